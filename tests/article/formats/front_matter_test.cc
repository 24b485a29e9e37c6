#include "engine/article/formats/front_matter.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("front matter gives fields and leaves the text") {
  struct Case {
    std::string text, title, published, publisher, language;
    std::vector<std::string> byline;
    std::string rest;
    std::size_t warnings;
  };
  for (const auto& [text, title, published, publisher, language, byline, rest, warnings] : {
           Case{"---\ntitle: Dam holds\ndate: 2031-03-02\nauthor: Mara Tellin\n---\n\nThe dam held.",
                "Dam holds",
                "2031-03-02",
                "",
                "",
                {"Mara Tellin"},
                "The dam held.",
                0},
           Case{"---\ntitle: \"Dam: it \\\"holds\\\"\"\nauthors:\n  - Mara Tellin\n  - 'Jon "
                "Ferro'\npublisher: Courier # ours\nlang: en\n---\nx",
                "Dam: it \"holds\"",
                "",
                "Courier",
                "en",
                {"Mara Tellin", "Jon Ferro"},
                "x",
                0},
           Case{"---\nTitle: Dam\nauthor: [Mara Tellin, \"Ferro, Jon\"]\n---\nx",
                "Dam",
                "",
                "",
                "",
                {"Mara Tellin", "Ferro, Jon"},
                "x",
                0},
           Case{"+++\ntitle = \"Dam holds\"\ndate = 2031-03-02T10:15:00Z\n+++\nx",
                "Dam holds",
                "2031-03-02T10:15:00Z",
                "",
                "",
                {},
                "x",
                0},
           Case{"---\ntitle: Dam\ndate: soon\n---\nx", "Dam", "", "", "", {}, "x", 1},
           Case{"---\nmenu:\n  title: no\ntitle: Dam\n---\nx", "Dam", "", "", "", {}, "x", 0},
           // None: no end, nothing in it, not at the head, a rule across the page.
           Case{"---\ntitle: Dam\n", "", "", "", "", {}, "---\ntitle: Dam\n", 0},
           Case{"---\n---\nx", "", "", "", "", {}, "---\n---\nx", 0},
           Case{"x\n---\ntitle: Dam\n---\n", "", "", "", "", {}, "x\n---\ntitle: Dam\n---\n", 0},
           Case{"---\nThe dam held.\n---\nx", "", "", "", "", {}, "---\nThe dam held.\n---\nx", 0},
           Case{"---\na: b\n----\nx", "", "", "", "", {}, "---\na: b\n----\nx", 0},
           Case{"---", "", "", "", "", {}, "---", 0},
           Case{"", "", "", "", "", {}, "", 0},
       }) {
    CAPTURE(text);
    Article article;
    article.text = text;
    CHECK(take_front_matter(article).size() == warnings);
    CHECK(article.title == title);
    CHECK(article.published == published);
    CHECK(article.publisher == publisher);
    CHECK(article.language == language);
    CHECK(article.byline == byline);
    CHECK(article.text == rest);
  }
}

}  // namespace
}  // namespace onrecord
