#include "engine/extract/calendar.h"

#include <algorithm>
#include <chrono>

#include "engine/base/iso.h"

namespace onrecord {
namespace {

namespace chrono = std::chrono;

// Far more than the calendar holds, so that no arithmetic below can overflow.
constexpr std::int64_t kMaxCount = 10'000'000;

chrono::year_month_day to_chrono(Day day) {
  return {chrono::year(day.year), chrono::month(static_cast<unsigned>(day.month)),
          chrono::day(static_cast<unsigned>(day.day))};
}

// The number in two, or four, digits at `at`; -1 where other characters stand there.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < kFirstDay.year || year > kLastDay.year || month < 1 || month > 12 || day < 1)
    return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return Day{year, month, day};
}

bool is_leap_year(int year) { return chrono::year(year).is_leap(); }

int days_in_month(int year, int month) {
  const chrono::year_month_day_last last(chrono::year(year),
                                         chrono::month_day_last(chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::int64_t days_from_civil(Day day) { return chrono::sys_days(to_chrono(day)).time_since_epoch().count(); }

std::optional<Day> civil_from_days(std::int64_t days) {
  if (days < days_from_civil(kFirstDay) || days > days_from_civil(kLastDay)) return std::nullopt;
  const chrono::year_month_day date{chrono::sys_days{chrono::days{days}}};
  return Day{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
             static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday(Day day) {
  return static_cast<int>(chrono::weekday(chrono::sys_days(to_chrono(day))).iso_encoding());
}

IsoWeek iso_week(Day day) {
  const auto ordinal = static_cast<int>(days_from_civil(day) - days_from_civil({day.year, 1, 1})) + 1;
  const int week = (ordinal - weekday(day) + 10) / 7;
  if (week < 1) return {day.year - 1, iso_weeks_in_year(day.year - 1)};
  if (week > iso_weeks_in_year(day.year)) return {day.year + 1, 1};
  return {day.year, week};
}

int iso_weeks_in_year(int year) {
  const int first = weekday({year, 1, 1});
  return first == 4 || (first == 3 && is_leap_year(year)) ? 53 : 52;
}

std::optional<Day> day_of_week(IsoWeek week, int weekday_number) {
  if (week.year < kFirstDay.year || week.year > kLastDay.year || weekday_number < 1 || weekday_number > 7) {
    return std::nullopt;
  }
  if (week.week < 1 || week.week > iso_weeks_in_year(week.year)) return std::nullopt;
  const Day fourth{week.year, 1, 4};  // always in week 1
  const auto monday = days_from_civil(fourth) - (weekday(fourth) - 1);
  return civil_from_days(monday + (week.week - 1) * 7 + (weekday_number - 1));
}

std::optional<Day> add_days(Day day, std::int64_t count) {
  if (count < -kMaxCount || count > kMaxCount) return std::nullopt;
  return civil_from_days(days_from_civil(day) + count);
}

std::optional<Day> add_weeks(Day day, std::int64_t count) {
  if (count < -kMaxCount || count > kMaxCount) return std::nullopt;
  return add_days(day, count * 7);
}

std::optional<Day> add_months(Day day, std::int64_t count) {
  if (count < -kMaxCount || count > kMaxCount) return std::nullopt;
  const auto months = (day.year - 1) * std::int64_t{12} + (day.month - 1) + count;
  if (months < 0 || months >= std::int64_t{12} * kLastDay.year) return std::nullopt;
  const int year = static_cast<int>(months / 12) + 1, month = static_cast<int>(months % 12) + 1;
  return Day{year, month, std::min(day.day, days_in_month(year, month))};
}

std::optional<Day> add_years(Day day, std::int64_t count) {
  if (count < -kMaxCount || count > kMaxCount) return std::nullopt;
  return add_months(day, count * 12);
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  return make_day(digits_at(iso, 0, 4), digits_at(iso, 5, 2), digits_at(iso, 8, 2));
}

std::optional<int> parse_minute_of_day(std::string_view iso) {
  if (!parse_day(iso) || iso.size() < 16 || iso[13] != ':') return std::nullopt;
  const int hour = digits_at(iso, 11, 2), minute = digits_at(iso, 14, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

std::string to_string(Day day) { return iso_day(day.year, day.month, day.day); }

}  // namespace onrecord
