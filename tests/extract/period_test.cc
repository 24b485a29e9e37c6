#include "engine/extract/period.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("values are read into periods and written again") {
  struct Case {
    std::string_view value;
    TimeUnit grain = TimeUnit::kDay;
    std::string_view first, last;
  };
  for (const auto& expected : {
           Case{"2024-08-21", TimeUnit::kDay, "2024-08-21", "2024-08-21"},
           Case{"2024-W34", TimeUnit::kWeek, "2024-08-19", "2024-08-25"},
           Case{"2024-W34-WE", TimeUnit::kWeekend, "2024-08-24", "2024-08-25"},
           Case{"2024-02", TimeUnit::kMonth, "2024-02-01", "2024-02-29"},
           Case{"2024-Q3", TimeUnit::kQuarter, "2024-07-01", "2024-09-30"},
           Case{"2024-H2", TimeUnit::kHalf, "2024-07-01", "2024-12-31"},
           Case{"2024-WI", TimeUnit::kSeason, "2024-12-01", "2025-02-28"},
           Case{"2024", TimeUnit::kYear, "2024-01-01", "2024-12-31"},
           Case{"202", TimeUnit::kDecade, "2020-01-01", "2029-12-31"},
           Case{"20", TimeUnit::kCentury, "2000-01-01", "2099-12-31"},
       }) {
    CAPTURE(expected.value);
    const auto period = period_of(expected.value);
    REQUIRE(period);
    CHECK(period->grain == expected.grain);
    CHECK(to_string(period->first) == expected.first);
    CHECK(to_string(period->last) == expected.last);
    CHECK(render(period->grain, period->first) == TimexValue(std::string(expected.value)));
  }
}

TEST_CASE("what has no period") {
  for (const auto value :
       {"", "PAST_REF", "P3D", "XXXX-WXX-3", "2024-02-30", "2024-Q5", "2024-13", "0000", "20240821"}) {
    CAPTURE(value);
    CHECK_FALSE(period_of(value));
    CHECK(bounds(value).earliest.empty());
  }
}

TEST_CASE("units are added at their own length") {
  const Day end_of_january{2024, 1, 31};
  CHECK(add_units(end_of_january, 1, TimeUnit::kMonth) == Day{2024, 2, 29});
  CHECK(add_units(end_of_january, -2, TimeUnit::kWeek) == Day{2024, 1, 17});
  CHECK(add_units(end_of_january, 1, TimeUnit::kDecade) == Day{2034, 1, 31});
  CHECK_FALSE(add_units(end_of_january, 9'000, TimeUnit::kYear));
  CHECK_FALSE(add_units(end_of_january, std::int64_t{1} << 60, TimeUnit::kDay));
}

}  // namespace
}  // namespace onrecord
