// What a figure measures, from the words around it.
//
// Without a parser: the noun phrase that the figure describes ("a $5 fine"), the
// one that "of" joins to it, the one whose extent it is ("cut the price by 5%"),
// else the phrase before the verb that it follows. Which words are verbs, links
// and limits of phrases, lexicons say.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/extract/language.h"
#include "engine/extract/measure_words.h"
#include "engine/extract/read_block.h"

namespace onrecord {

class Measured {
 public:
  Measured(const ReadBlock& block, const Language& language)
      : block_(block), words_(language.measure_words()) {}

  // nullopt where the sentence does not say, or only by a pronoun. `is_counted`:
  // the figure holds its own noun; `is_compound`: it describes what stands behind it ("a 48-page report").
  std::optional<Span> subject_of(Span figure, bool is_counted, bool is_compound) const;
  // Whether the date says when something was said: "said Monday".
  bool is_time_of_speech(Span date) const;
  // Whether the unit that holds `offset` is a verb there, by what follows it.
  bool is_acting_verb(std::uint32_t offset) const;
  // Whether it is a form that is mostly a verb wherever it stands: "seeking".
  bool is_participle(std::uint32_t offset) const { return is(unit_at(offset), kParticiple); }
  // Whether it is a noun that is its own plural: "crew".
  bool is_same_plural(std::uint32_t offset) const { return is(unit_at(offset), kSamePlural); }

 private:
  using enum MeasureWords::Word;

  struct Range {  // of units, half-open
    std::uint32_t begin = 0, end = 0;
    bool empty() const { return begin >= end; }
  };

  bool is(std::uint32_t unit, MeasureWords::Word word) const;
  Shape shape_of(std::uint32_t unit) const;
  bool is_word(std::uint32_t unit) const;
  bool is_lower(std::uint32_t unit) const;
  bool is_verb(std::uint32_t unit, Range sentence) const;
  std::uint32_t unit_at(std::uint32_t offset) const;
  Range sentence_around(std::uint32_t unit) const;
  Range phrase_from(std::uint32_t unit, Range sentence) const;
  Range phrase_until(std::uint32_t unit, Range sentence) const;
  bool joins_in_phrase(std::uint32_t coordinator, Range sentence) const;
  Range before_verb(std::uint32_t verb, Range sentence) const;
  std::optional<Span> span_of(Range phrase) const;

  const ReadBlock& block_;
  const MeasureWords& words_;
};

}  // namespace onrecord
