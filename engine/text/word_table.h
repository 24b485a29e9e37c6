// Words by their folded form, each with a small number.
//
// Every token of every article is looked up here, so folding, hashing and
// finding are one step, without allocation for words in ASCII.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

class WordTable {
 public:
  WordTable();

  // The number of a folded word, from 1; it gets one where it has none.
  std::uint32_t add(std::string_view folded);
  // The number of a word as it stands in a text; 0 where it has none.
  std::uint32_t find(std::string_view word) const;
  std::size_t size() const { return words_.size(); }

 private:
  struct Place {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;  // 0: free
  };
  std::size_t place_of(std::string_view folded, std::uint64_t hash) const;
  void grow();

  std::vector<std::string> words_;  // by number - 1
  std::vector<Place> places_;       // as many as a power of two, at most half of them taken
};

}  // namespace onrecord
