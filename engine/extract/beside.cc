#include "engine/extract/beside.h"

#include <algorithm>
#include <optional>

#include "engine/extract/told.h"

namespace onrecord {
namespace {

constexpr const char* kBeside = "engine.beside-quotation";
constexpr double kConfidence = 0.8;
// Marks and all; fewer are a name or a word.
constexpr std::size_t kTokensOfAQuotation = 5;
constexpr std::size_t kFarthest = 60;

class Beside {
 public:
  Beside(const ReadBlock& block, const Syntax& syntax, std::span<const Attribution> found)
      : block_(block), syntax_(syntax), found_(found) {}

  std::vector<Attribution> run() {
    for (std::size_t i = 0; i < block_.pieces.size(); ++i) {
      const auto& piece = block_.pieces[i];
      if (piece.depth > 0 || piece.content.empty() || (!piece.closed && !piece.continues)) continue;
      const auto marked = syntax_.quotation_tokens(static_cast<std::ptrdiff_t>(i));
      if (marked.empty() || marked.end - marked.begin < kTokensOfAQuotation || is_told(piece.marks)) continue;
      if (!beside_verb(marked)) beside_colon(marked);
    }
    if (syntax_.size() > 1 && syntax_.is(syntax_.size() - 1, ":")) await();
    return std::move(out_);
  }

 private:
  bool is_told(Span marks) const {
    const auto covers = [&](const Attribution& a) {
      return a.clause.overlaps(marks) || a.rest.overlaps(marks);
    };
    return std::any_of(found_.begin(), found_.end(), covers) || std::any_of(out_.begin(), out_.end(), covers);
  }

  bool is_finite(std::size_t token) const {
    return syntax_.quotation(token) < 0 && has_tense(syntax_.tag(token));
  }

  bool add(const std::optional<Told>& told) {
    if (!told || told->speaker.empty() || syntax_.tag(told->speaker.begin) == WordTag::kWh) return false;
    const auto span = [&](TokenSpan range) { return range.empty() ? Span{} : syntax_.span(range); };
    Attribution out;
    out.speaker = span(told->speaker);
    out.cue = out.core = span(told->cue);
    out.clause = span(told->clause);
    out.rest = span(told->rest);
    out.trailing = told->trailing;
    out.awaits = told->awaits;
    out.says = true;
    out.engine_rule = kBeside;
    out.confidence = kConfidence;
    out_.push_back(std::move(out));
    return true;
  }

  // "“…,” Brek thundered.", "“…?” wanted the mayor to know.", "Brek thundered: “…”"
  bool beside_verb(TokenSpan marked) {
    const auto verb = verb_behind(marked);
    return verb && add(told_by(syntax_, {*verb, *verb + 1}, *verb + 1, Frame::kQuoted));
  }

  std::optional<std::size_t> verb_behind(TokenSpan marked) const {
    const auto last = marked.end - 2;
    auto next = marked.end;
    const bool parted = syntax_.is(last, ",") || syntax_.is(last, "?") || syntax_.is(last, "!");
    if (next < syntax_.size() && syntax_.is(next, ",")) {
      ++next;
    } else if (!parted) {
      return std::nullopt;
    }
    if (next >= syntax_.size()) return std::nullopt;
    const auto sentence = syntax_.sentence(marked.begin);
    if (sentence.begin != marked.begin && syntax_.tag(marked.begin - 1) != WordTag::kMark)
      return std::nullopt;
    const auto end = syntax_.sentence(next).end;
    if (is_finite(next)) return next;
    const auto who = syntax_.with_apposition(syntax_.phrase_from(next, end), end);
    if (who.empty()) return std::nullopt;
    auto verb = who.end;
    if (verb < end && syntax_.is(verb, ",")) ++verb;
    while (verb < end && (syntax_.tag(verb) == WordTag::kAdverb || syntax_.is_auxiliary(verb))) ++verb;
    return verb < end && syntax_.is_verb(verb) ? std::optional(verb) : std::nullopt;
  }

  // "His answer: “…”", "Brek at the harbour: “…”"
  bool beside_colon(TokenSpan marked) {
    const auto colon = marked.begin - 1;
    if (marked.begin < 2 || !syntax_.is(colon, ":")) return false;
    Told told = before_colon(colon);
    told.clause = marked;
    return add(told);
  }

  // Who speaks before a colon, by which words.
  Told before_colon(std::size_t colon) const {
    Told told;
    const auto begin = syntax_.sentence(colon).begin;
    // "The polls were right - Ada Brek:"
    const auto near = syntax_.core_before(colon, begin);
    const bool behind_dash = near.begin > begin + 1 && syntax_.tag(near.begin - 1) == WordTag::kMark &&
                             !syntax_.is(near.begin - 1, ",") && !syntax_.is(near.begin - 1, ")");
    if (!near.empty() && behind_dash && syntax_.tag(near.end - 1) == WordTag::kName) {
      told.cue = {colon, colon + 1};
      told.speaker = near;
      return told;
    }
    for (auto i = colon; i > begin && colon - i < kFarthest; --i) {
      if (!is_finite(i - 1)) continue;
      const auto group = syntax_.verb_group(i - 1, i);
      const auto who = syntax_.subject(group);
      if (who.empty() || syntax_.tag(who.begin) == WordTag::kWh || syntax_.in(who.begin, "thing-pronoun"))
        continue;
      told.speaker = who;
      told.cue = group;
      return told;
    }
    // "Brek at the harbour:", "The statement in full:", "Brek (Dray):"
    told.cue = {colon, colon + 1};
    if (!syntax_.has_finite_verb({begin, colon})) told.speaker = syntax_.phrase_before(colon, begin);
    if (told.speaker.empty()) told.speaker = syntax_.phrase_from(begin, colon);
    return told;
  }

  // A paragraph's end.
  void await() {
    if (std::any_of(found_.begin(), found_.end(), [](const Attribution& a) { return a.awaits; })) return;
    Told told = before_colon(syntax_.size() - 1);
    told.awaits = true;
    add(told);
  }

  const ReadBlock& block_;
  const Syntax& syntax_;
  std::span<const Attribution> found_;
  std::vector<Attribution> out_;
};

}  // namespace

std::vector<Attribution> attributions_beside(const ReadBlock& block, const Syntax& syntax,
                                             std::span<const Attribution> found) {
  return Beside(block, syntax, found).run();
}

}  // namespace onrecord
