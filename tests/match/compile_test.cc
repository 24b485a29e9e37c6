#include "engine/match/compile.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "engine/match/literals.h"
#include "tests/match/small_pack.h"

namespace onrecord {
namespace {

constexpr const char* kPack = R"(format: 1
pack: xx
lexicon clitic:
  words: |
    's
lexicon day:
  words: |
    Monday, Tuesday
lexicon say-verb:
  gives: verb
  words: |
    says, said
)";

class Small {
 public:
  explicit Small(const std::string& pattern)
      : pack_(parse_pack(
            {{"c.yaml", kPack + rule_text("test.amount", "amount", "{digits}", {}) + rule_text(pattern)}})) {
    names_.kinds = {{"quote", 0}, {"amount", 1}};
    auto parsed = parse_pattern(pattern);
    REQUIRE(parsed);
    literals = literals_of(pack_);
    vocabulary_ = std::make_unique<Vocabulary>(pack_, literals);
    result = compile_pattern(*parsed, pack_, *vocabulary_, names_);
  }

  // Whether the text has what the atoms ask for.
  bool may_match(const std::string& text) const {
    std::vector<Unit> units;
    const auto tokens = tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, vocabulary_->clitics());
    std::vector<std::uint32_t> words;
    vocabulary_->read(text, tokens, units, words);
    return std::all_of(result->atoms.begin(), result->atoms.end(), [&](const Symbols& atom) {
      return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
        return std::find(atom->begin(), atom->end(), unit.symbol) != atom->end();
      });
    });
  }

  std::string slots() const {
    std::string out;
    for (const auto& group : result->groups) {
      for (const auto& [name, id] : names_.slots) {
        if (id == group.slot) out += (out.empty() ? "" : " ") + name;
      }
    }
    return out;
  }

  std::vector<std::string> literals;
  Result<CompiledPattern> result;

 private:
  Pack pack_;
  Names names_;
  std::unique_ptr<Vocabulary> vocabulary_;
};

TEST_CASE("the words that a pattern names itself") {
  struct Case {
    std::string pattern;
    std::vector<std::string> words;
  };
  const Case cases[] = {
      {"between the {day}", {"between", "the"}},
      {"{d: tomorrow / day / year-digits}", {"tomorrow"}},
      {"{w: word except verb / soon / lower late}", {"soon", "late"}},
      {"[very] (old / new)", {"very", "old", "new"}},
      {"{amount}, {quote} ... <x>", {"x"}},
      {"so-called 90%", {"so", "called", "90"}},
      {"the mayor's", {"the", "mayor"}},
  };
  for (const auto& [pattern, words] : cases) {
    CAPTURE(pattern);
    const Small small(pattern);
    for (const auto& word : words) {
      CAPTURE(word);
      CHECK(std::count(small.literals.begin(), small.literals.end(), word) == 1);
    }
    if (std::string(pattern).find('\'') == std::string::npos) CHECK(small.literals.size() == words.size());
  }
}

TEST_CASE("groups follow the slots of a pattern") {
  for (const auto& [pattern, slots] : std::vector<std::pair<std::string, std::string>>{
           {"{a: day} x {b: word}", "a b"},
           {"{day} [{b: verb}]", "day b"},
           {"{word / verb}", ""},
           {"{a: word} <{b: word}>", "a <> b"},
           {"({a: word} x / {b: digits})", "a b"},
       }) {
    CAPTURE(pattern);
    const Small small(pattern);
    REQUIRE(small.result);
    CHECK(small.slots() == slots);
  }
}

TEST_CASE("the kinds of mention that a pattern needs on its tape") {
  CHECK(Small("{amount} x").result->kinds == std::set<KindId>{1});
  CHECK(Small("{q: quote / amount}").result->kinds == std::set<KindId>{0, 1});
  CHECK(Small("{w: word except amount}").result->kinds == std::set<KindId>{1});
  CHECK(Small("{w: word}").result->kinds.empty());
}

TEST_CASE("atoms are what a text must have") {
  struct Case {
    std::string pattern;
    std::string has;    // "" for none
    std::string lacks;  // "" for none
  };
  const Case cases[] = {
      {"on {day}", "on Monday", "Monday"},
      {"on {day}", "Tuesday on", "on monday"},
      {"[on] {day}", "Monday", "on"},
      {"(on / at) x", "at x", "x"},
      {"(on the / at) x", "the at x", "in x"},
      {"(on / [at]) x", "x", "on"},
      {"{w: word} x", "x", "y"},
      {"{w: tomorrow / day}", "tomorrow", "today"},
      {"{w: tomorrow / word}", "today", ""},
      {"{w: verb except said}", "says", "said"},
      {"{d: day +}", "Monday", "dusk"},
      {"... {rest}", "", ""},
      {"5%", "% 5", "5"},
  };
  for (const auto& [pattern, has, lacks] : cases) {
    CAPTURE(pattern);
    const Small small(pattern);
    REQUIRE(small.result);
    CHECK(small.may_match(has));
    if (!lacks.empty()) CHECK_FALSE(small.may_match(lacks));
  }
}

TEST_CASE("built-in classes have names of their own") {
  for (const char* name : {"word", "lower", "capitalised", "upper", "initial", "digits", "day-digits",
                           "year-digits", "numeral", "any", "rest", "clause", "start", "end", "break"}) {
    CAPTURE(name);
    CHECK(is_builtin(name));
  }
  for (const char* name : {"", "Word", "words", "quote", "verb"}) CHECK_FALSE(is_builtin(name));
}

TEST_CASE("errors tell the column of the slot") {
  for (const auto& [pattern, column, what] : std::vector<std::tuple<const char*, const char*, const char*>>{
           {"on {dya}", "3", "{dya} is no class, mention or lexicon; did you mean day?"},
           {"{amuont} of", "0", "{amuont} is no class, mention or lexicon; did you mean amount?"},
           {"a [b {wrod}]", "5", "{wrod} is no class, mention or lexicon; did you mean word?"},
       }) {
    CAPTURE(pattern);
    const Small small(pattern);
    REQUIRE_FALSE(small.result);
    CHECK(small.result.error().where == column);
    CHECK(small.result.error().what == what);
  }
}

}  // namespace
}  // namespace onrecord
