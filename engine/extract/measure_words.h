// The words that finding what a figure measures asks about, as bits of one number by symbol.
#pragma once

#include <cstdint>

#include "engine/extract/word_class.h"

namespace onrecord {

class MeasureWords {
 public:
  enum Word : std::uint32_t {
    kLink = 1U << 0,
    kExtent = 1U << 1,
    kVerb = 1U << 2,
    kAuxiliary = 1U << 3,
    kAdverb = 1U << 4,
    kDeterminer = 1U << 5,
    kLimit = 1U << 6,
    kCoordinator = 1U << 7,
    kPreposition = 1U << 8,
    kPronoun = 1U << 9,
    kRelative = 1U << 10,
    kSpeech = 1U << 11,
    kInfinitive = 1U << 12,
    kOpening = 1U << 13,
    kParticle = 1U << 14,
    kAdjective = 1U << 15,
    kParticiple = 1U << 16,
    kSamePlural = 1U << 17,
    kUnit = 1U << 18,
    kFunction = 1U << 19,
  };

  explicit MeasureWords(const Vocabulary& vocabulary);

  bool is(char32_t symbol, Word word) const { return (masks_.of(symbol) & word) != 0; }

 private:
  SymbolMasks<std::uint32_t> masks_;
};

}  // namespace onrecord
