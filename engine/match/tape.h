// A paragraph written again as cells, for rules to read.
//
// Each unit is one cell; blanks between units are one cell; a break stands
// between sentences and at both ends. On a tape with kinds of mentions, each
// such mention is one cell instead of its words, and a break that it covers is
// gone: so a rule sees a quotation of three sentences as one thing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/span.h"
#include "engine/match/mention.h"
#include "engine/match/program.h"
#include "engine/match/vocabulary.h"

namespace onrecord {

class Tape {
 public:
  // What a cell stands for: a unit by its number, or kMention + the number of a
  // mention. A blank or a break has the unit behind it.
  static constexpr std::uint32_t kMention = 0x80000000;

  std::span<const Cell> cells;
  std::span<const std::uint32_t> refs;     // one a cell
  std::span<const std::uint32_t> cell_of;  // by unit: its own, or that of the mention over it

  static bool is_gap(Cell cell) { return cell == kBlankCell || cell == kBreakCell; }

  Tape() = default;
  Tape(Tape&&) = default;
  Tape& operator=(Tape&&) = default;

 private:
  friend class TapeWriter;
  struct Room {
    Cell* cells;
    std::uint32_t *refs, *cell_of;
  };
  Room room(std::size_t most_cells, std::size_t units);
  void show(const Room& room, std::size_t written, std::size_t units);

  std::vector<std::uint32_t> room_;  // of all three, kept from paragraph to paragraph
};

// The units that a mention covers or touches, half-open.
struct UnitRange {
  std::uint32_t begin = 0, end = 0;
};
UnitRange units_under(std::span<const Unit> units, Span span);

// Tapes of one paragraph: the plain one, and those with mentions made from it.
class TapeWriter {
 public:
  // Begins a paragraph: its units, each with its cell and its sentence.
  void begin(std::span<const Unit> units, std::span<const Cell> cells,
             std::span<const std::uint16_t> sentence_of);

  const Tape& plain() const { return plain_; }
  // The first unit of each sentence.
  std::span<const std::uint32_t> openers() const { return openers_; }
  // Writes `tape` anew with these mentions as one cell each: their numbers, in
  // text order and without overlap. `ranges` and `kinds` are those of all mentions.
  void write(std::span<const std::uint32_t> mentions, std::span<const UnitRange> ranges,
             std::span<const Mention> all, Tape& tape) const;

 private:
  Tape plain_;
  std::vector<std::uint32_t> openers_;
};

}  // namespace onrecord
