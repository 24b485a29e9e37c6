#include "engine/extract/provenance.h"

#include <algorithm>
#include <utility>

#include "engine/text/token.h"

namespace onrecord {
namespace {

void add_once(const std::string& id, const Place& place, std::vector<RuleRef>& also) {
  const auto same = [&](const RuleRef& one) { return one.line == place.line && one.file == place.file; };
  if (std::ranges::none_of(also, same)) also.push_back({id, place.file, place.line});
}

void add_changes(const Rule& rule, std::uint32_t line, std::vector<RuleRef>& also) {
  // A line that a change brought stands in its file already; the rule then in the other.
  const auto bringer = line / kChangedLines;
  if (bringer > 0) add_once(rule.id, rule.place, also);
  for (std::size_t i = 0; i < rule.changes.size(); ++i) {
    if (i + 1 != bringer) add_once(rule.id, rule.changes[i].place, also);
  }
}

void add_words(const Language& language, const Findings& findings, const Mention& mention,
               std::string_view text, std::vector<RuleRef>& also) {
  const auto& matcher = language.text();
  for (const auto& capture : findings.captures_of(mention)) {
    if (capture.mention >= 0) {
      const auto& inner = findings.mentions[static_cast<std::size_t>(capture.mention)];
      if (inner.rule == kNoRule) continue;
      add_changes(matcher.rule(inner.rule), inner.line, also);
      add_words(language, findings, inner, text, also);
      continue;
    }
    if (capture.value.empty() || !language.has_added_words()) continue;
    for (const auto& word : language.added_words(fold(slice(text, capture.span)))) {
      if (word.value == capture.value) add_once(matcher.rule(mention.rule).id, word.place, also);
    }
  }
}

}  // namespace

RuleRef provenance(const Language& language, const Findings& findings, const Mention& mention,
                   std::string_view text) {
  const auto& rule = language.text().rule(mention.rule);
  auto place = place_of(rule, mention.line);
  RuleRef out{rule.id, std::move(place.file), place.line};
  add_changes(rule, mention.line, out.also);
  add_words(language, findings, mention, text, out.also);
  return out;
}

}  // namespace onrecord
