#include "engine/extract/told_of_subject.h"

#include "engine/extract/told_words.h"

namespace onrecord {

std::optional<Told> told_of_subject(const Syntax& syntax, Frame frame, TokenSpan group, TokenSpan cue,
                                    TokenSpan sentence) {
  const auto tail = cue.end;
  if (tail >= sentence.end) return std::nullopt;
  Told out;
  out.cue = cue;
  const ToldWords words{syntax, frame, sentence, tail, {}, cue};
  const bool opened = syntax.tag(tail) == WordTag::kTo || syntax.tag(tail) == WordTag::kPreposition ||
                      syntax.in(tail, "content-opener") || syntax.tag(tail) == WordTag::kWh ||
                      syntax.tag(tail - 1) == WordTag::kPreposition;
  // She was asked, “…?”
  if (frame == Frame::kClause && syntax.is(tail, ",") && words.opens_quotation(tail + 1)) {
    out.clause = {tail + 1, words.cut(tail + 1, sentence.end, true)};
    return out;
  }
  if (!opened && frame != Frame::kSeeming) return std::nullopt;
  const auto whom = syntax.subject(group);
  const TokenSpan after{tail, words.cut(tail, sentence.end, true)};
  if (whom.empty() || syntax.in(whom.begin, "thing-pronoun")) {
    out.clause = after;
  } else {
    out.clause = whom;
    out.rest = after;
  }
  return out;
}

std::optional<Told> told_in_passive(const Syntax& syntax, Frame frame, TokenSpan group, TokenSpan cue,
                                    TokenSpan sentence) {
  const auto tail = cue.end;
  if (tail >= sentence.end) return std::nullopt;
  if (!syntax.in(tail, "by-word") || tail + 1 >= sentence.end) {
    return frame == Frame::kBehind ? std::nullopt : told_of_subject(syntax, frame, group, cue, sentence);
  }
  Told out;
  out.cue = cue;
  out.clause = syntax.subject(group);
  out.speaker = syntax.phrase_from(tail + 1, sentence.end);
  if (out.speaker.empty() || out.clause.empty()) return std::nullopt;
  const auto next = out.speaker.end;
  if (next < sentence.end &&
      (syntax.tag(next) == WordTag::kPreposition || syntax.tag(next) == WordTag::kTo)) {
    const ToldWords words{syntax, frame, sentence, tail, out.speaker, cue};
    out.rest = {next, words.cut(next, sentence.end, true)};
  }
  return out;
}

std::optional<Told> told_by_hearsay(const Syntax& syntax, TokenSpan core, std::size_t tail,
                                    TokenSpan sentence) {
  Told out;
  out.cue = {core.begin, tail};
  const ToldWords words{syntax, Frame::kHearsay, sentence, tail, {}, out.cue};
  if (core.begin == sentence.begin) {
    const auto from = tail < sentence.end && syntax.is(tail, ",") ? tail + 1 : tail;
    if (!words.opens_main_clause(from, sentence.end)) return std::nullopt;
    out.clause = {from, words.cut(from, sentence.end, true)};
    return out;
  }
  auto verb = tail;
  while (verb < sentence.end && (syntax.tag(verb) == WordTag::kAdverb || syntax.is_auxiliary(verb)) &&
         syntax.quotation(verb) < 0) {
    ++verb;
  }
  if (verb >= sentence.end) return std::nullopt;
  const bool is_verb = syntax.is_verb(verb);
  if (is_verb && words.tells(verb)) return std::nullopt;
  // "is reportedly late": the helper before it is all of the verb.
  const auto group =
      is_verb ? syntax.verb_group(verb, verb + 1) : syntax.verb_group(core.begin - 1, core.begin);
  if (group.begin > core.begin || !syntax.is_finite(group)) return std::nullopt;
  const auto whom = syntax.subject(group);
  if (whom.empty() || whom.begin >= core.begin) return std::nullopt;
  // "those that were there reportedly left": the subject of another clause.
  if (syntax.tag(whom.begin) == WordTag::kWh && whom.end != group.begin) return std::nullopt;
  // "Brek won and has reportedly left": of what stands between only the subject is told.
  const bool shared = syntax.has_finite_verb({whom.end, group.begin});
  out.clause = {whom.begin, shared ? whom.end : core.begin};
  out.rest = {tail, words.cut(tail, sentence.end, true)};
  return out;
}

}  // namespace onrecord
