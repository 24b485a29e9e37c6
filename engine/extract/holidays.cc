#include "engine/extract/holidays.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/extract/cycle.h"

namespace onrecord {
namespace {

constexpr std::string_view kEaster = "easter";

using DayOfYear = std::function<std::optional<Day>(int year)>;

// The day in the year that is said, else in the one that is meant; `open` where
// neither is known.
TimexValue yearly_value(const DateReference& reference, const DayOfYear& date_in, SaidYear year,
                        Direction direction, const std::string& open) {
  if (year && *year != kUnknownYear) {
    const auto date = date_in(*year);
    return date ? TimexValue(to_string(*date)) : std::nullopt;
  }
  if (year || !reference.day) return open.empty() ? TimexValue() : TimexValue(open);
  const auto position = [&](int y) -> std::optional<std::int64_t> {
    const auto date = date_in(y);
    return date ? std::optional(days_from_civil(*date)) : std::nullopt;
  };
  const auto chosen = choose_cycle(position, days_from_civil(*reference.day), reference.day->year,
                                   reference.tense, direction, kNearDays);
  return chosen ? TimexValue(to_string(*date_in(*chosen))) : std::nullopt;
}

std::optional<DayOfYear> nth_weekday_day(int nth, int weekday_number, int month) {
  if (nth == 0 || nth < -5 || nth > 5 || weekday_number < 1 || weekday_number > 7) return std::nullopt;
  if (month < 1 || month > 12) return std::nullopt;
  return [=](int year) -> std::optional<Day> {
    const auto first = make_day(year, month, 1);
    if (!first) return std::nullopt;
    const int earliest = 1 + (weekday_number - weekday(*first) + 7) % 7;
    const int latest = earliest + (days_in_month(year, month) - earliest) / 7 * 7;
    return make_day(year, month, nth > 0 ? earliest + (nth - 1) * 7 : latest + (nth + 1) * 7);
  };
}

// The numbers of a code: "5--1-1" is {5, -1, 1}. A minus is part of its number
// where it follows another. Empty for other forms.
std::vector<int> numbers_of(std::string_view code) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at < code.size() && numbers.size() < 4;) {
    const auto next = std::min(code.find('-', at + 1), code.size());
    const bool negative = code[at] == '-';
    const auto number = plain_number(code.substr(at + negative, next - at - negative));
    if (!number) return {};
    numbers.push_back(negative ? -*number : *number);
    at = next + 1;
  }
  return numbers;
}

}  // namespace

std::optional<Day> easter_sunday(int year) {
  constexpr int kFirstGregorian = 1583;
  if (year < kFirstGregorian || year > kLastDay.year) return std::nullopt;
  // Of the anonymous Gregorian computus: the moon's age by the golden number and
  // the century's corrections, then the Sunday behind the full moon.
  const int golden = year % 19, century = year / 100, rest = year % 100;
  const int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  const int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
  const int late = (golden + 11 * moon + 22 * sunday) / 451;
  const int days = moon + sunday - 7 * late + 114;
  return make_day(year, days / 31, days % 31 + 1);
}

TimexValue nth_weekday_value(const DateReference& reference, int nth, int weekday_number, int month,
                             SaidYear year) {
  const auto date_in = nth_weekday_day(nth, weekday_number, month);
  if (!date_in || year == kUnknownYear) return std::nullopt;
  return yearly_value(reference, *date_in, year, std::nullopt, "XXXX-" + padded(month, 2));
}

TimexValue holiday_value(const DateReference& reference, std::string_view code, SaidYear year,
                         Direction direction) {
  if (code.starts_with(kEaster) && code.size() > kEaster.size() + 1) {
    const char sign = code[kEaster.size()];
    const auto days = plain_number(code.substr(kEaster.size() + 1));
    if (!days || (sign != '+' && sign != '-')) return std::nullopt;
    const int offset = sign == '-' ? -*days : *days;
    const auto date_in = [&](int y) -> std::optional<Day> {
      const auto easter = easter_sunday(y);
      return easter ? add_days(*easter, offset) : std::nullopt;
    };
    return yearly_value(reference, date_in, year, direction, "");
  }
  const auto parts = numbers_of(code);
  if (parts.size() == 2) return day_value(reference, parts[0], parts[1], year, direction);
  if (parts.size() != 3 || year == kUnknownYear) return std::nullopt;
  const auto date_in = nth_weekday_day(parts[1], parts[2], parts[0]);
  if (!date_in) return std::nullopt;
  return yearly_value(reference, *date_in, year, direction, "XXXX-" + padded(parts[0], 2));
}

}  // namespace onrecord
