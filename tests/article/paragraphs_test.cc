#include "engine/article/paragraphs.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

std::vector<std::string> contents(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& paragraph : paragraphs(text)) found.emplace_back(slice(text, paragraph.content));
  return found;
}

TEST_CASE("spans have no outer blanks; contents no marks") {
  struct Case {
    std::string text, span, content;
  };
  for (const auto& [text, span, content] : {
           Case{"\n  The dam holds. \n", "The dam holds.", "The dam holds."},
           Case{"\u00A0\u3000The dam.\u00A0\n", "The dam.", "The dam."},
           Case{"# Dam holds", "# Dam holds", "Dam holds"},
           Case{"### Dam holds ###", "### Dam holds ###", "Dam holds"},
           Case{"#dam is a tag", "#dam is a tag", "#dam is a tag"},
           Case{"####### seven", "####### seven", "####### seven"},
           Case{"#", "#", "#"},
           Case{"# ", "#", "#"},
           Case{"**Dam holds**", "**Dam holds**", "Dam holds"},
           Case{"**Dam** holds **well**", "**Dam** holds **well**", "**Dam** holds **well**"},
           Case{"****", "****", "****"},
           Case{"## **Dam holds**", "## **Dam holds**", "Dam holds"},
           Case{"- the dam", "- the dam", "the dam"},
           Case{"• the dam", "• the dam", "the dam"},
           Case{"12. the dam", "12. the dam", "the dam"},
           Case{"2024. the dam", "2024. the dam", "2024. the dam"},
           Case{"3.5 metres", "3.5 metres", "3.5 metres"},
           Case{"-5 degrees", "-5 degrees", "-5 degrees"},
           Case{"> > the dam", "> > the dam", "the dam"},
           Case{">", ">", ">"},
           Case{"×", "×", "×"},
       }) {
    CAPTURE(text);
    const auto found = paragraphs(text);
    REQUIRE(found.size() == 1);
    CHECK(slice(text, found[0].span) == span);
    CHECK(slice(text, found[0].content) == content);
  }
  CHECK(paragraphs("").empty());
  CHECK(paragraphs(" \n\u00A0\n\t").empty());
  CHECK(contents("One.\nTwo.\n\n\nThree.") == std::vector<std::string>{"One.", "Two.", "Three."});
}

TEST_CASE("facts") {
  enum Fact : unsigned {
    kHeading = 1,
    kList = 2,
    kIndented = 4,
    kStrong = 8,
    kCaps = 16,
    kLower = 32,
    kEnds = 64,
    kClipped = 128
  };
  struct Case {
    std::string text;
    std::uint32_t words;
    unsigned facts;
  };
  for (const auto& [text, words, facts] : {
           Case{"The dam holds.", 3, kEnds},
           Case{"The dam holds", 3, 0},
           Case{"The dam holds:", 3, 0},
           Case{"Does it hold?", 3, kEnds},
           Case{"“It holds.”", 2, kEnds},
           Case{"\"It holds!\")", 2, kEnds},
           Case{"“It holds”", 2, 0},
           Case{"It holds…", 2, kEnds | kClipped},
           Case{"It holds...", 2, kEnds | kClipped},
           Case{"**It holds.**", 2, kEnds | kStrong},
           Case{"大坝没有问题。", 1, kEnds},
           Case{"## Trade ties", 2, kHeading},
           Case{"1) the dam", 2, kList | kLower},
           Case{"   The dam.", 2, kIndented | kEnds},
           Case{"\tThe dam.", 2, kIndented | kEnds},
           Case{" The dam.", 2, kEnds},
           Case{"DAM HOLDS", 2, kCaps},
           Case{"D", 1, 0},
           Case{"24 / 7", 2, 0},
           Case{"dam holds", 2, kLower},
           Case{"ünsafe", 1, kLower},
           Case{"iPhone sales", 2, 0},
           Case{"“dam holds", 2, 0},
           Case{"×", 0, 0},
       }) {
    CAPTURE(text);
    const auto found = paragraphs(text);
    REQUIRE(found.size() == 1);
    const auto& p = found[0];
    CHECK(p.words == words);
    CHECK((p.heading > 0) == ((facts & kHeading) != 0));
    CHECK(p.list_item == ((facts & kList) != 0));
    CHECK(p.indented == ((facts & kIndented) != 0));
    CHECK(p.emphasised == ((facts & kStrong) != 0));
    CHECK(p.all_caps == ((facts & kCaps) != 0));
    CHECK(p.starts_lower == ((facts & kLower) != 0));
    CHECK(p.ends_sentence == ((facts & kEnds) != 0));
    CHECK(p.ends_clipped == ((facts & kClipped) != 0));
    CHECK_FALSE(p.continues);
  }
  CHECK(paragraphs("## Trade ties")[0].heading == 2);
}

// Letters of ASCII, and stretches between blanks that have one or a digit.
std::pair<std::uint32_t, std::uint32_t> counted_one_by_one(const std::string& text) {
  std::uint32_t words = 0, letters = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == ' ' || c == '\t') {
      in_word = false;
    } else if (letter || (c >= '0' && c <= '9')) {
      words += in_word ? 0 : 1;
      letters += letter ? 1 : 0;
      in_word = true;
    }
  }
  return {words, letters};
}

