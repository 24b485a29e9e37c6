// From `match` lines to expressions over symbols.
//
// A compiled line also says what a stretch of text must hold before it is worth
// trying there: its atoms, sets of symbols of which one must be there.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/text_hash.h"
#include "engine/match/expr.h"
#include "engine/match/mention.h"
#include "engine/match/vocabulary.h"
#include "engine/rules/pattern.h"

namespace onrecord {

// The slot behind `<…>`: what the mention covers.
inline constexpr std::string_view kSpanSlot = "<>";

// What the capturing group of a slot means.
struct SlotGroup {
  std::uint16_t slot = 0;
  bool is_span = false;             // of `<…>`
  std::vector<LexiconId> lexicons;  // where its value is looked up
};

struct CompiledPattern {
  Expr expr;                      // over the tape
  std::vector<SlotGroup> groups;  // by number of the capturing group, from 1
  std::set<KindId> kinds;         // that must stand as one symbol on the tape
  std::vector<Symbols> atoms;     // one symbol of each must be present
  std::uint32_t longest = 0;      // items of the longest match; 0 where there is no bound
};

// What a slot without mentions asks for: one unit of a set.
struct UnitSlot {
  Symbols symbols;
  std::vector<LexiconId> lexicons;  // where its value is looked up
  bool certain = false;             // whether it is an atom
};

// What the compiler needs to know of the pack.
struct Names {
  template <typename Id>
  using Ids = std::unordered_map<std::string, Id, TextHash, std::equal_to<>>;
  Ids<KindId> kinds;
  Ids<std::uint16_t> slots;  // grows as patterns are compiled
  // Of patterns before, for most ask for what others ask for.
  std::map<std::string, Symbols, std::less<>> literals;
  std::map<std::vector<std::string>, UnitSlot> unit_slots;  // by choices and exceptions
};

// Fails where a slot names nothing that is known.
Result<CompiledPattern> compile_pattern(const Pattern& pattern, const Pack& pack,
                                        const Vocabulary& vocabulary, Names& names);

// Whether the name is a built-in class of the pattern language.
bool is_builtin(std::string_view name);
// The built-in classes that a unit of this shape is in.
std::vector<std::string_view> classes_of(Shape shape);

}  // namespace onrecord
