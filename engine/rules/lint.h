// What is odd about rules that work: for editors, not for those who run them.
#pragma once

#include <vector>

#include "engine/rules/pack.h"

namespace onrecord {

// Rules that can never win, since another takes all that they could find; names in
// examples that are neither field nor slot.
std::vector<Error> lint(const Pack& pack);

}  // namespace onrecord
