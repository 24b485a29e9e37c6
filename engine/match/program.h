// Expressions as instructions over the cells of a tape.
//
// A cell is a symbol by a small number, so that a set of symbols is a row of
// bits and a test is one look-up. Cells are numbered once all patterns of a pack
// are compiled: symbols that none of them tells apart share one number.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/match/expr.h"
#include "engine/match/mention.h"
#include "engine/match/vocabulary.h"

namespace onrecord {

using Cell = std::uint32_t;
inline constexpr Cell kBreakCell = 0;
inline constexpr Cell kBlankCell = 1;
inline constexpr Cell kOtherMark = 2;     // that no pattern names
inline constexpr Cell kFirstIndexed = 3;  // kinds by symbol_index(); behind them classes and marks
constexpr Cell cell_of_kind(KindId kind) { return kFirstIndexed + kind; }

// The numbers of symbols, and the sets of them that programs test.
class Alphabet {
 public:
  // `indices`: symbol_index() of every symbol of a pack is below it.
  explicit Alphabet(std::size_t indices);

  // A set by number; the same set has the same one.
  std::uint32_t add_set(const Symbols& symbols, bool negated);
  // Ends the making of sets of symbols: from here on there are cells.
  void close();

  Cell cell(char32_t symbol) const {
    const auto index = symbol_index(symbol);
    return index != kNoIndex ? indexed_[index] : mark_cell(symbol);
  }
  std::size_t size() const { return size_; }
  // The sets as bits, `words` each: for those who ask often.
  struct OneSet {
    const std::uint64_t* bits = nullptr;
    bool has(Cell cell) const { return (bits[cell >> 6] >> (cell & 63) & 1) != 0; }
  };
  struct Sets {
    const std::uint64_t* bits = nullptr;
    std::size_t words = 0;
    OneSet of(std::uint32_t set) const { return {bits + set * words}; }
    bool has(std::uint32_t set, Cell cell) const { return of(set).has(cell); }
  };
  Sets sets() const { return {bits_.data(), words_}; }
  bool has(std::uint32_t set, Cell cell) const { return sets().has(set, cell); }
  bool covers(std::uint32_t set, std::uint32_t other) const;  // whether it has all cells of the other
  // A set as a row of bits, one a cell; and one more set, once closed.
  using Row = std::vector<std::uint64_t>;
  Row row(std::uint32_t set) const;
  std::uint32_t add_row(const Row& row);
  // Stands for the end of what is read; no set of symbols has it.
  Cell end_cell() const { return static_cast<Cell>(size_); }

 private:
  // Until close() these are numbers of symbols, each its own.
  std::size_t size_, words_ = 0;
  std::array<Cell, 128> ascii_{};
  std::vector<Cell> indexed_;                 // by symbol_index()
  std::unordered_map<char32_t, Cell> marks_;  // that patterns name, beyond ASCII
  std::vector<std::uint64_t> bits_;           // of all sets, words_ each

  // Sets as they are made; empty once closed.
  struct Set {
    Symbols symbols;
    bool negated = false;
    bool operator<(const Set& other) const {
      if (negated != other.negated) return other.negated;
      return symbols != other.symbols && *symbols < *other.symbols;
    }
  };
  Cell mark_cell(char32_t symbol) const;
  std::vector<Cell> tell_apart() const;
  std::map<Set, std::uint32_t> numbers_;
  std::vector<Set> sets_;  // by number
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
  // kSplit: the sets of cells that may come next where it goes on at `first`, and at
  // `second`; where the match may end there, all cells and the end.
  std::uint32_t ahead_of_first = 0;
  std::uint32_t ahead_of_second = 0;
};

// A test that explains no miss when it fails: nothing asks for it.
inline constexpr std::uint16_t kUntold = 0xFFFF;

struct Program {
  std::vector<Instruction> code;
  std::uint32_t splits = 0;
  std::uint32_t marks = 0;  // twice the number of groups
  // The sets of cells that a match can have at its first places; where it can be over before, all cells and
  // the end.
  static constexpr std::size_t kOpening = 3;
  std::array<std::uint32_t, kOpening> opening{};
  // Where the opening is all there is, and there is one way only: the cells of each match, else 0. Its marks
  // are passed so many cells behind its beginning.
  std::uint32_t length = 0;
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint16_t> columns;  // by instruction: Expr::column of a test, or kUntold
};

// A reversed program reads leftwards and has no marks.
Program assemble(const Expr& expr, Alphabet& alphabet, bool reversed = false);

// Works out what may come first in programs and behind their splits, without which
// they cannot run, once the alphabet is closed.
class LookAhead {
 public:
  explicit LookAhead(Alphabet& alphabet);
  void add_to(Program& program);

 private:
  void find_opening(Program& program, const std::vector<std::uint32_t>& ahead);
  static void find_length(Program& program);
  // The set of the cells of both; kNothing is the empty one.
  std::uint32_t either(std::uint32_t a, std::uint32_t b);
  std::uint32_t number_of(const Alphabet::Row& row);

  static constexpr std::uint32_t kNothing = 0xFFFFFFFF;
  Alphabet& alphabet_;
  std::unordered_multimap<std::size_t, std::uint32_t> rows_;  // made here, by their hash
  std::unordered_map<std::uint64_t, std::uint32_t> either_;   // by both
  const std::uint32_t all_;                                   // cells, and the end
};

}  // namespace onrecord
