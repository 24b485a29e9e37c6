#include "engine/article/page/read_page.h"

#include <doctest/doctest.h>

#include "engine/article/layout.h"
#include "tests/extract/reading.h"

namespace onrecord {
namespace {

const std::string kFirst =
    "The harbour of Kelland was closed on Monday after a barge had struck the northern pier.";
const std::string kSecond =
    "Nobody was hurt, said the harbour master, but the ferry to Orlo will not run this week.";
const std::string kThird =
    "Divers looked at the damage in the afternoon and found two cracks below the water line.";
const std::string kProse = "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";

Article page_of(const std::string& html) {
  auto article = read_page(html, english().pack(), {}, "page");
  REQUIRE(article.has_value());
  return std::move(*article);
}

// "title: …", one a block, of what the page was read as.
std::vector<std::string> blocks_of(const Article& article) {
  std::vector<std::string> lines;
  for (const auto& block : article.blocks)
    lines.push_back(std::string(name_of(block.kind)) + ": " + std::string(slice(article, block.span)));
  return lines;
}

std::vector<std::string> body_of(const Article& article) {
  std::vector<std::string> lines;
  for (const auto& block : article.blocks) {
    if (block.kind == BlockKind::kBody) lines.emplace_back(slice(article, block.span));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("the body, whatever stands around it") {
  const Lines body = {kFirst, kSecond, kThird};
  const std::string links =
      "<ul><li><a href=/1>Weather for the coast</a><li><a href=/2>Timetables of all ferries</a></ul>";
  const std::string other =
      "<p>This remark of a reader is as long as a paragraph of the article, and ends with a full stop.</p>";
  for (const auto& html : {
           "<body>" + kProse + "</body>",
           "<body><nav>" + links + "</nav><main><h1>Pier struck</h1>" + kProse +
               "</main><footer><p>All rights are with the Courier, "
               "whose offices stand on Market Square in Kelland.</p></footer></body>",
           "<body><div>" + links + "</div><div><div>" + kProse + "</div></div><div>" + links +
               "</div></body>",
           "<div class='story'>" + kProse + "</div><div class='comments-area'>" + other + other + "</div>",
           "<div class='story'>" + kProse + "<div id='relatedStories'>" + other + "</div></div>",
           "<div class='story'>" + kProse + "<div class='c-share__bar'>" + other + "</div></div>",
           "<div class='story'>" + kProse + "<aside>" + other + "</aside></div>",
           "<div class='story'>" + kProse + "<div hidden>" + other + "</div><div style='display: none'>" +
               other + "</div></div>",
           "<div class='story'>" + kProse +
               "<form><label>Your name</label><button>Send the form to us now, please.</button></form></div>",
           "<div class='story'>" + kProse + "<noscript>" + other + "</noscript><template>" + other +
               "</template></div>",
           // Names that are misread, for nothing else is there.
           "<div class='discussion'>" + kFirst + "</div><div class='comments'>" + kSecond +
               "</div><div id='related'>" + kThird + "</div><footer>" + other + "</footer>",
           // Names of the whole that tell what it holds are none of its own.
           "<div class='has-sidebar'><div class='widget-text'>" + kProse + "</div></div>",
           "<div class='articleBody comments-open'>" + kProse + "</div>",
           // Teasers: a linked headline and a paragraph each.
           "<div class='story'>" + kProse + "</div><div><h3><a href=/1>Mill to reopen in May</a></h3>" +
               other + "<h3><a href=/2>Orlo council votes</a></h3>" + other + "</div>",
       }) {
    CAPTURE(html);
    CHECK(body_of(page_of(html)) == body);
  }
}

TEST_CASE("what a paragraph is") {
  struct Case {
    std::string html;
    Lines blocks;
  };
  for (const auto& [html, blocks] : {
           Case{"<h1>Pier struck</h1><p>" + kFirst + "</p><h2>Two cracks</h2><p>" + kSecond + "</p>",
                {"title: Pier struck", "body: " + kFirst, "heading: Two cracks", "body: " + kSecond}},
           Case{"<p>" + kFirst +
                    "</p><figure><img src=x><figcaption>The pier at noon. Photo: Ida "
                    "Roe</figcaption></figure><p>" +
                    kSecond + "</p>",
                {"body: " + kFirst, "caption: The pier at noon. Photo: Ida Roe", "body: " + kSecond}},
           Case{"<p>" + kFirst +
                    "</p><div class='img-caption'>The pier at noon, seen from the mill.</div><p>" + kSecond +
                    "</p>",
                {"body: " + kFirst, "caption: The pier at noon, seen from the mill.", "body: " + kSecond}},
           Case{"<p>" + kFirst +
                    "</p><blockquote>We heard a bang.</blockquote><ul><li>one barge<li>two cracks</ul><p>" +
                    kSecond + "</p>",
                {"body: " + kFirst, "body: We heard a bang.", "body: one barge", "body: two cracks",
                 "body: " + kSecond}},
           Case{"<p>" + kFirst + "</p><table><tr><th>Pier<th>Cracks<tr><td>North<td>2</table><p>" + kSecond +
                    "</p>",
                {"body: " + kFirst, "body: Pier\tCracks", "body: North\t2", "body: " + kSecond}},
           Case{"<p>" + kFirst + "</p><p><a href=/1>Read more on the ferry to Orlo</a></p><p>" + kSecond +
                    "</p>",
                {"body: " + kFirst, "related: Read more on the ferry to Orlo", "body: " + kSecond}},
           Case{"<div>" + kFirst + "<br><br>" + kSecond + "<br>" + kThird + "</div>",
                {"body: " + kFirst, "body: " + kSecond, "body: " + kThird}},
       }) {
    CAPTURE(html);
    CHECK(blocks_of(page_of(html)) == blocks);
  }
}

TEST_CASE("texts as a reader sees them") {
  struct Case {
    std::string html, text;
  };
  for (const auto& [html, text] : {
           Case{"<p>a <b>bold</b>\n  word&nbsp;here</p>", "a bold word here"},
           Case{"<p>no<span>gap</span>, <i>one</i></p>", "nogap, one"},
           Case{"<p>12&nbsp;500 tons</p>", "12\u00A0500 tons"},
           Case{"<p>har&shy;bour\u200B s</p>", "harbour s"},
           Case{"<p>one</p>two<div>three</div>", "one\n\ntwo\n\nthree"},
           Case{"<p>5 &lt; 6 &amp; so</p>", "5 < 6 & so"},
           Case{"<p>one<br>line</p>", "one line"},
           Case{"", ""},
       }) {
    CAPTURE(html);
    CHECK(text_of_html(html, {}, "page").value() == text);
  }
}

TEST_CASE("blocks remember their paths; offsets are into the text") {
  const auto article = page_of("<body><div><p>x</p></div><div>" + kProse + "</div></body>");
  REQUIRE(article.blocks.size() == 3);
  CHECK(article.blocks[1].path == "/html/body/div[2]/p[2]");
  CHECK(article.text == kFirst + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST_CASE("the title without the outlet's name") {
  CHECK(page_of("<title>Pier struck | Courier</title><h1>Pier struck</h1>" + kProse).title == "Pier struck");
  CHECK(page_of("<title>Tellin &amp;amp; Roe</title>" + kProse).title == "Tellin & Roe");
}

TEST_CASE("a page that shows nothing may state its text") {
  const auto article = page_of(
      R"(<body><script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" + kFirst + " " +
      kSecond + R"("}</script><p>Please switch on scripts to read this page of ours.</p></body>)");
  CHECK(article.text == kFirst + " " + kSecond);
  CHECK(article.blocks.empty());
}

TEST_CASE("prose of a script that has no blanks") {
  const std::string prose = "港は月曜日に閉鎖された。はしけが北の桟橋に衝突したためである。";
  CHECK(body_of(page_of("<ul><li><a href=/1>天気</a></ul><p>" + prose + "</p>")) == Lines{prose});
}

TEST_CASE("no article, limits") {
  CHECK(read_page("<body></body>", english().pack(), {}, "page").error().message() ==
        "page: no article found in the page");
  CHECK_FALSE(
      read_page("<ul><li><a href=/1>Weather</a><li><a href=/2>Ferries</a></ul>", english().pack(), {}, "page")
          .has_value());
  PageLimits limits;
  limits.max_nodes = 3;
  CHECK_FALSE(read_page(kProse, english().pack(), limits, "page").has_value());
}

TEST_CASE("layout rules on the blocks of a page") {
  auto article = page_of(
      "<h1>Pier struck</h1><div><p>By Mara Tellin</p><p>12 March 2031</p><p>KELLAND (Northwire) — " + kFirst +
      "</p><p>Sign up for our newsletter</p><p>" + kSecond + "</p><p>" + kThird + "</p></div>");
  lay_out(article, english().layout());
  CHECK(blocks_of(article) == Lines{"title: Pier struck", "byline: By Mara Tellin", "byline: 12 March 2031",
                                    "dateline: KELLAND (Northwire) —", "body: " + kFirst,
                                    "boilerplate: Sign up for our newsletter", "body: " + kSecond,
                                    "body: " + kThird});
  CHECK(article.byline == Lines{"Mara Tellin"});
  CHECK(article.agency == Lines{"Northwire"});
  CHECK(article.published == "2031-03-12");
  // What the page states in its markup comes before what its lines say.
  auto other =
      page_of("<meta name=author content='Jon Ferro'><h1>Pier struck</h1><div><p>By Mara Tellin</p>" +
              kProse + "</div>");
  lay_out(other, english().layout());
  CHECK(other.byline == Lines{"Jon Ferro"});
}

}  // namespace
}  // namespace onrecord
