// What `onrecord rules check` and `test` say of broken rule files: every message as it is printed.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cli/rules_command.h"
#include "engine/extract/examples.h"
#include "engine/rules/excerpt.h"
#include "engine/rules/lint.h"

namespace onrecord {
namespace {

// A sound file around what is broken: it takes lines 1 to 16, the case begins on line 17.
const std::string kHead =
    "format: 1\n"
    "pack: en\n"
    "\n"
    "lexicon fruit:\n"
    "  words: |\n"
    "    apple: apples\n"
    "    pear: pears\n"
    "\n"
    "rule fruit.count:\n"
    "  gives: harvest\n"
    "  match: |\n"
    "    {n: digits} {kind: fruit}\n"
    "  value: number(n)\n"
    "  finds: |\n"
    "    They ate 12 pears.  => value 12\n"
    "\n";

// A rule from line 17 with these lines of match and these keys behind them.
std::string rule(const std::string& match, const std::string& more = "  finds: |\n    7 ripe pears\n") {
  return "rule fruit.ripe:\n  gives: ripe\n  match: |\n    " + match + "\n" + more;
}

std::string problems_of(const std::string& content, bool with_excerpt) {
  const Language language(parse_pack({{"x.yaml", content}}));
  auto problems = language.errors();
  const auto report = run_examples(language);
  for (const auto& more : {lint(language.pack()), without_consequences(language, report.failures),
                           without_consequences(language, report.unused_lines)}) {
    problems.insert(problems.end(), more.begin(), more.end());
  }
  sort_problems(problems);
  std::string out;
  for (const auto& problem : problems) {
    out += problem.message() + "\n";
    if (with_excerpt) out += excerpt(language.pack(), problem);
  }
  // Whatever is wrong behind it, the rule before still runs.
  CHECK(language.pack().rule("fruit.count") != nullptr);
  CHECK(hits_in(language, Part::kText, "He sold 3 apples.", "").size() >= 1);
  return out;
}

struct Case {
  std::string body;
  std::string message;
};

void check(const std::vector<Case>& cases, bool with_excerpt) {
  for (const auto& [body, message] : cases) {
    CAPTURE(body);
    CHECK(problems_of(kHead + body, with_excerpt) == message);
  }
}

TEST_CASE("the file around the cases is sound") { CHECK(problems_of(kHead, true) == ""); }

TEST_CASE("the line at fault is shown with a caret") {
  check(
      {
          {rule("{n: digits} ripe {fruit}", "  vaule: number(n)\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:21:3: unknown key \"vaule\"; did you mean value?\n"
           "  21 |   vaule: number(n)\n"
           "     |   ^\n"},
          {rule("„{n: digits}“ ripe {fruits}"),
           "x.yaml:20:28: {fruits} is no class, mention or lexicon; did you mean fruit?\n"
           "  20 |     „{n: digits}“ ripe {fruits}\n"
           "     |                        ^\n"},
      },
      true);
}

TEST_CASE("the form of files") {
  check(
      {
          {"rule fruit.ripe:\n\tgives: ripe\n", "x.yaml:18:1: a tab; indent with blanks\n"},
          {"rule fruit.ripe: &a\n  gives: ripe\n", "x.yaml:17:18: anchors (&name) are not used here\n"},
          {"rule fruit.ripe:\n  gives: !!str ripe\n", "x.yaml:18:10: tags (!name) are not used here\n"},
          {"rule fruit.ripe:\n  gives: *a\n", "x.yaml:18:10: aliases (*name) are not used here\n"},
          {"rule fruit.ripe: {gives: ripe}\n", "x.yaml:17:18: { } is not used here; write one key a line\n"},
          {"rule fruit.ripe:\n  over: [quote, name]\n",
           "x.yaml:18:9: lists in [ ] are not used here; write `key: |` and one line each\n"},
          {"rule fruit.ripe:\n  match:\n    - ripe pears\n",
           "x.yaml:19:5: lists are not used here; write `key: |` and one line each\n"},
          {rule("ripe {fruit}", "  gives: raw\n  finds: |\n    ripe pears\n"),
           "x.yaml:21:3: the key \"gives\" stands twice\n"},
          {"rule fruit.count:\n  gives: ripe\n",
           "x.yaml:17:1: rule fruit.count stands twice; first at x.yaml:9:1; to alter that, write `change "
           "rule fruit.count:`\n"},
          {"lexicon fruit:\n  words: |\n    plum\n",
           "x.yaml:17:1: lexicon fruit stands twice; first at x.yaml:4:1; to add words to that, write "
           "`change lexicon fruit:`\n"},
          {"ruel fruit.ripe:\n  gives: ripe\n",
           "x.yaml:17:1: unknown key \"ruel fruit.ripe\"; did you mean rule?\n"},
          {"chang rule fruit.count:\n  because: so\n",
           "x.yaml:17:1: unknown key \"chang rule fruit.count\"; did you mean change rule?\n"},
          {"rule fruit.ripe:\n  gives: ripe\n  match: {n: digits} ripe\n  finds: |\n    7 ripe pears\n",
           "x.yaml:19:3: needs its text under \"match: |\" (the | is missing)\n"},
          {"rule fruit.ripe:\n  gives: ripe\n  match:\n    ripe {fruit}\n  finds: |\n    ripe pears\n",
           "x.yaml:17:1: rule fruit.ripe needs either `match: |` or `regex: |`\n"
           "x.yaml:19:3: needs its text under \"match: |\" (the | is missing)\n"},
          {"rule fruit.ripe:\n  gives: ripe\n  match: | ripe {fruit}\n  finds: |\n    ripe pears\n",
           "x.yaml:19:10: nothing may stand behind \"match: |\"; begin on the next line\n"},
          {"rule fruit.ripe:\n  gives: ripe\n  match: |\n    ripe {fruit}\n   raw {fruit}\n  finds: |\n    "
           "ripe "
           "pears\n",
           "x.yaml:21:4: this line is neither a key nor part of \"match: |\"; indent it like the lines of "
           "that block\n"},
          {"rule fruit.ripe: ripe pears\n",
           "x.yaml:17:1: \"rule fruit.ripe\" takes keys on the lines below, not a value\n"},
          {"part: head\n", "x.yaml:17:1: part \"head\" is not known; it is text, layout or compare\n"},
      },
      false);
}

TEST_CASE("what rules name") {
  check(
      {
          {rule("{n: digits} ripe {fruit}", "  priority: high\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:21:3: priority \"high\" is no whole number\n"},
          {rule("{n: digits} ripe {fruit}", "  value: nubmer(n)\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:21:10: no normaliser \"nubmer\"; did you mean number?\n"},
          {rule("{n: digits} ripe {fruit}", "  value: number(n, n\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:21:21: value: \"(\" is never closed in `number(n, n`\n"},
          {rule("{count: digits} ripe {fruit}", "  value: number(cuont)\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:21:17: value: no slot \"cuont\"; did you mean count?\n"},
          {rule("{n: digits} ripe {fruit}", "  value: date()\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:21:10: \"date\" cannot take 0 arguments: (year, month, day) any of them may be absent; an "
           "absent year is found from publication and tense\n"},
          {rule("{n: digits} ripe {fruit}", "  over: qoute\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:17:1: over: no rule gives \"qoute\"; did you mean quote?\n"},
          {rule("{n: digits} ripe {fruit}", "  unless:\n    inside: harvst\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:17:1: unless inside: no rule gives \"harvst\"; did you mean harvest?\n"},
          {rule("{n: digits} ripe {fruit}",
                "  unless:\n    behind: |\n      not\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:22:5: unknown key \"unless behind\"; did you mean unless before?\n"},
          {rule("{n: digits} ripe {fruit}", "  replaces: fruit.count\n  finds: |\n    7 ripe pears\n"),
           "x.yaml:17:1: replaces: rule fruit.count is still there, at x.yaml:9:1\n"},
          {rule("{n: digits} ripe {fruit}", "  finds: |\n    7 ripe pears  => n 7, m 3\n"),
           "x.yaml:20: no example uses this line of match (rule fruit.ripe)\n"
           "x.yaml:22: example failed: expected m \"3\", got none (rule fruit.ripe)\n"
           "x.yaml:22: rule fruit.ripe has no field or slot \"m\"; did you mean n?\n"},
      },
      false);
}

TEST_CASE("patterns") {
  check(
      {
          {rule("{n: digits ripe"), "x.yaml:20:5: \"{\" is never closed in `{n: digits ripe`\n"},
          {rule("{n: digits} () ripe"), "x.yaml:20:17: an empty alternative in `{n: digits} () ripe`\n"},
          {rule("{n: digits}] ripe"), "x.yaml:20:16: \"]\" closes nothing in `{n: digits}] ripe`\n"},
          {rule("[{n: digits}] [ripe]"),
           "x.yaml:20:5: this pattern matches nothing: no word must be there for it; take one part out of "
           "its [ ]\n"},
          {rule("{n: word} ... {m: any}"),
           "x.yaml:20:5: this pattern matches everything: name a word, a lexicon or a kind of mention\n"},
          {rule("{n: digits} ripe {f: fruit except fruit}"), "x.yaml:20:22: {fruit} can match nothing\n"},
          {rule("{n: digits} ripe {fruit}\n    {n: digits} rotten {fruit}"),
           "x.yaml:21: no example uses this line of match (rule fruit.ripe)\n"},
      },
      false);
}

TEST_CASE("what RE2 leaves out is told with what to write instead") {
  const auto regex = [](const std::string& text) {
    return "rule fruit.ripe:\n  gives: ripe\n  regex: |\n    " + text + "\n  finds: |\n    7 ripe pears\n";
  };
  check(
      {
          {regex("(?<!not )ripe"),
           "x.yaml:20:5: \"(?<!\" looks behind; write what must not stand before under `unless before: |`\n"},
          {regex("(?<=7 )ripe"),
           "x.yaml:20:5: \"(?<=\" looks behind; write what must stand before into the expression, with a "
           "group for the rest\n"},
          {regex("ripe(?! pears)"),
           "x.yaml:20:9: \"(?!\" looks ahead; write what must not stand behind under `unless after: |`\n"},
          {regex("ripe(?= pears)"),
           "x.yaml:20:9: \"(?=\" looks ahead; write what must stand behind into the expression, with a group "
           "for the rest\n"},
          {regex("(?P<a>r)ipe \\1"),
           "x.yaml:20:17: \"\\1\" asks for the same text again; write two rules, or list what can stand "
           "there\n"},
          {regex("(?P<a>r)ipe (?P=a)"),
           "x.yaml:20:17: \"(?P=\" asks for the same text again; write two rules, or list what can stand "
           "there\n"},
          {regex("(?<a>r)ipe"), "x.yaml:20:5: \"(?<\" is no group here; write (?P<name>…)\n"},
          {regex("r++ipe"), "x.yaml:20:6: \"++\" is not known here; write \"+\", which is as fast\n"},
          {regex("\\bripe\\b"),
           "x.yaml:20:5: \"\\b\" knows the letters a to z only; write [^\\p{L}\\p{N}] or (?:^|[^\\p{L}])\n"},
          {regex("ripe\\s+pears"),
           "x.yaml:20:9: \"\\s\" knows the blanks of ASCII only; write [\\s\\p{Zs}]\n"},
          {regex("(ripe"), "x.yaml:20:5: missing ): (ripe\n"},
          {regex("r*"),
           "x.yaml:20:5: this expression matches everything, for it matches the empty text; ask for a "
           "character\n"},
          {regex("ripe) pears"), "x.yaml:20:5: unexpected ): ripe) pears\n"},
      },
      false);
}

TEST_CASE("examples, and rules beside one another") {
  check(
      {
          {rule("{n: digits} ripe / sweet {fruit}",
                "  value: number(n)\n  finds: |\n    7 ripe / sweet pears\n"),
           "x.yaml:20:22: \"/\" stands alone here and means the mark itself: alternatives stand in "
           "parentheses, (a / b); where the mark is meant write \\/\n"},
          {rule("{n: digits} ripe \\/ sweet {fruit}",
                "  value: number(n)\n  finds: |\n    7 ripe / sweet pears\n"),
           ""},
          {"rule fruit.ripe:\n  gives: ripe\n  match: |\n    ripe {fruit}\n",
           "x.yaml:17:1: rule fruit.ripe has no example; add `finds: |`\n"},
          {rule("{n: digits} ripe {fruit}", "  value: number(n)\n  finds: |\n    7 ripe pears  => value 8\n"),
           "x.yaml:20: no example uses this line of match (rule fruit.ripe)\n"
           "x.yaml:23: example failed: expected value \"8\", got \"7\" (rule fruit.ripe)\n"},
          {rule("{n: digits} ripe {fruit}",
                "  finds: |\n    7 ripe pears\n  ignores: |\n    about 7 ripe pears\n"),
           "x.yaml:24: example failed: expected nothing, got \"7 ripe pears\" (rule fruit.ripe)\n"},
          {"rule fruit.late:\n  gives: harvest\n  match: |\n    {m: digits} {fruit}\n  finds: |\n    8 "
           "pears\n",
           "x.yaml:20: no example uses this line of match (rule fruit.late)\n"
           "x.yaml:20:5: this line of rule fruit.late never wins: rule fruit.count (x.yaml:12) finds the "
           "same and comes first by its id\n"
           "x.yaml:22: example failed: nothing found; rule fruit.count (x.yaml:12) takes \"8 pears\" (rule "
           "fruit.late)\n"},
          {"rule fruit.a:\n  gives: harvest\n  priority: 2\n  match: |\n    {m: day-digits} {fruit / nuts}\n "
           " finds: "
           "|\n    8 nuts\nrule fruit.b:\n  gives: harvest\n  match: |\n    {m: day-digits} {fruit}\n  "
           "finds: |\n    8 "
           "pears\n",
           "x.yaml:12: no example uses this line of match (rule fruit.count)\n"
           "x.yaml:15: example failed: nothing found; rule fruit.a (x.yaml:21) takes \"12 pears\", with "
           "priority 2 against 0 (rule fruit.count)\n"
           "x.yaml:27: no example uses this line of match (rule fruit.b)\n"
           "x.yaml:27:5: this line of rule fruit.b never wins: rule fruit.a (x.yaml:21) finds the same and "
           "comes first by its priority\n"
           "x.yaml:29: example failed: nothing found; rule fruit.a (x.yaml:21) takes \"8 pears\", with "
           "priority 2 against 0 (rule fruit.b)\n"},
      },
      false);
}

TEST_CASE("changes") {
  check(
      {
          {"change lexicon fruit:\n  add words: |\n    plum\n",
           "x.yaml:17:1: \"change lexicon fruit\" does not say why; add `because: …`\n"},
          {"change rule fruit.count:\n  because: so\n",
           "x.yaml:17:1: \"change rule fruit.count\" changes nothing\n"},
          {"change rule fruit.count:\n  because: so\n  add match: |\n    {n: digits} {fruit\n  add finds: "
           "|\n    8 pears\n",
           "x.yaml:20:17: \"{\" is never closed in `{n: digits} {fruit`\n"},
          {"change rule fruit.count:\n  because: so\n  add match: |\n    {n: digits} kinds of {fruit}\n",
           "x.yaml:19:3: further patterns need an example each; write `add finds: |`\n"},
          {"disable rule fruit.count: too many\n",
           "x.yaml:17:1: \"disable rule fruit.count\" takes keys on the lines below, not a value\n"},
      },
      false);
}

}  // namespace
}  // namespace onrecord
