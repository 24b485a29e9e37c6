// Expressions as instructions over the cells of a tape.
//
// A cell is a symbol by a small number, so that a set of symbols is a row of
// bits and a test is one look-up. Cells are numbered once all patterns of a pack
// are compiled: marks that none of them names share one number.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/match/expr.h"
#include "engine/match/mention.h"

namespace onrecord {

using Cell = std::uint32_t;
inline constexpr Cell kBreakCell = 0;
inline constexpr Cell kBlankCell = 1;
inline constexpr Cell kOtherMark = 2;     // that no pattern names
inline constexpr Cell kFirstIndexed = 3;  // kinds and classes by symbol_index()
constexpr Cell cell_of_kind(KindId kind) { return kFirstIndexed + kind; }

// The numbers of symbols, and the sets of them that programs test.
class Alphabet {
 public:
  // `indices`: symbol_index() of every symbol of a pack is below it.
  explicit Alphabet(std::size_t indices);

  Cell cell(char32_t symbol) const;
  std::size_t size() const { return size_; }

  // A set by number; the same set has the same one.
  std::uint32_t add_set(const std::vector<char32_t>& symbols, bool negated);
  // Ends the making of sets: from here on `has` may be asked.
  void close();
  bool has(std::uint32_t set, Cell cell) const {
    return (bits_[set * words_ + (cell >> 6)] >> (cell & 63) & 1) != 0;
  }
  // Adds the cells of a set to a row of `row_words()` words.
  void merge(std::uint32_t set, std::uint64_t* row) const;
  std::size_t row_words() const { return words_; }

 private:
  std::size_t size_, words_ = 0;
  std::array<Cell, 128> ascii_{};
  std::unordered_map<char32_t, Cell> marks_;                // that patterns name, beyond ASCII
  std::unordered_map<std::u32string, std::uint32_t> sets_;  // each behind whether it is negated
  std::vector<std::uint64_t> bits_;                         // of all sets, words_ each
};

struct Instruction {
  enum class Op : std::uint8_t {
    kTest,   // the next cell is in set `first`
    kSplit,  // goes on at `first`, and where that fails at `second`
    kJump,   // goes on at `first`
    kMark,   // the place is that of mark `first`
    kMatch,
  };
  Op op = Op::kMatch;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t number = 0;  // kSplit: counted from 0
};

// A test that explains no miss when it fails: nothing asks for it.
inline constexpr std::uint16_t kUntold = 0xFFFF;

struct Program {
  std::vector<Instruction> code;
  std::uint32_t splits = 0;
  std::uint32_t marks = 0;  // twice the number of groups
  // The cells that a match can begin with, row_words() words. Empty where it can
  // be empty.
  std::vector<std::uint64_t> first;
  std::vector<std::uint16_t> columns;  // by instruction: Expr::column of a test, or kUntold

  bool may_begin(Cell cell) const { return may_begin(first.data(), cell); }
  static bool may_begin(const std::uint64_t* first, Cell cell) {
    return (first[cell >> 6] >> (cell & 63) & 1) != 0;
  }
};

// A reversed program reads leftwards and has no marks.
Program assemble(const Expr& expr, Alphabet& alphabet, bool reversed = false);

// Works out Program::first, once the alphabet is closed.
void find_first(Program& program, const Alphabet& alphabet);

}  // namespace onrecord
