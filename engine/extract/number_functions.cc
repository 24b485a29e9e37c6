#include "engine/extract/number_functions.h"

#include <cmath>
#include <string>
#include <vector>

#include "engine/extract/number.h"

namespace onrecord::functions {

Value number(Call& c) {
  std::vector<double> words;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const auto more = c.numbers(i);
    words.insert(words.end(), more.begin(), more.end());
  }
  return c.done(compose_number(words));
}

Value scale(Call& c) { return c.done(c.has(0) ? c.number(0) : std::optional(1.0)); }

Value multiply(Call& c) {
  double product = 1;
  bool any = false;
  for (std::size_t i = 0; i < c.size(); ++i) {
    if (const auto factor = c.number(i)) {
      product *= *factor;
      any = true;
    }
  }
  return c.done(any ? std::optional(product) : std::nullopt);
}

Value add(Call& c) {
  double sum = 0;
  bool any = false;
  for (std::size_t i = 0; i < c.size(); ++i) {
    if (const auto term = c.number(i)) {
      sum += *term;
      any = true;
    }
  }
  return c.done(any ? std::optional(sum) : std::nullopt);
}

Value fraction(Call& c) {
  const double whole = c.number(2).value_or(0), above = c.number(0).value_or(1);
  const auto below = c.number(1);
  return c.done(below && *below != 0 ? std::optional(whole + above / *below) : std::nullopt);
}

Value decimal(Call& c) {
  const auto whole = c.number(0);
  double value = whole.value_or(0), place = 1;
  bool any = false;
  for (std::size_t i = 1; i < c.size(); ++i) {
    for (const double digit : c.numbers(i)) {
      if (digit < 0 || digit > 9 || digit != std::floor(digit)) return {};
      value += digit * (place /= 10);
      any = true;
    }
  }
  return c.done(any && value >= 0 ? std::optional(value) : std::nullopt);
}

// The upper end of a range; there is none where it is not above the lower.
Value rising(Call& c) {
  const auto low = c.number(0), high = c.number(1);
  return c.done(low && high && *low < *high ? high : std::nullopt);
}

// A number that is surely one though it stands alone: digits in groups ("3,000").
Value grouped(Call& c) {
  const auto digits = c.word(0);
  const bool has_groups = digits.find_first_of(",\xC2\xE2") != digits.npos;
  const auto value = c.number(0);
  constexpr double kSmallest = 1000;
  return c.done(has_groups && value && *value >= kSmallest ? value : std::nullopt);
}

// The groups of a number written with blanks, as three arguments: (12, 345, 678).
Value spaced(Call& c) {
  std::string digits;
  for (std::size_t i = 0; i < c.size(); ++i) {
    if (!digits.empty()) digits += ' ';
    digits += c.word(i);
  }
  return c.done(parse_numeral(digits));
}

// The unit of a rate.
Value per(Call& c) {
  const auto unit = c.word(0), by = c.word(1);
  return by.empty() ? Value() : Value(std::string(unit) + "/" + std::string(by));
}

}  // namespace onrecord::functions
