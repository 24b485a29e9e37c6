#include "engine/match/compile.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "engine/rules/keys.h"

namespace onrecord {
namespace {

using Class = Vocabulary::Class;
using Type = PatternItem::Type;
struct Builtin {
  std::string_view name;
  bool (*holds)(Shape shape);  // nullptr: not one unit; see `special`
};
constexpr std::array kBuiltins{
    Builtin{"word", [](Shape s) { return is_word(s); }},
    Builtin{"lower", [](Shape s) { return s == Shape::kLower; }},
    Builtin{"capitalised", [](Shape s) { return is_capital(s); }},
    Builtin{"upper", [](Shape s) { return s == Shape::kUpper; }},
    Builtin{"initial", [](Shape s) { return s == Shape::kInitial; }},
    Builtin{"digits", [](Shape s) { return is_number(s); }},
    Builtin{"day-digits", [](Shape s) { return s == Shape::kShortDigits; }},
    Builtin{"year-digits", [](Shape s) { return s == Shape::kYearDigits; }},
    Builtin{"numeral", [](Shape s) { return s == Shape::kNumeral; }},
    Builtin{"any", nullptr},
    Builtin{"rest", nullptr},
    Builtin{"clause", nullptr},
    Builtin{"start", nullptr},
    Builtin{"end", nullptr},
    Builtin{"break", nullptr},
};

const Builtin* find_builtin(std::string_view name) {
  const auto found =
      std::find_if(kBuiltins.begin(), kBuiltins.end(), [&](const Builtin& b) { return b.name == name; });
  return found == kBuiltins.end() ? nullptr : &*found;
}

bool at_edge(const PatternItem& item) {
  return item.type == Type::kSlot && item.choices.size() == 1 &&
         (item.choices[0] == "start" || item.choices[0] == "end" || item.choices[0] == "break");
}

// "\x{E100}-\x{E104}…" for a character class.
std::string class_body(const std::vector<char32_t>& sorted) {
  std::string out;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t j = i;
    while (j + 1 < sorted.size() && sorted[j + 1] == sorted[j] + 1) ++j;
    if (sorted[i] < 128 && !(sorted[i] >= '0' && sorted[i] <= '9')) {
      out += '\\';
      out += static_cast<char>(sorted[i]);
      i = i + 1;
      continue;
    }
    append_symbol(out, sorted[i]);
    if (j > i) {
      out += '-';
      append_symbol(out, sorted[j]);
    }
    i = j + 1;
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text, const std::vector<std::string>& clitics) {
  if (std::find(clitics.begin(), clitics.end(), fold(text)) != clitics.end()) return {std::string(text)};
  std::vector<std::string> words;
  for (const auto& token : tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, clitics)) {
    words.emplace_back(slice(text, token.span));
  }
  return words;
}

class Compiler {
 public:
  Compiler(const Pack& pack, const Vocabulary& vocabulary, Names& names)
      : pack_(pack), vocabulary_(vocabulary), names_(names) {
    append_symbol(break_, kBreak);
    stops_ = marks({".", "!", "?", "…"});
    pauses_ = marks({",", ";", ":", "–", "(", ")", "\""});
    joint_ = "[ " + marks({"-"}) + "]";
  }

  Result<CompiledPattern> run(const Pattern& pattern) {
    out_.regex = sequence(pattern.root, &out_.atoms, true);
    if (!error_.what.empty()) return tl::make_unexpected(error_);
    out_.longest = longest(pattern.root).value_or(0);
    return std::move(out_);
  }

 private:
  using Atoms = std::vector<std::vector<char32_t>>;

  void refuse(const PatternItem& item, std::string what) {
    if (error_.what.empty()) error_ = {ErrorKind::kRules, std::to_string(item.column), std::move(what)};
  }

