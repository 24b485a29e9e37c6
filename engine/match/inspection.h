// A matcher looked at while it works, for those who write rules: what each line
// costs, what the tape shows, and why a rule found nothing.
//
// It goes the same way as Matcher::run, from step to step. That takes several
// times as long, and costs those nothing who do not ask.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "engine/match/matcher.h"

namespace onrecord {

class StageRunner;
struct CompiledLine;
struct Miss;
class Tape;

// What one line of `match` or `regex` cost in all runs of an inspection.
struct LineCost {
  RuleId rule = kNoRule;
  std::uint32_t line = 0;     // Line::number
  bool is_regex = false;      // RE2 runs it, and does not tell its steps
  std::uint64_t tries = 0;    // places where it was tried; of a regex: paragraphs
  std::uint64_t steps = 0;    // instructions of the machine, those of `unless` included
  std::uint64_t matches = 0;  // that no `unless` forbids; overlaps are settled later
  std::chrono::nanoseconds time{0};
};

// One cell of a tape that is no blank.
struct TapeCell {
  Span span;
  bool is_break = false;      // between sentences, and at both ends; has no text
  bool blank_before = false;  // a blank stands before it
  std::int32_t mention = -1;  // index into Findings::mentions; -1 where it is a unit
  std::uint32_t unit = 0;     // index into Reading::units
};

// The tape that some lines of a rule run over.
struct RuleTape {
  std::vector<std::uint32_t> lines;  // Line::number
  std::vector<TapeCell> cells;
};

// A place where a line of a rule matches, and what became of it.
struct RuleMatch {
  enum class Fate : std::uint8_t { kKept, kHeldBefore, kHeldAfter, kInside, kOutranked };
  std::uint32_t line = 0;
  Span span;
  Fate fate = Fate::kKept;
  std::int32_t by = -1;  // the mention that it lies in, or that took its place
};

// How near a line came that does not match.
struct NearMiss {
  enum class Stop : std::uint8_t { kUnit, kBlank, kNoBlank, kSentenceEnd, kTextEnd };
  std::uint32_t line = 0;
  Span found;                          // what matched, up to the word that does not fit
  Span next;                           // that word, or mention
  Stop stop = Stop::kUnit;             // what stands there instead of what should
  std::vector<std::uint32_t> columns;  // where the pattern asks for what should; sorted
};

class Inspection {
 public:
  // `matcher` must outlive it.
  explicit Inspection(const Matcher& matcher);
  ~Inspection();
  Inspection(const Inspection&) = delete;
  Inspection& operator=(const Inspection&) = delete;

  // As Matcher::run. What is asked below is of this reading, until the next one;
  // `reading` must stay.
  const Findings& run(const Reading& reading, const std::vector<Seed>& seeds);

  // Measures every line in all runs from here on.
  void measure();
  const std::vector<LineCost>& costs() const { return costs_; }

  // The plain tape: units alone.
  std::vector<TapeCell> tape();
  // The tapes that the rule's lines run over.
  std::vector<RuleTape> tapes(RuleId rule);

  // Every match of the rule's lines, those too that came to nothing.
  std::vector<RuleMatch> matches(RuleId rule);
  // The nearest of all lines of the rule: that of which the greatest share was found.
  std::optional<NearMiss> nearest_miss(RuleId rule);

 private:
  std::unique_ptr<StageRunner> runner_;
  const Matcher& matcher_;
  bool measures_ = false;
  std::vector<LineCost> costs_;  // lines, then surfaces

  template <typename Run>
  void charge(std::size_t line, const Run& run);
  std::vector<TapeCell> cells_of(const Tape& on) const;
  RuleMatch fate_of(const CompiledLine& line, const Tape& on);
  NearMiss miss_of(const CompiledLine& line, const Tape& on, const Miss& miss) const;
};

}  // namespace onrecord
