// Lines → paragraphs: which line ends part paragraphs, and which only wrap one.
//
// A blank line always parts. Lines that follow each other are one paragraph when
// each was broken only because the next word would not have fitted, and they go
// on in lower case; otherwise each line is a paragraph of its own, as in pages
// saved as text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

struct Piece {
  Span span;  // whole lines
  std::uint32_t lines = 0;
  std::uint32_t indent = 0;  // columns of blanks before the first line; a tab counts 4
  bool after_blank = false;  // a blank line or the text's start stands before it
};

// The paragraphs of `text` in order; blank lines belong to none.
std::vector<Piece> unwrapped(std::string_view text);

}  // namespace onrecord
