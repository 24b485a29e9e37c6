// Who is who: names and their roles, and whom a title or a pronoun means.
#pragma once

#include <span>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

// Fills record.entities from mentions of kind name, and gives every speaker of
// record.quotes its entity and name. Comes after collect_quotes.
void collect_entities(std::span<const ReadBlock> blocks, const Language& language, Record& record);

}  // namespace onrecord
