#include "cli/options.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "cli/command.h"
#include "tests/cli/binary.h"

namespace onrecord {
namespace {

const Command* const kCommands[] = {&kCheck, &kExtract, &kReconcile, &kSheet, &kRules};

TEST_CASE("options are read") {
  const auto options =
      parse_options({"a.txt", "--jobs", "3", "-", "--rules=x", "--published", "2024-02-29", "--rules", "y",
                     "--out", "-", "--fail-on", "low", "--quiet", "--", "--b.txt"},
                    kReconcile.options);
  REQUIRE(options.has_value());
  CHECK(options->arguments == std::vector<std::string>{"a.txt", "-", "--b.txt"});
  CHECK(options->rules == std::vector<std::string>{"x", "y"});
  CHECK(options->jobs == 3);
  CHECK(options->published == "2024-02-29");
  CHECK(options->out == "-");
  CHECK(options->fail_on == Severity::kLow);
  CHECK(options->quiet);
  CHECK_FALSE(options->help);
}

TEST_CASE("what is read, and how much of it") {
  const auto options =
      parse_options({"in", "--include", "*.html", "--include=*.txt", "--exclude", "old", "--limit",
                     "article=2K", "--limit", "document=3M", "--limit=unpacked=1G", "--limit=ratio=50",
                     "--limit=articles=7", "--limit=depth=8", "--limit=nodes=9"},
                    kExtract.options);
  REQUIRE(options.has_value());
  CHECK(options->filter.include == std::vector<std::string>{"*.html", "*.txt"});
  CHECK(options->filter.exclude == std::vector<std::string>{"old"});
  CHECK(options->limits.max_article_bytes == 2048);
  CHECK(options->limits.max_document_bytes == 3 * kMiB);
  CHECK(options->limits.max_unpacked_bytes == 1024 * kMiB);
  CHECK(options->limits.max_ratio == 50);
  CHECK(options->limits.max_articles == 7);
  CHECK(options->limits.page.max_depth == 8);
  CHECK(options->limits.page.max_nodes == 9);
}

TEST_CASE("a wrong command line is one error that says what is right") {
  struct Case {
    std::vector<std::string> words;
    std::string error;
  };
  const TempFolder folder;
  for (const auto& [words, error] : {
           Case{{}, "no command; see onrecord --help"},
           Case{{"chekc", "a"}, "chekc: unknown command; did you mean check?"},
           Case{{"frobnicate"},
                "frobnicate: unknown command; there are check, extract, reconcile, sheet and rules"},
           Case{{"--jobs", "2", "check"}, "--jobs: options stand behind the command; see onrecord --help"},
           Case{{"check"}, "check: needs PATH...; see onrecord check --help"},
           Case{{"sheet", "a", "b"}, "sheet: \"b\" is one argument too many"},
           Case{{"extract", "a", "--publishd", "2024-01-01"},
                "--publishd: unknown option; did you mean --published?"},
           Case{{"extract", "a", "--rul=x"}, "--rul: unknown option; did you mean --rules?"},
           Case{{"extract", "a", "-h"}, "-h: unknown option; did you mean --help?"},
           Case{{"extract", "a", "--fail-on", "low"}, "--fail-on: unknown option"},
           Case{{"extract", "a", "--jobs"}, "--jobs: needs a value: --jobs N"},
           Case{{"extract", "a", "--quiet=1"}, "--quiet: takes no value"},
           Case{{"extract", "a", "--jobs", "0"}, "--jobs: must be a whole number from 1 to 256, not \"0\""},
           Case{{"extract", "a", "--jobs", "2x"}, "--jobs: must be a whole number from 1 to 256, not \"2x\""},
           Case{{"extract", "a", "--jobs", "-1"}, "--jobs: must be a whole number from 1 to 256, not \"-1\""},
           Case{{"extract", "a", "--published", "2023-02-29"},
                "--published: must be a day as YYYY-MM-DD, not \"2023-02-29\""},
           Case{{"extract", "a", "--published", "May"},
                "--published: must be a day as YYYY-MM-DD, not \"May\""},
           Case{{"check", "a", "--fail-on", "hihg"},
                "--fail-on: unknown severity \"hihg\"; did you mean high?"},
           Case{{"sheet", "a", "--format", "docx"},
                "--format: unknown format \"docx\"; there are html, md, csv, annotations, claims, summary "
                "and json"},
           Case{{"extract", "a", "--limit", "artcle=5"},
                "--limit: unknown limit \"artcle\"; did you mean article?"},
           Case{{"extract", "a", "--limit", "ratio"},
                "--limit: must be a number from 1, as in ratio=100 or ratio=16M, not \"ratio\""},
           Case{{"extract", "a", "--limit", "depth=5G"},
                "--limit: must be a number from 1, as in depth=100 or depth=16M, not \"depth=5G\""},
           Case{{"extract", "a", "--limit", "ratio=5x"},
                "--limit: must be a number from 1, as in ratio=100 or ratio=16M, not \"ratio=5x\""},
           Case{{"extract", "a", "--limit", "unpacked=99999999999G"},
                "--limit: must be a number from 1, as in unpacked=100 or unpacked=16M, not "
                "\"unpacked=99999999999G\""},
           Case{{"rules", "tset"}, "rules tset: unknown command; did you mean test?"},
           Case{{"rules", "frobnicate"},
                "rules frobnicate: unknown command; there are check, test, list, coverage, diff, explain, "
                "profile and "
                "schema"},
           Case{{"rules", "explain"}, "rules explain: needs one TEXT or FILE"},
           Case{{"extract", "a", "--rules", "none"}, "none: no such folder of rules"},
           Case{{"check", "a", "--out", "no/sheet.html"},
                "no/sheet.html: cannot be written: No such file or directory"},
           Case{{"check", "a", "--out", "."}, ".: is a folder, not a file"},
       }) {
    CAPTURE(error);
    auto with_pack = words;
    if (words.size() > 2 && words[2] == "--out") {
      write_tiny_pack(folder);
      with_pack.insert(with_pack.end(), {"--rules", "tiny"});
    }
    const auto ran = run_binary(folder, with_pack);
    CHECK(ran.status == 2);
    CHECK(ran.err == "onrecord: " + error + "\n");
    CHECK(ran.out.empty());
  }
}

TEST_CASE("help names every option and fits 80 columns") {
  const TempFolder folder;
  const auto usage = run_binary(folder, {"--help"});
  CHECK(usage.status == 0);
  CHECK(usage.err.empty());
  std::string all = usage.out;
  for (const auto* command : kCommands) {
    const std::string name(command->name);
    CAPTURE(name);
    CHECK(usage.out.find("\n  " + name + " ") != std::string::npos);
    const auto help = run_binary(folder, {name, "--help"});
    CHECK(help.status == 0);
    CHECK(help.out.starts_with("usage: onrecord " + name + " "));
    for (const auto* option : command->options) {
      CHECK(help.out.find("\n  --" + std::string(option->name)) != std::string::npos);
    }
    all += help.out;
  }
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK_FALSE(line.ends_with(" "));
  }
  CHECK(run_binary(folder, {"--version"}).out.starts_with("onrecord 0."));
}

}  // namespace
}  // namespace onrecord
