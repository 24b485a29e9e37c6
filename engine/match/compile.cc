#include "engine/match/compile.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/match/literals.h"
#include "engine/match/program.h"
#include "engine/rules/keys.h"

namespace onrecord {
namespace {

using Type = PatternItem::Type;

struct Builtin {
  std::string_view name;
  bool (*holds)(Shape shape);  // nullptr: not one unit; see `special`
};
constexpr std::array kBuiltins{
    Builtin{"word", [](Shape s) { return is_word(s); }},
    Builtin{"lower", [](Shape s) { return s == Shape::kLower; }},
    Builtin{"capitalised", [](Shape s) { return is_capital(s); }},
    Builtin{"upper", [](Shape s) { return s == Shape::kUpper; }},
    Builtin{"initial", [](Shape s) { return s == Shape::kInitial; }},
    Builtin{"digits", [](Shape s) { return is_number(s); }},
    Builtin{"day-digits", [](Shape s) { return s == Shape::kShortDigits; }},
    Builtin{"year-digits", [](Shape s) { return s == Shape::kYearDigits; }},
    Builtin{"numeral", [](Shape s) { return s == Shape::kNumeral; }},
    Builtin{"any", nullptr},
    Builtin{"rest", nullptr},
    Builtin{"clause", nullptr},
    Builtin{"start", nullptr},
    Builtin{"end", nullptr},
    Builtin{"break", nullptr},
};

const Builtin* find_builtin(std::string_view name) {
  const auto found =
      std::find_if(kBuiltins.begin(), kBuiltins.end(), [&](const Builtin& b) { return b.name == name; });
  return found == kBuiltins.end() ? nullptr : &*found;
}

bool at_edge(const PatternItem& item) {
  return item.type == Type::kSlot && item.choices.size() == 1 &&
         (item.choices[0] == "start" || item.choices[0] == "end" || item.choices[0] == "break");
}

class Compiler {
 public:
  Compiler(const Pack& pack, const Vocabulary& vocabulary, Names& names)
      : pack_(pack), vocabulary_(vocabulary), names_(names) {
    stops_ = marks({".", "!", "?", "…"});
    joint_ = with(marks({"-"}), {U' '});
  }

  Result<CompiledPattern> run(const Pattern& pattern) {
    out_.expr = sequence(pattern.root, &out_.atoms, true);
    if (!error_.what.empty()) return tl::make_unexpected(error_);
    out_.longest = longest(pattern.root).value_or(0);
    return std::move(out_);
  }

 private:
  using Atoms = std::vector<Symbols>;

  void refuse(const PatternItem& item, std::string what) {
    if (error_.what.empty()) error_ = {ErrorKind::kRules, std::to_string(item.column), std::move(what)};
  }

  // The expression of a sequence. A blank before an item is asked for together
  // with the item; at the front of a sequence that stands behind a blank, an
  // optional item takes the blank behind it along.
  Expr sequence(const PatternSequence& sequence, Atoms* atoms, bool after_blank) {
    std::vector<Expr> out;
    bool front = after_blank;  // nothing that must be there has been written yet
    bool skip_space = true;    // the first item's own blank was written by the caller
    std::size_t tagged = 0;
    for (std::size_t i = 0; i < sequence.items.size(); ++i) {
      const auto& item = sequence.items[i];
      if (i > 0) tag(out, tagged, sequence.items[i - 1]);
      const bool gap = item.type == Type::kGap;
      bool space = item.space_before && !skip_space && !gap && !is_end(item);
      if (is_blank(item)) {
        out.push_back(blank());
        skip_space = false;
        continue;
      }
      if (item.type == Type::kMark) {
        if (space) out.push_back(blank());
        out.push_back(mark(item));
        front = front || (item.text == "<" && space);
        skip_space = item.text == "<" || skip_space;
        continue;
      }
      auto body = expression(item, atoms, space || (front && skip_space));
      if (item.optional) {
        if (space && brings_blank(sequence, i)) {
          out.push_back(blank());
          space = false;
        }
        const bool space_after = front && i + 1 < sequence.items.size() && sequence.items[i + 1].space_before;
        out.push_back(maybe(with_blanks(space, std::move(body), space_after)));
        skip_space = space_after || (front && skip_space);
        continue;
      }
      if (gap && front && skip_space) {
        out.push_back(
            maybe(with_blanks(false, std::move(body), true)));  // an empty gap has no blank behind it
        continue;
      }
      if (space) out.push_back(blank());
      out.push_back(std::move(body));
      front = skip_space = is_start(item);
    }
    if (!sequence.items.empty()) tag(out, tagged, sequence.items.back());
    return all(std::move(out));
  }

