// One paragraph's way through the stages of a pack.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/match/compiled_rules.h"
#include "engine/match/line_set.h"
#include "engine/match/machine.h"
#include "engine/match/matcher.h"
#include "engine/match/taken.h"
#include "engine/match/tape.h"

namespace onrecord {

// Things whose memory may be used again.
template <typename Thing>
class Spare {
 public:
  void add(Thing&& thing) {
    if (things_.size() < kMost && thing.room() <= kLargest) things_.push_back(std::move(thing));
  }
  Thing take() {
    if (things_.empty()) return {};
    auto thing = std::move(things_.back());
    things_.pop_back();
    return thing;
  }

 private:
  // Paragraphs of an article; one of unusual length keeps no memory.
  static constexpr std::size_t kMost = 64;
  static constexpr std::size_t kLargest = 2048;
  std::vector<Thing> things_;
};

// Holds all that a run needs while it works, so that paragraph after paragraph
// costs few allocations. For one thread at a time.
class StageRunner {
 public:
  explicit StageRunner(const CompiledRules& rules);

  Findings run(const Reading& reading, const std::vector<Seed>& seeds);

  Spare<Reading> readings;
  Spare<Findings> findings;
  std::vector<std::uint8_t> hints;  // of the tokens of one reading

 private:
  friend class Inspection;  // the same way, looked at from step to step

  struct Stretch {
    Span span;
    UnitRange units;
  };
  struct Candidate {
    Mention mention;
    UnitRange units;
    std::int32_t priority = 0;
  };
  using Candidates = std::vector<Candidate>::iterator;
  // An atom that stands in few places leads to them; for one that stands in many
  // it is quicker to go along the tape.
  struct Places {
    static constexpr std::uint32_t kFew = 7;
    static constexpr std::uint32_t kMany = kFew + 1;  // or more
    std::uint32_t count = 0;
    std::array<std::uint32_t, kFew> units{};

    bool few() const { return count <= kFew; }
    void add(std::uint32_t unit) {
      if (count < kFew) units[count] = unit;
      if (count < kMany) ++count;
    }
    std::span<const std::uint32_t> in_order() {
      std::sort(units.begin(), units.begin() + count);
      return {units.data(), count};
    }
  };
  struct Window {
    std::size_t from = 0, to = 0;  // cells
    std::size_t behind = 0;        // of the last that a match may begin with
  };

  void begin(const Reading& reading, const std::vector<Seed>& seeds);
  void note(Cell cell, std::uint32_t unit) {
    if (seen_[cell] < kSeenEnough) note_atoms(cell, unit);
  }
  void note_atoms(Cell cell, std::uint32_t unit);
  void skip_cells_without_atoms();
  void add(Mention mention, UnitRange units);
  void learn();
  void choose_awaited();
  template <typename Run>
  void for_each_due(const Stage& stage, const Run& run) const;
  bool has_atoms(std::uint32_t line) const;
  const Tape& tape(std::uint64_t kinds);
  void choose_for_tape(std::uint64_t kinds);
  void keep_longest();
  void run_line(const CompiledLine& line);
  void run_from_lead(const CompiledLine& line, const Tape& on);
  void run_from_breaks(const CompiledLine& line, const Tape& on);
  void find_windows(const CompiledLine& line, const Tape& on);
  std::size_t run_window(const CompiledLine& line, const Tape& on, const Window& window, std::size_t at);
  std::size_t take_match(const CompiledLine& line, const Tape& on);
  bool held_off(const CompiledLine& line, const Tape& on);
  bool held_off_before(const Surroundings& context, const Tape& on);
  bool held_off_after(const Surroundings& context, const Tape& on);
  void take(const CompiledLine& line, const Tape& on);
  Span span_of(std::uint32_t ref) const;
  Stretch source(const Tape& on, std::size_t begin, std::size_t end) const;
  void catch_slot(const SlotGroup& group, Span span, const Tape& on, std::size_t begin, std::size_t end);
  std::string_view value_of(const std::vector<LexiconId>& lexicons, const Tape& on, std::size_t begin,
                            std::size_t end);
  void run_surface(const SurfaceLine& line);
  bool lies_inside(Span span, RuleId rule) const;
  bool lies_in(Span span, KindId kind) const;
  void settle();
  Candidates drop_overlaps(Candidates begin, Candidates end);
  void find_contested(Candidates begin, Candidates end);

  const CompiledRules& rules_;
  Machine machine_, surroundings_;
  const Reading* reading_ = nullptr;
  Findings out_;

  static constexpr std::uint32_t kSeenEnough = Places::kMany;
  std::vector<std::uint32_t> seen_;     // by cell, how often it was noted; enough where it has no atoms
  std::vector<Cell> seen_cells_;        // those that were
  std::vector<Places> atoms_;           // where each stands
  std::vector<std::uint32_t> present_;  // the atoms that stand anywhere
  LineSet due_;                         // of which the atom that they wait for is there
  LineSet always_;                      // that wait for none
  std::vector<std::uint32_t> met_;      // by atom, in how many paragraphs so far
  std::uint32_t paragraphs_ = 0;
  Rows<std::uint16_t> atoms_with_;  // by cell, the atoms that are looked for
  Rows<std::uint32_t> waiting_;     // lines by the atom that they wait for: the one met least
  Rows<std::uint32_t> needed_;      // by line, the other atoms, those met least first
  std::vector<std::vector<std::uint32_t>> of_kind_;  // mentions by kind, in text order
  std::vector<UnitRange> ranges_;                    // by mention

  // The tapes of this paragraph by the kinds that show on them.
  std::vector<std::uint64_t> written_;
  std::vector<Tape> tapes_;
  TapeWriter writer_;
  std::vector<std::uint32_t> chosen_;

  std::vector<Window> windows_;
  std::vector<Candidate> candidates_;
  std::vector<Candidates> contested_;
  Taken taken_;
};

// The lines of a stage that are due, in their order.
template <typename Run>
void StageRunner::for_each_due(const Stage& stage, const Run& run) const {
  due_.visit(stage.first_line, stage.end_line, [&](std::uint32_t line) {
    if (has_atoms(line)) run(line);
  });
}

}  // namespace onrecord
