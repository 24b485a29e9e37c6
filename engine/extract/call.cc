#include "engine/extract/call.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "engine/extract/number.h"

namespace onrecord {
namespace {

constexpr std::string_view kVague = "X";

bool is_absent(const Argument& a) {
  return a.text.empty() && a.value.empty() && !a.number && a.timex.empty();
}

}  // namespace

std::optional<double> lexicon_number(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_all = error == std::errc() && end == value.data() + value.size() && !value.empty();
  return is_all && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Call::Call(const Context& context, std::span<const Argument> arguments)
    : context_(context),
      arguments_(arguments),
      reference_(make_reference(context.published, context.tense)) {}

bool Call::has(std::size_t i) const { return i < arguments_.size() && !is_absent(arguments_[i]); }

bool Call::is_vague(std::size_t i) const { return has(i) && !arguments_[i].number && word(i) == kVague; }

std::string_view Call::word(std::size_t i) const {
  if (!has(i)) return "";
  return arguments_[i].value.empty() ? arguments_[i].text : arguments_[i].value;
}

std::optional<double> Call::number(std::size_t i) {
  if (!has(i)) return std::nullopt;
  const auto& a = arguments_[i];
  const auto value = a.number                            ? a.number
                     : a.value.find(' ') != a.value.npos ? compose_number(numbers(i))
                     : !a.value.empty()                  ? lexicon_number(a.value)
                                                         : parse_numeral(a.text);
  if (value && std::isfinite(*value)) return value;
  return fail();
}

std::vector<double> Call::numbers(std::size_t i) {
  std::vector<double> out;
  if (!has(i)) return out;
  std::string_view rest = arguments_[i].value;
  if (arguments_[i].number || rest.find(' ') == rest.npos) {
    if (const auto only = number(i)) out.push_back(*only);
    return out;
  }
  while (!rest.empty()) {
    const auto word = rest.substr(0, rest.find(' '));
    const auto value = lexicon_number(word);
    if (!value || out.size() > kMostWords) {
      fail();
      return {};
    }
    out.push_back(*value);
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return out;
}

std::optional<int> Call::integer(std::size_t i) {
  const auto value = number(i);
  if (!value) return std::nullopt;
  constexpr double kMost = 100'000;
  if (*value != std::floor(*value) || std::fabs(*value) > kMost) return fail();
  return static_cast<int>(*value);
}

std::optional<TimeUnit> Call::unit(std::size_t i) {
  if (!has(i)) return std::nullopt;
  const auto unit = unit_of(word(i));
  return unit ? unit : fail();
}

Direction Call::direction(std::size_t i) {
  if (!has(i)) return std::nullopt;
  const auto direction = direction_of(word(i));
  return direction ? direction : fail();
}

std::string_view Call::timex(std::size_t i) const {
  if (!has(i)) return "";
  return arguments_[i].timex.empty() ? word(i) : arguments_[i].timex;
}

SaidYear Call::year(std::size_t i) {
  if (!has(i)) return std::nullopt;
  const auto& a = arguments_[i];
  const auto timex = a.timex;
  if (timex == "XXXX") return kUnknownYear;
  if (!timex.empty()) {
    const bool is_year =
        timex.size() == 4 || (timex.size() > 4 && timex.substr(4).find_first_not_of("-X") == timex.npos);
    const auto year = is_year ? lexicon_number(timex.substr(0, 4)) : std::nullopt;
    return year ? std::optional(static_cast<int>(*year)) : fail();
  }
  const auto year = integer(i);
  if (!year) return std::nullopt;
  if (*year < 0 || *year > kLastDay.year) return fail();
  if (*year >= 100) return year;
  // '89 or a word is short for the year of a century; 0089 is itself.
  const auto written = word(i);
  const auto digits =
      std::count_if(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits > 2) return *year > 0 ? year : fail();
  return digits == 1 || (digits == 0 && *year < 10) ? fail() : std::optional(full_year(reference_, *year));
}

Value Call::done(const TimexValue& value) const { return failed_ || !value ? Value() : Value(*value); }

Value Call::done(std::optional<double> value) const {
  return failed_ || !value || !std::isfinite(*value) ? Value() : Value(tidy(*value));
}

}  // namespace onrecord
