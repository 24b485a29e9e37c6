#include "engine/match/machine.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

// An expression made at random over a, b, c, and the same one as RE2 reads it.
class Maker {
 public:
  explicit Maker(std::uint32_t seed) : state_(seed) {}

  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525 + 1013904223;
    return (state_ >> 8) % limit;
  }

  Expr make(int depth, std::string& regex) {
    switch (depth == 0 ? 0 : below(8)) {
      default:
        return letter(regex);
      case 2:
      case 3: {
        std::vector<Expr> parts;
        for (auto i = below(3) + 1; i > 0; --i) parts.push_back(make(depth - 1, regex));
        return all(std::move(parts));
      }
      case 4:
      case 5: {
        std::vector<Expr> parts;
        regex += "(?:";
        for (auto i = below(3) + 1; i > 0; --i) {
          if (!parts.empty()) regex += '|';
          parts.push_back(make(depth - 1, regex));
        }
        regex += ')';
        return either(std::move(parts));
      }
      case 6:
        return times(depth, regex);
      case 7: {
        const auto group = groups++;
        regex += '(';
        auto inside = make(depth - 1, regex);
        regex += ')';
        return all({group_mark(group, false), std::move(inside), group_mark(group, true)});
      }
    }
  }

  std::size_t groups = 0;

 private:
  Expr letter(std::string& regex) {
    const auto c = static_cast<char>('a' + below(3));
    if (below(4) == 0) {
      regex += std::string("[^") + c + "]";
      return none_of({static_cast<char32_t>(c)});
    }
    regex += c;
    return one_of({static_cast<char32_t>(c)});
  }

  // What is repeated is never empty: there the two may choose differently what a
  // group caught.
  Expr times(int depth, std::string& regex) {
    regex += "(?:";
    std::vector<Expr> parts;
    parts.push_back(letter(regex));
    if (below(2) == 0) parts.push_back(make(depth - 1, regex));
    regex += ')';
    auto part = all(std::move(parts));
    const bool as_few = below(3) == 0;
    Expr made;
    switch (below(3)) {
      case 0:
        regex += '*';
        made = repeat(std::move(part), 0, Expr::kNoLimit);
        break;
      case 1:
        regex += '?';
        made = maybe(std::move(part));
        break;
      default:
        regex += "{1,3}";
        made = repeat(std::move(part), 1, 3);
    }
    made.as_few = as_few;
    if (as_few) regex += '?';
    return made;
  }

  std::uint32_t state_;
};

struct Compiled {
  Alphabet alphabet{0};
  Program program;

  explicit Compiled(const Expr& expr, bool reversed = false) {
    program = assemble(expr, alphabet, reversed);
    alphabet.close();
    LookAhead(alphabet).add_to(program);
  }

  std::vector<Cell> cells(std::string_view text) const {
    std::vector<Cell> out;
    for (const char c : text) out.push_back(alphabet.cell(static_cast<char32_t>(c)));
    return out;
  }
};

std::string pair_of(std::size_t begin, std::size_t end) {
  return std::to_string(begin) + "-" + std::to_string(end) + " ";
}

// All matches in the text with what their groups caught, each search going on
// where the match before ended.
std::string by_machine(const Compiled& compiled, std::string_view text, std::size_t groups) {
  const auto cells = compiled.cells(text);
  Machine machine(compiled.alphabet);
  machine.search(compiled.program, cells, 0, cells.size());
  std::string out;
  for (std::size_t at = 0; machine.next(at, cells.size());) {
    out += pair_of(machine.begin(), machine.end());
    for (std::size_t group = 0; group < groups; ++group) {
      const auto begin = machine.mark(2 * group);
      const auto end = machine.mark(2 * group + 1);
      out += begin == Machine::kNowhere || end == Machine::kNowhere ? "- " : pair_of(begin, end);
    }
    out += '\n';
    at = std::max(machine.end(), at + 1);
  }
  return out;
}

