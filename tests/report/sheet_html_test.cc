#include "engine/report/sheet_html.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "engine/report/report_json.h"
#include "engine/report/report_texts.h"
#include "tests/report/sample_report.h"

using namespace onrecord;
using nlohmann::ordered_json;

namespace {

// The page without its script, in which a "<" begins no tag.
std::string without_script(std::string html) {
  const auto begin = html.find("<script>") + 8;
  return html.erase(begin, html.find("</script>", begin) - begin);
}

// The tags of a page in order: name and attribute names, as "a href rel".
std::vector<std::string> tags_of(const std::string& page) {
  const std::string html = without_script(page);
  std::vector<std::string> tags;
  for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
    std::string tag;
    bool quoted = false, value = false;
    for (++at; at < html.size() && (quoted || html[at] != '>'); ++at) {
      if (html[at] == '"') quoted = !quoted;
      if (html[at] == '=') value = true;
      if (!quoted && html[at] == ' ') value = false;
      if (!quoted && !value) tag += html[at];
    }
    tags.push_back(tag);
  }
  return tags;
}

// Every value of this attribute, in order.
std::vector<std::string> values_of(const std::string& html, const std::string& attribute) {
  std::vector<std::string> values;
  const std::string open = " " + attribute + "=\"";
  for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at)) {
    at += open.size();
    values.push_back(html.substr(at, html.find('"', at) - at));
  }
  return values;
}

std::size_t count_of(const std::string& html, const std::string& words) {
  std::size_t count = 0;
  for (auto at = html.find(words); at != std::string::npos; at = html.find(words, at + 1)) ++count;
  return count;
}

// `json` with `payload` added to every text that an input can set freely.
void poison(ordered_json& json, const std::string& payload) {
  const std::set<std::string> fixed = {"schema", "kind", "status", "severity", "origin", "url"};
  if (json.is_array() && !json.empty() && json[0].is_string()) {
    for (auto& item : json) item = item.get<std::string>() + payload;
    return;
  }
  if (!json.is_structured()) return;
  const bool is_origin = json.is_object() && json.contains("evidence");
  for (auto& [key, value] : json.items()) {
    if (value.is_string()) {
      const bool keep = (fixed.count(key) != 0 && json.is_object()) || (is_origin && key == "id");
      if (!keep) value = value.get<std::string>() + payload;
    } else {
      poison(value, payload);
    }
  }
}

std::string poisoned_sheet(const std::string& payload) {
  auto json = ordered_json::parse(write_report(sample_report()));
  poison(json, payload);
  const auto report = read_report(json.dump(), "x");
  REQUIRE_MESSAGE(report.has_value(), report.error().message());
  return sheet_html(*report);
}

}  // namespace

TEST_CASE("a sheet needs nothing but itself") {
  const std::string html = sheet_html(sample_report());
  CHECK(html.rfind("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv="
                   "\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-",
                   0) == 0);
  CHECK(count_of(html, "<script>") == 1);
  CHECK(count_of(html, "<style>") == 1);
  for (const char* never : {"unsafe-", "<script ", "<link", "<img", "<iframe", "<form", "@import", "url(",
                            " src=", " style=", "javascript:", " onclick"}) {
    CAPTURE(never);
    CHECK(html.find(never) == std::string::npos);
  }
}

TEST_CASE("a sheet is well formed: tags close, names are unique, links lead somewhere") {
  Report shown_single = sample_report();
  shown_single.claims[2].findings[0].severity = Severity::kMedium;
  for (const Report& report : {sample_report(), shown_single, Report()}) {
    const std::string html = without_script(sheet_html(report));
    std::vector<std::string> open;
    for (const std::string& tag : tags_of(html)) {
      const std::string name = tag.substr(0, tag.find(' '));
      if (name == "!DOCTYPE" || name == "meta" || name == "br" || name == "input") continue;
      if (name[0] != '/') {
        open.push_back(name);
        continue;
      }
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == name.substr(1));
      open.pop_back();
    }
    CHECK(open.empty());
    const auto ids = values_of(html, "id");
    const std::set<std::string> unique(ids.begin(), ids.end());
    CHECK(unique.size() == ids.size());
    for (const std::string& labelled_by : values_of(html, "aria-labelledby"))
      CHECK(unique.count(labelled_by) == 1);
    for (const std::string& href : values_of(html, "href")) {
      CAPTURE(href);
      if (href[0] == '#') CHECK(unique.count(href.substr(1)) == 1);
      if (href[0] != '#') CHECK(href.rfind("http", 0) == 0);
    }
  }
}

