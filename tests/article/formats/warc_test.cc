#include "engine/article/formats/warc.h"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/article/formats/packed.h"

namespace onrecord {
namespace {

using Lines = std::vector<std::string>;

std::string record(const std::string& type, const std::string& block,
                   const std::string& media = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://kelland.example/dam\r\n" +
         "WARC-Date: 2031-05-09T00:00:00Z\r\nContent-Type: " + media +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& body,
                   const std::string& fields = "Content-Type: text/html; charset=ISO-8859-1\r\n",
                   const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

// Each page as "where|charset|url|bytes", or "error …".
Lines read(const std::string& bytes, const Limits& limits = {}) {
  std::istringstream in(bytes);
  auto stream = ByteStream::open("-", limits, &in);
  REQUIRE(stream.has_value());
  const auto source = open_warc(std::move(*stream), "a.warc", limits);
  Lines lines;
  while (auto found = source->next()) {
    if (!found->input) {
      lines.push_back("error " + found->input.error().message());
      continue;
    }
    const auto& page = std::get<RawPage>(*found->input);
    lines.push_back(found->where + "|" + page.charset + "|" + page.url + "|" + page.bytes);
  }
  return lines;
}

const std::string kPage = "<p>The dam held.</p>";
const std::string kRead = "|iso-8859-1|https://kelland.example/dam|" + kPage;

TEST_CASE("pages of an archive; what is no page is passed over") {
  const auto info = record("warcinfo", "software: x\r\n", "application/warc-fields");
  const auto request = record("request", "GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request");
  const auto page = record("response", answer(kPage));
  CHECK(read(info + request + page + page) == Lines{"a.warc:3" + kRead, "a.warc:4" + kRead});
  // Each record packed by itself, as archives are.
  CHECK(read(packed(info) + packed(page)) == Lines{"a.warc:2" + kRead});
  for (const auto& other : {record("response", answer(kPage, "Content-Type: image/png\r\n")),
                            record("response", answer(kPage, "")),
                            record("response", answer(kPage, "Content-Type: text/html\r\n", "404 Not Found")),
                            record("response", answer("")), record("metadata", answer(kPage))}) {
    CAPTURE(other);
    CHECK(read(other + page) == Lines{"a.warc:2" + kRead});
  }
  CHECK(read("").empty());
}

TEST_CASE("answers in chunks and packed") {
  const std::string html = "Content-Type: text/html; charset=iso-8859-1\r\n";
  const std::string chunks = "8\r\n<p>The d\r\nc;x=y\r\nam held.</p>\r\n0\r\n\r\n";
  for (const auto& [body, fields] : {
           std::pair(packed(kPage), html + "Content-Encoding: gzip\r\n"),
           std::pair(packed(kPage, 15), html + "Content-Encoding: Deflate\r\n"),
           std::pair(chunks, html + "Transfer-Encoding: chunked\r\n"),
       }) {
    CAPTURE(fields);
    CHECK(read(record("response", answer(body, fields))) == Lines{"a.warc:1" + kRead});
  }
}

TEST_CASE("broken archives and limits") {
  const auto page = record("response", answer(kPage));
  const std::string broken = "error a.warc: broken archive: ";
  struct Case {
    std::string bytes;
    Lines lines;
  };
  for (const auto& [bytes, lines] : {
           Case{page + page.substr(0, page.size() - 30),
                {"a.warc:1" + kRead, "error a.warc: breaks off: the archive is not whole"}},
           Case{page + "WARC/1.0\r\nWARC-Type: response\r\n",
                {"a.warc:1" + kRead, "error a.warc: breaks off: the archive is not whole"}},
           Case{page + "garbage\r\n", {"a.warc:1" + kRead, broken + "no record begins behind record 1"}},
           Case{"WARC/1.0\r\nWARC-Type: response\r\n\r\n", {broken + "record 1 has no length"}},
           Case{"WARC/1.0\r\nContent-Length: 12x\r\n\r\n", {broken + "record 1 has no length"}},
           Case{"WARC/1.0\r\nContent-Length: 99999999999999999\r\n\r\n",
                {"error a.warc: breaks off: the archive is not whole"}},
           Case{"WARC/1.0\r\n" + std::string(100'000, 'x'), {broken + "a record's head does not end"}},
           Case{packed(page).substr(0, 60), {"error a.warc: breaks off: the packed file is not whole"}},
           Case{record("response", answer(kPage, "Content-Type: text/html\r\nContent-Encoding: br\r\n")),
                {"error a.warc:1: its packing \"br\" is broken, not known here, or goes over the limit of 8 "
                 "MiB"}},
       }) {
    CAPTURE(bytes.substr(0, 300));
    CHECK(read(bytes) == lines);
  }
  Limits limits;
  limits.max_article_bytes = 100;
  CHECK(read(record("response", answer(std::string(200'000, 'x'))) + page, limits) ==
        Lines{"error a.warc:1: larger than the limit of 100 bytes", "a.warc:2" + kRead});
}

}  // namespace
}  // namespace onrecord
