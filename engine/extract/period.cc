#include "engine/extract/period.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 14> kUnitNames = {
    "second",  "minute", "hour",   "day",  "week",   "weekend", "month",
    "quarter", "half",   "season", "year", "decade", "century", "millennium"};
constexpr std::array<Season, 4> kSeasons = {{{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}}};

bool is_unknown(std::string_view text) { return text.find_first_not_of('X') == text.npos; }

std::optional<Period> months_from(TimeUnit grain, std::optional<Day> first, int months) {
  if (!first) return std::nullopt;
  const auto next = add_months(*first, months);
  return Period{grain, *first, next ? add_days(*next, -1).value_or(kLastDay) : kLastDay};
}

std::optional<Period> years_from(TimeUnit grain, int first, int years) {
  if (first > kLastDay.year) return std::nullopt;
  return Period{grain, {std::max(first, 1), 1, 1}, {std::min(first + years - 1, kLastDay.year), 12, 31}};
}

// "W34", "W34-5", "W34-WE" of `year`.
std::optional<Period> week_period(int year, std::string_view text) {
  const auto week = plain_number(text.substr(1, 2));
  if (!week || text.size() < 3) return std::nullopt;
  const auto day = [&](int number) { return day_of_week({year, *week}, number); };
  const auto monday = day(1);
  if (!monday) return std::nullopt;
  if (text.size() == 3) return Period{TimeUnit::kWeek, *monday, day(7).value_or(kLastDay)};
  if (text.substr(3) == "-WE")
    return Period{TimeUnit::kWeekend, day(6).value_or(kLastDay), day(7).value_or(kLastDay)};
  if (text.size() != 5 || text[3] != '-') return std::nullopt;
  const auto only = day(plain_number(text.substr(4)).value_or(0));
  return only ? std::optional(Period{TimeUnit::kDay, *only, *only}) : std::nullopt;
}

// What follows "YYYY-": a month, a day, a quarter, …
std::optional<Period> period_in_year(int year, std::string_view text) {
  if (const auto* season = season_of(text)) {
    return months_from(TimeUnit::kSeason, make_day(year, season->first_month, 1), 3);
  }
  if (text == "XX" || text == "XX-XX" || text == "QX" || text == "HX" || text == "WXX") {
    return years_from(TimeUnit::kYear, year, 1);
  }
  if (text.starts_with('W')) return week_period(year, text);
  if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'H')) {
    const int months = text[0] == 'Q' ? 3 : 6;
    const auto number = plain_number(text.substr(1)).value_or(0);
    if (number < 1) return std::nullopt;
    return months_from(months == 3 ? TimeUnit::kQuarter : TimeUnit::kHalf,
                       make_day(year, (number - 1) * months + 1, 1), months);
  }
  const auto month = plain_number(text.substr(0, 2));
  if (!month || text.size() < 2) return std::nullopt;
  if (text.size() == 2 || text.substr(2) == "-XX")
    return months_from(TimeUnit::kMonth, make_day(year, *month, 1), 1);
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto day = make_day(year, *month, plain_number(text.substr(3)).value_or(0));
  return day ? std::optional(Period{TimeUnit::kDay, *day, *day}) : std::nullopt;
}

}  // namespace

std::optional<TimeUnit> unit_of(std::string_view name) {
  const auto it = std::find(kUnitNames.begin(), kUnitNames.end(), name);
  return it == kUnitNames.end() ? std::nullopt
                                : std::optional(static_cast<TimeUnit>(it - kUnitNames.begin()));
}

const Season* season_of(std::string_view name) {
  const auto it =
      std::find_if(kSeasons.begin(), kSeasons.end(), [&](const Season& s) { return s.name == name; });
  return it == kSeasons.end() ? nullptr : &*it;
}