  // The expression of a sequence. A blank before an item is asked for together
  // with the item; at the front of a sequence that stands behind a blank, an
  // optional item takes the blank behind it along.
  std::string sequence(const PatternSequence& sequence, Atoms* atoms, bool after_blank) {
    std::string out;
    bool front = after_blank;  // nothing that must be there has been written yet
    bool skip_space = true;    // the first item's own blank was written by the caller
    for (std::size_t i = 0; i < sequence.items.size(); ++i) {
      const auto& item = sequence.items[i];
      const bool gap = item.type == Type::kGap;
      bool space = item.space_before && !skip_space && !gap && !is_end(item);
      if (is_blank(item)) {
        out += ' ';
        skip_space = false;
        continue;
      }
      if (item.type == Type::kMark) {
        out += (space ? " " : "") + mark(item);
        front = front || (item.text == "<" && space);
        skip_space = item.text == "<" || skip_space;
        continue;
      }
      const auto body = expression(item, atoms, space || (front && skip_space));
      if (item.optional) {
        if (space && brings_blank(sequence, i)) {
          out += ' ';
          space = false;
        }
        const bool space_after = front && i + 1 < sequence.items.size() && sequence.items[i + 1].space_before;
        out += std::string("(?:") + (space ? " " : "") + body + (space_after ? " )?" : ")?");
        skip_space = space_after || (front && skip_space);
        continue;
      }
      if (gap && front && skip_space) {
        out += "(?:" + body + " )?";  // an empty gap has no blank behind it
        continue;
      }
      if (space) out += ' ';
      out += body;
      front = skip_space = is_start(item);
    }
    return out;
  }

  // "x [y ]z": what may be missing has the blank that parts it from z inside, so
  // the one before it stays.
  static bool brings_blank(const PatternSequence& sequence, std::size_t i) {
    const auto& item = sequence.items[i];
    const bool ends_in_blank = item.alternatives.size() == 1 && item.alternatives[0].space_after;
    if (!ends_in_blank || i + 1 == sequence.items.size()) return false;
    const auto& next = sequence.items[i + 1];
    return !next.space_before && !next.optional && !at_edge(next) && next.type != Type::kMark &&
           next.type != Type::kGap;
  }

  // How many items the longest match has; nullopt where there is no bound.
  std::optional<std::uint32_t> longest(const PatternSequence& sequence) const {
    std::uint32_t sum = 0;
    for (const auto& item : sequence.items) {
      std::optional<std::uint32_t> length;
      if (item.type == Type::kMark) {
        length = 0;
      } else if (item.type == Type::kGap) {
        length = kGapSymbols;
      } else if (item.type == Type::kWords) {
        length = static_cast<std::uint32_t>(words_of(item.text, vocabulary_.clitics()).size());
      } else if (item.type == Type::kGroup) {
        length = 0;
        for (const auto& alternative : item.alternatives) {
          const auto inner = longest(alternative);
          length = inner && length ? std::optional(std::max(*inner, *length)) : std::nullopt;
        }
      } else if (!item.repeated) {
        length = 1;
        for (const auto& choice : item.choices) {
          if (choice == "rest" || choice == "clause") return std::nullopt;
          const auto words = static_cast<std::uint32_t>(words_of(choice, vocabulary_.clitics()).size());
          length = std::max({*length, words, choice == "end" ? kStopsAtEnd + 2 : 1});
        }
      }
      if (!length) return std::nullopt;
      sum += *length;
    }
    return sum;
  }

  static bool is_blank(const PatternItem& item) { return item.type == Type::kWords && item.text.empty(); }
  static bool is_start(const PatternItem& item) { return at_edge(item) && item.choices[0] != "end"; }
  static bool is_end(const PatternItem& item) { return at_edge(item) && item.choices[0] != "start"; }

  std::string expression(const PatternItem& item, Atoms* atoms, bool after_blank) {
    switch (item.type) {
      case Type::kWords:
        return words(item, atoms);
      case Type::kGap:
        return "[^" + break_ + "]{0," + std::to_string(kGapSymbols) + "}?";
      case Type::kGroup:
        return group(item, atoms, after_blank);
      case Type::kSlot:
        return slot(item, atoms);
      case Type::kMark:
        break;
    }
    return {};
  }

  // "<" opens a capturing group for the mention's own span.
  std::string mark(const PatternItem& item) {
    if (item.text != "<") return ")";
    out_.groups.push_back({slot_id(std::string(kSpanSlot)), {}});
    return "(";
  }

