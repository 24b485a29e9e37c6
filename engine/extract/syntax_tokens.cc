// What Syntax knows of each token: its part of speech, sentence and quotation.
#include <algorithm>

#include "engine/extract/syntax.h"

namespace onrecord {
namespace {

// Tags that may be mended.
constexpr std::uint32_t bit_of(WordTag tag) { return std::uint32_t{1} << static_cast<unsigned>(tag); }
constexpr std::uint32_t kDoubtful = bit_of(WordTag::kSingular) | bit_of(WordTag::kPlural) |
                                    bit_of(WordTag::kPronoun) | bit_of(WordTag::kParticiple) |
                                    bit_of(WordTag::kModal) | bit_of(WordTag::kAdjective) |
                                    bit_of(WordTag::kBase) | bit_of(WordTag::kPreposition);

}  // namespace

void Syntax::read(const ReadBlock& block) {
  block_ = &block;
  tag_words();
  mend_tags();
  find_quotations();
  find_stretches();
}

void Syntax::tag_words() {
  const auto& reading = block_->reading;
  const auto& all = tokens();
  tags_.clear();
  tags_.reserve(all.size());
  classes_.resize(all.size());
  token_from_.resize(reading.paragraph.length() / kBytes + 1);
  const auto& word_classes = language_.word_classes();
  const auto paragraph = reading.paragraph.begin;
  auto* const from = token_from_.data();
  std::size_t placed = 0;
  for (const auto& unit : reading.units) {
    const auto classes = word_classes.of(unit.symbol);
    auto* of_token = classes_.data() + unit.first_token;
    *of_token = classes;
    for (std::uint32_t i = 1; i < unit.tokens; ++i) of_token[i] = classes;
    const auto last = (unit.span.end - 1 - paragraph) / kBytes;
    while (placed <= last) from[placed++] = unit.first_token;
  }
  token_from_.resize(placed);
  sentence_of_.resize(all.size());
  for (std::uint32_t s = 0; s < reading.sentence_tokens.size(); ++s) {
    const auto [first, end] = reading.sentence_tokens[s];
    std::fill(sentence_of_.begin() + first, sentence_of_.begin() + end, s);
    language_.tagger().tag(reading.text, std::span(all).subspan(first, end - first),
                           std::span(reading.words).subspan(first, end - first), tags_);
  }
}

void Syntax::mend_tags() {
  const auto& all = tokens();
  for (std::size_t t = 1; t + 1 < all.size(); ++t) {
    if ((kDoubtful & bit_of(tags_[t])) == 0 && all[t].shape != Shape::kInitial) continue;
    // "The two nominal heads": no verb.
    if (t > 1 && tags_[t] == WordTag::kSingular && tags_[t - 1] == WordTag::kAdjective &&
        (is_determiner(tags_[t - 2]) || tags_[t - 2] == WordTag::kNumber)) {
      tags_[t] = WordTag::kPlural;
    }
    // "She then urges them": a verb that looks like a noun.
    if (t > 1 && tags_[t] == WordTag::kPlural && !is_capital(all[t].shape) && in(t - 1, "adverb") &&
        tags_[t - 2] == WordTag::kPronoun && sentence_of_[t - 2] == sentence_of_[t]) {
      tags_[t - 1] = WordTag::kAdverb;
      tags_[t] = WordTag::kSingular;
    }
    // "boats now have", ", Brek said, now have": a form that is no infinitive there.
    if (t > 1 && tags_[t] == WordTag::kBase && tags_[t - 1] == WordTag::kAdverb &&
        !in(t - 1, "negation-word")) {
      auto subject = t - 1;
      while (subject > 0 && tags_[subject] == WordTag::kAdverb) --subject;
      const bool has_one = tags_[subject] == WordTag::kPlural || is(subject, ",");
      if (has_one && sentence_of_[subject] == sentence_of_[t]) tags_[t] = WordTag::kPresent;
    }
    // "an inside source": no preposition.
    if (tags_[t] == WordTag::kPreposition && in(t - 1, "article") && is_nominal(t + 1)) {
      tags_[t] = WordTag::kAdjective;
    }
    // The "A" of "Jock A. Brek" is no article.
    if (all[t].span.length() == 1 && is_capital(all[t].shape) && tags_[t - 1] == WordTag::kName &&
        is(t + 1, ".") && !spaced(t + 1)) {
      tags_[t] = WordTag::kName;
    }
    // "A US study": no pronoun.
    if (tags_[t] == WordTag::kPronoun && all[t].shape == Shape::kUpper && all[t].span.length() > 1) {
      tags_[t] = WordTag::kName;
    }
    // ", released old files": what looks like one of two adjectives may be a verb.
    const bool has_object = tags_[t] == WordTag::kAdjective && is_nominal(t + 1) && in(t, "past-cue");
    if ((has_object || tags_[t] == WordTag::kParticiple) && closes_relative(t)) tags_[t] = WordTag::kPast;
    // "said Will Brek": a name that is a helper where it is written small.
    if (tags_[t] != WordTag::kModal || !is_capital(all[t].shape) || tags_[t + 1] != WordTag::kName) continue;
    const bool opens = sentence_of_[t - 1] != sentence_of_[t];
    if (!opens || (t + 2 < all.size() && !(tags_[t + 2] == WordTag::kBase))) tags_[t] = WordTag::kName;
  }
}

void Syntax::find_quotations() {
  const auto& all = tokens();
  quotation_of_.assign(all.size(), -1);
  quotations_.assign(block_->pieces.size(), {});
  std::size_t at = 0;
  for (std::size_t p = 0; p < block_->pieces.size(); ++p) {
    const auto& piece = block_->pieces[p];
    if (piece.depth > 0 || (!piece.closed && !piece.continues)) continue;
    while (at < all.size() && all[at].span.begin < piece.marks.begin) ++at;
    for (; at < all.size() && all[at].span.begin < piece.marks.end; ++at) {
      quotation_of_[at] = static_cast<std::int32_t>(p);
    }
    quotations_[p] = {token_at(piece.marks.begin), at};
    // "“We won,” thundered Brek": right behind a quotation a verb tells it.
    if (at + 1 < all.size() && piece.closed && !is_capital(all[at].shape) &&
        (tags_[at] == WordTag::kParticiple || (tags_[at] != WordTag::kPast && in(at, "past-cue")))) {
      tags_[at] = WordTag::kPast;
    }
  }
}

// "Toll, who lost the vote, urged them to go": the verb behind a relative clause that two commas put in is
// the sentence's, where that has none before.
bool Syntax::closes_relative(std::size_t token) const {
  if (token < 4 || !is(token - 1, ",")) return false;
  bool has_verb = false;
  for (auto t = token - 1; t > 1 && token - t < kFarthest && sentence_of_[t - 1] == sentence_of_[token];
       --t) {
    const auto at = t - 1;
    if (tags_[at] == WordTag::kWh && is(at - 1, ",")) {
      const auto head = before_parenthesis(at - 1, 0);
      if (!has_verb || head == 0 || !is_nominal(head - 1)) return false;
      for (auto before = at - 1; before-- > 0 && sentence_of_[before] == sentence_of_[token];) {
        if (makes_clause(tags_[before])) return false;
      }
      return true;
    }
    has_verb = has_verb || has_tense(tags_[at]);
  }
  return false;
}

std::size_t Syntax::token_at(std::uint32_t offset) const {
  const auto begin = block_->reading.paragraph.begin;
  const auto place = offset < begin ? 0 : (offset - begin) / kBytes;
  if (place >= token_from_.size()) return size();
  auto token = std::size_t{token_from_[place]};
  while (token < size() && tokens()[token].span.end <= offset) ++token;
  return token;
}

TokenSpan Syntax::tokens_of(Span words) const {
  const auto begin = token_at(words.begin);
  auto end = begin;
  while (end < size() && tokens()[end].span.end < words.end) ++end;
  return {begin, end + 1};
}

void Syntax::find_stretches() {
  stretch_of_.resize(size());
  stretches_.clear();
  for (const auto [first, end] : block_->reading.sentence_tokens) {
    const bool quoted =
        first > 0 && quotation_of_[first] >= 0 && quotation_of_[first - 1] == quotation_of_[first];
    if (!quoted) stretches_.push_back({first, end});
    stretches_.back().end = end;
    std::fill(stretch_of_.begin() + first, stretch_of_.begin() + end,
              static_cast<std::uint32_t>(stretches_.size() - 1));
  }
}

}  // namespace onrecord
