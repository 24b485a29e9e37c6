#include "engine/reconcile/overlap.h"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

constexpr double kMeaningOnly = 0.85, kCommonWord = 0.5;
constexpr std::size_t kFewestSentences = 20;  // short articles do not make every word frequent

}  // namespace

Bag bag_of(const std::vector<Word>& words) {
  Bag out;
  for (const auto& word : words) {
    if (word.content()) out.push_back({word.sense, word.stem, word.has(kCommon), word.has(kName)});
  }
  std::sort(out.begin(), out.end(), [](const BagWord& a, const BagWord& b) {
    return a.sense != b.sense ? a.sense < b.sense : a.stem < b.stem;
  });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const BagWord& a, const BagWord& b) { return a.sense == b.sense; }),
            out.end());
  return out;
}

void Weights::use(const Profile& a, const Profile& b) {
  ++round_;
  table_.resize(book_.size());
  for (const auto* profile : {&a, &b}) {
    for (const auto& [sense, count] : profile->counts) {
      auto& entry = table_[sense];
      entry = {round_, (entry.round == round_ ? entry.sentences : 0) + count};
    }
  }
  const auto sentences = std::max(kFewestSentences, a.sentences.size() + b.sentences.size());
  const double scale = std::log(2 + static_cast<double>(sentences));
  by_sentences_.assign(1, std::log(1 + static_cast<double>(sentences)) / scale);
  for (std::size_t df = 1; df <= sentences; ++df) {
    by_sentences_.push_back(std::log(1 + static_cast<double>(sentences) / static_cast<double>(df)) / scale);
  }
}

double Weights::of(const BagWord& word) const {
  const bool known = word.sense < table_.size() && table_[word.sense].round == round_;
  return by_sentences_[known ? table_[word.sense].sentences : 1] * (word.common ? kCommonWord : 1);
}

Overlap overlap(const Bag& a, const Bag& b, const Weights& weights) {
  Overlap out;
  double in_first = 0, in_second = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() || j != b.end();) {
    if (j == b.end() || (i != a.end() && i->sense < j->sense)) {
      in_first += weights.of(*i++);
    } else if (i == a.end() || j->sense < i->sense) {
      in_second += weights.of(*j++);
    } else {
      const double weight = weights.of(*i);
      const double shared = i->stem == j->stem ? weight : weight * kMeaningOnly;
      ++out.words;
      out.weight += shared;
      out.rarest = std::max(out.rarest, shared);
      in_first += weight;
      in_second += weight;
      ++i, ++j;
    }
  }
  if (in_first > 0) out.of_first = out.weight / in_first;
  const double lighter = std::min(in_first, in_second);
  if (lighter > 0) out.of_shorter = out.weight / lighter;
  return out;
}

}  // namespace onrecord
