// The stretch of days that a TIMEX3 value stands for, and its grain.
//
// The calendar's side of engine/extract/timex.h: values are read into periods,
// moved by units and written again. What no calendar day bounds (durations,
// XXXX-WXX-3, PAST_REF) has no period.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/iso.h"
#include "engine/extract/calendar.h"
#include "engine/extract/record.h"

namespace onrecord {

enum class TimeUnit {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kWeekend,
  kMonth,
  kQuarter,
  kHalf,
  kSeason,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
};

// "second" … "millennium", as lexicons name them ("half" is half a year).
std::optional<TimeUnit> unit_of(std::string_view name);

using TimexValue = std::optional<std::string>;

struct Period {
  TimeUnit grain = TimeUnit::kDay;
  Day first, last;  // both included
};

// Of one value, no range; nullopt where no day bounds it.
std::optional<Period> period_of(std::string_view value);
// The value of the period of that grain that holds `day`.
TimexValue render(TimeUnit grain, Day day);
// What can be said of a period of that grain when the day is unknown: XXXX-WXX.
std::string unknown_period(TimeUnit unit);
// The period of `unit` that holds `anchor`: (year, 2024-08-21) → 2024.
TimexValue containing_period(std::string_view anchor, TimeUnit unit);

// A unit in days or months; both 0 for units shorter than a day.
struct Length {
  int days = 0, months = 0;
};
Length length_of(TimeUnit unit);
std::optional<Day> add_units(Day day, std::int64_t count, TimeUnit unit);
// The next smaller unit that a fraction of `unit` can be told in, and how many
// of them it has; 0 where there is none.
std::pair<TimeUnit, int> smaller(TimeUnit unit);
// `count` where it is a whole number, but for what arithmetic left.
std::optional<std::int64_t> whole(double count);

// The seasons in the order of the year and the month that each begins in.
struct Season {
  std::string_view name;  // SP, SU, FA, WI
  int first_month;
};
const Season* season_of(std::string_view name);  // nullptr where there is none

// The number of a value: all of `text` in at most four plain digits.
std::optional<int> plain_number(std::string_view text);

// What a value is by its form alone. (A SET has the form of the others: the rule says that it is one.)
DateType type_of(std::string_view value);

// The calendar days that bound a value, both included; "" where open or unknown.
// A season's are the widest that the usual definitions of the northern one allow.
struct Bounds {
  std::string earliest, latest;
};
Bounds bounds(std::string_view value);

}  // namespace onrecord
