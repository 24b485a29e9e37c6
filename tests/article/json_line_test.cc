#include "engine/article/json_line.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("all fields of an article") {
  const auto parsed = parse_json_line(
      R"({"id":"k-1","url":"https://kelland.example/1","title":"Dam holds","publisher":"Kelland Courier",)"
      R"("agency":["Northwire","Eastwire"],"byline":"Mara Tellin","published":"2024-03-12T10:15:00Z",)"
      R"("language":"en","text":"The dam\r\nholds.","words":{"text":"no","n":[1,{"id":2}]},"score":0.5})",
      "feed.jsonl:1");
  REQUIRE(parsed.has_value());
  const auto& article = parsed->article;
  CHECK_FALSE(parsed->is_record);
  CHECK(article.id == "k-1");
  CHECK(article.url == "https://kelland.example/1");
  CHECK(article.title == "Dam holds");
  CHECK(article.publisher == "Kelland Courier");
  CHECK(article.agency == std::vector<std::string>{"Northwire", "Eastwire"});
  CHECK(article.byline == std::vector<std::string>{"Mara Tellin"});
  CHECK(article.published == "2024-03-12T10:15:00Z");
  CHECK(article.language == "en");
  CHECK(article.text == "The dam\nholds.");
  CHECK(article.path.empty());
  CHECK(parsed->warnings.empty());
}

TEST_CASE("what is missing, null or odd but readable") {
  struct Case {
    std::string line, id, title, published;
    std::vector<std::string> agency;
    std::string text;
    std::size_t warnings;
  };
  for (const auto& [line, id, title, published, agency, text, warnings] : {
           Case{R"({"text":"a"})", "", "", "", {}, "a", 0},
           Case{R"( { "text" : "a" } )", "", "", "", {}, "a", 0},
           Case{R"({"id":null,"title":null,"agency":null,"published":null,"text":"a"})",
                "",
                "",
                "",
                {},
                "a",
                0},
           Case{R"({"id":"","title":"","agency":"","text":"a"})", "", "", "", {}, "a", 0},
           Case{R"({"id":12,"text":"a"})", "12", "", "", {}, "a", 0},
           Case{R"({"id":-3,"text":"a"})", "-3", "", "", {}, "a", 0},
           Case{R"({"agency":[],"text":"a"})", "", "", "", {}, "a", 0},
           Case{R"({"agency":["",null,"N"],"text":"a"})", "", "", "", {"N"}, "a", 0},
           Case{R"({"title":"one","title":"two","text":"a"})", "", "two", "", {}, "a", 0},
           Case{R"({"agency":["N"],"agency":["M"],"text":"a"})", "", "", "", {"M"}, "a", 0},
           Case{R"({"published":"2024-02-29","text":"a"})", "", "", "2024-02-29", {}, "a", 0},
           Case{R"({"published":"2023-02-29","text":"a"})", "", "", "", {}, "a", 1},
           Case{R"({"published":"last week","text":"a"})", "", "", "", {}, "a", 1},
           Case{R"({"text":"a\u0000b"})",
                "",
                "",
                "",
                {},
                "a\uFFFD"
                "b",
                1},
           Case{R"({"text":"\ud83c\udf0a \u201cyes\u201d"})", "", "", "", {}, "\U0001F30A “yes”", 0},
           Case{R"({"x":{"id":"in","text":3,"agency":4},"text":"a"})", "", "", "", {}, "a", 0},
           Case{R"({"x":[["text",1],{"agency":[5]}],"text":"a"})", "", "", "", {}, "a", 0},
           Case{R"({"schema":"newsroom/7","text":"a"})", "", "", "", {}, "a", 0},
       }) {
    CAPTURE(line);
    const auto parsed = parse_json_line(line, "feed.jsonl:1");
    REQUIRE(parsed.has_value());
    CHECK(parsed->article.id == id);
    CHECK(parsed->article.title == title);
    CHECK(parsed->article.published == published);
    CHECK(parsed->article.agency == agency);
    CHECK(parsed->article.text == text);
    CHECK(parsed->warnings.size() == warnings);
  }
}

