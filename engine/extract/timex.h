// TIMEX3 values: from what the words of a date mean to the calendar, and back.
//
// The rules say what stands in the text (a weekday, "last", a unit); these
// functions say which day, week or year that is for an article published on a
// given day. Where that day is not known the answer keeps what is: XXXX-WXX-3 for
// a Wednesday. What is no date (30 February, quarter 5, year 99999) is nullopt.
//
// Values: 2024  2024-08  2024-08-21  2024-W34  2024-W34-WE  2024-Q3  2024-H2
// 2024-SU  202 (decade)  20 (century)  2024-08-21T14:30  2024-08-21TMO  P3D  PT2H
// PXY  PAST_REF PRESENT_REF FUTURE_REF, and ranges 2024-01/2024-07.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/extract/calendar.h"
#include "engine/extract/period.h"

namespace onrecord {

enum class Tense { kUnknown, kPast, kFuture };

// What relative dates are relative to.
struct DateReference {
  std::optional<Day> day;         // the article's published day
  std::optional<int> minute;      // of that day, where known
  Tense tense = Tense::kUnknown;  // of the verb beside the date
};

// From a published date as articles carry it and a tense "past", "future" or "".
DateReference make_reference(std::string_view published, std::string_view tense);

// "last" -1, "this" 0, "next" 1, or a signed number of steps: "-2" is the one before last.
std::optional<int> direction_of(std::string_view name);

// Year that is said to be unknown: written XXXX.
inline constexpr int kUnknownYear = 0;
using SaidYear = std::optional<int>;   // kUnknownYear, 1..9999, or nothing said
using Direction = std::optional<int>;  // steps from the reference, or nothing said

// --- Calendar dates. ---

TimexValue year_value(int year);
// A year in two digits ('89): the one within 79 years before and 20 after the
// reference; 1930 to 2029 without one.
int full_year(const DateReference& reference, int two_digits);
// 1980 → 198; 80 → the latest begun; 1800 → 18, the century.
TimexValue decade_value(const DateReference& reference, int number);
TimexValue century_value(int ordinal);  // 20 → "19"
// Months and days without a year: by direction ("last" and "next" strictly before
// and after the reference, "this" of its year), else by tense, else the nearest. A
// day within 45 of the reference is the nearest whatever the tense.
TimexValue month_value(const DateReference& reference, int month, SaidYear year, Direction direction);
TimexValue day_value(const DateReference& reference, int month, int day, SaidYear year, Direction direction);
TimexValue day_of_month_value(const DateReference& reference, int day);  // "the 21st": nearest
// The n-th quarter or half; without a year the latest begun, or with future tense
// the first that is not over; the one before the current is it even then.
TimexValue quarter_value(const DateReference& reference, int quarter, SaidYear year);
TimexValue half_value(const DateReference& reference, int half, SaidYear year);
// `name` is SP, SU, FA or WI; a winter belongs to the year of its December.
TimexValue season_value(const DateReference& reference, std::string_view name, SaidYear year,
                        Direction direction);
// --- Relative dates. ---

// Monday 1 … Sunday 7. No direction: the latest on or before the reference, or
// with future tense the first on or after it. "last" and "next" are strictly
// before and after it; "this" is of its week, unless the tense says otherwise.
TimexValue weekday_value(const DateReference& reference, int number, Direction direction);
// "last week" (week, -1), "yesterday" (day, -1), "the weekend" (weekend, nothing).
TimexValue relative_value(const DateReference& reference, TimeUnit unit, Direction direction);
// `count` units from the reference, at the grain of the unit: (-3, month) → 2024-05.
// Fractions go to a smaller unit where that is exact: half a year is six months.
TimexValue shifted_value(const DateReference& reference, double count, TimeUnit unit);
// `count` units from `anchor`, at its grain where the units allow: a year before
// 1989-Q3 is 1988-Q3, but a year before 2024-08-21 is 2023.
TimexValue shifted_from(std::string_view anchor, double count, TimeUnit unit);

// --- Times, durations, ranges. ---

// "T14:30", to be put behind a day; half is "am", "pm" or "", zone "", "Z" or "+02:00".
TimexValue clock_suffix(int hour, std::optional<int> minute, std::optional<int> second, std::string_view half,
                        std::string_view zone);
// `suffix` ("T14:30", "TMO") behind `day`, a value at the grain of a day; behind the reference's day where
// "".
TimexValue at_time(const DateReference& reference, std::string_view day, std::string_view suffix);
bool is_part_of_day(std::string_view part);  // MO MI AF EV NI DT
// P3D, PT2H, P2Y6M; without a count PXD, PTXH. Decades and centuries are counted in years.
TimexValue duration_value(std::optional<double> count, TimeUnit unit);
// "a/b"; an unknown year of one is the other's. nullopt where b begins before a.
TimexValue range_value(std::string_view from, std::string_view to);

}  // namespace onrecord
