// The small language of field values: `date(year, month, day)`, `percent`,
// `number(amount) * scale(unit)`.
//
// A name is a slot of the rule where it has one of that name, else the word
// itself; `amount.low` is the field `low` of the mention in slot `amount`;
// `none` is an argument left out. Names of calls are normalisers (engine/extract/normalisers.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace onrecord {

struct Expression {
  enum class Type { kName, kNumber, kCall, kProduct, kSum, kDifference, kQuotient };
  Type type = Type::kName;
  std::string name;   // kName, kCall
  double number = 0;  // kNumber
  std::vector<Expression> arguments;
};

// Fails with what is wrong; Error::where is the column in `text` as a number.
Result<Expression> parse_expression(std::string_view text);

}  // namespace onrecord
