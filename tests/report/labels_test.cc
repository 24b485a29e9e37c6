#include "engine/report/labels.h"

#include <doctest/doctest.h>

#include "tests/report/sample_report.h"

using namespace onrecord;

TEST_CASE("counts and lists read as language") {
  CHECK(counted(0, "quote") == "0 quotes");
  CHECK(counted(1, "quote") == "1 quote");
  CHECK(counted(2, "independent origin") == "2 independent origins");
  CHECK(listed({}) == "");
  CHECK(listed({"A"}) == "A");
  CHECK(listed({"A", "B"}) == "A and B");
  CHECK(listed({"A", "B", "C"}) == "A, B and C");
}

TEST_CASE("origins have letters") {
  for (const auto& [index, letters] : std::initializer_list<std::pair<std::size_t, const char*>>{
           {0, "A"}, {25, "Z"}, {26, "AA"}, {27, "AB"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}}) {
    CHECK(origin_letter(index) == letters);
  }
}

TEST_CASE("figures and dates are shown as they were read") {
  using Facts = std::vector<Fact>;
  struct Case {
    ClaimKind kind;
    ClaimMention mention;
    Facts facts;
  };
  const auto figure = [](std::string value, std::string bound, std::optional<double> low,
                         std::optional<double> high) {
    ClaimMention mention;
    mention.value = std::move(value);
    mention.bound = std::move(bound);
    mention.low = low;
    mention.high = high;
    return mention;
  };
  const auto date = [](std::string value, std::string earliest, std::string latest) {
    ClaimMention mention;
    mention.value = std::move(value);
    mention.earliest = std::move(earliest);
    mention.latest = std::move(latest);
    return mention;
  };
  ClaimMention quote;
  quote.quote_kind = "mixed";
  quote.speaker = "Orla Venn";
  quote.via = "a readout";
  ClaimMention rate = figure("12.5", "exact", 12.5, 12.5);
  rate.unit = "percentage_point";
  rate.change = "down";
  for (const auto& [kind, mention, facts] : {
           Case{ClaimKind::kQuote,
                quote,
                {{"Speaker", "Orla Venn"}, {"Form", "partly quoted"}, {"Channel", "a readout"}}},
           Case{ClaimKind::kFigure, figure("240", "exact", 240, 240), {{"Reads as", "240"}}},
           Case{ClaimKind::kFigure,
                figure("240", "about", 235, 245),
                {{"Reads as", "about 240"}, {"Allows", "235 to 245"}}},
           Case{ClaimKind::kFigure,
                figure("230", "at_least", 230, {}),
                {{"Reads as", "at least 230"}, {"Allows", "230 or more"}}},
           Case{ClaimKind::kFigure,
                figure("9", "at_most", {}, 9),
                {{"Reads as", "at most 9"}, {"Allows", "9 or less"}}},
           Case{ClaimKind::kFigure, figure("", "exact", 90, 95.5), {{"Reads as", "90 to 95.5"}}},
           Case{ClaimKind::kFigure,
                figure("4180000000", "", 4180000000, 4180000000),
                {{"Reads as", "4,180,000,000"}}},
           Case{ClaimKind::kFigure, figure("-123456.75", "", {}, {}), {{"Reads as", "-123,456.75"}}},
           Case{ClaimKind::kFigure, figure("2030", "", {}, {}), {{"Reads as", "2030"}}},
           Case{ClaimKind::kFigure,
                figure("1e+30", "", {}, 1e30),
                {{"Reads as", "1e+30"}, {"Allows", "1e+30 or less"}}},
           Case{ClaimKind::kFigure,
                rate,
                {{"Reads as", "12.5"}, {"Unit", "percentage point"}, {"Change", "down"}}},
           Case{ClaimKind::kDate,
                date("2031-03-04", "2031-03-04", "2031-03-04"),
                {{"Reads as", "2031-03-04"}}},
           Case{ClaimKind::kDate,
                date("2031-03", "2031-03-01", "2031-03-31"),
                {{"Reads as", "2031-03"}, {"Allows", "2031-03-01 to 2031-03-31"}}},
           Case{ClaimKind::kDate,
                date("2031", "2031-01-01", ""),
                {{"Reads as", "2031"}, {"Allows", "from 2031-01-01"}}},
           Case{ClaimKind::kDate, date("XXXX-WXX-3", "", ""), {{"Reads as", "XXXX-WXX-3"}}},
       }) {
    CAPTURE(mention.value);
    CHECK(facts_of(mention, kind) == facts);
  }
}

TEST_CASE("findings are ranked worst first, and a mere single source is not among them") {
  Report report = sample_report();
  std::vector<Severity> severities;
  for (const auto& place : ranked_findings(report)) {
    severities.push_back(report.claims[place.claim].findings[place.finding].severity);
  }
  CHECK(severities.size() == 12);
  CHECK(std::is_sorted(severities.rbegin(), severities.rend()));
  CHECK(count_by_severity(report) == std::array<std::size_t, 4>{4, 2, 3, 3});
  // Where a rule makes more of it than a note, it is shown.
  report.claims[2].findings[0].severity = Severity::kMedium;
  CHECK(ranked_findings(report).size() == 13);
  // Equal ones keep the report's order.
  const auto ranked = ranked_findings(sample_report());
  CHECK(ranked[0].claim == 0);
  CHECK(ranked[1].claim == 1);
  CHECK(ranked[2].claim == 3);
}
