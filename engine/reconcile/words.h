// Words as the reconciler compares them.
//
// Two outlets write one remark in two styles: "F.B.I." and "FBI", "per cent"
// and "%", "duty" and "duties". Every word is therefore kept under three numbers:
// its form, which is the same for spellings of one word; its stem, the same for
// its inflections; and its sense, the same also for words that the pack calls
// equal in meaning. Which words are which is the pack's business (rules/*/compare.yaml).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/span.h"
#include "engine/base/text_hash.h"
#include "engine/reconcile/slips.h"
#include "engine/rules/pack.h"
#include "engine/text/token.h"

namespace onrecord {

enum Trait : std::uint16_t {
  kStop = 1,         // a function word: says nothing of the matter
  kCommon = 2,       // a word of every story: says little
  kNegation = 4,     // turns the meaning round
  kPronoun = 8,      // who is meant
  kNumberWord = 16,  // digits, or a word for them
  kName = 32,        // written with a capital inside a sentence
  kInserted = 64,    // inside brackets: the editor's, not the speaker's
  kAfterDots = 128,  // an ellipsis stands before it
  kOpener = 256,     // may go from the front of a sentence without a loss: "well"
  // Claims of rank: "the first since …", "the largest ever", "the best in 20 years".
  kRanking = 512,
  kSinceWhen = 1024,
  kOfAllTime = 2048,
  kSpanOfTime = 4096,
  kSlip = 8192,  // no word, and one letter away from one
};

struct Word {
  Span span;
  std::uint32_t form = 0;
  std::uint32_t stem = 0;
  std::uint32_t sense = 0;
  std::uint16_t traits = 0;

  bool has(Trait trait) const { return (traits & trait) != 0; }
  // Whether it says something of the matter.
  bool content() const { return !has(kStop); }
};

// The pack's words for comparing, and the numbers given to words seen so far.
// Numbers depend on the order of reading: compare them, never order by them.
class WordBook {
 public:
  explicit WordBook(const Pack& pack);

  // The words of `span`, in order; punctuation is left out. `starts_sentence`
  // says that a capital on the first word means nothing.
  std::vector<Word> read(std::string_view text, Span span, bool starts_sentence = false);

  // Forms, stems and senses are numbers below this.
  std::size_t size() const { return hashes_.size(); }
  // A stable hash of a form: the same in every run and for every order.
  std::uint64_t hash_of(std::uint32_t form) const { return hashes_[form]; }

  // The word that `written`, of the trait kSlip, was meant to be.
  std::string meant(std::string_view written) const;

  // The line of the pack that gives words this trait, for findings' rules.
  const Place* place_of(Trait trait) const;

 private:
  // A word by its numbers. `plain` is its form before house style makes it another's.
  struct Known {
    std::uint32_t plain = 0, form = 0, stem = 0, sense = 0;
    std::uint16_t traits = 0;
    bool opens_style = false;  // a house style of several words begins with it
  };
  // What a token as written stands for: one word, or two ("don't"), or none.
  struct Reading {
    Known word, second;
    std::uint32_t ending = 0;  // code points that stand for the second; 0: there is none
    bool counts = false;
  };
  // House styles of several words, by the first.
  struct Phrase {
    std::vector<std::uint32_t> words;  // plain, with the first
    Known means;
  };
  template <typename Value>
  using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  std::uint32_t intern(std::string_view text);
  Known known_as(const std::string& plain);
  const Reading& reading_of(std::string_view text, const Token& token);
  const Phrase* phrase_at(const std::vector<std::pair<Known, Word>>& pieces, std::size_t at) const;
  std::string stem(std::string_view folded) const;
  void add_style(const std::string& form, const std::string& value);
  void add_phrase(const std::string& joined);
  void add_traits(const Pack& pack, std::string_view lexicon, Trait trait);

  Slips slips_;
  ByText<std::uint32_t> ids_;
  std::vector<std::uint64_t> hashes_;
  ByText<Reading> readings_;                              // by the token as written
  std::map<std::string, std::string> house_style_;        // folded words joined by blanks
  std::map<std::uint32_t, std::vector<Phrase>> phrases_;  // longest first
  ByText<std::string> groups_;                            // stem to group
  ByText<std::uint16_t> traits_;
  std::vector<std::string> endings_;
  std::vector<std::pair<std::string, std::string>> contractions_;  // ending, the word it stands for
  std::vector<std::pair<Trait, Place>> places_;
};

}  // namespace onrecord
