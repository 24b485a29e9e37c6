#include "engine/article/formats/open.h"

#include <doctest/doctest.h>

#include "tests/article/formats/packed.h"
#include "tests/base/temp_folder.h"
#include "tests/extract/reading.h"

namespace onrecord {
namespace {

TEST_CASE("formats by name") {
  for (const auto& [name, format] :
       {std::pair("a.txt", Format::kText), std::pair("a.MD", Format::kMarkdown),
        std::pair("x/a.html", Format::kPage), std::pair("a.htm.gz", Format::kPage),
        std::pair("a.json", Format::kJson), std::pair("a.jsonl.GZ", Format::kJsonLines),
        std::pair("a.ndjson", Format::kJsonLines), std::pair("a.xml", Format::kXml),
        std::pair("a.rss", Format::kXml), std::pair("a.warc.gz", Format::kWarc),
        std::pair("a", Format::kUnknown), std::pair("a.gz", Format::kUnknown),
        std::pair(".html", Format::kUnknown), std::pair("-", Format::kUnknown),
        std::pair("", Format::kUnknown)}) {
    CAPTURE(name);
    CHECK(format_of_name(name) == format);
  }
}

TEST_CASE("formats by first bytes") {
  for (const auto& [head, format] :
       {std::pair("The dam held.", Format::kText), std::pair("", Format::kText),
        std::pair("WARC/1.1\r\n", Format::kWarc), std::pair(" \n{\"text\"", Format::kJsonLines),
        std::pair("[{\"text\"", Format::kJson), std::pair("[1] A note", Format::kText),
        std::pair("<!DOCTYPE HTML>", Format::kPage), std::pair("\xEF\xBB\xBF<html>", Format::kPage),
        std::pair("<div>x</div>", Format::kPage), std::pair("<?xml version='1.0'?><rss>", Format::kXml),
        std::pair("<feed xmlns=", Format::kXml),
        std::pair("<?xml version='1.0'?><!DOCTYPE html><html>", Format::kPage),
        std::pair("<< quoted >>", Format::kText)}) {
    CAPTURE(head);
    CHECK(format_of_bytes(head) == format);
  }
}

// What the first article or page of a file says.
std::string first_text(const TempFolder& folder, const std::string& name, const std::string& bytes) {
  folder.write(name, bytes);
  const auto source = open_source(folder / name, {}, nullptr);
  auto found = source->next();
  REQUIRE(found.has_value());
  if (!found->input) return "error " + found->input.error().what;
  if (auto* page = std::get_if<RawPage>(&*found->input)) return "page " + page->bytes;
  return std::get<Article>(*found->input).text;
}

TEST_CASE("files of all formats, packed or not, with a telling name or not") {
  const TempFolder folder;
  const std::string page = "<html><p>The dam held.</p></html>";
  const std::string feed =
      "<rss><channel><item><description>The dam held.</description></item></channel></rss>";
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 74\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" +
      page.substr(0, 30);
  const std::string line = "{\"text\":\"The dam held.\"}\n";
  for (const auto& [ending, bytes, text] :
       {std::tuple(".txt", std::string("The dam held."), std::string("The dam held.")),
        std::tuple(".md", std::string("---\ntitle: Dam\n---\nThe dam held."), std::string("The dam held.")),
        std::tuple(".html", page, "page " + page), std::tuple(".json", line, std::string("The dam held.")),
        std::tuple(".jsonl", line, std::string("The dam held.")),
        std::tuple(".xml", feed, std::string("The dam held.")),
        std::tuple(".warc", warc, "page " + page.substr(0, 30))}) {
    CAPTURE(ending);
    CHECK(first_text(folder, std::string("a") + ending, bytes) == text);
    CHECK(first_text(folder, std::string("b") + ending + ".gz", packed(bytes)) == text);
    if (std::string_view(ending) == ".md") continue;  // is told by its name alone
    CHECK(first_text(folder, "c", bytes) == text);
    CHECK(first_text(folder, "d", packed(bytes)) == text);
  }
  CHECK(first_text(folder, "e.md", "---\ntitle: Dam\n---\n") == "error no text behind the front matter");
}

TEST_CASE("the character set of a page: mark, server, meta tag, then a guess") {
  const std::string before = "<p>At the caf";
  const std::string after =
      " in Kelland nobody had heard of the dam, nor of the mill, until the ferry came in.</p>";
  const std::string text =
      "At the café in Kelland nobody had heard of the dam, nor of the mill, until the ferry came in.";
  const auto read = [&](const std::string& bytes, const std::string& charset, std::vector<Error>& warnings) {
    auto article = read_raw_page({bytes, charset, "id", "a.html", "https://kelland.example/"},
                                 english().pack(), {}, warnings);
    REQUIRE(article.has_value());
    CHECK(article->id == "id");
    CHECK(article->path == "a.html");
    CHECK(article->url == "https://kelland.example/");
    return article->text;
  };
  std::vector<Error> warnings;
  for (const auto& [bytes, charset] : {
           std::pair(before + "é" + after, std::string()),
           std::pair("\xEF\xBB\xBF" + before + "é" + after, std::string("iso-8859-5")),
           std::pair(before + "\xE9" + after, std::string("ISO-8859-1")),
           std::pair(before + "\x8E" + after, std::string("macintosh")),
           std::pair("<meta charset=macintosh>" + before + "\x8E" + after, std::string()),
           std::pair("<meta charset=nonsense>" + before + "\xE9" + after, std::string()),
           std::pair("<meta charset=iso-8859-1>" + before + "é" + after, std::string()),
       }) {
    CAPTURE(bytes);
    CHECK(read(bytes, charset, warnings) == text);
  }
  CHECK(warnings.empty());
  CHECK(read(before + "é\xFF" + after, "utf-8", warnings).find("é\uFFFD") != std::string::npos);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message() == "id: 1 broken place (first at byte 15) became U+FFFD; read as UTF-8");
}

}  // namespace
}  // namespace onrecord
