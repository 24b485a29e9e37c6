#include "cli/rule_tape.h"

#include <algorithm>

#include "engine/extract/examples.h"
#include "engine/match/compile.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/text/quotations.h"

namespace onrecord {
namespace {

// What a pattern can ask a cell for.
struct Names {
  std::string kind;                   // of a mention: nothing else
  std::vector<std::string> classes;   // word, lower, …
  std::string tag;                    // its part of speech, which frames go by
  std::vector<std::string> lexicons;  // by name, and behind it what it gives: "speech-verb (cue)"
};

Names names_of(const RuleText& text, const TapeCell& cell) {
  Names names;
  if (cell.mention >= 0) {
    const auto& mention = text.findings().mentions[static_cast<std::size_t>(cell.mention)];
    names.kind = text.matcher().kind_name(mention.kind);
    return names;
  }
  const auto& unit = text.reading().units[cell.unit];
  const auto& vocabulary = text.matcher().vocabulary();
  if (const auto shape = vocabulary.shape_of(unit)) {
    for (const auto name : classes_of(*shape)) names.classes.emplace_back(name);
  }
  names.tag = text.tag(unit.first_token);
  for (const auto name : vocabulary.lexicons_of(unit)) {
    const auto* lexicon = text.matcher().pack().lexicon(name);
    const bool gives = lexicon != nullptr && !lexicon->gives.empty() && lexicon->gives != name;
    names.lexicons.push_back(std::string(name) + (gives ? " (" + lexicon->gives + ")" : ""));
  }
  return names;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const auto& word : words) out.append(out.empty() ? "" : between).append(word);
  return out;
}

std::string rows_of(const RuleText& text, const std::vector<TapeCell>& cells) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& cell : cells) {
    if (cell.is_break) {
      rows.push_back({"  {break}", "", "", ""});
      continue;
    }
    const auto names = names_of(text, cell);
    rows.push_back({(cell.blank_before ? "· " : "  ") + shown(slice(text.text(), cell.span)),
                    names.kind.empty() ? joined(names.classes, " ") : names.kind, names.tag,
                    joined(names.lexicons, ", ")});
  }
  return table(std::move(rows));
}

RulesJson cells_json(const RuleText& text, const std::vector<TapeCell>& cells) {
  auto json = RulesJson::array();
  for (const auto& cell : cells) {
    if (cell.is_break) {
      json.push_back({{"break", true}});
      continue;
    }
    auto names = names_of(text, cell);
    RulesJson one = {{"text", slice(text.text(), cell.span)}, {"blank_before", cell.blank_before}};
    if (names.kind.empty()) {
      one["classes"] = std::move(names.classes);
      one["lexicons"] = std::move(names.lexicons);
      if (!names.tag.empty()) one["tag"] = std::move(names.tag);
    } else {
      one["kind"] = std::move(names.kind);
    }
    json.push_back(std::move(one));
  }
  return json;
}

std::vector<RuleTape> tapes_of(RuleText& text, const Rule* rule) {
  if (rule == nullptr) return {{{}, text.inspection().tape()}};
  return text.inspection().tapes(static_cast<RuleId>(rule - text.matcher().pack().rules.data()));
}

}  // namespace

RuleText::RuleText(const Language& language, Part part, std::string_view text)
    : language_(language),
      matcher_(language.matcher(part)),
      text_(text),
      block_{BlockKind::kBody,
             matcher_.read(text, {0, static_cast<std::uint32_t>(text.size())}),
             pair_quotations(text, std::vector{Span{0, static_cast<std::uint32_t>(text.size())}}),
             {}},
      inspection_(matcher_),
      findings_(inspection_.run(block_.reading, seeds_in(language, part, text))) {
  if (part == Part::kText) syntax_.emplace(block_, language);
}

std::string RuleText::tag(std::size_t token) const {
  if (!syntax_ || syntax_->tag(token) == WordTag::kMark) return {};
  return std::string(name_of(syntax_->tag(token)));
}

std::string tapes_text(RuleText& text, const Rule* rule) {
  std::string out;
  for (const auto& tape : tapes_of(text, rule)) {
    out += "tape";
    std::vector<std::string> places;
    for (const auto line : tape.lines) {
      places.push_back(position(place_of(*rule, line)));
    }
    if (!places.empty()) out += " of " + listed(places);
    out += " (·: a blank stands before it)\n" + rows_of(text, tape.cells) + "\n";
  }
  return out;
}

RulesJson tapes_json(RuleText& text, const Rule* rule) {
  auto json = RulesJson::array();
  for (const auto& tape : tapes_of(text, rule)) {
    auto lines = RulesJson::array();
    for (const auto line : tape.lines) lines.push_back(place_json(place_of(*rule, line)));
    json.push_back({{"lines", std::move(lines)}, {"cells", cells_json(text, tape.cells)}});
  }
  return json;
}

std::string shown(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kEnd = 20;
  const auto cut = [](std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
  };
  std::string out(words);
  if (words.size() > kLongest) {
    out = std::string(words.substr(0, cut(words, kLongest - kEnd))) + " … " +
          std::string(words.substr(cut(words, words.size() - kEnd)));
  }
  std::ranges::replace(out, '\n', ' ');
  return terminal_safe(out);
}

}  // namespace onrecord
