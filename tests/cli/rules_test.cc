// onrecord rules, and what wrong rules do to the other commands.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/rules_command.h"
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
const std::string kTypoError =
    "onrecord: typo/years.yaml:8:3: unknown key \"vaule\"; did you mean value?\n"
    "  8 |   vaule: year(year)\n"
    "    |   ^\n";
const std::string kLeftOut = "onrecord: 1 problem of the rules (see above): what is left out finds nothing\n";

TEST_CASE("a wrong rule is told and left out, and the others do their work") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("typo/years.yaml", kTypo);
  folder.write("a.txt", "It rained on March 4.\n");
  for (const std::string command : {"extract", "reconcile", "check"}) {
    CAPTURE(command);
    const auto ran =
        run_binary(folder, {command, "a.txt", "--rules", "tiny", "--rules", "typo/", "--out", "out"});
    CHECK(ran.status == 2);
    CHECK(ran.err == kTypoError + kLeftOut);
    CHECK(TempFolder::content(folder / "out").find("a.txt") != std::string::npos);
    std::filesystem::remove(folder / "out");
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
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("onrecord: ")) wheres.push_back(line.substr(0, line.find(": ", 10)));
  }
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
        "  11 |     {month} {day: day-digits}\n"
        "     |     ^\n"
        "onrecord: tiny/dates.yaml:13: example failed: expected text \"March 9\", got \"March 4\" (rule "
        "date.month-day)\n"
        "  13 |     It rained on March 4.  => text March 9\n"
        "     |     ^\n"
        "onrecord: tiny/dates.yaml:15: example failed: expected nothing, got \"March 7\" (rule "
        "date.month-day)\n"
        "  15 |     It rained on March 7 now.\n"
        "     |     ^\n");
  CHECK(ran.out == "1 rule, 2 examples, 3 failed\n");
}

