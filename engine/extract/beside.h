// Whole quotations that no rule attributes: the words right beside them do.
//
// A verb that no lexicon of telling has ("“We won this vote,” Brek thundered.") and a
// colon ("His answer: “We won.”", also at a paragraph's end) tell as well as the known
// ones, where what they stand beside could be nothing but speech.
#pragma once

#include <span>
#include <vector>

#include "engine/extract/attribution.h"

namespace onrecord {

// Attributions of quotations that none of `found` covers, in text order. Where the block ends with a
// colon that none of them tells, one of these awaits what the next block says.
std::vector<Attribution> attributions_beside(const ReadBlock& block, const Syntax& syntax,
                                             std::span<const Attribution> found);

}  // namespace onrecord
