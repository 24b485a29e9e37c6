// How much two stretches of text have in common, in words that say something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/reconcile/profile.h"

namespace onrecord {

// The content words of a stretch, each once, by sense.
struct BagWord {
  std::uint32_t sense = 0, stem = 0;
  bool common = false;
  bool name = false;
};
using Bag = std::vector<BagWord>;

Bag bag_of(const std::vector<Word>& words);

// How much a shared word says, for one pair of articles: near 1 for words that
// stand in a sentence or two of them, little for words that stand in most.
// Depends on nothing but the pair, so that a claim does not change with what
// else is in the run.
class Weights {
 public:
  explicit Weights(const WordBook& book) : book_(book) {}

  // From now on weights are those of this pair.
  void use(const Profile& a, const Profile& b);
  double of(const BagWord& word) const;

 private:
  struct Entry {
    std::uint32_t round = 0, sentences = 0;
  };
  const WordBook& book_;
  std::vector<Entry> table_;          // by sense; only entries of this round count
  std::vector<double> by_sentences_;  // the weight of a word in so many sentences
  std::uint32_t round_ = 0;
};

struct Overlap {
  std::size_t words = 0;  // content words that both have
  double weight = 0;      // of these
  double rarest = 0;      // the greatest weight among them
  double of_first = 0;    // share of the first one's weight that the second has
  double of_shorter = 0;  // the share of the lighter one
};

// Words that only mean the same count for less than the same words.
Overlap overlap(const Bag& a, const Bag& b, const Weights& weights);

}  // namespace onrecord
