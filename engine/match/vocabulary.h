// Every word that a pack knows, as one automaton over tokens.
//
// Reading a paragraph turns its tokens into units: one word, number or mark, or
// several words that a lexicon holds as one ("point out"; the longest wins).
// Each unit gets one symbol, a private-use character that stands for the set of
// lexicons it is in and its shape. Patterns over symbols are then small RE2
// expressions, whatever the size of the lexicons: a lexicon is a character class.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/rules/pack.h"
#include "engine/text/token.h"

namespace onrecord {

using LexiconId = std::uint16_t;

// The tape's reserved symbols; classes of words begin behind them.
inline constexpr char32_t kBreak = U'\n';       // between sentences, and at both ends
inline constexpr char32_t kFirstKind = 0xE001;  // one per kind of mention
inline constexpr char32_t kFirstClass = 0xE100;
inline constexpr char32_t kClassesInFirstPlane = 0x1700;  // the others stand from U+F0000 on

constexpr char32_t symbol_of_class(std::size_t id) {
  return static_cast<char32_t>(id < kClassesInFirstPlane ? kFirstClass + id
                                                         : 0xF0000 + id - kClassesInFirstPlane);
}

// Kinds and classes by one small number; kNoIndex for marks that stand for themselves.
inline constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);
constexpr std::size_t symbol_index(char32_t symbol) {
  if (symbol >= 0xF0000) return symbol - 0xF0000 + kClassesInFirstPlane + (kFirstClass - kFirstKind);
  return symbol >= kFirstKind && symbol < kFirstClass + kClassesInFirstPlane ? symbol - kFirstKind : kNoIndex;
}

struct Unit {
  Span span;
  char32_t symbol = 0;
  std::uint32_t node = 0;  // of the automaton; 0 where no lexicon knows it
  std::uint32_t first_token = 0;
  std::uint16_t tokens = 1;
  bool space_before = false;
};

class Vocabulary {
 public:
  // `literals` are the words that patterns name themselves; each becomes a lexicon "=word".
  Vocabulary(const Pack& pack, const std::vector<std::string>& literals);

  const std::vector<std::string>& clitics() const { return clitics_; }

  // The units of `tokens`, into `units`, which is cleared first.
  void read(std::string_view text, std::span<const Token> tokens, std::vector<Unit>& units) const;

  // By name ("speech-verb", "=between"); by what lexicons give there may be several.
  const std::vector<LexiconId>& lexicons(std::string_view name) const;
  bool in(const Unit& unit, LexiconId lexicon) const;
  // The value of a unit in one of these lexicons, "" where it is in none.
  std::string_view value(const Unit& unit, std::span<const LexiconId> lexicons) const;

  // Symbols of all classes for which `wanted` holds, sorted.
  struct Class {
    std::vector<LexiconId> lexicons;  // sorted
    Shape shape = Shape::kOther;
    bool has(LexiconId lexicon) const;
  };
  std::vector<char32_t> symbols(const std::function<bool(const Class&)>& wanted) const;
  // Symbols of all classes in the lexicon, sorted.
  const std::vector<char32_t>& symbols_in(LexiconId lexicon) const { return symbols_in_[lexicon]; }

 private:
  struct Entry {
    LexiconId lexicon = 0;
    std::uint32_t value = 0;    // into values_
    std::vector<Shape> shapes;  // one a token; kLower takes any
  };
  struct Node {
    std::vector<Entry> entries;
    // Class by the shape of the only token; for several tokens by whether the
    // capitals that entries ask for are there (0 no, 1 yes). kNoClass: no hit.
    std::vector<std::uint32_t> class_of;
    std::uint16_t depth = 0;
    bool extends = false;
  };
  struct Folded {
    std::size_t operator()(std::string_view word) const;
    using is_transparent = void;
  };

  void add(LexiconId lexicon, std::string_view form, std::string_view value);
  void make_classes();
  void order_classes();
  std::uint32_t class_id(std::vector<LexiconId> lexicons, Shape shape);
  std::uint32_t word_id(std::string_view folded) const;
  std::uint32_t child(std::uint32_t node, std::uint32_t word, bool space) const;
  std::uint32_t class_for(const Node& node, std::span<const Token> tokens) const;
  char32_t plain_symbol(std::string_view text, const Token& token) const;

  std::vector<std::string> clitics_;
  std::vector<std::string> names_;                                      // of lexicons, by id
  std::map<std::string, std::vector<LexiconId>, std::less<>> by_name_;  // and by what they give
  std::vector<std::string> values_;
  std::unordered_map<std::string, std::uint32_t, Folded, std::equal_to<>> words_;
  std::vector<Node> nodes_;                                 // 0 is the root
  std::vector<std::uint32_t> roots_;                        // word id -> node of depth 1, 0 where none
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // node, word, space -> node
  std::vector<Class> classes_;
  std::vector<std::vector<char32_t>> symbols_in_;  // by lexicon
  std::map<std::pair<std::vector<LexiconId>, Shape>, std::uint32_t> class_ids_;
};

}  // namespace onrecord
