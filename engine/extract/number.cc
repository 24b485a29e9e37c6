#include "engine/extract/number.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <system_error>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kMaxBytes = 160;
constexpr std::size_t kMaxDigits = 30;
constexpr std::size_t kMaxWords = 32;
constexpr double kMaxValue = 1e30;

constexpr char32_t kArabicDecimal = 0x066B;
constexpr char32_t kArabicThousands = 0x066C;

// A numeral taken apart: digit groups as ASCII, the separators between them,
// and the vulgar fraction that ends it.
struct Pieces {
  std::vector<std::string> groups;
  std::vector<char32_t> separators;
  double fraction = 0;
};

// What a numeral comes to.
struct Numeral {
  double value = 0;
  int decimals = 0;
  bool exact = false;  // ends in a vulgar fraction
};

// The separator that `c` stands for, 0 where it is none.
char32_t separator(char32_t c) {
  switch (c) {
    case 0x2019:
      return '\'';
    case '.':
    case ',':
    case '\'':
    case ' ':
    case 0xA0:
    case 0x2009:
    case 0x202F:
    case kArabicDecimal:
    case kArabicThousands:
      return c;
    default:
      return 0;
  }
}

std::optional<Pieces> take_apart(std::string_view text) {
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  Pieces pieces{{""}, {}, 0};
  std::size_t count = 0;
  std::optional<char32_t> zero;  // of the script that the digits are in
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c < 0 || pieces.fraction != 0) return std::nullopt;
    if (const auto digit = u_charDigitValue(c); digit >= 0) {
      const auto its_zero = static_cast<char32_t>(c - digit);
      if (zero.value_or(its_zero) != its_zero || ++count > kMaxDigits) return std::nullopt;
      zero = its_zero;
      pieces.groups.back().push_back(static_cast<char>('0' + digit));
    } else if (const auto mark = separator(static_cast<char32_t>(c)); mark != 0) {
      pieces.separators.push_back(mark);
      pieces.groups.emplace_back();
    } else if (u_charType(c) == U_OTHER_NUMBER) {
      const double value = u_getNumericValue(c);
      if (!(value > 0 && value < 1)) return std::nullopt;
      pieces.fraction = value;
    } else {
      return std::nullopt;
    }
  }
  return pieces;
}

// Whether the first `count` groups are the thousands of one number under `mark`.
bool is_grouping(const std::vector<std::string>& groups, std::size_t count, char32_t mark) {
  const auto& first = groups[0];
  if (first.empty() || first.size() > 3 || first[0] == '0' || groups[count - 1].size() != 3) return false;
  const auto inner = [&](std::size_t size) {
    return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                       [&](const std::string& group) { return group.size() == size; });
  };
  return inner(3) || (mark == ',' && count > 2 && first.size() <= 2 && inner(2));
}

// How many of the separators, from the first, group thousands; the one after
// them is the decimal sign. nullopt where the numeral has no one reading.
std::optional<std::size_t> grouping_separators(const Pieces& pieces) {
  const auto& marks = pieces.separators;
  const auto& groups = pieces.groups;
  if (marks.empty()) return 0;
  const auto last = marks.back();
  const bool can_be_decimal = last == '.' || last == ',' || last == kArabicDecimal;
  const bool same = std::all_of(marks.begin(), marks.end(), [&](char32_t mark) { return mark == last; });
  if (marks.size() == 1 && can_be_decimal) {
    if (last != ',') return 0;
    if (is_grouping(groups, 2, ',')) return 1;
    return groups[0] == "0" || groups[1].size() <= 2 ? std::optional<std::size_t>(0) : std::nullopt;
  }
  if (same) {
    return last != kArabicDecimal && is_grouping(groups, groups.size(), last) ? std::optional(marks.size())
                                                                              : std::nullopt;
  }
  const auto grouping = marks.size() - 1;
  const auto first = marks[0];
  if (!can_be_decimal || first == kArabicDecimal || first == last) return std::nullopt;
  if (!std::all_of(marks.begin(), marks.end() - 1, [&](char32_t mark) { return mark == first; }))
    return std::nullopt;
  return is_grouping(groups, marks.size(), first) ? std::optional(grouping) : std::nullopt;
}

std::optional<Numeral> read_numeral(std::string_view text) {
  const auto pieces = take_apart(text);
  if (!pieces) return std::nullopt;
  const auto grouping = grouping_separators(*pieces);
  if (!grouping) return std::nullopt;
  const auto& groups = pieces->groups;
  const bool has_decimals = *grouping < pieces->separators.size();

  std::string plain;
  for (std::size_t i = 0; i <= *grouping; ++i) plain += groups[i];
  Numeral numeral;
  if (has_decimals) {
    const auto& decimals = groups.back();
    const bool bare = plain.empty() && pieces->separators.back() == '.';  // ".5"
    if (decimals.empty() || pieces->fraction != 0 || (plain.empty() && !bare)) return std::nullopt;
    plain = (bare ? "0" : plain) + "." + decimals;
    numeral.decimals = static_cast<int>(decimals.size());
  } else if (plain.empty()) {
    if (pieces->fraction == 0) return std::nullopt;
    plain.assign(1, '0');
  }
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), numeral.value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  numeral.value += pieces->fraction;
  numeral.exact = pieces->fraction != 0;
  return numeral;
}