TEST_CASE("the sheet shows what was read, the findings worst first, and the evidence") {
  const std::string html = sheet_html(sample_report());
  std::size_t before = 0;
  for (const std::string next : {
           "5 articles, 3 independent origins",
           "2031-03-02 to 2031-03-03",
           "98 percent of the word runs of Coast Today stand in Northwire.",
           "<b>3</b> High",
           "<h2 id=\"findings-h\">",
           "leaves out “not”",
           "“</span>We will <del>not</del> sign a deal that leaves the night crews behind<span "
           "class=\"around\">,” transport",
           "We will <span class=\"gap\">1 word fewer</span> sign",
           "<code>compare.wording</code> <code class=\"where\">rules/en/compare.yaml:40</code>",
           "<code>speech.quote-cue-speaker</code> <code class=\"where\">rules/en/speech.yaml:31</code>",
           "Northwire gives these words to Tomas Reke",
           "<dd><bdi>235 to 245</bdi></dd>",
           "<a href=\"https://ledger.example/venn-interview\" rel=\"noopener noreferrer\">",
           "sign <mark>any agreement</mark> that",
           "<details class=\"printed\" data-group><summary>4 notes",
           "<h2 id=\"claims-h\">",
           "<h3>Quotes <span class=\"soft\">2</span></h3>\n<div data-group>\n<h4 class=\"speaker\" "
           "dir=\"auto\">Orla Venn</h4>",
           "Sources differ</span> · 4 mentions · 2 independent origins",
           "<h4 class=\"speaker\" dir=\"auto\">Tomas Reke</h4>",
           "<ul class=\"plot\" aria-label=\"Values by source\">",
           "4,180,000,000",
           "<h2 id=\"single-h\">",
           "<details class=\"printed\" data-group><summary>1 quote</summary>",
           "My father worked these cranes",
           "<h2 id=\"timeline-h\">",
           "<time>2029-10</time>",
           "<time>2031-03-04</time>",
           "<b>2031-03-04</b> <bdi>Northwire</bdi>",
           "<b>2031-03-06</b> <bdi>Marrow Evening Post</bdi>",
           "<h2 id=\"articles-h\">",
           "Petra Lindqvist-Oyelaran",
           "<h2 id=\"texts-h\">",
       }) {
    CAPTURE(next);
    const auto at = html.find(next, before);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) before = at;
  }
  CHECK(count_of(html, "<article class=\"finding ") == 12);
  CHECK(count_of(html, "<article class=\"claim\"") == 7);
}

TEST_CASE("a report read back from JSON gives the same sheet, but for the texts, which records bring back") {
  const Report report = sample_report();
  std::vector<Record> records;
  Report without = report;
  for (ReportArticle& one : without.articles) {
    records.emplace_back().article = one.article;
    one.article.text.clear();
  }
  Report read = read_report(write_report(report), "x").value();
  CHECK(sheet_html(read) == sheet_html(without));
  REQUIRE(attach_texts(read, records, "x").has_value());
  CHECK(sheet_html(read) == sheet_html(report));

  records[2].article.text.insert(0, "Another ");
  read = read_report(write_report(report), "x").value();
  const auto other = attach_texts(read, records, "report.json");
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().message() ==
        "report.json: the words of claim q1 do not stand in the record of article \"evening-post\": it is of "
        "another text");
  records.erase(records.begin() + 2);
  const auto missing = attach_texts(read, records, "report.json");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().message() == "report.json: article \"evening-post\" is in none of the records");
}

