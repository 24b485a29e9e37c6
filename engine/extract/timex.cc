#include "engine/extract/timex.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/extract/cycle.h"

namespace onrecord {
namespace {

constexpr std::string_view kPast = "PAST_REF", kPresent = "PRESENT_REF", kFuture = "FUTURE_REF";

std::string year_text(int year) { return year == kUnknownYear ? "XXXX" : padded(year, 4); }

bool is_said_year(int year) { return year >= 0 && year <= kLastDay.year; }

// So the month before or after the reference's, though a verb nearby has another tense.
constexpr std::int64_t kNearMonths = 1;

int month_index(Day day) { return day.year * 12 + day.month - 1; }

// The n-th of `parts` equal parts of a year: the latest begun, or with future tense the first not over. The
// part that has just ended is meant whatever the tense: "expects to report a third-quarter loss".
TimexValue part_of_year(const DateReference& reference, char letter, int number, int parts, SaidYear year) {
  if (number < 1 || number > parts) return std::nullopt;
  const auto written = [&](int y) { return year_text(y) + "-" + letter + std::to_string(number); };
  if (year) return is_said_year(*year) ? TimexValue(written(*year)) : std::nullopt;
  if (!reference.day) return written(kUnknownYear);
  const int current = (reference.day->month - 1) / (12 / parts) + 1;
  int y = reference.day->year;
  const bool is_ahead = reference.tense == Tense::kFuture;
  if (is_ahead ? number < current - 1 : number > current) y += is_ahead ? 1 : -1;
  return y >= 1 && y <= kLastDay.year ? TimexValue(written(y)) : std::nullopt;
}

std::string reference_word(double direction) {
  return std::string(direction < 0 ? kPast : direction > 0 ? kFuture : kPresent);
}

bool is_reference_word(std::string_view value) {
  return value == kPast || value == kPresent || value == kFuture;
}

}  // namespace

DateReference make_reference(std::string_view published, std::string_view tense) {
  return {parse_day(published), parse_minute_of_day(published),
          tense == "past"     ? Tense::kPast
          : tense == "future" ? Tense::kFuture
                              : Tense::kUnknown};
}

std::optional<int> direction_of(std::string_view name) {
  if (name == "last") return -1;
  if (name == "this") return 0;
  if (name == "next") return 1;
  const bool negative = name.starts_with('-');
  const auto steps = plain_number(negative || name.starts_with('+') ? name.substr(1) : name);
  return steps ? std::optional(negative ? -*steps : *steps) : std::nullopt;
}

// --- Calendar dates. ---

TimexValue year_value(int year) { return is_said_year(year) ? TimexValue(year_text(year)) : std::nullopt; }

int full_year(const DateReference& reference, int two_digits) {
  const int newest = reference.day ? reference.day->year + 20 : 2029;
  const int year = newest - newest % 100 + two_digits;
  return year > newest ? year - 100 : year;
}

TimexValue decade_value(const DateReference& reference, int number) {
  if (number < 0 || number > kLastDay.year || number % 10 != 0) return std::nullopt;
  if (number >= 100)
    return number % 100 == 0 && number < 2000 ? padded(number / 100, 2) : padded(number / 10, 3);
  if (!reference.day) return padded(full_year(reference, number) / 10, 3);
  const int now = reference.day->year / 10;
  int decade = now - now % 10 + number / 10;
  if (reference.tense == Tense::kFuture) {
    if (decade < now) decade += 10;
  } else if (decade > now) {
    decade -= 10;
  }
  return decade >= 0 && decade <= 999 ? TimexValue(padded(decade, 3)) : std::nullopt;
}

TimexValue century_value(int ordinal) {
  return ordinal >= 1 && ordinal <= 100 ? TimexValue(padded(ordinal - 1, 2)) : std::nullopt;
}

TimexValue month_value(const DateReference& reference, int month, SaidYear year, Direction direction) {
  if (month < 1 || month > 12) return std::nullopt;
  const auto written = [&](int y) { return year_text(y) + "-" + padded(month, 2); };
  if (year) return is_said_year(*year) ? TimexValue(written(*year)) : std::nullopt;
  if (!reference.day) return written(kUnknownYear);
  const auto position = [&](int y) -> std::optional<std::int64_t> {
    const auto day = make_day(y, month, 1);
    return day ? std::optional<std::int64_t>(month_index(*day)) : std::nullopt;
  };
  const auto chosen = choose_cycle(position, month_index(*reference.day), reference.day->year,
                                   reference.tense, direction, kNearMonths);
  return chosen ? TimexValue(written(*chosen)) : std::nullopt;
}

TimexValue day_value(const DateReference& reference, int month, int day, SaidYear year, Direction direction) {
  constexpr int kSomeLeapYear = 2000;
  if (year && *year != kUnknownYear) {
    const auto date = make_day(*year, month, day);
    return date ? TimexValue(to_string(*date)) : std::nullopt;
  }
  if (!make_day(kSomeLeapYear, month, day)) return std::nullopt;
  if (year || !reference.day) return "XXXX-" + padded(month, 2) + "-" + padded(day, 2);
  const auto position = [&](int y) -> std::optional<std::int64_t> {
    const auto date = make_day(y, month, day);
    return date ? std::optional(days_from_civil(*date)) : std::nullopt;
  };
  const auto chosen = choose_cycle(position, days_from_civil(*reference.day), reference.day->year,
                                   reference.tense, direction, kNearDays);
  return chosen ? TimexValue(to_string({*chosen, month, day})) : std::nullopt;
}

TimexValue day_of_month_value(const DateReference& reference, int day) {
  if (day < 1 || day > 31) return std::nullopt;
  if (!reference.day) return "XXXX-XX-" + padded(day, 2);
  const auto date_in = [&](int month) { return make_day(month / 12, month % 12 + 1, day); };
  const auto position = [&](int month) -> std::optional<std::int64_t> {
    const auto date = date_in(month);
    return date ? std::optional(days_from_civil(*date)) : std::nullopt;
  };
  const auto chosen = choose_cycle(position, days_from_civil(*reference.day), month_index(*reference.day),
                                   reference.tense, std::nullopt, 0);
  return chosen ? TimexValue(to_string(*date_in(*chosen))) : std::nullopt;
}

TimexValue quarter_value(const DateReference& reference, int quarter, SaidYear year) {
  return part_of_year(reference, 'Q', quarter, 4, year);
}

TimexValue half_value(const DateReference& reference, int half, SaidYear year) {
  return part_of_year(reference, 'H', half, 2, year);
}

TimexValue season_value(const DateReference& reference, std::string_view name, SaidYear year,
                        Direction direction) {
  const auto* season = season_of(name);
  if (season == nullptr) return std::nullopt;
  const auto written = [&](int y) { return year_text(y) + "-" + std::string(name); };
  if (year) return is_said_year(*year) ? TimexValue(written(*year)) : std::nullopt;
  if (!reference.day) return written(kUnknownYear);
  const auto position = [&](int y) -> std::optional<std::int64_t> {
    if (y < 1 || y > kLastDay.year) return std::nullopt;
    return std::int64_t{y} * 12 + season->first_month - 1;
  };
  constexpr int kSpringBegun = 4;  // until then "this winter" is the one before
  const bool its_winter_is_last_years = season->first_month == 12 && reference.day->month <= kSpringBegun;
  std::int64_t here = month_index(*reference.day);
  // "Last summer" is over; a summer to come may already have begun.
  if ((direction && *direction < 0) || (!direction && reference.tense == Tense::kFuture)) here -= 2;
  const auto chosen =
      choose_cycle(position, here, reference.day->year - (direction == 0 && its_winter_is_last_years),
                   reference.tense, direction, 0);
  return chosen ? TimexValue(written(*chosen)) : std::nullopt;
}

// --- Relative dates. ---

TimexValue weekday_value(const DateReference& reference, int number, Direction direction) {
  if (number < 1 || number > 7) return std::nullopt;
  if (!reference.day) return "XXXX-WXX-" + std::to_string(number);
  const int today = weekday(*reference.day);
  const int back = (today - number + 7) % 7, ahead = (number - today + 7) % 7;
  std::int64_t move = reference.tense == Tense::kFuture ? ahead : -back;
  if (direction == 0 && reference.tense == Tense::kUnknown) {
    move = number - today;
  } else if (direction && *direction < 0) {
    move = -(back == 0 ? 7 : back) + (std::int64_t{*direction} + 1) * 7;
  } else if (direction && *direction > 0) {
    move = (ahead == 0 ? 7 : ahead) + (std::int64_t{*direction} - 1) * 7;
  }
  const auto day = add_days(*reference.day, move);
  return day ? TimexValue(to_string(*day)) : std::nullopt;
}

TimexValue relative_value(const DateReference& reference, TimeUnit unit, Direction direction) {
  const int steps = direction.value_or(0);
  if (unit < TimeUnit::kDay) return shifted_value(reference, steps, unit);
  if (!reference.day) return unknown_period(unit);
  if (unit == TimeUnit::kSeason) {
    const auto moved = add_units(*reference.day, steps, unit);
    return moved ? render(unit, *moved) : std::nullopt;
  }
  // A weekend that is told of is over, or under way, unless the future is spoken of.
  constexpr int kSaturday = 6;
  const bool is_told = reference.tense == Tense::kPast || (!direction && reference.tense == Tense::kUnknown);
  const bool goes_back =
      unit == TimeUnit::kWeekend && steps == 0 && is_told && weekday(*reference.day) < kSaturday;
  auto from = *reference.day;
  if (length_of(unit).months > 0) from.day = 1;
  const auto moved = add_units(from, goes_back ? -1 : steps, unit);
  return moved ? render(unit, *moved) : std::nullopt;
}

TimexValue shifted_value(const DateReference& reference, double count, TimeUnit unit) {
  auto steps = whole(count);
  for (auto [finer, factor] = smaller(unit); !steps && factor > 0; std::tie(finer, factor) = smaller(unit)) {
    count *= factor;
    unit = finer;
    steps = whole(count);
  }
  if (!steps) return std::nullopt;
  if (unit >= TimeUnit::kDay) {
    if (!reference.day) return unknown_period(unit);
    const auto moved = add_units(*reference.day, *steps, unit);
    return moved ? render(unit, *moved) : std::nullopt;
  }
  if (*steps == 0) return reference_word(0);
  if (!reference.day || !reference.minute || unit == TimeUnit::kSecond) return reference_word(count);
  constexpr std::int64_t kMinutesADay = 24 * 60;
  constexpr std::int64_t kMost = std::int64_t{100'000} * kMinutesADay;
  if (*steps < -kMost || *steps > kMost) return std::nullopt;
  const auto minutes = *reference.minute + *steps * (unit == TimeUnit::kHour ? 60 : 1);
  const auto days = minutes >= 0 ? minutes / kMinutesADay : -((-minutes + kMinutesADay - 1) / kMinutesADay);
  const auto minute = static_cast<int>(minutes - days * kMinutesADay);
  const auto day = add_days(*reference.day, days);
  if (!day) return std::nullopt;
  return to_string(*day) + "T" + padded(minute / 60, 2) + ":" + padded(minute % 60, 2);
}

TimexValue shifted_from(std::string_view anchor, double count, TimeUnit unit) {
  if (const auto slash = anchor.find('/'); slash != anchor.npos) {
    const auto to = anchor.substr(slash + 1);
    if (to.find('/') != to.npos) return std::nullopt;
    const auto a = shifted_from(anchor.substr(0, slash), count, unit), b = shifted_from(to, count, unit);
    return a && b ? range_value(*a, *b) : std::nullopt;
  }
  if (unit < TimeUnit::kDay) {
    const auto from = make_reference(anchor, "");
    return from.minute ? shifted_value(from, count, unit) : std::nullopt;
  }
  if (anchor.starts_with("XXXX-") && unit >= TimeUnit::kYear) return std::string(anchor);
  const auto period = period_of(anchor);
  const auto steps = whole(count);
  if (!period || !steps) return std::nullopt;
  const bool in_days = length_of(unit).days > 0;
  const bool is_weekend_by_weeks = period->grain == TimeUnit::kWeekend && unit == TimeUnit::kWeek;
  if (period->grain > unit && !is_weekend_by_weeks) return std::nullopt;
  // A day a year earlier is told as that year, but a month or quarter as itself.
  const bool keeps_grain = in_days || period->grain >= TimeUnit::kMonth;
  const auto moved = add_units(period->first, *steps, unit);
  return moved ? render(keeps_grain ? period->grain : unit, *moved) : std::nullopt;
}

// --- Times, durations, ranges. ---

TimexValue clock_suffix(int hour, std::optional<int> minute, std::optional<int> second, std::string_view half,
                        std::string_view zone) {
  constexpr std::string_view kMorning = "am", kAfternoon = "pm";
  if (half == kMorning || half == kAfternoon) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (half == kAfternoon ? 12 : 0);
  } else if (!half.empty()) {
    return std::nullopt;
  }
  const int m = minute.value_or(0), s = second.value_or(0);
  if (hour < 0 || hour > 24 || m < 0 || m > 59 || s < 0 || s > 59) return std::nullopt;
  if (hour == 24 && (m > 0 || s > 0)) return std::nullopt;
  if (!zone.empty() && zone != "Z") {
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
    const auto hours = plain_number(zone.substr(1, 2)), minutes = plain_number(zone.substr(4, 2));
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  }
  auto text = "T" + padded(hour, 2) + ":" + padded(m, 2);
  if (second) text += ":" + padded(s, 2);
  return text.append(zone);
}

TimexValue at_time(const DateReference& reference, std::string_view day, std::string_view suffix) {
  if (day.empty())
    return (reference.day ? to_string(*reference.day) : unknown_period(TimeUnit::kDay)).append(suffix);
  if (day.size() > 10 && day[10] == 'T') day = day.substr(0, 10);
  const auto period = period_of(day);
  const bool is_open_day = day.size() == 10 && day.starts_with("XXXX-");
  if (!is_open_day && (!period || period->grain != TimeUnit::kDay)) return std::nullopt;
  return std::string(day).append(suffix);
}

bool is_part_of_day(std::string_view part) {
  constexpr std::array<std::string_view, 6> kParts = {"MO", "MI", "AF", "EV", "NI", "DT"};
  return std::find(kParts.begin(), kParts.end(), part) != kParts.end();
}

TimexValue duration_value(std::optional<double> count, TimeUnit unit) {
  constexpr std::array<std::string_view, 14> kLetters = {"S", "M", "H", "D", "W",  "WE", "M",
                                                         "Q", "",  "",  "Y", "DE", "CE", "ML"};
  constexpr double kMost = 1e12;
  if (unit == TimeUnit::kSeason) return std::nullopt;
  if (count && !(*count >= 0 && *count <= kMost)) return std::nullopt;
  const std::string start = unit < TimeUnit::kDay ? "PT" : "P";
  if (!count)
    return unit == TimeUnit::kHalf ? "PXM"
                                   : start + "X" + std::string(kLetters[static_cast<std::size_t>(unit)]);
  // Longer units are told in years, halves of a year in months.
  while (unit > TimeUnit::kYear || unit == TimeUnit::kHalf) {
    const auto [finer, factor] = smaller(unit);
    *count *= factor;
    unit = finer;
  }
  const std::string letter(kLetters[static_cast<std::size_t>(unit)]);
  if (const auto n = whole(*count)) return start + std::to_string(*n) + letter;
  const auto floor = std::floor(*count);
  const auto [finer, factor] = smaller(unit);
  const auto rest = factor > 0 && unit != TimeUnit::kWeek ? whole((*count - floor) * factor) : std::nullopt;
  if (rest && *rest > 0) {
    const std::string finer_letter(kLetters[static_cast<std::size_t>(finer)]);
    const auto tail = (unit == TimeUnit::kDay ? "T" : "") + std::to_string(*rest) + finer_letter;
    if (floor == 0) return (finer < TimeUnit::kDay ? "PT" : "P") + std::to_string(*rest) + finer_letter;
    return start + std::to_string(static_cast<std::int64_t>(floor)) + letter + tail;
  }
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, *count, std::chars_format::fixed, 3).ptr;
  std::string decimal(digits, end);
  decimal.erase(decimal.find_last_not_of('0') + 1);
  return decimal.ends_with('.') ? std::nullopt : TimexValue(start + decimal + letter);
}

