// The normalisers that make numbers and units. What each takes and gives says the
// registry in normalisers.cc.
#pragma once

#include "engine/extract/call.h"

namespace onrecord::functions {

Value add(Call& c);
Value decimal(Call& c);
Value fraction(Call& c);
Value grouped(Call& c);
Value multiply(Call& c);
Value number(Call& c);
Value per(Call& c);
Value rising(Call& c);
Value scale(Call& c);
Value spaced(Call& c);

}  // namespace onrecord::functions
