#include "engine/rules/check_rule.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/rules/expression.h"
#include "engine/rules/keys.h"

namespace onrecord {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The place of a character of `line`, from 0 behind its leading blanks.
std::string place(std::string_view file, const Line& line, std::size_t at) {
  const auto indent = std::min(line.text.find_first_not_of(' '), line.text.size());
  return to_string({std::string(file), line.number % kChangedLines,
                    line.column + static_cast<std::uint32_t>(indent + at)});
}

std::size_t column_in(const Error& error) {
  std::size_t column = 0;
  std::from_chars(error.where.data(), error.where.data() + error.where.size(), column);
  return column;
}

// Whether it can match without a word, number or mark of the text.
bool may_be_empty(const PatternItem& item) {
  const auto sequence_may = [](const PatternSequence& sequence) {
    return std::ranges::all_of(sequence.items, &may_be_empty);
  };
  switch (item.type) {
    case PatternItem::Type::kWords:
      return item.text.empty();
    case PatternItem::Type::kSlot:
      return false;
    case PatternItem::Type::kGroup:
      return item.optional || std::ranges::any_of(item.alternatives, sequence_may);
    case PatternItem::Type::kGap:
    case PatternItem::Type::kMark:
      break;
  }
  return true;
}

// Whether it asks for something that not every stretch of text has.
bool picks(const PatternItem& item) {
  static constexpr std::array<std::string_view, 4> kAnything = {"word", "any", "rest", "clause"};
  switch (item.type) {
    case PatternItem::Type::kWords:
      return !item.text.empty();
    case PatternItem::Type::kSlot:
      return !item.exceptions.empty() || std::ranges::none_of(item.choices, [](const auto& choice) {
        return std::ranges::find(kAnything, choice) != kAnything.end();
      });
    case PatternItem::Type::kGroup:
      return !item.optional && std::ranges::all_of(item.alternatives, [](const auto& alternative) {
        return std::ranges::any_of(alternative.items, &picks);
      });
    case PatternItem::Type::kGap:
    case PatternItem::Type::kMark:
      break;
  }
  return false;
}

void check_lines(std::string_view file, const std::vector<Line>& lines, bool must_pick,
                 std::vector<Error>& errors) {
  for (const auto& line : lines) {
    const auto pattern = parse_pattern(line.text);
    const auto shown = " in `" + std::string(trim(line.text)) + "`";
    const auto refuse = [&](std::size_t at, const std::string& what) {
      errors.push_back({ErrorKind::kRules, place(file, line, at), what});
    };
    if (!pattern) {
      refuse(column_in(pattern.error()), pattern.error().what + shown);
    } else if (std::ranges::all_of(pattern->root.items, &may_be_empty)) {
      refuse(0, "this pattern matches nothing: no word must be there for it; take one part out of its [ ]");
    } else if (must_pick && std::ranges::none_of(pattern->root.items, &picks)) {
      refuse(0, "this pattern matches everything: name a word, a lexicon or a kind of mention");
    }
  }
}

struct Beyond {
  std::string_view written;
  std::string_view instead;
};

// What other engines know and RE2 leaves out for the sake of linear time, or knows otherwise; the longer
// first.
constexpr Beyond kBeyond[] = {
    {"(?<=", "looks behind; write what must stand before into the expression, with a group for the rest"},
    {"(?<!", "looks behind; write what must not stand before under `unless before: |`"},
    {"(?=", "looks ahead; write what must stand behind into the expression, with a group for the rest"},
    {"(?!", "looks ahead; write what must not stand behind under `unless after: |`"},
    {"(?P=", "asks for the same text again; write two rules, or list what can stand there"},
    {"(?>", "is an atomic group; (?: does the same here, for nothing is ever tried twice"},
    {"(?<", "is no group here; write (?P<name>…)"},
    {"(?'", "is no group here; write (?P<name>…)"},
    {"\\k", "asks for the same text again; write two rules, or list what can stand there"},
    {"\\Z", "is \\z here"},
    {"\\b", "knows the letters a to z only; write [^\\p{L}\\p{N}] or (?:^|[^\\p{L}])"},
    {"\\B", "knows the letters a to z only; write what must stand there"},
    {"\\w", "knows the letters a to z only; write [\\p{L}\\p{N}_]"},
    {"\\W", "knows the letters a to z only; write [^\\p{L}\\p{N}_]"},
    {"\\s", "knows the blanks of ASCII only; write [\\s\\p{Zs}]"},
};

// Where and why an expression asks for what is not there; false where it does not.
bool asks_beyond(std::string_view text, std::size_t& at, std::string& what) {
  bool in_class = false;
  for (at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    const bool escape = text[at] == '\\' && rest.size() > 1;
    if (escape && !in_class && rest[1] >= '1' && rest[1] <= '9') {
      what = "\"" + std::string(rest.substr(0, 2)) +
             "\" asks for the same text again; write two rules, or list what can stand there";
      return true;
    }
    for (const auto& [written, instead] : kBeyond) {
      if (in_class || !rest.starts_with(written)) continue;
      what = "\"" + std::string(written) + "\" " + std::string(instead);
      return true;
    }
    if (escape) {
      ++at;
    } else if (in_class) {
      in_class = text[at] != ']';
    } else if (text[at] == '[') {
      in_class = true;
      // A bracket that closes at once is a character.
      if (rest.starts_with("[]")) at += 1;
      if (rest.starts_with("[^]")) at += 2;
    } else if (text[at] == '+' && at > 0 &&
               (text[at - 1] == '+' || text[at - 1] == '*' || text[at - 1] == '?') &&
               (at < 2 || text[at - 2] != '\\')) {
      what = "\"" + std::string(text.substr(at - 1, 2)) + "\" is not known here; write \"" + text[at - 1] +
             "\", which is as fast";
      --at;
      return true;
    }
  }
  return false;
}

void check_expression(const Rule& rule, const std::string& name, const Line& line,
                      const std::vector<std::string>& slots, std::vector<Error>& errors) {
  const auto expression = parse_expression(line.text);
  if (!expression) {
    errors.push_back({ErrorKind::kRules, place(rule.place.file, line, column_in(expression.error())),
                      name + ": " + expression.error().what + " in `" + line.text + "`"});
    return;
  }
  // A word that is no slot means itself; in a call it is a slip where it is all but the name of one.
  const auto check = [&](const auto& self, const Expression& one, bool in_call) -> void {
    const bool is_call = one.type == Expression::Type::kCall;
    for (const auto& argument : one.arguments) self(self, argument, in_call || is_call);
    if (one.type != Expression::Type::kName || !in_call || one.name == "none") return;
    const auto word = one.name.substr(0, one.name.find('.'));
    for (const auto& slot : slots) {
      if (word == slot) return;
    }
    for (const auto& slot : slots) {
      if (word.size() < 4 || edit_distance(word, slot) > word.size() / 4) continue;
      std::string what = name;
      what.append(": no slot \"").append(word).append("\"; did you mean ").append(slot).append("?");
      errors.push_back(
          {ErrorKind::kRules, place(rule.place.file, line, line.text.find(one.name)), std::move(what)});
      return;
    }
  };
  check(check, *expression, false);
}

}  // namespace

