#include "engine/article/page/metadata.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

PageMetadata stated(const std::string& html) {
  const auto page = parse_page(html, {}, "page");
  REQUIRE(page.has_value());
  return metadata_of(*page);
}

std::string linked(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

using Names = std::vector<std::string>;

TEST_CASE("the published date, and never another") {
  struct Case {
    std::string html, published;
  };
  for (
      const auto& [html, published] : {
          Case{
              linked(
                  R"({"@type":"NewsArticle","datePublished":"2031-03-02T10:15:00Z","dateModified":"2031-03-09"})"),
              "2031-03-02T10:15:00Z"},
          Case{
              linked(
                  R"([{"@type":"WebSite","datePublished":"2020-01-01"},{"@type":["Thing","ReportageNewsArticle"],"datePublished":"2031-03-02"}])"),
              "2031-03-02"},
          Case{
              linked(
                  R"({"@graph":[{"@type":"WebPage"},{"@type":"BlogPosting","datePublished":"2031-03-02"}]})"),
              "2031-03-02"},
          Case{linked("{\"@type\":\"Article\",\"headline\":\"a\nb\",\"datePublished\":\"2031-03-02\"}"),
               "2031-03-02"},
          Case{linked("{\"@type\":\"Article\", broken") +
                   "<meta property='article:published_time' content='2031-03-02'>",
               "2031-03-02"},
          // JSON-LD before meta tags, these before time elements.
          Case{"<meta property='article:published_time' content='2031-03-03'>" +
                   linked(R"({"@type":"NewsArticle","datePublished":"2031-03-02"})"),
               "2031-03-02"},
          Case{
              "<time class='published' datetime='2031-03-03'></time><meta name='pubdate' content='20310302'>",
              "2031-03-02"},
          Case{"<meta name='Sailthru.date' content='Sun, 02 Mar 2031 10:15:00 +0100'>",
               "2031-03-02T10:15:00+01:00"},
          Case{"<meta itemprop='datePublished' content='2031-03-02'>", "2031-03-02"},
          Case{"<span itemprop='datePublished' content='2031-03-02'>today</span>", "2031-03-02"},
          Case{"<time itemprop='datePublished' datetime='2031-03-02'>today</time>", "2031-03-02"},
          Case{"<time class='entry-date published' datetime='2031-03-02'>today</time>", "2031-03-02"},
          // None of these tells when it was published.
          Case{"<meta property='article:modified_time' content='2031-03-02'>", ""},
          Case{"<meta property='og:updated_time' content='2031-03-02'>", ""},
          Case{"<time class='updated' datetime='2031-03-02'>today</time>", ""},
          Case{"<time datetime='2031-03-02'>on Sunday</time>", ""},
          Case{linked(R"({"@type":"NewsArticle","dateModified":"2031-03-02"})"), ""},
          Case{linked(R"({"@type":"Event","datePublished":"2031-03-02"})"), ""},
          Case{"<meta name='pubdate' content='last Sunday'>", ""},
          Case{"", ""},
      }) {
    CAPTURE(html);
    CHECK(stated(html).published == published);
  }
}

TEST_CASE("title, outlet, authors, address, language") {
  const auto all = stated(
      "<html lang='en-GB'><head><title>Dam holds | Courier</title>"
      "<meta property='og:title' content='Dam  holds'><meta property='og:site_name' content='Kelland "
      "Courier'>"
      "<meta name='author' content='Mara Tellin'><meta property='article:author' "
      "content='https://social.example/mara'>"
      "<meta property='og:url' content='https://kelland.example/dam?x'><link rel='canonical' "
      "href='https://kelland.example/dam'>"
      "<meta name='syndication-source' content='Northwire'></head>");
  CHECK(all.title == "Dam holds");
  CHECK(all.publisher == "Kelland Courier");
  CHECK(all.bylines == Names{"Mara Tellin"});
  CHECK(all.url == "https://kelland.example/dam");
  CHECK(all.language == "en-GB");
  CHECK(all.agencies == Names{"Northwire"});

  const auto ld = stated(linked(
      R"({"@type":"NewsArticle","headline":"Dam holds","author":[{"@type":"Person","name":"Mara Tellin"},"Jon Ferro"],)"
      R"("publisher":{"@type":"Organization","name":"Kelland Courier"},"inLanguage":"en","articleBody":"The dam held.",)"
      R"("mainEntityOfPage":{"@id":"https://kelland.example/dam"},"sourceOrganization":{"name":"Northwire"}})"));
  CHECK(ld.title == "Dam holds");
  CHECK(ld.publisher == "Kelland Courier");
  CHECK(ld.bylines == Names{"Mara Tellin", "Jon Ferro"});
  CHECK(ld.url == "https://kelland.example/dam");
  CHECK(ld.language == "en");
  CHECK(ld.agencies == Names{"Northwire"});
  CHECK(ld.body == "The dam held.");

  CHECK(stated("<title>Dam holds</title>").title == "Dam holds");
  CHECK(stated("<meta property='og:locale' content='en_US'>").language == "en-US");
  CHECK(stated("<p>nothing</p>").title.empty());
}

}  // namespace
}  // namespace onrecord
