// One paragraph's way through the stages of a pack.
#pragma once

#include "engine/match/compiled_rules.h"
#include "engine/match/matcher.h"

namespace onrecord {

Findings run_stages(const CompiledRules& rules, const Reading& reading, const std::vector<Seed>& seeds);

}  // namespace onrecord
