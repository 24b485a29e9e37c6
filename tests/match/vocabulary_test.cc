#include "engine/match/vocabulary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {
namespace {

constexpr const char* kPack = R"(format: 1
pack: xx
lexicon clitic:
  words: |
    's, 'd
lexicon say-verb:
  gives: verb
  words: |
    say: says, said
    point out: points out, pointed out
lexicon point:
  gives: verb
  words: |
    point: points, pointed
lexicon month:
  words: |
    3 = March, Mar.
    5 = May
lexicon helper:
  words: |
    may, might
lexicon body:
  words: |
    UN = UN, United Nations, United Nations Council
    WHO = WHO
    US = US, U.S., US of A
lexicon unit:
  words: |
    km/h, %, km
    m2 = m², sq. m
lexicon brand:
  words: |
    iPhone, McKay, F16
lexicon mark:
  words: |
    dash = –
)";

struct Known {
  std::string_view text;
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  std::vector<Unit> units;

  Known(const Pack& pack, const std::vector<std::string>& literals, std::string_view from)
      : text(from), vocabulary(pack, literals) {
    tokens = tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, vocabulary.clitics());
    std::vector<std::uint32_t> words;
    vocabulary.read(text, tokens, units, words);
  }

  // The units that a lexicon (or what lexicons give) knows: "said(say) | …".
  std::string in(std::string_view name) const {
    std::string out;
    const auto ids = vocabulary.lexicons(name);
    for (const auto& unit : units) {
      bool known = false;
      for (const auto id : ids) known = known || vocabulary.in(unit, id);
      if (!known) continue;
      if (!out.empty()) out += " | ";
      out += std::string(slice(text, unit.span)) + "(" + std::string(vocabulary.value(unit, ids)) + ")";
    }
    return out;
  }
};

Pack small_pack() {
  auto pack = parse_pack({{"v.yaml", kPack}});
  REQUIRE(pack.errors.empty());
  return pack;
}

TEST_CASE("words by their lexicon, with the value that it gives them") {
  const auto pack = small_pack();
  struct Case {
    std::string text;
    std::string lexicon;
    std::string found;
  };
  const Case cases[] = {
      {"She said so; he Says so, SAID so", "say-verb", "said(say) | Says(say) | SAID(say)"},
      {"unsaid sayso", "say-verb", ""},
      // The longest wins, and a shorter one where the longer breaks off.
      {"He pointed out. He pointed up", "say-verb", "pointed out(point out)"},
      {"He pointed out. He pointed up", "point", "pointed(point)"},
      {"He pointed out. He pointed up", "verb", "pointed out(point out) | pointed(point)"},
      {"the United Nations, the United Nations Council, the united nations", "body",
       "United Nations(UN) | United Nations Council(UN)"},
      {"point  \n out, point, out, pointout, point-out", "say-verb", "point  \n out(point out)"},
      // A form in capitals asks for capitals; one in lower case takes any.
      {"in May or March we may march", "month", "May(5) | March(3)"},
      {"in May or March we may march, MAY", "helper", "May(may) | may(may) | MAY(may)"},
      {"MARCH and MAY", "month", "MARCH(3) | MAY(5)"},
      {"WHO said who; Who", "body", "WHO(WHO)"},
      {"US, us, Us, U.S., u.s.", "body", "US(US) | U.S.(US)"},
      {"iPhone IPHONE iphone Iphone", "brand", "iPhone(iPhone) | IPHONE(iPhone)"},
      {"F16, f16", "brand", "F16(F16) | f16(F16)"},
      {"Mar. 3", "month", "Mar.(3)"},
      // Endings are words of their own.
      {"the UN’s and the UN's", "body", "UN(UN) | UN(UN)"},
      {"the UN’s and he’d", "clitic", "’s('s) | ’d('d)"},
      // Marks and what is written together.
      {"9 km/h, 9 km, 5%", "unit", "km/h(km/h) | km(km) | %(%)"},
      {"9 m², 9 sq. m", "unit", "m²(m2) | sq. m(m2)"},
      {"a – b — c", "mark", "–(dash)"},
      {"", "say-verb", ""},
      {"said", "no-such-lexicon", ""},
  };
  for (const auto& [text, lexicon, found] : cases) {
    CAPTURE(text);
    CAPTURE(lexicon);
    CHECK(Known(pack, {}, text).in(lexicon) == found);
  }
}

