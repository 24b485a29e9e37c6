#include "engine/extract/singular.h"

#include <doctest/doctest.h>

#include "tests/extract/reading.h"

namespace onrecord {
namespace {

TEST_CASE("plurals and their singulars") {
  const Singular singular(english().pack());
  for (const auto& [plural, one] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"boats", "boat"},
           {"cities", "city"},
           {"boxes", "box"},
           {"churches", "church"},
           {"wishes", "wish"},
           {"losses", "loss"},
           {"heroes", "hero"},
           {"houses", "house"},
           {"prizes", "prize"},
           {"women", "woman"},
           {"children", "child"},
           {"people", "people"},
           {"policies", "policy"},
           {"days", "day"},
           {"lives", "life"},
           {"Americans", "American"},
           {"PACs", "PAC"},
           {"MPs", "MP"},
           {"boat", ""},
           {"loss", ""},
           {"bus", ""},
           {"news", ""},
           {"crisis", ""},
           {"nervous", ""},
           {"s", ""},
           {"", ""},
       }) {
    CAPTURE(plural);
    CHECK(singular.of(plural) == one);
  }
}

TEST_CASE("what is counted") {
  const Singular singular(english().pack());
  struct Case {
    std::string_view words;
    bool is_one = false;
    std::string_view unit;
    std::size_t length = 0;
  };
  for (const auto& expected : {
           Case{"boats", false, "boat", 5},
           Case{"police officers walked home", false, "police officer", 15},
           Case{"two-masted boats", false, "two-masted boat", 16},
           Case{"sales managers", false, "sales manager", 14},
           Case{"largest harbour boats sank", true, "large harbour boat", 21},
           Case{"best-known boats", false, "best-known boat", 16},
           Case{"old harbour boat", true, "old harbour boat", 16},
           Case{"staff", false, "staff", 5},
           Case{"", false, "", 0},
       }) {
    CAPTURE(expected.words);
    const auto counted =
        singular.counted_noun(expected.words, expected.is_one, [](std::size_t) { return false; });
    CHECK(counted.unit == expected.unit);
    CHECK(counted.length == expected.length);
  }
  CHECK(singular.counted_noun("man walked home", true, [](std::size_t at) { return at == 4; }).unit == "man");
  CHECK(singular.counted_noun("seeking to leave", true, [](std::size_t at) { return at == 0; }).unit.empty());
}

}  // namespace
}  // namespace onrecord
