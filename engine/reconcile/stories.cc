#include "engine/reconcile/stories.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::size_t kKeys = 40;       // words that stand for an article
constexpr std::size_t kCrowded = 2000;  // a word of more articles proposes no pair
constexpr double kSmoothing = 20;       // makes a few articles weigh words as many would
// Cosine over keys from which on two articles tell one story: by how sure it is
// that they are of one time, and less where they quote the same words.
constexpr double kAlike = 0.18, kAlikeThatWeek = 0.12, kAlikeInQuotes = 0.04;
constexpr int kDaysApart = 7, kThatWeek = 3;

struct Tally {
  double weight = 0;
  bool name = false;
};

// Sentences that have the word, more for names: who and where tell a story best.
std::unordered_map<std::uint64_t, Tally> tallies(const Profile& profile, const WordBook& book) {
  std::unordered_map<std::uint64_t, Tally> out;
  for (const auto& word : profile.words) {
    if (!word.content() || word.has(kCommon) || word.has(kNumberWord)) continue;
    auto& tally = out[book.hash_of(word.sense)];
    tally.weight += 1;
    tally.name = tally.name || word.has(kName);
  }
  return out;
}

double dot(const Profile& a, const Profile& b) {
  double sum = 0;
  for (auto i = a.keys.begin(), j = b.keys.begin(); i != a.keys.end() && j != b.keys.end();) {
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

bool one_story(const Profile& a, const Profile& b) {
  const bool dated = a.day && b.day;
  const int apart = dated ? std::abs(*a.day - *b.day) : 0;
  if (apart > kDaysApart) return false;
  const double alike = dot(a, b);
  if (alike >= (dated && apart <= kThatWeek ? kAlikeThatWeek : kAlike)) return true;
  return alike >= kAlikeInQuotes && shared_count(a.said, b.said) > 0;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> same_story(std::vector<Profile>& profiles,
                                                            const WordBook& book) {
  std::unordered_map<std::uint64_t, std::uint32_t> articles_with;
  for (const auto& profile : profiles) {
    for (const auto& [sense, count] : profile.counts) ++articles_with[book.hash_of(sense)];
  }
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> index;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    auto& keys = profiles[i].keys;
    for (const auto& [hash, tally] : tallies(profiles[i], book)) {
      const double idf =
          std::log((static_cast<double>(profiles.size()) + kSmoothing) / (articles_with[hash] + 1.0));
      keys.emplace_back(hash, (1 + std::log(tally.weight)) * idf * (tally.name ? 1.5 : 1));
    }
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (keys.size() > kKeys) keys.resize(kKeys);
    double norm = 0;
    for (const auto& key : keys) norm += key.second * key.second;
    for (auto& key : keys) key.second /= std::sqrt(norm);
    std::sort(keys.begin(), keys.end());
    for (const auto& key : keys) index[key.first].push_back(static_cast<std::uint32_t>(i));
    for (const auto run : profiles[i].said) index[run].push_back(static_cast<std::uint32_t>(i));
  }

  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<std::uint32_t> near;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    near.clear();
    const auto add = [&](std::uint64_t hash) {
      const auto& others = index[hash];
      if (others.size() > kCrowded) return;
      near.insert(near.end(), std::upper_bound(others.begin(), others.end(), i), others.end());
    };
    for (const auto& key : profiles[i].keys) add(key.first);
    for (const auto run : profiles[i].said) add(run);
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    for (const auto j : near) {
      if (one_story(profiles[i], profiles[j])) pairs.emplace_back(i, j);
    }
  }
  return pairs;
}

}  // namespace onrecord
