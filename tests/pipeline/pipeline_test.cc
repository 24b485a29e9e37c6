#include "engine/pipeline.h"

#include <doctest/doctest.h>

#include <sstream>

#include "engine/report/record_json.h"
#include "engine/rules/pack.h"
#include "tests/base/temp_folder.h"

namespace onrecord {
namespace {

const Language& language() {
  static const Language kLanguage(parse_pack({{"none.yaml", "format: 1\npack: en\n"}}));
  return kLanguage;
}

// Everything that was told, a line each.
class Log : public Watcher {
 public:
  void begin(const std::vector<std::string>& paths) override { add("begin " + std::to_string(paths.size())); }
  void failed(const Error& error) override { add("failed " + error.message()); }
  void warned(const Error& warning) override { add("warned " + warning.message()); }
  void read(std::string_view path, std::uint64_t bytes) override {
    add("read " + std::string(path) + " " + std::to_string(bytes));
  }
  void reconciling(std::size_t records) override { add("reconciling " + std::to_string(records)); }

  std::vector<std::string> lines;

 private:
  void add(std::string line) { lines.push_back(std::move(line)); }
};

PipelineOptions options_with(std::size_t jobs, std::istream* input) {
  PipelineOptions options;
  options.jobs = jobs;
  options.standard_input = input;
  return options;
}

TEST_CASE("the watcher is told in the order of the inputs") {
  for (const std::size_t jobs : {1, 3}) {
    CAPTURE(jobs);
    std::istringstream input(
        "{\"id\": \"a\", \"text\": \"Rain.\"}\n{\"id\": 5}\n{\"id\": \"b\", \"text\": \"Snow \xFF.\"}\n");
    Log log;
    Tally tally;
    const auto report = reconcile_all({"/none", "-"}, language(), options_with(jobs, &input), log, tally);
    CHECK(tally.records == 2);
    CHECK(tally.failed == 2);
    REQUIRE(report.articles.size() == 2);
    CHECK(report.articles[0].article.id == "a");
    CHECK(report.articles[1].article.id == "b");
    REQUIRE(log.lines.size() == 7);
    CHECK(log.lines[0] == "failed /none: no such file or folder");
    CHECK(log.lines[1] == "begin 1");
    CHECK(log.lines[2] == "read - 5");
    CHECK(log.lines[3].starts_with("failed -:2: "));
    CHECK(log.lines[4].starts_with("warned -:3: "));
    CHECK(log.lines[5].starts_with("read - "));
    CHECK(log.lines[6] == "reconciling 2");
  }
}

TEST_CASE("a writer that has enough ends the work") {
  for (const std::size_t jobs : {1, 3}) {
    CAPTURE(jobs);
    std::string lines;
    for (int i = 0; i < 500; ++i) lines += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"Rain.\"}\n";
    std::istringstream input(lines);
    Log log;
    std::vector<std::string> written;
    const auto write = [&](std::string_view line) {
      written.emplace_back(line);
      return written.size() < 3;
    };
    extract_all({"-"}, language(), options_with(jobs, &input), log, write);
    REQUIRE(written.size() == 3);
    CHECK(written[2].find("\"id\":\"2\"") != std::string::npos);
    CHECK(written[2].ends_with("}\n"));
  }
}

TEST_CASE("a record is handed on as it is, an article gets the default date") {
  std::istringstream article("{\"id\": \"a\", \"text\": \"Rain.\"}\n");
  Log log;
  auto options = options_with(1, &article);
  options.published = "2031-03-02";
  std::string first;
  const auto tally = extract_all({"-"}, language(), options, log, [&](std::string_view line) {
    first = line;
    return true;
  });
  CHECK(tally.records == 1);
  const auto record = read_record(first, "first");
  REQUIRE(record.has_value());
  CHECK(record->article.published == "2031-03-02");

  std::istringstream again(first);
  options.standard_input = &again;
  options.published = "1999-01-01";
  std::string second;
  extract_all({"-"}, language(), options, log, [&](std::string_view line) {
    second = line;
    return true;
  });
  CHECK(second == first);
}

TEST_CASE("limits reach the reader") {
  const TempFolder folder;
  const auto path = folder.write("long.txt", std::string(100, 'x'));
  Log log;
  auto options = options_with(1, nullptr);
  options.limits.max_article_bytes = 99;
  const auto tally = extract_all({path}, language(), options, log, [](std::string_view) { return true; });
  CHECK(tally.records == 0);
  CHECK(tally.failed == 1);
  CHECK(log.lines.back() == "failed " + path + ": larger than the limit of 99 bytes");
}

TEST_CASE("pages are read on any thread; of other languages only the text is kept") {
  const TempFolder folder;
  folder.write(
      "a.html",
      "<meta charset=utf-8><title>Pier struck</title><p>The harbour of Kelland was closed on Monday after a "
      "barge had struck the northern pier, and nobody knows when the ferry will run again.</p>");
  folder.write(
      "b.html",
      "<p>Der Hafen von Kelland wurde am Montag geschlossen, nachdem ein Lastkahn die Mole gerammt hatte. "
      "Verletzt wurde niemand, sagte der Hafenmeister, doch die F\xC3\xA4hre f\xC3\xA4hrt diese Woche "
      "nicht.</p>");
  folder.write("c.html", "<body></body>");
  folder.write("d.jsonl",
               "{\"text\":\"Regen.\",\"language\":\"de\"}\n{\"text\":\"Rain.\",\"language\":\"en-GB\"}\n"
               "{\"text\":\"Rain.\",\"language\":\"British English\"}\n");
  for (const std::size_t jobs : {1, 3}) {
    CAPTURE(jobs);
    Log log;
    std::vector<std::string> ids;
    const auto tally = extract_all(
        {folder.path()}, language(), options_with(jobs, nullptr), log, [&](std::string_view line) {
          const auto record = read_record(line, "line");
          REQUIRE(record.has_value());
          ids.push_back(record->article.id.substr(folder.path().size() + 1) + " " + record->article.title +
                        " " + record->article.language + " " + std::to_string(record->article.blocks.size()));
          return true;
        });
    CHECK(ids == std::vector<std::string>{"a.html Pier struck en 1", "b.html  de 1", "d.jsonl:1  de 1",
                                          "d.jsonl:2  en-GB 1", "d.jsonl:3  British English 1"});
    CHECK(tally.failed == 1);
    std::vector<std::string> told;
    for (const auto& line : log.lines) {
      const auto at = line.find(folder.path());
      if (!line.starts_with("read ") && at != std::string::npos)
        told.push_back(line.substr(at + folder.path().size() + 1));
    }
    const std::string german =
        ": is in German (de), and the rules are for English (en): its text is kept, and nothing is read from "
        "it";
    CHECK(told == std::vector<std::string>{"b.html" + german, "c.html: no article found in the page",
                                           "d.jsonl:1" + german});
  }
}

}  // namespace
}  // namespace onrecord
