// Words by their folded form, each with a small number.
//
// Every token of every article is looked up here, so folding, hashing and
// comparing work on a word as two machine words, without a loop over its letters
// and without allocation; only words that are long or not ASCII take longer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace onrecord {

class WordTable {
 public:
  WordTable();

  // Makes room for so many words more.
  void reserve(std::size_t words);
  // The number of a word, from 1; it gets one where it has none.
  std::uint32_t add(std::string_view word);
  // The number of a word as it stands in a text; 0 where it has none.
  std::uint32_t find(std::string_view word) const;
  // The same for many: their places come from memory while others are looked at.
  void find(std::string_view text, std::span<const Token> tokens, std::vector<std::uint32_t>& numbers) const;
  // Folded. Holds until a word is added.
  std::string_view word(std::uint32_t number) const {
    return std::string_view(letters_).substr(begins_[number - 1], begins_[number] - begins_[number - 1]);
  }
  std::size_t size() const { return begins_.size() - 1; }

 private:
  // A short word is its key, as two numbers with noughts behind it; a long one has its
  // hash as the head, and is compared itself.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t length = 0;
  };
  struct Place {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t length = 0;
    std::uint32_t number = 0;  // 0: free

    bool holds(const Key& key) const {
      return head == key.head && tail == key.tail && length == key.length && number != 0;
    }
  };
  static Key pack(std::string_view word);
  static Key key_of(std::string_view folded);
  static char letter_of(const Key& key, std::size_t place);
  static bool pack_small(std::string_view text, Span word, Key& key);
  static std::uint64_t hash_of(const Key& key) {
    const auto hash = (key.head ^ (key.tail * 0x9E3779B97F4A7C15) ^ key.length) * 0xD6E8FEB86659FD93;
    return hash ^ hash >> 32;
  }
  std::size_t place_of(const Key& key, std::string_view folded) const {
    return place_from(hash_of(key) & (places_.size() - 1), key, folded);
  }
  std::size_t place_from(std::size_t first, const Key& key, std::string_view folded) const;
  void resize(std::size_t places);

  std::string letters_;                      // of all words
  std::vector<std::uint32_t> begins_ = {0};  // by number - 1, and where the last ends
  std::vector<Place> places_;                // as many as a power of two, at most half of them taken
};

}  // namespace onrecord
