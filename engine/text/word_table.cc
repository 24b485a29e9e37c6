#include "engine/text/word_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

constexpr std::size_t kFirstPlaces = 64;
constexpr std::size_t kLongestKey = 2 * eight_bytes::kSize;

// The first `size` bytes of a number; 1 to 8.
constexpr std::uint64_t first_bytes(std::uint64_t number, std::size_t size) {
  return number & (~std::uint64_t{0} >> (64 - 8 * size));
}

// A letter from A to Z gets the bit that makes it small.
constexpr std::uint64_t lower(std::uint64_t letters) {
  return letters | eight_bytes::large_letters(letters) >> 2;
}

Span whole(std::string_view word) { return {0, static_cast<std::uint32_t>(word.size())}; }

}  // namespace

WordTable::WordTable() : places_(kFirstPlaces) {}

// The bytes of a word of at most kLongestKey, without regard to what they mean.
WordTable::Key WordTable::pack(std::string_view word) {
  const auto size = word.size();
  const auto head = eight_bytes::few(word.data(), size);
  const auto tail = size <= eight_bytes::kSize ? 0
                                               : eight_bytes::at(word.data() + size - eight_bytes::kSize) >>
                                                     (8 * (kLongestKey - size));
  return {head, tail, static_cast<std::uint32_t>(size)};
}

WordTable::Key WordTable::key_of(std::string_view folded) {
  if (folded.size() <= kLongestKey) return pack(folded);
  return {std::hash<std::string_view>{}(folded), 0, static_cast<std::uint32_t>(folded.size())};
}

// The key of a short word of ASCII, made small; false where it is none.
inline bool WordTable::pack_small(std::string_view text, Span word, Key& key) {
  const auto size = word.length();
  const auto* at = text.data() + word.begin;
  // Nearly all are of at most eight letters, and not the text's last.
  if (size - 1 < eight_bytes::kSize && word.begin + eight_bytes::kSize <= text.size()) {
    const auto head = first_bytes(eight_bytes::at(at), size);
    key = {lower(head), 0, size};
    return (head & eight_bytes::kTops) == 0;
  }
  if (size - 1 >= kLongestKey) return false;
  key = pack({at, size});
  if (((key.head | key.tail) & eight_bytes::kTops) != 0) return false;
  key.head = lower(key.head);
  key.tail = lower(key.tail);
  return true;
}

// Where the word is, or would be put.
std::size_t WordTable::place_from(std::size_t first, const Key& key, std::string_view folded) const {
  const auto mask = places_.size() - 1;
  for (auto at = first;; at = (at + 1) & mask) {
    const auto& place = places_[at];
    if (place.number == 0) return at;
    if (place.holds(key) && (key.length <= kLongestKey || word(place.number) == folded)) return at;
  }
}

// Of a short word.
char WordTable::letter_of(const Key& key, std::size_t place) {
  const auto part = place < eight_bytes::kSize ? key.head : key.tail;
  return static_cast<char>(part >> (8 * (place % eight_bytes::kSize)));
}

std::uint32_t WordTable::add(std::string_view word) {
  Key key;
  std::string folded;
  if (!pack_small(word, whole(word), key)) {
    folded = fold(word);
    key = key_of(folded);
  }
  auto& place = places_[place_of(key, folded)];
  if (place.number != 0) return place.number;
  if (folded.empty()) {
    for (std::size_t i = 0; i < word.size(); ++i) letters_ += letter_of(key, i);
  } else {
    letters_ += folded;
  }
  begins_.push_back(static_cast<std::uint32_t>(letters_.size()));
  const auto number = static_cast<std::uint32_t>(size());
  place = {key.head, key.tail, key.length, number};
  if (size() * 2 > places_.size()) resize(places_.size() * 2);
  return number;
}

void WordTable::reserve(std::size_t words) {
  const auto places = std::bit_ceil((size() + words) * 2);
  if (places > places_.size()) resize(places);
  begins_.reserve(size() + words + 1);
}

void WordTable::resize(std::size_t places) {
  const auto before = std::move(places_);
  places_.assign(places, {});
  for (const auto& place : before) {
    if (place.number == 0) continue;
    places_[place_of({place.head, place.tail, place.length}, word(place.number))] = place;
  }
}

std::uint32_t WordTable::find(std::string_view word) const {
  if (Key key; pack_small(word, whole(word), key)) return places_[place_of(key, {})].number;
  const auto folded = fold(word);
  return places_[place_of(key_of(folded), folded)].number;
}

void WordTable::find(std::string_view text, std::span<const Token> tokens,
                     std::vector<std::uint32_t>& numbers) const {
  constexpr std::size_t kAhead = 8;
  std::array<Key, kAhead> keys;
  std::array<std::size_t, kAhead> first;
  numbers.resize(tokens.size());
  const auto* const places = places_.data();
  const auto mask = places_.size() - 1;
  auto* number = numbers.data();
  for (auto* token = tokens.data(); token != tokens.data() + tokens.size();) {
    const auto some = std::min(kAhead, static_cast<std::size_t>(tokens.data() + tokens.size() - token));
    for (std::size_t i = 0; i < some; ++i) {
      Key key;
      if (!pack_small(text, token[i].span, key)) key.length = 0;
      keys[i] = key;
      first[i] = hash_of(key) & mask;
      __builtin_prefetch(places + first[i]);
    }
    for (std::size_t i = 0; i < some; ++i) {
      const auto& place = places[first[i]];
      if (keys[i].length == 0) {
        number[i] = find(slice(text, token[i].span));
      } else if (place.holds(keys[i]) || place.number == 0) {
        number[i] = place.number;
      } else {
        number[i] = places[place_from(first[i], keys[i], {})].number;
      }
    }
    token += some;
    number += some;
  }
}

}  // namespace onrecord