  std::string words(const PatternItem& item, Atoms* atoms) {
    std::string out;
    for (const auto& word : words_of(item.text, vocabulary_.clitics())) {
      const auto symbols = literal_symbols(word);
      out += "[" + class_body(symbols) + "]";
      if (atoms != nullptr) atoms->push_back(symbols);
    }
    return out;
  }

  std::string group(const PatternItem& item, Atoms* atoms, bool after_blank) {
    std::string out;
    std::vector<char32_t> either;
    bool all = !item.optional && atoms != nullptr;
    // "[ x]" and "[x ]" bring their own blank.
    const bool own_blanks = item.optional && item.alternatives.size() == 1;
    for (const auto& alternative : item.alternatives) {
      Atoms inner;
      if (!out.empty()) out += '|';
      const auto& first = alternative.items.front();
      if (own_blanks && !item.space_before && first.space_before && !is_blank(first)) out += ' ';
      out += sequence(alternative, &inner, after_blank);
      if (own_blanks && alternative.space_after) out += ' ';
      if (inner.empty()) {
        all = false;
      } else {
        const auto& least = *std::min_element(
            inner.begin(), inner.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
        either.insert(either.end(), least.begin(), least.end());
      }
    }
    if (all) {
      sort_unique(either);
      atoms->push_back(std::move(either));
    }
    return "(?:" + out + ")";
  }

  std::string slot(const PatternItem& item, Atoms* atoms) {
    // A slot without a name catches nothing: groups are what makes RE2 slow.
    const bool catches = !item.slot.empty();
    const auto first_group = catches ? out_.groups.size() : kNoGroup;
    if (catches) out_.groups.push_back({slot_id(item.slot), {}});
    std::vector<char32_t> single;  // choices that are one symbol
    std::vector<std::string> others;
    bool certain = true;  // whether one of `single` must be there
    for (const auto& choice : item.choices) {
      if (!add_choice(item, choice, first_group, single, others, certain)) return {};
    }
    sort_unique(single);
    if (!item.exceptions.empty()) {
      std::vector<char32_t> without;
      for (const auto& exception : item.exceptions) {
        if (!add_exception(item, exception, without)) return {};
      }
      sort_unique(without);
      std::vector<char32_t> left;
      std::set_difference(single.begin(), single.end(), without.begin(), without.end(),
                          std::back_inserter(left));
      single = std::move(left);
    }
    std::string body;
    for (const auto& other : others) body += (body.empty() ? "" : "|") + other;
    if (!single.empty()) body = "[" + class_body(single) + "]" + (body.empty() ? "" : "|") + body;
    if (body.empty()) refuse(item, "{" + item.choices[0] + "} can match nothing");
    if (lone_ && others.empty()) {
      out_.lone = single;
      out_.lone_repeats = item.repeated;
    }
    if (certain && others.empty() && atoms != nullptr) atoms->push_back(std::move(single));
    if (item.repeated) body = "(?:" + body + ")(?:" + joint_ + "(?:" + body + "))*";
    return (catches ? "(" : "(?:") + body + ")";
  }

  // What "except" takes away; "lower NAME" takes only what is written in lower case.
  bool add_exception(const PatternItem& item, std::string_view exception, std::vector<char32_t>& without) {
    constexpr std::string_view kLowerOnly = "lower ";
    const bool lower_only = exception.starts_with(kLowerOnly);
    if (lower_only) exception.remove_prefix(kLowerOnly.size());
    std::vector<char32_t> found;
    std::vector<std::string> unused;
    bool ignored = true;
    if (!add_choice(item, std::string(exception), kNoGroup, found, unused, ignored)) return false;
    if (!lower_only) {
      without.insert(without.end(), found.begin(), found.end());
      return true;
    }
    sort_unique(found);
    const auto lower = vocabulary_.symbols([](const Class& c) { return c.shape == Shape::kLower; });
    std::set_intersection(found.begin(), found.end(), lower.begin(), lower.end(),
                          std::back_inserter(without));
    return true;
  }

  // Adds what a name in a slot stands for. `group` learns where values are
  // looked up. False where the name is unknown.
  bool add_choice(const PatternItem& item, const std::string& choice, std::size_t group,
                  std::vector<char32_t>& single, std::vector<std::string>& others, bool& certain) {
    if (const auto* builtin = find_builtin(choice)) {
      if (builtin->holds != nullptr) {
        const auto found = vocabulary_.symbols([&](const Class& c) { return builtin->holds(c.shape); });
        single.insert(single.end(), found.begin(), found.end());
        if (choice == "word" || choice == "lower" || choice == "capitalised") certain = false;
      } else {
        others.push_back(special(choice));
        certain = false;
      }
      return true;
    }
    if (const auto kind = names_.kinds.find(choice); kind != names_.kinds.end()) {
      single.push_back(kFirstKind + kind->second);
      out_.kinds.insert(kind->second);
      return true;
    }
    if (const auto lexicons = vocabulary_.lexicons(choice); !lexicons.empty()) {
      add_lexicons(lexicons, group, single);
      return true;
    }
    // A lone name that nothing has is a slip, unless it is a word under a slot's own name: `{day: tomorrow}`.
    const bool lone = item.choices.size() == 1 && item.exceptions.empty();
    if (lone && (item.slot == choice || !suggest(choice).empty() || choice.find('-') != std::string::npos)) {
      refuse(item, "{" + choice + "} is no class, mention or lexicon" + suggest(choice));
      return false;
    }
    const auto parts = words_of(choice, vocabulary_.clitics());
    if (parts.size() == 1) {
      add_lexicons(vocabulary_.lexicons("=" + parts[0]), group, single);
      const auto symbols = literal_symbols(parts[0]);
      single.insert(single.end(), symbols.begin(), symbols.end());
      return true;
    }
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      joined += (i == 0 ? "[" : " [") + class_body(literal_symbols(parts[i])) + "]";
    }
    others.push_back(joined);
    return true;
  }

