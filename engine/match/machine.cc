#include "engine/match/machine.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kSplitsUnremembered = 64;

}  // namespace

void Machine::search(const Program& program, std::span<const Cell> cells, std::size_t from, std::size_t to) {
  program_ = &program;
  cells_ = cells;
  from_ = from;
  to_ = to;
  knows_ = false;
  splits_ = 0;
  if (marks_.size() < program.marks) marks_.resize(program.marks);
  for (std::size_t i = 0; i < opening_.size(); ++i) opening_[i] = alphabet_.sets().of(program.opening[i]);
}

// Whether the cells behind the first may open a match there. Who watches wants to know what fails.
inline bool Machine::goes_on_at(std::size_t at) const {
  if (watch_ != nullptr) return true;
  const auto* const cells = cells_.data() + at;
  if (at + 2 < to_) return opening_[1].has(cells[1]) && opening_[2].has(cells[2]);
  const auto end = alphabet_.end_cell();
  if (at + 1 < to_) return opening_[1].has(cells[1]) && opening_[2].has(end);
  return opening_[1].has(end);
}

bool Machine::next(std::size_t at, std::size_t behind) {
  const auto* const cells = cells_.data();
  const auto first = opening_[0];
  for (behind = std::min(behind, to_); at < behind; ++at) {
    if (first.has(cells[at]) && goes_on_at(at) && found_at(at)) return true;
  }
  return false;
}

bool Machine::begins_at(std::size_t at) {
  return opening_[0].has(cells_[at]) && goes_on_at(at) && found_at(at);
}

// Its opening stands there.
bool Machine::found_at(std::size_t place) {
  if (program_->length > 0 && watch_ == nullptr) {
    auto mark = marks_.begin();
    for (const auto offset : program_->offsets) *mark++ = static_cast<std::uint32_t>(place) + offset;
    begin_ = place;
    end_ = place + program_->length;
    return true;
  }
  if (!matches_at<false>(place)) return false;
  begin_ = place;
  // What led to this match did not fail; a search from its end may come by there.
  forget();
  return true;
}

bool Machine::stands_at(const Program& program, std::span<const Cell> cells, std::size_t at, std::size_t to) {
  if (at < to && !alphabet_.has(program.opening[0], cells[at])) return false;
  search(program, cells, at, to);
  return matches_at<false>(at);
}

bool Machine::stands_before(const Program& reversed, std::span<const Cell> cells, std::size_t at) {
  if (at > 0 && !alphabet_.has(reversed.opening[0], cells[at - 1])) return false;
  search(reversed, cells, 0, at);
  return matches_at<true>(at);
}

// Whether this split was come to at this place before; from now on it was.
bool Machine::been_at(std::uint32_t split, std::size_t place) {
  if (++splits_ <= kSplitsUnremembered) return false;
  if (!knows_) {
    const auto bits = (to_ - from_ + 1) * program_->splits;
    been_.assign((bits + 63) / 64, 0);
    knows_ = true;
  }
  const auto bit = (place - from_) * program_->splits + split;
  auto& word = been_[bit >> 6];
  const auto mask = std::uint64_t{1} << (bit & 63);
  if ((word & mask) != 0) return true;
  word |= mask;
  return false;
}

// The last two places of the match found: only these can be come to again.
void Machine::forget() {
  if (!knows_) return;
  const auto first = end_ > from_ ? end_ - from_ - 1 : 0;
  for (auto bit = first * program_->splits; bit < (end_ - from_ + 1) * program_->splits; ++bit) {
    been_[bit >> 6] &= ~(std::uint64_t{1} << (bit & 63));
  }
}

template <bool kLeftwards>
bool Machine::matches_at(std::size_t place) {
  if (watch_ == nullptr) return run<kLeftwards, false>(place);
  watch_->begin(place);
  const bool found = run<kLeftwards, true>(place);
  if (!found) watch_->end();
  return found;
}

template <bool kLeftwards, bool kWatched>
bool Machine::run(std::size_t place) {
  std::fill_n(marks_.begin(), program_->marks, kNowhere);
  const auto* const code = program_->code.data();
  const auto* const cells = cells_.data();
  const auto alphabet = alphabet_.sets();
  const auto end_cell = alphabet_.end_cell();
  const auto limit = kLeftwards ? from_ : to_;
  std::size_t open = 0;  // of ways_
  const auto leave_open = [&](Way way) {
    if (open == ways_.size()) ways_.resize(2 * ways_.size());
    ways_[open++] = way;
  };
  std::uint32_t at = 0;
  while (true) {
    const auto& instruction = code[at];
    if (kWatched) ++watch_->steps;
    switch (instruction.op) {
      case Instruction::Op::kTest: {
        const auto next = kLeftwards ? place - 1 : place;
        if (place != limit && alphabet.has(instruction.first, cells[next])) {
          place = kLeftwards ? next : place + 1;
          ++at;
          continue;
        }
        if (kWatched && !kLeftwards) watch_->fail(*program_, at, place);
        break;
      }
      case Instruction::Op::kSplit: {
        // Mostly the next cell tells which of the two it is. Who watches wants to know what fails on both.
        if constexpr (!kWatched) {
          const auto next = place == limit ? end_cell : cells[kLeftwards ? place - 1 : place];
          const bool first = alphabet.has(instruction.ahead_of_first, next);
          const bool second = alphabet.has(instruction.ahead_of_second, next);
          if (!first && !second) break;
          if (first != second) {
            at = first ? instruction.first : instruction.second;
            continue;
          }
        }
        if (been_at(instruction.number, place)) break;
        leave_open({instruction.second, static_cast<std::uint32_t>(place)});
        at = instruction.first;
        continue;
      }
      case Instruction::Op::kJump:
        at = instruction.first;
        continue;
      case Instruction::Op::kMark:
        // Where no way is open, nothing will ask for what the mark was.
        if (open > 0) leave_open({kRestore + instruction.first, marks_[instruction.first]});
        marks_[instruction.first] = static_cast<std::uint32_t>(place);
        ++at;
        continue;
      case Instruction::Op::kMatch:
        end_ = place;
        return true;
    }
    for (; open > 0 && ways_[open - 1].at >= kRestore; --open)
      marks_[ways_[open - 1].at - kRestore] = ways_[open - 1].place;
    if (open == 0) return false;
    --open;
    at = ways_[open].at;
    place = ways_[open].place;
  }
}

}  // namespace onrecord
