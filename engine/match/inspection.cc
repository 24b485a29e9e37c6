#include "engine/match/inspection.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include "engine/match/run.h"

namespace onrecord {
namespace {

// The time that this thread has worked: what others do meanwhile is not charged to a rule.
std::chrono::nanoseconds work_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// What it costs to look at the clock, which is not to be charged to anybody.
std::chrono::nanoseconds cost_of_clock() {
  auto least = std::chrono::nanoseconds::max();
  for (int i = 0; i < 100; ++i) {
    const auto begin = work_time();
    least = std::min(least, work_time() - begin);
  }
  return least;
}

std::uint16_t last_column(const Program& program) {
  std::uint16_t last = 0;
  for (const auto column : program.columns) last = column == kUntold ? last : std::max(last, column);
  return last;
}

}  // namespace

Inspection::Inspection(const Matcher& matcher)
    : runner_(std::make_unique<StageRunner>(*matcher.rules_)), matcher_(matcher) {}
Inspection::~Inspection() = default;

void Inspection::measure() {
  measures_ = true;
  for (const auto& line : matcher_.rules_->lines) costs_.push_back({line.rule, line.number});
  for (const auto& surface : matcher_.rules_->surfaces)
    costs_.push_back({surface.rule, surface.number, true});
}

// Runs a line, by its index into costs_. What is measured runs as any other; a
// second time, watched, it tells what that took.
template <typename Run>
void Inspection::charge(std::size_t line, const Run& run) {
  if (!measures_) {
    run();
    return;
  }
  static const auto clock = cost_of_clock();
  auto& cost = costs_[line];
  auto& runner = *runner_;
  const auto candidates = runner.candidates_.size();
  const auto begin = work_time();
  run();
  const auto took = work_time() - begin;
  cost.time += std::max(took - clock, std::chrono::nanoseconds(0));
  cost.matches += runner.candidates_.size() - candidates;
  if (cost.is_regex) {
    ++cost.tries;
    return;
  }
  const auto found = runner.candidates_.size();
  const auto caught = runner.out_.captures.size();
  Watch search;
  Watch around;
  runner.machine_.tell(&search);
  runner.surroundings_.tell(&around);
  run();
  runner.machine_.tell(nullptr);
  runner.surroundings_.tell(nullptr);
  runner.candidates_.resize(found);
  runner.out_.captures.resize(caught);
  cost.tries += search.tries;
  cost.steps += search.steps + around.steps;
}

const Findings& Inspection::run(const Reading& reading, const std::vector<Seed>& seeds) {
  auto& runner = *runner_;
  const auto& rules = *matcher_.rules_;
  runner.begin(reading, seeds);
  for (const auto& stage : rules.stages) {
    runner.for_each_due(stage, [&](std::uint32_t line) {
      runner.tape(rules.tapes[rules.lines[line].tape]);  // written for all who use it
      charge(line, [&] { runner.run_line(rules.lines[line]); });
    });
    for (const auto surface : stage.regexes)
      charge(rules.lines.size() + surface, [&] { runner.run_surface(rules.surfaces[surface]); });
    runner.settle();
  }
  return runner.out_;
}

std::vector<TapeCell> Inspection::tape() { return cells_of(runner_->tape(0)); }

std::vector<TapeCell> Inspection::cells_of(const Tape& on) const {
  std::vector<TapeCell> out;
  bool blank = false;
  for (std::size_t i = 0; i < on.cells.size(); ++i) {
    if (on.cells[i] == kBlankCell) {
      blank = true;
      continue;
    }
    TapeCell cell;
    cell.blank_before = std::exchange(blank, false);
    cell.is_break = on.cells[i] == kBreakCell;
    if (!cell.is_break) {
      cell.span = runner_->span_of(on.refs[i]);
      if ((on.refs[i] & Tape::kMention) != 0) {
        cell.mention = static_cast<std::int32_t>(on.refs[i] - Tape::kMention);
      } else {
        cell.unit = on.refs[i];
      }
    }
    out.push_back(cell);
  }
  return out;
}

std::vector<RuleTape> Inspection::tapes(RuleId rule) {
  const auto& rules = *matcher_.rules_;
  std::vector<RuleTape> out;
  std::vector<std::uint64_t> known;
  for (const auto& line : rules.lines) {
    if (line.rule != rule) continue;
    const auto kinds = rules.tapes[line.tape] & runner_->out_.kinds;
    const auto found = std::find(known.begin(), known.end(), kinds);
    if (found == known.end()) {
      known.push_back(kinds);
      out.push_back({{line.number}, cells_of(runner_->tape(kinds))});
    } else {
      out[static_cast<std::size_t>(found - known.begin())].lines.push_back(line.number);
    }
  }
  return out;
}

std::vector<RuleMatch> Inspection::matches(RuleId rule) {
  auto& runner = *runner_;
  const auto& rules = *matcher_.rules_;
  std::vector<RuleMatch> out;
  for (const auto& line : rules.lines) {
    if (line.rule != rule) continue;
    const Tape& on = runner.tape(rules.tapes[line.tape]);
    runner.machine_.search(line.program, on.cells, 0, on.cells.size());
    for (std::size_t at = 0; at < on.cells.size() && runner.machine_.next(at, on.cells.size());) {
      out.push_back(fate_of(line, on));
      at = std::max(runner.machine_.end(), at + 1);
    }
  }
  return out;
}

// What became of the match that the machine stands at.
RuleMatch Inspection::fate_of(const CompiledLine& line, const Tape& on) {
  auto& runner = *runner_;
  const auto& context = matcher_.rules_->contexts[line.rule];
  auto& machine = runner.machine_;
  RuleMatch match;
  match.line = line.number;
  match.span = runner.source(on, machine.begin(), machine.end()).span;
  if (runner.held_off_before(context, on)) {
    match.fate = RuleMatch::Fate::kHeldBefore;
    return match;
  }
  if (runner.held_off_after(context, on)) {
    match.fate = RuleMatch::Fate::kHeldAfter;
    return match;
  }
  for (std::size_t i = 0; i < line.groups.size(); ++i) {
    const auto from = machine.mark(2 * i);
    const auto to = machine.mark(2 * i + 1);
    if (line.groups[i].is_span && from < to && to != Machine::kNowhere)
      match.span = runner.source(on, from, to).span;
  }
  const auto& mentions = runner.out_.mentions;
  const auto find = [&](const auto& is_it) {
    const auto found = std::find_if(mentions.begin(), mentions.end(), is_it);
    return found == mentions.end() ? -1 : static_cast<std::int32_t>(found - mentions.begin());
  };
  for (const auto kind : context.inside) {
    match.by = find([&](const Mention& m) { return m.kind == kind && m.span.contains(match.span); });
    if (match.by < 0) continue;
    match.fate = RuleMatch::Fate::kInside;
    return match;
  }
  const bool kept = find([&](const Mention& m) {
                      return m.rule == line.rule && m.line == line.number && m.span == match.span;
                    }) >= 0;
  if (kept) return match;
  match.fate = RuleMatch::Fate::kOutranked;
  match.by = find([&](const Mention& m) { return m.kind == line.kind && m.span.overlaps(match.span); });
  return match;
}

std::optional<NearMiss> Inspection::nearest_miss(RuleId rule) {
  auto& runner = *runner_;
  const auto& rules = *matcher_.rules_;
  std::optional<NearMiss> nearest;
  double most = -1;
  for (const auto& line : rules.lines) {
    if (line.rule != rule) continue;
    const Tape& on = runner.tape(rules.tapes[line.tape]);
    Watch watch;
    runner.machine_.tell(&watch);
    runner.machine_.search(line.program, on.cells, 0, on.cells.size());
    for (std::size_t at = 0; at < on.cells.size() && runner.machine_.next(at, on.cells.size());)
      at = std::max(runner.machine_.end(), at + 1);
    runner.machine_.tell(nullptr);
    if (watch.nearest.tests.empty()) continue;
    const auto last = last_column(line.program);
    const double share = last == 0 ? 0 : static_cast<double>(watch.nearest.column) / last;
    if (share <= most) continue;
    most = share;
    nearest = miss_of(line, on, watch.nearest);
  }
  return nearest;
}

NearMiss Inspection::miss_of(const CompiledLine& line, const Tape& on, const Miss& miss) const {
  NearMiss out;
  out.line = line.number;
  out.found = runner_->source(on, miss.begin, miss.place).span;
  bool wants_blank = true;
  for (const auto test : miss.tests) {
    out.columns.push_back(line.program.columns[test]);
    wants_blank = wants_blank && matcher_.rules_->alphabet.has(line.program.code[test].first, kBlankCell);
  }
  std::sort(out.columns.begin(), out.columns.end());
  out.columns.erase(std::unique(out.columns.begin(), out.columns.end()), out.columns.end());
  auto place = miss.place;
  if (place < on.cells.size() && on.cells[place] == kBlankCell) {
    out.stop = NearMiss::Stop::kBlank;
    ++place;
  } else if (place + 1 >= on.cells.size()) {
    out.stop = NearMiss::Stop::kTextEnd;
    return out;
  } else if (on.cells[place] == kBreakCell) {
    out.stop = NearMiss::Stop::kSentenceEnd;
    return out;
  } else if (wants_blank) {
    out.stop = NearMiss::Stop::kNoBlank;
  }
  out.next = runner_->span_of(on.refs[place]);
  return out;
}

}  // namespace onrecord