TEST_CASE("rules list, and a rule by name") {
  const TempFolder folder;
  write_tiny_pack(folder);
  const auto list = run_binary(folder, {"rules", "list", "--rules", "tiny"});
  CHECK(list.status == 0);
  CHECK(list.out ==
        "date.month-day  date   tiny/dates.yaml:8  It rained on March 4.\n"
        "lexicon month   words  tiny/dates.yaml:4  March\n");
  const auto one = run_binary(folder, {"rules", "list", "--rules", "tiny", "--rule", "date.month-day"});
  CHECK(one.out == "date.month-day  date  tiny/dates.yaml:8  It rained on March 4.\n");
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

// A house pack on top of the tiny one.
void write_house(const TempFolder& folder) {
  folder.write("house/desk.yaml",
               "format: 1\n"
               "change lexicon month:\n"
               "  because: our style\n"
               "  add words: |\n"
               "    3 = Mar\n"
               "rule date.year:\n"
               "  gives: date\n"
               "  match: |\n"
               "    {month} {day: day-digits}, {year: year-digits}\n"
               "  value: date(year, month, day)\n"
               "  finds: |\n"
               "    on Mar 4, 1999  => value 1999-03-04\n");
}

TEST_CASE("a house pack is read on top, and its words name their file in the record") {
  const TempFolder folder;
  write_tiny_pack(folder);
  write_house(folder);
  folder.write("a.txt", "It rained on Mar 4. It poured on March 5, 1999.\n");
  const auto ran = run_binary(folder, {"rules", "test", "tiny", "house"});
  CHECK(ran.err == "");
  CHECK(ran.out == "2 rules, 3 examples, 0 failed\n");
  const auto list = run_binary(folder, {"rules", "list", "house", "tiny"});
  CHECK(list.out ==
        "date.month-day  date     tiny/dates.yaml:8  It rained on March 4.\n"
        "date.year       date     house/desk.yaml:6  on Mar 4, 1999\n"
        "lexicon month   words    tiny/dates.yaml:4  March, Mar\n"
        "lexicon month   changed  house/desk.yaml:2  our style\n");
}

TEST_CASE("rules coverage counts what each line finds, those that find nothing last") {
  const TempFolder folder;
  write_tiny_pack(folder);
  write_house(folder);
  folder.write("a.txt", "It rained on March 4.\n\nIt poured on Mar 5 again.\n");
  const std::vector<std::string> words = {"rules", "coverage", "a.txt", "--rules",
                                          "tiny",  "--rules",  "house"};
  const auto ran = run_binary(folder, words);
  CHECK(ran.status == 0);
  CHECK(ran.err == "");
  CHECK(ran.out ==
        "date.month-day  tiny/dates.yaml:11  2  It rained on [March 4].\n"
        "                                       It poured on [Mar 5] again.\n"
        "date.year       house/desk.yaml:9   0\n"
        "1 article: 1 of 2 rules, 1 of 2 lines found something\n");
  auto json = words;
  json.insert(json.end(), {"--format", "json", "--samples", "1", "--rule", "date.month-day"});
  const auto parsed = RulesJson::parse(run_binary(folder, json).out);
  CHECK(parsed["articles"] == 1);
  REQUIRE(parsed["rules"].size() == 1);
  CHECK(parsed["rules"][0]["hits"] == 2);
  CHECK(parsed["rules"][0]["lines"][0]["line"] == 11);
  CHECK(parsed["rules"][0]["lines"][0]["samples"].size() == 1);
  CHECK(parsed["rules"][0]["lines"][0]["samples"][0]["where"] == "a.txt:1");
  const auto none = run_binary(folder, {"rules", "coverage", "--rules", "tiny"});
  CHECK(none.status == 2);
  CHECK(none.err == "onrecord: rules coverage: needs PATH...\n");
}

TEST_CASE("rules diff tells what is lost, gained and changed") {
  const TempFolder folder;
  write_tiny_pack(folder);
  write_house(folder);
  auto pack = TempFolder::content(folder / "tiny/dates.yaml");
  folder.write("next/dates.yaml", pack.replace(pack.find("3 = March"), 9, "3 = Mar, 4 = April"));
  folder.write("a.txt", "It rained on March 4.\n\nIt poured on Mar 5 again.\n");
  const auto ran = run_binary(folder, {"rules", "diff", "tiny", "next", "a.txt"});
  CHECK(ran.status == 0);
  CHECK(ran.err == "");
  CHECK(ran.out ==
        "date.month-day: 1 lost, 1 gained, 0 changed\n"
        "  + a.txt:3  It poured on [Mar 5] again.  (next/dates.yaml:11)\n"
        "  - a.txt:1  It rained on [March 4].  (tiny/dates.yaml:11)\n"
        "1 article: 1 lost, 1 gained, 0 changed\n");

  // The house rule takes what the other found: one mention, changed.
  folder.write("a.txt", "It rained on March 4, 1999.\n");
  const auto changed = run_binary(folder, {"rules", "diff", "tiny", "house", "a.txt", "--rules", "tiny"});
  CHECK(changed.out ==
        "date.month-day: 0 lost, 0 gained, 1 changed\n"
        "  ~ a.txt:1  It rained on [March 4], 1999.\n"
        "      [March 4] (date.month-day, tiny/dates.yaml:11)\n"
        "   -> [March 4, 1999] value 1999-03-04 (date.year, house/desk.yaml:9)\n"
        "1 article: 0 lost, 0 gained, 1 changed\n");
  const auto json = RulesJson::parse(
      run_binary(folder, {"rules", "diff", "tiny", "house", "a.txt", "--rules", "tiny", "--format", "json"})
          .out);
  CHECK(json["changed"] == 1);
  CHECK(json["rules"][0]["samples"][0]["after"]["begin"] == 13);
  CHECK(json["rules"][0]["samples"][0]["after"]["end"] == 26);

  const auto same = run_binary(folder, {"rules", "diff", "tiny", "tiny", "a.txt"});
  CHECK(same.out == "1 article: 0 lost, 0 gained, 0 changed\n");
  const auto few = run_binary(folder, {"rules", "diff", "tiny", "next"});
  CHECK(few.status == 2);
  CHECK(few.err == "onrecord: rules diff: needs OLD NEW PATH...\n");
}

// What `rules explain` says below the tape.
std::string below_tape(const std::string& out) {
  const auto end = out.rfind("\n\n");
  return end == std::string::npos ? out : out.substr(end + 2);
}

TEST_CASE("rules explain tells what is found, and how near a rule came that finds nothing") {
  const TempFolder folder;
  write_tiny_pack(folder);
  write_house(folder);
  folder.write("house/said.yaml",
               "format: 1\n"
               "lexicon speech-verb:\n"
               "  words: |\n"
               "    say: said\n"
               "rule told.named:\n"
               "  gives: told\n"
               "  match: |\n"
               "    {quote}[,] {speaker: capitalised +} [also / later] {cue: speech-verb}\n"
               "    {: month}-{: year-digits} (said / told) [{quote}]\n"
               "  unless before: |\n"
               "    not\n"
               "  unless inside: date\n"
               "  finds: |\n"
               "    “We won,” Ann Brek also said.\n"
               "    March-1999 told\n"
               "rule told.other:\n"
               "  gives: told\n"
               "  priority: 1\n"
               "  match: |\n"
               "    Brek said so\n"
               "  finds: |\n"
               "    Brek said so\n"
               "rule told.drew:\n"
               "  gives: told\n"
               "  match: |\n"
               "    drew {depth: length}\n"
               "  finds: |\n"
               "    drew length\n");
  folder.write("a.txt", "It rained on March 4.\n");
  struct Case {
    std::string text, rule, out;
  };
  for (const auto& [text, rule, out] : std::vector<Case>{
           {"It rained on March 4.", "date.month-day",
            "date.month-day  tiny/dates.yaml:11  [March 4]  month March, day 4\n"},
           {"a.txt", "date.month-day", "date.month-day  tiny/dates.yaml:11  [March 4]  month March, day 4\n"},
           {"In March it rained.", "date.month-day",
            "rule date.month-day finds nothing: found {month} (\"March\"); the next word \"it\" is not {day: "
            "day-digits} (tiny/dates.yaml:11)\n"},
           {"In March", "date.month-day",
            "rule date.month-day finds nothing: found {month} (\"March\"); the text ends where {day: "
            "day-digits} should stand (tiny/dates.yaml:11)\n"},
           {"In March. 4 came.", "date.month-day",
            "rule date.month-day finds nothing: found {month} (\"March\"); \".\" follows where a blank and "
            "{day: "
            "day-digits} should stand (tiny/dates.yaml:11)\n"},
           {"It rained.", "date.month-day",
            "rule date.month-day finds nothing: no line of it begins to match\n"},
           {"on Mar 4, 1999", "date.month-day",
            "rule date.month-day finds nothing: its line tiny/dates.yaml:11 matches \"Mar 4\", but rule "
            "date.year (house/desk.yaml:9) takes \"Mar 4, 1999\", which is longer\n"},
           {"on Mar 31, 1999 and Mar 32, 1999", "date.year",
            "date.year  house/desk.yaml:9  [Mar 31, 1999]  value 1999-03-31, month Mar, day 31, year 1999\n"},
           {"“We won,” Ann Brek noted", "told.named",
            "rule told.named finds nothing: found {quote}[,] {speaker: capitalised +} [also / later] (\"“We "
            "won,” "
            "Ann Brek\"); the next word \"noted\" is not in speech-verb (house/said.yaml:8)\n"},
           {"in March-1999 came", "told.named",
            "rule told.named finds nothing: found {: month}-{: year-digits} ( (\"March-1999\"); the next "
            "word "
            "\"came\" is none of \"said\" and \"told\" (house/said.yaml:9)\n"},
           {"in March -1999 told", "told.named",
            "rule told.named finds nothing: found {: month} (\"March\"); a blank stands before \"-\", where "
            "\"-\" should follow at once (house/said.yaml:9)\n"},
           {"Brek told 3", "told.other",
            "rule told.other finds nothing: found Brek (\"Brek\"); the next word \"told\" is not \"said\" "
            "(house/said.yaml:20)\n"},
           {"drew 3 feet", "told.drew",
            "rule told.drew finds nothing: found drew (\"drew\"); the next word \"3\" is not the word "
            "\"length\", for which there is no class, kind or lexicon (house/said.yaml:26)\n"},
           {"not March-1999 told", "told.named",
            "rule told.named finds nothing: its line house/said.yaml:9 matches \"March-1999 told\", but "
            "`unless "
            "before` forbids what stands before it\n"},
           {"“We won,” Brek said so", "told.named",
            "rule told.named finds nothing: its line house/said.yaml:8 matches \"“We won,” Brek said\", but "
            "rule told.other (house/said.yaml:20) takes \"Brek said so\", with priority 1 against 0\n"},
       }) {
    CAPTURE(text);
    const auto ran =
        run_binary(folder, {"rules", "explain", text, "--rules", "tiny", "--rules", "house", "--rule", rule});
    CHECK(ran.status == 0);
    CHECK(ran.err == "");
    CHECK(below_tape(ran.out) == out);
  }
  const std::vector<std::string> rules = {"--rules", "tiny", "--rules", "house"};
  const auto explain = [&](const std::string& text, const std::vector<std::string>& more) {
    std::vector<std::string> words = {"rules", "explain", text};
    words.insert(words.end(), rules.begin(), rules.end());
    words.insert(words.end(), more.begin(), more.end());
    return run_binary(folder, words).out;
  };
  CHECK(explain("“We won,” Ann said.", {"--rule", "told.named"}) ==
        "tape of house/said.yaml:8 and house/said.yaml:9 (·: a blank stands before it)\n"
        "  {break}\n"
        "  “We won,”  quote\n"
        "· Ann        word capitalised  name\n"
        "· said       word lower        noun  speech-verb\n"
        "  .\n"
        "  {break}\n"
        "\n"
        "told.named  house/said.yaml:8  [“We won,” Ann said]  quote “We won,”, speaker Ann, cue said\n");
  CHECK(explain("In March. 4", {}) ==
        "tape (·: a blank stands before it)\n"
        "  {break}\n"
        "  In       word capitalised   name\n"
        "· March    word capitalised   name    month\n"
        "  .\n"
        "  {break}\n"
        "  4        digits day-digits  number\n"
        "  {break}\n"
        "\n"
        "no rule finds anything\n");
  const auto json = RulesJson::parse(explain("on March 4", {"--format", "json"}));
  CHECK(json["miss"] == nullptr);
  CHECK(json["hits"][0]["line"] == 11);
  CHECK(json["hits"][0]["fields"]["day"] == "4");
  const auto& cells = json["tapes"][0]["cells"];
  REQUIRE(cells.size() == 5);
  CHECK(cells[0] == RulesJson({{"break", true}}));
  CHECK(cells[2]["text"] == "March");
  CHECK(cells[2]["blank_before"] == true);
  CHECK(cells[2]["lexicons"] == RulesJson::array({"month"}));
  CHECK(cells[3]["classes"] == RulesJson::array({"digits", "day-digits"}));
}

TEST_CASE("rules profile counts what each rule costs, the worst first") {
  const TempFolder folder;
  write_tiny_pack(folder);
  write_house(folder);
  folder.write("a.txt", "It rained on March 4 and on March 5.\n\nIt poured on Mar 6, 1999, they say.\n");
  folder.write("b.txt", "It rained on March 7.\n");
  const std::vector<std::string> words = {"rules", "profile", "a.txt", "b.txt",  "--rules",
                                          "tiny",  "--rules", "house", "--jobs", "2"};
  const auto ran = run_binary(folder, words);
  CHECK(ran.status == 0);
  CHECK(ran.err == "");
  CHECK(ran.out.starts_with("rule            share "));
  CHECK(ran.out.find("\ndate.month-day ") != std::string::npos);
  CHECK(ran.out.find("\n2 articles: all rules took ") != std::string::npos);

  auto as_json = words;
  as_json.insert(as_json.end(), {"--format", "json"});
  const auto json = RulesJson::parse(run_binary(folder, as_json).out);
  CHECK(json["articles"] == 2);
  REQUIRE(json["rules"].size() == 2);
  double share = 0;
  double before = json["milliseconds"];
  for (const auto& rule : json["rules"]) {
    share += rule["share"].get<double>();
    CHECK(rule["milliseconds"].get<double>() <= before);
    before = rule["milliseconds"];
    // Four months; and one comma, around which alone the other line is tried.
    const bool is_house = rule["id"] == "date.year";
    CHECK(rule["tries"] == (is_house ? 1 : 4));
    CHECK(rule["matches"] == (is_house ? 1 : 4));
    CHECK(rule["steps"].get<int>() > rule["tries"].get<int>());
    REQUIRE(rule["lines"].size() == 1);
    CHECK(rule["lines"][0]["tries"] == rule["tries"]);
  }
  CHECK(share == doctest::Approx(1));

  // One rule, line by line.
  auto alone = words;
  alone.insert(alone.end(), {"--rule", "date.year"});
  const auto one = run_binary(folder, alone);
  CHECK(one.out.find("date.month-day") == std::string::npos);
  CHECK(std::ranges::count(one.out, '\n') == 4);
  const auto none = run_binary(folder, {"rules", "profile", "--rules", "tiny"});
  CHECK(none.status == 2);
  CHECK(none.err == "onrecord: rules profile: needs PATH...\n");
}

TEST_CASE("check, test and list as JSON") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("typo/years.yaml", kTypo);
  const auto check =
      RulesJson::parse(run_binary(folder, {"rules", "check", "tiny", "typo", "--format", "json"}).out);
  CHECK(check["rules"] == 1);
  CHECK(check["problems"] == RulesJson::array({{{"file", "typo/years.yaml"},
                                                {"line", 8},
                                                {"column", 3},
                                                {"what", "unknown key \"vaule\"; did you mean value?"}}}));
  const auto test = RulesJson::parse(run_binary(folder, {"rules", "test", "tiny", "--format", "json"}).out);
  CHECK(test["examples"] == 2);
  CHECK(test["failures"].empty());
  const auto list = RulesJson::parse(run_binary(folder, {"rules", "list", "tiny", "--format", "json"}).out);
  CHECK(list["rules"][0]["id"] == "date.month-day");
  CHECK(list["rules"][0]["seen"].get<std::string>().size() == 6);
  CHECK(list["lexicons"][0]["entries"] == 1);
}

}  // namespace
}  // namespace onrecord
