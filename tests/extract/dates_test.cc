#include <doctest/doctest.h>

#include "tests/extract/reading.h"

namespace onrecord {
namespace {

constexpr std::string_view kPublished = "2024-08-21";  // a Wednesday

struct Case {
  std::string_view text;
  std::string_view covers;
  std::string_view value;
  DateType type = DateType::kDate;
};

void check(const Case& expected) {
  CAPTURE(expected.text);
  const auto record = read_figures_and_dates(expected.text, kPublished);
  REQUIRE(record.dates.size() == 1);
  const auto& date = record.dates[0];
  CHECK(slice(record.article.text, date.span) == expected.covers);
  CHECK(date.value == expected.value);
  CHECK(date.type == expected.type);
  CHECK_FALSE(date.rule.id.empty());
}

TEST_CASE("dates by the calendar") {
  for (const auto& expected : {
           Case{"The mill shut on 3 March 2021.", "3 March 2021", "2021-03-03"},
           Case{"The mill shut on Friday, May 7th, 2021.", "Friday, May 7th, 2021", "2021-05-07"},
           Case{"The mill shut on Nov. 4.", "Nov. 4", "2023-11-04"},
           Case{"The mill will shut on Nov. 4.", "Nov. 4", "2024-11-04"},
           Case{"The mill shut in February 2022.", "February 2022", "2022-02"},
           Case{"The mill shut in late June.", "late June", "2024-06"},
           Case{"The mill shut in 1996.", "1996", "1996"},
           Case{"The mill shut in the 1990s.", "the 1990s", "199"},
           Case{"It is a 19th-century mill.", "19th-century", "18"},
           Case{"Profits fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"},
           Case{"The mill shut in the winter of 1962.", "the winter of 1962", "1962-WI"},
           Case{"The fair is on June 3-5, 2024.", "June 3-5, 2024", "2024-06-03/2024-06-05"},
           Case{"Sales fell between May and July 2011.", "between May and July 2011", "2011-05/2011-07"},
           Case{"The mill shut on Boxing Day.", "Boxing Day", "2023-12-26"},
       }) {
    check(expected);
  }
}

TEST_CASE("dates told from the day of publication") {
  for (const auto& expected : {
           Case{"The mill shut on Monday.", "Monday", "2024-08-19"},
           Case{"The mill will shut on Monday.", "Monday", "2024-08-26"},
           Case{"The mill will be shut on Friday.", "Friday", "2024-08-23"},
           Case{"The firm vowed to abandon the mill on Friday.", "Friday", "2024-08-23"},
           Case{"The firm vowed to abandon the mill in November.", "November", "2024-11"},
           Case{"The firm said it shut the mill in September.", "September", "2024-09"},
           Case{"The mill shut last Friday.", "last Friday", "2024-08-16"},
           Case{"The mill shut yesterday.", "yesterday", "2024-08-20"},
           Case{"The mill shut last week.", "last week", "2024-W33"},
           Case{"The mill shut last month.", "last month", "2024-07"},
           Case{"The mill shut last year.", "last year", "2023"},
           Case{"The mill shut two years ago.", "two years ago", "2022"},
           Case{"The mill shut about three months ago.", "about three months ago", "2024-05"},
           Case{"The mill shut years ago.", "years ago", "PAST_REF"},
           Case{"The mill is open now.", "now", "PRESENT_REF"},
           Case{"The mill opens in the near future.", "the near future", "FUTURE_REF"},
       }) {
    check(expected);
  }
}

TEST_CASE("times, durations and what comes round again") {
  constexpr auto kTime = DateType::kTime;
  constexpr auto kDuration = DateType::kDuration;
  for (const auto& expected : {
           Case{"The bell rang at 5:15 p.m. on Tuesday.", "5:15 p.m. on Tuesday", "2024-08-20T17:15", kTime},
           Case{"The bell rang at 14:30 GMT.", "14:30 GMT", "2024-08-21T14:30Z", kTime},
           Case{"The bell rang last night.", "last night", "2024-08-20TNI", kTime},
           Case{"The bell rang on Monday evening.", "Monday evening", "2024-08-19TEV", kTime},
           Case{"The work took three years.", "three years", "P3Y", kDuration},
           Case{"The work took half an hour.", "half an hour", "PT30M", kDuration},
           Case{"He left over the past two weeks.", "the past two weeks", "P2W", kDuration},
           Case{"The work took several months.", "several months", "PXM", kDuration},
           Case{"The paper comes out daily.", "daily", "P1D", DateType::kSet},
           Case{"The choir meets every Monday.", "every Monday", "XXXX-WXX-1", DateType::kSet},
           Case{"The fair is held every four years.", "every four years", "P4Y", DateType::kSet},
       }) {
    check(expected);
  }
}

TEST_CASE("dates between words and a year said later") {
  const auto record =
      read_figures_and_dates("Trade grew between January and July this year over last year.", kPublished);
  REQUIRE(record.dates.size() == 2);
  CHECK(record.dates[0].value == "2024-01/2024-07");
  CHECK(record.dates[0].earliest == "2024-01-01");
  CHECK(record.dates[0].latest == "2024-07-31");
  CHECK(record.dates[1].value == "2023");
}

TEST_CASE("a year before a quarter is that quarter") {
  const auto record = read_figures_and_dates(
      "In the second quarter sales rose from a year earlier. A year ago, they fell.", kPublished);
  REQUIRE(record.dates.size() == 3);
  CHECK(record.dates[0].value == "2024-Q2");
  CHECK(record.dates[1].value == "2023-Q2");
  CHECK(record.dates[2].value == "2023-Q2");
}

TEST_CASE("the days that bound a date") {
  struct Bounded {
    std::string_view text;
    std::string_view covers;
    std::string_view value;
    std::string_view earliest, latest;
  };
  for (const auto& expected : {
           Bounded{"The mill shut on 3 March 2021.", "3 March 2021", "2021-03-03", "2021-03-03",
                   "2021-03-03"},
           Bounded{"The mill shut on 03/21/2021.", "03/21/2021", "2021-03-21", "2021-03-21", "2021-03-21"},
           Bounded{"The mill shut last March 3.", "last March 3", "2024-03-03", "2024-03-03", "2024-03-03"},
           Bounded{"The mill shut on the 5th.", "the 5th", "2024-08-05", "2024-08-05", "2024-08-05"},
           Bounded{"The mill shut in March.", "March", "2024-03", "2024-03-01", "2024-03-31"},
           Bounded{"The mill will open in March.", "March", "2025-03", "2025-03-01", "2025-03-31"},
           Bounded{"The mill shut in mid-1996.", "mid-1996", "1996", "1996-01-01", "1996-12-31"},
           Bounded{"The mill shut in the mid-1990s.", "the mid-1990s", "199", "1990-01-01", "1999-12-31"},
           Bounded{"It is a 19th-century mill.", "19th-century", "18", "1800-01-01", "1899-12-31"},
           Bounded{"The mill shut in 44 B.C.", "44 B.C.", "BC0044", "", ""},
           Bounded{"The mill shut in nineteen eighty-four.", "nineteen eighty-four", "1984", "1984-01-01",
                   "1984-12-31"},
           Bounded{"The mill shut this past Friday.", "this past Friday", "2024-08-16", "2024-08-16",
                   "2024-08-16"},
           Bounded{"The mill is shut until Friday.", "Friday", "2024-08-23", "2024-08-23", "2024-08-23"},
           Bounded{"The mill shut last week.", "last week", "2024-W33", "2024-08-12", "2024-08-18"},
           Bounded{"The mill shut last weekend.", "last weekend", "2024-W33-WE", "2024-08-17", "2024-08-18"},
           Bounded{"The mill shut next month.", "next month", "2024-09", "2024-09-01", "2024-09-30"},
           Bounded{"The mill shut two weeks ago.", "two weeks ago", "2024-W32", "2024-08-05", "2024-08-11"},
           Bounded{"The mill shut a year and a half ago.", "a year and a half ago", "2023-02", "2023-02-01",
                   "2023-02-28"},
           Bounded{"The mill shut a decade ago.", "a decade ago", "201", "2010-01-01", "2019-12-31"},
           Bounded{"The mill shut in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3",
                   "2019-07-01", "2019-09-30"},
           Bounded{"The mill shut in the last half of 2019.", "the last half of 2019", "2019-H2",
                   "2019-07-01", "2019-12-31"},
           Bounded{"The mill shut in fiscal 2019.", "fiscal 2019", "2019", "2019-01-01", "2019-12-31"},
           Bounded{"The mill shut in the current fiscal year.", "the current fiscal year", "2024",
                   "2024-01-01", "2024-12-31"},
           Bounded{"The mill shut last summer.", "last summer", "2023-SU", "2023-06-01", "2023-09-23"},
           Bounded{"The mill shut on Easter Monday.", "Easter Monday", "2024-04-01", "2024-04-01",
                   "2024-04-01"},
           Bounded{"The mill shut last Thanksgiving.", "last Thanksgiving", "2023-11-23", "2023-11-23",
                   "2023-11-23"},
           Bounded{"The mill shut yesterday morning.", "yesterday morning", "2024-08-20TMO", "2024-08-20",
                   "2024-08-20"},
           Bounded{"The bell rang at 5:15 p.m. EST on Tuesday.", "5:15 p.m. EST on Tuesday",
                   "2024-08-20T17:15-05:00", "2024-08-20", "2024-08-20"},
           Bounded{"The mill shut from 3 to 5 June.", "from 3 to 5 June", "2024-06-03/2024-06-05",
                   "2024-06-03", "2024-06-05"},
           Bounded{"Sales fell between January and July this year.", "between January and July this year",
                   "2024-01/2024-07", "2024-01-01", "2024-07-31"},
           Bounded{"Sales fell from 2012 to 2016.", "from 2012 to 2016", "2012/2016", "2012-01-01",
                   "2016-12-31"},
           Bounded{"The mill shut in the 2012-13 season.", "2012-13", "2012/2013", "2012-01-01",
                   "2013-12-31"},
           Bounded{"It took more than a quarter-century.", "more than a quarter-century", "P25Y", "", ""},
           Bounded{"The mill is closed now.", "now", "PRESENT_REF", "", ""},
       }) {
    CAPTURE(expected.text);
    const auto record = read_figures_and_dates(expected.text, kPublished);
    REQUIRE(record.dates.size() == 1);
    const auto& date = record.dates[0];
    CHECK(slice(record.article.text, date.span) == expected.covers);
    CHECK(date.value == expected.value);
    CHECK(date.earliest == expected.earliest);
    CHECK(date.latest == expected.latest);
  }
}

TEST_CASE("a stretch longer than a quarter ends it") {
  const auto record = read_figures_and_dates(
      "In the second quarter sales rose. In the first nine months they rose from a year earlier.",
      kPublished);
  REQUIRE(record.dates.size() == 3);
  CHECK(record.dates[0].value == "2024-Q2");
  CHECK(record.dates[1].value == "P9M");
  CHECK(record.dates[2].value == "2023");
}

TEST_CASE("a quarter that has just ended is meant even of reports to come") {
  const auto record =
      read_figures_and_dates("The firm expects to report a loss for the third quarter.", "1989-11-02");
  REQUIRE(record.dates.size() == 1);
  CHECK(record.dates[0].value == "1989-Q3");
}

TEST_CASE("an unknown day of publication leaves dates open") {
  for (const auto& [text, value] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"The mill shut on Wednesday.", "XXXX-WXX-3"},
           {"The mill shut on March 3.", "XXXX-03-03"},
           {"The mill shut in February 2022.", "2022-02"},
           {"The mill shut last week.", "XXXX-WXX"},
       }) {
    CAPTURE(text);
    const auto record = read_figures_and_dates(text, "");
    REQUIRE(record.dates.size() == 1);
    CHECK(record.dates[0].value == value);
  }
}

