#include "engine/text/word_table.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace onrecord {
namespace {

// Words of every length, alike but for one letter at every place.
std::vector<std::string> words() {
  std::vector<std::string> all;
  for (std::size_t length = 1; length <= 24; ++length) {
    all.emplace_back(length, 'm');
    for (std::size_t place = 0; place < length; ++place) {
      auto other = all.back();
      if (other[place] == 'q') continue;
      other = std::string(length, 'm');
      other[place] = 'q';
      all.push_back(other);
    }
  }
  for (const auto* word : {"don't", "21st", "né", "straße", "kampalasuomenmaayhdistyslainen"})
    all.emplace_back(word);
  return all;
}

TEST_CASE("every word has its own number, and gives itself back") {
  WordTable table;
  std::map<std::uint32_t, std::string> by_number;
  for (const auto& word : words()) {
    const auto number = table.add(word);
    CAPTURE(word);
    CHECK(by_number.emplace(number, word).second);
    CHECK(table.add(word) == number);
  }
  CHECK(table.size() == by_number.size());
  for (const auto& [number, word] : by_number) {
    CHECK(table.find(word) == number);
    CHECK(table.word(number) == word);
  }
  CHECK(table.find("") == 0);
  CHECK(table.find("m m") == 0);
  CHECK(table.find(std::string("m\0", 2)) == 0);
  CHECK(table.find(std::string(25, 'm')) == 0);
}

TEST_CASE("words are found as they stand in a text, at its very end too") {
  WordTable table;
  std::string text;
  std::vector<Token> tokens;
  std::vector<std::uint32_t> expected;
  for (const auto& word : words()) {
    expected.push_back(table.add(word));
    auto written = word;
    if (written[0] >= 'a' && written[0] <= 'z') written[0] = static_cast<char>(written[0] - 'a' + 'A');
    text += written;
    const auto end = static_cast<std::uint32_t>(text.size());
    tokens.push_back({{end - static_cast<std::uint32_t>(written.size()), end}, Shape::kCapitalised, false});
  }
  text += "unknown";
  const auto size = static_cast<std::uint32_t>(text.size());
  tokens.push_back({{size - 7, size}, Shape::kLower, false});
  expected.push_back(0);
  std::vector<std::uint32_t> numbers;
  table.find(text, tokens, numbers);
  CHECK(numbers == expected);
  // The last word alone, with nothing behind it to read.
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    CAPTURE(i);
    const std::string alone(slice(text, tokens[i].span));
    CHECK(table.find(alone) == expected[i]);
  }
}

TEST_CASE("room made ahead changes no number") {
  WordTable plain, roomy;
  roomy.reserve(1000);
  for (const auto& word : words()) CHECK(plain.add(word) == roomy.add(word));
}

}  // namespace
}  // namespace onrecord
