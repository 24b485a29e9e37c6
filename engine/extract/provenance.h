// Which rule, line and house pack an output comes from.
#pragma once

#include <string_view>

#include "engine/extract/language.h"
#include "engine/extract/record.h"

namespace onrecord {

// The rule of a mention of the text part, the line that matched, and in `also`
// all else that had a part in it: changes to the rule, and words that house packs
// added, in this mention and in those that its slots caught.
RuleRef provenance(const Language& language, const Findings& findings, const Mention& mention,
                   std::string_view text);

}  // namespace onrecord
