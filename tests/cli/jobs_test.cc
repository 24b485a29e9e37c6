// The same bytes, whatever --jobs is.
#include <doctest/doctest.h>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

TEST_CASE("--jobs changes nothing in output, errors and status") {
  const TempFolder folder;
  write_tiny_pack(folder);
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    // Long and short in turn, so that later ones are done first.
    std::string text;
    for (int n = 0; n < (i % 7 == 0 ? 300 : 1); ++n)
      text += "It rained on March " + std::to_string(i % 28 + 1) + ". ";
    lines +=
        i % 10 == 3 ? "{broken\n" : "{\"id\": \"n" + std::to_string(i) + "\", \"text\": \"" + text + "\"}\n";
  }
  folder.write("in/many.jsonl", lines);
  folder.write("in/empty.txt", "");
  for (const std::string command : {"extract", "reconcile", "check"}) {
    CAPTURE(command);
    std::vector<std::string> results;
    for (const std::string jobs : {"1", "2", "5"}) {
      const auto ran = run_binary(folder, {command, "in", "--rules", "tiny", "--jobs", jobs, "--out", "out"});
      CHECK(ran.status == 1);
      results.push_back(ran.out + ran.err + TempFolder::content(folder / "out"));
    }
    CHECK(results[0].find("many.jsonl:4: ") != std::string::npos);
    CHECK(results[0].find("n59") != std::string::npos);
    CHECK(results[0] == results[1]);
    CHECK(results[0] == results[2]);
  }
}

TEST_CASE("an article without a date takes that of --published, no other does") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("in.jsonl",
               "{\"id\": \"a\", \"text\": \"Rain.\"}\n{\"id\": \"b\", \"published\": \"2024-05-01\", "
               "\"text\": \"Rain.\"}\n");
  const auto ran =
      run_binary(folder, {"extract", "in.jsonl", "--rules", "tiny", "--published", "2031-03-02"});
  CHECK(ran.status == 0);
  CHECK(values_of(ran.out, "published") == std::vector<std::string>{"2031-03-02", "2024-05-01"});
}

}  // namespace
}  // namespace onrecord
