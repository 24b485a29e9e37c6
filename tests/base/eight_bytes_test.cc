#include "engine/base/eight_bytes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

using namespace onrecord;

namespace {

// The bytes that a mask marks, as "1" and "0".
std::string marked(std::uint64_t mask) {
  std::string out;
  for (std::size_t i = 0; i < eight_bytes::kSize; ++i) out += ((mask >> (8 * i + 7)) & 1) != 0 ? '1' : '0';
  return out;
}

std::uint64_t word_of(const std::array<char, eight_bytes::kSize>& bytes) {
  return eight_bytes::at(bytes.data());
}

}  // namespace

TEST_SUITE("base") {
  TEST_CASE("every byte at every place is told for what it is") {
    for (std::size_t place = 0; place < eight_bytes::kSize; ++place) {
      for (int value = 0; value < 256; ++value) {
        CAPTURE(place);
        CAPTURE(value);
        std::array<char, eight_bytes::kSize> bytes{};
        bytes.fill('A');
        bytes[place] = static_cast<char>(value);
        const auto word = word_of(bytes);
        const auto here = [&](bool yes) {
          std::string out(eight_bytes::kSize, '0');
          if (yes) out[place] = '1';
          return out;
        };
        CHECK(marked(eight_bytes::small_letters(word)) == here(value >= 'a' && value <= 'z'));
        CHECK(marked(eight_bytes::digits(word)) == here(value >= '0' && value <= '9'));
        CHECK(marked(eight_bytes::blanks(word)) == here(value == ' ' || (value >= '\t' && value <= '\r')));
        CHECK(eight_bytes::bits(eight_bytes::digits(word)) ==
              (value >= '0' && value <= '9' ? 1U << place : 0U));
        CHECK(marked(eight_bytes::control(word)) == here(value < ' '));
        CHECK(marked(eight_bytes::equal(word, '"')) == here(value == '"'));
        CHECK(marked(eight_bytes::continuations(word)) == here((value & 0xC0) == 0x80));
        CHECK(eight_bytes::is_ascii({bytes.data(), bytes.size()}) == (value < 0x80));
      }
    }
  }

  TEST_CASE("the first of several is found, and all are counted") {
    const auto word = word_of({'x', '"', 'y', '"', '#', '"', 'z', '!'});
    CHECK(eight_bytes::first_of(eight_bytes::equal(word, '"')) == 1);
    CHECK(eight_bytes::count(eight_bytes::small_letters(word)) == 3);
    CHECK(eight_bytes::count(eight_bytes::kTops) == 8);
    CHECK(eight_bytes::count(0) == 0);
    CHECK(eight_bytes::bits(eight_bytes::between(word, '"', '"')) == 0b00101010);
    CHECK(eight_bytes::bits(eight_bytes::kTops) == 0xFF);
    CHECK(eight_bytes::bits(eight_bytes::large_letters(word_of({'A', 'b', 'Z', '[', '@', 'Q', 'a', 'z'}))) ==
          0b00100101);
  }

  TEST_CASE("a few bytes are those of the eight, and noughts") {
    const std::array<char, eight_bytes::kSize> all = {'a', '\xFF', 'c', '\0', 'e', 'f', '\x80', 'h'};
    for (std::size_t size = 0; size <= eight_bytes::kSize; ++size) {
      CAPTURE(size);
      const std::string alone(all.data(), size);
      std::array<char, eight_bytes::kSize> padded{};
      std::copy_n(all.begin(), size, padded.begin());
      CHECK(eight_bytes::few(alone.data(), size) == word_of(padded));
    }
  }

  TEST_CASE("a run of small letters ends where one loop would end it") {
    const std::string text = "alongwordofmanyletters Brek née x";
    for (std::size_t from = 0; from <= text.size(); ++from) {
      auto end = from;
      while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
      CAPTURE(from);
      CHECK(eight_bytes::end_of_small_letters(text, from) == end);
    }
  }
}