TEST_CASE("words and letters are counted alike wherever they stand") {
  for (std::size_t before = 0; before < 20; ++before) {
    // A bracket makes the count look for links, as it does without one otherwise.
    for (const std::string end : {"", " [", " – \"Ü1\""}) {
      const auto text = std::string(before, 'A') + "b  it's 21st,\tSo - so (x) 'ok' & 7-8 no.No a" + end;
      CAPTURE(text);
      const auto found = paragraphs(text);
      REQUIRE(found.size() == 1);
      auto [words, letters] = counted_one_by_one(text);
      if (end.ends_with("1\"")) ++letters;  // Ü
      CHECK(found[0].words == words);
      CHECK(found[0].letters == letters);
      CHECK_FALSE(found[0].all_caps);
    }
  }
}

TEST_CASE("share of links") {
  for (const auto& [text, share] : {std::pair<std::string, double>{"no link", 0},
                                    {"[abcde](#)", 1},
                                    {"abcde [fghij](#)", 0.5},
                                    {"<https://k.example/a>", 1},
                                    {"see https://k.example/abc", 0.84},
                                    {"[abcde] fghij", 0},
                                    {"[abcde](", 1},
                                    {"12 34", 0}}) {
    CAPTURE(text);
    CHECK(paragraphs(text)[0].link_share == doctest::Approx(share).epsilon(0.02));
  }
}

// The last of the paragraphs: does it go on from the one before?
TEST_CASE("a stray blank line inside a sentence or a quotation") {
  const std::string half = "The office said on Monday that the dam and the";
  struct Case {
    std::string before, after;
    bool continues;
  };
  for (const auto& [before, after, continues] : {
           Case{half, "spillway need a new gate.", true},
           Case{half + ".", "spillway need a new gate.", false},
           Case{half, "Spillway gates are next.", false},
           Case{half + ":", "the spillway needs a gate.", false},
           Case{half, "- the spillway needs a gate.", false},
           Case{half, "# the spillway", false},
           Case{"# " + half, "the spillway needs a gate.", false},
           Case{half, "iPhone sales fell.", false},
           Case{"Trade ties", "de Roe said that they would hold.", false},  // a heading
           Case{"Later, she said,", "the gate was closed.", true},
           Case{"\"The dam and the", "spillway will hold,\" she said.", true},
           Case{"“The dam and the", "Kelland gates will hold,” she said.", true},
           Case{"\"The dam and the", "Kelland gates will hold,\" she said.", true},
           Case{"“The dam will hold.", "It always has,” she said.", true},
           Case{"“The dam will hold.", "“It always has,” she said.",
                false},  // each paragraph of a quotation opens anew
           Case{"\"The dam will hold.", "\"It always has,\" she said.", false},
           Case{"“The dam will hold,” she said.", "It always has, he added.", false},
           Case{"“The dam will hold.", "The mayor left.", false},
           Case{"„Der Damm und die", "Schleuse halten“, sagte sie.", true},
           Case{"« Le barrage et la", "Vanne tiendront », dit-elle.", true},
           Case{"``The dam and the", "Kelland gates will hold,'' she said.", true},
           Case{"The pipe is 5\" wide.", "It leaks,\" he said.", false},
           Case{"It's the mayors' dam.", "It leaks,\" he said.", false},
       }) {
    CAPTURE(before);
    CAPTURE(after);
    const auto found = paragraphs(before + "\n\n" + after);
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].continues);
    CHECK(found[1].continues == continues);
  }
}

TEST_CASE("what is broken twice goes on twice") {
  const auto found =
      paragraphs("“The dam and the\n\nspillway and the\n\nGate will hold,” she said.\n\nThe mayor left.");
  REQUIRE(found.size() == 4);
  CHECK(found[1].continues);
  CHECK(found[2].continues);
  CHECK_FALSE(found[3].continues);
}

TEST_CASE("plain_text drops marks and knows where each byte came from") {
  struct Case {
    std::string text, plain;
  };
  for (const auto& [text, plain] : {
           Case{"By [AFP](#)", "By AFP"},
           Case{"**Related:** [Dam holds](https://k.example/1)", "Related: Dam holds"},
           Case{"<https://k.example/1>", "https://k.example/1"},
           Case{"one\ntwo", "one two"},
           Case{"“[We] won,” she said [on Monday] (again)", "“[We] won,” she said [on Monday] (again)"},
           Case{"[open", "[open"},
           Case{"[open](never closed", "[open](never closed"},
           Case{"[**bold**](#) end", "bold end"},
           Case{"<https://never closed", "https://never closed"},
           Case{"2 < 3 ** 4", "2 < 3  4"},
           Case{"", ""},
       }) {
    CAPTURE(text);
    const auto span = Span{0, static_cast<std::uint32_t>(text.size())};
    const auto found = plain_text(text, span);
    CHECK(found.text == plain);
    REQUIRE(found.source.size() == plain.size() + 1);
    CHECK(found.source.back() == text.size());
    for (std::size_t i = 0; i < plain.size(); ++i)
      CHECK((plain[i] == text[found.source[i]] || text[found.source[i]] == '\n'));
  }
  const std::string text = "## By [AFP](#) today";
  const auto plain = plain_text(text, {3, 20});
  REQUIRE(plain.text == "By AFP today");
  CHECK(slice(text, plain.to_source({3, 6})) == "AFP");
  CHECK(slice(text, plain.to_source({3, 12})) == "AFP](#) today");
}

}  // namespace
}  // namespace onrecord