std::string by_re2(const std::string& source, std::string_view text, std::size_t groups) {
  const re2::RE2 regex(source);
  REQUIRE(regex.ok());
  const re2::StringPiece piece(text.data(), text.size());
  std::array<re2::StringPiece, 16> found;
  std::string out;
  for (std::size_t at = 0; at < text.size() && regex.Match(piece, at, text.size(), re2::RE2::UNANCHORED,
                                                           found.data(), static_cast<int>(groups) + 1);) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    const auto end = begin + found[0].size();
    if (begin == text.size()) break;  // empty, behind all cells
    out += pair_of(begin, end);
    for (std::size_t group = 1; group <= groups; ++group) {
      const auto from = static_cast<std::size_t>(found[group].data() - text.data());
      out += found[group].data() == nullptr ? "- " : pair_of(from, from + found[group].size());
    }
    out += '\n';
    at = std::max(end, at + 1);
  }
  return out;
}

TEST_CASE("matches and groups are those of RE2") {
  int with_match = 0;
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    Maker maker(seed);
    std::string regex;
    const auto expr = maker.make(4, regex);
    if (maker.groups > 15) continue;
    const Compiled compiled(expr);
    std::string text;
    for (auto i = maker.below(60); i > 0; --i) text += static_cast<char>('a' + maker.below(4));
    const auto expected = by_re2(regex, text, maker.groups);
    CAPTURE(regex);
    CAPTURE(text);
    CHECK(by_machine(compiled, text, maker.groups) == expected);
    if (!expected.empty()) ++with_match;
  }
  CHECK(with_match > 2000);
}

TEST_CASE("a reversed program finds what ends before a place") {
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    Maker maker(seed);
    std::string regex;
    const auto expr = maker.make(3, regex);
    const Compiled reversed(expr, true);
    const Compiled forward(expr);
    std::string text;
    for (auto i = maker.below(12) + 1; i > 0; --i) text += static_cast<char>('a' + maker.below(3));
    CAPTURE(regex);
    CAPTURE(text);
    Machine machine(reversed.alphabet);
    Machine onward(forward.alphabet);
    const re2::StringPiece piece(text);
    const re2::RE2 ends("(?:" + regex + ")$");
    const re2::RE2 begins("^(?:" + regex + ")");
    for (std::size_t at = 0; at <= text.size(); ++at) {
      CAPTURE(at);
      CHECK(machine.stands_before(reversed.program, reversed.cells(text), at) ==
            re2::RE2::PartialMatch(piece.substr(0, at), ends));
      CHECK(onward.stands_at(forward.program, forward.cells(text), at, text.size()) ==
            re2::RE2::PartialMatch(piece.substr(at), begins));
    }
  }
}

TEST_CASE("a search keeps to its stretch of cells") {
  const Compiled compiled(repeat(one_of({U'a'}), 1, Expr::kNoLimit));
  const auto cells = compiled.cells("aaaaaa");
  Machine machine(compiled.alphabet);
  machine.search(compiled.program, cells, 2, 5);
  CHECK_FALSE(machine.next(0, 0));
  REQUIRE(machine.next(2, cells.size()));
  CHECK(machine.begin() == 2);
  CHECK(machine.end() == 5);
  CHECK_FALSE(machine.next(5, cells.size()));
  CHECK(machine.begins_at(3));
  CHECK(machine.begin() == 3);
  // The next search knows nothing of the one before.
  machine.search(compiled.program, cells, 0, 3);
  REQUIRE(machine.next(0, cells.size()));
  CHECK(machine.end() == 3);
}

// Steps to search all of the text.
std::uint64_t steps_in(const Compiled& compiled, const std::string& text) {
  const auto cells = compiled.cells(text);
  Machine machine(compiled.alphabet);
  Watch watch;
  machine.tell(&watch);
  machine.search(compiled.program, cells, 0, cells.size());
  for (std::size_t at = 0; machine.next(at, cells.size());) at = std::max(machine.end(), at + 1);
  return watch.steps;
}

