#include "engine/text/word_table.h"

#include <array>
#include <bit>
#include <cstring>
#include <functional>

namespace onrecord {
namespace {

constexpr std::size_t kFirstPlaces = 64;
constexpr std::size_t kLongestKey = 2 * sizeof(std::uint64_t);
constexpr std::uint64_t kHighBits = 0x8080808080808080;

template <typename Number>
std::uint64_t load(const char* at) {
  Number number = 0;
  std::memcpy(&number, at, sizeof number);
  return number;
}

// Eight letters of ASCII at once: a letter from A to Z gets the bit that makes it small.
constexpr std::uint64_t lower(std::uint64_t letters) {
  const auto from_a = letters + 0x3F3F3F3F3F3F3F3F;
  const auto behind_z = letters + 0x2525252525252525;
  return letters | ((from_a & ~behind_z & kHighBits) >> 2);
}

}  // namespace

WordTable::WordTable() : places_(kFirstPlaces) {}

// The bytes of a word of at most kLongestKey, without regard to what they mean.
WordTable::Key WordTable::pack(std::string_view word) {
  const auto* at = word.data();
  const auto size = word.size();
  Key key;
  key.length = static_cast<std::uint32_t>(size);
  if (size >= 8) {
    key.head = load<std::uint64_t>(at);
    key.tail = load<std::uint64_t>(at + size - 8);
  } else if (size >= 4) {
    key.head = load<std::uint32_t>(at) | load<std::uint32_t>(at + size - 4) << 32;
  } else if (size > 0) {
    key.head = load<std::uint8_t>(at) | load<std::uint8_t>(at + size / 2) << 8 |
               load<std::uint8_t>(at + size - 1) << 16;
  }
  return key;
}

WordTable::Key WordTable::key_of(std::string_view folded) {
  if (folded.size() <= kLongestKey) return pack(folded);
  return {std::hash<std::string_view>{}(folded), 0, static_cast<std::uint32_t>(folded.size())};
}

// The key of a short word of ASCII, made small; false where it is none.
bool WordTable::pack_small(std::string_view word, Key& key) {
  if (word.size() > kLongestKey) return false;
  key = pack(word);
  if (((key.head | key.tail) & kHighBits) != 0) return false;
  key.head = lower(key.head);
  key.tail = lower(key.tail);
  return true;
}

std::size_t WordTable::first_place(const Key& key) const {
  auto hash = (key.head ^ (key.tail * 0x9E3779B97F4A7C15) ^ key.length) * 0xD6E8FEB86659FD93;
  hash ^= hash >> 32;
  return hash & (places_.size() - 1);
}

// Where the word is, or would be put.
std::size_t WordTable::place_from(std::size_t first, const Key& key, std::string_view folded) const {
  const auto mask = places_.size() - 1;
  for (auto at = first;; at = (at + 1) & mask) {
    const auto& place = places_[at];
    if (place.number == 0) return at;
    if (place.key == key && (key.length <= kLongestKey || words_[place.number - 1] == folded)) return at;
  }
}

std::uint32_t WordTable::add(std::string_view folded) {
  const auto key = key_of(folded);
  auto& place = places_[place_of(key, folded)];
  if (place.number != 0) return place.number;
  words_.emplace_back(folded);
  place = {key, static_cast<std::uint32_t>(words_.size())};
  if (words_.size() * 2 > places_.size()) resize(places_.size() * 2);
  return static_cast<std::uint32_t>(words_.size());
}

void WordTable::reserve(std::size_t words) {
  const auto places = std::bit_ceil((words_.size() + words) * 2);
  if (places > places_.size()) resize(places);
  words_.reserve(words_.size() + words);
}

void WordTable::resize(std::size_t places) {
  const auto before = std::move(places_);
  places_.assign(places, {});
  for (const auto& place : before) {
    if (place.number != 0) places_[place_of(place.key, words_[place.number - 1])] = place;
  }
}

std::uint32_t WordTable::find(std::string_view word) const {
  if (Key key; pack_small(word, key)) return places_[place_of(key, {})].number;
  const auto folded = fold(word);
  return places_[place_of(key_of(folded), folded)].number;
}

void WordTable::find(std::string_view text, std::span<const Token> tokens,
                     std::vector<std::uint32_t>& numbers) const {
  constexpr std::size_t kAhead = 8;
  struct Sought {
    Key key;
    std::size_t place = 0;
    bool small = false;
  };
  std::array<Sought, kAhead> sought;
  numbers.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size() + kAhead; ++i) {
    auto& slot = sought[i % kAhead];
    if (i >= kAhead) {
      const auto token = i - kAhead;
      if (slot.small) {
        const auto& first = places_[slot.place];
        numbers[token] =
            first.key == slot.key ? first.number : places_[place_from(slot.place, slot.key, {})].number;
      } else {
        numbers[token] = find(slice(text, tokens[token].span));
      }
    }
    if (i >= tokens.size()) continue;
    slot.small = pack_small(slice(text, tokens[i].span), slot.key);
    if (!slot.small) continue;
    slot.place = first_place(slot.key);
    __builtin_prefetch(&places_[slot.place]);
  }
}

}  // namespace onrecord
