#include "engine/reconcile/tolerance.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace onrecord {
namespace {

// Round numbers are rounded, but "10" people are not 5 to 15: rounding is held
// to this share of the value.
constexpr double kMostRounding = 0.025, kMostAbout = 0.10;

}  // namespace

double last_digit(double value) {
  if (value == 0 || !std::isfinite(value)) return 1;
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::fabs(value),
                                 std::chars_format::scientific)
                       .ptr;
  const std::string text(digits.data(), end);
  const auto e = text.find('e');
  const auto point = text.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(e - point - 1);
  int exponent = 0;
  const char* from = text.data() + e + 1 + (text[e + 1] == '+' ? 1 : 0);
  std::from_chars(from, text.data() + text.size(), exponent);
  return std::pow(10.0, exponent - decimals);
}

Interval tolerance(const Figure& figure) {
  const double infinity = std::numeric_limits<double>::infinity();
  if (!figure.value) return {figure.low.value_or(-infinity), figure.high.value_or(infinity)};
  const double value = *figure.value, size = std::fabs(value), digit = last_digit(value);
  const double rounding = std::max(std::min(digit / 2, size * kMostRounding), size * 1e-9);
  switch (figure.bound) {
    case Bound::kAbout: {
      const double slack = std::max(std::min(digit, size * kMostAbout), rounding);
      return {value - slack, value + slack};
    }
    case Bound::kAtLeast:
      return {value - rounding, infinity};
    case Bound::kAtMost:
      return {value < 0 ? -infinity : 0, value + rounding};
    case Bound::kExact:
      break;
  }
  return {value - rounding, value + rounding};
}

BaseUnit base_unit(const std::string& unit, const Pack& pack) {
  const auto known = pack.value_in("unit-conversion", unit);  // "7 day" for "week"
  const auto blank = known.find(' ');
  double factor = 0;
  if (blank == std::string_view::npos ||
      std::from_chars(known.data(), known.data() + blank, factor).ec != std::errc())
    return {unit, 1};
  return {std::string(known.substr(blank + 1)), factor};
}

std::string number_text(double value) {
  std::array<char, 400> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
  return {digits.data(), end};
}

}  // namespace onrecord
