#include "engine/match/tape.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/match/compile.h"

namespace onrecord {
namespace {

// A text whose words are single letters: unit i is letter i, its symbol too.
struct Letters {
  std::string text;
  std::vector<Unit> units;
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
      unit.symbol = static_cast<char32_t>(text[at]);
      unit.space_before = space;
      space = false;
      units.push_back(unit);
      sentence_of.push_back(sentence);
    }
  }
};

// Breaks as "|", mentions of kind n as the digit n.
std::string shown(const Tape& tape) {
  std::string out = tape.text;
  const auto put = [&](char32_t symbol, char letter) {
    std::string written;
    append_symbol(written, symbol);
    for (auto at = out.find(written); at != std::string::npos; at = out.find(written)) {
      out.replace(at, written.size(), 1, letter);
    }
  };
  put(kBreak, '|');
  for (KindId kind = 0; kind < 9; ++kind) put(kFirstKind + kind, static_cast<char>('0' + kind));
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
  for (const auto& [text, mentions, expected] : cases) {
    CAPTURE(text);
    const Letters letters(text);
    std::vector<Mention> all;
    std::vector<std::uint32_t> chosen;
    for (const auto& [span, kind] : mentions) {
      Mention mention;
      mention.span = span;
      mention.kind = kind;
      chosen.push_back(static_cast<std::uint32_t>(all.size()));
      all.push_back(mention);
    }
    const auto tape = write_tape(letters.units, letters.sentence_of, all, chosen);
    CHECK(shown(tape) == expected);
    // Every item stands where it says, and leads back to its words.
    std::uint32_t last = 0;
    for (const auto& item : tape.items) {
      CHECK(item.at >= last);
      last = item.at;
      std::string written;
      append_symbol(written, item.symbol);
      CHECK(tape.text.compare(item.at, written.size(), written) == 0);
      CHECK(item.space_before == (item.at > 0 && tape.text[item.at - 1] == ' '));
      if (item.span.empty()) {
        CHECK(item.symbol == kBreak);
      } else if (item.mention >= 0) {
        CHECK(item.span == all[static_cast<std::size_t>(item.mention)].span);
        CHECK(letters.units[item.unit].span.begin >= item.span.begin);
      } else {
        CHECK(item.span == letters.units[item.unit].span);
        CHECK(tape.text[item.at] == letters.text[item.span.begin]);
      }
    }
  }
}

TEST_CASE("the items under a stretch of a tape") {
  const Letters letters("ab c/d");
  const auto tape = write_tape(letters.units, letters.sentence_of, {}, {});
  std::vector<std::size_t> at;  // of: break, a, b, c, break, d, break, the end
  for (const auto& item : tape.items) at.push_back(item.at);
  at.push_back(tape.text.size());
  REQUIRE(at.size() == 8);
  struct Case {
    std::size_t begin, end;
    std::string words;  // breaks as "|"
  };
  for (const auto& [begin, end, words] :
       {Case{at[0], at[7], "|abc|d|"}, Case{at[1], at[4], "abc"}, Case{at[1], at[2] + 1, "ab"},
        Case{at[2] + 1, at[3], ""}, Case{at[2] + 1, at[4], "c"}, Case{at[4], at[6], "|d"},
        Case{at[1], at[1], ""}}) {
    CAPTURE(begin);
    CAPTURE(end);
    std::string found;
    for (const auto& item : tape.items_in(begin, end)) {
      found +=
          item.span.empty() ? std::string("|") : letters.text.substr(item.span.begin, item.span.length());
    }
    CHECK(found == words);
  }
}

}  // namespace
}  // namespace onrecord
