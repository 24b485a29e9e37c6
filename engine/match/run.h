// One paragraph's way through the stages of a pack.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/match/compiled_rules.h"
#include "engine/match/machine.h"
#include "engine/match/matcher.h"
#include "engine/match/taken.h"
#include "engine/match/tape.h"

namespace onrecord {

// Holds all that a run needs while it works, so that paragraph after paragraph
// costs few allocations. For one thread at a time.
class StageRunner {
 public:
  explicit StageRunner(const CompiledRules& rules);

  Findings run(const Reading& reading, const std::vector<Seed>& seeds);

 private:
  friend class Inspection;  // the same way, looked at from step to step

  struct Stretch {
    Span span;
    UnitRange units;
  };
  struct Candidate {
    Mention mention;  // its captures are those of pool_
    UnitRange units;
    std::int32_t priority = 0;
  };
  // An atom that stands in few places leads to them; for one that stands in many
  // it is quicker to go along the tape.
  struct Places {
    static constexpr std::uint32_t kFew = 4;
    std::uint32_t count = 0;
    std::array<std::uint32_t, kFew> units{};  // the first of them
  };
  struct Window {
    std::size_t from = 0, to = 0;  // cells
  };

  void begin(const Reading& reading, const std::vector<Seed>& seeds);
  void note(Cell cell, std::uint32_t unit);
  void begin_atom(std::uint32_t atom);
  void add(Mention mention, UnitRange units);
  bool begin_stage(std::size_t stage);
  const Tape& tape(std::uint64_t kinds);
  void choose_for_tape(std::uint64_t kinds);
  void keep_longest();
  void run_line(const CompiledLine& line);
  void find_windows(const CompiledLine& line, const Tape& on);
  std::size_t run_window(const CompiledLine& line, const Tape& on, std::size_t at, std::size_t to);
  bool held_off(const CompiledLine& line, const Tape& on);
  bool held_off_before(const Surroundings& context, const Tape& on);
  bool held_off_after(const Surroundings& context, const Tape& on);
  void take(const CompiledLine& line, const Tape& on);
  Span span_of(std::uint32_t ref) const;
  Stretch source(const Tape& on, std::size_t begin, std::size_t end) const;
  Capture capture(const SlotGroup& group, const Tape& on, std::size_t begin, std::size_t end);
  std::string_view value_of(const std::vector<LexiconId>& lexicons, const Tape& on, std::size_t begin,
                            std::size_t end);
  void run_surface(const SurfaceLine& line);
  void propose(const Candidate& candidate);
  bool lies_in(Span span, KindId kind) const;
  void settle();
  bool order_by_place();
  void drop_overlaps();

  const CompiledRules& rules_;
  Machine machine_, surroundings_;
  const Reading* reading_ = nullptr;
  Findings out_;

  std::vector<Cell> unit_cells_;
  std::vector<std::uint32_t> seen_;              // by cell, how often it was noted
  std::vector<Cell> seen_cells_;                 // those that were
  std::vector<Places> atoms_;                    // where each stands
  std::vector<std::uint32_t> present_;           // the atoms that stand anywhere
  std::vector<std::uint16_t> missing_;           // by line: of its atoms, how many do not stand anywhere yet
  std::vector<std::vector<std::uint32_t>> due_;  // by stage: the lines of which all atoms are there
  std::uint64_t kinds_ = 0;                      // of which there is a mention
  std::vector<std::vector<std::uint32_t>> of_kind_;  // mentions by kind, in text order
  std::vector<UnitRange> ranges_;                    // by mention

  // The tapes of this paragraph by the kinds that show on them.
  std::vector<std::uint64_t> written_;
  std::vector<Tape> tapes_;
  TapeWriter writer_;
  std::vector<std::uint32_t> chosen_;

  std::vector<Window> windows_;
  std::vector<Candidate> candidates_;
  std::vector<Capture> pool_;  // of the stage's candidates
  std::vector<std::uint32_t> order_;
  Taken taken_;
};

}  // namespace onrecord
