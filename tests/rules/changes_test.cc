#include "engine/rules/changes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

const std::string kShipped =
    "format: 1\npack: en\n"
    "lexicon fruit:\n  words: |\n    apple: apples\n    pear: pears\n    3 = three\n"
    "rule fruit.count:\n  gives: harvest\n  priority: 1\n  replaces: fruit.old\n  match: |\n    {n: digits} "
    "{fruit}\n"
    "  value: number(n)\n  finds: |\n    They ate 12 pears.  => value 12\n    They sold 3 apples.\n";

Pack with(const std::string& house) {
  return parse_pack({{"rules/en/fruit.yaml", kShipped}, {"house/desk.yaml", "format: 1\n" + house}});
}

std::string messages(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out += error.message() + "\n";
  return out;
}

std::string seen() { return with("").rule("fruit.count")->seen; }

TEST_CASE("words are added and taken away") {
  const auto pack = with(
      "change lexicon fruit:\n  because: desk style\n  add words: |\n    plum: plums\n  remove words: |\n"
      "    pear: pears\n    apples\n");
  CHECK(messages(pack.errors) == "");
  CHECK(messages(pack.warnings) == "");
  CHECK(pack.value_in("fruit", "plums") == "plum");
  CHECK(pack.value_in("fruit", "apple") == "apple");
  CHECK(pack.value_in("fruit", "apples") == "");
  CHECK(pack.value_in("fruit", "pear") == "");
  const auto* lexicon = pack.lexicon("fruit");
  REQUIRE(lexicon->changes.size() == 1);
  CHECK(lexicon->changes[0].because == "desk style");
  CHECK(to_string(place_of(*lexicon, lexicon->entries.back().line)) == "house/desk.yaml:5:1");
  CHECK(to_string(place_of(*lexicon, lexicon->entries.front().line)) == "rules/en/fruit.yaml:5:1");
}

TEST_CASE("a rule is extended, and knows where each line stands") {
  const auto pack =
      with("change rule fruit.count:\n  because: boxes too\n  seen: " + seen() +
           "\n  priority: 7\n  add match: |\n    {n: digits} boxes of {fruit}\n  add unless:\n    before: "
           "|\n      about\n"
           "  add finds: |\n    4 boxes of pears\n  add ignores: |\n    about 4 pears\n  remove examples: |\n"
           "    They sold 3 apples.\n");
  CHECK(messages(pack.errors) == "");
  CHECK(messages(pack.warnings) == "");
  CHECK(messages(pack.hints) == "");
  const auto* rule = pack.rule("fruit.count");
  CHECK(rule->priority == 7);
  REQUIRE(rule->match.size() == 2);
  CHECK(to_string(place_of(*rule, rule->match[0].number)) == "rules/en/fruit.yaml:13:1");
  CHECK(to_string(place_of(*rule, rule->match[1].number)) == "house/desk.yaml:7:1");
  CHECK(rule->before.at(0).text == "about");
  REQUIRE(rule->finds.size() == 2);
  CHECK(to_string(place_of(*rule, rule->finds[1].line)) == "house/desk.yaml:12:1");
  CHECK(rule->ignores.size() == 1);
}

TEST_CASE("a disabled rule keeps its name and kind, and finds nothing") {
  const auto pack = with("disable rule fruit.count:\n  because: not wanted\n  seen: " + seen() + "\n");
  CHECK(messages(pack.warnings) == "");
  const auto* rule = pack.rule("fruit.count");
  CHECK(rule->disabled);
  CHECK(rule->gives == "harvest");
  CHECK(rule->match.empty());
  CHECK(rule->finds.empty());
  CHECK(rule->changes.at(0).because == "not wanted");
}

