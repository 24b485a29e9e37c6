#include "engine/match/matcher.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "tests/match/small_pack.h"

namespace onrecord {
namespace {

constexpr const char* kWords = R"(
lexicon weekday:
  words: |
    1 = Monday
    2 = Tuesday
    3 = Wednesday
lexicon say-verb:
  gives: verb
  words: |
    say: says, said
lexicon move-verb:
  gives: verb
  words: |
    go: goes, went
lexicon small:
  words: |
    the, a, of
lexicon clitic:
  words: |
    's
)";

// One pattern over kWords.
SmallPack with(const std::string& pattern, const std::string& more = {}) {
  return SmallPack(kWords + rule_text(pattern, more + field_of_slots(pattern)));
}

struct Case {
  std::string pattern;
  std::string text;
  std::string found;  // "" where nothing is
};

void check(const std::vector<Case>& cases) {
  for (const auto& [pattern, text, found] : cases) {
    CAPTURE(pattern);
    CAPTURE(text);
    const auto pack = with(pattern);
    CHECK(pack.errors() == "");
    CHECK(pack.find(text) == found);
  }
}

TEST_CASE("words, blanks and marks") {
  check({
      {"red tape", "No red tape here", "red tape"},
      {"red tape", "No RED Tape here", "RED Tape"},
      {"red tape", "red-tape redtape red, tape", ""},
      {"red tape", "red   \n tape", "red   \n tape"},
      {"red tape", "red\u00A0tape", "red\u00A0tape"},
      {"red tape", "red tapes", ""},
      {"so-called", "a so-called expert", "so-called"},
      {"so-called", "so - called", ""},
      {"so - called", "so - called", "so - called"},
      {"5%", "5% and 5 %", "5%"},
      {"tape, red", "tape, red; tape , red", "tape, red"},
      {"don't go", "We don’t go", "don’t go"},
      {"it's late", "It’s late", "It’s late"},
      {"\\{a\\} \\[b\\]", "{a} [b]", "{a} [b]"},
      {"a \\/ b", "a / b", "a / b"},
      {"\\<b\\>", "<b>", "<b>"},
      {"red tape", "It was red. Tape ran", ""},  // not over the end of a sentence
      {"a – b", "a – b, a — b, a - b", "a – b | a — b"},
      {"\"red\"", "“red” and \"red\"", "“red” | \"red\""},
      {"café", "the CAFÉ", "CAFÉ"},
  });
}

TEST_CASE("what may be missing takes one of its blanks along") {
  check({
      {"red [old] tape", "red old tape, red tape", "red old tape | red tape"},
      {"red [old] tape", "redtape, redold tape, red oldtape", ""},
      {"red[ old] tape", "red old tape, red tape, redold tape", "red old tape | red tape"},
      {"red [old ]tape", "red old tape, red tape", "red old tape | red tape"},
      {"red[ old][ new] tape", "red tape, red old tape, red new tape, red old new tape, red new old tape",
       "red tape | red old tape | red new tape | red old new tape"},
      {"red [old] [new] tape", "red tape, red old tape, red new tape, red old new tape",
       "red tape | red old tape | red new tape | red old new tape"},
      {"[old] tape", "old tape, tape, oldtape", "old tape | tape"},
      {"[old ]tape", "old tape, tape", "old tape | tape"},
      {"[very] [old] tape", "very old tape, very tape, old tape, tape",
       "very old tape | very tape | old tape | tape"},
      {"tape [old]", "tape old, tape", "tape old | tape"},
      {"tape[ old]", "tape old, tape", "tape old | tape"},
      {"tape[ old] [new]", "tape old new, tape new, tape old, tape",
       "tape old new | tape new | tape old | tape"},
      {"{day: weekday}[ ]x", "Monday x, Mondayx, Monday-x", "Monday x"},
      {"5[ ]m", "5 m, 5m", "5 m | 5m"},
      {"red[,] tape", "red, tape; red tape; red , tape", "red, tape | red tape"},
      {"red [,] tape", "red , tape; red tape", "red , tape | red tape"},
      {"red[-]tape", "red-tape, red tape", "red-tape"},
      {"red [old / new] tape", "red old tape, red new tape, red tape, red old new tape",
       "red old tape | red new tape | red tape"},
      {"red [old [and new]] tape", "red old and new tape, red old tape, red tape, red and new tape",
       "red old and new tape | red old tape | red tape"},
      {"red[ old[ and new]] tape", "red old and new tape, red old tape, red tape",
       "red old and new tape | red old tape | red tape"},
      {"[[very] old] tape", "very old tape, old tape, tape", "very old tape | old tape | tape"},
  });
}

TEST_CASE("groups") {
  check({
      {"(red / blue) tape", "red tape, blue tape, tape", "red tape | blue tape"},
      {"tape ( red / blue )", "tape red, tape blue", "tape red | tape blue"},
      {"(red tape / glue)", "red tape and glue", "red tape | glue"},
      {"(red / deep [dark] blue) tape", "deep blue tape, deep dark blue tape, dark blue tape",
       "deep blue tape | deep dark blue tape"},
      {"x (a / b) (c / d) y", "x a d y, x b c y, x a b y", "x a d y | x b c y"},
      {"and/or", "this and/or that", "and/or"},  // a bar without blanks is a character
      {"[a / ] b", "", ""},
  });
}

TEST_CASE("slots: lexicons, what they give, classes, words") {
  struct SlotCase {
    std::string pattern;
    std::string text;
    std::string slots;
  };
  const SlotCase cases[] = {
      {"on {day: weekday}", "on Monday, on monday, on MONDAY, on Sunday", "day=Monday(1) | day=MONDAY(1)"},
      {"on {weekday}", "on Tuesday", "weekday=Tuesday(2)"},
      {"{verb}", "She said it and goes", "verb=said(say) | verb=goes(go)"},
      {"{v: say-verb / move-verb}", "said, went", "v=said(say) | v=went(go)"},
      {"{day: tomorrow / weekday}", "tomorrow or Monday", "day=tomorrow(tomorrow) | day=Monday(1)"},
      {"in {y: year-digits}", "in 1987, in 87, in 3987, in 1,987", "y=1987"},
      {"{d: day-digits} m", "31 m, 32 m, 0 m, 1 m, 031 m", "d=31 | d=1"},
      {"{n: digits} m", "5 m, 1999 m, 1,000 m, 12345 m, x m", "n=5 | n=1999 | n=1,000 | n=12345"},
      {"{n: numeral} m", "5 m, 1,000 m, 2.5 m", "n=1,000 | n=2.5"},
      {"the {w: lower} x", "the dog x, the Dog x, the DOG x", "w=dog"},
      {"the {w: capitalised} x", "the dog x, the Dog x, the DOG x, the D x, the McD x",
       "w=Dog | w=DOG | w=D | w=McD"},
      {"the {w: upper} x", "the Dog x, the DOG x, the D.O.G. x", "w=DOG | w=D.O.G."},
      {"the {w: initial} x", "the Dog x, the D x", "w=D"},
      {"the {w: word} x", "the dog x, the McD x, the 5 x", "w=dog | w=McD"},
      {"the {w: any} x", "the dog x, the 5 x, the , x", "w=dog | w=5 | w=,"},
      {"{a: word} {a: digits}", "room 5", "a=room a=5"},
      {"ran {how: quickly indeed / slowly}", "ran quickly indeed, ran slowly, ran quickly",
       "how=quickly indeed | how=slowly(slowly)"},
      {"{who: word}'s dog", "the cat’s dog", "who=cat"},
  };
  for (const auto& [pattern, text, slots] : cases) {
    CAPTURE(pattern);
    const auto pack = with(pattern);
    CHECK(pack.errors() == "");
    CHECK(pack.slots(text) == slots);
  }
}

TEST_CASE("values are looked up where a field asks for them") {
  const auto rule = [](const std::string& field) {
    return std::string(kWords) + "rule t.on:\n  gives: hit\n  match: |\n    {d: weekday} {v: verb}\n" +
           field + "  finds: |\n    not run here\n";
  };
  CHECK(SmallPack(rule("")).slots("Monday said") == "d=Monday v=said");
  CHECK(SmallPack(rule("  value: d\n")).slots("Monday said") == "d=Monday(1) v=said");
  CHECK(SmallPack(rule("  value: d\n  unit: v\n")).slots("Monday said") == "d=Monday(1) v=said(say)");
}

TEST_CASE("except leaves words out, except lower only in lower case") {
  check({
      {"{w: word except verb} x", "dog x, said x, Said x", "dog x"},
      {"{w: capitalised / lower except weekday / small} x", "dog x, Monday x, the x, The x, Hat x",
       "dog x | Hat x"},
      {"{w: word except lower verb} x", "dog x, said x, Said x, SAID x", "dog x | Said x | SAID x"},
      {"{w: verb except went} x", "said x, went x, goes x", "said x | goes x"},
      {"{w: lower except say-verb} x", "goes x, says x", "goes x"},
  });
}

TEST_CASE("repeats run over blanks and hyphens, and stop at other marks") {
  check({
      {"{n: capitalised +}", "We met Ada Bo-Brek, Cy of Dray", "We | Ada Bo-Brek | Cy | Dray"},
      {"the {n: word except verb +}", "the tall old lamp said no", "the tall old lamp"},
      {"{n: capitalised+}", "x Ada Brek", "Ada Brek"},
      {"{n: lower +} end", "a b c end", "a b c end"},
      {"{n: capitalised +}", "x. Ada Brek! Cy Dray", "Ada Brek | Cy Dray"},
  });
  const auto pack = with("{days: weekday +}");
  CHECK(pack.slots("Monday Tuesday, Wednesday") == "days=Monday Tuesday(1 2) | days=Wednesday(3)");
}

TEST_CASE("gaps are short and stay in the sentence") {
  check({
      {"red ... tape", "red and very long tape here tape", "red and very long tape"},
      {"red ... tape", "red tape", "red tape"},
      {"red ... tape", "red. Then tape", ""},
      {"red ... tape", "red a a a a a a a a a a a a tape", "red a a a a a a a a a a a a tape"},
      {"red ... tape", "red a a a a a a a a a a a a a a tape", ""},
      {"red ...: tape", "red of old: tape", "red of old: tape"},
      {"<red> ... tape", "red and tape", "red"},
  });
}

TEST_CASE("edges of sentences") {
  check({
      {"{start}red", "Red is red. Red too", "Red | Red"},
      {"{start} red", "Red is", "Red"},
      {"red{end}", "It is red. So red, red", "red. | red"},
      {"red{end}", "It is red! And red? More", "red! | red?"},
      {"red{end}", "He saw “red.” So", "red.”"},
      {"<red>{end}", "It is red.", "red"},
      {"red{break}blue", "It is red. Blue is", ""},
      {"red.{break}blue", "It is red. Blue is", "red. Blue"},
      {"red{end}{w: capitalised}", "It is red. Blue is", "red. Blue"},
      {"{start}{w: word}{end}", "Red. Blue. Deep green. Grey", "Red. | Blue. | Grey"},
  });
}

TEST_CASE("marks part the mention from what must stand around it") {
  check({
      {"on <{day: weekday}>", "on Monday, Tuesday", "Monday"},
      {"<{day: weekday}> night", "Monday night, Tuesday", "Monday"},
      {"on <{day: weekday}> night", "on Monday night, on Tuesday", "Monday"},
      {"<on [the]> tape", "on the tape, on tape", "on the | on"},
      {"see <[the] tape>", "see the tape, see tape", "the tape | tape"},
      {"<{a: word}>, {b: weekday}", "dusk, Monday", "dusk"},
  });
  const auto pack = with("on <{day: weekday}> {part: word}");
  CHECK(pack.slots("on Monday night") == "day=Monday(1) part=night");
}

TEST_CASE("rest and clause") {
  check({
      {"citing {what: rest}", "citing the old council, he left. So", "citing the old council, he left"},
      {"citing {what: clause}", "citing the old council, he left", "citing the old council"},
      {"citing {what: clause}, {who: word}", "citing a note, he left", "citing a note, he"},
      {"citing {what: rest}", "citing x.", "citing x"},
      {"citing {what: rest}", "citing x?! Then", "citing x"},
      {"citing {what: clause}", "citing (that)", ""},
  });
}

// Which of its words a line waits for is learned from the paragraphs read before.
TEST_CASE("what is found does not depend on what was read before") {
  const SmallPack pack(std::string(kWords) +
                       rule_text("one", "first", "the {day: weekday} of (storms / fog)\n", "") +
                       rule_text("two", "second", "{start}{day: weekday} (a. / the)\n", ""));
  const std::vector<std::array<std::string, 3>> cases = {
      {"On the Monday of storms", "the Monday of storms", ""},
      {"the storms of the Monday", "", ""},
      {"the Tuesday of fog", "the Tuesday of fog", ""},
      {"Tuesday the fog went. Monday the storms came", "", "Tuesday the | Monday the"},
      {"It was fog on Monday the first", "", ""},
      {"the fog of the storms, the Wednesday of storms", "the Wednesday of storms", ""},
      {"no word of it", "", ""},
  };
  for (int round = 0; round < 100; ++round) {
    for (const auto& [text, first, second] : cases) {
      CAPTURE(round);
      CAPTURE(text);
      CHECK(pack.find(text, "first") == first);
      CHECK(pack.find(text, "second") == second);
    }
  }
}

}  // namespace
}  // namespace onrecord
