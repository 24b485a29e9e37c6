// Slips of the pen: words that are no words, and one letter away from one.
//
// Two writers who make the same slip seldom make it on their own; one has copied
// it. Known are all words of the pack's lexicons. Counted are only the ways in
// which people slip inside a long word: two letters in the wrong order, one left
// out, one written twice. An inflection and another spelling are none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/base/text_hash.h"
#include "engine/rules/pack.h"

namespace onrecord {

class Slips {
 public:
  explicit Slips(const Pack& pack);

  // Whether `word`, folded, is in the pack.
  bool known(std::string_view word) const { return words_.find(word) != words_.end(); }
  // The known words that it may be a slip for; none where it is known itself.
  std::vector<std::string> meant(std::string_view word) const;

 private:
  std::unordered_set<std::string, TextHash, std::equal_to<>> words_;
  // Hashes of words with a letter left out, and these words; by hash.
  std::vector<std::pair<std::uint64_t, const std::string*>> shortened_;
};

}  // namespace onrecord
