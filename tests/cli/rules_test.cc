// onrecord rules, and what wrong rules do to the other commands.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

const std::string kTypo =
    "format: 1\n"
    "pack: en\n"
    "\n"
    "rule date.year:\n"
    "  gives: date\n"
    "  match: |\n"
    "    in {year: year-digits}\n"
    "  vaule: year(year)\n"
    "  finds: |\n"
    "    in 1999\n";
const std::string kTypoError = "onrecord: typo/years.yaml:8:3: unknown key \"vaule\"; did you mean value?\n";

TEST_CASE("a typo in a rule file stops the work before it begins") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("typo/years.yaml", kTypo);
  folder.write("a.txt", "It rained on March 4.\n");
  for (const std::string command : {"extract", "reconcile", "check"}) {
    CAPTURE(command);
    const auto ran =
        run_binary(folder, {command, "a.txt", "--rules", "tiny", "--rules", "typo/", "--out", "out"});
    CHECK(ran.status == 2);
    CHECK(ran.err == kTypoError);
    CHECK(ran.out.empty());
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
  }
}

TEST_CASE("folders without rules are told") {
  const TempFolder folder;
  folder.write("notes/readme.txt", "x");
  const auto ran = run_binary(folder, {"rules", "check", "--rules", "notes"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "onrecord: notes: holds no rule file (*.yaml)\n");
}

TEST_CASE("rules check tells every problem in the order of the files") {
  const TempFolder folder;
  write_tiny_pack(folder);
  const auto well = run_binary(folder, {"rules", "check", "--rules", "tiny"});
  CHECK(well.status == 0);
  CHECK(well.err.empty());
  CHECK(well.out == "1 rule, 1 lexicon, 0 problems\n");

  folder.write("typo/years.yaml", kTypo);
  folder.write("typo/more.yaml",
               "format: 1\n"
               "rule a.unused:\n"
               "  gives: a\n"
               "  match: |\n"
               "    red rain\n"
               "    blue rain\n"
               "  finds: |\n"
               "    red rain\n"
               "rule a.wrong:\n"
               "  gives: a\n"
               "  match: |\n"
               "    {x: nothing-known}\n"
               "  finds: |\n"
               "    red rain\n");
  const auto ran = run_binary(folder, {"rules", "check", "--rules", "tiny", "--rules", "typo"});
  CHECK(ran.status == 2);
  std::vector<std::string> wheres;
  std::istringstream lines(ran.err);
  for (std::string line; std::getline(lines, line);) wheres.push_back(line.substr(0, line.find(": ", 10)));
  CHECK(std::find(wheres.begin(), wheres.end(), "onrecord: typo/more.yaml:6") != wheres.end());
  CHECK(wheres.back() == "onrecord: typo/years.yaml:8:3");
  CHECK(ran.err.find("typo/more.yaml:12") != std::string::npos);
  CHECK(ran.out.ends_with(" problems\n"));
}

TEST_CASE("rules test runs the examples") {
  const TempFolder folder;
  write_tiny_pack(folder);
  const auto well = run_binary(folder, {"rules", "test", "--rules", "tiny"});
  CHECK(well.status == 0);
  CHECK(well.err.empty());
  CHECK(well.out == "1 rule, 2 examples, 0 failed\n");

  auto pack = TempFolder::content(folder / "tiny/dates.yaml");
  pack.replace(pack.find("text March 4"), 12, "text March 9");
  pack.replace(pack.find("4 occasions"), 11, "March 7 now");
  folder.write("tiny/dates.yaml", pack);
  const auto ran = run_binary(folder, {"rules", "test", "--rules", "tiny", "--rule", "date.month-day"});
  CHECK(ran.status == 2);
  CHECK(ran.err ==
        "onrecord: tiny/dates.yaml:11: no example uses this line of match (rule date.month-day)\n"
        "onrecord: tiny/dates.yaml:13: example failed: expected text \"March 9\", got \"March 4\" (rule "
        "date.month-day)\n"
        "onrecord: tiny/dates.yaml:15: example failed: expected nothing, got \"March 7\" (rule "
        "date.month-day)\n");
  CHECK(ran.out == "1 rule, 2 examples, 3 failed\n");
}

TEST_CASE("rules list, and a rule by name") {
  const TempFolder folder;
  write_tiny_pack(folder);
  const auto list = run_binary(folder, {"rules", "list", "--rules", "tiny"});
  CHECK(list.status == 0);
  CHECK(list.out == "date.month-day  date  tiny/dates.yaml:8  It rained on March 4.\n");
  const auto unknown = run_binary(folder, {"rules", "list", "--rules", "tiny", "--rule", "date.mnth-day"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err == "onrecord: --rule: no rule \"date.mnth-day\"; did you mean date.month-day?\n");
}

TEST_CASE("the rules that come with the program are found, and go by one name") {
  const TempFolder folder;
  const auto list = run_binary(folder, {"rules", "list"});
  CHECK(list.status == 0);
  CHECK(list.out.find("  rules/en/") != std::string::npos);
}

}  // namespace
}  // namespace onrecord