std::optional<int> plain_number(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 4 || text[0] < '0' || text[0] > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<Period> period_of(std::string_view value) {
  if (value.size() > 10 && value[10] == 'T') value = value.substr(0, 10);
  if (value.size() > 12 || value.empty()) return std::nullopt;
  if (value.size() <= 4) {
    // A number of years whose last digits are left out or unknown: 202, 202X, 20, 20XX.
    const auto known = value.substr(0, value.find('X'));
    const auto number = plain_number(known);
    if (!number || !is_unknown(value.substr(known.size()))) return std::nullopt;
    if (value.size() != 4 && value.size() != known.size()) return std::nullopt;
    switch (known.size()) {
      case 4:
        return *number < 1 ? std::nullopt : years_from(TimeUnit::kYear, *number, 1);
      case 3:
        return years_from(TimeUnit::kDecade, *number * 10, 10);
      case 2:
        return years_from(TimeUnit::kCentury, *number * 100, 100);
      default:
        return years_from(TimeUnit::kMillennium, *number * 1000, 1000);
    }
  }
  const auto year = plain_number(value.substr(0, 4));
  if (!year || *year < 1 || value[4] != '-') return std::nullopt;
  return period_in_year(*year, value.substr(5));
}

TimexValue render(TimeUnit grain, Day day) {
  const auto year = padded(day.year, 4);
  switch (grain) {
    case TimeUnit::kDay:
      return to_string(day);
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend: {
      const auto week = iso_week(day);
      return padded(week.year, 4) + "-W" + padded(week.week, 2) + (grain == TimeUnit::kWeekend ? "-WE" : "");
    }
    case TimeUnit::kMonth:
      return year + "-" + padded(day.month, 2);
    case TimeUnit::kQuarter:
      return year + "-Q" + std::to_string((day.month - 1) / 3 + 1);
    case TimeUnit::kHalf:
      return year + "-H" + std::to_string((day.month - 1) / 6 + 1);
    case TimeUnit::kSeason: {
      if (day.month <= 2 && day.year == 1) return std::nullopt;
      const auto& season = kSeasons[static_cast<std::size_t>(day.month <= 2 ? 3 : day.month / 3 - 1)];
      return padded(day.month <= 2 ? day.year - 1 : day.year, 4) + "-" + std::string(season.name);
    }
    case TimeUnit::kYear:
      return year;
    case TimeUnit::kDecade:
      return padded(day.year / 10, 3);
    case TimeUnit::kCentury:
      return padded(day.year / 100, 2);
    case TimeUnit::kMillennium:
      return padded(day.year / 1000, 1);
    default:
      return std::nullopt;
  }
}

std::string unknown_period(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
      return "XXXX-XX-XX";
    case TimeUnit::kWeek:
      return "XXXX-WXX";
    case TimeUnit::kWeekend:
      return "XXXX-WXX-WE";
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kQuarter:
      return "XXXX-QX";
    case TimeUnit::kHalf:
      return "XXXX-HX";
    case TimeUnit::kDecade:
      return "XXX";
    case TimeUnit::kCentury:
      return "XX";
    case TimeUnit::kMillennium:
      return "X";
    default:
      return "XXXX";
  }
}

Length length_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
      return {1, 0};
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return {7, 0};
    case TimeUnit::kMonth:
      return {0, 1};
    case TimeUnit::kQuarter:
    case TimeUnit::kSeason:
      return {0, 3};
    case TimeUnit::kHalf:
      return {0, 6};
    case TimeUnit::kYear:
      return {0, 12};
    case TimeUnit::kDecade:
      return {0, 120};
    case TimeUnit::kCentury:
      return {0, 1200};
    case TimeUnit::kMillennium:
      return {0, 12000};
    default:
      return {};
  }
}

std::optional<Day> add_units(Day day, std::int64_t count, TimeUnit unit) {
  constexpr std::int64_t kMost = 4'000'000;  // days in the calendar
  if (count < -kMost || count > kMost) return std::nullopt;
  const auto length = length_of(unit);
  return length.days > 0 ? add_days(day, count * length.days) : add_months(day, count * length.months);
}

std::pair<TimeUnit, int> smaller(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMinute:
      return {TimeUnit::kSecond, 60};
    case TimeUnit::kHour:
      return {TimeUnit::kMinute, 60};
    case TimeUnit::kDay:
      return {TimeUnit::kHour, 24};
    case TimeUnit::kWeek:
      return {TimeUnit::kDay, 7};
    case TimeUnit::kQuarter:
      return {TimeUnit::kMonth, 3};
    case TimeUnit::kHalf:
      return {TimeUnit::kMonth, 6};
    case TimeUnit::kYear:
      return {TimeUnit::kMonth, 12};
    case TimeUnit::kDecade:
      return {TimeUnit::kYear, 10};
    case TimeUnit::kCentury:
      return {TimeUnit::kYear, 100};
    case TimeUnit::kMillennium:
      return {TimeUnit::kYear, 1000};
    default:
      return {unit, 0};
  }
}

std::optional<std::int64_t> whole(double count) {
  if (!(std::fabs(count) < 1e15)) return std::nullopt;
  const double rounded = std::round(count);
  return std::fabs(count - rounded) < 1e-6 ? std::optional(static_cast<std::int64_t>(rounded)) : std::nullopt;
}

TimexValue containing_period(std::string_view anchor, TimeUnit unit) {
  const auto [earliest, latest] = bounds(anchor);
  const auto first = parse_day(earliest), last = parse_day(latest);
  if (!first || !last) return std::nullopt;
  const auto a = render(unit, *first), b = render(unit, *last);
  return a == b ? a : std::nullopt;
}

DateType type_of(std::string_view value) {
  if (value.ends_with("_REF")) return DateType::kDate;
  if (value.starts_with('P')) return DateType::kDuration;
  return value.find('T') != value.npos ? DateType::kTime : DateType::kDate;
}

Bounds bounds(std::string_view value) {
  if (const auto slash = value.find('/'); slash != value.npos) {
    const auto to = value.substr(slash + 1);
    if (to.find('/') != to.npos) return {};
    return {bounds(value.substr(0, slash)).earliest, bounds(to).latest};
  }
  const auto period = period_of(value);
  if (!period) return {};
  auto [grain, first, last] = *period;
  if (grain == TimeUnit::kSeason) {
    // By the sun a season begins and ends some three weeks after its months do;
    // a winter may be called by the year it begins or ends in.
    constexpr int kSolsticeDelay = 23;
    last = add_days(last, kSolsticeDelay).value_or(kLastDay);
    if (first.month == 12) first = {first.year, 1, 1};
  }
  return {to_string(first), to_string(last)};
}

}  // namespace onrecord
