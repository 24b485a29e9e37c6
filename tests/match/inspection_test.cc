#include "engine/match/inspection.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/text/quotations.h"
#include "tests/match/small_pack.h"

namespace onrecord {
namespace {

const std::string kPack =
    "lexicon unit:\n"
    "  words: |\n"
    "    day: days\n"
    "    ton: tons\n" +
    rule_text("t.amount", "amount", "{n: digits} {unit: unit}", "") +
    rule_text("t.late", "late", "after {amount} of [very ](hard / heavy) rain",
              "  unless before: |\n    not\n") +
    rule_text("t.later", "late", "{w: capitalised} days[-]long", "  unless inside: amount\n") +
    rule_text("t.said", "said", "{quote}[,] {who: capitalised +} [also] said",
              "  unless after: |\n    so\n") +
    "rule t.regex:\n  gives: tag\n  regex: |\n    #[a-z]+\n  finds: |\n    #x\n";

struct Looked {
  explicit Looked(const std::string& content) : text(content), inspection(pack.matcher()) {
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    reading = pack.matcher().read(text, whole);
    for (const auto& piece : pair_quotations(text, std::vector{whole}))
      seeds.push_back({*pack.matcher().kind("quote"), piece.marks});
  }
  const Findings& run() { return inspection.run(reading, seeds); }
  RuleId rule(std::string_view id) const {
    return static_cast<RuleId>(pack.pack().rule(id) - pack.pack().rules.data());
  }
  std::string shown(const std::vector<TapeCell>& cells) const {
    std::string out;
    for (const auto& cell : cells) {
      out += cell.blank_before ? " " : "";
      out += cell.is_break ? "|"
                           : std::string(cell.mention >= 0 ? "m:" : "") + std::string(slice(text, cell.span));
      out += "/";
    }
    return out;
  }

