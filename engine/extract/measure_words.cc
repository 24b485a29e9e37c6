#include "engine/extract/measure_words.h"

#include <initializer_list>
#include <string_view>

namespace onrecord {

MeasureWords::MeasureWords(const Vocabulary& vocabulary) {
  const auto add = [&](Word word, std::initializer_list<std::string_view> names) {
    for (const auto name : names) masks_.add(vocabulary, name, word);
  };
  add(kLink, {"measure-link"});
  add(kExtent, {"extent-preposition"});
  add(kVerb, {"verb", "change-verb", "speech-verb", "attribution-verb", "past-cue"});
  add(kAuxiliary, {"auxiliary", "future-cue"});
  add(kAdverb, {"adverb", "manner-adverb", "hedge", "negation-word"});
  add(kDeterminer, {"determiner", "possessive-determiner"});
  add(kLimit, {"conjunction", "wh-word"});
  add(kCoordinator, {"coordinator"});
  add(kPreposition, {"preposition"});
  add(kPronoun, {"subject-pronoun", "object-pronoun", "indefinite-pronoun", "empty-subject"});
  add(kRelative, {"relative-pronoun"});
  add(kSpeech, {"speech-verb", "attribution-verb"});
  add(kInfinitive, {"infinitive-mark"});
  add(kOpening, {"near-day", "weekday", "month", "likely-year", "opening-word"});
  add(kParticle, {"change-particle"});
  add(kAdjective, {"adjective"});
  add(kParticiple, {"participle"});
  add(kSamePlural, {"same-plural"});
  add(kUnit, {"count-unit", "measure-unit"});
  add(kFunction, {"function-word", "pronoun-word", "adverb", "manner-adverb", "change-behind", "hedge-behind",
                  "no-noun", "step-word", "comparison-basis", "near-day", "weekday", "month", "period-part",
                  "present-reference", "past-reference"});
}

}  // namespace onrecord