TEST_CASE("what a change was written for may be gone or altered: a warning that says so") {
  struct Case {
    std::string house, warning;
  };
  for (const auto& [house, warning] : std::vector<Case>{
           {"change lexicon friut:\n  because: so\n  add words: |\n    plum\n",
            "house/desk.yaml:2:1: no lexicon \"friut\" to change; did you mean fruit?\n"},
           {"change rule fruit.cuont:\n  because: so\n  priority: 2\n",
            "house/desk.yaml:2:1: no rule \"fruit.cuont\" to change; did you mean fruit.count?\n"},
           {"disable rule xyzzyx:\n  because: so\n", "house/desk.yaml:2:1: no rule \"xyzzyx\" to disable\n"},
           {"change rule fruit.count:\n  because: so\n  seen: 123abc\n  priority: 2\n",
            "house/desk.yaml:4:3: rule fruit.count (rules/en/fruit.yaml:8) was altered since this was "
            "written; look "
            "whether it still fits, then write `seen: " +
                seen() + "`\n"},
           {"change rule fruit.old:\n  because: so\n  seen: " + seen() + "\n  priority: 2\n",
            "house/desk.yaml:2:1: rule fruit.old is called fruit.count by now (rules/en/fruit.yaml:8); the "
            "change "
            "was made to it\n"},
           {"change lexicon fruit:\n  because: so\n  add words: |\n    plum, pears\n    pear: pears\n",
            "house/desk.yaml:6:5: \"pear\" is in lexicon fruit already (rules/en/fruit.yaml:6); take it out "
            "here\n"
            "house/desk.yaml:6:5: \"pears\" is in lexicon fruit already (rules/en/fruit.yaml:6); take it out "
            "here\n"},
           {"change lexicon fruit:\n  because: so\n  remove words: |\n    peers\n",
            "house/desk.yaml:5:5: no word \"peers\" in lexicon fruit to take away; did you mean pears?\n"},
           {"disable rule fruit.count:\n  because: so\n  seen: " + seen() +
                "\ndisable rule fruit.count:\n  because: so\n  seen: " + seen() + "\n",
            "house/desk.yaml:5:1: rule fruit.count is disabled already, at house/desk.yaml:2\n"},
           {"change rule fruit.count:\n  because: so\n  seen: " + seen() +
                "\n  remove examples: |\n    none such\n",
            "house/desk.yaml:6:5: rule fruit.count has no such example to take away\n"},
       }) {
    CAPTURE(house);
    const auto pack = with(house);
    CHECK(messages(pack.errors) == "");
    CHECK(messages(pack.warnings) == warning);
  }
}

TEST_CASE("without `seen:` the value to write is told to editors alone") {
  const auto pack = with("disable rule fruit.count:\n  because: so\n");
  CHECK(messages(pack.warnings) == "");
  CHECK(messages(pack.hints) == "house/desk.yaml:2:1: write `seen: " + seen() +
                                    "` under it, and you will be told when rule fruit.count is altered\n");
}

TEST_CASE("a rule's fingerprint goes by what it finds") {
  const auto pack = with("");
  const Rule& rule = *pack.rule("fruit.count");
  CHECK(fingerprint(rule).size() == 6);
  Rule other = rule;
  other.notes = "more";
  other.finds.clear();
  other.place.line = 1;
  other.match[0].number = 99;
  CHECK(fingerprint(other) == fingerprint(rule));
  other.match[0].text += " ";
  CHECK(fingerprint(other) != fingerprint(rule));
  other = rule;
  other.priority = 2;
  CHECK(fingerprint(other) != fingerprint(rule));
  other = rule;
  other.fields[0].second.text = "number(n) * 2";
  CHECK(fingerprint(other) != fingerprint(rule));
  other = rule;
  other.inside = {"match"};
  CHECK(fingerprint(other) != fingerprint(rule));
}

TEST_CASE("a folder that says `pack:` is alone, which a change in it brings to light") {
  const auto pack = parse_pack({{"house/a.yaml", "format: 1\npack: en\n"},
                                {"house/b.yaml", "format: 1\ndisable rule x:\n  because: so\n"}});
  CHECK(messages(pack.warnings) ==
        "house/b.yaml:2:1: no rule \"x\" to disable; `pack:` (house/a.yaml:2:1) makes this folder a pack of "
        "its own, "
        "without the shipped rules\n");
}

}  // namespace
}  // namespace onrecord
