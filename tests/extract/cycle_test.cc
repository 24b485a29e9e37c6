#include "engine/extract/cycle.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

// A date that stands at 10, 20, 30, … on the scale, but for every fourth cycle.
std::optional<std::int64_t> every_ten(int cycle) {
  return cycle % 4 == 0 ? std::nullopt : std::optional(std::int64_t{cycle} * 10);
}

TEST_CASE("the cycle that is meant") {
  struct Case {
    std::int64_t here;
    int current;
    Tense tense;
    Direction direction;
    std::int64_t near;
    std::optional<int> cycle;
  };
  constexpr auto kUnknown = Tense::kUnknown;
  for (const auto& [here, current, tense, direction, near, cycle] : {
           Case{52, 5, kUnknown, std::nullopt, 0, 5},
           Case{58, 5, kUnknown, std::nullopt, 0, 6},
           Case{58, 5, Tense::kPast, std::nullopt, 0, 5},
           Case{58, 5, Tense::kPast, std::nullopt, 3, 6},
           Case{52, 5, Tense::kFuture, std::nullopt, 0, 6},
           Case{70, 7, Tense::kFuture, std::nullopt, 0, 7},
           Case{75, 7, Tense::kFuture, std::nullopt, 0, 9},
           Case{52, 5, kUnknown, -1, 0, 5},
           Case{50, 5, kUnknown, -1, 0, 3},
           Case{50, 5, kUnknown, -2, 0, 2},
           Case{50, 5, kUnknown, 1, 0, 6},
           Case{50, 5, kUnknown, 0, 0, 5},
           Case{40, 4, kUnknown, 0, 0, std::nullopt},
           Case{50, 5, kUnknown, 99, 0, std::nullopt},
       }) {
    CAPTURE(here);
    CAPTURE(near);
    CHECK(choose_cycle(every_ten, here, current, tense, direction, near) == cycle);
  }
  const auto never = [](int) -> std::optional<std::int64_t> { return std::nullopt; };
  CHECK_FALSE(choose_cycle(never, 0, 0, kUnknown, std::nullopt, 0));
}

}  // namespace
}  // namespace onrecord
