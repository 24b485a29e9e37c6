#include "engine/reconcile/words.h"

#include <doctest/doctest.h>

#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

std::vector<Word> read(WordBook& book, std::string_view text) {
  return book.read(text, {0, static_cast<std::uint32_t>(text.size())});
}

bool same_forms(const std::vector<Word>& a, const std::vector<Word>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Word& x, const Word& y) { return x.form == y.form; });
}

TEST_CASE("house style is no difference between words") {
  struct Case {
    std::string a, b;
    bool same;
  };
  WordBook book(compare_pack());
  for (const auto& [a, b, same] : {
           Case{"the F.B.I. office", "the FBI office", true},
           Case{"rose 4 per cent", "rose 4%", true},
           Case{"bread & butter", "bread and butter", true},
           Case{"We’re late", "we are late", true},
           Case{"they don't", "they do not", true},
           Case{"we won't", "we will not", true},
           Case{"the harbour", "the harbor", true},
           Case{"Perón", "Peron", true},
           Case{"1,250 tons", "1250 tons", true},
           Case{"seven boats", "7 boats", true},
           Case{"tax-free", "tax free", true},
           Case{"the US fleet", "the U.S. fleet", true},
           Case{"the United States fleet", "the U.S. fleet", true},
           Case{"the US fleet", "the us fleet", false},
           Case{"duty", "duties", false},
           Case{"we are late", "we were late", false},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(same_forms(read(book, a), read(book, b)) == same);
  }
}

TEST_CASE("senses join inflections and words of one meaning, stems only inflections") {
  struct Case {
    std::string a, b;
    bool sense, stem;
  };
  WordBook book(compare_pack());
  for (const auto& [a, b, sense, stem] : {
           Case{"duty", "duties", true, true},
           Case{"plan", "planned", true, true},
           Case{"relation", "relationships", true, true},
           Case{"growth", "increase", true, false},
           Case{"attorney", "lawyer", true, false},
           Case{"economy", "economic", true, true},
           Case{"lawyer", "law", false, false},
           Case{"harvest", "winter", false, false},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    const auto x = read(book, a)[0], y = read(book, b)[0];
    CHECK((x.sense == y.sense) == sense);
    CHECK((x.stem == y.stem) == stem);
    CHECK(x.form != y.form);
  }
}

TEST_CASE("words know what they are and where they stand") {
  WordBook book(compare_pack());
  const std::string text = "She did not [ever] sell … Orla’s 40 boats";
  const auto words = read(book, text);
  REQUIRE(words.size() == 8);
  CHECK(words[0].has(kPronoun));
  CHECK_FALSE(words[0].content());
  CHECK(words[2].has(kNegation));
  CHECK(words[3].has(kInserted));
  CHECK_FALSE(words[4].has(kInserted));
  CHECK(words[5].has(kAfterDots));
  CHECK(words[5].has(kName));
  CHECK(words[6].has(kNumberWord));
  CHECK(words[7].content());
  CHECK(slice(text, words[7].span) == "boats");
}

TEST_CASE("a sentence's first capital is no name") {
  WordBook book(compare_pack());
  const std::string text = "Harvest ended.";
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  CHECK_FALSE(book.read(text, all, true)[0].has(kName));
  CHECK(book.read(text, all, false)[0].has(kName));
}

}  // namespace
}  // namespace onrecord
