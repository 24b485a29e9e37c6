#include "engine/article/input.h"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/base/temp_folder.h"

namespace onrecord {
namespace {

// Each thing read as one line: "id|text", "record path:line", "error where: what".
std::vector<std::string> all_of(ArticleReader& reader, const TempFolder& folder) {
  std::vector<std::string> all;
  const auto short_name = [&](std::string text) {
    for (auto at = text.find(folder.path() + "/"); at != std::string::npos;
         at = text.find(folder.path() + "/")) {
      text.erase(at, folder.path().size() + 1);
    }
    return text;
  };
  while (auto next = reader.next()) {
    if (!*next) {
      CHECK(next->error().kind == ErrorKind::kInput);
      all.push_back(short_name("error " + next->error().message()));
    } else if (const auto* record = std::get_if<RawRecord>(&**next)) {
      all.push_back(short_name("record " + record->where() + " " + record->json));
    } else {
      const auto& article = std::get<Article>(**next);
      CHECK(article.blocks.empty());
      all.push_back(short_name(article.id + "|" + article.text));
    }
  }
  return all;
}

std::vector<std::string> read_all(const TempFolder& folder, std::vector<std::string> names,
                                  Limits limits = {}, const std::string& standard_input = "") {
  for (auto& name : names) {
    if (name != "-") name = folder / name;
  }
  std::istringstream stream(standard_input);
  ArticleReader reader(std::move(names), limits, &stream);
  return all_of(reader, folder);
}

using Lines = std::vector<std::string>;

TEST_CASE("files of all formats, in order, with errors between") {
  const TempFolder folder;
  folder.write("a.txt", "The dam\r\nholds.");
  folder.write("b.jsonl", "{\"id\":\"k-1\",\"text\":\"one\"}\n\n{\"text\":\"two\"}\r\n{\"text\":\"three\"}");
  folder.write("empty.txt", "");
  folder.write("image.txt", std::string("\x89PNG\r\n\x1A\n\0", 9));
  folder.write("noname", "plain words");
  folder.write("lines", " \n{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  folder.write("empty.jsonl", " \n\n");
  CHECK(read_all(folder, {"a.txt", "b.jsonl", "empty.txt", "image.txt", "noname", "lines", "empty.jsonl",
                          "gone.txt", "gone.jsonl"}) ==
        Lines{"a.txt|The dam\nholds.", "k-1|one", "b.jsonl:3|two", "b.jsonl:4|three",
              "error empty.txt: empty file", "error image.txt: not text: a PNG image", "noname|plain words",
              "lines:2|one", "lines:3|two", "error empty.jsonl: empty file",
              "error gone.txt: cannot be opened: No such file or directory",
              "error gone.jsonl: cannot be opened: No such file or directory"});
}

TEST_CASE("a bad line is an error of its own; the next ones are read") {
  const TempFolder folder;
  folder.write("feed.jsonl",
               "{\"text\":\"one\"}\n"
               "{\"text\":\n"
               "{\"title\":\"no text\"}\n"
               "{\"text\":\"" +
                   std::string(400'000, 'x') +
                   "\"}\n"
                   "{\"schema\":\"onrecord.extract/1\",\"quotes\":[]}\n"
                   "{\"text\":\"six\"}\n");
  Limits limits;
  limits.max_article_bytes = 1024;
  CHECK(read_all(folder, {"feed.jsonl"}, limits) ==
        Lines{"feed.jsonl:1|one",
              "error feed.jsonl:2: broken JSON at column 9: unexpected end of input; expected '[', '{', or a "
              "literal",
              "error feed.jsonl:3: no text: field \"text\" is missing or empty",
              "error feed.jsonl:4: line longer than the limit of 1 KiB",
              "record feed.jsonl:5 {\"schema\":\"onrecord.extract/1\",\"quotes\":[]}", "feed.jsonl:6|six"});
}

TEST_CASE("a file of nothing but broken lines is left after some") {
  const TempFolder folder;
  folder.write("bad.jsonl", "x\nx\n{\"text\":\"one\"}\nx\nx\nx\n{\"text\":\"two\"}\n");
  Limits limits;
  limits.max_broken_lines = 3;
  const std::string what = "broken JSON at column 1: invalid literal";
  CHECK(read_all(folder, {"bad.jsonl"}, limits) ==
        Lines{"error bad.jsonl:1: " + what, "error bad.jsonl:2: " + what, "bad.jsonl:3|one",
              "error bad.jsonl:4: " + what, "error bad.jsonl:5: " + what,
              "error bad.jsonl:6: " + what +
                  "; the rest of the file is left after 3 lines in a row without an article"});
}

TEST_CASE("one JSON document over many lines, by its name or by its content") {
  const TempFolder folder;
  folder.write("doc.json", "{\n  \"text\": \"one\"\n}\n");
  folder.write("doc", "{\n  \"text\": \"one\"\n}\n");
  folder.write("list.json", "[{\"text\":\"one\"},\n{\"id\":\"k\",\"text\":\"two\"},\n{}]\n");
  folder.write("lines.json", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  folder.write("broken.json", "{\n  \"text\": \n}\n");
  CHECK(read_all(folder, {"doc.json", "doc", "list.json", "lines.json", "broken.json"}) ==
        Lines{"doc.json|one", "doc|one", "list.json[0]|one", "k|two",
              "error list.json[2]: no text: field \"text\" is missing or empty", "lines.json:1|one",
              "lines.json:2|two",
              "error broken.json: broken JSON at line 3, column 1: unexpected '}'; expected '[', '{', or a "
              "literal"});
}

TEST_CASE("limits of a text file") {
  const TempFolder folder;
  folder.write("a.txt", "123456");
  folder.write("b", "123456");
  Limits limits;
  limits.max_article_bytes = 6;
  CHECK(read_all(folder, {"a.txt", "b", "-"}, limits, "123456") ==
        Lines{"a.txt|123456", "b|123456", "-|123456"});
  limits.max_article_bytes = 5;
  CHECK(read_all(folder, {"a.txt", "b", "-"}, limits, "123456") ==
        Lines{"error a.txt: larger than the limit of 5 bytes", "error b: larger than the limit of 5 bytes",
              "error -: larger than the limit of 5 bytes"});
}

TEST_CASE("standard input") {
  const TempFolder folder;
  CHECK(read_all(folder, {"-"}, {}, "Plain words.") == Lines{"-|Plain words."});
  CHECK(read_all(folder, {"-"}, {}, "\n {\"text\":\"one\"}\n{\"id\":\"k\",\"text\":\"two\"}") ==
        Lines{"-:2|one", "k|two"});
  CHECK(read_all(folder, {"-"}, {}, "") == Lines{"error -: empty file"});
  ArticleReader none({"-"}, {});
  CHECK(all_of(none, folder) == Lines{"error -: there is no standard input to read"});
}

TEST_CASE("ids are unique: given ones by an error, others by a suffix") {
  const TempFolder folder;
  const auto other = folder / "t.txt";
  folder.write("t.txt", "four");
  folder.write("feed.jsonl", "{\"id\":\"k\",\"text\":\"one\"}\n{\"id\":\"k\",\"text\":\"two\"}\n{\"id\":\"" +
                                 other + "\",\"text\":\"three\"}\n");
  CHECK(read_all(folder, {"feed.jsonl", "t.txt"}) ==
        Lines{"k|one", "error feed.jsonl:2: id \"k\" is that of feed.jsonl:1 already", "t.txt|three",
              "t.txt#2|four"});
  CHECK(read_all(folder, {"t.txt", "feed.jsonl"}) ==
        Lines{"t.txt|four", "k|one", "error feed.jsonl:2: id \"k\" is that of feed.jsonl:1 already",
              "error feed.jsonl:3: id \"t.txt\" is that of t.txt already"});
}

TEST_CASE("warnings name what was replaced or left out") {
  const TempFolder folder;
  folder.write("a.txt", "“Yes” – \xFF she said.");
  folder.write("b.jsonl", "{\"text\":\"one\",\"published\":\"May\"}\n{\"text\":\"caf\xE9\"}\n");
  ArticleReader reader({folder / "a.txt", folder / "b.jsonl"}, {});
  CHECK(all_of(reader, folder) == Lines{"a.txt|“Yes” – \uFFFD she said.", "b.jsonl:1|one", "b.jsonl:2|café"});
  Lines told;
  for (const auto& warning : reader.take_warnings()) told.push_back(warning.message());
  CHECK(told == Lines{folder / "a.txt" + ": 1 broken place (first at byte 14) became U+FFFD; read as UTF-8",
                      folder / "b.jsonl" + ":1: published \"May\" is no date like 2024-08-21; left out",
                      folder / "b.jsonl" + ":2: is not UTF-8; read as windows-1252"});
  CHECK(reader.take_warnings().empty());
}

}  // namespace
}  // namespace onrecord