  // Notes where the pattern asks for the expressions from `tagged` on.
  static void tag(std::vector<Expr>& out, std::size_t& tagged, const PatternItem& item) {
    for (; tagged < out.size(); ++tagged) set_column(out[tagged], item.column);
  }

  static Expr blank() { return one_of({U' '}); }

  static Expr with_blanks(bool before, Expr body, bool after) {
    std::vector<Expr> parts;
    if (before) parts.push_back(blank());
    parts.push_back(std::move(body));
    if (after) parts.push_back(blank());
    return all(std::move(parts));
  }

  // "x [y ]z": what may be missing has the blank that parts it from z inside, so
  // the one before it stays.
  static bool brings_blank(const PatternSequence& sequence, std::size_t i) {
    const auto& item = sequence.items[i];
    const bool ends_in_blank = item.alternatives.size() == 1 && item.alternatives[0].space_after;
    if (!ends_in_blank || i + 1 == sequence.items.size()) return false;
    const auto& next = sequence.items[i + 1];
    return !next.space_before && !next.optional && !at_edge(next) && next.type != Type::kMark &&
           next.type != Type::kGap;
  }

  // How many items the longest match has; nullopt where there is no bound.
  std::optional<std::uint32_t> longest(const PatternSequence& sequence) const {
    std::uint32_t sum = 0;
    for (const auto& item : sequence.items) {
      std::optional<std::uint32_t> length;
      if (item.type == Type::kMark) {
        length = 0;
      } else if (item.type == Type::kGap) {
        length = kGapSymbols;
      } else if (item.type == Type::kWords) {
        length = static_cast<std::uint32_t>(words_of(item.text, vocabulary_.clitics()).size());
      } else if (item.type == Type::kGroup) {
        length = 0;
        for (const auto& alternative : item.alternatives) {
          const auto inner = longest(alternative);
          length = inner && length ? std::optional(std::max(*inner, *length)) : std::nullopt;
        }
      } else if (!item.repeated) {
        length = 1;
        for (const auto& choice : item.choices) {
          if (choice == "rest" || choice == "clause") return std::nullopt;
          const auto words = static_cast<std::uint32_t>(words_of(choice, vocabulary_.clitics()).size());
          length = std::max({*length, words, choice == "end" ? kStopsAtEnd + 2 : 1});
        }
      }
      if (!length) return std::nullopt;
      sum += *length;
    }
    return sum;
  }

  static bool is_blank(const PatternItem& item) { return item.type == Type::kWords && item.text.empty(); }
  static bool is_start(const PatternItem& item) { return at_edge(item) && item.choices[0] != "end"; }
  static bool is_end(const PatternItem& item) { return at_edge(item) && item.choices[0] != "start"; }

  Expr expression(const PatternItem& item, Atoms* atoms, bool after_blank) {
    switch (item.type) {
      case Type::kWords:
        return words(item.text, atoms);
      case Type::kGap: {
        auto gap = with_column(kUntold, repeat(none_of({kBreak}), 0, kGapSymbols));
        gap.as_few = true;
        return gap;
      }
      case Type::kGroup:
        return group(item, atoms, after_blank);
      case Type::kSlot:
        return slot(item, atoms);
      case Type::kMark:
        break;
    }
    return {};
  }

  // "<" opens a capturing group for the mention's own span.
  Expr mark(const PatternItem& item) {
    if (item.text != "<") return group_mark(span_group_, true);
    span_group_ = out_.groups.size();
    out_.groups.push_back({slot_id(std::string(kSpanSlot)), true, {}});
    return group_mark(span_group_, false);
  }

