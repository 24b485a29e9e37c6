#include <doctest/doctest.h>

#include "tests/extract/reading.h"

namespace onrecord {
namespace {

constexpr std::string_view kPublished = "2024-08-21";
constexpr auto kAbout = Bound::kAbout;
constexpr auto kAtLeast = Bound::kAtLeast;
constexpr auto kAtMost = Bound::kAtMost;
constexpr auto kExact = Bound::kExact;

struct Case {
  std::string_view text;
  std::string_view covers;
  double value = 0;
  std::string_view unit;
  Bound bound = kExact;
  Change change = Change::kNone;
};

void check(const Case& expected) {
  CAPTURE(expected.text);
  const auto record = read_figures_and_dates(expected.text, kPublished);
  REQUIRE(record.figures.size() == 1);
  const auto& figure = record.figures[0];
  CHECK(slice(record.article.text, figure.span) == expected.covers);
  REQUIRE(figure.value);
  CHECK(*figure.value == doctest::Approx(expected.value).epsilon(1e-9));
  CHECK(figure.unit == expected.unit);
  CHECK(figure.bound == expected.bound);
  CHECK(figure.change == expected.change);
  CHECK_FALSE(figure.rule.id.empty());
}

TEST_CASE("money") {
  for (const auto& expected : {
           Case{"The bridge cost $2.50.", "$2.50", 2.5, "USD"},
           Case{"The bridge cost US$4.7 billion.", "US$4.7 billion", 4.7e9, "USD"},
           Case{"The bridge cost £4.2bn.", "£4.2bn", 4.2e9, "GBP"},
           Case{"The bridge cost €5m.", "€5m", 5e6, "EUR"},
           Case{"The bridge cost C$30.", "C$30", 30, "CAD"},
           Case{"The bridge cost A$30.", "A$30", 30, "AUD"},
           Case{"The bridge cost 30 million Australian dollars.", "30 million Australian dollars", 3e7,
                "AUD"},
           Case{"The bridge cost EUR 30 million.", "EUR 30 million", 3e7, "EUR"},
           Case{"The bridge cost 30 MUSD.", "30 MUSD", 3e7, "USD"},
           Case{"The bridge cost ₹3 crore.", "₹3 crore", 3e7, "INR"},
           Case{"The bridge cost 30 lakh rupees.", "30 lakh rupees", 3e6, "INR"},
           Case{"The bridge cost three million pounds.", "three million pounds", 3e6, "GBP"},
           Case{"The stamp cost 30 cents.", "30 cents", 30, "cent"},
           Case{"The oil cost $70 a barrel.", "$70 a barrel", 70, "USD/barrel"},
           Case{"The bridge cost half a million dollars.", "half a million dollars", 5e5, "USD"},
       }) {
    check(expected);
  }
}

TEST_CASE("shares") {
  for (const auto& expected : {
           Case{"The vote reached 45 per cent.", "45 per cent", 45, "percent"},
           Case{"The vote reached 4.5%.", "4.5%", 4.5, "percent"},
           Case{"The rate is two percentage points off.", "two percentage points", 2, "percentage_point"},
           Case{"The rate is 25 basis points off.", "25 basis points", 25, "basis_point"},
           Case{"It was seen by one in five boats.", "one in five", 20, "percent"},
           Case{"Two-thirds of the crew left.", "Two-thirds", 200.0 / 3, "percent"},
           Case{"Nearly half of the crew left.", "Nearly half", 50, "percent", kAbout},
       }) {
    check(expected);
  }
}

TEST_CASE("counts, measures, ages and durations") {
  for (const auto& expected : {
           Case{"The storm sank 12 boats.", "12 boats", 12, "boat"},
           Case{"The storm hit 1,250 people.", "1,250 people", 1250, "people"},
           Case{"The storm hit twenty-five cities.", "twenty-five cities", 25, "city"},
           Case{"The storm drowned 12 police officers.", "12 police officers", 12, "police officer"},
           Case{"The storm hurt three women.", "three women", 3, "woman"},
           Case{"The storm hit 12 000 homes.", "12 000 homes", 12000, "home"},
           Case{"The storm hit two dozen farms.", "two dozen farms", 24, "farm"},
           Case{"The storm hit 20m people.", "20m people", 2e7, "people"},
           Case{"The road is 300 miles long.", "300 miles", 300, "mile"},
           Case{"The road is 80m long.", "80m", 80, "metre"},
           Case{"The farm has 12 square kilometres.", "12 square kilometres", 12, "square_kilometre"},
           Case{"The wind blew at 140 km/h.", "140 km/h", 140, "kilometre/hour"},
           Case{"The plant makes 3 million barrels a day.", "3 million barrels a day", 3e6, "barrel/day"},
           Case{"It was minus 12 degrees Celsius.", "minus 12 degrees Celsius", -12, "celsius"},
           Case{"A 15-year-old girl was there.", "15-year-old", 15, "year"},
           Case{"Hanna Brek, 41, was there.", "41", 41, "year"},
           Case{"It was a four-day trip.", "four-day", 4, "day"},
           Case{"It took two and a half hours.", "two and a half hours", 2.5, "hour"},
       }) {
    check(expected);
  }
}

TEST_CASE("bounds and changes") {
  constexpr auto kUp = Change::kUp;
  constexpr auto kDown = Change::kDown;
  for (const auto& expected : {
           Case{"The storm sank more than 12 boats.", "more than 12 boats", 12, "boat", kAtLeast},
           Case{"The storm sank at least 12 boats.", "at least 12 boats", 12, "boat", kAtLeast},
           Case{"The storm sank up to 12 boats.", "up to 12 boats", 12, "boat", kAtMost},
           Case{"The storm sank just under 12 boats.", "just under 12 boats", 12, "boat", kAtMost},
           Case{"The storm sank some 40 boats.", "some 40 boats", 40, "boat", kAbout},
           Case{"The storm cost $70 or more.", "$70 or more", 70, "USD", kAtLeast},
           Case{"Sales rose 3%.", "3%", 3, "percent", kExact, kUp},
           Case{"Sales rose by about 3%.", "about 3%", 3, "percent", kAbout, kUp},
           Case{"Sales grew by more than a quarter.", "more than a quarter", 25, "percent", kAtLeast, kUp},
           Case{"Sales fell by a third.", "a third", 100.0 / 3, "percent", kExact, kDown},
           Case{"It was a 47% decline in sales.", "47%", 47, "percent", kExact, kDown},
           Case{"Shares were up 19 cents.", "19 cents", 19, "cent", kExact, kUp},
           Case{"Sales rose to 3 million boats.", "3 million boats", 3e6, "boat"},
       }) {
    check(expected);
  }
}

TEST_CASE("ranges") {
  struct Range {
    std::string_view text;
    std::string_view covers;
    double low = 0, high = 0;
    std::string_view unit;
  };
  for (const auto& expected : {
           Range{"The bridge cost $3-5 million.", "$3-5 million", 3e6, 5e6, "USD"},
           Range{"The bridge cost between $30 and $45.", "between $30 and $45", 30, 45, "USD"},
           Range{"The storm sank 40 to 50 boats.", "40 to 50 boats", 40, 50, "boat"},
           Range{"The storm sank between 40 and 50 boats.", "between 40 and 50 boats", 40, 50, "boat"},
           Range{"The vote reached 40-50 per cent.", "40-50 per cent", 40, 50, "percent"},
           Range{"The storm sank tens of thousands of boats.", "tens of thousands of boats", 1e4, 1e5,
                 "boat"},
           Range{"The storm hit millions of people.", "millions of people", 1e6, 1e7, "people"},
           Range{"The storm cost millions of dollars.", "millions of dollars", 1e6, 1e7, "USD"},
           Range{"Hundreds came.", "Hundreds", 100, 1000, ""},
           Range{"The bridge cost 15-20 usd.", "15-20 usd", 15, 20, "USD"},
           Range{"The bridge cost $3m-$5m.", "$3m-$5m", 3e6, 5e6, "USD"},
           Range{"The bridge cost 2 to 3 million pounds.", "2 to 3 million pounds", 2e6, 3e6, "GBP"},
           Range{"Fares vary from $30 to $45.", "from $30 to $45", 30, 45, "USD"},
           Range{"Fares vary from 40% to 50%.", "from 40% to 50%", 40, 50, "percent"},
           Range{"The crew sold one or two boats.", "one or two boats", 1, 2, "boat"},
       }) {
    CAPTURE(expected.text);
    const auto record = read_figures_and_dates(expected.text, kPublished);
    REQUIRE(record.figures.size() == 1);
    const auto& figure = record.figures[0];
    CHECK(slice(record.article.text, figure.span) == expected.covers);
    CHECK_FALSE(figure.value);
    REQUIRE((figure.low && figure.high));
    CHECK(*figure.low == expected.low);
    CHECK(*figure.high == expected.high);
    CHECK(figure.unit == expected.unit);
  }
}

TEST_CASE("what a figure measures, and for when") {
  struct Measure {
    std::string_view text;
    std::string_view subject;
    std::string_view period;
  };
  for (const auto& expected : {
           Measure{"The wheat harvest fell 3% in 2023.", "wheat harvest", "2023"},
           Measure{"Trade between Kelland and Oslavia hit $240 billion last year.",
                   "Trade between Kelland and Oslavia", "2023"},
           Measure{"The court set a fine of $5 million.", "fine", ""},
           Measure{"They lost 5% of the harvest.", "harvest", ""},
           Measure{"The plan would cut the price by 5%.", "price", ""},
           Measure{"They planned a four-day trip.", "trip", ""},
           Measure{"They wrote a 48-page report.", "report", ""},
           Measure{"The boat sank at 04:17 PM on Monday at a depth of 10 miles.", "depth", ""},
           Measure{"They sold 12 boats.", "", ""},
       }) {
    CAPTURE(expected.text);
    const auto record = read_figures_and_dates(expected.text, kPublished);
    REQUIRE(record.figures.size() == 1);
    const auto& figure = record.figures[0];
    const auto subject = figure.subject ? slice(record.article.text, *figure.subject) : std::string_view();
    if (expected.subject.empty()) {
      CHECK(subject.empty());
    } else {
      CHECK(subject.ends_with(expected.subject));
    }
    CHECK(figure.period == expected.period);
  }
}

// What readers of other extractors report most, by the harm that it does.
TEST_CASE("scales and currencies stay together") {
  for (const auto& expected : {
           Case{"The bridge cost $3MM.", "$3MM", 3e6, "USD"},
           Case{"The bridge cost 12 MUSD.", "12 MUSD", 12e6, "USD"},
           Case{"The boat sailed 1M miles.", "1M miles", 1e6, "mile"},
           Case{"The bridge cost £2tn.", "£2tn", 2e12, "GBP"},
           Case{"The bridge cost €3bln.", "€3bln", 3e9, "EUR"},
           Case{"The bridge cost 4 trillion yen.", "4 trillion yen", 4e12, "JPY"},
           Case{"The bridge cost ₹500.", "₹500", 500, "INR"},
           Case{"The bridge cost HK$40.", "HK$40", 40, "HKD"},
           Case{"The bridge cost a hundred dollars.", "a hundred dollars", 100, "USD"},
           Case{"The bridge cost 40 million australian dollars.", "40 million australian dollars", 4e7,
                "AUD"},
           Case{"The bridge cost half a million pounds.", "half a million pounds", 5e5, "GBP"},
       }) {
    check(expected);
  }
}

TEST_CASE("a number takes no unit that is none") {
  for (const auto& expected : {
           Case{"The storm hit 50,000 in 2020.", "50,000", 50'000, ""},
           Case{"The firm hired 14,000 in 30 countries.", "14,000", 14'000, ""},
           Case{"The crew was paid 20 pence and left in the 30s.", "20 pence", 20, "penny"},
           Case{"Sales fell 3 percent in a quarter-century.", "3 percent", 3, "percent", kExact,
                Change::kDown},
       }) {
    CAPTURE(expected.text);
    const auto record = read_figures_and_dates(expected.text, kPublished);
    REQUIRE_FALSE(record.figures.empty());
    CHECK(slice(record.article.text, record.figures[0].span) == expected.covers);
    CHECK(record.figures[0].value == expected.value);
    CHECK(record.figures[0].unit == expected.unit);
  }
}

TEST_CASE("what looks like a range and falls is two figures") {
  struct Pair {
    std::string_view text;
    double first = 0, second = 0;
    std::string_view unit, other_unit;
  };
  for (const auto& expected : {
           Pair{"The mayor led 51 percent to 44 percent.", 51, 44, "percent", "percent"},
           Pair{"The bill passed, 51% to 44%, on a day of rain.", 51, 44, "percent", "percent"},
           Pair{"The rate fell 1.2 percentage points to 14.1 percent.", 1.2, 14.1, "percentage_point",
                "percent"},
           Pair{"The rate was cut by 25 basis points to 4.75 per cent.", 25, 4.75, "basis_point", "percent"},
           Pair{"The share fell $2 to $45.", 2, 45, "USD", "USD"},
           Pair{"The rate fell from 6.1 percent to 5.8 percent.", 6.1, 5.8, "percent", "percent"},
           Pair{"The motion passed 7-2.", 7, 2, "vote", "vote"},
           Pair{"It went through by 104 votes to 91.", 104, 91, "vote", "vote"},
           Pair{"The crew saved 12 of the 15 boats.", 12, 15, "boat", "boat"},
       }) {
    CAPTURE(expected.text);
    const auto record = read_figures_and_dates(expected.text, kPublished);
    REQUIRE(record.figures.size() == 2);
    CHECK(record.figures[0].value == expected.first);
    CHECK(record.figures[1].value == expected.second);
    CHECK(record.figures[0].unit == expected.unit);
    CHECK(record.figures[1].unit == expected.other_unit);
  }
}

TEST_CASE("shares and ratios") {
  for (const auto& expected : {
           Case{"It was seen by 2 in 5 boats.", "2 in 5", 40, "percent"},
           Case{"It was seen by one in a hundred boats.", "one in a hundred", 1, "percent"},
           Case{"It was seen by 3 out of 4 boats.", "3 out of 4", 75, "percent"},
           Case{"One quarter of the crew left.", "One quarter", 25, "percent"},
           Case{"It was half a million boats.", "half a million boats", 5e5, "boat"},
           Case{"It was three-quarters of a million boats.", "three-quarters of a million boats", 7.5e5,
                "boat"},
       }) {
    check(expected);
  }
}

TEST_CASE("groups of thousands, great and small") {
  for (const auto& expected : {
           Case{"The storm hit 12 345 678 homes.", "12 345 678 homes", 12'345'678, "home"},
           Case{"The storm cost 1.012.345,67 euros.", "1.012.345,67 euros", 1'012'345.67, "EUR"},
           Case{"The storm cost 12,34,567 rupees.", "12,34,567 rupees", 1'234'567, "INR"},
           Case{"The storm hit 2 crore homes.", "2 crore homes", 2e7, "home"},
           Case{"It was three point five metres.", "three point five metres", 3.5, "metre"},
       }) {
    check(expected);
  }
}

TEST_CASE("figures by what they stand with") {
  for (const auto& expected : {
           Case{"A 15-member crew was there.", "15-member", 15, "member"},
           Case{"The quake had a magnitude of 7.1.", "7.1", 7.1, "magnitude"},
           Case{"Her eldest son, 41, has left.", "41", 41, "year"},
           Case{"The boat sank three times.", "three times", 3, "count"},
           Case{"One of the city's largest boats sank.", "One of the city's largest boats", 1, "large boat"},
           Case{"The storm killed 53.", "53", 53, ""},
           Case{"Twenty-six Kelland sailors left.", "Twenty-six Kelland sailors", 26, "Kelland sailor"},
           Case{"Nine Kellanders left.", "Nine Kellanders", 9, "Kellander"},
           Case{"The mayor signed two-dozen orders.", "two-dozen orders", 24, "order"},
           Case{"The fair is for anyone 21 or older.", "21 or older", 21, "year", kAtLeast},
           Case{"The fair is for adults over 21.", "over 21", 21, "year", kAtLeast},
           Case{"Crowds of more than 3000 came.", "more than 3000", 3000, "", kAtLeast},
           Case{"The gusts reached 70 mph.", "70 mph", 70, "mile/hour"},
           Case{"Brekton's clubs raised $5 million.", "$5 million", 5e6, "USD"},
           Case{"She works 40 hours a week.", "40 hours a week", 40, "hour/week"},
           Case{"Shares closed down 3%.", "3%", 3, "percent", kExact, Change::kDown},
       }) {
    check(expected);
  }
}

TEST_CASE("a number shares the unit of the figure beside it") {
  const auto record = read_figures_and_dates("Sales rose to 3.9 million boats from 2.4 million.", kPublished);
  REQUIRE(record.figures.size() == 2);
  CHECK(record.figures[1].value == 2.4e6);
  CHECK(record.figures[1].unit == "boat");
}

TEST_CASE("a figure inside a quotation is its speaker's") {
  Record record;
  record.article.text = "\"We sank 12 boats,\" she said.";
  const Span whole{0, static_cast<std::uint32_t>(record.article.text.size())};
  Quote quote;
  quote.content = {{1, 18}};
  quote.speaker = Speaker{{20, 23}, std::nullopt, "Hanna Brek"};
  record.quotes.push_back(quote);
  std::vector<ReadBlock> blocks;
  blocks.push_back({BlockKind::kBody, english().text().read(record.article.text, whole), {}, {}});
  blocks[0].findings = english().text().run(blocks[0].reading, {});
  collect_figures(blocks, english(), record);
  REQUIRE(record.figures.size() == 1);
  CHECK(record.figures[0].quote == 0U);
  REQUIRE(record.figures[0].speaker);
  CHECK(record.figures[0].speaker->name == "Hanna Brek");
}

TEST_CASE("numbers that are no figures") {
  for (const auto text : {
           "Call the desk on 555-0142 before noon.",
           "Call 020 7946 0958 for tickets.",
           "The number is +44 20 7946 0018.",
           "Ring (212) 555-0187 to book.",
           "Her extension is 4417.",
           "Dial 1-800-555-0199 now.",
           "Text 60777 to join.",
           "Fax 0131-496-0123.",
           "The hotline, 0800 555 0111, was busy.",
           "Tel. 01632 960983.",
           "They won 3-1 on Saturday.",
           "It was a 2-0 victory.",
           "The score was 21-14 at the break.",
           "She won 6-4, 7-5 in the final.",
           "The tie ended 1–1.",
           "They lead the series 3-2.",
           "Kelland lost 88-79 to Oslavia.",
           "a 5-4 ruling by the court",
           "They drew 0-0 with Harbourton.",
           "He lives at 41 Long Hill Road.",
           "The office is at 10 Mill Street.",
           "The shop at 1600 Harbour Avenue closed.",
           "Number 12 Mill Lane was sold.",
           "Meet at Gate 14.",
           "Suite 300 was empty.",
           "Apartment 5 was empty.",
           "The cell is in Block 7.",
           "She sat in Row 21.",
           "He stood on Platform 9.",
           "The F-16 jet landed.",
           "A Boeing 747 landed.",
           "An Airbus A320 landed.",
           "The iPhone 11 was launched.",
           "He drove a Viper 12.",
           "The B-52 was shown.",
           "The AK-47 was found.",
           "A MiG-29 crashed.",
           "The Model 3 was recalled.",
           "The Galaxy S23 was launched.",
           "Windows 10 was replaced.",
           "Version 2.0 was released.",
           "It runs iOS 10.3.1 only.",
           "version 14.5 of the program",
           "The Type 45 was sunk.",
           "The Apollo 11 crew was there.",
           "Flight 370 vanished.",
           "Flight MH17 was shot down.",
           "Route 66 was closed.",
           "Interstate 95 was closed.",
           "The M25 was closed.",
           "The A1 was closed.",
           "Highway 61 was closed.",
           "Exit 7 was closed.",
           "Section 230 protects them.",
           "Article 50 was invoked.",
           "Chapter 11 protected the firm.",
           "See page 12.",
           "See pp. 12-14.",
           "Figure 3 shows the sea.",
           "Table 4 shows the sea.",
           "Rule 40 was changed.",
           "Bill 21 was passed.",
           "Resolution 1441 was passed.",
           "Proposition 8 was passed.",
           "Part 3 of the act was dropped.",
           "Clause 4 of the act was dropped.",
           "Title 42 was lifted.",
           "Volume 2 is out.",
           "Episode 5 is out.",
           "Season 3 is out.",
           "The Covid-19 outbreak was over.",
           "Vitamin B12 helps.",
           "Uranium 235 was found.",
           "Channel 4 showed it.",
           "Radio 4 carried it.",
           "Room 101 was locked.",
           "Mission 51 was flown.",
           "Area 51 was shut.",
           "District 9 was shut.",
           "Phase 2 was shut.",
           "Stage 4 was lost.",
           "Tier 3 was lifted.",
           "Class 9 was taught.",
           "Grade 8 was taught.",
           "She was ranked No. 2 in the world.",
           "China's No. 2 official was there.",
           "He is number 10 in the team.",
           "the No. 1 seed",
           "the 21st floor",
           "the 3rd battalion",
           "the 22nd amendment",
           "She came 4th in the race.",
           "the third man",
           "the second city",
           "the first lady",
           "the 19th century",
           "the 1990s",
           "the '80s",
           "a 1960s dance",
           "It was built in 1996.",
           "the 2008 crash",
           "since 1945",
           "by 2030",
           "the class of 2012",
           "the 2012-13 season",
           "the years 1990 and 1995",
           "in fiscal 2011",
           "On May 21 they met.",
           "They met on 4 July.",
           "They met on July 4, 2011.",
           "They met on 04/07/2011.",
           "dated 2024-03-01",
           "on 3-5 June",
           "It rang at 5:15 p.m.",
           "It rang at 14:30.",
           "It rang at 9 a.m. on Tuesday.",
           "It rang at six o'clock.",
           "at 1430 GMT",
           "at 10:15:30",
           "a lap of 1:36.6",
           "It won by 3:1.",
           "a ratio of 16:9",
           "9/11 changed it.",
           "It is open 24/7.",
           "the G7 leaders",
           "the G20 summit",
           "the Group of 20",
           "the Big 12",
           "the Euro 2020 final",
           "the S&P 500",
           "the FTSE 100",
           "the Nasdaq 100",
           "Formula 1 was dull.",
           "Formula One was dull.",
           "World War II was over.",
           "Henry VIII was king.",
           "Pope Francis II was there.",
           "Catch-22 is a book.",
           "Fahrenheit 451 is a book.",
           "the 49ers",
           "the 76ers",
           "Ocean's Eleven is a film.",
           "One of these days it will end.",
           "One day it will end.",
           "No one came.",
           "one another",
           "the one that got away",
           "this one",
           "one by one",
           "He is one.",
           "someone said so",
           "The two of them left.",
           "the latter two",
           "at first",
           "second-hand",
           "a two-way road",
           "a one-sided game",
           "one-off",
           "a one-way street",
           "twenty-something",
           "two-faced",
           "three-dimensional",
           "the Four Seasons hotel",
           "Five Eyes allies",
           "the Big Four",
           "the Gang of Four",
           "Sixth Form College",
           "Seven Sisters Road",
           "Nine Elms Lane",
           "Studio 54 was shut.",
           "Blink-182 played.",
           "U2 played.",
           "Maroon 5 played.",
           "The 1975 played.",
           "Psalm 23 was read.",
           "John 3:16 was read.",
           "Genesis 1:1 was read.",
           "verse 12 was read",
           "Surah 2 was read.",
           "lot 12 was sold",
           "bus 42 was late",
           "Line 3 was shut.",
           "track 9 was shut",
           "Terminal 5 was shut.",
           "Pier 39 was shut.",
           "Box 12 was shut.",
           "PO Box 1234",
           "ZIP 90210",
           "postcode SW1A 2AA",
           "IP 192.168.0.1",
           "ISBN 978-3-16-148410-0",
           "case 23-719",
           "Docket 12 was closed.",
           "File 44 was closed.",
           "Form 1040 was due.",
           "a W-2 form",
           "Schedule 7 was applied.",
           "Level 3 was reached.",
           "Step 1 is hard.",
           "Day 5 was quiet.",
           "Week 3 was quiet.",
           "Game 7 was quiet.",
           "Question 4 was hard.",
           "Item 9 was sold.",
           "Option 2 was chosen.",
           "Share 12 Comments 4",
           "Page 1 of 5",
           "1. Introduction",
           "2) Method",
           "(3) Results",
           "Copyright 2024",
           "Photo 3",
       }) {
    CAPTURE(text);
    const auto record = read_figures_and_dates(text, kPublished);
    for (const auto& figure : record.figures) FAIL_CHECK(slice(record.article.text, figure.span));
  }
}

TEST_CASE("hostile figures") {
  const std::string many(1'000'000, '9');
  for (const std::string& text : {
           "It cost $" + many + " in all.",
           "It has " + many + " boats.",
           "It has 0." + many + " boats.",
           "It has 1" + std::string(300'000, ',') + "2 boats.",
           std::string("It cost $1,,,,2."),
           std::string("It cost $1.2.3.4 in all."),
           std::string("It cost $1\xD9\xA2\xD9\xA3."),
           std::string("It has 1\xE0\xA5\xA8\xEF\xBC\x93 boats."),
           std::string("99999999999999999999 trillion trillion dollars"),
           std::string("from 9 to 3 boats"),
           std::string("minus minus 3 degrees"),
           std::string("0 in 0 boats"),
           std::string("5 out of 0 boats"),
           std::string("one hundred hundred thousand million boats"),
           std::string("a million million million million million million boats"),
           std::string("1e999 boats, NaN boats, inf boats, 0x41 boats"),
           std::string("It fell -\xE2\x88\x92-5%."),
       }) {
    CAPTURE(text.substr(0, 40));
    for (const auto& figure : read_figures_and_dates(text, kPublished).figures) {
      if (figure.value) CHECK(std::abs(*figure.value) <= 1e30);
      if (figure.low) CHECK(*figure.low < *figure.high);
      CHECK(figure.unit.size() < 100);
    }
  }
}

TEST_CASE("a number that makes no sense gives no figure") {
  for (const std::string& text : {
           "It cost $" + std::string(1'000'000, '9') + ".",
           std::string("It cost $1,,,,2."),
           std::string("It cost $1,23,4."),
           std::string("It has 1\xD9\xA2 boats."),
           std::string("It has 12 345 boats."),
           std::string("It has a million million million million million million boats."),
       }) {
    CAPTURE(text.substr(0, 40));
    const auto record = read_figures_and_dates(text, kPublished);
    for (const auto& figure : record.figures) FAIL_CHECK(slice(record.article.text, figure.span));
  }
}

}  // namespace
}  // namespace onrecord
