// The lexicons that finding what a figure measures asks, looked up once a pack.
#pragma once

#include <vector>

#include "engine/match/vocabulary.h"

namespace onrecord {

struct MeasureWords {
  explicit MeasureWords(const Vocabulary& vocabulary);

  std::vector<LexiconId> link, extent, verb, auxiliary, adverb, determiner, limit, coordinator, preposition,
      pronoun, relative, speech, infinitive, opening, particle, adjective, function, participle, same_plural,
      unit;
};

}  // namespace onrecord
