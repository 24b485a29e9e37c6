// Mentions of kind figure → the record's figures.
#pragma once

#include <span>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

// Fills record.figures, in text order and without overlap, with what each
// measures and for which period. Comes after collect_dates and collect_quotes:
// a figure inside a quotation is its speaker's.
void collect_figures(std::span<const ReadBlock> blocks, const Language& language, Record& record);

}  // namespace onrecord
