#include "engine/extract/number.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

namespace onrecord {
namespace {

TEST_CASE("numerals are read as they are written") {
  struct Case {
    const char* text;
    double value;
  };
  for (const auto& [text, value] : {
           Case{"0", 0},
           Case{"7", 7},
           Case{"007", 7},
           Case{"2024", 2024},
           Case{"1234567", 1234567},
           Case{"0.5", 0.5},
           Case{".5", 0.5},
           Case{"3.14159", 3.14159},
           Case{"1.234", 1.234},
           Case{"1234.5", 1234.5},
           Case{"1,234", 1234},
           Case{"999,999", 999999},
           Case{"1,234,567", 1234567},
           Case{"1,234.5", 1234.5},
           Case{"1,234,567.89", 1234567.89},
           Case{"1,234.567", 1234.567},
           Case{"1.234,5", 1234.5},
           Case{"1.234.567", 1234567},
           Case{"1.234.567,89", 1234567.89},
           Case{"1,5", 1.5},
           Case{"12,34", 12.34},
           Case{"0,5", 0.5},
           Case{"0,125", 0.125},
           Case{"1234,5", 1234.5},
           Case{"1 234", 1234},
           Case{"1 234 567,8", 1234567.8},
           Case{"1\u00A0234.5", 1234.5},
           Case{"12\u202F345", 12345},
           Case{"1\u2009234\u2009567", 1234567},
           Case{"1'234", 1234},
           Case{"1\u2019234'567.5", 1234567.5},
           Case{"12,34,567", 1234567},
           Case{"1,23,45,678", 12345678},
           Case{"12,34,567.5", 1234567.5},
           Case{"½", 0.5},
           Case{"2½", 2.5},
           Case{"1¾", 1.75},
           Case{"1,000½", 1000.5},
           Case{"٣٤٥", 345},
           Case{"१२,३४,५६७", 1234567},
           Case{"１２３", 123},
           Case{"٣٤٥٬١٢٣٫٥", 345123.5},
           Case{"٣٫٥", 3.5},
           Case{"123456789012345678901234567890", 123456789012345678901234567890.0},
       }) {
    CAPTURE(text);
    const auto read = parse_numeral(text);
    REQUIRE(read);
    CHECK(*read == doctest::Approx(value).epsilon(1e-15));
  }
}

TEST_CASE("what is no one number gives none") {
  for (const char* text : {
           "",
           " ",
           "a",
           "-",
           "-5",
           "+5",
           ".",
           ",",
           "..",
           "5.",
           "5,",
           ",5",
           ",500",
           "1,,2",
           "1,,,,2",
           "1..2",
           "1.2.3",
           "1,2,3",
           "1,23,4",
           "12,3456",
           "1234,567",
           "1,2345",
           "01,234",
           "000,000",
           "1,234.",
           "1,234,",
           "1,234,56",
           "1 23",
           "1  234",
           " 1",
           "1 ",
           "1 234\u00A0567",
           "1,234 567",
           "1.234,567.8",
           "1,234'567",
           "1'23",
           "12.34.567",
           "1,234.567,8",
           "4.2bn",
           "1e9",
           "0x10",
           "1/2",
           "10:30",
           "3-1",
           "1٢",
           "१2",
           "1２",
           "𝟏2",
           "½½",
           "½5",
           "1.5½",
           ".½",
           "五",
           "〇",
           "Ⅳ",
           "²",
           "1\u200B2",
           "1_000",
           "٣٫٤٫٥",
           "1٫٬٥",
           "1234567890123456789012345678901",
           "\xFF",
           "1\xC2",
           "\xC2\xA0",
           "1\xE2\x80",
           "nan",
           "inf",
           "1\u066C23",
       }) {
    CAPTURE(text);
    CHECK_FALSE(parse_numeral(text));
  }
}

TEST_CASE("hostile numerals end at once") {
  const std::string million(1'000'000, '9');
  CHECK_FALSE(parse_numeral(million));
  CHECK_FALSE(parse_numeral("0." + million));
  CHECK_FALSE(parse_numeral(std::string(1'000'000, ',')));
  std::string grouped = "1";
  for (int i = 0; i < 100'000; ++i) grouped += ",000";
  CHECK_FALSE(parse_numeral(grouped));
  CHECK_FALSE(parse_numeral(std::string_view("1\0002", 3)));
  CHECK_FALSE(last_digit_interval(million, 1));
}

TEST_CASE("number words compose") {
  struct Case {
    std::vector<double> words;
    double value;
  };
  for (const auto& [words, value] : {
           Case{{0}, 0},
           Case{{12}, 12},
           Case{{100}, 100},
           Case{{1000000}, 1000000},
           Case{{0.5}, 0.5},
           Case{{20, 5}, 25},
           Case{{25}, 25},
           Case{{90, 9}, 99},
           Case{{2, 100}, 200},
           Case{{2, 100, 50}, 250},
           Case{{2, 100, 50, 6}, 256},
           Case{{2, 100, 56}, 256},
           Case{{100, 5}, 105},
           Case{{1, 100, 13}, 113},
           Case{{3, 100, 1000000}, 3e8},
           Case{{1, 1000, 2, 100}, 1200},
           Case{{2, 100, 50, 1000}, 250000},
           Case{{1000, 5}, 1005},
           Case{{5, 1000000, 250, 1000}, 5250000},
           Case{{5, 1000000, 2, 100, 50, 1000, 3}, 5250003},
           Case{{1000, 1000000}, 1e9},
           Case{{100, 1000, 1000000}, 1e11},
           Case{{2, 1000, 5, 100, 1000000}, 2.5e9},
           Case{{2, 100000, 50, 1000}, 250000},
           Case{{3, 10000000, 20, 100000}, 32000000},
           Case{{1, 1e12}, 1e12},
           Case{{2.5, 1000000}, 2500000},
           Case{{4.2, 1e9}, 4.2e9},
           Case{{1.1, 1e6}, 1.1e6},
           Case{{0.5, 1e6}, 5e5},
           Case{{250, 1000}, 250000},
           Case{{1200, 1000000}, 1.2e9},
           // Hundreds of a century, and years as they are spoken.
           Case{{19, 100}, 1900},
           Case{{12, 100}, 1200},
           Case{{19, 100, 84}, 1984},
           Case{{19, 84}, 1984},
           Case{{19, 80, 4}, 1984},
           Case{{20, 20, 4}, 2024},
           Case{{20, 20}, 2020},
           Case{{20, 15}, 2015},
           Case{{20, 24}, 2024},
           Case{{18, 12}, 1812},
           Case{{20, 0, 5}, 2005},
           Case{{2, 1000, 20, 4}, 2024},
       }) {
    CAPTURE(words.size());
    CAPTURE(words.front());
    const auto composed = compose_number(words);
    REQUIRE(composed);
    CHECK(*composed == value);
  }
}

TEST_CASE("words that are no one number do not") {
  const auto infinity = std::numeric_limits<double>::infinity();
  const auto nan = std::numeric_limits<double>::quiet_NaN();
  for (const std::vector<double>& words : std::vector<std::vector<double>>{
           {},
           {1, 2},
           {5, 20},
           {12, 5},
           {60, 70},
           {12, 30},
           {10, 15},
           {100, 100},
           {2, 100, 3, 100},
           {0, 5},
           {5, 0},
           {0, 100},
           {0, 1000},
           {1000000, 1000},
           {1000, 1000},
           {5, 1000000, 5, 1000000},
           {5, 1000, 2000},
           {2, 100, 100, 5},
           {1, 1e9, 2, 1000, 1e6},
           {250, 100},
           {5, 1000, 100},
           {20, 5, 5},
           {1000, 5000},
           {20, 0.5},
           {-5},
           {5, -100},
           {nan},
           {infinity},
           {2, nan},
           {1e31},
           {1e30, 1e30},
           {20, 20, 20},
           {1984, 5},
           {19, 84, 5},
           {0, 0},
           std::vector<double>(100, 1000.0),
           std::vector<double>(33, 1.0),
       }) {
    CAPTURE(words.size());
    const double first = words.empty() ? -1 : words.front();
    CAPTURE(first);
    CHECK_FALSE(compose_number(words));
  }
}

TEST_CASE("the last digit says how exact a numeral is") {
  struct Case {
    const char* text;
    double scale, low, high;
  };
  for (const auto& [text, scale, low, high] : {
           Case{"1.6", 1, 1.55, 1.65},
           Case{"1.60", 1, 1.595, 1.605},
           Case{"2", 1, 1.5, 2.5},
           Case{"1.6", 1e9, 1.55e9, 1.65e9},
           Case{"1,200", 1, 1199.5, 1200.5},
           Case{"4,25", 1e6, 4.245e6, 4.255e6},
           Case{"2½", 1, 2.5, 2.5},
           Case{".5", 1, 0.45, 0.55},
           Case{"3", -1, -3.5, -2.5},
           Case{"0", 1, -0.5, 0.5},
           Case{"5", 0, 0, 0},
       }) {
    CAPTURE(text);
    const auto interval = last_digit_interval(text, scale);
    REQUIRE(interval);
    CHECK(interval->low == low);
    CHECK(interval->high == high);
  }
  CHECK_FALSE(last_digit_interval("1,,2", 1));
  CHECK_FALSE(last_digit_interval("5", std::numeric_limits<double>::infinity()));
  CHECK_FALSE(last_digit_interval("5", std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("tidy takes away what binary arithmetic left") {
  CHECK(tidy(1.1 * 1e6) == 1.1e6);
  CHECK(tidy(0.1 + 0.2) == 0.3);
  CHECK(tidy(4.35 * 100) == 435);
  CHECK(tidy(-1e300) == -1e300);
  CHECK(tidy(0) == 0);
  CHECK(tidy(1.0 / 3) == doctest::Approx(1.0 / 3));
  CHECK(tidy(std::numeric_limits<double>::infinity()) == std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace onrecord