TEST_CASE("units cover all tokens in order") {
  const auto pack = small_pack();
  const Known known(pack, {}, "He pointed out 5% to the United Nations.");
  std::string all;
  std::uint32_t token = 0;
  for (const auto& unit : known.units) {
    CHECK(unit.first_token == token);
    CHECK(unit.span.begin == known.tokens[token].span.begin);
    token += unit.tokens;
    CHECK(unit.span.end == known.tokens[token - 1].span.end);
    CHECK(unit.space_before == known.tokens[unit.first_token].space_before);
    all += "[" + std::string(slice(known.text, unit.span)) + "]";
  }
  CHECK(token == known.tokens.size());
  CHECK(all == "[He][pointed out][5][%][to][the][United Nations][.]");
}

TEST_CASE("the words of patterns are lexicons of their own") {
  const auto pack = small_pack();
  const Known known(pack, {"between", "May", "said"}, "between Between May may said");
  CHECK(known.in("=between") == "between(between) | Between(between)");
  CHECK(known.in("=May") == "May(may)");
  CHECK(known.in("=said") == "said(said)");
  CHECK(known.in("say-verb") == "said(say)");
  CHECK(known.in("=within") == "");
}

TEST_CASE("words that are compared part no text") {
  const auto pack =
      parse_pack({{"c.yaml", "format: 1\npart: compare\nlexicon pair:\n  words: |\n    red tape\n"}});
  const Known known(pack, {}, "red tape");
  CHECK(known.units.size() == 2);
  CHECK(known.vocabulary.lexicons("pair").empty());
}

TEST_CASE("a symbol stands for lexicons and shape together") {
  const auto pack = small_pack();
  const auto symbol = [&](std::string_view text) {
    const Known known(pack, {}, text);
    REQUIRE(known.units.size() == 1);
    return known.units[0].symbol;
  };
  CHECK(symbol("says") == symbol("said"));
  CHECK(symbol("says") != symbol("Says"));
  CHECK(symbol("says") != symbol("point"));
  CHECK(symbol("dog") == symbol("cat"));
  CHECK(symbol("dog") != symbol("Dog"));
  CHECK(symbol("1999") != symbol("31"));
  // Marks are told alike, in straight and curly form; a dash is no hyphen.
  CHECK(symbol("“") == symbol("\""));
  CHECK(symbol("«") == symbol("\""));
  CHECK(symbol("’") == symbol("'"));
  CHECK(symbol("‑") == symbol("-"));
  CHECK(symbol("—") == symbol("―"));
  CHECK(symbol("—") != symbol("-"));
  CHECK(symbol("$") == '$');
  // A text cannot write the symbols itself.
  CHECK(symbol("\uE000") == symbol("\uE105"));
  CHECK(symbol("\uE000") != kBreak);
  CHECK(symbol("\U000F0000") == symbol("\uE000"));
}

TEST_CASE("symbols are found by what their class holds") {
  const auto pack = small_pack();
  const Known known(pack, {}, "said Said May");
  const auto verbs = known.vocabulary.symbols_in(known.vocabulary.lexicons("say-verb").at(0));
  CHECK(std::is_sorted(verbs.begin(), verbs.end()));
  const auto has = [](const std::vector<char32_t>& symbols, char32_t symbol) {
    return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
  };
  CHECK(has(verbs, known.units[0].symbol));
  CHECK(has(verbs, known.units[1].symbol));
  CHECK_FALSE(has(verbs, known.units[2].symbol));
  const auto lower = known.vocabulary.symbols([](Shape shape) { return shape == Shape::kLower; });
  CHECK(has(lower, known.units[0].symbol));
  CHECK_FALSE(has(lower, known.units[1].symbol));
}

}  // namespace
}  // namespace onrecord