TEST_CASE("texts are marked, nested and crossing, and their words stay words") {
  struct Case {
    std::vector<Mark> marks;
    std::string html;
  };
  const auto mark = [](ClaimKind kind, std::uint32_t begin, std::uint32_t end) {
    return Mark{kind, {begin, end}, {"r", "", 0}};
  };
  const std::string q = "<mark class=\"q\" title=\"Quote, r\">", f = "<mark class=\"f\" title=\"Figure, r\">";
  constexpr auto kQuote = ClaimKind::kQuote, kFigure = ClaimKind::kFigure;
  for (const auto& [marks, html] : {
           Case{{}, "<p class=\"body\">ab &lt;b&gt; cd</p>\n<p class=\"related\">ef\ngh</p>"},
           Case{{mark(kQuote, 3, 6)}, "ab " + q + "&lt;b&gt;</mark> cd</p>"},
           Case{{mark(kFigure, 3, 4), mark(kQuote, 0, 6)}, q + "ab " + f + "&lt;</mark>b&gt;</mark> cd</p>"},
           // What crosses is cut where the outer ends.
           Case{{mark(kQuote, 0, 4), mark(kFigure, 3, 6)},
                q + "ab " + f + "&lt;</mark></mark><mark class=\"f\""},
           // What goes on in the next paragraph is marked in both.
           Case{{mark(kQuote, 7, 13)}, q + "cd</mark></p>\n<p class=\"related\"><mark class=\"q\""},
           Case{{mark(kQuote, 0, 16)}, q + "ab &lt;b&gt; cd</mark></p>"},
       }) {
    CAPTURE(html);
    Report report;
    ReportArticle one;
    one.article.id = "a";
    one.article.text = "ab <b> cd\n\nef\ngh";
    one.article.blocks = {{BlockKind::kBody, {0, 9}, "", ""}, {BlockKind::kRelated, {11, 16}, "", ""}};
    one.marks = marks;
    report.articles = {one};
    report.origins = {{OriginKind::kSingle, {0}, {}}};
    CHECK(sheet_html(report).find(html) != std::string::npos);
  }
}

TEST_CASE("words of an input never become markup") {
  const std::string harmless = poisoned_sheet(" zzz");
  const auto expected = tags_of(harmless);
  for (const std::string& payload :
       {std::string("<script>alert(1)</script>"), std::string("\"><img src=x onerror=alert(1)>"),
        std::string("' onmouseover='alert(1)"),
        std::string("</style></title></textarea><svg/onload=alert(1)>"), std::string("<!--"),
        std::string("]]>"), std::string("&#60;script&#62;"), std::string("\u202e\u2066<b>"),
        std::string("\x1b\x01<\r\n>")}) {
    CAPTURE(payload);
    const std::string html = poisoned_sheet(payload);
    CHECK(tags_of(html) == expected);
    CHECK(html.find(payload) == std::string::npos);
    CHECK(html.find("\u202e") == std::string::npos);
    CHECK(html.find('\x1b') == std::string::npos);
    // It was not lost either: it stands wherever the harmless one did.
    CHECK(html.size() > harmless.size());
  }
  CHECK(count_of(harmless, " zzz") > 200);
}

TEST_CASE("an address becomes a link only where it is one of the web") {
  for (const auto& [url, shown] : std::initializer_list<std::pair<std::string, std::string>>{
           {"https://a.example/?x=1&y='2'", "<a href=\"https://a.example/?x=1&amp;y=&#39;2&#39;\" rel"},
           {"javascript:alert(1)", "Dockers to strike (javascript:alert(1))"},
           {"https://a.example/\" onclick=\"x",
            "Dockers to strike (https://a.example/&quot; onclick=&quot;x)"},
       }) {
    CAPTURE(url);
    Report report = sample_report();
    report.articles[1].article.url = url;
    const std::string html = sheet_html(report);
    CHECK(html.find(shown) != std::string::npos);
    for (const std::string& href : values_of(html, "href")) CHECK(href.rfind("javascript", 0) != 0);
    CHECK(html.find(" onclick=\"") == std::string::npos);
  }
}

TEST_CASE("a very long sentence is cut around the mention, at whole characters") {
  Report report = sample_report();
  std::string around;
  for (int i = 0; i < 400; ++i) around += "é";
  report.claims[2].mentions[0].before = around;
  report.claims[2].mentions[0].after = around;
  const std::string html = sheet_html(report);
  CHECK(html.find(around) == std::string::npos);
  CHECK(html.find("…é") != std::string::npos);
  CHECK(html.find("é …") != std::string::npos);
  CHECK(html.find("\uFFFD") == std::string::npos);
}
