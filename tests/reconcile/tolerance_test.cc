#include "engine/reconcile/tolerance.h"

#include <doctest/doctest.h>

#include <limits>

#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Figure figure(double value, Bound bound) {
  Figure out;
  out.value = value;
  out.bound = bound;
  return out;
}

TEST_CASE("a figure allows what its last digit and its hedge allow") {
  struct Case {
    double value;
    Bound bound;
    double low, high;
  };
  for (const auto& [value, bound, low, high] : {
           Case{1.6, Bound::kExact, 1.56, 1.64},  // rounding is held to a fortieth
           Case{47, Bound::kExact, 46.5, 47.5},
           Case{2193843, Bound::kExact, 2193842.5, 2193843.5},
           Case{10, Bound::kExact, 9.75, 10.25},
           Case{2000, Bound::kExact, 1950, 2050},
           Case{1.6, Bound::kAbout, 1.5, 1.7},
           Case{7000, Bound::kAbout, 6300, 7700},
           Case{240, Bound::kAtLeast, 235, kInfinity},
           Case{240, Bound::kAtMost, 0, 245},
           Case{-3, Bound::kAtMost, -kInfinity, -2.925},
       }) {
    CAPTURE(value);
    const auto allows = tolerance(figure(value, bound));
    CHECK((allows.low == low || allows.low == doctest::Approx(low)));
    CHECK((allows.high == high || allows.high == doctest::Approx(high)));
  }
  Figure range;
  range.low = 12;
  CHECK(tolerance(range).low == 12);
  CHECK(tolerance(range).high == kInfinity);
}

TEST_CASE("intervals agree only where they overlap") {
  struct Case {
    double a;
    Bound hedge_a;
    double b;
    Bound hedge_b;
    bool agree;
  };
  for (const auto& [a, hedge_a, b, hedge_b, want] : {
           Case{47, Bound::kExact, 48, Bound::kExact, false},
           Case{47, Bound::kExact, 47, Bound::kExact, true},
           Case{2000000, Bound::kExact, 2031000, Bound::kExact, true},
           Case{2000000, Bound::kExact, 2193843, Bound::kExact, false},
           Case{2000000, Bound::kAbout, 2193843, Bound::kExact, true},
           Case{250, Bound::kAtLeast, 300, Bound::kExact, true},
           Case{250, Bound::kAtLeast, 200, Bound::kExact, false},
           Case{90, Bound::kAtMost, 95, Bound::kAtLeast, false},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(agree(tolerance(figure(a, hedge_a)), tolerance(figure(b, hedge_b))) == want);
    CHECK(agree(tolerance(figure(b, hedge_b)), tolerance(figure(a, hedge_a))) == want);
  }
}

TEST_CASE("units convert where that is exact, currencies never") {
  CHECK(base_unit("week", compare_pack()).unit == "day");
  CHECK(base_unit("week", compare_pack()).factor == 7);
  CHECK(base_unit("kilometre", compare_pack()).unit == base_unit("centimetre", compare_pack()).unit);
  CHECK(base_unit("EUR", compare_pack()).unit == "EUR");
  CHECK(base_unit("percent", compare_pack()).unit != base_unit("percentage_point", compare_pack()).unit);
  CHECK(base_unit("sheep", compare_pack()).factor == 1);
}

TEST_CASE("the last digit that is not nought") {
  for (const auto& [value, digit] : {std::pair{240.0, 10.0},
                                     {1.6, 0.1},
                                     {4200000000.0, 100000000.0},
                                     {7.0, 1.0},
                                     {0.05, 0.01},
                                     {-240.0, 10.0}}) {
    CAPTURE(value);
    CHECK(last_digit(value) == doctest::Approx(digit));
  }
  CHECK(last_digit(0) == 1);
  CHECK(number_text(2500000) == "2500000");
  CHECK(number_text(1.6) == "1.6");
}

}  // namespace
}  // namespace onrecord
