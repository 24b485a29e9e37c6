// Numbers as they are written: numerals in digits, and the values of number words.
//
// Which words are numbers, and their values, is the pack's knowledge; here are
// only the ways in which digits are grouped and values add and multiply. What
// is not surely a number gives nothing rather than a guess.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace onrecord {

// A closed interval; low <= high.
struct Interval {
  double low = 0;
  double high = 0;
};

// The value of a numeral that is the whole of `digits` (UTF-8, no sign).
//
// Groups of three by comma, period, apostrophe or one kind of space (U+0020,
// U+00A0, U+2009, U+202F), or two-two-three by comma (12,34,567); then a
// decimal period or comma. One comma before three digits groups (1,234), before
// one or two it is a decimal comma (1,5); one period is always decimal (1.234).
// A vulgar fraction may end it (2½). Digits of any one script, 30 at most.
// Everything else is nullopt: "1,,2", "1.2.3", "007,000", "1٢".
std::optional<double> parse_numeral(std::string_view digits);

// The value of number words from theirs, in order; numerals may stand among
// them (2.5, 1000000).
//   {2,100,50} 250   {20,5} 25   {3,100,1000000} 3e8   {1,1000,2,100} 1200
//   {19,100} 1900    {1000,1000000} 1e9   {2,100000,50,1000} 250000
// Two pairs with nothing else, the first 13 to 20, are read as a year, as it is
// spoken:
//   {19,84} 1984     {19,80,4} 1984       {20,20,4} 2024     {20,0,5} 2005
// nullopt where the words are no one number ({1,2}, {100,100}, {60,70},
// {1000000,5,1000000}), over 32 words, negative, or past 1e30.
std::optional<double> compose_number(std::span<const double> words);

// What rounding to the last written digit of the numeral allows: half a unit of
// that digit to both sides, times `scale`. ("1.6", 1e9) gives [1.55e9, 1.65e9];
// "1,200" gives [1199.5, 1200.5], for zeros that end a numeral are digits too.
// A vulgar fraction is exact. nullopt where parse_numeral gives none.
std::optional<Interval> last_digit_interval(std::string_view digits, double scale);

// The nearest double with 15 decimal digits: takes away what binary arithmetic
// on decimal values left (1.1 * 1e6 = 1100000.0000000002).
double tidy(double value);

}  // namespace onrecord