  void add_lexicons(const std::vector<LexiconId>& lexicons, std::size_t group,
                    std::vector<char32_t>& single) {
    for (const auto lexicon : lexicons) {
      const auto& found = vocabulary_.symbols_in(lexicon);
      single.insert(single.end(), found.begin(), found.end());
    }
    if (group != kNoGroup) {
      auto& known = out_.groups[group].lexicons;
      known.insert(known.end(), lexicons.begin(), lexicons.end());
    }
  }

  // The inside of a character class for marks, whatever lexicons they are in.
  std::string marks(std::initializer_list<const char*> texts) const {
    std::vector<char32_t> symbols;
    for (const auto* text : texts) {
      const auto found = literal_symbols(text);
      symbols.insert(symbols.end(), found.begin(), found.end());
    }
    sort_unique(symbols);
    return class_body(symbols);
  }

  std::string special(std::string_view name) const {
    const auto run = [&](const std::string& no_inside, const std::string& no_end) {
      return "[^ " + no_inside + no_end + "](?:[^" + no_inside + "]*[^ " + no_inside + no_end + "])?";
    };
    if (name == "any") return "[^" + break_ + " ]";
    if (name == "rest") return run(break_, stops_ + marks({",", ";", ":", "–"}));
    if (name == "clause") return run(break_ + pauses_, stops_);
    if (name == "end")
      return "[" + stops_ + "]{0," + std::to_string(kStopsAtEnd) + "}[" + marks({"\"", "'", ")"}) + "]?" +
             break_;
    return break_;  // start, break
  }

  // The symbols that a literal word may have; a mark that no lexicon knows is its own.
  std::vector<char32_t> literal_symbols(const std::string& word) const {
    std::vector<char32_t> found;
    for (const auto lexicon : vocabulary_.lexicons("=" + word)) {
      const auto& symbols = vocabulary_.symbols_in(lexicon);
      found.insert(found.end(), symbols.begin(), symbols.end());
    }
    std::vector<Unit> units;
    const auto& clitics = vocabulary_.clitics();
    const Span whole{0, static_cast<std::uint32_t>(word.size())};
    const bool is_clitic = std::find(clitics.begin(), clitics.end(), fold(word)) != clitics.end();
    const auto tokens =
        is_clitic ? std::vector<Token>{{whole, Shape::kPunctuation, false}} : tokenize(word, whole, clitics);
    vocabulary_.read(word, tokens, units);
    if (!units.empty()) found.push_back(units[0].symbol);
    sort_unique(found);
    return found;
  }