  Expr words(const std::string& text, Atoms* atoms) {
    std::vector<Expr> out;
    for (const auto& word : words_of(text, vocabulary_.clitics())) {
      auto symbols = literal_symbols(word);
      if (atoms != nullptr) atoms->push_back(symbols);
      out.push_back(one_of(std::move(symbols)));
    }
    return all(std::move(out));
  }

  // What a group asks for stands somewhere if one atom of each alternative does: the one
  // of the fewest words, for marks stand everywhere.
  Expr group(const PatternItem& item, Atoms* atoms, bool after_blank) {
    std::vector<Expr> out;
    std::vector<char32_t> one;
    bool certain = !item.optional && atoms != nullptr;
    // "[ x]" and "[x ]" bring their own blank.
    const bool own_blanks = item.optional && item.alternatives.size() == 1;
    for (const auto& alternative : item.alternatives) {
      Atoms inner;
      const auto& first = alternative.items.front();
      const bool before = own_blanks && !item.space_before && first.space_before && !is_blank(first);
      const bool after = own_blanks && alternative.space_after;
      out.push_back(with_blanks(before, sequence(alternative, &inner, after_blank), after));
      if (inner.empty()) {
        certain = false;
      } else {
        const auto& least = **std::ranges::min_element(inner, {}, [](const Symbols& atom) {
          return std::pair(symbol_index(atom->front()) == kNoIndex, atom->size());
        });
        one.insert(one.end(), least.begin(), least.end());
      }
    }
    if (certain) {
      sort_unique(one);
      atoms->push_back(set_of(std::move(one)));
    }
    return either(std::move(out));
  }

  Expr slot(const PatternItem& item, Atoms* atoms) {
    const bool catches = !item.slot.empty();
    const auto group = out_.groups.size();
    if (catches) out_.groups.push_back({slot_id(item.slot), false, {}});
    std::vector<Expr> ways;  // choices that are not one symbol
    const auto found = unit_slot(item, ways);
    if (!found) return {};
    const auto& unit = *found;
    if (catches) out_.groups[group].lexicons = unit.lexicons;
    if (unit.certain && atoms != nullptr) atoms->push_back(unit.symbols);
    if (!unit.symbols->empty()) ways.insert(ways.begin(), one_of(unit.symbols));
    auto body = either(std::move(ways));
    if (item.repeated) {
      auto more = with_column(kUntold, repeat(all({one_of(joint_), body}), 0, Expr::kNoLimit));
      body = all({std::move(body), std::move(more)});
    }
    if (!catches) return body;
    return all({group_mark(group, false), std::move(body), group_mark(group, true)});
  }

  // What a slot asks for beside `ways`; nothing where it is refused.
  std::optional<UnitSlot> unit_slot(const PatternItem& item, std::vector<Expr>& ways) {
    auto key = item.choices;
    key.emplace_back(item.slot == item.choices[0] ? "its name" : "");  // see add_choice
    key.insert(key.end(), item.exceptions.begin(), item.exceptions.end());
    if (const auto known = names_.unit_slots.find(key); known != names_.unit_slots.end())
      return known->second;
    UnitSlot unit;
    unit.certain = true;
    std::vector<char32_t> single;  // choices that are one symbol
    for (const auto& choice : item.choices) {
      if (!add_choice(item, choice, unit, single, ways)) return std::nullopt;
    }
    sort_unique(single);
    if (!take_exceptions(item, single)) return std::nullopt;
    if (single.empty() && ways.empty()) {
      refuse(item, "{" + item.choices[0] + "} can match nothing");
      return std::nullopt;
    }
    unit.symbols = set_of(std::move(single));
    unit.certain = unit.certain && ways.empty();
    const bool names_kind = std::ranges::any_of(key, [&](const auto& name) { return is_kind(name); });
    if (ways.empty() && !names_kind) names_.unit_slots.emplace(std::move(key), unit);
    return unit;
  }

  bool is_kind(std::string_view name) const {
    if (name.starts_with(kLowerOnly)) name.remove_prefix(kLowerOnly.size());
    return names_.kinds.contains(name);
  }