  SmallPack pack{kPack};
  std::string text;
  Reading reading;
  std::vector<Seed> seeds;
  Inspection inspection;
};

TEST_CASE("an inspection finds what a run finds") {
  Looked looked("“Go,” Ann Brek said after 3 days of hard rain, 4 tons #wet.");
  REQUIRE(looked.pack.errors() == "");
  const auto plain = looked.pack.matcher().run(looked.reading, looked.seeds);
  for (const bool measured : {false, true}) {
    if (measured) looked.inspection.measure();
    const auto& found = looked.run();
    REQUIRE(found.mentions.size() == plain.mentions.size());
    CHECK(found.captures.size() == plain.captures.size());
    for (std::size_t i = 0; i < plain.mentions.size(); ++i) {
      CHECK(found.mentions[i].span == plain.mentions[i].span);
      CHECK(found.mentions[i].rule == plain.mentions[i].rule);
      CHECK(found.mentions[i].captures == plain.mentions[i].captures);
    }
  }
}

TEST_CASE("the tape is what patterns see") {
  Looked looked("“Go,” Ann said. 3 days");
  looked.run();
  CHECK(looked.shown(looked.inspection.tape()) == "|/“/Go/,/”/ Ann/ said/./|/3/ days/|/");
  const auto tapes = looked.inspection.tapes(looked.rule("t.said"));
  REQUIRE(tapes.size() == 1);
  CHECK(tapes[0].lines == std::vector<std::uint32_t>{31});
  CHECK(looked.shown(tapes[0].cells) == "|/m:“Go,”/ Ann/ said/./|/3/ days/|/");
  CHECK(looked.shown(looked.inspection.tapes(looked.rule("t.late"))[0].cells) ==
        "|/“/Go/,/”/ Ann/ said/./|/m:3 days/|/");
}

TEST_CASE("each line is charged with its own tries, steps and matches") {
  Looked looked("3 days, 4 tons and 5 men #a #b");
  looked.inspection.measure();
  looked.run();
  const auto cost = [&](std::string_view id) {
    for (const auto& one : looked.inspection.costs()) {
      if (one.rule == looked.rule(id)) return one;
    }
    return LineCost();
  };
  CHECK(cost("t.amount").tries == 3);
  CHECK(cost("t.amount").matches == 2);
  CHECK(cost("t.amount").steps > 9);
  CHECK(cost("t.regex").is_regex);
  CHECK(cost("t.regex").tries == 1);
  CHECK(cost("t.regex").matches == 2);
  CHECK(cost("t.late").tries == 0);  // no "after" is there
  const auto once = cost("t.amount");
  looked.run();
  CHECK(cost("t.amount").tries == 2 * once.tries);
  CHECK(cost("t.amount").steps == 2 * once.steps);
  CHECK(cost("t.amount").matches == 2 * once.matches);
}

TEST_CASE("what became of a match") {
  using Fate = RuleMatch::Fate;
  struct Case {
    std::string text, rule, span;
    Fate fate;
    std::string by;
  };
  const Case cases[] = {
      {"after 3 days of hard rain", "t.late", "after 3 days of hard rain", Fate::kKept, ""},
      {"not after 3 days of hard rain", "t.late", "after 3 days of hard rain", Fate::kHeldBefore, ""},
      {"“Go,” Ann said so", "t.said", "“Go,” Ann said", Fate::kHeldAfter, ""},
  };
  for (const auto& [text, rule, span, fate, by] : cases) {
    CAPTURE(text);
    Looked looked(text);
    const auto& found = looked.run();
    const auto matches = looked.inspection.matches(looked.rule(rule));
    REQUIRE(matches.size() == 1);
    CHECK(slice(text, matches[0].span) == span);
    CHECK(matches[0].fate == fate);
    CHECK((matches[0].by >= 0 ? slice(text, found.mentions[static_cast<std::size_t>(matches[0].by)].span)
                              : std::string_view()) == by);
  }
}

TEST_CASE("the nearest miss") {
  using Stop = NearMiss::Stop;
  struct Case {
    std::string text, rule, found, next;
    Stop stop;
    std::vector<std::uint32_t> columns;
  };
  //           after {amount} of [very ](hard / heavy) rain
  //           0     6        15 18      26     33     40
  const Case cases[] = {
      {"So after 3 days of light rain", "t.late", "after 3 days of", "light", Stop::kUnit, {19, 26, 33}},
      {"after 3 days of very light rain", "t.late", "after 3 days of very", "light", Stop::kUnit, {26, 33}},
      {"after 3 days of heavy", "t.late", "after 3 days of heavy", "", Stop::kTextEnd, {40}},
      {"after 3 days of hard. Rain", "t.late", "after 3 days of hard", ".", Stop::kNoBlank, {40}},
      {"after 3 days", "t.late", "after 3 days", "", Stop::kTextEnd, {15}},
      // The one that came farthest, wherever it stands.
      {"after 3 days of hard snow, after 4 tons of it",
       "t.late",
       "after 3 days of hard",
       "snow",
       Stop::kUnit,
       {40}},
      {"Two days long", "t.later", "Two days", "long", Stop::kBlank, {22, 24}},
      // More words could follow the first, but need not.
      {"“Go,” Ann Brek noted", "t.said", "“Go,” Ann Brek", "noted", Stop::kUnit, {33, 39}},
  };
  for (const auto& [text, rule, found, next, stop, columns] : cases) {
    CAPTURE(text);
    Looked looked(text);
    looked.run();
    CHECK(looked.inspection.matches(looked.rule(rule)).empty());
    const auto miss = looked.inspection.nearest_miss(looked.rule(rule));
    REQUIRE(miss);
    CHECK(slice(text, miss->found) == found);
    CHECK(slice(text, miss->next) == next);
    CHECK(miss->stop == stop);
    CHECK(miss->columns == columns);
  }
  Looked none("nothing of it here");
  none.run();
  CHECK_FALSE(none.inspection.nearest_miss(none.rule("t.late")));
}

}  // namespace
}  // namespace onrecord
