#include "engine/article/formats/json_article.h"

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
           Case{R"({"n":1e999,"text":"a"})", "broken JSON: number overflow parsing '1e999'"},
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

// One article as each producer writes it; all mean the same.
TEST_CASE("the names that producers give to the fields") {
  struct Case {
    std::string line, url, title, publisher, published, language;
    std::vector<std::string> agency, byline;
    std::string text;
  };
  for (
      const auto& [line, url, title, publisher, published, language, agency, byline, text] : {
          // trafilatura
          Case{
              R"({"title":"Dam holds","author":"Mara Tellin; Jon Ferro","hostname":"kelland.example",)"
              R"("date":"2031-03-02","fingerprint":"0f","id":null,"raw_text":"Dam Menu","text":"The dam held.",)"
              R"("language":"en","filedate":"2031-05-09","source":"https://kelland.example/dam",)"
              R"("source-hostname":"Kelland Courier","excerpt":"Short.","categories":"","tags":""})",
              "https://kelland.example/dam",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02",
              "en",
              {},
              {"Mara Tellin", "Jon Ferro"},
              "The dam held."},
          // newspaper4k
          Case{
              R"({"url":"https://kelland.example/dam?x=1","read_more_link":"","language":"en","title":"Dam holds",)"
              R"("authors":["Mara Tellin"],"publish_date":"2031-03-02 10:15:00","summary":"","meta_lang":"en",)"
              R"("meta_site_name":"Kelland Courier","canonical_link":"https://kelland.example/dam",)"
              R"("text":"The dam held.\n\nIt rained."})",
              "https://kelland.example/dam?x=1",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02T10:15:00",
              "en",
              {},
              {"Mara Tellin"},
              "The dam held.\n\nIt rained."},
          // news-please: dates that are missing are the word None
          Case{
              R"({"authors":[],"date_download":"2031-05-09 01:02:03","date_modify":"None","date_publish":"None",)"
              R"("description":"Short.","language":"en","localpath":null,"maintext":"The dam held.",)"
              R"("source_domain":"kelland.example","text":"None","title":"Dam holds","title_page":null,)"
              R"("url":"https://kelland.example/dam"})",
              "https://kelland.example/dam",
              "Dam holds",
              "kelland.example",
              "",
              "en",
              {},
              {},
              "The dam held."},
          Case{
              R"({"date_download":"2031-05-09","date_publish":"2031-03-02 10:15:00","maintext":"The dam held.",)"
              R"("text":"Menu The dam held."})",
              "",
              "",
              "",
              "2031-03-02T10:15:00",
              "",
              {},
              {},
              "The dam held."},
          // CC-News
          Case{
              R"({"title":"Dam holds","text":"The dam held.","domain":"kelland.example",)"
              R"("date":"2031-03-02 10:15:00","description":"","url":"https://kelland.example/dam","image_url":null})",
              "https://kelland.example/dam",
              "Dam holds",
              "kelland.example",
              "2031-03-02T10:15:00",
              "",
              {},
              {},
              "The dam held."},
          // Event Registry
          Case{
              R"({"uri":"77","url":"https://kelland.example/dam","title":"Dam holds","body":"The dam held.",)"
              R"("date":"2031-03-02","time":"10:15:00","dateTime":"2031-03-02T10:15:00Z","lang":"eng",)"
              R"("source":{"uri":"kelland.example","title":"Kelland Courier"},)"
              R"("authors":[{"name":"Mara Tellin","uri":"x"}],"isDuplicate":false})",
              "https://kelland.example/dam",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02T10:15:00Z",
              "en",
              {},
              {"Mara Tellin"},
              "The dam held."},
          // NewsAPI
          Case{
              R"({"source":{"id":null,"name":"Kelland Courier"},"author":"Mara Tellin","title":"Dam holds",)"
              R"("description":"Short.","url":"https://kelland.example/dam","publishedAt":"2031-03-02T10:15:00Z",)"
              R"("content":"The dam held… [+2301 chars]"})",
              "https://kelland.example/dam",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02T10:15:00Z",
              "",
              {},
              {"Mara Tellin"},
              "The dam held…"},
          // Mediastack: no body, so the description is all there is
          Case{
              R"({"author":null,"title":"Dam holds","description":"The dam held.","url":"https://kelland.example/dam",)"
              R"("source":"Kelland Courier","language":"en","country":"xx","published_at":"2031-03-02T10:15:00+00:00"})",
              "https://kelland.example/dam",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02T10:15:00+00:00",
              "en",
              {},
              {},
              "The dam held."},
          // A corpus of paragraphs of sentences
          Case{
              R"({"source":"Kelland Courier","title":"Dam holds","url":"https://kelland.example/dam","date":"2031-03-02",)"
              R"("uuid":"u","body-paragraphs":[["The dam held.","It rained."],["All slept."]]})",
              "https://kelland.example/dam",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02",
              "",
              {},
              {},
              "The dam held. It rained.\n\nAll slept."},
          // Metadata apart from the text
          Case{
              R"({"metadata":{"publisher":"Kelland Courier","publish_date":"2031-03-02","title":"Dam holds"},)"
              R"("paragraphs":["The dam held.","It rained."],"entities":[]})",
              "",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02",
              "",
              {},
              {},
              "The dam held.\n\nIt rained."},
          // ninjs 1
          Case{R"({"uri":"tag:kelland.example,2031:1","type":"text","versioncreated":"2031-03-02T10:15:00Z",)"
               R"("pubstatus":"usable","language":"en","headline":"Dam holds","byline":"Mara Tellin",)"
               R"("infosource":[{"name":"Northwire"}],"copyrightholder":"Kelland Courier",)"
               R"("body_xhtml":"<p>The dam held.<\/p><p>It &amp; the mill.<\/p>"})",
               "",
               "Dam holds",
               "Kelland Courier",
               "2031-03-02T10:15:00Z",
               "en",
               {"Northwire"},
               {"Mara Tellin"},
               "The dam held.\n\nIt & the mill."},
          // ninjs 2
          Case{
              R"({"uri":"https://kelland.example/i/1","versioncreated":"2031-03-02T10:15:00Z","language":"en",)"
              R"("headlines":[{"role":"main","value":"Dam holds"}],"by":"Mara Tellin","infosources":[{"name":"Northwire"}],)"
              R"("bodies":[{"contenttype":"text/html","value":"<p>The dam<\/p>"},)"
              R"({"contenttype":"text/plain","value":"The dam held."}]})",
              "https://kelland.example/i/1",
              "Dam holds",
              "",
              "2031-03-02T10:15:00Z",
              "en",
              {"Northwire"},
              {"Mara Tellin"},
              "The dam held."},
          // ninjs 3
          Case{
              R"({"uri":"https://kelland.example/i/1","versionCreated":"2031-03-02T10:15:00Z","language":"en",)"
              R"("headlines":[{"value":"Dam holds"}],"infoSources":[{"name":"Northwire"}],)"
              R"("bodies":[{"contentType":"text/html","value":"<p>The dam held.<\/p><p>It rained.<\/p>"}]})",
              "https://kelland.example/i/1",
              "Dam holds",
              "",
              "2031-03-02T10:15:00Z",
              "en",
              {"Northwire"},
              {},
              "The dam held.\n\nIt rained."},
          // schema.org and JSON Feed
          Case{
              R"({"@type":"NewsArticle","headline":"Dam holds","datePublished":"2031-03-02","inLanguage":"en",)"
              R"("author":{"name":"Mara Tellin"},"publisher":{"name":"Kelland Courier"},"articleBody":"The dam held."})",
              "",
              "Dam holds",
              "Kelland Courier",
              "2031-03-02",
              "en",
              {},
              {"Mara Tellin"},
              "The dam held."},
          Case{
              R"({"id":"1","url":"https://kelland.example/dam","title":"Dam holds","content_html":"<p>The dam held.<\/p>",)"
              R"("date_published":"2031-03-02T10:15:00Z","authors":[{"name":"Mara Tellin"}]})",
              "https://kelland.example/dam",
              "Dam holds",
              "",
              "2031-03-02T10:15:00Z",
              "",
              {},
              {"Mara Tellin"},
              "The dam held."},
      }) {
    CAPTURE(line);
    const auto parsed = parse_json_line(line, "feed.jsonl:1");
    REQUIRE(parsed.has_value());
    CHECK(parsed->article.url == url);
    CHECK(parsed->article.title == title);
    CHECK(parsed->article.publisher == publisher);
    CHECK(parsed->article.published == published);
    CHECK(parsed->article.language == language);
    CHECK(parsed->article.agency == agency);
    CHECK(parsed->article.byline == byline);
    CHECK(parsed->article.text == text);
  }
}

