#include "engine/reconcile/alignment.h"

#include <doctest/doctest.h>

#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

std::vector<Word> read(WordBook& book, std::string_view text) {
  return book.read(text, {0, static_cast<std::uint32_t>(text.size())});
}

// "same [-dropped] [+added]"
std::string shown(const std::vector<DiffPiece>& pieces) {
  std::string out;
  for (const auto& piece : pieces) {
    if (!out.empty()) out += " ";
    if (piece.kind == DiffKind::kSame) out += piece.text;
    if (piece.kind == DiffKind::kDropped) out += "[-" + piece.text + "]";
    if (piece.kind == DiffKind::kAdded) out += "[+" + piece.text + "]";
  }
  return out;
}

TEST_CASE("a reader sees what was dropped and what was added") {
  struct Case {
    std::string a, b, shown;
  };
  WordBook book(compare_pack());
  for (const auto& [a, b, want] : {
           Case{"the old mill", "the old mill", "the old mill"},
           Case{"the old mill burned", "the mill burned", "the [-old] mill burned"},
           Case{"the mill burned", "the old mill burned", "the [+old] mill burned"},
           Case{"the old mill, he said, burned down", "mill, he said, burned",
                "[-the old] mill, he said, burned [-down]"},
           Case{"a great day for Orla", "a sad day for Orla", "a [-great] [+sad] day for Orla"},
           Case{"", "new words", "[+new words]"},
           Case{"gone", "", "[-gone]"},
           Case{"", "", ""},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    const auto x = read(book, a), y = read(book, b);
    CHECK(shown(diff_pieces(align(x, y), x, a, y, b)) == want);
  }
}

TEST_CASE("every word of both sides is in the alignment once and in order") {
  WordBook book(compare_pack());
  const auto a = read(book, "one rope, two boats and a very long pier by the lake");
  const auto b = read(book, "two boats by the very long lake and a rope");
  std::size_t next_a = 0, next_b = 0;
  for (const auto& step : align(a, b)) {
    if (step.a != kNoWord) CHECK(step.a == next_a++);
    if (step.b != kNoWord) CHECK(step.b == next_b++);
  }
  CHECK(next_a == a.size());
  CHECK(next_b == b.size());
}

TEST_CASE("texts of any length are aligned within bounded memory") {
  WordBook book(compare_pack());
  std::string text;
  for (int i = 0; i < 6000; ++i) text += "word" + std::to_string(i % 97) + " ";
  const auto words = read(book, text);
  CHECK(align(words, words).size() >= words.size());
}

TEST_CASE("the longest run counts words that stand together in both") {
  struct Case {
    std::string a, b;
    std::size_t run;
  };
  WordBook book(compare_pack());
  for (const auto& [a, b, run] : {
           Case{"the old mill burned down", "they say the old mill fell", 3},
           Case{"old the mill", "mill the old", 1},
           Case{"north", "south", 0},
           Case{"", "south", 0},
       }) {
    CAPTURE(a);
    CHECK(longest_run(read(book, a), read(book, b)) == run);
  }
}

}  // namespace
}  // namespace onrecord
