// Days that come round every year by a rule: the first Monday in May, Christmas,
// Easter and the days counted from it.
//
// Which holiday has which code is the pack's knowledge.
#pragma once

#include <optional>
#include <string_view>

#include "engine/extract/timex.h"

namespace onrecord {

// Easter Sunday of the Gregorian calendar; nullopt outside of 1583 to 9999.
std::optional<Day> easter_sunday(int year);

// The n-th such weekday (1 to 7) of a month, from its end where negative:
// (1, 1, 5) is May's first Monday. Without a year the nearest, or by tense.
TimexValue nth_weekday_value(const DateReference& reference, int nth, int weekday_number, int month,
                             SaidYear year);

// Of a code of month and day ("12-25"), of month, week and weekday ("11-4-4",
// "5--1-1"), or of days from Easter ("easter-2", "easter+1"). Without a year by
// direction, else the nearest, or by tense.
TimexValue holiday_value(const DateReference& reference, std::string_view code, SaidYear year,
                         Direction direction);

}  // namespace onrecord
