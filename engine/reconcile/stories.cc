#include "engine/reconcile/stories.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "engine/reconcile/profile.h"

namespace onrecord {
namespace {

constexpr std::size_t kKeys = 40;      // words that stand for an article
constexpr std::size_t kCrowded = 500;  // a word of more articles proposes few pairs
constexpr std::size_t kOfCrowd = 10;   // so many, for each article
constexpr double kSmoothing = 20;      // makes a few articles weigh words as many would
// Cosine over keys from which on two articles tell one story: by how sure it is
// that they are of one time, and less where they quote the same words.
constexpr double kAlike = 0.18, kAlikeThatWeek = 0.12, kAlikeInQuotes = 0.04;
constexpr double kRounding = 1e-4;  // of sums over the index
constexpr int kDaysApart = 7, kThatWeek = 3;

using Keys = std::vector<std::pair<std::uint64_t, double>>;  // hash of a word, weight; by hash

double dot(const Keys& a, const Keys& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->first == j->first) {
      sum += (i++)->second * (j++)->second;
    } else if (i->first < j->first) {
      ++i;
    } else {
      ++j;
    }
  }
  return sum;
}

// Sentences say a word once or twice; names weigh more, for who and where tell a
// story best.
Keys keys_of(const Sketch& sketch, const std::vector<std::uint32_t>& articles_with, double articles,
             const WordBook& book) {
  Keys keys;
  for (const auto& term : sketch.terms) {
    if (!term.telling) continue;
    const double idf = std::log((articles + kSmoothing) / (articles_with[term.sense] + 1.0));
    keys.emplace_back(book.hash_of(term.sense), (1 + std::log(term.times)) * idf * (term.name ? 1.5 : 1));
  }
  const auto weightier = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  const auto kept = std::min(kKeys, keys.size());
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(kept), keys.end(), weightier);
  keys.resize(kept);
  keys.shrink_to_fit();
  double norm = 0;
  for (const auto& key : keys) norm += key.second * key.second;
  for (auto& key : keys) key.second /= std::sqrt(norm);
  std::sort(keys.begin(), keys.end());
  return keys;
}

// Articles by what they have: one flat list, for there are many hashes of few
// articles each.
class Index {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t article = 0;
    float weight = 0;
  };

  void add(std::uint64_t hash, std::size_t article, double weight = 0) {
    entries_.push_back({hash, static_cast<std::uint32_t>(article), static_cast<float>(weight)});
  }
  void close() {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.article < b.article;
    });
  }

  // The articles after `article` that have the hash as well; the next few of them
  // only where so many do that it tells little.
  struct Found {
    std::vector<Entry>::const_iterator first, last;
    bool crowded = false;
  };
  Found after(std::uint64_t hash, std::size_t article) const {
    const auto first = std::upper_bound(
        entries_.begin(), entries_.end(), std::pair{hash, article}, [](const auto& at, const Entry& e) {
          return at.first != e.hash ? at.first < e.hash : at.second < e.article;
        });
    const auto rest = static_cast<std::size_t>(entries_.end() - first);
    const bool crowded = rest > kCrowded && first[kCrowded].hash == hash;
    if (crowded) return {first, first + kOfCrowd, true};
    return {first, std::find_if(first, entries_.end(), [&](const Entry& e) { return e.hash != hash; }),
            false};
  }

 private:
  std::vector<Entry> entries_;
};

// The articles that may tell the story of a given one. The products of their keys
// are summed up along the index; whoever cannot come to enough is left out there.
class Neighbours {
 public:
  explicit Neighbours(std::size_t articles) : sums_(articles, 0), rounds_(articles, 0) {}

