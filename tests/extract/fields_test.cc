#include "engine/extract/fields.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/match/small_pack.h"

namespace onrecord {
namespace {

constexpr const char* kWords = R"(
lexicon unit:
  words: |
    kilometre = km
    mile = mile, miles
lexicon scale:
  words: |
    1000 = thousand
    1000000 = million
lexicon month:
  words: |
    2 = February
    5 = May
)";

// The fields of the mentions of kind "hit": "name=value, name=value"; "none"
// for a mention that its fields refuse. Mentions are parted by " | ".
std::string fields(const std::string& rules, const std::string& text, const Context& context = {}) {
  const SmallPack pack(kWords + rules);
  CHECK(pack.errors() == "");
  const auto& matcher = pack.matcher();
  const FieldTable table(matcher);
  CHECK(table.errors().empty());
  const auto findings = matcher.run(matcher.read(text, {0, static_cast<std::uint32_t>(text.size())}), {});
  std::string out;
  for (const auto& mention : findings.mentions) {
    if (matcher.kind_name(mention.kind) != "hit") continue;
    if (!out.empty()) out += " | ";
    const auto values = table.evaluate(findings, mention, text, context);
    if (!values) {
      out += "none";
      continue;
    }
    std::string one;
    for (const auto& [name, value] : *values)
      one += (one.empty() ? "" : ", ") + std::string(name) + "=" + to_text(value);
    out += one;
    // One field alone says the same.
    for (const auto& [name, value] : *values) {
      const auto alone = table.field_of(findings, mention, text, context, name);
      REQUIRE(alone);
      CHECK(*alone == value);
    }
  }
  return out;
}

struct Case {
  std::string match;
  std::string more;
  std::string text;
  std::string fields;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [match, more, text, expected] : cases) {
    CAPTURE(match);
    CAPTURE(more);
    CAPTURE(text);
    CHECK(fields(rule_text(match, more), text) == expected);
  }
}

TEST_CASE("names are slots, else the words themselves") {
  check({
      {"{n: digits} {u: unit}", "  unit: u\n", "5 km", "unit=kilometre"},
      {"{n: digits} {u: unit}", "  unit: metre\n", "5 km", "unit=metre"},
      {"{n: digits} {u: word}", "  unit: u\n", "5 dogs", "unit=dogs"},
      {"{n: digits} {u: unit}", "  value: 7\n  unit: none\n", "5 km", "value=7"},
      {"{n: digits} {u: unit}", "  value: number(n)\n  unit: u\n", "1,500 miles", "unit=mile, value=1500"},
      {"{n: digits}", "", "5", ""},
  });
}

TEST_CASE("a slot that caught nothing leaves its field out") {
  const std::string match = "{n: digits}[ {s: scale}] [{u: unit}]";
  check({
      {match, "  value: number(n)\n  unit: u\n", "5 km", "unit=kilometre, value=5"},
      {match, "  value: number(n)\n  unit: u\n", "5", "value=5"},
      {match, "  value: number(n) * scale(s)\n", "5 thousand", "value=5000"},
      {match, "  value: number(n) * scale(s)\n", "5", "value=5"},
      {match, "  value: number(n) + s\n", "5", "value=5"},
      // Of two lines each has its own slots.
      {"{n: digits} {u: unit}\n{s: scale}", "  value: scale(s)\n  unit: u\n", "5 km, million",
       "unit=kilometre, value=1 | value=1000000"},
  });
}

TEST_CASE("sums, products and what makes no number") {
  check({
      {"{a: digits} by {b: digits}", "  value: number(a) * number(b)\n", "3 by 4", "value=12"},
      {"{a: digits} by {b: digits}", "  value: number(a) + number(b) * 2\n", "3 by 4", "value=11"},
      {"{a: digits} by {b: digits}", "  value: (number(a) - number(b)) / 2\n", "3 by 4", "value=-0.5"},
      {"{a: digits} by {b: digits}", "  value: number(a) / number(b)\n", "3 by 0", "none"},
      {"{a: digits} by {b: digits}", "  value: number(a) * 0.1\n", "3 by 0", "value=0.3"},
      {"{a: digits} by {b: word}", "  value: number(a) * b\n", "3 by four", "none"},
  });
}

TEST_CASE("a mention whose words make no sense is none") {
  const std::string date = "  value: date(year, month, day)\n  type: DATE\n";
  check({
      {"{day: digits} {month: month} {year: digits}", date, "3 May 2024", "type=DATE, value=2024-05-03"},
      {"{day: digits} {month: month} {year: digits}", date, "30 February 2024", "none"},
      {"{day: digits} {month: month} {year: digits}", date, "29 February 2024, 29 February 2023",
       "type=DATE, value=2024-02-29 | none"},
      {"{n: dog / cow}", "  value: number(n)\n", "dog", "none"},
  });
}