// 1000, 10000, … : words that multiply all that stands before them.
bool is_scale(double value) {
  if (value < 1000 || value > kMaxValue) return false;
  while (value > 1) value /= 10;
  return value == 1;
}

// The part of a number below its next scale word: "two hundred and fifty".
struct Segment {
  double hundreds = 0;
  double rest = 0;
  bool empty = true;
  bool open = true;  // a unit may still follow the tens

  double value() const { return hundreds + rest; }

  bool add(double word) {
    if (empty) {
      rest = word;
      open = word >= 20 && word < 100 && std::fmod(word, 10) == 0;
    } else if (hundreds > 0 && rest == 0) {
      if (word == 0 || word >= 100) return false;
      rest = word;
      open = word >= 20 && std::fmod(word, 10) == 0;
    } else if (open && word >= 1 && word <= 9 && word == std::floor(word)) {
      rest += word;
      open = false;
    } else {
      return false;
    }
    empty = false;
    return true;
  }

  bool hundred(bool first) {
    if (hundreds > 0 || rest >= 100 || (empty && !first) || (!empty && rest == 0)) return false;
    hundreds = (empty ? 1 : rest) * 100;
    rest = 0;
    empty = false;
    return true;
  }
};

// A year spoken as two pairs. Below thirteen the same words tell the time:
// "twelve thirty".
std::optional<double> spoken_year(std::span<const double> words) {
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  const auto whole = [](double word) { return word == std::floor(word); };
  if (!std::all_of(words.begin(), words.end(), whole)) return std::nullopt;
  const double century = words[0];
  if (century < 13 || century > 20) return std::nullopt;
  if (words.size() == 2) {
    return words[1] >= 10 && words[1] < 100 ? std::optional(century * 100 + words[1]) : std::nullopt;
  }
  const double tens = words[1], unit = words[2];
  const bool is_tens = tens == 0 || (tens >= 20 && tens <= 90 && std::fmod(tens, 10) == 0);
  return is_tens && unit >= 1 && unit <= 9 ? std::optional(century * 100 + tens + unit) : std::nullopt;
}

}  // namespace

std::optional<double> parse_numeral(std::string_view digits) {
  const auto numeral = read_numeral(digits);
  return numeral ? std::optional(numeral->value) : std::nullopt;
}

std::optional<double> compose_number(std::span<const double> words) {
  if (words.empty() || words.size() > kMaxWords) return std::nullopt;
  for (const double word : words) {
    if (!std::isfinite(word) || word < 0 || word > kMaxValue) return std::nullopt;
  }
  if (words.size() == 1) return words[0];
  // {20, 5} is 25 and {20, 20, 4} no plain number, so the two never compete.
  if (const auto year = spoken_year(words)) return year;

  struct Part {
    double value, scale;
  };
  std::vector<Part> parts;  // of falling scale
  Segment segment;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double word = words[i];
    if (is_scale(word)) {
      double amount = segment.value();
      bool has_amount = !segment.empty;
      while (!parts.empty() && parts.back().value < word && parts.back().scale < word) {
        amount += parts.back().value;
        has_amount = true;
        parts.pop_back();
      }
      if (has_amount ? amount == 0 : i > 0) return std::nullopt;
      const double value = has_amount ? amount * word : word;
      if (!parts.empty() && value >= parts.back().scale) return std::nullopt;
      parts.push_back({value, word});
      segment = {};
    } else if (word == 100) {
      if (!segment.hundred(i == 0)) return std::nullopt;
    } else {
      if (word == 0 || !segment.add(word)) return std::nullopt;
    }
  }
  if (!segment.empty && !parts.empty() && segment.value() >= parts.back().scale) return std::nullopt;
  double total = segment.value();
  for (const auto& part : parts) total += part.value;
  return total <= kMaxValue ? std::optional(tidy(total)) : std::nullopt;
}

std::optional<Interval> last_digit_interval(std::string_view digits, double scale) {
  const auto numeral = read_numeral(digits);
  if (!numeral || !std::isfinite(scale)) return std::nullopt;
  const double half = numeral->exact ? 0 : 0.5 * std::pow(10, -numeral->decimals);
  const double a = tidy((numeral->value - half) * scale), b = tidy((numeral->value + half) * scale);
  return Interval{std::min(a, b), std::max(a, b)};
}

double tidy(double value) {
  constexpr double kFewDigits = 1e15;  // whole numbers below have no more than are kept
  if (!std::isfinite(value) || (std::abs(value) < kFewDigits && std::trunc(value) == value)) return value;
  char digits[64];
  const auto written = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 15);
  double tidied = value;
  std::from_chars(digits, written.ptr, tidied);
  return tidied;
}

}  // namespace onrecord