  bool take_exceptions(const PatternItem& item, std::vector<char32_t>& single) {
    if (item.exceptions.empty()) return true;
    std::vector<char32_t> without;
    for (const auto& exception : item.exceptions) {
      if (!add_exception(item, exception, without)) return false;
    }
    sort_unique(without);
    std::vector<char32_t> left;
    std::set_difference(single.begin(), single.end(), without.begin(), without.end(),
                        std::back_inserter(left));
    single = std::move(left);
    return true;
  }

  // What "except" takes away; "lower NAME" takes only what is written in lower case.
  bool add_exception(const PatternItem& item, std::string_view exception, std::vector<char32_t>& without) {
    const bool lower_only = exception.starts_with(kLowerOnly);
    if (lower_only) exception.remove_prefix(kLowerOnly.size());
    std::vector<char32_t> found;
    std::vector<Expr> unused;
    UnitSlot ignored;
    if (!add_choice(item, std::string(exception), ignored, found, unused)) return false;
    if (!lower_only) {
      without.insert(without.end(), found.begin(), found.end());
      return true;
    }
    sort_unique(found);
    const auto lower = vocabulary_.symbols([](Shape s) { return s == Shape::kLower; });
    std::set_intersection(found.begin(), found.end(), lower.begin(), lower.end(),
                          std::back_inserter(without));
    return true;
  }

  // Adds what a name in a slot stands for. `unit` learns where values are
  // looked up, and whether it is certain. False where the name is unknown.
  bool add_choice(const PatternItem& item, const std::string& choice, UnitSlot& unit,
                  std::vector<char32_t>& single, std::vector<Expr>& ways) {
    if (const auto* builtin = find_builtin(choice)) {
      if (builtin->holds != nullptr) {
        const auto found = vocabulary_.symbols(builtin->holds);
        single.insert(single.end(), found.begin(), found.end());
        if (choice == "word" || choice == "lower" || choice == "capitalised") unit.certain = false;
      } else {
        ways.push_back(special(choice));
        unit.certain = false;
      }
      return true;
    }
    if (const auto kind = names_.kinds.find(choice); kind != names_.kinds.end()) {
      single.push_back(kFirstKind + kind->second);
      out_.kinds.insert(kind->second);
      return true;
    }
    if (const auto lexicons = vocabulary_.lexicons(choice); !lexicons.empty()) {
      add_lexicons(lexicons, unit, single);
      return true;
    }
    // A lone name that nothing has is a slip, unless it is a word under a slot's own name: `{day: tomorrow}`.
    const bool lone = item.choices.size() == 1 && item.exceptions.empty();
    if (lone && (item.slot == choice || !suggest(choice).empty() || choice.find('-') != std::string::npos)) {
      refuse(item, "{" + choice + "} is no class, mention or lexicon" + suggest(choice));
      return false;
    }
    const auto parts = words_of(choice, vocabulary_.clitics());
    if (parts.size() == 1) {
      add_lexicons(vocabulary_.lexicons("=" + parts[0]), unit, single);
      const auto symbols = literal_symbols(parts[0]);
      single.insert(single.end(), symbols->begin(), symbols->end());
      return true;
    }
    std::vector<Expr> several;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) several.push_back(blank());
      several.push_back(one_of(literal_symbols(parts[i])));
    }
    ways.push_back(all(std::move(several)));
    return true;
  }

  void add_lexicons(const std::vector<LexiconId>& lexicons, UnitSlot& unit,
                    std::vector<char32_t>& single) const {
    for (const auto lexicon : lexicons) {
      const auto& found = vocabulary_.symbols_in(lexicon);
      single.insert(single.end(), found.begin(), found.end());
    }
    unit.lexicons.insert(unit.lexicons.end(), lexicons.begin(), lexicons.end());
  }

  // The symbols of marks, whatever lexicons they are in.
  std::vector<char32_t> marks(std::initializer_list<const char*> texts) const {
    std::vector<char32_t> symbols;
    for (const auto* text : texts) {
      const auto found = literal_symbols(text);
      symbols.insert(symbols.end(), found->begin(), found->end());
    }
    sort_unique(symbols);
    return symbols;
  }

