#include "engine/extract/date_functions.h"

#include <array>
#include <string>

#include "engine/extract/holidays.h"

namespace onrecord::functions {

// --- Calendar dates. ---

Value date(Call& c) {
  const auto year = c.year(0);
  const auto month = c.integer(1), day = c.integer(2);
  if (month && day) return c.done(day_value(c.reference(), *month, *day, year, std::nullopt));
  if (month) return c.done(month_value(c.reference(), *month, year, std::nullopt));
  if (day) return year ? Value() : c.done(day_of_month_value(c.reference(), *day));
  return c.done(year ? year_value(*year) : std::nullopt);
}

Value day_of_month(Call& c) {
  const auto day = c.integer(0);
  return day ? c.done(day_of_month_value(c.reference(), *day)) : Value();
}

Value month_day(Call& c) {
  const auto month = c.integer(0), day = c.integer(1);
  const auto direction = c.direction(2);
  const auto year = c.year(3);
  return month && day ? c.done(day_value(c.reference(), *month, *day, year, direction)) : Value();
}

Value month(Call& c) {
  const auto month = c.integer(0);
  const auto direction = c.direction(1);
  return month ? c.done(month_value(c.reference(), *month, std::nullopt, direction)) : Value();
}

Value month_year(Call& c) {
  const auto month = c.integer(0);
  const auto year = c.year(1);
  return month ? c.done(month_value(c.reference(), *month, year, std::nullopt)) : Value();
}

Value year(Call& c) {
  const auto era = c.word(1);
  if (era == "bc" || era == "ad") {
    const auto year = c.integer(0);
    if (!year || *year < 1 || *year > kLastDay.year) return {};
    return c.done(TimexValue((era == "bc" ? "BC" : "") + *year_value(*year)));
  }
  const auto year = c.year(0);
  return year && era.empty() ? c.done(year_value(*year)) : Value();
}

// A year in two digits: '89.
Value short_year(Call& c) {
  const auto year = c.word(0).size() == 2 ? c.integer(0) : std::nullopt;
  return year ? c.done(year_value(full_year(c.reference(), *year))) : Value();
}

Value decade(Call& c) {
  const auto number = c.integer(0);
  return number ? c.done(decade_value(c.reference(), *number)) : Value();
}

Value century(Call& c) {
  const auto ordinal = c.integer(0);
  return ordinal ? c.done(century_value(*ordinal)) : Value();
}

Value quarter(Call& c) {
  const auto number = c.integer(0);
  const auto year = c.year(1);
  return number ? c.done(quarter_value(c.reference(), *number, year)) : Value();
}

Value half(Call& c) {
  const auto number = c.integer(0);
  const auto year = c.year(1);
  return number ? c.done(half_value(c.reference(), *number, year)) : Value();
}

Value season(Call& c) {
  const auto direction = c.direction(1);
  const auto year = c.year(2);
  return c.done(season_value(c.reference(), c.word(0), year, direction));
}

Value nth_weekday(Call& c) {
  const auto nth = c.integer(0), weekday = c.integer(1), month = c.integer(2);
  const auto year = c.year(3);
  return nth && weekday && month ? c.done(nth_weekday_value(c.reference(), *nth, *weekday, *month, year))
                                 : Value();
}

// --- Relative dates. ---

Value weekday(Call& c) {
  const auto number = c.integer(0);
  const auto direction = c.direction(1);
  return number ? c.done(weekday_value(c.reference(), *number, direction)) : Value();
}

Value relative(Call& c) {
  const auto unit = c.unit(0);
  const auto direction = c.direction(1);
  return unit ? c.done(relative_value(c.reference(), *unit, direction)) : Value();
}

// "n units ago" and "in n units": no number is one, a vague one no date.
static Value shifted(Call& c, int sign) {
  if (c.is_vague(0)) return std::string(sign < 0 ? "PAST_REF" : "FUTURE_REF");
  const auto count = c.has(0) ? c.number(0) : std::optional(1.0);
  const auto unit = c.unit(1);
  return count && unit ? c.done(shifted_value(c.reference(), sign * *count, *unit)) : Value();
}
// "A year ago" beside a quarter speaks of that quarter of the year before.
Value ago(Call& c) {
  const auto quarter = c.context().quarter;
  if (!quarter.empty() && c.unit(1) == TimeUnit::kYear && !c.is_vague(0)) {
    const auto count = c.has(0) ? c.number(0) : std::optional(1.0);
    if (const auto moved = count ? shifted_from(quarter, -*count, TimeUnit::kYear) : std::nullopt)
      return c.done(moved);
  }
  return shifted(c, -1);
}
Value from_now(Call& c) { return shifted(c, 1); }

// "n units earlier", "later": than the anchor given, than the date spoken of
// last, than the day of publication.
static Value shifted_from_anchor(Call& c, int sign) {
  const bool of_quarter = !c.context().quarter.empty() && c.unit(1) == TimeUnit::kYear;
  const auto anchor = c.has(2) ? c.timex(2) : of_quarter ? c.context().quarter : c.context().anchor;
  if (!c.is_vague(0) && !anchor.empty() && !anchor.ends_with("_REF")) {
    const auto count = c.has(0) ? c.number(0) : std::optional(1.0);
    const auto unit = c.unit(1);
    if (!count || !unit) return {};
    const auto moved = shifted_from(anchor, sign * *count, *unit);
    if (moved || c.has(2)) return c.done(moved);
  }
  return shifted(c, sign);
}
Value earlier(Call& c) { return shifted_from_anchor(c, -1); }
Value later(Call& c) { return shifted_from_anchor(c, 1); }

Value same(Call& c) {
  const auto unit = c.unit(0);
  const bool of_quarter = unit == TimeUnit::kQuarter && !c.context().quarter.empty();
  const auto anchor = c.has(1) ? c.timex(1) : of_quarter ? c.context().quarter : c.context().anchor;
  const auto otherwise = c.direction(2);
  if (!unit) return {};
  // "The latest quarter" is over: a day that was spoken of is no sign of it.
  const auto period = otherwise && !of_quarter && !c.has(1) ? std::nullopt : containing_period(anchor, *unit);
  if (period || c.has(1)) return c.done(period);
  return c.done(relative_value(c.reference(), *unit, otherwise.value_or(0)));
}

// "The 1988 period": that quarter of 1988.
Value same_in_year(Call& c) {
  const auto year = c.year(0);
  if (!year) return {};
  const auto quarter = c.context().quarter;
  const auto written = year_value(*year);
  if (quarter.size() < 5 || quarter[4] != '-' || !written) return c.done(written);
  return c.done(TimexValue(*written + std::string(quarter.substr(4))));
}

Value holiday(Call& c) {
  const auto year = c.year(1);
  const auto direction = c.direction(2);
  return c.done(holiday_value(c.reference(), c.word(0), year, direction));
}

// --- Times. ---

Value part_of_day(Call& c) {
  const auto part = c.word(0);
  if (!is_part_of_day(part)) return {};
  const auto direction = c.direction(2);
  auto day = std::string(c.timex(1));
  if (day.empty() && direction) day = relative_value(c.reference(), TimeUnit::kDay, direction).value_or("");
  return c.done(at_time(c.reference(), day, "T" + std::string(part)));
}

Value weekday_part(Call& c) {
  const auto number = c.integer(0);
  const auto direction = c.direction(2);
  if (!number || !is_part_of_day(c.word(1))) return {};
  const auto day = weekday_value(c.reference(), *number, direction);
  return day ? c.done(at_time(c.reference(), *day, "T" + std::string(c.word(1)))) : Value();
}

// The digits of "14:30", "2.30", "14:30:05", "1430" apart; nothing for other forms.
struct Clock {
  int hour = 0, minute = 0;
  std::optional<int> second;
};
static std::optional<Clock> read_clock(std::string_view text) {
  if (text.size() == 4 && text.find_first_not_of("0123456789") == text.npos) {
    return Clock{(text[0] - '0') * 10 + (text[1] - '0'), (text[2] - '0') * 10 + (text[3] - '0'),
                 std::nullopt};
  }
  std::array<int, 3> fields{};
  std::size_t count = 0, length = 0;
  for (const char ch : text) {
    if (ch >= '0' && ch <= '9') {
      if (count == 0) count = 1;
      if (++length > 2) return std::nullopt;
      fields[count - 1] = fields[count - 1] * 10 + (ch - '0');
    } else if ((ch == ':' || ch == '.') && length > 0 && count < 3 && (count == 1 || length == 2)) {
      ++count;
      length = 0;
    } else {
      return std::nullopt;
    }
  }
  if (count < 2 || length != 2) return std::nullopt;
  return Clock{fields[0], fields[1], count == 3 ? std::optional(fields[2]) : std::nullopt};
}

Value time(Call& c) {
  Clock clock;
  if (const auto written = read_clock(c.word(0)); written && !c.has(1)) {
    clock = *written;
  } else {
    const auto hour = c.integer(0);
    const auto minute = c.integer(1);
    if (!hour || c.failed()) return {};
    clock = {*hour, minute.value_or(0), std::nullopt};
  }
  const auto suffix = clock_suffix(clock.hour, clock.minute, clock.second, c.word(2), c.word(4));
  return suffix ? c.done(at_time(c.reference(), c.timex(3), *suffix)) : Value();
}

// --- Durations, sets, ranges, references. ---

Value duration(Call& c) {
  const auto unit = c.unit(1);
  if (!unit) return {};
  if (c.is_vague(0)) return c.done(duration_value(std::nullopt, *unit));
  const auto count = c.has(0) ? c.number(0) : std::optional(1.0);
  return count ? c.done(duration_value(count, *unit)) : Value();
}

Value set(Call& c) {
  const auto unit = c.unit(0);
  const auto count = c.has(1) ? c.number(1) : std::optional(1.0);
  return unit && count ? c.done(duration_value(count, *unit)) : Value();
}

// Recurring dates keep their open year whatever the article's day is.
Value every_weekday(Call& c) {
  const auto number = c.integer(0);
  const auto part = c.word(1);
  if (!number || (!part.empty() && !is_part_of_day(part))) return {};
  const auto day = weekday_value({}, *number, std::nullopt);
  return day ? c.done(TimexValue(part.empty() ? *day : *day + "T" + std::string(part))) : Value();
}

Value every_date(Call& c) {
  const auto month = c.integer(0), day = c.integer(1);
  if (!month || c.failed()) return {};
  return c.done(day ? day_value({}, *month, *day, std::nullopt, std::nullopt)
                    : month_value({}, *month, std::nullopt, std::nullopt));
}

// The year of a value that begins with one.
static SaidYear year_of(const TimexValue& value) {
  const auto year = value ? lexicon_number(value->substr(0, 4)) : std::nullopt;
  return year ? static_cast<int>(*year) : kUnknownYear;
}

// One end of a range: a date mention's value, or a year. A year in two digits is
// the next such after `before` (2012-13, 1999-00).
static TimexValue range_end(Call& c, std::size_t i, SaidYear before) {
  const auto written = c.timex(i);
  if (c.has_timex(i) || written.find_first_of("-_X") != written.npos) return std::string(written);
  const auto short_year = before && written.size() == 2 ? c.integer(i) : std::nullopt;
  if (short_year) {
    constexpr int kLongest = 50;
    const int ahead = (*short_year - *before % 100 + 100) % 100;
    return ahead > 0 && ahead <= kLongest ? year_value(*before + ahead) : std::nullopt;
  }
  const auto year = c.year(i);
  return year ? year_value(*year) : std::nullopt;
}

Value range(Call& c) {
  const auto a = range_end(c, 0, std::nullopt);
  if (!a) return {};
  const auto b = range_end(c, 1, a->size() == 4 ? year_of(a) : SaidYear());
  return b ? c.done(range_value(*a, *b)) : Value();
}

// Two dates of which the first may be in the year before the second's.
static Value range_back_to(Call& c, const TimexValue& from_this_year, const TimexValue& from_last_year,
                           const TimexValue& to) {
  if (!to) return {};
  auto range = from_this_year ? range_value(*from_this_year, *to) : std::nullopt;
  if (!range && from_last_year) range = range_value(*from_last_year, *to);
  return c.done(range);
}

static SaidYear year_before(SaidYear year) { return year && *year > 1 ? SaidYear(*year - 1) : kUnknownYear; }

Value month_range(Call& c) {
  const auto first = c.integer(0), last = c.integer(1);
  const auto said = c.year(2);
  if (!first || !last || c.failed()) return {};
  const auto to = month_value(c.reference(), *last, said, std::nullopt);
  const auto year = year_of(to);
  return range_back_to(c, month_value({}, *first, year, std::nullopt),
                       month_value({}, *first, year_before(year), std::nullopt), to);
}

Value day_range(Call& c) {
  const auto first_month = c.integer(0), first = c.integer(1), second_month = c.integer(2),
             last = c.integer(3);
  const auto said = c.year(4);
  if (!first_month || !first || !last || c.failed()) return {};
  const int last_month = second_month.value_or(*first_month);
  if (last_month == *first_month && *last < *first) return {};
  const auto to = day_value(c.reference(), last_month, *last, said, std::nullopt);
  const auto year = year_of(to);
  return range_back_to(c, day_value({}, *first_month, *first, year, std::nullopt),
                       day_value({}, *first_month, *first, year_before(year), std::nullopt), to);
}

Value reference(Call& c) {
  const auto word = c.word(0);
  return word == "PAST_REF" || word == "PRESENT_REF" || word == "FUTURE_REF" ? Value(std::string(word))
                                                                             : Value();
}

}  // namespace onrecord::functions
