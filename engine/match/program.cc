#include "engine/match/program.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>

namespace onrecord {
namespace {

class Assembler {
 public:
  Assembler(Alphabet& alphabet, bool reversed) : alphabet_(alphabet), reversed_(reversed) {}

  Program run(const Expr& expr) {
    add(expr);
    put(Instruction::Op::kMatch);
    return std::move(program_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  std::uint32_t put(Instruction::Op op, std::uint32_t first = 0) {
    program_.code.push_back({op, first, 0, 0, 0, 0});
    program_.columns.push_back(0);
    if (op == Instruction::Op::kSplit) program_.code.back().number = program_.splits++;
    return here() - 1;
  }

  // Where a split leads: into what follows it, or away.
  void direct(std::uint32_t split, std::uint32_t in, std::uint32_t away, bool prefers_in) {
    program_.code[split].first = prefers_in ? in : away;
    program_.code[split].second = prefers_in ? away : in;
  }

  void add(const Expr& expr) {
    switch (expr.op) {
      case Expr::Op::kSet:
        put(Instruction::Op::kTest, alphabet_.add_set(expr.symbols, expr.negated));
        program_.columns.back() = static_cast<std::uint16_t>(std::min<std::uint32_t>(expr.column, kUntold));
        return;
      case Expr::Op::kAll:
        if (reversed_) {
          for (auto part = expr.parts.rbegin(); part != expr.parts.rend(); ++part) add(*part);
        } else {
          for (const auto& part : expr.parts) add(part);
        }
        return;
      case Expr::Op::kEither:
        add_either(expr);
        return;
      case Expr::Op::kRepeat:
        add_repeat(expr);
        return;
      case Expr::Op::kMark:
        if (reversed_) return;
        program_.marks = std::max(program_.marks, (expr.mark | 1) + 1);
        put(Instruction::Op::kMark, expr.mark);
        return;
    }
  }

  void add_either(const Expr& expr) {
    std::vector<std::uint32_t> exits;
    for (std::size_t i = 0; i + 1 < expr.parts.size(); ++i) {
      const auto split = put(Instruction::Op::kSplit);
      add(expr.parts[i]);
      exits.push_back(put(Instruction::Op::kJump));
      direct(split, split + 1, here(), true);
    }
    add(expr.parts.back());
    for (const auto exit : exits) program_.code[exit].first = here();
  }

  void add_repeat(const Expr& expr) {
    const auto& part = expr.parts.front();
    for (std::uint32_t i = 0; i < expr.least; ++i) add(part);
    if (expr.most == Expr::kNoLimit) {
      const auto split = put(Instruction::Op::kSplit);
      add(part);
      put(Instruction::Op::kJump, split);
      direct(split, split + 1, here(), !expr.as_few);
      return;
    }
    std::vector<std::uint32_t> splits;
    for (auto i = expr.least; i < expr.most; ++i) {
      splits.push_back(put(Instruction::Op::kSplit));
      add(part);
    }
    for (const auto split : splits) direct(split, split + 1, here(), !expr.as_few);
  }

  Alphabet& alphabet_;
  const bool reversed_;
  Program program_;
};

}  // namespace

Alphabet::Alphabet(std::size_t indices) : size_(kFirstIndexed + indices), indexed_(indices) {
  ascii_.fill(kOtherMark);
  ascii_[static_cast<std::size_t>(kBreak)] = kBreakCell;
  ascii_[' '] = kBlankCell;
  std::iota(indexed_.begin(), indexed_.end(), kFirstIndexed);
}

Cell Alphabet::mark_cell(char32_t symbol) const {
  if (symbol < ascii_.size()) return ascii_[symbol];
  const auto found = marks_.find(symbol);
  return found == marks_.end() ? kOtherMark : found->second;
}

std::uint32_t Alphabet::add_set(const Symbols& symbols, bool negated) {
  const auto [known, is_new] =
      numbers_.try_emplace(Set{symbols, negated}, static_cast<std::uint32_t>(sets_.size()));
  if (!is_new) return known->second;
  sets_.push_back(known->first);
  for (const auto symbol : *symbols) {
    if (cell(symbol) != kOtherMark) continue;
    auto& number = symbol < ascii_.size() ? ascii_[symbol] : marks_[symbol];
    number = static_cast<Cell>(size_++);
  }
  return known->second;
}

// The cell of each number: one for all that are in the same sets. Those of kinds
// and the reserved ones keep theirs.
std::vector<Cell> Alphabet::tell_apart() const {
  const auto kept = static_cast<Cell>(std::min<std::size_t>(size_, kFirstIndexed + kFirstClass - kFirstKind));
  std::vector<Cell> cells(size_, kept);
  std::iota(cells.begin(), cells.begin() + kept, Cell{0});
  struct Group {
    std::uint32_t size = 0, seen = 0;
    Cell split = 0;  // where those of this set go
  };
  std::vector<Group> groups(kept + 1);
  groups[kept].size = static_cast<std::uint32_t>(size_ - kept);
  std::vector<Cell> members, touched;
  for (const auto& set : sets_) {
    members.clear();
    touched.clear();
    for (const auto symbol : *set.symbols) {
      const auto number = cell(symbol);
      if (number < kept) continue;
      members.push_back(number);
      auto& group = groups[cells[number]];
      if (group.seen++ == 0) touched.push_back(cells[number]);
    }
    for (const auto cell : touched) {
      const auto seen = std::exchange(groups[cell].seen, 0);
      groups[cell].split = cell;
      if (seen == groups[cell].size) continue;
      groups[cell].size -= seen;
      groups[cell].split = static_cast<Cell>(groups.size());
      groups.push_back({seen, 0, 0});
    }
    for (const auto number : members) cells[number] = groups[cells[number]].split;
  }
  return cells;
}

void Alphabet::close() {
  const auto cells = tell_apart();
  for (auto& number : ascii_) number = cells[number];
  for (auto& number : indexed_) number = cells[number];
  for (auto& [symbol, number] : marks_) number = cells[number];
  size_ = *std::max_element(cells.begin(), cells.end()) + std::size_t{1};
  words_ = (size_ + 1 + 63) / 64;  // with the end
  bits_.assign(sets_.size() * words_, 0);
  auto* row = bits_.data();
  for (const auto& set : sets_) {
    for (const auto symbol : *set.symbols) {
      const auto at = cell(symbol);
      row[at >> 6] |= std::uint64_t{1} << (at & 63);
    }
    if (set.negated) {
      std::transform(row, row + words_, row, std::bit_not<>());
      row[size_ >> 6] &= ~(std::uint64_t{1} << (size_ & 63));  // not the end
    }
    row += words_;
  }
  sets_.clear();
  numbers_.clear();
}

Alphabet::Row Alphabet::row(std::uint32_t set) const {
  const auto* const begin = bits_.data() + set * words_;
  return {begin, begin + words_};
}

bool Alphabet::covers(std::uint32_t set, std::uint32_t other) const {
  for (std::size_t i = 0; i < words_; ++i) {
    if ((bits_[other * words_ + i] & ~bits_[set * words_ + i]) != 0) return false;
  }
  return true;
}

std::uint32_t Alphabet::add_row(const Row& row) {
  bits_.insert(bits_.end(), row.begin(), row.end());
  return static_cast<std::uint32_t>(bits_.size() / words_ - 1);
}

Program assemble(const Expr& expr, Alphabet& alphabet, bool reversed) {
  return Assembler(alphabet, reversed).run(expr);
}

LookAhead::LookAhead(Alphabet& alphabet)
    : alphabet_(alphabet),
      all_(alphabet.add_row(Alphabet::Row(alphabet.end_cell() / 64 + 1, ~std::uint64_t{0}))) {}

std::uint32_t LookAhead::number_of(const Alphabet::Row& row) {
  std::size_t hash = 0;
  for (const auto word : row) hash = (hash ^ word) * 0x9E3779B97F4A7C15 + (hash >> 29);
  const auto [first, last] = rows_.equal_range(hash);
  for (auto known = first; known != last; ++known) {
    if (alphabet_.row(known->second) == row) return known->second;
  }
  return rows_.emplace(hash, alphabet_.add_row(row))->second;
}

std::uint32_t LookAhead::either(std::uint32_t a, std::uint32_t b) {
  if (a == b || b == kNothing) return a;
  if (a == kNothing) return b;
  if (a == all_ || b == all_) return all_;
  const auto [low, high] = std::minmax(a, b);
  const auto [known, is_new] = either_.try_emplace(std::uint64_t{low} << 32 | high);
  if (is_new) {
    auto joined = alphabet_.row(a);
    const auto other = alphabet_.row(b);
    std::ranges::transform(joined, other, joined.begin(), std::bit_or<>());
    known->second = number_of(joined);
  }
  return known->second;
}

void LookAhead::add_to(Program& program) {
  // By instruction, the set of cells that may come next where the program goes on there.
  std::vector<std::uint32_t> ahead(program.code.size(), kNothing);
  const auto found = [&](std::size_t at) {
    const auto& instruction = program.code[at];
    switch (instruction.op) {
      case Instruction::Op::kTest:
        return instruction.first;
      case Instruction::Op::kSplit:
        return either(ahead[instruction.first], ahead[instruction.second]);
      case Instruction::Op::kJump:
        return ahead[instruction.first];
      case Instruction::Op::kMark:
        return ahead[at + 1];
      case Instruction::Op::kMatch:
        break;
    }
    return all_;
  };
  // Backwards, for nearly all instructions lead further on; once more where a loop leads back.
  for (bool changed = true; changed;) {
    changed = false;
    for (auto at = program.code.size(); at-- > 0;) {
      const auto set = found(at);
      changed = changed || set != ahead[at];
      ahead[at] = set;
    }
  }
  find_opening(program, ahead);
  find_length(program);
  for (auto& instruction : program.code) {
    if (instruction.op != Instruction::Op::kSplit) continue;
    instruction.ahead_of_first = ahead[instruction.first];
    instruction.ahead_of_second = ahead[instruction.second];
  }
}

// What has no choice and no more cells than the opening looks at is told by it alone.
void LookAhead::find_length(Program& program) {
  std::uint32_t length = 0;
  std::vector<std::uint32_t> offsets(program.marks, 0);
  for (const auto& instruction : program.code) {
    if (instruction.op == Instruction::Op::kSplit || instruction.op == Instruction::Op::kJump) return;
    if (instruction.op == Instruction::Op::kMark) offsets[instruction.first] = length;
    if (instruction.op == Instruction::Op::kTest && ++length > Program::kOpening) return;
  }
  program.length = length;
  program.offsets = std::move(offsets);
}

void LookAhead::find_opening(Program& program, const std::vector<std::uint32_t>& ahead) {
  std::vector<std::size_t> from = {0};  // where the program may be at a place
  bool is_over = false;
  for (auto& set : program.opening) {
    set = is_over ? all_ : kNothing;
    for (const auto at : from) set = either(set, ahead[at]);
    std::vector<std::size_t> next;
    std::vector<bool> seen(program.code.size(), false);
    while (!from.empty()) {
      const auto at = from.back();
      from.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      const auto& instruction = program.code[at];
      switch (instruction.op) {
        case Instruction::Op::kTest:
          next.push_back(at + 1);
          break;
        case Instruction::Op::kSplit:
          from.push_back(instruction.second);
          from.push_back(instruction.first);
          break;
        case Instruction::Op::kJump:
          from.push_back(instruction.first);
          break;
        case Instruction::Op::kMark:
          from.push_back(at + 1);
          break;
        case Instruction::Op::kMatch:
          is_over = true;
      }
    }
    from = std::move(next);
  }
}

}  // namespace onrecord
