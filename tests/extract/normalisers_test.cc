#include "engine/extract/normalisers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

namespace onrecord {
namespace {

// Arguments as a rule's slots give them.
Argument text(std::string_view words) { return {words, {}, {}, {}}; }
Argument code(std::string_view value) { return {value, value, {}, {}}; }
Argument literal(std::string_view value) { return {{}, value, {}, {}}; }
Argument num(double number, std::string_view words = "n") { return {words, {}, number, {}}; }
Argument mention(std::string_view timex) { return {"then", {}, {}, timex}; }
const Argument kAbsent;

// A value as text: numbers plain, "none" where there is none.
std::string show(const Value& value) {
  if (const auto* string = std::get_if<std::string>(&value)) return *string;
  if (const auto* number = std::get_if<double>(&value)) {
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.15g", *number);
    return digits;
  }
  return "none";
}

struct Case {
  const char* name;
  std::vector<Argument> arguments;
  const char* value;
  Context context = {"2024-08-21", "", ""};
};

void check(const std::vector<Case>& cases) {
  for (const auto& [name, arguments, value, context] : cases) {
    CAPTURE(name);
    CAPTURE(value);
    const auto normaliser = find_normaliser(name);
    REQUIRE(bool(normaliser));
    CHECK(show(normaliser(context, arguments)) == value);
  }
}

constexpr Context kUnknown;
constexpr Context kPast{"2024-08-21", "past", ""};
constexpr Context kFuture{"2024-08-21", "future", ""};
constexpr Context kAfterQuarter{"1989-10-26", "", "1989-Q3"};
constexpr Context kOfQuarter{"1989-10-26", "", "1989-10-17", "1989-Q3"};

TEST_CASE("numbers") {
  check({
      {"number", {text("1,234.5")}, "1234.5"},
      {"number", {code("1000000")}, "1000000"},
      {"number", {code("1.234")}, "1.234"},
      {"number", {num(250)}, "250"},
      {"number", {code("2"), code("100"), code("50")}, "250"},
      {"number", {code("2"), kAbsent, code("100")}, "200"},
      {"number", {num(2.5), code("1000000")}, "2500000"},
      {"number", {text("five")}, "none"},
      {"number", {kAbsent}, "none"},
      {"number", {}, "none"},
      {"number", {code("1,234")}, "none"},
      {"number", {code("1e400")}, "none"},
      {"number", {code("nan")}, "none"},
      {"number", {code("inf")}, "none"},
      {"number", {num(std::numeric_limits<double>::infinity())}, "none"},
      {"number", {code("2"), text("bad")}, "none"},
      {"number", {text("1,,,,2")}, "none"},
      {"number", std::vector<Argument>(40, code("1")), "none"},
      {"scale", {code("1000000000")}, "1000000000"},
      {"scale", {kAbsent}, "1"},
      {"scale", {code("many")}, "none"},
      {"multiply", {num(1.1), code("1000000")}, "1100000"},
      {"multiply", {num(3), kAbsent}, "3"},
      {"multiply", {kAbsent, kAbsent}, "none"},
      {"multiply", {num(5), literal("-1")}, "-5"},
      {"multiply", {num(1e308), num(1e308)}, "none"},
      {"multiply", {num(3), text("x")}, "none"},
      {"add", {num(0.1), num(0.2)}, "0.3"},
      {"add", {kAbsent, num(2)}, "2"},
      {"add", {kAbsent}, "none"},
      {"fraction", {code("3"), code("4")}, "0.75"},
      {"fraction", {kAbsent, code("4")}, "0.25"},
      {"fraction", {literal("1"), num(5)}, "0.2"},
      {"fraction", {num(1), num(2), num(2)}, "2.5"},
      {"fraction", {num(1), num(0)}, "none"},
      {"fraction", {num(1), kAbsent}, "none"},
      {"fraction", {num(1), text("x")}, "none"},
      {"decimal", {code("3"), code("1"), code("4")}, "3.14"},
      {"decimal", {kAbsent, code("5")}, "0.5"},
      {"decimal", {num(20), num(0), num(5)}, "20.05"},
      {"decimal", {num(3), kAbsent}, "none"},
      {"decimal", {num(3), num(12)}, "none"},
      {"decimal", {num(-3), num(1)}, "none"},
  });
}

TEST_CASE("calendar dates") {
  check({
      {"date", {num(2024), code("5"), num(3)}, "2024-05-03"},
      {"date", {kAbsent, code("5"), num(3)}, "2024-05-03"},
      {"date", {num(2022), code("2"), kAbsent}, "2022-02"},
      {"date", {num(1996), kAbsent, kAbsent}, "1996"},
      {"date", {kAbsent, code("5"), kAbsent}, "2024-05"},
      {"date", {kAbsent, kAbsent, num(19)}, "2024-08-19"},
      {"date", {kAbsent, kAbsent, kAbsent}, "none"},
      {"date", {num(2024), kAbsent, num(3)}, "none"},
      {"date", {num(89, "'89"), code("5"), num(3)}, "1989-05-03"},
      {"date", {mention("1989"), code("5"), num(3)}, "1989-05-03"},
      {"date", {num(2023), code("2"), num(29)}, "none"},
      {"date", {num(2024), code("2"), num(30)}, "none"},
      {"date", {num(99999), code("2"), num(3)}, "none"},
      {"date", {num(2024), code("13"), num(3)}, "none"},
      {"date", {num(2024), code("5"), num(3.5)}, "none"},
      {"date", {num(2024), text("May"), num(3)}, "none"},
      {"date", {mention("2024-05"), code("5"), num(3)}, "none"},
      {"date", {mention("XXXX"), code("5"), num(3)}, "XXXX-05-03"},
      {"date", {kAbsent, code("5"), num(3)}, "XXXX-05-03", kUnknown},
      {"date", {kAbsent, code("12"), kAbsent}, "2023-12", kPast},
      {"date", {num(2024), code("5")}, "none"},
      {"date", {num(1e300), code("5"), num(3)}, "none"},
      {"month_day", {code("12"), num(25), code("last")}, "2023-12-25"},
      {"month_day", {code("12"), num(25)}, "2024-12-25"},
      {"month_day", {code("12"), num(25), kAbsent, num(1999)}, "1999-12-25"},
      {"month_day", {code("12"), num(25), text("on")}, "none"},
      {"month_day", {code("12"), kAbsent}, "none"},
      {"month", {code("5")}, "2024-05"},
      {"month", {code("9"), code("last")}, "2023-09"},
      {"month", {code("9")}, "2024-09", kFuture},
      {"month", {code("5")}, "XXXX-05", kUnknown},
      {"month", {kAbsent}, "none"},
      {"month", {code("0")}, "none"},
      {"month_year", {code("2"), num(2022)}, "2022-02"},
      {"month_year", {code("2"), kAbsent}, "2024-02"},
      {"month_year", {code("2"), mention("2023")}, "2023-02"},
      {"year", {num(1996)}, "1996"},
      {"year", {text("1996")}, "1996"},
      {"year", {text("89")}, "1989"},
      {"year", {num(5, "05")}, "2005"},
      {"year", {text("5")}, "none"},
      {"year", {text("0089")}, "0089"},
      {"year", {num(89, "eighty-nine")}, "1989"},
      {"year", {num(5, "five")}, "none"},
      {"year", {num(0, "0000")}, "none"},
      {"year", {num(44, "44"), code("bc")}, "BC0044"},
      {"year", {num(79, "79"), code("ad")}, "0079"},
      {"year", {num(44), code("ce")}, "none"},
      {"year", {text("99999")}, "none"},
      {"year", {text("2024.5")}, "none"},
      {"year", {kAbsent}, "none"},
      {"year", {num(-5)}, "none"},
      {"decade", {num(1980)}, "198"},
      {"decade", {num(80)}, "198"},
      {"decade", {num(1985)}, "none"},
      {"century", {num(20)}, "19"},
      {"century", {num(0)}, "none"},
      {"quarter", {code("3")}, "2024-Q3"},
      {"quarter", {code("4")}, "2023-Q4"},
      {"quarter", {code("4")}, "2024-Q4", kFuture},
      {"quarter", {code("1"), num(2015)}, "2015-Q1"},
      {"quarter", {num(5), num(2015)}, "none"},
      {"quarter", {code("3"), mention("2022")}, "2022-Q3"},
      {"quarter", {code("3"), mention("XXXX")}, "XXXX-Q3"},
      {"half", {code("1")}, "2024-H1"},
      {"half", {code("2"), num(1989)}, "1989-H2"},
      {"season", {code("SU")}, "2024-SU"},
      {"season", {code("SU"), code("last")}, "2023-SU"},
      {"season", {code("WI"), kAbsent, num(1994)}, "1994-WI"},
      {"season", {text("summer")}, "none"},
      {"season", {kAbsent}, "none"},
      {"nth_weekday", {num(1), code("1"), code("5"), num(2024)}, "2024-05-06"},
      {"nth_weekday", {code("-1"), code("1"), code("5")}, "2024-05-27"},
      {"nth_weekday", {num(5), code("1"), code("2"), num(2024)}, "none"},
  });
}

TEST_CASE("relative dates") {
  check({
      {"weekday", {code("3")}, "2024-08-21"},
      {"weekday", {code("1"), kAbsent}, "2024-08-19"},
      {"weekday", {code("5")}, "2024-08-23", kFuture},
      {"weekday", {code("5"), code("last")}, "2024-05-03", {"2024-05-08", "", ""}},
      {"weekday", {code("3")}, "XXXX-WXX-3", kUnknown},
      {"weekday", {code("8")}, "none"},
      {"weekday", {kAbsent}, "none"},
      {"weekday", {code("3"), code("soon")}, "none"},
      {"relative", {code("week"), code("last")}, "2024-W33"},
      {"relative", {code("year"), code("last")}, "2023"},
      {"relative", {literal("day"), literal("last")}, "2024-08-20"},
      {"relative", {literal("day"), literal("-2")}, "2024-08-19"},
      {"relative", {code("month"), kAbsent}, "2024-08"},
      {"relative", {code("month")}, "2024-08"},
      {"relative", {code("weekend")}, "2024-W33-WE"},
      {"relative", {code("years"), code("last")}, "none"},
      {"relative", {kAbsent, code("last")}, "none"},
      {"relative", {code("year"), code("last")}, "XXXX", kUnknown},
      {"ago", {num(3), code("month")}, "2024-05"},
      {"ago", {kAbsent, code("year")}, "2023"},
      {"ago", {code("X"), code("year")}, "PAST_REF"},
      {"ago", {num(1e12), code("year")}, "none"},
      {"ago", {text("many"), code("year")}, "none"},
      {"ago", {num(3), kAbsent}, "none"},
      {"ago", {num(0.5), code("year")}, "2024-02"},
      {"from_now", {num(2), code("week")}, "2024-W36"},
      {"from_now", {code("X"), code("day")}, "FUTURE_REF"},
      {"from_now", {num(9000), code("year")}, "none"},
      {"earlier", {num(1), code("year")}, "1988-Q3", kAfterQuarter},
      {"earlier", {kAbsent, code("year")}, "1988-Q3", kAfterQuarter},
      {"earlier", {num(1), code("year"), mention("2024-05")}, "2023-05", kAfterQuarter},
      {"earlier", {num(1), code("year")}, "2023"},
      {"earlier", {num(2), code("month")}, "1989-08", kAfterQuarter},
      {"earlier", {num(2), code("month"), mention("1989")}, "none"},
      {"earlier", {code("X"), code("year")}, "PAST_REF", kAfterQuarter},
      {"earlier", {num(1), code("year")}, "2023", {"2024-08-21", "", "PAST_REF"}},
      {"later", {num(1), code("day"), mention("2024-08-31")}, "2024-09-01"},
      {"later", {num(2), code("day")}, "2024-05-03", {"2024-08-21", "", "2024-05-01"}},
      {"later", {num(1), code("aeon"), mention("2024-08-31")}, "none"},
      {"same", {code("year"), mention("2023-05-01")}, "2023"},
      {"same", {code("quarter")}, "1989-Q3", kAfterQuarter},
      {"same", {code("day")}, "2024-08-21"},
      {"same", {code("day"), mention("2024")}, "none"},
      {"same", {code("quarter"), kAbsent, code("last")}, "2024-Q2"},
      {"same", {code("quarter"), kAbsent, code("last")}, "1989-Q3", kOfQuarter},
      {"ago", {num(1), code("year")}, "1988-Q3", kOfQuarter},
      {"ago", {num(2), code("month")}, "1989-08", kOfQuarter},
      {"earlier", {kAbsent, code("year")}, "1988-Q3", kOfQuarter},
      {"same_in_year", {text("1987")}, "1987-Q3", kOfQuarter},
      {"same_in_year", {text("1987")}, "1987"},
      {"same_in_year", {text("x")}, "none"},
      {"day_of_month", {num(21)}, "2024-08-21"},
      {"day_of_month", {num(32)}, "none"},
      {"holiday", {code("12-25"), text("2011")}, "2011-12-25"},
      {"holiday", {code("11-4-4"), text("1999")}, "1999-11-25"},
      {"holiday", {code("5--1-1"), text("2024")}, "2024-05-27"},
      {"holiday", {code("2-30")}, "none"},
      {"holiday", {code("12")}, "none"},
      {"holiday", {code("easter")}, "none"},
      {"holiday", {code("easter+1"), text("2024")}, "2024-04-01"},
      {"holiday", {code("12-25"), kAbsent, code("last")}, "2023-12-25"},
      {"short_year", {text("89")}, "1989"},
      {"short_year", {text("31")}, "2031"},
      {"short_year", {text("100")}, "none"},
      {"short_year", {text("9")}, "none"},
      {"short_year", {kAbsent}, "none"},
  });
}

TEST_CASE("ranges and rates of figures") {
  check({
      {"rising", {num(3), num(5)}, "5"},
      {"rising", {num(5), num(3)}, "none"},
      {"rising", {num(3), num(3)}, "none"},
      {"rising", {num(3), kAbsent}, "none"},
      {"grouped", {text("3,000")}, "3000"},
      {"grouped", {text("3 000")}, "none"},
      {"grouped", {text("3\u00A0000")}, "3000"},
      {"grouped", {text("3000")}, "none"},
      {"grouped", {text("3,5")}, "none"},
      {"grouped", {text("3,,000")}, "none"},
      {"per", {code("USD"), code("barrel")}, "USD/barrel"},
      {"per", {code("USD"), kAbsent}, "none"},
      {"number", {code("3 100 20")}, "320"},
      {"number", {code("2"), code("100"), code("50 1")}, "251"},
      {"number", {code("60 70")}, "none"},
      {"number", {code("3 x")}, "none"},
      {"decimal", {code("3"), code("1 4")}, "3.14"},
  });
}

TEST_CASE("times, durations, sets, ranges, references") {
  check({
      {"part_of_day", {code("MO")}, "2024-08-21TMO"},
      {"part_of_day", {code("NI"), kAbsent, code("last")}, "2024-08-20TNI"},
      {"part_of_day", {code("EV"), mention("2024-08-19")}, "2024-08-19TEV"},
      {"part_of_day", {code("MO")}, "XXXX-XX-XXTMO", kUnknown},
      {"part_of_day", {code("EV"), mention("2024-08")}, "none"},
      {"part_of_day", {text("morning")}, "none"},
      {"part_of_day", {kAbsent}, "none"},
      {"weekday_part", {code("3"), code("MO")}, "2024-08-21TMO"},
      {"weekday_part", {code("5"), code("NI"), code("last")}, "2024-08-16TNI"},
      {"weekday_part", {code("5"), code("NI")}, "XXXX-WXX-5TNI", kUnknown},
      {"weekday_part", {code("9"), code("NI")}, "none"},
      {"time", {text("14:30")}, "2024-08-21T14:30"},
      {"time", {num(2.3, "2.30"), kAbsent, code("pm")}, "2024-08-21T14:30"},
      {"time", {num(6), kAbsent, code("am"), mention("2024-08-20")}, "2024-08-20T06:00"},
      {"time", {num(2), num(15), code("pm")}, "2024-08-21T14:15"},
      {"time", {text("1430"), kAbsent, kAbsent, kAbsent, code("Z")}, "2024-08-21T14:30Z"},
      {"time", {text("14:30:05")}, "2024-08-21T14:30:05"},
      {"time", {text("9"), kAbsent, code("am"), kAbsent, code("-05:00")}, "2024-08-21T09:00-05:00"},
      {"time", {text("14:30")}, "XXXX-XX-XXT14:30", kUnknown},
      {"time", {literal("12")}, "2024-08-21T12:00"},
      {"time", {literal("24"), kAbsent, kAbsent, mention("XXXX-WXX-5")}, "XXXX-WXX-5T24:00"},
      {"time", {text("25:00")}, "none"},
      {"time", {text("1:36.6")}, "none"},
      {"time", {text("3-1")}, "none"},
      {"time", {text("14:3")}, "none"},
      {"time", {text("123:45")}, "none"},
      {"time", {text("14:30:05:09")}, "none"},
      {"time", {text(":30")}, "none"},
      {"time", {num(2.5, "2.5")}, "none"},
      {"time", {num(13), kAbsent, code("pm")}, "none"},
      {"time", {text("14:30"), kAbsent, kAbsent, mention("2024")}, "none"},
      {"time", {kAbsent}, "none"},
      {"time", {text("14:30"), kAbsent, kAbsent, kAbsent, text("EST")}, "none"},
      {"duration", {num(3), code("day")}, "P3D"},
      {"duration", {kAbsent, code("hour")}, "PT1H"},
      {"duration", {code("X"), code("year")}, "PXY"},
      {"duration", {num(2.5), code("year")}, "P2Y6M"},
      {"duration", {text("some"), code("year")}, "none"},
      {"duration", {num(3), text("days")}, "none"},
      {"duration", {num(1e300), code("year")}, "none"},
      {"set", {code("day")}, "P1D"},
      {"set", {code("year"), num(2)}, "P2Y"},
      {"set", {text("daily")}, "none"},
      {"every_weekday", {code("1")}, "XXXX-WXX-1"},
      {"every_weekday", {code("2"), code("NI")}, "XXXX-WXX-2TNI"},
      {"every_weekday", {code("2"), code("XX")}, "none"},
      {"every_weekday", {code("8")}, "none"},
      {"every_date", {code("7"), num(4)}, "XXXX-07-04"},
      {"every_date", {code("7")}, "XXXX-07"},
      {"every_date", {code("2"), num(30)}, "none"},
      {"range", {mention("2024-01"), mention("2024-07")}, "2024-01/2024-07"},
      {"range", {num(2012, "2012"), num(13, "13")}, "2012/2013"},
      {"range", {text("1999"), text("00")}, "1999/2000"},
      {"range", {text("1914"), text("18")}, "1914/1918"},
      {"range", {text("2012"), text("10")}, "none"},
      {"range", {text("2012"), text("12")}, "none"},
      {"range", {text("2019"), literal("PRESENT_REF")}, "2019/PRESENT_REF"},
      {"range", {mention("198"), mention("199")}, "198/199"},
      {"range", {mention("2012"), text("13")}, "2012/2013"},
      {"range", {text("9990"), text("05")}, "none"},
      {"range", {text("2013"), text("2012")}, "none"},
      {"range", {mention("2024-07"), mention("2024-01")}, "none"},
      {"range", {mention("2024-07"), kAbsent}, "none"},
      {"range", {kAbsent, kAbsent}, "none"},
      {"range", {mention("P12M"), mention("P18M")}, "P12M/P18M"},
      {"range", {text("noon"), text("night")}, "none"},
      {"month_range", {code("1"), code("7"), mention("2024")}, "2024-01/2024-07"},
      {"month_range", {code("1"), code("7")}, "2024-01/2024-07"},
      {"month_range", {code("11"), code("2"), num(2024)}, "2023-11/2024-02"},
      {"month_range", {code("1"), code("7")}, "XXXX-01/XXXX-07", kUnknown},
      {"month_range", {code("1"), code("13")}, "none"},
      {"month_range", {code("1"), kAbsent}, "none"},
      {"day_range", {code("5"), num(3), kAbsent, num(5), num(2024)}, "2024-05-03/2024-05-05"},
      {"day_range", {code("5"), num(3), kAbsent, num(5)}, "2024-05-03/2024-05-05"},
      {"day_range", {code("12"), num(30), code("1"), num(2), num(2024)}, "2023-12-30/2024-01-02"},
      {"day_range", {code("5"), num(5), kAbsent, num(3), num(2024)}, "none"},
      {"day_range", {code("2"), num(28), kAbsent, num(30)}, "none"},
      {"day_range", {code("5"), num(3), kAbsent, num(5)}, "XXXX-05-03/XXXX-05-05", kUnknown},
      {"reference", {code("PAST_REF")}, "PAST_REF"},
      {"reference", {text("now")}, "none"},
      {"reference", {kAbsent}, "none"},
  });
}

TEST_CASE("the registry is whole") {
  const auto all = all_normalisers();
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const auto& info : all) {
    CAPTURE(info.name);
    CHECK(bool(find_normaliser(info.name) == info.function));
    CHECK(info.min_arguments <= info.max_arguments);
    CHECK(info.what.starts_with("("));
  }
  for (const char* name : {"", "dat", "dates", "Number", "zzz", "a"})
    CHECK_FALSE(bool(find_normaliser(name)));
}

TEST_CASE("no arguments make a normaliser crash") {
  const std::string long_digits(100'000, '9');
  const std::vector<Argument> hostile = {
      kAbsent,
      text(""),
      text("\xFF\xFE"),
      text(long_digits),
      literal(long_digits),
      code("-1"),
      code("0"),
      code("99999999999"),
      code("X"),
      code("1e308"),
      code("-1e308"),
      code("last"),
      code("9999"),
      code("-9999"),
      code("century"),
      code("millennium"),
      code("second"),
      code("WI"),
      code("MO"),
      code("am"),
      num(1e308),
      num(-1e308),
      num(std::numeric_limits<double>::quiet_NaN()),
      num(0.1),
      num(99999),
      mention("9999-12-31"),
      mention("0001-01-01"),
      mention("/"),
      mention("9999-W52"),
      mention("0000"),
      mention("T"),
      mention("XXXX-"),
      mention("2024-08-21T"),
      mention(long_digits),
  };
  const std::vector<Context> contexts = {kUnknown,
                                         kPast,
                                         {"0001-01-01", "past", "0001"},
                                         {"9999-12-31T23:59", "future", "9999-WI"},
                                         {"99999-99-99", "?", "/"}};
  std::size_t calls = 0;
  for (const auto& info : all_normalisers()) {
    for (const auto& context : contexts) {
      for (std::size_t count = 0; count <= info.max_arguments + 1; ++count) {
        for (std::size_t i = 0; i < hostile.size(); ++i) {
          for (std::size_t step = 0; step < hostile.size(); ++step) {
            std::vector<Argument> arguments;
            for (std::size_t k = 0; k < count; ++k)
              arguments.push_back(hostile[(i + k * step) % hostile.size()]);
            const auto value = info.function(context, arguments);
            if (const auto* number = std::get_if<double>(&value)) CHECK(*number - *number == 0);
            if (const auto* string = std::get_if<std::string>(&value)) CHECK_FALSE(string->empty());
            ++calls;
          }
        }
      }
    }
  }
  CHECK(calls > 100'000);
}

}  // namespace
}  // namespace onrecord
