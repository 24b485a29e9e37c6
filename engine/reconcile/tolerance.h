// What a figure allows: from which value to which.
//
// "1.6%" may be anything that rounds to it, "about 1.6%" a little more, "more
// than 240" anything above. Two figures agree when their intervals overlap.
// Units that convert exactly (weeks to days) are brought to one; currencies
// never are, and percent is never percentage points.
#pragma once

#include <string>

#include "engine/extract/number.h"
#include "engine/extract/record.h"
#include "engine/rules/pack.h"

namespace onrecord {

// Whether some value lies inside both; a shared end is not enough.
inline bool agree(Interval a, Interval b) { return a.low < b.high && b.low < a.high; }

// "Hundreds of workers" may be any number that is looked for.
inline bool vague(Interval allows) {
  constexpr double kTimesMore = 3;
  return allows.low > 0 && allows.high > kTimesMore * allows.low;
}

// The rounding interval of `figure`: what its last digit and its hedge allow.
// "about 1.6%" gives [1.5, 1.7]; "more than 240" gives [240, +inf). In units of
// the figure.
Interval tolerance(const Figure& figure);

// The unit that others convert to, and by how much: {"day", 7} for "week". A
// unit the pack knows no conversion of is its own.
struct BaseUnit {
  std::string unit;
  double factor = 1;
};
BaseUnit base_unit(const std::string& unit, const Pack& pack);

// The value of its last digit that is not nought: 10 for 240, 0.1 for 1.6.
double last_digit(double value);

// A number as people write it: "240000000000" stays readable as "240 billion"
// only in the text; here it is digits: "1.6", "2000".
std::string number_text(double value);

}  // namespace onrecord
