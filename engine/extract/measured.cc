#include "engine/extract/measured.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kLongest = 14;      // units of a subject
constexpr std::uint32_t kJoiningReach = 6;  // units between a preposition and the "and" behind its noun

}  // namespace

bool Measured::is(std::uint32_t unit, MeasureWords::Word word) const {
  const auto& units = block_.reading.units;
  return unit < units.size() && words_.is(units[unit].symbol, word);
}

Shape Measured::shape_of(std::uint32_t unit) const {
  return block_.reading.tokens[block_.reading.units[unit].first_token].shape;
}

bool Measured::is_word(std::uint32_t unit) const {
  const auto shape = shape_of(unit);
  return onrecord::is_word(shape) || is_number(shape);
}

bool Measured::is_lower(std::uint32_t unit) const { return shape_of(unit) == Shape::kLower; }

// Many words are verb and noun: behind a determiner, preposition or adjective they are nouns.
bool Measured::is_verb(std::uint32_t unit, Range sentence) const {
  if (is(unit, kAuxiliary)) return true;
  if (!is(unit, kVerb)) return false;
  if (unit == sentence.begin) return true;
  if (!is_lower(unit)) return false;
  const auto before = unit - 1;
  if (is(unit, kUnit) && is_number(shape_of(before))) return false;  // "2.5 points"
  if (is(before, kInfinitive) || is(before, kRelative)) return true;
  return !is(before, kDeterminer) && !is(before, kPreposition) && !is(before, kAdjective);
}

bool Measured::is_acting_verb(std::uint32_t offset) const {
  const auto unit = unit_at(offset);
  if (!is(unit, kVerb) || !is_lower(unit)) return false;
  const auto next = unit + 1;
  return next < block_.reading.units.size() && is_word(next) && !is(next, kRelative) &&
         !is(next, kAuxiliary) && !is(next, kInfinitive);
}

std::uint32_t Measured::unit_at(std::uint32_t offset) const {
  const auto& units = block_.reading.units;
  const auto next = std::lower_bound(units.begin(), units.end(), offset,
                                     [](const Unit& unit, std::uint32_t at) { return unit.span.end <= at; });
  return static_cast<std::uint32_t>(next - units.begin());
}

Measured::Range Measured::sentence_around(std::uint32_t unit) const {
  const auto& of = block_.reading.sentence_of;
  Range range{unit, unit};
  while (range.begin > 0 && of[range.begin - 1] == of[unit]) --range.begin;
  while (range.end < of.size() && of[range.end] == of[unit]) ++range.end;
  return range;
}

std::optional<Span> Measured::subject_of(Span figure, bool is_counted, bool is_compound) const {
  const auto& units = block_.reading.units;
  const auto first = unit_at(figure.begin);
  const auto behind = unit_at(figure.end);
  if (first >= units.size()) return std::nullopt;
  const auto sentence = sentence_around(first);
  // "One of the boats" only names it.
  if (is_counted && first + 1 < behind && is(first + 1, kLink)) return std::nullopt;
  if (behind < sentence.end && (is_compound || !is_counted)) {
    // "a $5 fine", "5% of the harvest".
    const bool describes = is_word(behind) && !is(behind, kFunction) && (is_compound || !is(behind, kVerb));
    if (describes) return span_of(phrase_from(behind, sentence));
    if (is(behind, kLink) && behind + 1 < sentence.end) {
      if (const auto found = span_of(phrase_from(behind + 1, sentence))) return found;
    }
  }
  if (first > sentence.begin + 1) {
    const auto before = first - 1;
    // "a fine of $5", "cut the price by 5%".
    if (is(before, kLink)) {
      if (const auto found = span_of(phrase_until(before, sentence))) return found;
    }
    if (is(before, kExtent)) {
      const auto object = phrase_until(before, sentence);
      auto verb = object.begin;
      while (verb > sentence.begin && is(verb - 1, kDeterminer)) --verb;
      const bool is_object =
          !object.empty() && verb > sentence.begin && is(verb - 1, kVerb) && !is(verb - 1, kAuxiliary);
      if (is_object) return span_of(object);
    }
  }
  for (auto i = first; i > sentence.begin; --i) {
    const auto verb = i - 1;
    const bool is_particle = is(verb, kParticle) && verb > sentence.begin && !is_verb(verb - 1, sentence);
    if (!is_particle && !is_verb(verb, sentence)) continue;
    if (is_counted && is(verb, kSpeech)) return std::nullopt;  // the figure's clause begins behind it
    const auto subject = before_verb(verb, sentence);
    if (subject.empty()) {
      // "Get the lamp for $5."
      if (verb == sentence.begin && verb + 1 < first)
        return span_of(phrase_from(verb + 1, {sentence.begin, first}));
      continue;
    }
    // A pronoun is a subject too, but says nothing.
    if (is(subject.begin, kPronoun)) return std::nullopt;
    if (const auto found = span_of(subject)) return found;
  }
  return std::nullopt;
}

