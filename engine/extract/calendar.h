// The proleptic Gregorian calendar, years 1 to 9999.
//
// A thin face over <chrono> that cannot leave the range: what would fall outside
// of it, or is no day at all (February 30), is nullopt. No clock, no zone, no
// locale.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct Day {
  int year = 1, month = 1, day = 1;  // 1..9999, 1..12, 1..31

  auto operator<=>(const Day&) const = default;
};

inline constexpr Day kFirstDay{1, 1, 1};
inline constexpr Day kLastDay{9999, 12, 31};

// The week that holds a day: ISO 8601, weeks begin on Monday, and week 1 holds
// the year's first Thursday. Its year may be the one before or after the day's.
struct IsoWeek {
  int year = 1, week = 1;  // week 1..53

  auto operator<=>(const IsoWeek&) const = default;
};

std::optional<Day> make_day(int year, int month, int day);  // nullopt where there is no such day
bool is_leap_year(int year);
int days_in_month(int year, int month);  // month 1..12; 28 to 31

// Days since 1970-01-01, negative before it; and back.
std::int64_t days_from_civil(Day day);
std::optional<Day> civil_from_days(std::int64_t days);

int weekday(Day day);  // ISO: Monday 1 … Sunday 7
IsoWeek iso_week(Day day);
int iso_weeks_in_year(int year);  // 52 or 53
// The day `weekday_number` (1..7) of that week.
std::optional<Day> day_of_week(IsoWeek week, int weekday_number);

// `day` moved by `count`, which may be negative. Months and years keep the day
// of the month, or take the month's last where it is too short: 31 January and
// one month give 28 or 29 February.
std::optional<Day> add_days(Day day, std::int64_t count);
std::optional<Day> add_weeks(Day day, std::int64_t count);
std::optional<Day> add_months(Day day, std::int64_t count);
std::optional<Day> add_years(Day day, std::int64_t count);

// "2024-08-21", alone or before a time of day ("2024-08-21T14:30:00Z",
// "2024-08-21 14:30"); nothing else.
std::optional<Day> parse_day(std::string_view iso);
// Minutes since midnight of such a timestamp, as it is written, whatever its
// zone; nullopt where it has no time.
std::optional<int> parse_minute_of_day(std::string_view iso);

std::string to_string(Day day);  // "2024-08-21"

}  // namespace onrecord
