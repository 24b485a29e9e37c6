#include "cli/rule_miss.h"

#include <algorithm>

#include "engine/match/compile.h"
#include "engine/report/labels.h"
#include "engine/rules/pattern.h"

namespace onrecord {
namespace {

std::string in_quotes(std::string_view words) { return "\"" + shown(words) + "\""; }

std::string place_of_line(const Rule& rule, std::uint32_t number) { return position(place_of(rule, number)); }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

const Line* line_of(const Rule& rule, std::uint32_t number) {
  const auto found = std::ranges::find(rule.match, number, &Line::number);
  return found == rule.match.end() ? nullptr : &*found;
}

// Why of two mentions of one kind that overlap the other one stayed.
std::string advantage(const Rule& winner, Span taken, const Rule& rule, Span span) {
  if (winner.priority != rule.priority) {
    return ", with priority " + std::to_string(winner.priority) + " against " + std::to_string(rule.priority);
  }
  if (taken.length() != span.length()) return ", which is longer";
  if (taken.begin != span.begin) return ", which stands before it";
  return winner.id != rule.id ? ", for its id comes first in the alphabet" : "";
}

// A field that makes no sense of what the slots caught.
std::string senseless_field(const RuleText& text, const Rule& rule, const RuleMatch& match,
                            std::string_view published) {
  const auto& table = text.language().fields(rule.part);
  Context context;
  context.published = published;
  for (const auto& mention : text.findings().mentions) {
    if (mention.line != match.line || mention.span != match.span || mention.rule == kNoRule) continue;
    for (const auto& [name, line] : rule.fields) {
      if (!table.field_of(text.findings(), mention, text.text(), context, name))
        return name + ": " + line.text;
    }
  }
  return {};
}

std::string fate(const RuleText& text, const Rule& rule, const RuleMatch& match, std::string_view published) {
  const auto other = [&]() -> const Mention& {
    return text.findings().mentions[static_cast<std::size_t>(match.by)];
  };
  switch (match.fate) {
    case RuleMatch::Fate::kHeldBefore:
      return "`unless before` forbids what stands before it";
    case RuleMatch::Fate::kHeldAfter:
      return "`unless after` forbids what stands behind it";
    case RuleMatch::Fate::kInside:
      return "`unless inside` forbids it: it stands in the " +
             std::string(text.matcher().kind_name(other().kind)) + " " +
             in_quotes(slice(text.text(), other().span));
    case RuleMatch::Fate::kOutranked: {
      if (match.by < 0) return "it is empty but for blanks";
      const auto& winner = text.matcher().rule(other().rule);
      return "rule " + winner.id + " (" + place_of_line(winner, other().line) + ") takes " +
             in_quotes(slice(text.text(), other().span)) + advantage(winner, other().span, rule, match.span);
    }
    case RuleMatch::Fate::kKept:
      break;
  }
  const auto field = senseless_field(text, rule, match, published);
  return field.empty() ? "a field makes no sense of it" : "`" + field + "` makes no sense of it";
}

// "in speech-verb", "{day: day-digits}", "\"tons\"": what an item of a pattern asks
// for. A slot whose only name is nothing but a word may be meant as more.
std::string wanted(const RuleText& text, const PatternItem& item, std::string_view raw, bool only) {
  if (item.type == PatternItem::Type::kWords) return in_quotes(item.text);
  const bool lone =
      item.type == PatternItem::Type::kSlot && item.choices.size() == 1 && item.exceptions.empty();
  if (!lone || is_builtin(item.choices[0]) || text.matcher().kind(item.choices[0])) return std::string(raw);
  const bool is_word = text.matcher().vocabulary().lexicons(item.choices[0]).empty();
  if (is_word)
    return "the word " + in_quotes(item.choices[0]) + ", for which there is no class, kind or lexicon";
  return only ? "in " + item.choices[0] : std::string(raw);
}

// What should have stood where the miss is, and the pattern up to there.
struct Wanted {
  std::string found;  // "{quote}, {speaker}"
  std::vector<std::string> items;
  std::string any;  // where it should stand: "{cue: speech-verb}" or "\"tons\""
};

Wanted wanted_at(const RuleText& text, const Line& line, const NearMiss& miss) {
  Wanted out;
  const auto source = trimmed(line.text);
  const auto pattern = parse_pattern(line.text);
  if (!pattern) return out;
  // Only what belongs to one item of the whole pattern: what stands before it may be missing.
  std::uint32_t from = 0;
  for (const auto& item : pattern->root.items) {
    if (item.column <= miss.columns.back()) from = item.column;
  }
  std::vector<const PatternItem*> items;
  for_each_item(pattern->root, [&](const PatternItem& item) {
    if (item.type == PatternItem::Type::kGroup || item.column < from) return;
    if (std::ranges::binary_search(miss.columns, item.column)) items.push_back(&item);
  });
  if (items.empty()) return out;
  for (const auto* item : items) {
    const auto end = item->type == PatternItem::Type::kSlot ? source.find('}', item->column) + 1
                                                            : source.find_first_of(" ]){<>", item->column);
    const auto raw = source.substr(item->column, std::min(end, source.size()) - item->column);
    out.items.push_back(wanted(text, *item, raw, items.size() == 1));
    out.any += (out.any.empty() ? "" : " or ") + wanted(text, *item, raw, false);
  }
  std::string found(source.substr(0, items.front()->column));
  std::ranges::replace_if(
      found, [](char c) { return c == '<' || c == '>'; }, ' ');
  out.found = trimmed(found);
  return out;
}

std::string stop(const RuleText& text, const NearMiss& miss, const Wanted& wanted) {
  const auto next = in_quotes(slice(text.text(), miss.next));
  switch (miss.stop) {
    case NearMiss::Stop::kTextEnd:
      return "the text ends where " + wanted.any + " should stand";
    case NearMiss::Stop::kSentenceEnd:
      return "the sentence ends where " + wanted.any + " should stand";
    case NearMiss::Stop::kBlank:
      return "a blank stands before " + next + ", where " + wanted.any + " should follow at once";
    case NearMiss::Stop::kNoBlank:
      return next + " follows where a blank and " + wanted.any + " should stand";
    case NearMiss::Stop::kUnit:
      break;
  }
  const bool one = wanted.items.size() == 1;
  return "the next word " + next + (one ? " is not " : " is none of ") + listed(wanted.items);
}

}  // namespace

std::string why_not(RuleText& text, const Rule& rule, std::string_view published) {
  const auto id = static_cast<RuleId>(&rule - text.matcher().pack().rules.data());
  if (!rule.regex.empty()) return "its expression matches nothing, or what it matches is forbidden or taken";
  const auto matches = text.inspection().matches(id);
  if (!matches.empty()) {
    const auto& match = matches.front();
    return "its line " + place_of_line(rule, match.line) + " matches " +
           in_quotes(slice(text.text(), match.span)) + ", but " + fate(text, rule, match, published);
  }
  const auto miss = text.inspection().nearest_miss(id);
  if (!miss) return "no line of it begins to match";
  const auto* line = line_of(rule, miss->line);
  const auto wanted = wanted_at(text, *line, *miss);
  return "found " + wanted.found + (wanted.found.empty() ? "" : " ") + "(" +
         in_quotes(slice(text.text(), miss->found)) + "); " + stop(text, *miss, wanted) + " (" +
         place_of_line(rule, miss->line) + ")";
}

}  // namespace onrecord