TEST_CASE("what is no date") {
  for (const auto text : {
           "Hanna May resigned.",
           "It may rain, and it must march on.",
           "They sold 2,008 boats.",
           "It cost $2000 in all.",
           "It is 1900 km long.",
           "Call 555-0142.",
           "It closed on the 30.",
           "The second boat sank.",
           "A quarter of the boats sank.",
       }) {
    CAPTURE(text);
    CHECK(read_figures_and_dates(text, kPublished).dates.empty());
  }
}

TEST_CASE("hostile dates") {
  for (const std::string& text :
       {std::string("It fell on February 30, 2024."), "in the year " + std::string(100'000, '9'),
        std::string("in 10000000000000 years"), std::string("Q9 2024"),
        std::string("on 99/99/9999 at 99:99 p.m."), std::string("ago ago last last next"),
        std::string("999999999999 weeks ago"), "on May " + std::string(1'000'000, '1'),
        std::string("for a million million million million years"),
        "the " + std::string(50'000, '9') + "th century", "at " + std::string(50'000, '1') + ":00"}) {
    CAPTURE(text.substr(0, 40));
    for (const auto& date : read_figures_and_dates(text, kPublished).dates) {
      CHECK(date.value.size() < 40);
      CHECK(date.value.find("02-30") == std::string::npos);
    }
  }
}

TEST_CASE("what is on no calendar is no date") {
  for (const auto text : {
           "It fell on February 30, 2024.",
           "It fell on 30 February.",
           "It fell on June 31.",
           "It fell on 31/31/2024.",
           "It fell on 2024-13-01.",
           "It fell in the year 99999.",
           "It fell in 99999.",
           "It opens in 10^12 years.",
           "It opens in a million million years.",
           "It fell 9000 years ago.",
           "It fell 999999999999 weeks ago.",
           "It opens 999999999999 weeks from now.",
           "It fell in the 999th century.",
           "It fell at 25:61 p.m.",
           "It fell at 13 p.m.",
           "It fell on the 45th.",
           "It fell in 0 B.C.",
           "It fell in 99999 B.C.",
           "It fell on Nov. 31-35.",
           "It fell in '0.",
           "It lasted 1e999 years.",
           "It fell on 1\xD9\xA2 March.",
           "It fell in 2024/2023.",
       }) {
    CAPTURE(text);
    const auto record = read_figures_and_dates(text, kPublished);
    for (const auto& date : record.dates) FAIL_CHECK(slice(record.article.text, date.span));
  }
}

}  // namespace
}  // namespace onrecord
