// Mentions of kind date, time, duration and set → the record's dates.
#pragma once

#include <span>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

// Fills record.dates, in text order and without overlap, each resolved against
// record.article.published (open where that is unknown).
void collect_dates(std::span<const ReadBlock> blocks, const Language& language, Record& record);

}  // namespace onrecord