TimexValue range_value(std::string_view from, std::string_view to) {
  const auto is_point = [](std::string_view value) {
    return !value.empty() && value.find('/') == value.npos;
  };
  if (!is_point(from) || !is_point(to) || is_reference_word(from)) return std::nullopt;
  const auto join = [](std::string_view a, std::string_view b) {
    return std::string(a) + "/" + std::string(b);
  };
  if (to == kPresent) return type_of(from) == DateType::kDuration ? std::nullopt : TimexValue(join(from, to));
  if (is_reference_word(to)) return std::nullopt;
  const bool is_length = type_of(from) == DateType::kDuration;
  if (is_length || type_of(to) == DateType::kDuration) {
    return is_length && type_of(to) == DateType::kDuration ? TimexValue(join(from, to)) : std::nullopt;
  }
  const auto a = bounds(from), b = bounds(to);
  if (!a.earliest.empty() && !b.earliest.empty()) {
    const bool is_clock = type_of(from) == DateType::kTime && type_of(to) == DateType::kTime &&
                          from.find_first_of("0123456789", 11) == 11 &&
                          to.find_first_of("0123456789", 11) == 11;
    if (is_clock && from > to) return std::nullopt;
    return a.earliest <= b.earliest ? TimexValue(join(from, to)) : std::nullopt;
  }
  if (a.earliest.empty() && b.earliest.empty()) return join(from, to);
  // The unknown year is that of the other end, or the one beside it.
  const bool fills_from = a.earliest.empty();
  const auto& known = fills_from ? b.earliest : a.earliest;
  const auto open = fills_from ? from : to;
  if (!open.starts_with("XXXX-")) return std::nullopt;
  const int year = parse_day(known)->year;
  for (const int y : {year, fills_from ? year - 1 : year + 1}) {
    const auto filled = padded(y, 4) + std::string(open.substr(4));
    const auto its = bounds(filled);
    if (its.earliest.empty()) continue;
    if (fills_from ? its.earliest <= known : its.earliest >= known) {
      return fills_from ? join(filled, to) : join(from, filled);
    }
  }
  return std::nullopt;
}

}  // namespace onrecord
