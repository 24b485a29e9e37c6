// The best pairs first: how what two articles say is laid against each other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace onrecord {

// Two mentions, and how sure it is that they are of the same thing.
struct Match {
  double score = 0;
  std::size_t a = 0, b = 0;
};

// Calls `take` for the surest match first. What has found its like takes another
// only where `again` allows it.
template <typename Again, typename Take>
void take_best(std::vector<Match> matches, const Again& again, const Take& take) {
  std::sort(matches.begin(), matches.end(), [](const Match& m, const Match& n) {
    return m.score != n.score ? m.score > n.score : std::pair{m.a, m.b} < std::pair{n.a, n.b};
  });
  std::set<std::size_t> taken;
  for (const auto& match : matches) {
    const bool known = taken.count(match.a) + taken.count(match.b) > 0;
    if (known && !again(match)) continue;
    take(match);
    taken.insert({match.a, match.b});
  }
}

}  // namespace onrecord
