// The lexicons that quotes, people and dates ask about, as bits of one number.
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

  static constexpr std::array<std::string_view, 56> kNames = {"adverb",
                                                              "adverbial-opener",
                                                              "article",
                                                              "attaching-preposition",
                                                              "author-preposition",
                                                              "authored-noun",
                                                              "be-form",
                                                              "but-word",
                                                              "by-word",
                                                              "causing-verb",
                                                              "citing-word",
                                                              "clitic",
                                                              "clitic-auxiliary",
                                                              "conjunction",
                                                              "content-opener",
                                                              "coordinator",
                                                              "cue-thing",
                                                              "definite-word",
                                                              "description-noun",
                                                              "do-form",
                                                              "floating-determiner",
                                                              "future-cue",
                                                              "genitive-preposition",
                                                              "have-form",
                                                              "holding-preposition",
                                                              "indefinite-article",
                                                              "infinitive-mark",
                                                              "joining-coordinator",
                                                              "member-noun",
                                                              "month",
                                                              "negation-word",
                                                              "object-pronoun",
                                                              "occasion-noun",
                                                              "occasion-preposition",
                                                              "opinion-verb",
                                                              "past-cue",
                                                              "place",
                                                              "possessive-determiner",
                                                              "preposition",
                                                              "role-noun",
                                                              "schedule-cue",
                                                              "sentence-adverb",
                                                              "speech-verb",
                                                              "tell-verb",
                                                              "thing-pronoun",
                                                              "time-noun",
                                                              "time-wh",
                                                              "titled-work",
                                                              "turning-conjunction",
                                                              "tweet-verb",
                                                              "two-before-word",
                                                              "verb",
                                                              "weekday",
                                                              "what-word",
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

// What lexicons say of the symbols of a vocabulary: a mask by symbol, with a bit for some of them.
template <typename Mask>
class SymbolMasks {
 public:
  Mask of(char32_t symbol) const {
    const auto index = symbol_index(symbol);
    return index < masks_.size() ? masks_[index] : 0;
  }
  // The symbols of a lexicon get these bits.
  void add(const Vocabulary& vocabulary, std::string_view lexicon, Mask bits) {
    for (const auto id : vocabulary.lexicons(lexicon)) {
      for (const auto symbol : vocabulary.symbols_in(id)) {
        const auto index = symbol_index(symbol);
        if (index == kNoIndex) continue;
        if (index >= masks_.size()) masks_.resize(index + 1);
        masks_[index] |= bits;
      }
    }
  }

 private:
  std::vector<Mask> masks_;
};

class WordClasses : public SymbolMasks<std::uint64_t> {
 public:
  explicit WordClasses(const Vocabulary& vocabulary);

  // Whether a unit is in a lexicon.
  bool has(const Unit& unit, WordClass lexicon) const { return (of(unit.symbol) & lexicon.bit) != 0; }
};

}  // namespace onrecord
