#include "engine/extract/normalisers.h"

#include <algorithm>

#include "engine/extract/call.h"
#include "engine/extract/date_functions.h"
#include "engine/extract/number_functions.h"

namespace onrecord {
namespace {

template <Value (*Function)(Call&), std::size_t Min, std::size_t Max>
Value run(const Context& context, std::span<const Argument> arguments) {
  if (arguments.size() < Min || arguments.size() > Max) return {};
  Call call(context, arguments);
  const auto value = Function(call);
  return call.failed() ? Value() : value;
}

template <Value (*Function)(Call&), std::size_t Min, std::size_t Max>
constexpr NormaliserInfo entry(std::string_view name, std::string_view what) {
  return {name, Min, Max, what, run<Function, Min, Max>};
}

// By name.
constexpr NormaliserInfo kNormalisers[] = {
    entry<functions::add, 1, 4>("add", "(a, b, …) their sum; absent ones are left out"),
    entry<functions::ago, 2, 2>(
        "ago", "(n, unit) the unit n units before publication; no n is one, a vague one PAST_REF"),
    entry<functions::century, 1, 1>("century", "(ordinal) 20 gives 19, which is 1900 to 1999"),
    entry<functions::date, 3, 3>(
        "date",
        "(year, month, day) any of them may be absent; an absent year is found from publication and tense"),
    entry<functions::day_of_month, 1, 1>("day_of_month",
                                         "(day) the 21st of the month nearest to publication, or by tense"),
    entry<functions::day_range, 4, 5>(
        "day_range", "(month, day, month, day, year) the second month absent: the first; year absent: found"),
    entry<functions::decade, 1, 1>("decade", "(number) 1980 or 80 gives 198; 1800 the century, 18"),
    entry<functions::decimal, 2, 12>("decimal",
                                     "(whole, digit, digit, …) worded decimals: (3, 1, 4) is 3.14"),
    entry<functions::duration, 2, 2>("duration", "(n, unit) P3D, PT2H; no n is one, a vague one PXD"),
    entry<functions::earlier, 2, 3>(
        "earlier", "(n, unit, anchor) before the anchor, else the date spoken of last, else publication"),
    entry<functions::every_date, 1, 2>("every_date",
                                       "(month, day) a date of every year: XXXX-07-04, XXXX-07"),
    entry<functions::every_weekday, 1, 2>("every_weekday",
                                          "(weekday, part) a day of every week: XXXX-WXX-1, XXXX-WXX-1TNI"),
    entry<functions::fraction, 2, 3>(
        "fraction", "(above, below, whole) (2, 3) is two thirds, (1, 2, 2) two and a half; no above is one"),
    entry<functions::from_now, 2, 2>("from_now",
                                     "(n, unit) the unit n units after publication; a vague n is FUTURE_REF"),
    entry<functions::grouped, 1, 1>("grouped", "(number) a number from 1,000 that is written in groups"),
    entry<functions::half, 1, 2>(
        "half",
        "(1 or 2, year) 2024-H1; year absent: the latest begun, with future tense the first not over"),
    entry<functions::holiday, 1, 3>(
        "holiday", "(code, year, direction) 12-25, month-week-weekday 11-4-4, 5--1-1, or easter-2, easter+1"),
    entry<functions::later, 2, 3>(
        "later", "(n, unit, anchor) after the anchor, else the date spoken of last, else publication"),
    entry<functions::month, 1, 2>(
        "month", "(month, direction) a month without year: nearest, or by tense or direction"),
    entry<functions::month_day, 2, 4>(
        "month_day", "(month, day, direction, year) a day without year: nearest, or by direction"),
    entry<functions::month_range, 2, 3>("month_range",
                                        "(month, month, year) of one year, or over its beginning"),
    entry<functions::month_year, 2, 2>("month_year", "(month, year) 2024-05"),
    entry<functions::multiply, 1, 4>("multiply", "(a, b, …) their product; absent ones are left out"),
    entry<functions::nth_weekday, 3, 4>(
        "nth_weekday", "(n, weekday, month, year) (1, 1, 5) is the first Monday in May; -1 the last"),
    entry<functions::number, 1, kMostWords>(
        "number", "(words …) a numeral, a number mention, or number words in order"),
    entry<functions::part_of_day, 1, 3>(
        "part_of_day", "(part, day, direction) 2024-08-21TMO; no day: publication's, moved by direction"),
    entry<functions::per, 2, 2>("per", "(unit, unit) the unit of a rate: USD/barrel"),
    entry<functions::quarter, 1, 2>(
        "quarter",
        "(1 to 4, year) 2024-Q1; year absent: the latest begun, with future tense the first not over"),
    entry<functions::range, 2, 2>(
        "range", "(a, b) 2024-01/2024-07 of two dates or years (2012, 13); none where b is before a"),
    entry<functions::reference, 1, 1>("reference", "(word) PAST_REF, PRESENT_REF or FUTURE_REF"),
    entry<functions::relative, 1, 2>(
        "relative", "(unit, direction) last week, this year, tomorrow (day, next); no direction is this"),
    entry<functions::rising, 2, 2>(
        "rising", "(low, high) the upper end of a range; none where it is not above the lower"),
    entry<functions::same, 1, 3>(
        "same",
        "(unit, anchor, direction) the period that holds the anchor, else the date spoken of last: "
        "that year; direction is for where there is none"),
    entry<functions::same_in_year, 1, 1>("same_in_year",
                                         "(year) the quarter spoken of last, in that year; else the year"),
    entry<functions::scale, 1, 1>("scale", "(word) its number; 1 where absent"),
    entry<functions::season, 1, 3>(
        "season", "(season, direction, year) 2024-SU; a winter is of the year of its December"),
    entry<functions::set, 1, 2>("set", "(unit, n) every n units: P1D, P2Y"),
    entry<functions::short_year, 1, 1>("short_year", "(digits) '89: the nearest such year"),
    entry<functions::spaced, 2, 3>("spaced", "(digits, digits, digits) the groups of one number: 12 345 678"),
    entry<functions::time, 1, 5>(
        "time", "(hour or 14:30 or 1430, minute, am/pm, day, zone) 2024-08-21T14:30; no day: publication's"),
    entry<functions::weekday, 1, 2>(
        "weekday", "(weekday, direction) the latest on or before publication, or by tense or direction"),
    entry<functions::weekday_part, 2, 3>("weekday_part", "(weekday, part, direction) 2024-08-21TMO"),
    entry<functions::year, 1, 2>("year", "(year, era) 2024; two digits are of the nearest century; BC0044"),
};

}  // namespace

Normaliser find_normaliser(std::string_view name) {
  const auto* it =
      std::lower_bound(std::begin(kNormalisers), std::end(kNormalisers), name,
                       [](const NormaliserInfo& info, std::string_view n) { return info.name < n; });
  return it != std::end(kNormalisers) && it->name == name ? it->function : nullptr;
}

std::vector<NormaliserInfo> all_normalisers() { return {std::begin(kNormalisers), std::end(kNormalisers)}; }

}  // namespace onrecord