// The phrase that begins at `unit`, without its determiners.
Measured::Range Measured::phrase_from(std::uint32_t unit, Range sentence) const {
  while (unit < sentence.end && is(unit, kDeterminer)) ++unit;
  auto last = unit;
  for (; last < sentence.end && last - unit < kLongest; ++last) {
    if (!is_word(last) || is(last, kAuxiliary) || is(last, kPronoun) || is(last, kRelative)) break;
    if (is(last, kLimit) || is(last, kCoordinator) || (is(last, kPreposition) && !is(last, kLink))) break;
    if (last > unit && is_verb(last, {unit, sentence.end})) break;
  }
  return {unit, last};
}

// "the share of the rouble and the yuan": what "and" joins belongs to a phrase if a
// preposition is near before it and no verb.
bool Measured::joins_in_phrase(std::uint32_t coordinator, Range sentence) const {
  // "A width of 3 and a depth": what ends in a figure is told, and another thing begins.
  const auto is_figure = [&](std::uint32_t unit) { return is_number(shape_of(unit)); };
  if (coordinator > sentence.begin && is_figure(coordinator - 1) && !is_figure(coordinator + 1)) return false;
  for (auto unit = coordinator; unit > sentence.begin && coordinator - unit < kJoiningReach; --unit) {
    const auto before = unit - 1;
    if (is(before, kLimit) || is_verb(before, sentence) || !is_word(before)) return false;
    if (is(before, kPreposition)) return before > sentence.begin && is_word(before - 1);
  }
  return false;
}

// The phrase that ends before `unit`, back to a limit of the clause, without what opens it.
Measured::Range Measured::phrase_until(std::uint32_t unit, Range sentence) const {
  auto start = unit;
  while (start > sentence.begin && unit - start < kLongest) {
    const auto before = start - 1;
    if (is(before, kLimit) && !is(before, kLink)) break;
    if (is(before, kCoordinator)) {
      if (!joins_in_phrase(before, sentence)) break;
    } else if (!is_word(before)) {
      const auto mark = slice(block_.reading.text, block_.reading.units[before].span);
      const bool joins =
          mark == "'s" || mark == "’s" || mark == "-" || mark == "$" || mark == "%" || mark == "&";
      const bool bracket = mark == "(" || mark == ")";
      if (!joins && !bracket) break;
    } else if (is(before, kAuxiliary) || is(before, kRelative)) {
      break;
    } else if (is_verb(before, sentence) && before + 1 < unit &&
               (is(before + 1, kDeterminer) || is(before + 1, kPreposition) || is(before + 1, kAdverb) ||
                is(before + 1, kAdjective) || is(before + 1, kPronoun))) {
      break;
    }
    --start;
  }
  // "At 04:17 on Monday with a depth": half of a time, up to the preposition behind it, is no part of it.
  const auto is_half_time = [&] {
    const auto& units = block_.reading.units;
    return start > sentence.begin && start < unit && is_number(shape_of(start)) &&
           units[start - 1].span.end == units[start].span.begin && !is_word(start - 1);
  };
  if (is_half_time()) {
    while (start < unit && !is(start, kPreposition)) ++start;
  }
  while (start < unit && (is(start, kDeterminer) || is(start, kAdverb) || is(start, kOpening) ||
                          is(start, kPreposition) || !is_word(start))) {
    ++start;
  }
  auto end = unit;
  while (end > start && !is_word(end - 1)) --end;
  return {start, end};
}

// The subject of a verb: its auxiliaries and the verbs that it depends on ("is expected to rise") are
// skipped, and a relative pronoun stands for what is before it.
Measured::Range Measured::before_verb(std::uint32_t verb, Range sentence) const {
  auto start = verb;
  while (start > sentence.begin && !is(start - 1, kPronoun)) {
    const auto before = start - 1;
    const bool chained = is_verb(before, sentence) && is(start, kInfinitive);
    const bool passive =
        is(before, kVerb) && start == verb && before > sentence.begin && is(before - 1, kAuxiliary);
    if (!is(before, kAuxiliary) && !is(before, kAdverb) && !is(before, kInfinitive) && !chained && !passive) {
      break;
    }
    start = before;
  }
  auto end = start;
  if (end > sentence.begin && is(end - 1, kRelative)) {
    --end;
    while (end > sentence.begin && !is_word(end - 1)) --end;
  }
  if (end > sentence.begin && is(end - 1, kPronoun)) return {end - 1, end};
  return phrase_until(end, sentence);
}

std::optional<Span> Measured::span_of(Range phrase) const {
  if (phrase.empty()) return std::nullopt;
  if (phrase.end - phrase.begin == 1 && is(phrase.begin, kPronoun)) return std::nullopt;
  bool has_word = false;
  for (auto unit = phrase.begin; unit < phrase.end; ++unit) {
    has_word = has_word || onrecord::is_word(shape_of(unit));
  }
  if (!has_word) return std::nullopt;
  const auto& units = block_.reading.units;
  return Span{units[phrase.begin].span.begin, units[phrase.end - 1].span.end};
}

bool Measured::is_time_of_speech(Span date) const {
  const auto first = unit_at(date.begin);
  return (first > 0 && is(first - 1, kSpeech)) ||
         (first > 1 && is(first - 1, kPreposition) && is(first - 2, kSpeech));
}

}  // namespace onrecord
