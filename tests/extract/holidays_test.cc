#include "engine/extract/holidays.h"

#include <doctest/doctest.h>

#include <string>

namespace onrecord {
namespace {

constexpr const char* kWednesday = "2024-08-21";
constexpr SaidYear kNoYear = std::nullopt;
constexpr Direction kNo = std::nullopt;

// The value, or "none".
std::string show(const TimexValue& value) { return value.value_or("none"); }

TEST_CASE("the n-th weekday of a month") {
  CHECK(show(nth_weekday_value({}, 1, 1, 5, 2024)) == "2024-05-06");
  CHECK(show(nth_weekday_value({}, 4, 4, 11, 2024)) == "2024-11-28");
  CHECK(show(nth_weekday_value({}, -1, 1, 5, 2024)) == "2024-05-27");
  CHECK(show(nth_weekday_value({}, -2, 7, 9, 2024)) == "2024-09-22");
  CHECK(show(nth_weekday_value({}, 5, 1, 2, 2024)) == "none");
  CHECK(show(nth_weekday_value({}, 5, 4, 2, 2024)) == "2024-02-29");
  CHECK(show(nth_weekday_value(make_reference(kWednesday, ""), 4, 4, 11, kNoYear)) == "2024-11-28");
  CHECK(show(nth_weekday_value(make_reference(kWednesday, "past"), 4, 4, 11, kNoYear)) == "2023-11-23");
  CHECK(show(nth_weekday_value({}, 1, 1, 5, kNoYear)) == "XXXX-05");
  CHECK(show(nth_weekday_value({}, 0, 1, 5, 2024)) == "none");
  CHECK(show(nth_weekday_value({}, 1, 8, 5, 2024)) == "none");
  CHECK(show(nth_weekday_value({}, 1, 1, 13, 2024)) == "none");
  CHECK(show(nth_weekday_value({}, 1, 1, 5, 99999)) == "none");
}

TEST_CASE("Easter Sunday") {
  for (const auto& [year, month, day] :
       {Day{1583, 4, 10}, Day{1818, 3, 22}, Day{1943, 4, 25}, Day{1961, 4, 2}, Day{2000, 4, 23},
        Day{2008, 3, 23}, Day{2024, 3, 31}, Day{2025, 4, 20}, Day{2038, 4, 25}}) {
    CAPTURE(year);
    CHECK(easter_sunday(year) == Day{year, month, day});
  }
  for (const int year : {1582, 0, -4, 10'000, 99'999}) CHECK_FALSE(easter_sunday(year));
}

TEST_CASE("holidays by their code") {
  struct Case {
    const char *published, *tense, *code;
    SaidYear year;
    Direction direction;
    const char* value;
  };
  for (const auto& [published, tense, code, year, direction, value] : {
           Case{kWednesday, "", "12-25", 2011, kNo, "2011-12-25"},
           Case{kWednesday, "", "12-25", kNoYear, kNo, "2024-12-25"},
           Case{kWednesday, "past", "12-25", kNoYear, kNo, "2023-12-25"},
           Case{kWednesday, "", "12-25", kNoYear, -1, "2023-12-25"},
           Case{kWednesday, "", "11-4-4", 1999, kNo, "1999-11-25"},
           Case{kWednesday, "", "11-4-4", kNoYear, -1, "2023-11-23"},
           Case{kWednesday, "", "5--1-1", 2024, kNo, "2024-05-27"},
           Case{kWednesday, "", "easter+0", 2024, kNo, "2024-03-31"},
           Case{kWednesday, "", "easter-2", 2024, kNo, "2024-03-29"},
           Case{kWednesday, "", "easter+1", kNoYear, 1, "2025-04-21"},
           Case{"2024-04-02", "", "easter+0", kNoYear, kNo, "2024-03-31"},
           Case{"", "", "12-25", kNoYear, kNo, "XXXX-12-25"},
           Case{"", "", "11-4-4", kNoYear, kNo, "XXXX-11"},
           Case{"", "", "easter+0", kNoYear, kNo, "none"},
           Case{kWednesday, "", "2-30", kNoYear, kNo, "none"},
           Case{kWednesday, "", "13-1-1", kNoYear, kNo, "none"},
           Case{kWednesday, "", "12", kNoYear, kNo, "none"},
           Case{kWednesday, "", "easter", kNoYear, kNo, "none"},
           Case{kWednesday, "", "easter+", kNoYear, kNo, "none"},
           Case{kWednesday, "", "easter*2", kNoYear, kNo, "none"},
           Case{kWednesday, "", "", kNoYear, kNo, "none"},
       }) {
    CAPTURE(code);
    CAPTURE(value);
    CHECK(show(holiday_value(make_reference(published, tense), code, year, direction)) == value);
  }
}

}  // namespace
}  // namespace onrecord
