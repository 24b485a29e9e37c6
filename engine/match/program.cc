#include "engine/match/program.h"

#include <algorithm>

#include "engine/match/vocabulary.h"

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
    program_.code.push_back({op, first, 0, 0});
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

Alphabet::Alphabet(std::size_t indices) : size_(kFirstIndexed + indices) {
  ascii_.fill(kOtherMark);
  ascii_[static_cast<std::size_t>(kBreak)] = kBreakCell;
  ascii_[' '] = kBlankCell;
}

Cell Alphabet::cell(char32_t symbol) const {
  if (symbol < ascii_.size()) return ascii_[symbol];
  if (const auto index = symbol_index(symbol); index != kNoIndex) {
    return kFirstIndexed + static_cast<Cell>(index);
  }
  const auto found = marks_.find(symbol);
  return found == marks_.end() ? kOtherMark : found->second;
}

std::uint32_t Alphabet::add_set(const std::vector<char32_t>& symbols, bool negated) {
  std::u32string key;
  key.reserve(symbols.size() + 1);
  key.push_back(negated ? 1 : 0);
  key.append(symbols.begin(), symbols.end());
  const auto [set, added] = sets_.try_emplace(std::move(key), static_cast<std::uint32_t>(sets_.size()));
  if (!added) return set->second;
  for (const auto symbol : symbols) {
    if (cell(symbol) != kOtherMark) continue;
    auto& number = symbol < ascii_.size() ? ascii_[symbol] : marks_[symbol];
    number = static_cast<Cell>(size_++);
  }
  return set->second;
}

void Alphabet::close() {
  words_ = (size_ + 63) / 64;
  bits_.assign(sets_.size() * words_, 0);
  for (const auto& [set, number] : sets_) {
    auto* row = bits_.data() + number * words_;
    for (const auto symbol : std::u32string_view(set).substr(1)) {
      const auto at = cell(symbol);
      row[at >> 6] |= std::uint64_t{1} << (at & 63);
    }
    if (set.front() == 0) continue;
    for (std::size_t i = 0; i < words_; ++i) row[i] = ~row[i];
  }
}

void Alphabet::merge(std::uint32_t set, std::uint64_t* row) const {
  for (std::size_t i = 0; i < words_; ++i) row[i] |= bits_[set * words_ + i];
}

Program assemble(const Expr& expr, Alphabet& alphabet, bool reversed) {
  return Assembler(alphabet, reversed).run(expr);
}

void find_first(Program& program, const Alphabet& alphabet) {
  program.first.assign(alphabet.row_words(), 0);
  std::vector<bool> seen(program.code.size());
  std::vector<std::uint32_t> ways{0};
  while (!ways.empty()) {
    const auto at = ways.back();
    ways.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const auto& instruction = program.code[at];
    switch (instruction.op) {
      case Instruction::Op::kTest:
        alphabet.merge(instruction.first, program.first.data());
        break;
      case Instruction::Op::kSplit:
        ways.push_back(instruction.first);
        ways.push_back(instruction.second);
        break;
      case Instruction::Op::kJump:
        ways.push_back(instruction.first);
        break;
      case Instruction::Op::kMark:
        ways.push_back(at + 1);
        break;
      case Instruction::Op::kMatch:
        // It can be empty: it may begin with anything.
        program.first.assign(alphabet.row_words(), ~std::uint64_t{0});
        return;
    }
  }
}

}  // namespace onrecord
