// Every word that a pack knows, as one automaton over tokens.
//
// Reading a paragraph turns its tokens into units: one word, number or mark, or
// several words that a lexicon holds as one ("point out"; the longest wins).
// Each unit gets one symbol, a private-use character that stands for the set of
// lexicons it is in and its shape. Patterns over symbols are then small, whatever
// the size of the lexicons: a lexicon is a set of symbols.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <forward_list>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/text_hash.h"
#include "engine/rules/pack.h"
#include "engine/text/token.h"
#include "engine/text/word_table.h"

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

// The class behind a symbol; past every class, by wrapping around, for symbols that are none.
constexpr std::size_t class_behind(char32_t symbol) {
  return symbol_index(symbol) - (kFirstClass - kFirstKind);
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
  // `literals` are the words that patterns name themselves; each becomes a lexicon
  // "=word". The pack must outlive it.
  Vocabulary(const Pack& pack, const std::vector<std::string>& literals);

  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  const std::vector<std::string>& clitics() const { return clitics_; }
  std::size_t class_count() const { return classes_.size(); }

  // The forms of all lexicons, those too that are only compared and make no units,
  // and their words where they have several.
  const WordTable& words() const { return words_; }
  // Their numbers, in the order of the pack's lexicons, entries and forms.
  std::span<const std::uint32_t> forms() const { return forms_; }

  // The units of `tokens`, and the numbers of their words, into vectors that are cleared first.
  void read(std::string_view text, std::span<const Token> tokens, std::vector<Unit>& units,
            std::vector<std::uint32_t>& words) const;

  // By name ("speech-verb", "=between"); by what lexicons give there may be several.
  const std::vector<LexiconId>& lexicons(std::string_view name) const;
  bool in(const Unit& unit, LexiconId lexicon) const {
    const auto id = class_behind(unit.symbol);
    return id < classes_.size() && class_has(id, lexicon);
  }
  // The names of all lexicons that a unit is in, and the shape that rules see.
  std::vector<std::string_view> lexicons_of(const Unit& unit) const;
  std::optional<Shape> shape_of(const Unit& unit) const;  // none: a mark that stands for itself
  // The value of a unit in one of these lexicons, "" where it is in none.
  std::string_view value(const Unit& unit, std::span<const LexiconId> lexicons) const;

  // Symbols of all words, known or not, of the shapes for which `wanted` holds; sorted.
  std::vector<char32_t> symbols(bool (*wanted)(Shape)) const;
  // Symbols of all classes in the lexicon, sorted.
  const std::vector<char32_t>& symbols_in(LexiconId lexicon) const { return symbols_in_[lexicon]; }

 private:
  static constexpr auto kShapes = static_cast<std::size_t>(Shape::kOther) + 1;
  struct Class {
    std::vector<LexiconId> lexicons;  // sorted
    Shape shape = Shape::kOther;
  };
  // By the lexicons of a class, and its shape: its number + 1.
  using ClassIds = std::map<std::vector<LexiconId>, std::array<std::uint32_t, kShapes>>;
  // A word or several as one lexicon has them.
  struct Entry {
    LexiconId lexicon = 0;
    std::uint32_t value = 0;   // into values_
    std::uint32_t shapes = 0;  // into shapes_: one a token; kLower takes any
  };
  struct Node {
    std::uint32_t first_entry = 0, entries = 0;
    // Where its classes begin in class_of_: one by the shape of the only token; for
    // several tokens by whether the capitals that entries ask for are there (0 no,
    // 1 yes). kNoClass: no hit.
    std::uint32_t first_class = 0;
    std::uint16_t depth = 0;
    bool extends = false;
  };
  static constexpr std::uint32_t kNoClasses = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoClass = 0xFFFFFFFF;
  static constexpr std::size_t kOften = 2;  // shapes, the first of them: most words have one of these
  // What is known of a word alone, in one place, for every token asks it.
  struct Root {
    std::uint32_t node = 0;                                       // of depth 1; 0 where none
    std::uint32_t first_class = kNoClasses;                       // as its node has it
    std::array<std::uint32_t, kOften> often{kNoClass, kNoClass};  // of these the first
    bool extends = false;                                         // its node does
    bool goes_on = false;                                         // the word may come behind others
  };
  // What a lexicon knows at a token.
  struct Hit {
    std::uint32_t class_id = kNoClass;
    std::uint32_t node = 0;
    std::uint16_t tokens = 1;
  };
  // The words that a lexicon writes as one: node, word and blank -> node. A table
  // of its own, for most lookups are of words that do not go on.
  class Edges {
   public:
    static std::uint64_t key(std::uint32_t node, std::uint32_t word, bool space) {
      return (std::uint64_t{node} << 33) | (std::uint64_t{word} << 1) | space;
    }
    std::uint32_t find(std::uint64_t key) const;
    std::uint32_t& at(std::uint64_t key);  // 0 where it is new

   private:
    struct Edge {
      std::uint64_t key = 0;
      std::uint32_t node = 0;
    };
    static constexpr unsigned kBits = 17;  // of a number of bits, some for each edge of a large pack
    static std::size_t bit_of(std::uint64_t key) { return (key * 0xD6E8FEB86659FD93) >> (64 - kBits); }
    std::size_t place_of(std::uint64_t key) const;
    std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>((std::size_t{1} << kBits) / 64);
    std::vector<Edge> edges_ = std::vector<Edge>(64);  // a power of two, at most half of them taken
    std::size_t taken_ = 0;
  };
  struct Added {
    std::uint32_t node = 0;
    Entry entry;
  };
  // Words as they are added.
  struct Making {
    std::vector<Added> added;
    std::vector<Token> tokens;  // of one form
  };
  LexiconId add_lexicon(const std::string& name);
  std::uint32_t add(LexiconId lexicon, std::string_view form, std::uint32_t value, Making& making);
  void order_entries(const std::vector<Added>& added);
  std::span<const Entry> entries_of(const Node& node) const {
    return std::span(entries_).subspan(node.first_entry, node.entries);
  }
  std::span<const Shape> shapes_of(const Node& node, const Entry& entry) const {
    return std::span(shapes_).subspan(entry.shapes, node.depth);
  }
  void make_classes();
  bool class_has(std::size_t id, LexiconId lexicon) const {
    if (lexicon >= literals_) return std::ranges::binary_search(classes_[id].lexicons, lexicon);
    return (rows_[id * row_words_ + lexicon / 64] >> (lexicon % 64) & 1) != 0;
  }
  void order_classes();
  std::uint32_t class_id(std::vector<LexiconId> lexicons, Shape shape, ClassIds& ids);
  std::uint32_t class_for(const Node& node, std::span<const Token> tokens) const;
  void extend(Hit& hit, std::uint32_t first, std::span<const Token> tokens,
              std::span<const std::uint32_t> words) const;
  char32_t plain_symbol(std::string_view text, const Token& token) const;

  std::vector<std::string> clitics_;
  std::vector<std::string> names_;  // of lexicons, by id
  std::unordered_map<std::string, std::vector<LexiconId>, TextHash, std::equal_to<>>
      by_name_;                            // and by what they give
  std::vector<std::string_view> values_;   // of the pack or folded_
  std::forward_list<std::string> folded_;  // literals
  WordTable words_;
  std::vector<std::uint32_t> forms_;
  std::vector<Node> nodes_;     // 0 is the root
  std::vector<Entry> entries_;  // by node
  std::vector<Shape> shapes_;
  std::vector<Root> roots_;  // by number of word
  Edges edges_;
  std::vector<std::uint32_t> class_of_;                      // of all nodes
  std::vector<Class> classes_;                               // by shape
  std::array<std::uint32_t, kShapes + 1> first_of_shape_{};  // class that no lexicon has
  std::vector<std::vector<char32_t>> symbols_in_;            // by lexicon
  std::size_t literals_ = 0;         // the lexicon of the first literal; it has no bit
  std::vector<std::uint64_t> rows_;  // by class: a bit a lexicon
  std::size_t row_words_ = 0;
};

}  // namespace onrecord
