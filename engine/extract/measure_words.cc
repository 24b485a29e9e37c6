#include "engine/extract/measure_words.h"

namespace onrecord {

MeasureWords::MeasureWords(const Vocabulary& vocabulary) {
  const auto any = [&](std::initializer_list<std::string_view> names) {
    std::vector<LexiconId> ids;
    for (const auto name : names) {
      const auto& found = vocabulary.lexicons(name);
      ids.insert(ids.end(), found.begin(), found.end());
    }
    return ids;
  };
  link = any({"measure-link"});
  extent = any({"extent-preposition"});
  verb = any({"verb", "change-verb", "speech-verb", "attribution-verb", "past-cue"});
  auxiliary = any({"auxiliary", "future-cue"});
  adverb = any({"adverb", "manner-adverb", "hedge", "negation-word"});
  determiner = any({"determiner", "possessive-determiner"});
  limit = any({"conjunction", "wh-word"});
  coordinator = any({"coordinator"});
  preposition = any({"preposition"});
  pronoun = any({"subject-pronoun", "object-pronoun", "indefinite-pronoun", "empty-subject"});
  relative = any({"relative-pronoun"});
  speech = any({"speech-verb", "attribution-verb"});
  infinitive = any({"infinitive-mark"});
  opening = any({"near-day", "weekday", "month", "likely-year", "opening-word"});
  particle = any({"change-particle"});
  adjective = any({"adjective"});
  participle = any({"participle"});
  same_plural = any({"same-plural"});
  unit = any({"count-unit", "measure-unit"});
  function = any({"function-word", "pronoun-word", "adverb", "manner-adverb", "change-behind", "hedge-behind",
                  "no-noun", "step-word", "comparison-basis", "near-day", "weekday", "month", "period-part",
                  "present-reference", "past-reference"});
}

}  // namespace onrecord
