#include "engine/text/sentences.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace onrecord {
namespace {

std::vector<TokenRange> sentences_of(std::string_view text, std::span<const Token> tokens,
                                     std::span<const std::uint8_t> hints) {
  std::vector<TokenRange> sentences;
  split_sentences(text, tokens, hints, sentences);
  return sentences;
}

// The sentences of a text with "|" between. A token before "~" carries the hint
// of an abbreviation's period, one before "^" that of a word that opens
// sentences; neither is part of the text.
std::string split(std::string marked) {
  std::string text;
  std::vector<std::uint32_t> abbreviated, openers;
  for (const char c : marked) {
    const auto at = static_cast<std::uint32_t>(text.size());
    if (c == '~') {
      abbreviated.push_back(at);
    } else if (c == '^') {
      openers.push_back(at);
    } else {
      text += c;
    }
  }
  const auto tokens = tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, {});
  std::vector<std::uint8_t> hints(tokens.size(), kNoHint);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto has = [&](const std::vector<std::uint32_t>& ends) {
      return std::find(ends.begin(), ends.end(), tokens[i].span.end) != ends.end();
    };
    if (has(abbreviated)) hints[i] |= kAbbreviated;
    if (has(openers)) hints[i] |= kOpener;
  }
  std::string out;
  std::uint32_t next = 0;
  for (const auto& range : sentences_of(text, tokens, hints)) {
    CHECK(range.begin == next);
    CHECK(range.end > range.begin);
    next = range.end;
    if (range.begin > 0) out += " | ";
    out += text.substr(tokens[range.begin].span.begin,
                       tokens[range.end - 1].span.end - tokens[range.begin].span.begin);
  }
  CHECK(next == tokens.size());
  return out;
}

struct Case {
  std::string text;
  std::string sentences;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [text, sentences] : cases) {
    CAPTURE(text);
    CHECK(split(text) == sentences);
  }
}

TEST_CASE("what ends a sentence") {
  check({
      {"", ""},
      {"   ", ""},
      {"No end", "No end"},
      {"It rained. Brek left.", "It rained. | Brek left."},
      {"It rained! Brek left? So what.", "It rained! | Brek left? | So what."},
      {"It rained?! Brek left.", "It rained?! | Brek left."},
      {"It rained... Brek left.", "It rained... | Brek left."},
      {"It rained… Brek left.", "It rained… | Brek left."},
      {"It rained … but stopped.", "It rained … but stopped."},
      {"It rained. 3 left. Then 4.", "It rained. | 3 left. | Then 4."},
      {"It rained.\nBrek left.", "It rained. | Brek left."},
      {"It rained. – Brek left.", "It rained. | – Brek left."},
      {"It rained; Brek left: so.", "It rained; Brek left: so."},
      {"雨です。 晴れ。", "雨です。 | 晴れ。"},
      {"Yah. éa. Éa. Ünn", "Yah. éa. | Éa. | Ünn"},
  });
}

TEST_CASE("what does not") {
  check({
      {"It cost 3.5 crowns, see brek.example for more.", "It cost 3.5 crowns, see brek.example for more."},
      {"It rained. and went on.", "It rained. and went on."},
      {"“No!” she cried. “Why?” he asked.", "“No!” she cried. | “Why?” he asked."},
      {"the Yahu! network", "the Yahu! network"},
      {"See it.Now", "See it.Now"},
      {"Sen.~ Brek left.", "Sen. Brek left."},
      {"Sen. Brek left.", "Sen. | Brek left."},
      {"at 5 p.m. Brek left", "at 5 p.m. Brek left"},
      {"in the U.S. Brek left", "in the U.S. Brek left"},
      {"H. Brek and Ada L. Dray left.", "H. Brek and Ada L. Dray left."},
      {"no.~ 5 it is", "no. 5 it is"},
  });
}

TEST_CASE("a word that opens sentences ends the abbreviation's one") {
  check({
      {"in the U.S. The^ rain came", "in the U.S. | The rain came"},
      {"in the U.S. the^ rain came", "in the U.S. the rain came"},
      {"for Brek Inc.~ He^ left", "for Brek Inc. | He left"},
      {"at 5 p.m. It^ rained", "at 5 p.m. | It rained"},
      {"It was plan B. Then^ it rained", "It was plan B. | Then it rained"},
  });
}

TEST_CASE("closing marks stay with the sentence that they close") {
  check({
      {"“It rained.” Brek left.", "“It rained.” | Brek left."},
      {"\"It rained.\" Brek left.", "\"It rained.\" | Brek left."},
      {"“‘It rained.’” Brek left.", "“‘It rained.’” | Brek left."},
      {"(It rained.) Brek left.", "(It rained.) | Brek left."},
      {"It rained.) Brek left.", "It rained.) | Brek left."},
      {"It rained. “Brek left.”", "It rained. | “Brek left.”"},
      {"It rained. (Brek left.)", "It rained. | (Brek left.)"},
      {"“It rained.” he said.", "“It rained.” he said."},
      {"«It rained.» Brek left.", "«It rained.» | Brek left."},
  });
}

TEST_CASE("hostile texts") {
  for (const std::string text :
       {"....... ....", "! ! ! ! ?", "”””. ”A. ”", "A. B. C. D. E.", ". A", "…\u200B…A. “"}) {
    CAPTURE(text);
    split(text);
  }
  for (const std::uint32_t length :
       {kLongestSentence - 1, kLongestSentence, kLongestSentence + 1, 3 * kLongestSentence}) {
    CAPTURE(length);
    std::string endless;
    for (std::uint32_t i = 0; i < length; ++i) endless += "a ";
    const auto words = tokenize(endless, {0, 2 * length}, {});
    const auto found = sentences_of(endless, words, std::vector<std::uint8_t>(length, kNoHint));
    CHECK(found.size() == (length + kLongestSentence - 1) / kLongestSentence);
    CHECK(found.back().end == length);
  }
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "A! ";
  const auto tokens = tokenize(many, {0, static_cast<std::uint32_t>(many.size())}, {});
  CHECK(sentences_of(many, tokens, std::vector<std::uint8_t>(tokens.size(), kNoHint)).size() == 100'000);
}

}  // namespace
}  // namespace onrecord
