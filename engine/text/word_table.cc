#include "engine/text/word_table.h"

#include <array>

#include "engine/text/token.h"

namespace onrecord {
namespace {

constexpr std::size_t kFirstPlaces = 64;

// Words are short: FNV-1a over their bytes beats hashes that are better on long ones.
constexpr std::uint64_t kHashStart = 0xCBF29CE484222325;
constexpr std::uint64_t add_to_hash(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
}
constexpr std::uint64_t hash_of(std::string_view folded) {
  auto hash = kHashStart;
  for (const char c : folded) hash = add_to_hash(hash, c);
  return hash;
}

}  // namespace

WordTable::WordTable() : places_(kFirstPlaces) {}

// Where the word is, or would be put.
std::size_t WordTable::place_of(std::string_view folded, std::uint64_t hash) const {
  const auto mask = places_.size() - 1;
  auto at = (hash ^ (hash >> 32)) & mask;
  while (places_[at].number != 0 && (places_[at].hash != hash || words_[places_[at].number - 1] != folded)) {
    at = (at + 1) & mask;
  }
  return at;
}

std::uint32_t WordTable::add(std::string_view folded) {
  const auto hash = hash_of(folded);
  auto at = place_of(folded, hash);
  if (places_[at].number == 0) {
    words_.emplace_back(folded);
    places_[at] = {hash, static_cast<std::uint32_t>(words_.size())};
    if (words_.size() * 2 > places_.size()) grow();
    return static_cast<std::uint32_t>(words_.size());
  }
  return places_[at].number;
}

void WordTable::grow() {
  const auto before = std::move(places_);
  places_.assign(before.size() * 2, {});
  for (const auto& place : before) {
    if (place.number != 0) places_[place_of(words_[place.number - 1], place.hash)] = place;
  }
}

std::uint32_t WordTable::find(std::string_view word) const {
  std::array<char, 64> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  auto hash = kHashStart;
  std::size_t length = 0;
  if (word.size() <= buffer.size()) {
    for (const char c : word) {
      if (static_cast<unsigned char>(c) >= 0x80) break;
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      hash = add_to_hash(hash, lower);
      buffer[length++] = lower;
    }
  }
  if (length == word.size()) return places_[place_of({buffer.data(), length}, hash)].number;
  const auto folded = fold(word);
  return places_[place_of(folded, hash_of(folded))].number;
}

}  // namespace onrecord
