// The line that an error of rules points at, with a caret, as compilers show it.
#pragma once

#include <string>

#include "engine/rules/pack.h"

namespace onrecord {

//   9 |   vaule: number(amount)
//     |   ^
// Two lines; "" where the error names no line of the pack's files. Without a
// column it is the line as a whole.
std::string excerpt(const Pack& pack, const Error& error);

}  // namespace onrecord