// Shapes that take other engines a time exponential in the text. Here a way that
// failed is not gone again: steps grow as the text does.
TEST_CASE("no way is gone twice") {
  const auto a = one_of({U'a'});
  const auto b = one_of({U'b'});
  const auto many = [](Expr part) { return repeat(std::move(part), 1, Expr::kNoLimit); };
  const auto any = [](Expr part) { return repeat(std::move(part), 0, Expr::kNoLimit); };
  const auto nested = [&](int depth) {
    auto inner = maybe(a);
    for (int i = 0; i < depth; ++i) inner = maybe(all({a, std::move(inner), maybe(a)}));
    return inner;
  };
  std::vector<Expr> optional(30, maybe(a));
  std::vector<Expr> needed(30, a);
  const Expr shapes[] = {
      all({many(many(a)), b}),
      all({many(either({a, a})), b}),
      all({any(either({a, a})), b}),
      all({any(many(a)), b}),
      all({many(either({a, all({a, a})})), b}),
      all({many(all({many(a), maybe(a)})), many(a), many(a), b}),
      all({all(optional), all(needed), b}),
      all({nested(20), b}),
      all({any(all({a, nested(6)})), b}),
      all({any(maybe(a)), b}),
  };
  const std::string text(20'000, 'a');
  for (const auto& shape : shapes) {
    const Compiled compiled(shape);
    CHECK(by_machine(compiled, text, 0).empty());
    CHECK_FALSE(by_machine(compiled, text + "b", 0).empty());
    const auto steps = steps_in(compiled, text);
    CHECK(steps >= text.size());
    CHECK(steps <= 8 * text.size() * compiled.program.code.size());
    CHECK(steps_in(compiled, std::string(10 * text.size(), 'a')) <= 10 * steps + steps / 10);
  }
}

TEST_CASE("a watch tells what a search cost, and how near it came") {
  // ab(c|d)e
  auto c = one_of({U'c'});
  auto d = one_of({U'd'});
  auto e = one_of({U'e'});
  c.column = 2;
  d.column = 4;
  e.column = 6;
  const Compiled compiled(all({one_of({U'a'}), one_of({U'b'}), either({c, d}), e}));
  const auto watched = [](const Compiled& pattern, const std::string& text) {
    const auto cells = pattern.cells(text);
    Machine machine(pattern.alphabet);
    Watch watch;
    machine.tell(&watch);
    machine.search(pattern.program, cells, 0, cells.size());
    CHECK_FALSE(machine.next(0, cells.size()));
    const auto tries = watch.tries;
    // A search that nobody watches costs nothing here.
    machine.tell(nullptr);
    machine.search(pattern.program, cells, 0, cells.size());
    CHECK_FALSE(machine.next(0, cells.size()));
    CHECK(watch.tries == tries);
    return watch;
  };
  const auto watch = watched(compiled, "xabx abdx ab");
  CHECK(watch.tries == 3);
  CHECK(watch.nearest.begin == 5);
  CHECK(watch.nearest.place == 8);
  CHECK(watch.nearest.column == 6);
  CHECK(watch.nearest.tests.size() == 1);

  // Of tests that failed at one place all are told, and none that nothing asks for.
  CHECK(watched(compiled, "abx").nearest.tests.size() == 2);
  const Compiled untold([&] {
    auto more = d;
    more.column = kUntold;
    return all({c, repeat(more, 0, Expr::kNoLimit), e});
  }());
  const auto last = watched(untold, "cdd");
  CHECK(last.nearest.place == 3);
  CHECK(last.nearest.tests.size() == 1);
  CHECK(last.tries == 1);
}

TEST_CASE("marks that no pattern names are one cell") {
  Alphabet alphabet(10);
  alphabet.add_set(set_of({U'x', U'–'}), false);
  const auto others = alphabet.add_set(set_of({U'x'}), true);
  CHECK(alphabet.add_set(set_of({U'x'}), true) == others);
  alphabet.close();
  CHECK(alphabet.cell(U'x') != alphabet.cell(U'–'));
  CHECK(alphabet.cell(U'x') != kOtherMark);
  CHECK(alphabet.cell(U'y') == kOtherMark);
  CHECK(alphabet.cell(U'★') == kOtherMark);
  CHECK(alphabet.has(others, kOtherMark));
  CHECK(alphabet.has(others, alphabet.cell(U'–')));
  CHECK_FALSE(alphabet.has(others, alphabet.cell(U'x')));
}

TEST_CASE("symbols that are in the same sets are one cell, and each set holds what it was made of") {
  constexpr std::size_t kClasses = 7;
  Alphabet alphabet(kFirstClass - kFirstKind + kClasses);
  struct Made {
    std::vector<std::size_t> classes;
    bool negated = false;
  };
  const std::vector<Made> sets = {{{0, 1, 2}}, {{2, 3}}, {{2, 3}, true}, {{0, 1, 2, 3}}, {{6}}, {{}, true}};
  std::vector<std::uint32_t> numbers;
  for (const auto& set : sets) {
    std::vector<char32_t> symbols;
    for (const auto id : set.classes) symbols.push_back(symbol_of_class(id));
    numbers.push_back(alphabet.add_set(set_of(std::move(symbols)), set.negated));
  }
  const auto with_kind = alphabet.add_set(set_of({kFirstKind + 3, symbol_of_class(6)}), false);
  alphabet.close();
  const auto cell = [&](std::size_t id) { return alphabet.cell(symbol_of_class(id)); };
  CHECK(cell(0) == cell(1));
  CHECK(cell(4) == cell(5));
  for (const auto& [a, b] : {std::pair(1, 2), {2, 3}, {3, 4}, {1, 4}, {5, 6}}) {
    CAPTURE(a);
    CHECK(cell(static_cast<std::size_t>(a)) != cell(static_cast<std::size_t>(b)));
  }
  for (std::size_t set = 0; set < sets.size(); ++set) {
    for (std::size_t id = 0; id < kClasses; ++id) {
      CAPTURE(set);
      CAPTURE(id);
      const bool listed = std::ranges::count(sets[set].classes, id) > 0;
      CHECK(alphabet.has(numbers[set], cell(id)) == (listed != sets[set].negated));
    }
  }
  // Kinds keep the number that tapes write.
  CHECK(alphabet.cell(kFirstKind + 3) == cell_of_kind(3));
  CHECK(alphabet.has(with_kind, cell_of_kind(3)));
  CHECK_FALSE(alphabet.has(with_kind, cell_of_kind(4)));
  CHECK(cell(0) != cell_of_kind(3));
}

// The letters that a match may have at its first places, and "." for the end.
std::string opening(const Expr& expr) {
  const Compiled compiled(expr);
  std::string out;
  for (const auto set : compiled.program.opening) {
    if (!out.empty()) out += ' ';
    for (const char c : std::string_view("abc")) {
      if (compiled.alphabet.has(set, compiled.alphabet.cell(static_cast<char32_t>(c)))) out += c;
    }
    if (compiled.alphabet.has(set, compiled.alphabet.end_cell())) out += '.';
  }
  return out;
}

std::string beginnings(const Expr& expr) {
  const auto all = opening(expr);
  return all.substr(0, all.find(' '));
}

TEST_CASE("what a match may begin with is known before it is looked for") {
  const auto a = one_of({U'a'});
  const auto b = one_of({U'b'});
  const auto c = one_of({U'c'});
  CHECK(beginnings(all({a, b, c})) == "a");
  CHECK(beginnings(either({a, b})) == "ab");
  CHECK(beginnings(all({maybe(a), b})) == "ab");
  CHECK(beginnings(all({maybe(a), maybe(b), c})) == "abc");
  CHECK(beginnings(all({none_of({U'a'}), c})) == "bc");
  CHECK(beginnings(all({group_mark(0, false), repeat(b, 1, Expr::kNoLimit), group_mark(0, true)})) == "b");
  // Loops in loops: what their ends lead back to.
  const auto inner = repeat(all({maybe(a), maybe(b)}), 0, Expr::kNoLimit);
  CHECK(beginnings(all({repeat(inner, 1, Expr::kNoLimit), c})) == "abc");
  // Nothing is a match: it may begin with anything, and at the end.
  CHECK(beginnings(maybe(a)) == "abc.");
}

TEST_CASE("so is what it may have behind") {
  const auto a = one_of({U'a'});
  const auto b = one_of({U'b'});
  const auto c = one_of({U'c'});
  CHECK(opening(all({a, b, c})) == "a b c");
  CHECK(opening(all({a, repeat(b, 1, Expr::kNoLimit), c})) == "a b bc");
  CHECK(opening(all({a, either({b, c}), none_of({U'a'})})) == "a bc bc");
  CHECK(opening(all({group_mark(0, false), a, group_mark(0, true), maybe(b), a, c})) == "a ab ac");
  // Where a match may be over, anything may follow, or nothing.
  CHECK(opening(a) == "a abc. abc.");
  CHECK(opening(all({a, maybe(b), c})) == "a bc abc.");
  CHECK(opening(either({a, all({b, c, a})})) == "ab abc. abc.");
}

}  // namespace
}  // namespace onrecord