  // Those after `article`, in order.
  std::vector<std::uint32_t> of(std::size_t article, const Keys& keys, const std::vector<std::uint64_t>& said,
                                const Index& index) {
    ++round_;
    met_.clear();
    double unseen = 0;  // of the square of the keys whose articles are not all seen
    for (const auto& [hash, weight] : keys) {
      const auto found = index.after(hash, article);
      if (found.crowded) unseen += weight * weight;
      for (auto entry = found.first; entry != found.last; ++entry)
        meet(entry->article, found.crowded ? kAlike : static_cast<float>(weight) * entry->weight);
    }
    // The sums lack at most what the unseen keys can add.
    const double enough = kAlikeThatWeek - std::sqrt(unseen) - kRounding;
    std::vector<std::uint32_t> out;
    for (const auto run : said) {
      const auto found = index.after(run, article);
      for (auto entry = found.first; entry != found.last; ++entry) meet(entry->article, kAlike);
    }
    std::copy_if(met_.begin(), met_.end(), std::back_inserter(out),
                 [&](std::uint32_t other) { return sums_[other] >= enough; });
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  void meet(std::uint32_t other, double adds) {
    if (rounds_[other] != round_) {
      rounds_[other] = round_;
      sums_[other] = 0;
      met_.push_back(other);
    }
    sums_[other] += static_cast<float>(adds);
  }

  std::vector<float> sums_;
  std::vector<std::uint32_t> rounds_;  // in which the sum was begun
  std::vector<std::uint32_t> met_;
  std::uint32_t round_ = 0;
};

int days_between(const Sketch& a, const Sketch& b) { return a.day && b.day ? std::abs(*a.day - *b.day) : 0; }

}  // namespace

Sketch sketch_of(const Record& record, WordBook& book) {
  Sketch out;
  out.day = day_number(record.article.published);
  std::vector<Word> words;
  for (const auto sentence : record.sentences) {
    for (const auto& word : book.read(record.article.text, sentence, true)) {
      if (word.content()) words.push_back(word);
    }
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.sense < b.sense; });
  for (const auto& word : words) {
    if (out.terms.empty() || out.terms.back().sense != word.sense)
      out.terms.push_back({word.sense, 0, false, false});
    auto& term = out.terms.back();
    term.times = static_cast<std::uint16_t>(std::min(term.times + 1, 0xFFFF));
    term.name = term.name || word.has(kName);
    term.telling = term.telling || (!word.has(kCommon) && !word.has(kNumberWord));
  }
  for (const auto& quote : record.quotes) {
    if (quote.kind == QuoteKind::kIndirect) continue;
    for (const auto piece : quote.content) add_runs(book.read(record.article.text, piece), book, out.said);
  }
  std::sort(out.said.begin(), out.said.end());
  out.said.erase(std::unique(out.said.begin(), out.said.end()), out.said.end());
  out.terms.shrink_to_fit();
  out.said.shrink_to_fit();
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> same_story(std::vector<Sketch> sketches,
                                                            const WordBook& book) {
  std::vector<std::uint32_t> articles_with(book.size(), 0);
  for (const auto& sketch : sketches) {
    for (const auto& term : sketch.terms) ++articles_with[term.sense];
  }
  const auto articles = static_cast<double>(sketches.size());
  std::vector<Keys> keys;
  keys.reserve(sketches.size());
  Index index;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    keys.push_back(keys_of(sketches[i], articles_with, articles, book));
    std::vector<Sketch::Term>().swap(sketches[i].terms);
    for (const auto& key : keys.back()) index.add(key.first, i, key.second);
    for (const auto run : sketches[i].said) index.add(run, i);
  }
  index.close();

  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  Neighbours neighbours(sketches.size());
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    for (const auto j : neighbours.of(i, keys[i], sketches[i].said, index)) {
      const auto apart = days_between(sketches[i], sketches[j]);
      if (apart > kDaysApart) continue;
      const bool that_week = sketches[i].day && sketches[j].day && apart <= kThatWeek;
      const double alike = dot(keys[i], keys[j]);
      if (alike >= (that_week ? kAlikeThatWeek : kAlike) ||
          (alike >= kAlikeInQuotes && shared_count(sketches[i].said, sketches[j].said) > 0))
        pairs.emplace_back(i, j);
    }
  }
  return pairs;
}

}  // namespace onrecord
