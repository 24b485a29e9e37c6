#include "engine/reconcile/slips.h"

#include <doctest/doctest.h>

#include "engine/reconcile/words.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

TEST_CASE("slips are words a letter away from a known one, inflections and other spellings are none") {
  struct Case {
    std::string word, meant;
  };
  const WordBook book(compare_pack());
  for (const auto& [word, meant] : {
           Case{"goverment", "government"},  // a letter left out
           Case{"Goverment", "government"},  //
           Case{"agreemnet", "agreement"},   // two in the wrong order
           Case{"statemment", "statement"},  // one written twice
           Case{"government", ""},           // known
           Case{"governments", ""},          // an inflection
           Case{"traveller", ""},            // another spelling
           Case{"overnment", ""},            // ends are where other words differ
           Case{"hars", ""},                 // too short to tell
           Case{"xylophone", ""},            // unknown, and like nothing
       }) {
    CAPTURE(word);
    CHECK(book.meant(word) == meant);
  }
}

}  // namespace
}  // namespace onrecord
