// The lexicons that telling who said what asks about, as bits of one number.
//
// A sentence is asked many small questions ("is this a weekday?"). One lookup a
// word answers them all: each symbol of the vocabulary has a mask, made once a pack.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/match/vocabulary.h"

namespace onrecord {

// One of kWordClasses by its lexicon's name; another name does not compile.
struct WordClass {
  std::uint64_t bit = 0;

  static constexpr std::array<std::string_view, 39> kNames = {"adverb",
                                                              "adverbial-opener",
                                                              "article",
                                                              "attaching-preposition",
                                                              "be-form",
                                                              "but-word",
                                                              "by-word",
                                                              "citing-word",
                                                              "clitic",
                                                              "clitic-auxiliary",
                                                              "conjunction",
                                                              "content-opener",
                                                              "cue-thing",
                                                              "do-form",
                                                              "floating-determiner",
                                                              "genitive-preposition",
                                                              "have-form",
                                                              "holding-preposition",
                                                              "joining-coordinator",
                                                              "month",
                                                              "negation-word",
                                                              "object-pronoun",
                                                              "occasion-noun",
                                                              "occasion-preposition",
                                                              "opinion-verb",
                                                              "past-cue",
                                                              "place",
                                                              "sentence-adverb",
                                                              "speech-verb",
                                                              "tell-verb",
                                                              "thing-pronoun",
                                                              "time-noun",
                                                              "time-wh",
                                                              "titled-work",
                                                              "turning-conjunction",
                                                              "tweet-verb",
                                                              "weekday",
                                                              "which-word",
                                                              "who-word"};

  // NOLINTNEXTLINE(google-explicit-constructor): a lexicon's name in the place of its class.
  consteval WordClass(const char* name) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i] == name) bit = std::uint64_t{1} << i;
    }
    if (bit == 0) throw "no such class";
  }
};

// The masks of a vocabulary's symbols.
class WordClasses {
 public:
  explicit WordClasses(const Vocabulary& vocabulary);

  std::uint64_t of(char32_t symbol) const {
    const auto index = symbol_index(symbol);
    return index < masks_.size() ? masks_[index] : 0;
  }

 private:
  std::vector<std::uint64_t> masks_;
};

}  // namespace onrecord
