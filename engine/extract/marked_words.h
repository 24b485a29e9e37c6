// What the words between quotation marks look like: how many there are, how they
// begin, and whether they are written as titles of works are.
#pragma once

#include "engine/extract/read_block.h"

namespace onrecord {

std::size_t words_in(const ReadBlock& block, Span span);

bool starts_with_capital(const ReadBlock& block, Span span);

// The first of the block's pieces that begins at `offset` or behind it, or the outer one that stands around
// it: an index, their number where there is none.
std::size_t first_piece_from(const ReadBlock& block, std::uint32_t offset);

// “The Long Way Home”.
bool is_title(const ReadBlock& block, Span span);

}  // namespace onrecord
