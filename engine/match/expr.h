// Expressions over the symbols of a tape, as a tree.
//
// What `match` lines compile to, before engine/match/program makes instructions
// of it: sets of symbols, one after another, one of several, some times over.
// No lookaround and no backreference: so whatever an editor writes runs in time
// that is linear in the text.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace onrecord {

// A set of symbols, sorted; shared by all that name it.
using Symbols = std::shared_ptr<const std::vector<char32_t>>;

struct Expr {
  enum class Op : std::uint8_t {
    kSet,     // one symbol of `symbols`, or one that is not in them
    kAll,     // `parts` one after another
    kEither,  // one of `parts`, the first that leads to a match
    kRepeat,  // parts[0], `least` to `most` times
    kMark,    // notes the place: an end of a capturing group
  };
  static constexpr std::uint32_t kNoLimit = 0xFFFFFFFF;

  Op op = Op::kAll;
  bool negated = false;             // kSet
  bool as_few = false;              // kRepeat: as few times as may be, instead of as many
  std::uint32_t least = 0;          // kRepeat
  std::uint32_t most = kNoLimit;    // kRepeat
  std::uint32_t mark = 0;           // kMark: 2 * group, or 2 * group + 1 for its end
  std::uint32_t column = kNoLimit;  // kSet: where its pattern asks for it, for who explains a miss
  Symbols symbols;                  // kSet
  std::vector<Expr> parts;
};

inline Symbols set_of(std::vector<char32_t> sorted) {
  return std::make_shared<const std::vector<char32_t>>(std::move(sorted));
}

inline Expr one_of(Symbols symbols) {
  Expr set;
  set.op = Expr::Op::kSet;
  set.symbols = std::move(symbols);
  return set;
}
inline Expr one_of(std::vector<char32_t> sorted) { return one_of(set_of(std::move(sorted))); }

inline Expr none_of(Symbols symbols) {
  auto set = one_of(std::move(symbols));
  set.negated = true;
  return set;
}
inline Expr none_of(std::vector<char32_t> sorted) { return none_of(set_of(std::move(sorted))); }

inline Expr all(std::vector<Expr> parts) {
  Expr sequence;
  sequence.parts = std::move(parts);
  return sequence;
}

inline Expr either(std::vector<Expr> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Expr choice;
  choice.op = Expr::Op::kEither;
  choice.parts = std::move(parts);
  return choice;
}

inline Expr repeat(Expr part, std::uint32_t least, std::uint32_t most) {
  Expr times;
  times.op = Expr::Op::kRepeat;
  times.least = least;
  times.most = most;
  times.parts.push_back(std::move(part));
  return times;
}

inline Expr maybe(Expr part) { return repeat(std::move(part), 0, 1); }

inline Expr group_mark(std::size_t group, bool end) {
  Expr mark;
  mark.op = Expr::Op::kMark;
  mark.mark = static_cast<std::uint32_t>(2 * group + (end ? 1 : 0));
  return mark;
}

// Notes the column of all sets in `expr` that have none yet.
inline void set_column(Expr& expr, std::uint32_t column) {
  if (expr.op == Expr::Op::kSet && expr.column == Expr::kNoLimit) expr.column = column;
  for (auto& part : expr.parts) set_column(part, column);
}

// With kUntold: that this is not longer, as it may be, explains no miss.
inline Expr with_column(std::uint32_t column, Expr expr) {
  set_column(expr, column);
  return expr;
}

}  // namespace onrecord
