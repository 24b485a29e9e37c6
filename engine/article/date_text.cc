#include "engine/article/date_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "engine/base/iso.h"

namespace onrecord {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The whole of `text` as a number; -1 where it is none.
int number(std::string_view text) {
  int value = -1;
  const auto [read, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && read == text.data() + text.size() && is_digit(text.front());
  return whole ? value : -1;
}

// No newspaper is older: what is, is a program's zero ("0001-01-01").
constexpr int kFirstYear = 1600;

bool is_day(int year, int month, int day) {
  return year >= kFirstYear && month > 0 && day > 0 &&
         std::chrono::year_month_day{std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day))}
             .ok();
}

// "Z" of "GMT", "+02:00" of "+0200"; "" for zones that have only a name.
std::string zone_of(std::string_view zone) {
  if (zone == "Z" || zone == "GMT" || zone == "UT" || zone == "UTC") return "Z";
  if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-')) return {};
  std::string digits;
  std::ranges::copy_if(zone.substr(1), std::back_inserter(digits), is_digit);
  if (digits.size() == 2) digits += "00";
  if (digits.size() != 4) return {};
  return std::string(1, zone[0]) + digits.substr(0, 2) + ":" + digits.substr(2);
}

// "T10:15:00Z" of what follows a day; "" where there is no clock in it.
std::string clock_of(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('T') || text.starts_with('t')) text.remove_prefix(1);
  const auto end = std::min(text.find_first_not_of("0123456789:"), text.size());
  const auto clock = text.substr(0, end);
  std::string digits;
  std::ranges::copy_if(clock, std::back_inserter(digits), is_digit);
  if (digits.size() < 4 || digits.size() > 6 || digits.size() == 5) return {};
  const auto hour = number(std::string_view(digits).substr(0, 2));
  const auto minute = number(std::string_view(digits).substr(2, 2));
  if (hour > 23 || minute > 59) return {};
  auto rest = text.substr(end);
  if (rest.starts_with('.') || rest.starts_with(','))
    rest.remove_prefix(
        std::min(std::max<std::size_t>(1, rest.find_first_not_of("0123456789", 1)), rest.size()));
  const auto seconds = digits.size() == 6 ? digits.substr(4) : "00";
  return "T" + digits.substr(0, 2) + ":" + digits.substr(2, 2) + ":" + seconds + zone_of(trimmed(rest));
}

// The month of a mail's date. These names are the format's, whatever the article's language.
int month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  if (name.size() != 3) return 0;
  std::string lower(name);
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto found = std::ranges::find(kMonths, lower);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

// "Wed, 21 Aug 2024 10:15:00 +0200"
std::string mail_date(std::string_view text) {
  if (const auto comma = text.find(','); comma != std::string_view::npos && comma <= 9)
    text = trimmed(text.substr(comma + 1));
  const auto word = [&] {
    const auto end = std::min(text.find(' '), text.size());
    const auto found = text.substr(0, end);
    text = trimmed(text.substr(end));
    return found;
  };
  const auto day = word(), month = word(), year = word();
  if (day.empty() || day.size() > 2 || (year.size() != 4 && year.size() != 2)) return {};
  auto years = number(year);
  if (year.size() == 2 && years >= 0) years += years < 50 ? 2000 : 1900;
  const auto months = month_of(month);
  const auto days = number(day);
  return is_day(years, months, days) ? iso_day(years, months, days) + clock_of(text) : std::string();
}

}  // namespace

bool is_iso_date(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return false;
  if (date.size() > 10 && date[10] != 'T' && date[10] != ' ') return false;
  return is_day(number(date.substr(0, 4)), number(date.substr(5, 2)), number(date.substr(8, 2)));
}

std::string iso_date_of(std::string_view date) {
  date = trimmed(date);
  if (date.size() < 8) return {};
  if (is_iso_date(date)) return std::string(date.substr(0, 10)) + clock_of(date.substr(10));
  const auto digits = std::min(date.find_first_not_of("0123456789"), date.size());
  if (digits == 8 && (date.size() == 8 || date[8] == 'T' || date[8] == ' ')) {
    const auto year = number(date.substr(0, 4)), month = number(date.substr(4, 2)),
               day = number(date.substr(6, 2));
    return is_day(year, month, day) ? iso_day(year, month, day) + clock_of(date.substr(8)) : std::string();
  }
  if (digits == 4 && date.size() >= 10 && date[4] == '/' && date[7] == '/') {
    const auto year = number(date.substr(0, 4)), month = number(date.substr(5, 2)),
               day = number(date.substr(8, 2));
    return is_day(year, month, day) ? iso_day(year, month, day) + clock_of(date.substr(10)) : std::string();
  }
  return mail_date(date);
}

}  // namespace onrecord
