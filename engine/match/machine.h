// Runs programs over the cells of a tape.
//
// It tries one way after another, the preferred one first, as a person would,
// and remembers at which split and place a way has failed: no way is gone twice,
// so that any program takes time linear in the cells, whatever its shape. It
// begins to remember only in a search that takes long, which most do not.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/match/program.h"

namespace onrecord {

// A try that found nothing: where it began, how far it came, and the tests that
// failed there.
struct Miss {
  std::size_t begin = 0, place = 0;
  std::uint32_t column = 0;  // of the tests the last in the pattern
  std::vector<std::uint32_t> tests;
};

// What searches cost, and how near one came that found nothing: for those who ask.
struct Watch {
  std::uint64_t tries = 0;  // places where a match was looked for
  std::uint64_t steps = 0;  // instructions
  Miss nearest;             // farthest through the pattern, then through the text; no tests: none
  Miss now;

  void begin(std::size_t place) {
    ++tries;
    now.begin = now.place = place;
    now.tests.clear();
  }
  void fail(const Program& program, std::uint32_t test, std::size_t place) {
    const auto column = program.columns[test];
    if (place < now.place || place == now.begin || column == kUntold) return;
    if (place > now.place) {
      now.place = place;
      now.column = 0;
      now.tests.clear();
    }
    now.column = std::max<std::uint32_t>(now.column, column);
    now.tests.push_back(test);
  }
  void end() {
    const auto reach = [](const Miss& miss) { return std::pair(miss.column, miss.place - miss.begin); };
    if (!now.tests.empty() && (nearest.tests.empty() || reach(nearest) < reach(now))) nearest = now;
  }
};

class Machine {
 public:
  explicit Machine(const Alphabet& alphabet) : alphabet_(alphabet) {}

  // Begins a search for matches of `program` that lie in cells [from, to).
  // All three must stay as they are until the search is over.
  void search(const Program& program, std::span<const Cell> cells, std::size_t from, std::size_t to);

  // From here on searches tell `watch` of their work, which makes them slower;
  // nullptr: no more.
  void tell(Watch* watch) { watch_ = watch; }

  // The next match that begins in cells [at, behind): the leftmost one, and there
  // the one that the program prefers. False where there is none. `at` never goes
  // back further than one cell before the end of the match before.
  bool next(std::size_t at, std::size_t behind);
  // Whether the next match begins just at `at`.
  bool begins_at(std::size_t at);
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  // Where a mark was passed last; kNowhere where it was not.
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
  std::uint32_t mark(std::size_t number) const { return marks_[number]; }

  // Whether some match begins at `at` and ends by `to`.
  bool stands_at(const Program& program, std::span<const Cell> cells, std::size_t at, std::size_t to);
  // Whether some match of the reversed program ends just before `at`.
  bool stands_before(const Program& reversed, std::span<const Cell> cells, std::size_t at);

 private:
  struct Way {
    std::uint32_t at = 0;     // instruction, or kRestore + mark
    std::uint32_t place = 0;  // cell, or what the mark was
  };
  static constexpr std::uint32_t kRestore = 0x80000000;

  bool goes_on_at(std::size_t at) const;
  bool found_at(std::size_t place);
  template <bool kLeftwards>
  bool matches_at(std::size_t place);
  template <bool kLeftwards, bool kWatched>
  bool run(std::size_t place);
  bool been_at(std::uint32_t split, std::size_t place);
  void forget();

  const Alphabet& alphabet_;
  Watch* watch_ = nullptr;
  const Program* program_ = nullptr;
  std::span<const Cell> cells_;
  std::size_t from_ = 0, to_ = 0;
  std::array<Alphabet::OneSet, Program::kOpening> opening_;  // of the program
  std::size_t begin_ = 0, end_ = 0;
  std::vector<std::uint32_t> marks_;
  std::vector<Way> ways_ = std::vector<Way>(64);  // memory for those that are open
  std::vector<std::uint64_t> been_;               // a bit for each place and split
  bool knows_ = false;                            // whether been_ is that of this search
  std::uint32_t splits_ = 0;                      // gone through in this search
};

}  // namespace onrecord