  std::uint16_t slot_id(const std::string& name) {
    return names_.slots.try_emplace(name, static_cast<std::uint16_t>(names_.slots.size())).first->second;
  }

  std::string suggest(std::string_view choice) const {
    std::vector<std::string_view> known;
    known.reserve(kBuiltins.size() + names_.kinds.size() + pack_.lexicons.size());
    for (const auto& builtin : kBuiltins) known.push_back(builtin.name);
    for (const auto& kind : names_.kinds) known.push_back(kind.first);
    for (const auto& lexicon : pack_.lexicons) known.push_back(lexicon.name);
    return suggestion(choice, known);
  }

  static void sort_unique(std::vector<char32_t>& symbols) {
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
  }

  static constexpr std::uint32_t kGapSymbols = 24;  // twelve tokens and the blanks between
  static constexpr std::uint32_t kStopsAtEnd = 4;   // "?!" and "...."
  static constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);

  const Pack& pack_;
  const Vocabulary& vocabulary_;
  Names& names_;
  CompiledPattern out_;
  std::string break_, stops_, pauses_, joint_;  // insides of character classes; joint_ a whole one
  bool lone_ = false;                           // the pattern is one slot
  Error error_;
};

}  // namespace

bool is_builtin(std::string_view name) { return find_builtin(name) != nullptr; }

void append_symbol(std::string& out, char32_t symbol) {
  if (symbol < 0x80) {
    out += static_cast<char>(symbol);
  } else if (symbol < 0x800) {
    out += static_cast<char>(0xC0 | (symbol >> 6));
    out += static_cast<char>(0x80 | (symbol & 0x3F));
  } else if (symbol < 0x10000) {
    out += static_cast<char>(0xE0 | (symbol >> 12));
    out += static_cast<char>(0x80 | ((symbol >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (symbol & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (symbol >> 18));
    out += static_cast<char>(0x80 | ((symbol >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((symbol >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (symbol & 0x3F));
  }
}

void collect_literals(const Pattern& pattern, const Pack& pack, const Names& names,
                      std::vector<std::string>& out) {
  std::vector<std::string> clitics;
  if (const auto* lexicon = pack.lexicon("clitic")) {
    for (const auto& entry : lexicon->entries) clitics.push_back(fold(entry.value));
  }
  const auto add = [&](std::string_view text) {
    for (const auto& word : words_of(text, clitics)) {
      // Marks are their own symbols, unless a lexicon has them.
      const auto token = tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, {}).front();
      if (is_word(token.shape) || is_number(token.shape) || word.size() > 4) out.push_back(word);
    }
  };
  const auto is_name = [&](const std::string& choice) {
    return is_builtin(choice) || names.kinds.contains(choice) || pack.lexicon(choice) != nullptr ||
           std::any_of(pack.lexicons.begin(), pack.lexicons.end(),
                       [&](const Lexicon& lexicon) { return lexicon.gives == choice; });
  };
  for_each_item(pattern.root, [&](const PatternItem& item) {
    if (item.type == Type::kWords) add(item.text);
    if (item.type != Type::kSlot) return;
    for (const auto& choice : item.choices) {
      if (!is_name(choice) && choice != item.slot) add(choice);
    }
    for (auto choice : item.exceptions) {
      if (choice.starts_with("lower ")) choice.erase(0, 6);
      if (!is_name(choice)) add(choice);
    }
  });
}

Result<CompiledPattern> compile_pattern(const Pattern& pattern, const Pack& pack,
                                        const Vocabulary& vocabulary, Names& names) {
  return Compiler(pack, vocabulary, names).run(pattern);
}

}  // namespace onrecord
