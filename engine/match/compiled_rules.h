// The rules of one part, compiled: programs, atoms, stages.
//
// RE2 shows in this header, which only engine/match includes.
#pragma once

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/match/compile.h"
#include "engine/match/mention.h"
#include "engine/match/program.h"
#include "engine/match/vocabulary.h"
#include "engine/rules/pack.h"

namespace onrecord {

inline constexpr int kMaxGroups = 32;  // capturing groups of one line, the whole included

struct CompiledLine {
  RuleId rule = kNoRule;
  KindId kind = 0;
  std::uint32_t number = 0;  // line of the file
  Program program;
  std::vector<SlotGroup> groups;
  std::uint32_t longest = 0;
  std::int32_t priority = 0;
  std::size_t tape = 0;  // index of the set of kinds on its tape
  std::size_t stage = 0;
  std::vector<std::uint32_t> atoms;
  std::optional<std::uint32_t> lead;  // of the atoms, one that every match begins with
  bool begins_with_break = false;     // every match does
  bool has_context = false;           // its rule has Surroundings that may hold a match off
};

struct Surroundings {                    // unless before / after
  std::optional<Program> before, after;  // `before` is reversed
  std::vector<KindId> inside;
};

struct Stage {
  std::uint32_t first_line = 0, end_line = 0;
  std::vector<std::uint32_t> regexes;  // of `regex:` rules
};

struct SurfaceLine {  // one line of `regex:`
  RuleId rule = kNoRule;
  KindId kind = 0;
  std::uint32_t number = 0;
  std::unique_ptr<re2::RE2> regex;
  std::vector<std::uint16_t> slots;  // by number of the group, from 1
};

// Lists by a small number, one behind the other in memory.
template <typename Item>
class Rows {
 public:
  Rows() = default;
  explicit Rows(const std::vector<std::vector<Item>>& lists) {
    for (const auto& list : lists) {
      items_.insert(items_.end(), list.begin(), list.end());
      ends_.push_back(static_cast<std::uint32_t>(items_.size()));
    }
  }
  std::span<const Item> operator[](std::size_t i) const {
    return {items_.data() + ends_[i], items_.data() + ends_[i + 1]};
  }
  // The same lists without the items for which `unwanted` holds.
  template <typename Unwanted>
  Rows without(const Unwanted& unwanted) const {
    Rows rest;
    for (std::size_t i = 0; i + 1 < ends_.size(); ++i) {
      std::ranges::remove_copy_if((*this)[i], std::back_inserter(rest.items_), unwanted);
      rest.ends_.push_back(static_cast<std::uint32_t>(rest.items_.size()));
    }
    return rest;
  }

 private:
  std::vector<Item> items_;
  std::vector<std::uint32_t> ends_ = {0};  // of the lists before
};

class CompiledRules {
 public:
  CompiledRules(const Pack& pack, Part part, const Vocabulary& vocabulary);

  const Pack& pack;
  const Part part;
  Names names;
  std::vector<std::string> kind_names, slot_names;
  std::vector<Error> errors;
  const Vocabulary& vocabulary;
  Alphabet alphabet;
  std::vector<CompiledLine> lines;  // by stage, there by kind
  std::vector<SurfaceLine> surfaces;
  std::vector<Surroundings> contexts;  // by rule
  std::vector<std::uint64_t> tapes;    // each the kinds on it, one bit a kind
  std::vector<Stage> stages;
  std::vector<Symbols> atom_sets;
  Rows<std::uint16_t> atoms_with;      // by cell
  std::uint32_t sentence_openers = 0;  // the set of words that lexicon sentence-opener holds

 private:
  void name_kinds();
  KindId add_kind(std::string_view name);
  void refuse(const Rule& rule, const Line& line, const Error& error);
  std::optional<CompiledPattern> compile_line(const Rule& rule, const Line& line);
  void compile();
  void forget_unread_values();
  Symbols find_sentence_openers() const;
  void index_atoms();
  void find_leads(std::uint32_t breaks);
  void compile_context(RuleId id, std::set<KindId>& kinds);
  void compile_surface(RuleId id);
  void add_kind_named(const Rule& rule, std::string_view key, const std::string& name,
                      std::set<KindId>& kinds);
  std::size_t tape_index(const std::set<KindId>& kinds);
  std::uint32_t atom_index(const Symbols& symbols);
  void order_stages();

  std::map<std::uint32_t, std::uint32_t> atom_ids_;  // by number of the set
};

}  // namespace onrecord
