#include "engine/match/run.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/match/inspection.h"
#include "tests/match/small_pack.h"

namespace onrecord {
namespace {

constexpr const char* kWords = R"(
lexicon weekday:
  words: |
    1 = Monday
    2 = Tuesday
lexicon unit:
  words: |
    day: days
    ton: tons
)";

std::string times(const std::string& piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST_CASE("what stands around a match may forbid it") {
  struct Case {
    std::string more;
    std::string text;
    std::string found;
  };
  const Case cases[] = {
      {"  unless before: |\n    not\n", "red, not red, not very red, knot red", "red | red | red"},
      {"  unless before: |\n    not\n", "not  red", ""},
      {"  unless before: |\n    not [very]\n", "not red, not very red, so red", "red"},
      {"  unless before: |\n    not\n    {day: weekday}\n", "Monday red, not red, Monday, red", "red"},
      {"  unless before: |\n    {start}\n", "Red is red", "red"},
      {"  unless before: |\n    ,\n", "x, red", ""},
      {"  unless after: |\n    tape\n", "red tape, red tapes, red", "red | red"},
      {"  unless after: |\n    {end}\n", "red tape is red.", "red"},
      {"  unless after: |\n    -\n", "red-hot, red hot", "red"},
      {"  unless:\n    before: |\n      not\n    after: |\n      tape\n", "not red, red tape, red", "red"},
  };
  for (const auto& [more, text, found] : cases) {
    CAPTURE(more);
    CAPTURE(text);
    const SmallPack pack(kWords + rule_text("red", more));
    CHECK(pack.errors() == "");
    CHECK(pack.find(text) == found);
  }
}

TEST_CASE("nothing is found inside the mentions that a rule names") {
  const std::string title = rule_text("t.title", "title", "the {w: capitalised +}", "");
  const SmallPack pack(title + rule_text("{w: capitalised}", "  unless inside: title\n"));
  CHECK(pack.errors() == "");
  CHECK(pack.find("the Old Crow met Brek") == "Brek");
  // A mention that only reaches into one is found.
  const SmallPack wide(title + rule_text("crow met", "  unless inside: title\n"));
  CHECK(wide.find("the Crow met Brek") == "Crow met");
  const SmallPack quoted(rule_text("red", "  unless inside: quote\n"));
  CHECK(quoted.find("red “red” red") == "red | red");
}

TEST_CASE("mentions of earlier stages are one thing each") {
  const std::string amount = rule_text("t.amount", "amount", "{n: digits} {unit: unit}", "");
  const std::string span = rule_text("t.range", "range", "from {low: amount} to {high: amount}", "");
  const SmallPack pack(kWords + span + amount + rule_text("about {range}", ""));
  CHECK(pack.errors() == "");
  CHECK(pack.find("about from 2 days to 3 tons", "amount") == "2 days | 3 tons");
  CHECK(pack.slots("about from 2 days to 3 tons", "range") == "low=2 days high=3 tons");
  CHECK(pack.find("about from 2 days to 3 tons") == "about from 2 days to 3 tons");
  // A slot that caught a mention points at it.
  const std::string text = "from 2 days to 3 tons";
  const auto& matcher = pack.matcher();
  const auto findings = matcher.run(matcher.read(text, {0, static_cast<std::uint32_t>(text.size())}), {});
  for (const auto& mention : findings.mentions) {
    if (matcher.kind_name(mention.kind) != "range") continue;
    const auto* low = capture_of(matcher, findings, mention, "low");
    REQUIRE(low != nullptr);
    REQUIRE(low->mention >= 0);
    CHECK(slice(text, findings.mentions[static_cast<std::size_t>(low->mention)].span) == "2 days");
    CHECK(capture_of(matcher, findings, mention, "middle") == nullptr);
  }
}

TEST_CASE("kinds that a rule is over hide their words from it") {
  const std::string amount = rule_text("t.amount", "amount", "{n: digits} {unit: unit}", "");
  const SmallPack over(kWords + amount + rule_text("{n: digits}", "  over: amount\n"));
  CHECK(over.find("2 days and 3 men") == "3");
  const SmallPack bare(kWords + amount + rule_text("{n: digits}", ""));
  CHECK(bare.find("2 days and 3 men") == "2 | 3");
}

TEST_CASE("a quotation is one thing, whatever sentences it holds") {
  const SmallPack pack(rule_text("{content: quote} he said{end}", ""));
  CHECK(pack.find("“It rains. It pours,” he said.") == "“It rains. It pours,” he said.");
  CHECK(pack.find("“It rains. It pours.” And he said.") == "");
}

TEST_CASE("of mentions of one kind that overlap one stays") {
  const auto two = [](const char* first, const char* first_more, const char* second,
                      const char* second_more) {
    return SmallPack(rule_text("t.a", "hit", first, first_more) +
                     rule_text("t.b", "hit", second, second_more));
  };
  const std::string text = "one two three four";
  // The longer one; the earlier one; the rule whose name comes first; the earlier line.
  CHECK(two("one two", "", "two three four", "").find(text) == "two three four");
  CHECK(two("two six", "", "one two", "").find("one two six") == "one two");
  CHECK(two("one two", "", "one two", "").rules(text) == "t.a:6");
  CHECK(SmallPack(rule_text("one {x: word}\none two", "")).rules(text) == "test.rule:6");
  // Priority goes before all that.
  CHECK(two("one two", "  priority: 1\n", "two three four", "").find(text) == "one two");
  CHECK(two("one two", "", "one two", "  priority: 2\n").rules(text) == "t.b:12");
  CHECK(two("one two", "", "two three four", "  priority: -1\n").find(text) == "one two");
  // What only touches stays, and so do other kinds.
  CHECK(two("one two", "", "three four", "").find(text) == "one two | three four");
  const SmallPack kinds(rule_text("t.a", "left", "one two", "") + rule_text("t.b", "right", "two three", ""));
  CHECK(kinds.find(text, "left") == "one two");
  CHECK(kinds.find(text, "right") == "two three");
  // Which line of the file it was.
  CHECK(SmallPack(rule_text("zero\none", "")).rules(text) == "test.rule:7");
}

TEST_CASE("what overlaps what was dropped is found") {
  const SmallPack pack(rule_text("t.a", "hit", "one two", "") +
                       rule_text("t.b", "hit", "two three four", "") +
                       rule_text("t.c", "hit", "four five six seven", ""));
  CHECK(pack.find("one two three four five six seven") == "one two | four five six seven");
}

TEST_CASE("one rule finds side by side, and again behind the end of a sentence") {
  const SmallPack pack(rule_text("{start}{w: word}{end}", ""));
  CHECK(pack.find("Red. Blue. Green.") == "Red. | Blue. | Green.");
  const SmallPack words(rule_text("{w: a / b / c}", ""));
  CHECK(words.find("a b. C d") == "a | b | C");
}

TEST_CASE("regular expressions see the text itself") {
  const auto regex = [](const std::string& expression, const std::string& more = {}) {
    return SmallPack("rule test.rule:\n  gives: hit\n  regex: |\n    " + expression + "\n" + more +
                     "  finds: |\n    x\n");
  };
  struct Case {
    std::string expression;
    std::string text;
    std::string slots;
    std::string found;
  };
  const Case cases[] = {
      {R"((?P<day>\d+)\.(?P<month>\d+)\.)", "on 3.4., 5.6.", "day=3 month=4 | day=5 month=6", "3.4. | 5.6."},
      {R"([a-z]+(\d)(?P<last>\d)?)", "ab12, c3", "last=2 | ", "ab12 | c3"},
      {R"(@[\p{L}_]+)", "so @ana_b said", "", "@ana_b"},
      {R"(é+)", "aéé b", "", "éé"},
  };
  for (const auto& [expression, text, slots, found] : cases) {
    CAPTURE(expression);
    const auto pack = regex(expression);
    CHECK(pack.errors() == "");
    CHECK(pack.find(text) == found);
    CHECK(pack.slots(text) == slots);
  }
  // What it finds is a mention as any other.
  const auto handle = "rule t.handle:\n  gives: handle\n  regex: |\n    @[a-z_]+\n  finds: |\n    @x\n";
  CHECK(SmallPack(handle + rule_text("{handle} wrote", "")).find("then @ana_b wrote") == "@ana_b wrote");
  CHECK(regex("[(", "").errors().find("small.yaml:6:5: ") == 0);
}

TEST_CASE("rules that are wrong are told and left out; the others run") {
  struct Case {
    std::string body;
    std::string error;
  };
  const Case cases[] = {
      {rule_text("{weekdya} x", ""),
       "small.yaml:15:5: {weekdya} is no class, mention or lexicon; did you mean weekday?\n"},
      {rule_text("on {d: weekdya}", ""),
       "small.yaml:15:8: {weekdya} is no class, mention or lexicon; did you mean weekday?\n"},
      {rule_text("{zzzzzzzz}", ""), "small.yaml:15:5: {zzzzzzzz} is no class, mention or lexicon\n"},
      {rule_text("{w: zzz-zzzz-zz}", ""), "small.yaml:15:5: {zzz-zzzz-zz} is no class, mention or lexicon\n"},
      {rule_text("x", "  over: gooods\n"),
       "small.yaml:12:1: over: no rule gives \"gooods\"; did you mean good?\n"},
      {rule_text("x", "  unless inside: qoute\n"),
       "small.yaml:12:1: unless inside: no rule gives \"qoute\"; did you mean quote?\n"},
      {rule_text("x", "  unless before: |\n    {weekdya}\n"),
       "small.yaml:17:5: {weekdya} is no class, mention or lexicon; did you mean weekday?\n"},
      {rule_text("{w: word except word}", ""), "small.yaml:15:5: {word} can match nothing\n"},
      {rule_text("a {hit} b", ""), "small.yaml:12:1: the rules that give \"hit\" need themselves\n"},
      {rule_text(times("{a: x} ", 32), ""), "small.yaml:15:5: more than 30 slots\n"},
  };
  for (const auto& [body, error] : cases) {
    CAPTURE(body);
    const SmallPack pack(std::string(kWords) + body + rule_text("z.good", "good", "fine", ""));
    CHECK(pack.errors() == error);
    CHECK(pack.find("all is fine here", "good") == "fine");
  }
}

TEST_CASE("kinds that need each other are told and cost nobody else") {
  const SmallPack pack(rule_text("t.a", "chicken", "a {egg}", "") +
                       rule_text("t.b", "egg", "a {chicken}", "") + rule_text("t.c", "stone", "rock", "") +
                       rule_text("t.d", "soup", "{stone} {egg}\nhot {stone}", ""));
  CHECK(pack.errors() ==
        "small.yaml:3:1: the rules that give \"chicken\" need themselves\n"
        "small.yaml:9:1: the rules that give \"egg\" need themselves\n");
  CHECK(pack.find("a rock", "stone") == "rock");
  CHECK(pack.find("a hot rock", "soup") == "hot rock");
}

TEST_CASE("only the rules of one part run") {
  const std::string layout = "part: layout\n" + rule_text("t.a", "left", "red", "");
  CHECK(SmallPack(layout, Part::kText).find("red", "left") == "");
  CHECK(SmallPack(layout, Part::kLayout).find("red", "left") == "red");
  // For layout a paragraph is one sentence.
  const std::string edges = "part: layout\n" + rule_text("t.a", "left", "{start}{w: word}", "");
  CHECK(SmallPack(edges, Part::kLayout).find("Red. Blue", "left") == "Red");
}

// Some of these make a backtracking engine try every way to cut the words up, the
// others any engine look ahead from every place where they match.
TEST_CASE("long texts take steps in proportion to their length") {
  const std::vector<std::string> patterns = {
      "{a: word +}{b: word +} x",
      "{a: word +} {b: word +} {c: word +} x",
      "[{a: word +} ][{b: word +} ]x",
      "({a: word +} / {b: lower +}) x",
      "... {a: word} ... {b: word} ... x",
      "{w: rest} x",
      "[a ][a ][a ][a ][a ][a ][a ][a ]a a a a a a a a x",
      "[a [a [a [a [a [a [a [a ]]]]]]]]a x",
      "a[ {w: rest} x]",
      "a[ {w: clause} x]",
      "a[ {w: word +} x]",
  };
  const std::size_t words = 10'000;
  for (const std::string piece : {"a ", "a, ", "a. A "}) {
    CAPTURE(piece);
    for (const auto& pattern : patterns) {
      CAPTURE(pattern);
      const SmallPack pack(rule_text(pattern, ""));
      const auto steps = [&](std::size_t count) {
        const auto text = times(piece, count) + "x";
        const auto reading = pack.matcher().read(text, {0, static_cast<std::uint32_t>(text.size())});
        Inspection inspection(pack.matcher());
        inspection.measure();
        inspection.run(reading, {});
        return inspection.costs().front().steps;
      };
      CHECK(pack.find(times(piece, words)).empty() == pattern.ends_with("x"));
      const auto once = steps(words);
      CHECK(once > 0);
      CHECK(steps(10 * words) <= 10 * once + once / 10);
    }
  }
}

TEST_CASE("what stands far behind in a paragraph is found") {
  const SmallPack pack(rule_text("red[ blue]", ""));
  CHECK(pack.find(times("a ", 70'000) + "red") == "red");
  CHECK(pack.find("red " + times("a ", 70'000) + "red blue") == "red | red blue");
}

TEST_CASE("very many mentions in one paragraph are settled") {
  const std::size_t count = 50'000;
  const auto size = [](const std::string& found) {
    std::size_t bars = 0;
    for (const char c : found) bars += c == '|';
    return bars + 1;
  };
  const SmallPack pack(kWords + rule_text("t.a", "amount", "{n: digits}", "") +
                       rule_text("{amount} days", "  unless before: |\n    no\n") +
                       rule_text("t.c", "free", "{unit}", "  unless inside: amount\n"));
  CHECK(size(pack.find(times("7 days ", count))) == count);
  CHECK(size(pack.find(times("7 days ", count), "free")) == count);
  CHECK(size(pack.find(times("“so” 7 ", count), "quote")) == count);
}

TEST_CASE("the same text gives the same mentions") {
  const std::string match = "{n: digits} {unit: unit}\n{d: weekday} {w: word}";
  const SmallPack pack(kWords + rule_text(match, field_of_slots(match)));
  const std::string text = "On Monday two and 3 days, Tuesday night 4 tons";
  CHECK(pack.slots(text) ==
        "d=Monday(1) w=two | n=3 unit=days(day) | d=Tuesday(2) w=night | n=4 unit=tons(ton)");
  CHECK(pack.slots(text) == pack.slots(text));
}

}  // namespace
}  // namespace onrecord