TEST_CASE("errors name the place and the reason") {
  const std::string no_text = "no text: field \"text\" is missing or empty";
  struct Case {
    std::string line, what;
  };
  for (const auto& [line, what] : {
           Case{R"({"text":"a")", "broken JSON at column 12: unexpected end of input; expected '}'"},
           Case{R"({"text":"a"}})", "broken JSON at column 13: unexpected '}'; expected end of input"},
           Case{R"({text:"a"})", "broken JSON at column 3: invalid literal"},
           Case{R"({"text":"\ud800"})",
                "broken JSON at column 16: invalid string: surrogate U+D800..U+DBFF must be followed by "
                "U+DC00..U+DFFF"},
           Case{"{\"text\":\"\xFF\"}", "broken JSON at column 10: invalid string: ill-formed UTF-8 byte"},
           Case{R"({"n":1e999,"text":"a"})", "broken JSON at column 10: number overflow parsing '1e999'"},
           Case{"", "broken JSON at column 1: unexpected end of input; expected '[', '{', or a literal"},
           Case{"[1,2]", "not an article: the line is no JSON object"},
           Case{R"("text")", "not an article: the line is no JSON object"},
           Case{"7", "not an article: the line is no JSON object"},
           Case{"true", "not an article: the line is no JSON object"},
           Case{"{}", no_text},
           Case{"null", no_text},
           Case{R"({"text":null})", no_text},
           Case{R"({"text":" \n\t"})", no_text},
           Case{R"({"text":["a"]})", "field \"text\" must be text, not a list"},
           Case{R"({"text":{"a":1}})", "field \"text\" must be text, not an object"},
           Case{R"({"title":5,"text":"a"})", "field \"title\" must be text, not a number"},
           Case{R"({"url":false,"text":"a"})", "field \"url\" must be text, not true or false"},
           Case{R"({"published":1710238500,"text":"a"})", "field \"published\" must be text, not a number"},
           Case{R"({"id":1.5,"text":"a"})", "field \"id\" must be text, not a number"},
           Case{R"({"agency":5,"text":"a"})",
                "field \"agency\" must be text or a list of texts, not a number"},
           Case{R"({"byline":["a",7],"text":"a"})",
                "field \"byline\" must be text or a list of texts, not a number in the list"},
           Case{R"({"byline":[["a"]],"text":"a"})",
                "field \"byline\" must be text or a list of texts, not a list in the list"},
           Case{R"({"schema":"onrecord.extract/9","text":"a"})",
                "schema \"onrecord.extract/9\" is not read here; \"onrecord.extract/1\" is"},
           Case{R"({"schema":"onrecord.report/1"})",
                "schema \"onrecord.report/1\" is not read here; \"onrecord.extract/1\" is"},
       }) {
    CAPTURE(line);
    const auto parsed = parse_json_line(line, "feed.jsonl:7");
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().kind == ErrorKind::kInput);
    CHECK(parsed.error().where == "feed.jsonl:7");
    CHECK(parsed.error().what == what);
  }
}

TEST_CASE("an extract record is recognised wherever its schema stands") {
  for (const auto* line :
       {R"({"schema":"onrecord.extract/1","article":{"id":"k"},"quotes":[]})",
        R"({"article":{"text":"a"},"dates":[{"text":"May"}],"schema":"onrecord.extract/1"})"}) {
    CAPTURE(line);
    const auto parsed = parse_json_line(line, "feed.jsonl:1");
    REQUIRE(parsed.has_value());
    CHECK(parsed->is_record);
    CHECK(parsed->article.text.empty());
  }
  // The schema of something inside is not the line's.
  CHECK_FALSE(parse_json_line(R"({"x":{"schema":"onrecord.extract/1"}})", "").has_value());
}

TEST_CASE("deep nesting costs nothing") {
  const std::string deep(1'000'000, '[');
  const auto broken = parse_json_line(R"({"text":"a","x":)" + deep, "feed.jsonl:1");
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().what.starts_with("broken JSON at column 1000017"));
  CHECK(parse_json_line(R"({"text":"a","x":)" + deep + std::string(deep.size(), ']') + "}", "").has_value());
}

TEST_CASE("is_iso_date") {
  for (const auto* date : {"2024-08-21", "2024-02-29", "2024-08-21T10:00", "2024-08-21 10:00"}) {
    CAPTURE(date);
    CHECK(is_iso_date(date));
  }
  for (const auto* date :
       {"", "2024", "2024-08", "2024-13-01", "2024-00-10", "2024-08-32", "2023-02-29", "2024-8-21",
        "0000-01-01", "2024-08-21x", "21-08-2024", "+024-08-21", "2024-+8-21", "2024--8-21"}) {
    CAPTURE(date);
    CHECK_FALSE(is_iso_date(date));
  }
}

}  // namespace
}  // namespace onrecord
