// Sentence boundaries over the tokens of one paragraph.
//
// ICU's Sentence_Terminal property says what may end a sentence; what is an
// abbreviation, and which words open a sentence even behind one, is said by the
// caller's hints, from the pack. A closing quotation mark stays with the
// sentence that it closes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/base/span.h"
#include "engine/text/token.h"

namespace onrecord {

enum SentenceHint : std::uint8_t {
  kNoHint = 0,
  kAbbreviated = 1,  // the period belongs to an abbreviation that the token is part of
  kOpener = 2,       // a word that opens sentences ("The"), where it is capitalised
};

// A sentence as a half-open range of tokens.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// No sentence is longer, in tokens: what runs on and on is cut, so that work
// that looks ahead to a sentence's end stays in proportion to the text.
inline constexpr std::uint32_t kLongestSentence = 2000;

// `hints` has one value a token. Into `sentences`, which is cleared first.
void split_sentences(std::string_view text, std::span<const Token> tokens,
                     std::span<const std::uint8_t> hints, std::vector<TokenRange>& sentences);

}  // namespace onrecord
