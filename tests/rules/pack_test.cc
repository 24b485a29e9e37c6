#include "engine/rules/pack.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/base/temp_folder.h"

namespace onrecord {
namespace {

Pack parse(const std::string& body) { return parse_pack({{"p.yaml", "format: 1\npack: en\n" + body}}); }

std::string errors(const Pack& pack) {
  std::string out;
  for (const auto& error : pack.errors) out += error.message() + "\n";
  return out;
}

// A rule with all that it needs; `more` goes behind, from line 8.
std::string rule(const std::string& id, const std::string& more = {}) {
  return "rule " + id + ":\n  gives: x\n  match: |\n    a {b: word}\n  finds: |\n" + "    a dog\n" + more;
}

TEST_CASE("entries of lexicons") {
  const auto pack = parse(
      "lexicon number:\n  gives: count\n  words: |\n"
      "    3 = three, a trio\n"
      "    say: says, said\n"
      "    # a comment\n"
      "    Monday, Tuesday\n"
      "    1,000 = a thousand, 1,000\n"
      "    lone\n"
      "    #tag\n"
      "    a = b = c\n"
      "    on, and on,\n"
      "    more: mores,\n"
      "    ,\n"
      "    ,,\n"
      "  notes: |\n    Why so.\n");
  CHECK(errors(pack) == "");
  const auto* lexicon = pack.lexicon("number");
  REQUIRE(lexicon != nullptr);
  CHECK(lexicon->gives == "count");
  std::string entries;
  for (const auto& entry : lexicon->entries) {
    entries += entry.value + "@" + std::to_string(entry.line) + ":";
    for (const auto& form : entry.forms) entries += " <" + form + ">";
    entries += "\n";
  }
  CHECK(entries ==
        "3@6: <three> <a trio>\n"
        "say@7: <say> <says> <said>\n"
        "Monday@9: <Monday>\n"
        "Tuesday@9: <Tuesday>\n"
        "1,000@10: <a thousand> <1,000>\n"
        "lone@11: <lone>\n"
        "#tag@12: <#tag>\n"
        "a@13: <b = c>\n"
        "on@14: <on>\n"
        "and on@14: <and on>\n"
        "more@15: <more> <mores>\n"
        ",@16: <,>\n"
        ",,@17: <,,>\n");
  CHECK(pack.value_in("number", "A TRIO") == "3");
  CHECK(pack.value_in("number", "SAID") == "say");
  CHECK(pack.value_in("number", "four") == "");
  CHECK(pack.value_in("numbers", "three") == "");
  CHECK(pack.lexicon("numbe") == nullptr);
}

TEST_CASE("all that a rule may say") {
  const auto pack = parse(
      "rule a.b:\n  gives: hit\n  over: quote, name\n  priority: -3\n  match: |\n    {x: word} y\n    z\n"
      "  unless:\n    before: |\n      not\n    after: |\n      so\n    inside: quote, name\n"
      "  value: number(x) * 2\n  unit: percent\n"
      "  finds: |\n    [2024-05-08] a dog y  => value 3, unit percent\n    plain\n    [not a date] y => x a, "
      "b, text\n"
      "  ignores: |\n    nothing\n  known misses: |\n    missed  => value 4\n  notes: |\n    one\n    two\n");
  CHECK(errors(pack) == "");
  const auto* rule = pack.rule("a.b");
  REQUIRE(rule != nullptr);
  CHECK(rule->gives == "hit");
  CHECK(rule->over == std::vector<std::string>{"quote", "name"});
  CHECK(rule->inside == std::vector<std::string>{"quote", "name"});
  CHECK(rule->priority == -3);
  REQUIRE(rule->match.size() == 2);
  CHECK(rule->match[1].text == "z");
  CHECK(rule->match[1].number == 9);
  CHECK(rule->before.at(0).text == "not");
  CHECK(rule->after.at(0).text == "so");
  REQUIRE(rule->fields.size() == 2);
  CHECK(rule->fields[0].first == "value");
  CHECK(rule->fields[0].second.text == "number(x) * 2");
  CHECK(rule->fields[0].second.number == 16);
  REQUIRE(rule->finds.size() == 3);
  CHECK(rule->finds[0].text == "a dog y");
  CHECK(rule->finds[0].published == "2024-05-08");
  CHECK(rule->finds[0].line == 19);
  using Expected = std::vector<std::pair<std::string, std::string>>;
  CHECK(rule->finds[0].expected == Expected{{"value", "3"}, {"unit", "percent"}});
  CHECK(rule->finds[1].text == "plain");
  CHECK(rule->finds[1].expected.empty());
  CHECK(rule->finds[2].text == "[not a date] y");
  CHECK(rule->finds[2].published == "");
  CHECK(rule->finds[2].expected == Expected{{"x", "a"}, {"b", ""}, {"text", ""}});
  CHECK(rule->ignores.at(0).text == "nothing");
  CHECK(rule->known_misses.at(0).expected == Expected{{"value", "4"}});
  CHECK(rule->notes == "one two");
  CHECK(to_string(rule->place) == "p.yaml:3:1");
}

TEST_CASE("parts") {
  const auto pack = parse_pack({{"a.yaml", "format: 1\npack: en\n" + rule("a")},
                                {"b.yaml", "format: 1\npart: layout\n" + rule("b")},
                                {"c.yaml", "format: 1\npart: compare\nlexicon c:\n  words: |\n    x\n"},
                                {"d.yaml", "format: 1\npart: text\n" + rule("d")}});
  CHECK(errors(pack) == "");
  CHECK(pack.language == "en");
  CHECK(pack.rule("a")->part == Part::kText);
  CHECK(pack.rule("b")->part == Part::kLayout);
  CHECK(pack.lexicon("c")->part == Part::kCompare);
  CHECK(pack.rule("d")->part == Part::kText);  // each file anew
}

struct Broken {
  std::string body;  // from line 3
  std::string error;
};

void check(const std::vector<Broken>& cases) {
  for (const auto& [body, error] : cases) {
    CAPTURE(body);
    const auto pack = parse(body + rule("z.good"));
    CHECK(errors(pack) == error);
    // One bad entry leaves the others.
    CHECK(pack.rule("z.good") != nullptr);
    CHECK(pack.rule("bad") == nullptr);
    CHECK(pack.lexicon("bad") == nullptr);
  }
}

TEST_CASE("what is wrong with keys is told with its place") {
  check({
      {rule("bad", "  vaule: b\n"), "p.yaml:9:3: unknown key \"vaule\"; did you mean value?\n"},
      {rule("bad", "  fnids: |\n    x\n"), "p.yaml:9:3: unknown key \"fnids\"; did you mean finds?\n"},
      {rule("bad", "  xyzzyx: b\n"), "p.yaml:9:3: unknown key \"xyzzyx\"\n"},
      {rule("bad", "  unless:\n    befor: |\n      x\n"),
       "p.yaml:10:5: unknown key \"unless befor\"; did you mean unless before?\n"},
      {rule("bad", "  gives: y\n"), "p.yaml:9:3: the key \"gives\" stands twice\n"},
      {rule("bad", "  ignores: x\n"), "p.yaml:9:3: needs its text under \"ignores: |\" (the | is missing)\n"},
      {rule("bad", "  ignores: >\n    x\n"),
       "p.yaml:9:3: needs its text under \"ignores: |\" (the | is missing)\n"},
      {rule("bad", "  over: |\n    x\n"),
       "p.yaml:9:3: \"over\" takes its value on the same line, without |\n"},
      {rule("bad", "  value: |\n    x\n"),
       "p.yaml:9:3: \"value\" takes its value on the same line, without |\n"},
      {rule("bad", "  priority: high\n"), "p.yaml:9:3: priority \"high\" is no whole number\n"},
      {rule("bad", "  priority: 1.5\n"), "p.yaml:9:3: priority \"1.5\" is no whole number\n"},
      {"lexicon bad:\n  wrods: |\n    x\n",
       "p.yaml:4:3: unknown key \"wrods\"; did you mean words?\np.yaml:3:1: lexicon bad has no words\n"},
      {"lexicon bad:\n  words: x\n",
       "p.yaml:4:3: needs its text under \"words: |\" (the | is missing)\np.yaml:3:1: lexicon bad has no "
       "words\n"},
      {"lexicon bad:\n  words: |\n    # none\n", "p.yaml:3:1: lexicon bad has no words\n"},
      {"ruel bad:\n  gives: x\n", "p.yaml:3:1: unknown key \"ruel bad\"; did you mean rule?\n"},
      {"lexicn bad:\n  words: |\n    x\n", "p.yaml:3:1: unknown key \"lexicn bad\"; did you mean lexicon?\n"},
      {"prat: layout\n", "p.yaml:3:1: unknown key \"prat\"; did you mean part?\n"},
      {"part: head\n", "p.yaml:3:1: part \"head\" is not known; it is text, layout or compare\n"},
  });
}

TEST_CASE("what rules lack or hold wrongly is told with its place") {
  check({
      {"rule bad:\n  match: |\n    a\n  finds: |\n    a\n",
       "p.yaml:3:1: rule bad does not say what it gives\n"},
      {"rule bad:\n  gives: x\n  finds: |\n    a\n",
       "p.yaml:3:1: rule bad needs either `match: |` or `regex: |`\n"},
      {rule("bad", "  regex: |\n    a\n"), "p.yaml:3:1: rule bad needs either `match: |` or `regex: |`\n"},
      {"rule bad:\n  gives: x\n  match: |\n    a\n", "p.yaml:3:1: rule bad has no example; add `finds: |`\n"},
      {"rule bad:\n",
       "p.yaml:3:1: rule bad does not say what it gives\n"
       "p.yaml:3:1: rule bad needs either `match: |` or `regex: |`\n"
       "p.yaml:3:1: rule bad has no example; add `finds: |`\n"},
      {"rule bad:\n  gives: x\n  match: |\n    fine\n    a {b\n  finds: |\n    a\n",
       "p.yaml:7:7: \"{\" is never closed in `a {b`\n"},
      {"rule bad:\n  gives: x\n  match: |\n    a [b (c / )] []\n  finds: |\n    a\n",
       "p.yaml:6:18: an empty alternative in `a [b (c / )] []`\n"},
      {rule("bad", "  unless before: |\n    a)\n"), "p.yaml:10:6: \")\" closes nothing in `a)`\n"},
      {rule("bad", "  unless after: |\n    <a\n"), "p.yaml:10:5: \"<\" is never closed in `<a`\n"},
      {rule("bad", "  value: number(b\n"), "p.yaml:9:18: value: \"(\" is never closed in `number(b`\n"},
      {rule("bad", "  value: b c\n"), "p.yaml:9:12: value: unexpected \"c\" in `b c`\n"},
  });
}

TEST_CASE("names stand once") {
  const auto twice = parse(rule("a") + rule("a", "  priority: 3\n"));
  CHECK(errors(twice) ==
        "p.yaml:9:1: rule a stands twice; first at p.yaml:3:1; to alter that, write `change rule a:`\n");
  CHECK(twice.rules.size() == 1);
  CHECK(twice.rule("a")->priority == 0);
  const std::string lexicon = "lexicon l:\n  words: |\n    x\n";
  const auto files = parse_pack({{"a.yaml", "format: 1\n" + lexicon}, {"b.yaml", "format: 1\n" + lexicon}});
  CHECK(errors(files) ==
        "b.yaml:2:1: lexicon l stands twice; first at a.yaml:2:1; to add words to that, write `change "
        "lexicon l:`\n");
}

TEST_CASE("the head of a file") {
  CHECK(errors(parse_pack({{"p.yaml", "pack: en\n"}})) == "p.yaml:1:1: the first line must be `format: 1`\n");
  CHECK(errors(parse_pack({{"p.yaml", ""}})) == "p.yaml:1:1: the first line must be `format: 1`\n");
  CHECK(errors(parse_pack({{"p.yaml", "format: 2\n"}})) ==
        "p.yaml:1:1: format \"2\" is not known; this program reads 1\n");
}

TEST_CASE("lexicons and rules come by name") {
  const auto pack =
      parse(rule("b") + rule("a") + "lexicon d:\n  words: |\n    x\nlexicon c:\n  words: |\n    x\n");
  CHECK(pack.rules.at(0).id == "a");
  CHECK(pack.rules.at(1).id == "b");
  CHECK(pack.lexicons.at(0).name == "c");
  CHECK(pack.rule("c") == nullptr);
}

TEST_CASE("packs are read from folders, in the order of their paths") {
  const TempFolder folder;
  const auto missing = read_pack(folder / "none");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message() == folder / "none" + ": no such folder of rules");
  const auto empty = read_pack(folder.path());
  REQUIRE_FALSE(empty);
  CHECK(empty.error().what == "holds no rule file (*.yaml)");
  const auto second = folder.write("b.yaml", "format: 1\n" + rule("same") + rule("other"));
  const auto first = folder.write("a/deep/a.yaml", "format: 1\n" + rule("same"));
  folder.write("notes.txt", "format: 9\n");
  const auto pack = read_pack(folder.path());
  REQUIRE(pack);
  CHECK(errors(*pack) == second + ":2:1: rule same stands twice; first at " + first +
                             ":2:1; to alter that, write `change rule same:`\n");
  CHECK(pack->rules.size() == 2);
  CHECK(pack->rule("same")->place.file == first);
}

}  // namespace
}  // namespace onrecord
