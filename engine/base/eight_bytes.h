// Eight bytes of text looked at together, as one number.
//
// What they tell is a mask: the top bit of each byte that is meant.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace onrecord::eight_bytes {

inline constexpr std::size_t kSize = 8;
inline constexpr std::uint64_t kEach = 0x0101010101010101;
inline constexpr std::uint64_t kTops = 0x8080808080808080;

inline std::uint64_t at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

// The first `size` of them, at most eight, with noughts behind; no byte more is read.
inline std::uint64_t few(const char* bytes, std::size_t size) {
  if (size >= kSize) return at(bytes);
  const auto half = [&](std::size_t from) {
    std::uint32_t part = 0;
    std::memcpy(&part, bytes + from, sizeof part);
    if constexpr (std::endian::native == std::endian::big) part = __builtin_bswap32(part);
    return std::uint64_t{part};
  };
  const auto byte = [&](std::size_t from) {
    return std::uint64_t{static_cast<unsigned char>(bytes[from])} << (8 * from);
  };
  if (size >= 4) return half(0) | half(size - 4) << (8 * (size - 4));
  return size == 0 ? 0 : byte(0) | byte(size / 2) | byte(size - 1);
}

// The first byte of a mask that is not 0.
constexpr std::size_t first_of(std::uint64_t mask) {
  return static_cast<std::size_t>(std::countr_zero(mask)) / 8;
}

// Those that are `byte`. Behind the first, others may be marked too.
constexpr std::uint64_t equal(std::uint64_t word, char byte) {
  const auto zero = word ^ (kEach * static_cast<unsigned char>(byte));
  return (zero - kEach) & ~zero & kTops;
}

// Control characters: those below a blank. Behind the first, others may be marked too.
constexpr std::uint64_t control(std::uint64_t word) { return (word - kEach * 0x20) & ~word & kTops; }

// Those from `first` to `last`, both ASCII.
constexpr std::uint64_t between(std::uint64_t word, char first, char last) {
  const auto low = word & ~kTops;
  return (low + kEach * (0x80U - static_cast<unsigned char>(first))) &
         ~(low + kEach * (0x7FU - static_cast<unsigned char>(last))) & ~word & kTops;
}

constexpr std::uint64_t small_letters(std::uint64_t word) { return between(word, 'a', 'z'); }
constexpr std::uint64_t large_letters(std::uint64_t word) { return between(word, 'A', 'Z'); }
constexpr std::uint64_t digits(std::uint64_t word) { return between(word, '0', '9'); }
constexpr std::uint64_t blanks(std::uint64_t word) {
  return between(word, ' ', ' ') | between(word, '\t', '\r');
}

// Those that go on with a code point of UTF-8.
constexpr std::uint64_t continuations(std::uint64_t word) { return word & ~(word << 1) & kTops; }

// How many bytes a mask has.
constexpr std::size_t count(std::uint64_t mask) { return ((mask >> 7) * kEach) >> 56; }

// A mask with a bit for a byte, the lowest for the first.
constexpr std::uint32_t bits(std::uint64_t mask) {
  return static_cast<std::uint32_t>(((mask >> 7) * 0x0102040810204080) >> 56);
}

// The first byte from `from` on that `mask` marks in its word, or the end.
template <typename Mask>
std::size_t find(std::string_view text, std::size_t from, const Mask& mask) {
  for (; from + kSize <= text.size(); from += kSize) {
    if (const auto found = mask(at(text.data() + from)); found != 0) return from + first_of(found);
  }
  if (from >= text.size()) return text.size();
  const auto left = text.size() - from;
  const auto rest = text.size() >= kSize ? at(text.data() + text.size() - kSize) >> (8 * (kSize - left))
                                         : few(text.data() + from, left);
  const auto found = mask(rest);
  return found == 0 ? text.size() : std::min(from + first_of(found), text.size());
}

inline bool is_ascii(std::string_view text) {
  return find(text, 0, [](std::uint64_t word) { return word & kTops; }) == text.size();
}

// Where the letters from a to z that begin at `from` end.
inline std::size_t end_of_small_letters(std::string_view text, std::size_t from) {
  const auto others = [](std::uint64_t word) { return ~small_letters(word) & kTops; };
  // Most words have fewer than eight: without a call.
  if (from + kSize <= text.size()) {
    if (const auto end = others(at(text.data() + from)); end != 0) return from + first_of(end);
  }
  return find(text, from, others);
}

}  // namespace onrecord::eight_bytes