TEST_CASE("what is known around the match reaches the functions") {
  const auto rules = rule_text("{day: digits} {month: month}", "  value: date(none, month, day)\n");
  CHECK(fields(rules, "3 May", {.published = "2024-06-01"}) == "value=2024-05-03");
  CHECK(fields(rules, "3 May", {.published = "2019-06-01"}) == "value=2019-05-03");
}

TEST_CASE("a slot that caught a mention has that one's fields") {
  const std::string amount = rule_text("t.amount", "amount", "{n: digits} {u: unit}",
                                       "  value: number(n)\n  unit: u\n  low: number(n) - 1\n");
  const std::string pair =
      rule_text("t.pair", "pair", "{a: amount} by {b: amount}", "  value: number(a) * number(b)\n");
  const auto hit = [&](const std::string& match, const std::string& more, const std::string& text) {
    return fields(amount + pair + rule_text(match, more), text);
  };
  CHECK(hit("about {a: amount}", "  value: number(a)\n", "about 5 km") == "value=5");
  CHECK(hit("about {a: amount}", "  unit: a.unit\n", "about 5 km") == "unit=kilometre");
  CHECK(hit("about {a: amount}", "  value: a.low + 1\n", "about 5 km") == "value=5");
  CHECK(hit("about {a: amount}", "  unit: a.high\n  value: a.low\n", "about 5 km") == "value=4");
  CHECK(hit("about {amount}", "  value: amount.value\n", "about 5 km") == "value=5");
  // Mentions within mentions.
  CHECK(hit("about {p: pair}", "  value: p.value * 2\n", "about 5 km by 3 km") == "value=30");
  CHECK(hit("about [{a: amount}] {p: pair}", "  value: p.value\n  unit: a.unit\n", "about 5 km by 3 km") ==
        "value=15");
  // One that is none makes what holds it none.
  const auto refused = rule_text("t.odd", "odd", "{n: word} {u: unit}", "  value: number(n)\n");
  CHECK(fields(refused + rule_text("about {a: odd}", "  value: a.value\n"), "about ten km") == "none");
}

TEST_CASE("functions that do not exist, or take other arguments, are told") {
  struct Wrong {
    std::string more;
    std::string error;
  };
  for (const auto& [more, error] : std::vector<Wrong>{
           {"  value: nubmer(n)\n", "small.yaml:20:10: no normaliser \"nubmer\"; did you mean number?"},
           {"  value: 2 * (1 + xyzzyxy(n))\n", "small.yaml:20:19: no normaliser \"xyzzyxy\""},
           {"  value: scale(scael(n))\n", "small.yaml:20:16: no normaliser \"scael\"; did you mean scale?"},
           {"  value: scale(n, n)\n",
            "small.yaml:20:10: \"scale\" cannot take 2 arguments: (word) its number; 1 where absent"},
           {"  value: number()\n",
            "small.yaml:20:10: \"number\" cannot take 0 arguments: "
            "(words …) a numeral, a number mention, or number words in order"},
       }) {
    CAPTURE(more);
    const SmallPack pack(kWords + rule_text("{n: digits}", more));
    const FieldTable table(pack.matcher());
    REQUIRE(table.errors().size() == 1);
    CHECK(table.errors()[0].message() == error);
  }
}

TEST_CASE("values as people write them") {
  for (const auto& [value, text] : std::vector<std::pair<Value, std::string>>{
           {Value(), ""},
           {Value(std::string("2024-05")), "2024-05"},
           {Value(4.0), "4"},
           {Value(4200000000.0), "4200000000"},
           {Value(0.1), "0.1"},
           {Value(-1.5), "-1.5"},
           {Value(1234567890123.0), "1234567890123"},
       }) {
    CHECK(to_text(value) == text);
  }
}

TEST_CASE("what the engine found itself has no fields") {
  const SmallPack pack(rule_text("{q: quote} x", ""));
  const FieldTable table(pack.matcher());
  const std::string text = "“so” x";
  const auto quote = *pack.matcher().kind("quote");
  const auto findings = pack.matcher().run(
      pack.matcher().read(text, {0, static_cast<std::uint32_t>(text.size())}), {{quote, {0, 8}}});
  REQUIRE_FALSE(findings.mentions.empty());
  CHECK(findings.mentions[0].rule == kNoRule);
  CHECK(table.evaluate(findings, findings.mentions[0], text, {})->empty());
}

}  // namespace
}  // namespace onrecord
