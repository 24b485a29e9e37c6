// Mentions of kind attribution, and quotation marks → the record's quotes.
//
// An attribution says which stretch was said, by whom, by which word. Quotation
// marks inside the stretch make direct or mixed quotes of it; without any it is
// an indirect one. Marks that no attribution covers are taken up by what goes
// before: the speaker whose quotation the paragraph or the one before it held.
#pragma once

#include <span>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

// Fills record.quotes, in text order; speakers are spans without a name yet.
void collect_quotes(std::span<const ReadBlock> blocks, const Language& language, Record& record);

}  // namespace onrecord