TEST_CASE("what is only a part of the article is told") {
  struct Case {
    std::string line, warning;
  };
  for (const auto& [line, warning] :
       {Case{R"({"content":"The dam [+12 chars]"})",
             "only the beginning of the text is there; 12 characters are not"},
        Case{R"({"description":"The dam held."})", "only a summary of the article is there"},
        Case{R"({"text":"The dam held.","date":"03/02/2031"})",
             "date \"03/02/2031\" is no date like 2024-08-21; left out"}}) {
    CAPTURE(line);
    const auto parsed = parse_json_line(line, "feed.jsonl:1");
    REQUIRE(parsed.has_value());
    CHECK(parsed->warnings == std::vector<std::string>{warning});
  }
}

TEST_CASE("what was withdrawn is skipped") {
  for (const auto* status :
       {R"("pubstatus":"canceled")", R"("pubStatus":"canceled")", R"("pubstatus":"withheld")"}) {
    CAPTURE(status);
    const auto parsed =
        parse_json_line("{" + std::string(status) + R"(,"text":"The dam held."})", "feed.jsonl:1");
    REQUIRE(parsed.has_value());
    CHECK_FALSE(parsed->skipped.empty());
  }
  CHECK(parse_json_line(R"({"pubstatus":"usable","text":"a"})", "")->skipped.empty());
}

TEST_CASE("documents: one article, a list, an answer of a service") {
  struct Case {
    std::string text;
    std::vector<std::string> texts;  // "!" for an error
  };
  for (const auto& [text, texts] :
       {Case{"{\n \"text\": \"one\"\n}", {"one"}},
        Case{R"([{"text":"one"},{"title":"x"},7,{"text":"two"}])", {"one", "!", "!", "two"}},
        Case{R"({"status":"ok","articles":[{"content":"one"}]})", {"one"}},
        Case{R"({"articles":{"results":[{"body":"one"},{"body":"two"}],"count":2}})", {"one", "two"}},
        Case{R"({"data":[{"description":"one"}]})", {"one"}},
        Case{R"({"items":[{"content_text":"one"}]})", {"one"}}, Case{R"({"title":"x"})", {"!"}}}) {
    CAPTURE(text);
    const auto parsed = parse_json_document(text, "doc.json");
    REQUIRE(parsed.has_value());
    std::vector<std::string> found;
    for (const auto& one : *parsed) found.push_back(one ? one->article.text : "!");
    CHECK(found == texts);
  }
  CHECK(parse_json_document("[]", "doc.json").error().what == "no article in it: an empty list");
  CHECK(parse_json_document("[\n 1,\n x]", "doc.json").error().what ==
        "broken JSON at line 3, column 2: invalid literal");
}

}  // namespace
}  // namespace onrecord
