#include "engine/report/summary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "tests/report/sample_report.h"

using namespace onrecord;

namespace {

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("the summary says what was read, what differs and where the sheet is") {
  SummaryOptions options;
  options.findings = 2;
  options.sheet = "out/sheet.html";
  CHECK(summary(sample_report(), options) ==
        "5 articles, 3 independent origins\n"
        "11 quotes, 12 figures, 11 dates\n"
        "9 claims: 5 where sources differ, 2 where they agree, 2 with a single source\n"
        "\n"
        "12 findings: 3 high, 3 medium, 2 low, 4 info\n"
        "\n"
        "  High    Different words (q1): Marrow Evening Post leaves out “not”, which Northwire has: the\n"
        "          two say the opposite.\n"
        "          northwire-0302, evening-post, coast-today\n"
        "\n"
        "  High    Different speaker (q2): Northwire gives these words to Tomas Reke, Inland Times to\n"
        "          Orla Venn.\n"
        "          northwire-0302, inland-times\n"
        "\n"
        "  and 10 more\n"
        "\n"
        "Claim sheet: out/sheet.html\n");
}

TEST_CASE("a summary of nothing is short") {
  CHECK(summary(Report(), {}) ==
        "0 articles, 0 independent origins\n0 quotes, 0 figures, 0 dates\n\nNo differences found.\n");
}

TEST_CASE("lines keep to the width") {
  for (const std::size_t width : {40, 80, 100}) {
    SummaryOptions options;
    options.width = width;
    options.findings = 100;
    std::istringstream lines(summary(sample_report(), options));
    std::size_t line_number = 0;
    for (std::string line; std::getline(lines, line); ++line_number) {
      CAPTURE(line);
      // The counts at the head are not broken.
      if (line_number > 4) CHECK(columns(line) <= width);
    }
    CHECK(line_number > 20);
  }
}

TEST_CASE("colour is there only when asked for, and changes no word") {
  SummaryOptions options;
  const std::string plain = summary(sample_report(), options);
  CHECK(plain.find('\x1b') == std::string::npos);
  options.colour = true;
  std::string coloured = summary(sample_report(), options);
  CHECK(coloured.find("\x1b[1;31m") != std::string::npos);
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == plain);
}

TEST_CASE("a terminal shows the controls of an article and does not obey them") {
  Report report = sample_report();
  const std::string hostile = "\x1b]0;title\x07\r\u202e\u009b2J";
  for (auto& one : report.articles) one.article.id += hostile;
  for (auto& claim : report.claims) {
    claim.id += hostile;
    for (auto& finding : claim.findings) finding.explanation += hostile, finding.type += hostile;
  }
  SummaryOptions options;
  options.sheet = hostile;
  const std::string text = summary(report, options);
  CHECK(std::none_of(text.begin(), text.end(),
                     [](char c) { return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7f; }));
  CHECK(text.find("\u202e") == std::string::npos);
  CHECK(text.find("\u009b") == std::string::npos);
  CHECK(text.find("[U+001B]]0;title[U+0007]") != std::string::npos);
}
