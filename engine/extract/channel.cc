#include "engine/extract/channel.h"

#include "engine/extract/told_words.h"

namespace onrecord {
namespace {

// "in the mayor's view": whose it is; empty where nobody's.
TokenSpan owner_in(const Syntax& syntax, TokenSpan words) {
  for (auto i = words.begin; i < words.end; ++i) {
    if (syntax.tag(i) == WordTag::kPossessive) return {i, i + 1};
    if (syntax.tag(i) == WordTag::kGenitive || syntax.tag(i) == WordTag::kMark) return {words.begin, i};
  }
  return {};
}

TokenSpan source_behind(const Syntax& syntax, std::size_t tail, TokenSpan sentence) {
  auto source = syntax.phrase_from(tail, sentence.end);
  // "according to exit polls": a noun that looks like a verb.
  if (source.empty() && tail + 1 < sentence.end && syntax.is_verb(tail)) {
    source = syntax.phrase_from(tail + 1, sentence.end);
    if (!source.empty()) source.begin = tail;
  }
  return syntax.with_apposition(source, sentence.end);
}

bool heads_clause(const Syntax& syntax, std::size_t core, TokenSpan sentence) {
  return core == sentence.begin || syntax.is(core - 1, ":") || syntax.is(core - 1, ";") ||
         (core == sentence.begin + 1 && syntax.tag(sentence.begin) == WordTag::kCoordinator);
}

}  // namespace

std::optional<Told> told_by_channel(const Syntax& syntax, TokenSpan core, std::size_t tail,
                                    TokenSpan sentence) {
  Told out;
  out.cue = {core.begin, tail};
  const auto owner = owner_in(syntax, {core.end, tail});
  out.speaker = owner.empty() ? source_behind(syntax, tail, sentence) : owner;
  if (out.speaker.empty()) return std::nullopt;
  auto next = owner.empty() ? out.speaker.end : tail;
  if (heads_clause(syntax, core.begin, sentence)) {
    while (next < sentence.end && !syntax.is(next, ",") && !syntax.is(next, ":")) ++next;
    if (next + 1 >= sentence.end) return std::nullopt;
    const ToldWords words{syntax, Frame::kChannel, sentence, tail, out.speaker, out.cue};
    out.clause = {next + 1, words.cut(next + 1, sentence.end, true)};
    return out;
  }
  const bool parted = syntax.is(core.begin - 1, ",");
  out.clause = {sentence.begin, parted ? core.begin - 1 : core.begin};
  out.trailing = true;
  if (parted && next + 1 < sentence.end && syntax.is(next, ",")) {
    const bool half = !syntax.has_finite_verb(out.clause) && syntax.has_finite_verb({next, sentence.end});
    if (syntax.is_verb(next + 1) || syntax.tag(next + 1) == WordTag::kModal || half)
      out.rest = {next + 1, sentence.end};
  }
  return out.clause.empty() ? std::nullopt : std::optional(out);
}

}  // namespace onrecord