void check_patterns(std::string_view file, const std::vector<Line>& lines, std::vector<Error>& errors) {
  check_lines(file, lines, true, errors);
}

void check_context(std::string_view file, const std::vector<Line>& lines, std::vector<Error>& errors) {
  check_lines(file, lines, false, errors);
}

void check_regex(std::string_view file, const std::vector<Line>& lines, std::vector<Error>& errors) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  for (const auto& line : lines) {
    const auto text = trim(line.text);
    const auto refuse = [&](std::size_t at, const std::string& what) {
      errors.push_back({ErrorKind::kRules, place(file, line, at), what});
    };
    std::size_t at = 0;
    std::string what;
    if (asks_beyond(text, at, what)) {
      refuse(at, what);
      continue;
    }
    const re2::RE2 regex(re2::StringPiece(text.data(), text.size()), options);
    if (!regex.ok()) {
      const auto found = text.find(regex.error_arg());
      refuse(regex.error_arg().empty() || found == std::string_view::npos ? 0 : found, regex.error());
    } else if (re2::RE2::FullMatch("", regex)) {
      refuse(0, "this expression matches everything, for it matches the empty text; ask for a character");
    }
  }
}

std::vector<std::string> slots_of(const Rule& rule) {
  std::vector<std::string> slots;
  for (const auto& line : rule.match) {
    if (const auto pattern = parse_pattern(line.text)) {
      for (auto& name : slot_names(*pattern)) slots.push_back(std::move(name));
    }
  }
  for (const auto& line : rule.regex) {
    for (std::size_t at = 0; (at = line.text.find("(?P<", at)) != std::string::npos;) {
      at += 4;
      slots.push_back(line.text.substr(at, line.text.find('>', at) - at));
    }
  }
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

void check_rule(const Rule& rule, std::vector<Error>& errors) {
  const auto refuse = [&](std::string what) {
    errors.push_back({ErrorKind::kRules, to_string(rule.place), std::move(what)});
  };
  if (rule.gives.empty()) refuse("rule " + rule.id + " does not say what it gives");
  if (rule.match.empty() == rule.regex.empty()) {
    refuse("rule " + rule.id + " needs either `match: |` or `regex: |`");
  }
  if (rule.finds.empty()) refuse("rule " + rule.id + " has no example; add `finds: |`");
  const auto& file = rule.place.file;
  if (rule.before.empty() && rule.after.empty() && rule.inside.empty()) {
    check_patterns(file, rule.match, errors);
  } else {
    check_context(file, rule.match, errors);
  }
  check_context(file, rule.before, errors);
  check_context(file, rule.after, errors);
  check_regex(file, rule.regex, errors);
  const auto slots = slots_of(rule);
  for (const auto& [name, line] : rule.fields) check_expression(rule, name, line, slots, errors);
}

}  // namespace onrecord
