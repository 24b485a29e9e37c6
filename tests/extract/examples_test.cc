#include "engine/extract/examples.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

const std::string kHead = R"(format: 1
pack: xx
lexicon unit:
  words: |
    kilometre = km
)";

// A rule from line 6; `match` and the examples are indented here.
std::string rule(const std::string& id, const std::string& match, const std::string& examples) {
  return "rule " + id + ":\n  gives: length\n  value: number(n)\n  unit: u\n  match: |\n" + match + examples;
}

struct Report {
  std::string failures, unused, passing;
  std::size_t rules = 0, examples = 0;
};

std::string messages(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out += error.message() + "\n";
  return out;
}

Report run(const std::string& body, const std::string& only = {}) {
  const Language language(parse_pack({{"e.yaml", kHead + body}}));
  CHECK(messages(language.errors()) == "");
  const auto report = run_examples(language, only);
  return {messages(report.failures), messages(report.unused_lines), messages(report.passing_misses),
          report.rules, report.examples};
}

const std::string kMatch = "    {n: digits} {u: unit}\n";

TEST_CASE("examples pass where the rule finds what they expect") {
  for (const std::string examples :
       {"  finds: |\n    5 km away\n", "  finds: |\n    5 km away  => value 5\n",
        "  finds: |\n    5 km away  => value 5.0, unit kilometre, n 5, u km, text 5 km\n",
        // Any of several mentions may be the one.
        "  finds: |\n    5 km and 7 km  => value 7\n",
        "  finds: |\n    5 km away\n  ignores: |\n    5 miles, km 5\n"}) {
    CAPTURE(examples);
    const auto report = run(rule("a", kMatch, examples));
    CHECK(report.failures == "");
    CHECK(report.unused == "");
    CHECK(report.passing == "");
  }
}

TEST_CASE("what fails is told with its line and why") {
  struct Case {
    std::string examples;  // from line 12
    std::string failures;
  };
  for (const auto& [examples, failures] : std::vector<Case>{
           {"  finds: |\n    5 km  => value 5\n    five km\n",
            "e.yaml:14: example failed: nothing found (rule a)\n"},
           {"  finds: |\n    5 km\n    5 km  => value 6\n",
            "e.yaml:14: example failed: expected value \"6\", got \"5\" (rule a)\n"},
           {"  finds: |\n    5 km\n    5 km  => value 5, unit mile\n",
            "e.yaml:14: example failed: expected unit \"mile\", got \"kilometre\" (rule a)\n"},
           {"  finds: |\n    5 km\n    5 km  => bound about\n",
            "e.yaml:14: example failed: expected bound \"about\", got none (rule a)\n"},
           {"  finds: |\n    5 km\n    5 km  => text 5\n",
            "e.yaml:14: example failed: expected text \"5\", got \"5 km\" (rule a)\n"},
           {"  finds: |\n    5 km\n  ignores: |\n    it is 5 km away\n",
            "e.yaml:15: example failed: expected nothing, got \"5 km\" (rule a)\n"},
       }) {
    CAPTURE(examples);
    CHECK(run(rule("a", kMatch, examples)).failures == failures);
  }
}

TEST_CASE("every line must be what finds some example") {
  const auto report = run(rule("a", kMatch + "    {n: digits}-{u: unit}\n", "  finds: |\n    5 km\n"));
  CHECK(report.failures == "");
  CHECK(report.unused == "e.yaml:12: no example uses this line of match (rule a)\n");
  // One that only finds what it should not is not used.
  const auto wrong = run(rule("a", kMatch, "  finds: |\n    5 km  => value 6\n"));
  CHECK(wrong.unused == "e.yaml:11: no example uses this line of match (rule a)\n");
}

TEST_CASE("a known miss that is found is told") {
  const std::string finds = "  finds: |\n    5 km\n";
  CHECK(run(rule("a", kMatch, finds + "  known misses: |\n    five km\n")).passing == "");
  CHECK(run(rule("a", kMatch, finds + "  known misses: |\n    6 km  => value 7\n")).passing == "");
  CHECK(run(rule("a", kMatch, finds + "  known misses: |\n    6 km  => value 6\n")).passing ==
        "e.yaml:15: a known miss that is found by now; move it to finds (rule a)\n");
}

TEST_CASE("one rule alone, and only what that rule finds") {
  const std::string two =
      rule("a", kMatch, "  finds: |\n    5 km\n") +
      rule("b", "    {n: digits} [of] {u: unit}\n", "  finds: |\n    6 of km\n    7 km\n");
  const auto all = run(two);
  CHECK(all.rules == 2);
  CHECK(all.examples == 3);
  // Where two rules find the same, the first by name stays.
  CHECK(all.failures ==
        "e.yaml:22: example failed: nothing found; rule a (e.yaml:11) takes \"7 km\" (rule b)\n");
  const auto one = run(two, "a");
  CHECK(one.rules == 1);
  CHECK(one.examples == 1);
  CHECK(one.failures == "");
  CHECK(run(two, "c").rules == 0);
}

TEST_CASE("quotation marks and the published date are there for examples") {
  const auto report =
      run("rule a:\n  gives: x\n  match: |\n    {what: quote} {who: capitalised}\n  finds: |\n"
          "    “It rains. It pours” Ada  => what “It rains. It pours”\n"
          "rule b:\n  gives: y\n  value: relative(day, now)\n  match: |\n    {now: nowadays}\n  finds: |\n   "
          " nowadays\n");
  CHECK(report.failures.find("rule a") == std::string::npos);
}

}  // namespace
}  // namespace onrecord
