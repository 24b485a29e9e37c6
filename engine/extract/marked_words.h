// What the words between quotation marks look like: how many there are, how they
// begin, and whether they are written as titles of works are.
#pragma once

#include "engine/extract/read_block.h"

namespace onrecord {

std::size_t words_in(const ReadBlock& block, Span span);

bool starts_with_capital(const ReadBlock& block, Span span);

// “The Long Way Home”.
bool is_title(const ReadBlock& block, Span span);

}  // namespace onrecord
