#include "engine/extract/calendar.h"

#include <doctest/doctest.h>

#include <string>

namespace onrecord {
namespace {

Day day(const char* iso) {
  const auto parsed = parse_day(iso);
  REQUIRE(parsed);
  return *parsed;
}

TEST_CASE("days are parsed where they exist") {
  for (const char* iso :
       {"2024-08-21", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "1600-02-29", "1989-10-26"}) {
    CAPTURE(iso);
    CHECK(to_string(day(iso)) == iso);
  }
  CHECK(day("2024-08-21T14:30:00Z") == Day{2024, 8, 21});
  CHECK(day("2024-08-21 14:30") == Day{2024, 8, 21});
  for (const char* text :
       {"",           "2024",       "2024-08",     "2024-8-21",  "2024-08-1",   "20240821",    "2024/08/21",
        "2024-02-30", "2023-02-29", "1900-02-29",  "2024-04-31", "2024-13-01",  "2024-00-10",  "2024-01-00",
        "2024-01-32", "0000-01-01", "99999-01-01", "-024-01-01", "2024-08-211", "2024-08-21X", " 2024-08-21",
        "2024-08-2a", "XXXX-08-21", "٢٠٢٤-٠٨-٢١"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text));
  }
  CHECK_FALSE(make_day(10000, 1, 1));
  CHECK_FALSE(make_day(2024, 2, 30));
  CHECK_FALSE(make_day(-5, 1, 1));
}

TEST_CASE("times of day are read from timestamps") {
  CHECK(parse_minute_of_day("2024-08-21T14:30") == 14 * 60 + 30);
  CHECK(parse_minute_of_day("2024-08-21T00:00:00Z") == 0);
  CHECK(parse_minute_of_day("2024-08-21 23:59") == 23 * 60 + 59);
  for (const char* text : {"", "2024-08-21", "2024-08-21T", "2024-08-21T14", "2024-08-21T24:00",
                           "2024-08-21T14:60", "2024-08-21T1430", "2024-02-30T14:30", "2024-08-21TMO"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_minute_of_day(text));
  }
}

TEST_CASE("days are counted from 1970") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(days_from_civil({1969, 12, 31}) == -1);
  CHECK(days_from_civil({2000, 3, 1}) == 11017);
  CHECK(civil_from_days(19956) == Day{2024, 8, 21});
  CHECK_FALSE(civil_from_days(days_from_civil(kFirstDay) - 1));
  CHECK_FALSE(civil_from_days(days_from_civil(kLastDay) + 1));
  CHECK_FALSE(civil_from_days(INT64_MAX));
  CHECK_FALSE(civil_from_days(INT64_MIN));
}

TEST_CASE("every day of the calendar goes round, one weekday after another") {
  int expected = 1;  // 0001-01-01 is a Monday
  bool all_right = true;
  for (auto n = days_from_civil(kFirstDay); n <= days_from_civil(kLastDay); ++n) {
    const auto day = civil_from_days(n);
    const auto week = iso_week(*day);
    all_right = all_right && days_from_civil(*day) == n && weekday(*day) == expected &&
                day_of_week(week, expected) == *day && make_day(day->year, day->month, day->day) == *day;
    expected = expected % 7 + 1;
  }
  CHECK(all_right);
}

TEST_CASE("weekdays and ISO weeks") {
  struct Case {
    const char* iso;
    int weekday;
    IsoWeek week;
  };
  for (const auto& [iso, number, week] : {
           Case{"2024-08-21", 3, {2024, 34}},
           Case{"2024-08-25", 7, {2024, 34}},
           Case{"2024-08-26", 1, {2024, 35}},
           Case{"2021-01-03", 7, {2020, 53}},
           Case{"2021-01-04", 1, {2021, 1}},
           Case{"2018-12-31", 1, {2019, 1}},
           Case{"2005-01-01", 6, {2004, 53}},
           Case{"2008-12-29", 1, {2009, 1}},
           Case{"2010-01-03", 7, {2009, 53}},
           Case{"1989-11-02", 4, {1989, 44}},
           Case{"9999-12-31", 5, {9999, 52}},
           Case{"0001-01-01", 1, {1, 1}},
       }) {
    CAPTURE(iso);
    CHECK(weekday(day(iso)) == number);
    CHECK(iso_week(day(iso)) == week);
  }
  CHECK(iso_weeks_in_year(2020) == 53);
  CHECK(iso_weeks_in_year(2024) == 52);
  CHECK_FALSE(day_of_week({2024, 53}, 1));
  CHECK_FALSE(day_of_week({2024, 0}, 1));
  CHECK_FALSE(day_of_week({2024, 10}, 8));
  CHECK_FALSE(day_of_week({9999, 52}, 6));
  CHECK_FALSE(day_of_week({99999, 1}, 1));
}

TEST_CASE("adding clamps to the month and stays in the calendar") {
  struct Case {
    const char* from;
    char unit;
    std::int64_t count;
    const char* to;
  };
  for (const auto& [from, unit, count, to] : {
           Case{"2024-08-21", 'd', 11, "2024-09-01"},
           Case{"2024-03-01", 'd', -1, "2024-02-29"},
           Case{"2024-08-21", 'w', -34, "2023-12-27"},
           Case{"2024-01-31", 'm', 1, "2024-02-29"},
           Case{"2023-01-31", 'm', 1, "2023-02-28"},
           Case{"2024-01-15", 'm', -1, "2023-12-15"},
           Case{"2024-03-31", 'm', -13, "2023-02-28"},
           Case{"2024-12-31", 'm', 2, "2025-02-28"},
           Case{"2024-02-29", 'y', -1, "2023-02-28"},
           Case{"2024-02-29", 'y', 4, "2028-02-29"},
           Case{"2024-08-21", 'y', -2023, "0001-08-21"},
           Case{"2024-08-21", 'd', 0, "2024-08-21"},
           Case{"2024-08-21", 'y', -2024, ""},
           Case{"9999-12-31", 'd', 1, ""},
           Case{"0001-01-01", 'm', -1, ""},
           Case{"2024-08-21", 'y', 1'000'000'000'000, ""},
           Case{"2024-08-21", 'm', INT64_MAX, ""},
           Case{"2024-08-21", 'd', INT64_MIN, ""},
           Case{"2024-08-21", 'w', INT64_MAX, ""},
       }) {
    CAPTURE(from);
    CAPTURE(count);
    const auto moved = unit == 'd'   ? add_days(day(from), count)
                       : unit == 'w' ? add_weeks(day(from), count)
                       : unit == 'm' ? add_months(day(from), count)
                                     : add_years(day(from), count);
    CHECK((moved ? to_string(*moved) : "") == to);
  }
}

}  // namespace
}  // namespace onrecord
