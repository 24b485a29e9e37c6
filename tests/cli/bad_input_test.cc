// What goes wrong with inputs: each costs itself, is named, and is remembered in
// the exit status.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

TEST_CASE("an input that fails is named, and the others are all there") {
  const std::string long_line = "{\"text\": \"" + std::string(65 * 1024 * 1024, 'x') +
                                "\"}\n{\"id\": \"after\", \"text\": \"Short.\"}\n";
  struct Case {
    std::string name, content, error;
    std::vector<std::string> ids;  // of what it gives in spite of all
  };
  for (const auto& [name, content, error, ids] : {
           Case{"empty.txt", "", "empty.txt: empty file\n", {}},
           Case{"blank.txt", " \n\n", "blank.txt: empty file\n", {}},
           Case{"empty.jsonl", "", "empty.jsonl: empty file\n", {}},
           Case{"program.txt", std::string("\x7F\x45LF\0\0\1", 7), "program.txt: not text: a program\n", {}},
           Case{"noise.txt",
                std::string("\0\1\2\3\0\1\2\3ab", 10),
                "noise.txt: not text: full of NULs or control characters\n",
                {}},
           Case{"lines.jsonl",
                "{\"id\": \"one\", \"text\": \"First.\"}\n{\"id\": \"two\", \"text\": \n{\"id\": \"three\", "
                "\"text\": \"Third.\"}\n",
                "lines.jsonl:2: broken JSON at column 23: ",
                {"one", "three"}},
           Case{"long.jsonl", long_line, "long.jsonl:1: line longer than the limit of 8 MiB\n", {"after"}},
           Case{"list.jsonl", "[1]\n", "list.jsonl:1: not an article: the line is no JSON object\n", {}},
       }) {
    CAPTURE(name);
    const TempFolder folder;
    write_tiny_pack(folder);
    folder.write("a.txt", "It rained on March 4.\n");
    folder.write("z.txt", "It rained on March 5.\n");
    folder.write(name, content);
    const auto ran = run_binary(folder, {"extract", "--rules", "tiny", "a.txt", name, "z.txt"});
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("onrecord: " + error));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    auto expected = ids;
    expected.insert(expected.begin(), "a.txt");
    expected.push_back("z.txt");
    CHECK(values_of(ran.out, "id") == expected);
  }
}

TEST_CASE("names that lead nowhere are told before anything is read") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("a.txt", "It rained on March 4.\n");
  folder.write("pictures/cat.png", "x");
  const auto ran =
      run_binary(folder, {"extract", "--rules", "tiny", "missing.txt", "a.txt", "pictures", "*.news"});
  CHECK(ran.status == 1);
  CHECK(ran.err ==
        "onrecord: missing.txt: no such file or folder\n"
        "onrecord: pictures: folder without articles (.txt .md .html .json .jsonl .xml .rss .atom .warc, "
        "also with .gz)\n"
        "onrecord: *.news: no article matches\n");
  CHECK(values_of(ran.out, "id") == std::vector<std::string>{"a.txt"});
}

TEST_CASE("names of files cannot write to the terminal") {
  const TempFolder folder;
  write_tiny_pack(folder);
  const auto ran = run_binary(folder, {"extract", "--rules", "tiny", "a\x1b]0;x\nonrecord: b"});
  CHECK(ran.status == 1);
  CHECK(ran.err == "onrecord: a[U+001B]]0;x onrecord: b: no such file or folder\n");
}

TEST_CASE("what is read in spite of a fault is warned of") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("a.txt", "It \xE2\x80\x94 yes \xE2\x80\x94 rained\xFF on March 4.\n");
  const auto ran = run_binary(folder, {"extract", "--rules", "tiny", "a.txt"});
  CHECK(ran.status == 0);
  CHECK(ran.err ==
        "onrecord: warning: a.txt: 1 broken place (first at byte 21) became U+FFFD; read as UTF-8\n");
  CHECK(values_of(ran.out, "id") == std::vector<std::string>{"a.txt"});
}

TEST_CASE("check and reconcile go on with the inputs that there are") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("in/a.txt", "It rained on March 4.\n");
  folder.write("in/empty.txt", "");
  const auto report = run_binary(folder, {"reconcile", "--rules", "tiny", "in"});
  CHECK(report.status == 1);
  CHECK(report.err == "onrecord: in/empty.txt: empty file\n");
  CHECK(report.out.find("\"id\": \"in/a.txt\"") != std::string::npos);

  const auto check = run_binary(folder, {"check", "--rules", "tiny", "in"});
  CHECK(check.status == 1);
  CHECK(check.err == report.err);
  CHECK(check.out.starts_with("1 article, 1 independent origin\n"));
  CHECK(check.out.ends_with("\nClaim sheet: sheet.html\n"));
  CHECK(TempFolder::content(folder / "sheet.html").starts_with("<!DOCTYPE html>"));
}

TEST_CASE("reconcile takes articles and records, and an id once") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("a.txt", "It rained on March 4.\n");
  folder.write("b.txt", "It snowed on March 4.\n");
  const auto record = run_binary(folder, {"extract", "--rules", "tiny", "b.txt"}).out;
  folder.write("records.jsonl", record + record);
  const auto both = run_binary(folder, {"reconcile", "--rules", "tiny", "a.txt", "records.jsonl"});
  CHECK(both.status == 1);
  CHECK(both.err == "onrecord: records.jsonl:2: id \"b.txt\" is that of records.jsonl:1 already\n");
  CHECK(both.out == run_binary(folder, {"reconcile", "--rules", "tiny", "a.txt", "b.txt"}).out);

  // A record that was changed by hand does not get through.
  auto wrong = record;
  wrong.replace(wrong.find("\"end\":"), 6, "\"end\":9");
  const auto ran = run_binary(folder, {"reconcile", "--rules", "tiny", "-", "a.txt"}, wrong);
  CHECK(ran.status == 1);
  CHECK(ran.err.starts_with("onrecord: -:1: "));
  CHECK(ran.err.find("is past the text") != std::string::npos);
  CHECK(ran.out.find("\"id\": \"a.txt\"") != std::string::npos);
}

TEST_CASE("sheet says why something is no report") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("a.txt", "It rained on March 4.\n");
  struct Case {
    std::string name, content, error;
  };
  folder.write("record.json", run_binary(folder, {"extract", "--rules", "tiny", "a.txt"}).out);
  for (const auto& [name, content, error] : {
           Case{"text.json", "Rain.", "text.json: is not JSON at byte 1"},
           Case{"empty.json", "", "empty.json: is not JSON at byte 1"},
           Case{"record.json", TempFolder::content(folder / "record.json"),
                "record.json: schema: \"onrecord.extract/1\" is not \"onrecord.report/1\""},
           Case{"none.json", "", "none.json: no such file"},
       }) {
    CAPTURE(name);
    if (name != "none.json") folder.write(name, content);
    const auto ran = run_binary(folder, {"sheet", name, "--out", "sheet.html"});
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("onrecord: " + error));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(ran.out.empty());
    CHECK_FALSE(std::filesystem::exists(folder / "sheet.html"));
  }
}

}  // namespace
}  // namespace onrecord
