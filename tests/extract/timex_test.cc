#include "engine/extract/timex.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace onrecord {
namespace {

constexpr const char* kWednesday = "2024-08-21";

// The value, or "none".
std::string show(const TimexValue& value) { return value.value_or("none"); }

constexpr Direction kNo = std::nullopt;
constexpr SaidYear kNoYear = std::nullopt;

TEST_CASE("references are read from published dates") {
  CHECK(make_reference("2024-08-21", "").day == Day{2024, 8, 21});
  CHECK_FALSE(make_reference("2024-08-21", "").minute);
  CHECK(make_reference("2024-08-21T14:30:00Z", "past").minute == 870);
  CHECK(make_reference("", "past").tense == Tense::kPast);
  CHECK(make_reference("", "future").tense == Tense::kFuture);
  CHECK(make_reference("", "pluperfect").tense == Tense::kUnknown);
  for (const char* bad : {"", "2024", "yesterday", "2024-02-30", "99999-01-01"})
    CHECK_FALSE(make_reference(bad, "").day);
}

TEST_CASE("codes of units and directions") {
  CHECK(unit_of("second") == TimeUnit::kSecond);
  CHECK(unit_of("season") == TimeUnit::kSeason);
  CHECK(unit_of("millennium") == TimeUnit::kMillennium);
  for (const char* bad : {"", "days", "Day", "fortnight"}) CHECK_FALSE(unit_of(bad));
  CHECK(direction_of("last") == -1);
  CHECK(direction_of("this") == 0);
  CHECK(direction_of("next") == 1);
  CHECK(direction_of("-2") == -2);
  CHECK(direction_of("+2") == 2);
  CHECK(direction_of("2") == 2);
  for (const char* bad : {"", "on", "--2", "-", "+-2", "2x", "99999", "- 2"}) CHECK_FALSE(direction_of(bad));
}

TEST_CASE("years, decades, centuries") {
  CHECK(show(year_value(1996)) == "1996");
  CHECK(show(year_value(476)) == "0476");
  CHECK(show(year_value(kUnknownYear)) == "XXXX");
  CHECK(show(year_value(10000)) == "none");
  CHECK(show(year_value(99999)) == "none");
  CHECK(show(year_value(-1)) == "none");

  const auto in_2024 = make_reference(kWednesday, ""), in_1989 = make_reference("1989-11-02", "");
  CHECK(full_year(in_2024, 89) == 1989);
  CHECK(full_year(in_2024, 44) == 2044);
  CHECK(full_year(in_2024, 45) == 1945);
  CHECK(full_year(in_1989, 9) == 2009);
  CHECK(full_year(in_1989, 10) == 1910);
  CHECK(full_year({}, 29) == 2029);
  CHECK(full_year({}, 30) == 1930);
  CHECK(full_year(in_2024, 0) == 2000);

  struct Case {
    const char *published, *tense;
    int number;
    const char* value;
  };
  for (const auto& [published, tense, number, value] : {
           Case{kWednesday, "", 1980, "198"},
           Case{kWednesday, "", 2020, "202"},
           Case{kWednesday, "", 80, "198"},
           Case{kWednesday, "", 20, "202"},
           Case{kWednesday, "", 30, "193"},
           Case{kWednesday, "future", 30, "203"},
           Case{kWednesday, "future", 20, "202"},
           Case{kWednesday, "", 0, "200"},
           Case{"1989-11-02", "", 80, "198"},
           Case{"1989-11-02", "", 90, "189"},
           Case{"", "", 90, "199"},
           Case{"", "", 20, "202"},
           Case{kWednesday, "", 1800, "18"},
           Case{kWednesday, "", 1900, "19"},
           Case{kWednesday, "", 2000, "200"},
           Case{kWednesday, "", 1985, "none"},
           Case{kWednesday, "", -10, "none"},
           Case{kWednesday, "", 99990, "none"},
           Case{"0015-01-01", "", 90, "none"},
       }) {
    CAPTURE(published);
    CAPTURE(number);
    CHECK(show(decade_value(make_reference(published, tense), number)) == value);
  }
  CHECK(show(century_value(20)) == "19");
  CHECK(show(century_value(1)) == "00");
  CHECK(show(century_value(0)) == "none");
  CHECK(show(century_value(101)) == "none");
}

TEST_CASE("months without a year") {
  struct Case {
    const char *published, *tense;
    int month;
    Direction direction;
    const char* value;
  };
  for (const auto& [published, tense, month, direction, value] : {
           Case{kWednesday, "", 5, kNo, "2024-05"},
           Case{kWednesday, "", 8, kNo, "2024-08"},
           Case{kWednesday, "", 10, kNo, "2024-10"},
           Case{kWednesday, "", 2, kNo, "2024-02"},
           Case{kWednesday, "", 1, kNo, "2025-01"},
           Case{kWednesday, "past", 1, kNo, "2024-01"},
           Case{kWednesday, "past", 10, kNo, "2023-10"},
           Case{kWednesday, "past", 8, kNo, "2024-08"},
           Case{kWednesday, "future", 5, kNo, "2025-05"},
           Case{kWednesday, "future", 8, kNo, "2024-08"},
           Case{"1998-01-08", "", 10, kNo, "1997-10"},
           Case{"1999-01-22", "", 12, kNo, "1998-12"},
           Case{kWednesday, "", 5, -1, "2024-05"},
           Case{kWednesday, "", 8, -1, "2023-08"},
           Case{kWednesday, "", 10, -1, "2023-10"},
           Case{kWednesday, "", 10, 0, "2024-10"},
           Case{kWednesday, "", 1, 0, "2024-01"},
           Case{kWednesday, "", 8, 1, "2025-08"},
           Case{kWednesday, "", 9, 1, "2024-09"},
           Case{kWednesday, "", 5, -2, "2023-05"},
           Case{kWednesday, "", 9, 2, "2025-09"},
           Case{kWednesday, "", 5, -500, "none"},
           Case{"", "past", 5, kNo, "XXXX-05"},
           Case{"", "", 5, -1, "XXXX-05"},
           Case{kWednesday, "", 0, kNo, "none"},
           Case{kWednesday, "", 13, kNo, "none"},
           Case{"0001-02-01", "past", 11, kNo, "0001-11"},
           Case{"9999-11-30", "future", 2, kNo, "9999-02"},
           Case{"0001-02-01", "", 11, -1, "none"},
       }) {
    CAPTURE(published);
    CAPTURE(tense);
    CAPTURE(month);
    CHECK(show(month_value(make_reference(published, tense), month, kNoYear, direction)) == value);
  }
  CHECK(show(month_value({}, 2, 2022, kNo)) == "2022-02");
  CHECK(show(month_value({}, 2, kUnknownYear, kNo)) == "XXXX-02");
  CHECK(show(month_value({}, 2, 99999, kNo)) == "none");
}

TEST_CASE("days without a year") {
  struct Case {
    const char *published, *tense;
    int month, day;
    Direction direction;
    const char* value;
  };
  for (const auto& [published, tense, month, day, direction, value] : {
           Case{"1989-11-02", "", 12, 15, kNo, "1989-12-15"},
           Case{"2000-06-01", "", 4, 22, kNo, "2000-04-22"},
           Case{"2000-01-05", "", 12, 30, kNo, "1999-12-30"},
           Case{"1999-12-30", "", 1, 5, kNo, "2000-01-05"},
           Case{kWednesday, "", 8, 21, kNo, "2024-08-21"},
           Case{"2024-03-10", "past", 8, 21, kNo, "2023-08-21"},
           Case{"2024-03-10", "", 8, 21, kNo, "2024-08-21"},
           Case{"2024-08-15", "past", 8, 21, kNo, "2024-08-21"},
           Case{kWednesday, "future", 3, 1, kNo, "2025-03-01"},
           Case{kWednesday, "", 2, 29, kNo, "2024-02-29"},
           Case{"2026-08-01", "past", 2, 29, kNo, "2024-02-29"},
           Case{"1899-06-01", "future", 2, 29, kNo, "1904-02-29"},
           Case{kWednesday, "", 12, 25, -1, "2023-12-25"},
           Case{kWednesday, "", 12, 25, 1, "2024-12-25"},
           Case{kWednesday, "", 12, 25, 0, "2024-12-25"},
           Case{"2023-01-01", "", 2, 29, 0, "none"},
           Case{"", "", 2, 29, kNo, "XXXX-02-29"},
           Case{"", "", 2, 30, kNo, "none"},
           Case{kWednesday, "", 2, 30, kNo, "none"},
           Case{kWednesday, "", 13, 1, kNo, "none"},
           Case{kWednesday, "", 4, 31, kNo, "none"},
           Case{kWednesday, "", 1, 0, kNo, "none"},
       }) {
    CAPTURE(published);
    CAPTURE(month);
    CAPTURE(day);
    CHECK(show(day_value(make_reference(published, tense), month, day, kNoYear, direction)) == value);
  }
  CHECK(show(day_value({}, 8, 21, 2024, kNo)) == "2024-08-21");
  CHECK(show(day_value({}, 2, 29, 2023, kNo)) == "none");
  CHECK(show(day_value({}, 2, 29, kUnknownYear, kNo)) == "XXXX-02-29");
  CHECK(show(day_value({}, 1, 1, 99999, kNo)) == "none");

  const auto at = [](const char* published, const char* tense, int day) {
    return show(day_of_month_value(make_reference(published, tense), day));
  };
  CHECK(at(kWednesday, "", 21) == "2024-08-21");
  CHECK(at(kWednesday, "", 31) == "2024-08-31");
  CHECK(at("2024-03-01", "", 31) == "2024-01-31");  // as near as the one to come
  CHECK(at("2024-03-05", "", 31) == "2024-03-31");
  CHECK(at("2024-03-01", "past", 31) == "2024-01-31");
  CHECK(at(kWednesday, "future", 3) == "2024-09-03");
  CHECK(at("", "", 3) == "XXXX-XX-03");
  CHECK(at(kWednesday, "", 32) == "none");
}

TEST_CASE("quarters, halves and seasons") {
  struct Case {
    const char *published, *tense;
    int number;
    SaidYear year;
    const char* value;
  };
  for (const auto& [published, tense, number, year, value] : {
           Case{"1989-10-26", "", 3, kNoYear, "1989-Q3"},
           Case{"1989-10-26", "", 4, kNoYear, "1989-Q4"},
           Case{"1999-01-22", "", 4, kNoYear, "1998-Q4"},
           Case{kWednesday, "future", 4, kNoYear, "2024-Q4"},
           Case{kWednesday, "future", 3, kNoYear, "2024-Q3"},
           Case{kWednesday, "future", 1, kNoYear, "2025-Q1"},
           Case{kWednesday, "", 1, 2015, "2015-Q1"},
           Case{"1989-11-02", "future", 3, kNoYear, "1989-Q3"},
           Case{"1989-11-02", "future", 2, kNoYear, "1990-Q2"},
           Case{"1989-02-02", "future", 4, kNoYear, "1989-Q4"},
           Case{"", "", 2, kNoYear, "XXXX-Q2"},
           Case{"", "", 2, 1999, "1999-Q2"},
           Case{kWednesday, "", 5, 2015, "none"},
           Case{kWednesday, "", 0, kNoYear, "none"},
           Case{"0001-01-10", "", 4, kNoYear, "none"},
           Case{kWednesday, "", 1, 99999, "none"},
       }) {
    CAPTURE(published);
    CAPTURE(number);
    CHECK(show(quarter_value(make_reference(published, tense), number, year)) == value);
  }
  const auto wednesday = make_reference(kWednesday, "");
  CHECK(show(half_value(wednesday, 1, kNoYear)) == "2024-H1");
  CHECK(show(half_value(make_reference("2024-03-01", ""), 2, kNoYear)) == "2023-H2");
  CHECK(show(half_value({}, 2, 1989)) == "1989-H2");
  CHECK(show(half_value({}, 3, 1989)) == "none");

  struct SeasonCase {
    const char *published, *tense, *season;
    Direction direction;
    const char* value;
  };
  for (const auto& [published, tense, season, direction, value] : {
           SeasonCase{"1998-03-22", "", "SU", 0, "1998-SU"},
           SeasonCase{"1989-11-01", "", "SU", 0, "1989-SU"},
           SeasonCase{"1998-02-06", "", "FA", -1, "1997-FA"},
           SeasonCase{"1999-04-10", "", "FA", -1, "1998-FA"},
           SeasonCase{"1999-06-07", "", "FA", -1, "1998-FA"},
           SeasonCase{"2024-07-10", "", "SU", -1, "2023-SU"},
           SeasonCase{"2024-08-30", "", "SU", -1, "2023-SU"},
           SeasonCase{"2024-09-01", "", "SU", -1, "2024-SU"},
           SeasonCase{"1989-10-26", "", "SU", kNo, "1989-SU"},
           SeasonCase{"2024-03-10", "", "SU", kNo, "2024-SU"},
           SeasonCase{"2024-03-10", "past", "SU", kNo, "2023-SU"},
           SeasonCase{"2024-08-10", "future", "SU", kNo, "2024-SU"},
           SeasonCase{"2024-09-10", "future", "SU", kNo, "2025-SU"},
           SeasonCase{"2024-07-10", "", "SU", 1, "2025-SU"},
           SeasonCase{"2024-01-10", "", "WI", 0, "2023-WI"},
           SeasonCase{"2024-11-10", "", "WI", 0, "2024-WI"},
           SeasonCase{"2024-01-10", "", "WI", -1, "2022-WI"},
           SeasonCase{"2024-06-10", "", "WI", -1, "2023-WI"},
           SeasonCase{"2024-06-10", "", "WI", 1, "2024-WI"},
           SeasonCase{"", "", "WI", -1, "XXXX-WI"},
           SeasonCase{kWednesday, "", "XX", 0, "none"},
           SeasonCase{kWednesday, "", "", kNo, "none"},
       }) {
    CAPTURE(published);
    CAPTURE(season);
    CAPTURE(value);
    CHECK(show(season_value(make_reference(published, tense), season, kNoYear, direction)) == value);
  }
  CHECK(show(season_value({}, "WI", 1994, kNo)) == "1994-WI");
  CHECK(show(season_value({}, "WI", 99999, kNo)) == "none");
}

TEST_CASE("weekdays by direction and tense") {
  struct Case {
    const char *published, *tense;
    int weekday;
    Direction direction;
    const char* value;
  };
  for (const auto& [published, tense, weekday, direction, value] : {
           Case{kWednesday, "", 3, kNo, "2024-08-21"},
           Case{kWednesday, "", 1, kNo, "2024-08-19"},
           Case{kWednesday, "", 4, kNo, "2024-08-15"},
           Case{kWednesday, "past", 5, kNo, "2024-08-16"},
           Case{kWednesday, "future", 5, kNo, "2024-08-23"},
           Case{kWednesday, "future", 3, kNo, "2024-08-21"},
           Case{kWednesday, "future", 1, kNo, "2024-08-26"},
           Case{"2024-05-08", "", 5, -1, "2024-05-03"},
           Case{kWednesday, "", 3, -1, "2024-08-14"},
           Case{kWednesday, "", 3, 1, "2024-08-28"},
           Case{kWednesday, "", 5, 1, "2024-08-23"},
           Case{kWednesday, "", 5, 0, "2024-08-23"},
           Case{kWednesday, "", 1, 0, "2024-08-19"},
           Case{kWednesday, "future", 1, 0, "2024-08-26"},
           Case{kWednesday, "past", 5, 0, "2024-08-16"},
           Case{kWednesday, "", 5, -2, "2024-08-09"},
           Case{kWednesday, "", 5, 2, "2024-08-30"},
           Case{"", "past", 3, kNo, "XXXX-WXX-3"},
           Case{"", "", 3, -1, "XXXX-WXX-3"},
           Case{kWednesday, "", 0, kNo, "none"},
           Case{kWednesday, "", 8, kNo, "none"},
           Case{"", "", 8, kNo, "none"},
           Case{"2024-01-02", "", 7, kNo, "2023-12-31"},
           Case{"0001-01-01", "", 7, kNo, "none"},
           Case{"9999-12-31", "future", 6, kNo, "none"},
       }) {
    CAPTURE(published);
    CAPTURE(tense);
    CAPTURE(weekday);
    CHECK(show(weekday_value(make_reference(published, tense), weekday, direction)) == value);
  }
}

TEST_CASE("last, this, next") {
  struct Case {
    const char *published, *tense, *unit;
    Direction direction;
    const char* value;
  };
  for (const auto& [published, tense, unit, direction, value] : {
           Case{kWednesday, "", "day", 0, "2024-08-21"},
           Case{kWednesday, "", "day", -1, "2024-08-20"},
           Case{kWednesday, "", "day", 1, "2024-08-22"},
           Case{kWednesday, "", "day", 2, "2024-08-23"},
           Case{"2024-03-01", "", "day", -1, "2024-02-29"},
           Case{kWednesday, "", "week", -1, "2024-W33"},
           Case{kWednesday, "", "week", 0, "2024-W34"},
           Case{kWednesday, "", "week", 1, "2024-W35"},
           Case{"2021-01-08", "", "week", -1, "2020-W53"},
           Case{"2000-02-16", "", "week", 0, "2000-W07"},
           Case{kWednesday, "", "month", -1, "2024-07"},
           Case{"2024-03-31", "", "month", -1, "2024-02"},
           Case{"2024-01-31", "", "month", 1, "2024-02"},
           Case{"2024-01-31", "", "month", -1, "2023-12"},
           Case{kWednesday, "", "quarter", -1, "2024-Q2"},
           Case{"2024-02-01", "", "quarter", -1, "2023-Q4"},
           Case{kWednesday, "", "half", 0, "2024-H2"},
           Case{kWednesday, "", "half", -1, "2024-H1"},
           Case{kWednesday, "", "year", -1, "2023"},
           Case{kWednesday, "", "year", 0, "2024"},
           Case{kWednesday, "", "year", 1, "2025"},
           Case{"2024-02-29", "", "year", -1, "2023"},
           Case{kWednesday, "", "year", -2, "2022"},
           Case{kWednesday, "", "decade", -1, "201"},
           Case{kWednesday, "", "decade", 0, "202"},
           Case{kWednesday, "", "century", -1, "19"},
           Case{kWednesday, "", "century", 0, "20"},
           Case{kWednesday, "", "millennium", 0, "2"},
           Case{kWednesday, "", "season", 0, "2024-SU"},
           Case{"2024-01-10", "", "season", 1, "2024-SP"},
           Case{"2024-01-10", "", "season", 0, "2023-WI"},
           Case{kWednesday, "", "year", kNo, "2024"},
           // Weekends: told of, they are over.
           Case{"1991-02-25", "", "weekend", kNo, "1991-W08-WE"},
           Case{"1989-10-30", "", "weekend", kNo, "1989-W43-WE"},
           Case{"2024-08-24", "", "weekend", kNo, "2024-W34-WE"},
           Case{kWednesday, "future", "weekend", kNo, "2024-W34-WE"},
           Case{kWednesday, "", "weekend", 0, "2024-W34-WE"},
           Case{kWednesday, "past", "weekend", 0, "2024-W33-WE"},
           Case{kWednesday, "past", "weekend", -1, "2024-W33-WE"},
           Case{kWednesday, "", "weekend", 1, "2024-W35-WE"},
           // Nothing known of the day of publication.
           Case{"", "", "day", -1, "XXXX-XX-XX"},
           Case{"", "", "week", -1, "XXXX-WXX"},
           Case{"", "", "weekend", kNo, "XXXX-WXX-WE"},
           Case{"", "", "month", -1, "XXXX-XX"},
           Case{"", "", "quarter", -1, "XXXX-QX"},
           Case{"", "", "half", -1, "XXXX-HX"},
           Case{"", "", "year", -1, "XXXX"},
           Case{"", "", "decade", -1, "XXX"},
           Case{"", "", "century", -1, "XX"},
           // Out of the calendar.
           Case{"0001-06-01", "", "year", -1, "none"},
           Case{"9999-06-01", "", "year", 1, "none"},
           Case{"9999-12-31", "", "day", 1, "none"},
           Case{"0001-01-15", "", "season", 0, "none"},
           Case{kWednesday, "", "century", 9999, "none"},
           Case{kWednesday, "", "hour", 0, "PRESENT_REF"},
           Case{kWednesday, "", "hour", -1, "PAST_REF"},
           Case{"2024-08-21T14:30", "", "hour", 1, "2024-08-21T15:30"},
       }) {
    CAPTURE(published);
    CAPTURE(tense);
    CAPTURE(unit);
    CHECK(show(relative_value(make_reference(published, tense), *unit_of(unit), direction)) == value);
  }
}

TEST_CASE("units ago and from now") {
  struct Case {
    const char* published;
    double count;
    const char *unit, *value;
  };
  for (const auto& [published, count, unit, value] : {
           Case{kWednesday, -3, "day", "2024-08-18"},
           Case{kWednesday, -2, "week", "2024-W32"},
           Case{kWednesday, -3, "month", "2024-05"},
           Case{kWednesday, -8, "month", "2023-12"},
           Case{kWednesday, -10, "year", "2014"},
           Case{kWednesday, -1, "decade", "201"},
           Case{kWednesday, 2, "week", "2024-W36"},
           Case{kWednesday, 5, "year", "2029"},
           Case{kWednesday, -0.5, "year", "2024-02"},
           Case{kWednesday, -2.5, "year", "2022-02"},
           Case{kWednesday, -1.5, "decade", "2009"},
           Case{kWednesday, 0.5, "century", "2074"},
           Case{kWednesday, -0.3, "year", "none"},
           Case{"2024-08-21T14:30", -2, "hour", "2024-08-21T12:30"},
           Case{"2024-08-21T14:30", -15, "hour", "2024-08-20T23:30"},
           Case{"2024-08-21T14:30", -45, "minute", "2024-08-21T13:45"},
           Case{"2024-08-21T23:30", 1.5, "hour", "2024-08-22T01:00"},
           Case{"2024-08-21T14:30", 0.5, "day", "2024-08-22T02:30"},
           Case{"2024-08-21T00:00", -24, "hour", "2024-08-20T00:00"},
           Case{"2024-08-21T14:30", -30, "second", "PAST_REF"},
           Case{kWednesday, -2, "hour", "PAST_REF"},
           Case{kWednesday, 2, "hour", "FUTURE_REF"},
           Case{"", -2, "hour", "PAST_REF"},
           Case{"", -2, "year", "XXXX"},
           Case{"", -2, "day", "XXXX-XX-XX"},
           Case{kWednesday, 1e12, "year", "none"},
           Case{kWednesday, -65e6, "year", "none"},
           Case{kWednesday, -3000, "year", "none"},
           Case{kWednesday, 1e300, "day", "none"},
           Case{"2024-08-21T14:30", -1e14, "minute", "none"},
           Case{kWednesday, std::numeric_limits<double>::quiet_NaN(), "year", "none"},
           Case{kWednesday, -std::numeric_limits<double>::infinity(), "week", "none"},
       }) {
    CAPTURE(published);
    CAPTURE(count);
    CAPTURE(unit);
    CHECK(show(shifted_value(make_reference(published, ""), count, *unit_of(unit))) == value);
  }
}

TEST_CASE("shifts from another date keep its grain") {
  struct Case {
    const char* anchor;
    double count;
    const char *unit, *value;
  };
  for (const auto& [anchor, count, unit, value] : {
           Case{"1989-Q3", -1, "year", "1988-Q3"},
           Case{"1989-Q3", -1, "quarter", "1989-Q2"},
           Case{"1989-Q1", -1, "quarter", "1988-Q4"},
           Case{"2024-05", -1, "year", "2023-05"},
           Case{"2024-05", -1, "month", "2024-04"},
           Case{"2024", -1, "year", "2023"},
           Case{"2024-H1", -1, "year", "2023-H1"},
           Case{"2024-SU", -1, "year", "2023-SU"},
           Case{"2023-WI", 1, "year", "2024-WI"},
           Case{"198", 1, "decade", "199"},
           Case{"2024-08-21", -1, "year", "2023"},
           Case{"2024-08-21", -1, "month", "2024-07"},
           Case{"2024-08-21", 1, "day", "2024-08-22"},
           Case{"2024-08-21", -1, "week", "2024-08-14"},
           Case{"2024-08-21TMO", 1, "day", "2024-08-22"},
           Case{"2024-W33", 1, "week", "2024-W34"},
           Case{"2024-W33-WE", 1, "week", "2024-W34-WE"},
           Case{"2024-W33", -1, "year", "2023"},
           Case{"2024-01/2024-07", -1, "year", "2023-01/2023-07"},
           Case{"2024-08-21T14:30", -2, "hour", "2024-08-21T12:30"},
           Case{"XXXX-Q3", -1, "year", "XXXX-Q3"},
           Case{"XXXX-Q3", -1, "month", "none"},
           Case{"2024", -1, "month", "none"},
           Case{"2024-W33", 2, "day", "none"},
           Case{"2024-08", 2, "week", "none"},
           Case{"2024-08-21", -2, "hour", "none"},
           Case{"", 1, "day", "none"},
           Case{"PAST_REF", -1, "year", "none"},
           Case{"P3D", 1, "day", "none"},
           Case{"2024", 0.5, "year", "none"},
           Case{"2024", 1e12, "year", "none"},
           Case{"2024", -2024, "year", "none"},
           Case{"1/2/3", 1, "year", "none"},
           Case{"/", 1, "year", "none"},
       }) {
    CAPTURE(anchor);
    CAPTURE(unit);
    CHECK(show(shifted_from(anchor, count, *unit_of(unit))) == value);
  }
}

TEST_CASE("the period that holds a date") {
  struct Case {
    const char *anchor, *unit, *value;
  };
  for (const auto& [anchor, unit, value] : {
           Case{"2024-08-21", "year", "2024"},
           Case{"2024-08-21", "month", "2024-08"},
           Case{"2024-08-21", "week", "2024-W34"},
           Case{"2024-08-21", "day", "2024-08-21"},
           Case{"2024-Q3", "year", "2024"},
           Case{"2024-Q3", "quarter", "2024-Q3"},
           Case{"2024-01/2024-07", "year", "2024"},
           Case{"2024", "decade", "202"},
           Case{"2024-08-21T14:30", "day", "2024-08-21"},
           Case{"2024", "day", "none"},
           Case{"2024-W05", "month", "none"},
           Case{"XXXX-05", "year", "none"},
           Case{"", "year", "none"},
           Case{"PAST_REF", "year", "none"},
           Case{"2024-08-21", "hour", "none"},
       }) {
    CAPTURE(anchor);
    CAPTURE(unit);
    CHECK(show(containing_period(anchor, *unit_of(unit))) == value);
  }
}

TEST_CASE("clock times and parts of a day") {
  struct Case {
    int hour;
    std::optional<int> minute;
    const char *half, *zone, *value;
  };
  for (const auto& [hour, minute, half, zone, value] : {
           Case{14, 30, "", "", "T14:30"},   Case{2, 30, "pm", "", "T14:30"},
           Case{6, {}, "am", "", "T06:00"},  Case{12, {}, "am", "", "T00:00"},
           Case{12, {}, "pm", "", "T12:00"}, Case{0, 5, "", "", "T00:05"},
           Case{24, {}, "", "", "T24:00"},   Case{9, {}, "am", "-05:00", "T09:00-05:00"},
           Case{14, 30, "", "Z", "T14:30Z"}, Case{14, 30, "", "+05:30", "T14:30+05:30"},
           Case{25, {}, "", "", "none"},     Case{24, 1, "", "", "none"},
           Case{13, {}, "pm", "", "none"},   Case{0, {}, "am", "", "none"},
           Case{9, 60, "", "", "none"},      Case{-1, {}, "", "", "none"},
           Case{9, -1, "", "", "none"},      Case{9, {}, "noon", "", "none"},
           Case{9, {}, "", "EST", "none"},   Case{9, {}, "", "+99:00", "none"},
           Case{9, {}, "", "+0200", "none"}, Case{99999, {}, "", "", "none"},
       }) {
    CAPTURE(hour);
    CAPTURE(zone);
    CHECK(show(clock_suffix(hour, minute, std::nullopt, half, zone)) == value);
  }
  CHECK(show(clock_suffix(14, 30, 5, "", "")) == "T14:30:05");
  CHECK(show(clock_suffix(14, 30, 61, "", "")) == "none");

  const auto reference = make_reference(kWednesday, "");
  CHECK(show(at_time(reference, "", "TMO")) == "2024-08-21TMO");
  CHECK(show(at_time({}, "", "TMO")) == "XXXX-XX-XXTMO");
  CHECK(show(at_time({}, "XXXX-WXX-5", "TNI")) == "XXXX-WXX-5TNI");
  CHECK(show(at_time(reference, "2024-08-20", "T14:30")) == "2024-08-20T14:30");
  CHECK(show(at_time(reference, "2024-08-20TMO", "T08:00")) == "2024-08-20T08:00");
  for (const char* bad :
       {"2024-08", "2024", "P3D", "PAST_REF", "2024-W34-WE", "2024-02-30", "2024-01/2024-02", "noon"}) {
    CAPTURE(bad);
    CHECK(show(at_time(reference, bad, "TMO")) == "none");
  }
  CHECK(is_part_of_day("NI"));
  CHECK_FALSE(is_part_of_day("ni"));
  CHECK_FALSE(is_part_of_day(""));
}

TEST_CASE("durations") {
  struct Case {
    std::optional<double> count;
    const char *unit, *value;
  };
  for (const auto& [count, unit, value] : {
           Case{3, "day", "P3D"},
           Case{2, "hour", "PT2H"},
           Case{90, "minute", "PT90M"},
           Case{10, "second", "PT10S"},
           Case{2, "week", "P2W"},
           Case{18, "month", "P18M"},
           Case{2, "quarter", "P2Q"},
           Case{1, "half", "P6M"},
           Case{5, "year", "P5Y"},
           Case{2, "decade", "P20Y"},
           Case{1, "century", "P100Y"},
           Case{2, "millennium", "P2000Y"},
           Case{65e6, "year", "P65000000Y"},
           Case{1, "weekend", "P1WE"},
           Case{2.5, "year", "P2Y6M"},
           Case{0.5, "year", "P6M"},
           Case{5.5, "hour", "PT5H30M"},
           Case{0.5, "hour", "PT30M"},
           Case{1.5, "minute", "PT1M30S"},
           Case{1.5, "day", "P1DT12H"},
           Case{0.5, "day", "PT12H"},
           Case{1.5, "decade", "P15Y"},
           Case{0.5, "century", "P50Y"},
           Case{1.5, "week", "P1.5W"},
           Case{2.3, "year", "P2.3Y"},
           Case{1.5, "month", "P1.5M"},
           Case{0, "day", "P0D"},
           Case{{}, "day", "PXD"},
           Case{{}, "hour", "PTXH"},
           Case{{}, "minute", "PTXM"},
           Case{{}, "month", "PXM"},
           Case{{}, "year", "PXY"},
           Case{{}, "decade", "PXDE"},
           Case{{}, "century", "PXCE"},
           Case{-1, "day", "none"},
           Case{1e13, "year", "none"},
           Case{1, "season", "none"},
           Case{std::numeric_limits<double>::quiet_NaN(), "day", "none"},
           Case{std::numeric_limits<double>::infinity(), "day", "none"},
           Case{1e-9, "month", "P0M"},
           Case{1e-5, "month", "none"},
       }) {
    CAPTURE(unit);
    CAPTURE(value);
    CHECK(show(duration_value(count, *unit_of(unit))) == value);
  }
}

TEST_CASE("ranges") {
  struct Case {
    const char *from, *to, *value;
  };
  for (const auto& [from, to, value] : {
           Case{"2024-01", "2024-07", "2024-01/2024-07"},
           Case{"2012", "2013", "2012/2013"},
           Case{"2024-08-21", "2024-08-21", "2024-08-21/2024-08-21"},
           Case{"198", "199", "198/199"},
           Case{"2024-08-21T14:30", "2024-08-21T16:00", "2024-08-21T14:30/2024-08-21T16:00"},
           Case{"XXXX-WXX-1", "XXXX-WXX-3", "XXXX-WXX-1/XXXX-WXX-3"},
           Case{"XXXX-01", "2024-07", "2024-01/2024-07"},
           Case{"XXXX-11", "2024-02", "2023-11/2024-02"},
           Case{"2023-11", "XXXX-02", "2023-11/2024-02"},
           Case{"2024-01", "XXXX-07", "2024-01/2024-07"},
           Case{"XXXX-02-29", "2024-07", "2024-02-29/2024-07"},
           Case{"XXXX-02-29", "2023-07", "none"},
           Case{"2019", "PRESENT_REF", "2019/PRESENT_REF"},
           Case{"P12M", "P18M", "P12M/P18M"},
           Case{"2024-07", "2024-01", "none"},
           Case{"2013", "2012", "none"},
           Case{"2024-08-21T16:00", "2024-08-21T14:00", "none"},
           Case{"2024", "P3D", "none"},
           Case{"P3D", "2024", "none"},
           Case{"", "2024", "none"},
           Case{"2024", "", "none"},
           Case{"PAST_REF", "2024", "none"},
           Case{"2024", "FUTURE_REF", "none"},
           Case{"P3D", "PRESENT_REF", "none"},
           Case{"2024/2025", "2026", "none"},
           Case{"XXXX-WXX-1", "2024-07", "none"},
           Case{"XXXX-12", "0001-01", "none"},
       }) {
    CAPTURE(from);
    CAPTURE(to);
    CHECK(show(range_value(from, to)) == value);
  }
}

TEST_CASE("values tell their type") {
  for (const char* v :
       {"2024", "2024-08-21", "2024-W34", "PAST_REF", "FUTURE_REF", "PRESENT_REF", "198", "XXXX-WXX-3", ""}) {
    CAPTURE(v);
    CHECK(type_of(v) == DateType::kDate);
  }
  for (const char* v : {"P3D", "PT2H", "PXY", "P1DT12H", "P12M/P18M"})
    CHECK(type_of(v) == DateType::kDuration);
  for (const char* v : {"2024-08-21T14:30", "2024-08-21TMO", "XXXX-WXX-1TNI"})
    CHECK(type_of(v) == DateType::kTime);
}

TEST_CASE("values are bounded by calendar days") {
  struct Case {
    const char *value, *earliest, *latest;
  };
  for (const auto& [value, earliest, latest] : {
           Case{"2024-08-21", "2024-08-21", "2024-08-21"},
           Case{"2024-08-21T14:30", "2024-08-21", "2024-08-21"},
           Case{"2024-08-21TMO", "2024-08-21", "2024-08-21"},
           Case{"2024-02", "2024-02-01", "2024-02-29"},
           Case{"2024", "2024-01-01", "2024-12-31"},
           Case{"2024-XX", "2024-01-01", "2024-12-31"},
           Case{"2024-XX-XX", "2024-01-01", "2024-12-31"},
           Case{"2024-02-XX", "2024-02-01", "2024-02-29"},
           Case{"202", "2020-01-01", "2029-12-31"},
           Case{"199X", "1990-01-01", "1999-12-31"},
           Case{"20", "2000-01-01", "2099-12-31"},
           Case{"19XX", "1900-01-01", "1999-12-31"},
           Case{"00", "0001-01-01", "0099-12-31"},
           Case{"99", "9900-01-01", "9999-12-31"},
           Case{"2", "2000-01-01", "2999-12-31"},
           Case{"2024-W34", "2024-08-19", "2024-08-25"},
           Case{"2024-W34-WE", "2024-08-24", "2024-08-25"},
           Case{"2024-W34-3", "2024-08-21", "2024-08-21"},
           Case{"2020-W53", "2020-12-28", "2021-01-03"},
           Case{"9999-W52", "9999-12-27", "9999-12-31"},
           Case{"2024-Q1", "2024-01-01", "2024-03-31"},
           Case{"2024-Q4", "2024-10-01", "2024-12-31"},
           Case{"2024-QX", "2024-01-01", "2024-12-31"},
           Case{"2024-H1", "2024-01-01", "2024-06-30"},
           Case{"2024-H2", "2024-07-01", "2024-12-31"},
           Case{"9999-Q4", "9999-10-01", "9999-12-31"},
           Case{"2024-SP", "2024-03-01", "2024-06-23"},
           Case{"2024-SU", "2024-06-01", "2024-09-23"},
           Case{"2024-FA", "2024-09-01", "2024-12-23"},
           Case{"2024-WI", "2024-01-01", "2025-03-23"},
           Case{"9999-WI", "9999-01-01", "9999-12-31"},
           Case{"2024-01/2024-07", "2024-01-01", "2024-07-31"},
           Case{"2019/PRESENT_REF", "2019-01-01", ""},
           Case{"XXXX-01/2024", "", "2024-12-31"},
           // Open, unknown, or no date at all.
           Case{"", "", ""},
           Case{"XXXX", "", ""},
           Case{"XXXX-05", "", ""},
           Case{"XXXX-WXX-3", "", ""},
           Case{"XXXX-XX-XXTMO", "", ""},
           Case{"P3D", "", ""},
           Case{"PT2H", "", ""},
           Case{"PXY", "", ""},
           Case{"PAST_REF", "", ""},
           Case{"BC0044", "", ""},
           Case{"2024-02-30", "", ""},
           Case{"2024-13", "", ""},
           Case{"2024-Q5", "", ""},
           Case{"2024-Q0", "", ""},
           Case{"2024-H3", "", ""},
           Case{"2024-W54", "", ""},
           Case{"2024-W53", "", ""},
           Case{"2024-W", "", ""},
           Case{"2024-W3", "", ""},
           Case{"2024-W34-8", "", ""},
           Case{"2024-W34-", "", ""},
           Case{"2024-", "", ""},
           Case{"2024-1", "", ""},
           Case{"2024-08-", "", ""},
           Case{"2024-08-2", "", ""},
           Case{"0000", "", ""},
           Case{"0000-01", "", ""},
           Case{"99999", "", ""},
           Case{"99999-01-01", "", ""},
           Case{"20X4", "", ""},
           Case{"X024", "", ""},
           Case{"2X", "", ""},
           Case{"-", "", ""},
           Case{"/", "", ""},
           Case{"1/2/3", "", ""},
           Case{"2024-08-21-05", "", ""},
           Case{"٢٠٢٤", "", ""},
           Case{"+024", "", ""},
           Case{"2024--1", "", ""},
           Case{"2024-+1", "", ""},
           Case{"2024-08-+1", "", ""},
       }) {
    CAPTURE(value);
    const auto its = bounds(value);
    CHECK(its.earliest == earliest);
    CHECK(its.latest == latest);
  }
  CHECK(bounds(std::string(1'000'000, '9')).earliest.empty());
  CHECK(bounds(std::string(1'000'000, '/')).earliest.empty());
}

}  // namespace
}  // namespace onrecord
