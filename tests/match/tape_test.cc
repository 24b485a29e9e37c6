#include "engine/match/tape.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

// A text whose words are single letters: unit i is letter i, its cell too.
struct Letters {
  std::string text;
  std::vector<Unit> units;
  std::vector<Cell> cells;
  std::vector<std::uint16_t> sentence_of;

  explicit Letters(std::string from) : text(std::move(from)) {
    std::uint16_t sentence = 0;
    bool space = false;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (text[at] == '/') ++sentence;
      if (text[at] == ' ' || text[at] == '/') {
        space = true;
        continue;
      }
      Unit unit;
      unit.span = {at, at + 1};
      unit.space_before = space;
      space = false;
      units.push_back(unit);
      cells.push_back(static_cast<Cell>(text[at]));
      sentence_of.push_back(sentence);
    }
  }
};

// Breaks as "|", mentions of kind n as the digit n.
std::string shown(const Tape& tape) {
  std::string out;
  for (const auto cell : tape.cells) {
    if (cell == kBreakCell) {
      out += '|';
    } else if (cell == kBlankCell) {
      out += ' ';
    } else if (cell < cell_of_kind(10)) {
      out += static_cast<char>('0' + (cell - cell_of_kind(0)));
    } else {
      out += static_cast<char>(cell);
    }
  }
  return out;
}

TEST_CASE("a tape shows units, breaks and mentions") {
  struct Case {
    std::string text;  // "/" ends a sentence
    std::vector<std::pair<Span, KindId>> mentions;
    std::string tape;
  };
  const Case cases[] = {
      {"", {}, "|"},
      {"a", {}, "|a|"},
      {"a b,c", {}, "|a b,c|"},
      {"a b/c d", {}, "|a b|c d|"},
      {"a b c", {{{2, 3}, 1}}, "|a 1 c|"},
      {"a b c", {{{0, 3}, 1}}, "|1 c|"},
      {"a b c", {{{0, 5}, 1}}, "|1|"},
      {"ab cd", {{{1, 4}, 2}}, "|a2d|"},
      {"a b c", {{{0, 1}, 1}, {{2, 3}, 2}}, "|1 2 c|"},
      // A break inside a mention is gone, one at its edge stays.
      {"a b/c d", {{{2, 5}, 1}}, "|a 1 d|"},
      {"a b/c d", {{{2, 3}, 1}}, "|a 1|c d|"},
      {"a b/c d", {{{4, 7}, 1}}, "|a b|1|"},
      {"a/b/c", {{{0, 5}, 1}}, "|1|"},
      // One that covers no unit is not there.
      {"a b", {{{1, 2}, 1}}, "|a b|"},
  };
  TapeWriter writer;
  Tape tape;  // what was there before goes
  for (const auto& [text, mentions, expected] : cases) {
    CAPTURE(text);
    const Letters letters(text);
    std::vector<Mention> all;
    std::vector<UnitRange> ranges;
    std::vector<std::uint32_t> chosen;
    for (const auto& [span, kind] : mentions) {
      Mention mention;
      mention.span = span;
      mention.kind = kind;
      chosen.push_back(static_cast<std::uint32_t>(all.size()));
      all.push_back(mention);
      ranges.push_back(units_under(letters.units, span));
    }
    writer.begin(letters.units, letters.cells, letters.sentence_of);
    writer.write(chosen, ranges, all, tape);
    CHECK(shown(tape) == expected);
    // Every cell leads back to its words.
    REQUIRE(tape.refs.size() == tape.cells.size());
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < tape.cells.size(); ++i) {
      const auto ref = tape.refs[i];
      if ((ref & Tape::kMention) != 0) {
        const auto mention = ref - Tape::kMention;
        CHECK(tape.cells[i] == cell_of_kind(all[mention].kind));
        last = ranges[mention].begin;
        continue;
      }
      CHECK(ref >= last);
      last = ref;
      if (!Tape::is_gap(tape.cells[i])) {
        CHECK(tape.cells[i] == static_cast<Cell>(letters.text[letters.units[ref].span.begin]));
      }
    }
  }
}

TEST_CASE("the units that a span covers or touches") {
  const Letters letters("ab c d");
  struct Case {
    Span span;
    std::uint32_t begin, end;
  };
  for (const auto& [span, begin, end] : {Case{{0, 1}, 0, 1}, Case{{0, 2}, 0, 2}, Case{{1, 4}, 1, 3},
                                         Case{{2, 3}, 2, 2}, Case{{3, 6}, 2, 4}, Case{{6, 6}, 4, 4}}) {
    CAPTURE(span.begin);
    CAPTURE(span.end);
    const auto range = units_under(letters.units, span);
    CHECK(range.begin == begin);
    CHECK(range.end == end);
  }
}

}  // namespace
}  // namespace onrecord