  static std::vector<char32_t> with(std::vector<char32_t> symbols, const std::vector<char32_t>& more) {
    symbols.insert(symbols.end(), more.begin(), more.end());
    sort_unique(symbols);
    return symbols;
  }

  Expr special(std::string_view name) const {
    if (name == "any") return none_of({kBreak, U' '});
    if (name == "rest") return run_of({kBreak}, with(stops_, marks({",", ";", ":", "–"})));
    if (name == "clause") return run_of(with(marks({",", ";", ":", "–", "(", ")", "\""}), {kBreak}), stops_);
    if (name == "end") {
      return all(
          {repeat(one_of(stops_), 0, kStopsAtEnd), maybe(one_of(marks({"\"", "'", ")"}))), one_of({kBreak})});
    }
    return one_of({kBreak});  // start, break
  }

  // As many symbols as may be that are none of `inside`, the first and the last
  // no blank and none of `edge`.
  static Expr run_of(const std::vector<char32_t>& inside, const std::vector<char32_t>& edge) {
    const auto ends = none_of(with(with(inside, edge), {U' '}));
    return all({ends, with_column(kUntold, maybe(all({repeat(none_of(inside), 0, Expr::kNoLimit), ends})))});
  }

  // The symbols that a literal word may have; a mark that no lexicon knows is its own.
  Symbols literal_symbols(const std::string& word) const {
    auto& known = names_.literals[word];
    if (known != nullptr) return known;
    std::vector<char32_t> found;
    for (const auto lexicon : vocabulary_.lexicons("=" + word)) {
      const auto& symbols = vocabulary_.symbols_in(lexicon);
      found.insert(found.end(), symbols.begin(), symbols.end());
    }
    std::vector<Unit> units;
    std::vector<std::uint32_t> words;
    vocabulary_.read(word, form_tokens(word, vocabulary_.clitics()), units, words);
    if (!units.empty()) found.push_back(units[0].symbol);
    sort_unique(found);
    known = set_of(std::move(found));
    return known;
  }

  std::uint16_t slot_id(const std::string& name) {
    return names_.slots.try_emplace(name, static_cast<std::uint16_t>(names_.slots.size())).first->second;
  }

  std::string suggest(std::string_view choice) const {
    std::vector<std::string_view> known;
    known.reserve(kBuiltins.size() + names_.kinds.size() + pack_.lexicons.size());
    for (const auto& builtin : kBuiltins) known.push_back(builtin.name);
    for (const auto& kind : names_.kinds) known.push_back(kind.first);
    for (const auto& lexicon : pack_.lexicons) known.push_back(lexicon.name);
    return suggestion(choice, known);
  }

  static void sort_unique(std::vector<char32_t>& symbols) {
    // They are sorted lists one behind the other.
    auto sorted = std::is_sorted_until(symbols.begin(), symbols.end());
    while (sorted != symbols.end()) {
      const auto next = std::is_sorted_until(sorted, symbols.end());
      std::inplace_merge(symbols.begin(), sorted, next);
      sorted = next;
    }
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
  }

  static constexpr std::uint32_t kGapSymbols = 24;  // twelve tokens and the blanks between
  static constexpr std::uint32_t kStopsAtEnd = 4;   // "?!" and "...."

  const Pack& pack_;
  const Vocabulary& vocabulary_;
  Names& names_;
  CompiledPattern out_;
  std::vector<char32_t> stops_, joint_;  // what ends a sentence; what parts the words of a repeated slot
  std::size_t span_group_ = 0;           // of "<"
  Error error_;
};

}  // namespace

bool is_builtin(std::string_view name) { return find_builtin(name) != nullptr; }

std::vector<std::string_view> classes_of(Shape shape) {
  std::vector<std::string_view> names;
  for (const auto& builtin : kBuiltins) {
    if (builtin.holds != nullptr && builtin.holds(shape)) names.push_back(builtin.name);
  }
  return names;
}

Result<CompiledPattern> compile_pattern(const Pattern& pattern, const Pack& pack,
                                        const Vocabulary& vocabulary, Names& names) {
  return Compiler(pack, vocabulary, names).run(pattern);
}

}  // namespace onrecord
