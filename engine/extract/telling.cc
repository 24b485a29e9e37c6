#include "engine/extract/telling.h"

namespace onrecord {
namespace {

TokenSpan quotation_around(const Syntax& syntax, std::size_t token) {
  if (token >= syntax.size() || syntax.quotation(token) < 0) return {};
  return syntax.quotation_tokens(syntax.quotation(token));
}

// "her new message": what stands before a noun.
bool is_noun(const Syntax& syntax, TokenSpan core, TokenSpan sentence) {
  if (core.begin == sentence.begin) return true;
  const WordTag before = syntax.tag(core.begin - 1);
  return before == WordTag::kDeterminer || before == WordTag::kPossessive || before == WordTag::kAdjective ||
         before == WordTag::kNoun || before == WordTag::kGenitive;
}

// "Brek's thinking": a noun in the form of a verb.
bool is_naming(const Syntax& syntax, TokenSpan core, TokenSpan group, TokenSpan sentence) {
  if (syntax.tag(core.begin) != WordTag::kGerund || group.begin == sentence.begin) return false;
  const WordTag before = syntax.tag(group.begin - 1);
  return before == WordTag::kGenitive || before == WordTag::kPossessive || before == WordTag::kDeterminer;
}

// "“A,” Brek notes.", "The ad claims “A”": a word that could be a noun as well.
bool stands_beside_marks(const Syntax& syntax, TokenSpan core, std::size_t tail, TokenSpan sentence) {
  if (core.begin == sentence.begin) return false;
  const auto before = core.begin - 1;
  const bool parted = tail < sentence.end && (syntax.is(tail, ",") || syntax.is(tail, ":"));
  const auto next = parted ? tail + 1 : tail;
  const bool opens = next < sentence.end && syntax.opens_quotation(next);
  if (syntax.is(before, ",") && opens) return true;
  const auto who = syntax.core_before(core.begin, 0);
  if (who.empty()) return false;
  const auto marked = who.begin > 0 ? quotation_around(syntax, who.begin - 1) : TokenSpan{};
  if (marked.empty() || marked.end != who.begin) return who.begin == sentence.begin && opens;
  const bool named = syntax.tag(before) == WordTag::kName || syntax.tag(before) == WordTag::kPronoun;
  return named || tail >= sentence.end || syntax.tag(tail) == WordTag::kMark;
}

}  // namespace

bool is_telling(const Syntax& syntax, TokenSpan core, TokenSpan group, std::size_t tail, TokenSpan sentence) {
  if (is_naming(syntax, core, group, sentence)) return false;
  if (syntax.is_verb(core.begin)) return true;
  const bool before_colon = tail < syntax.size() && syntax.is(tail, ":") && !is_noun(syntax, core, sentence);
  return before_colon || stands_beside_marks(syntax, core, tail, sentence);
}

bool is_half_noun(const Syntax& syntax, TokenSpan core, TokenSpan group, TokenSpan speaker) {
  if (group.begin != core.begin || speaker.end != group.begin || speaker.end - speaker.begin != 1)
    return false;
  const WordTag verb = syntax.tag(core.begin);
  if (verb != WordTag::kPresent && verb != WordTag::kSingular && verb != WordTag::kBase) return false;
  return syntax.tag(speaker.begin) == WordTag::kAdjective || syntax.in(speaker.begin, "article");
}

bool is_before_that(const Syntax& syntax, TokenSpan core, std::size_t tail, TokenSpan sentence) {
  if (tail >= sentence.end || core.begin <= sentence.begin) return false;
  return syntax.tag(core.begin) == WordTag::kPlural && syntax.tag(core.begin - 1) == WordTag::kName &&
         syntax.in(tail, "content-opener");
}

bool ends_paragraph(const Syntax& syntax, TokenSpan core, std::size_t tail) {
  const auto whole = syntax.sentence(core.begin);
  if (whole.end != syntax.size() || !syntax.is(whole.end - 1, ":")) return false;
  return !syntax.has_finite_verb({tail, whole.end}) && whole.end - tail < 12;
}

bool is_aside_before(const Syntax& syntax, TokenSpan words, TokenSpan marked) {
  if (!syntax.is(words.end - 1, ",") || syntax.has_finite_verb(words)) return false;
  const WordTag first = syntax.tag(words.begin);
  if (first != WordTag::kPreposition && first != WordTag::kAdverb && first != WordTag::kCoordinator &&
      first != WordTag::kWh && !syntax.in(words.begin, "conjunction")) {
    return false;
  }
  return syntax.holds_verb(marked);
}

}  // namespace onrecord
