// onrecord sheet: what it takes, what it refuses.
#include <doctest/doctest.h>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

const std::string kArticle = R"({"id":"a1","published":"2031-03-05","text":"It rained on March 4."})";

TEST_CASE("records bring the texts back, and what is no record of the report is refused") {
  const TempFolder folder;
  folder.write("tiny/dates.yaml",
               "format: 1\n"
               "pack: en\n"
               "lexicon month:\n"
               "  words: |\n"
               "    3 = March\n"
               "rule date.month-day:\n"
               "  gives: date\n"
               "  value: date(year, month, day)\n"
               "  match: |\n"
               "    {month} {day: day-digits}[, {year: year-digits}]\n"
               "  finds: |\n"
               "    It rained on March 4.  => text March 4\n");
  folder.write("a.jsonl", kArticle + "\n");
  folder.write("b.jsonl", R"({"id":"b1","text":"Nothing."})"
                          "\n");
  REQUIRE(run_binary(folder, {"extract", "--rules", "tiny", "a.jsonl", "--out", "records.jsonl"}).status ==
          0);
  REQUIRE(run_binary(folder, {"extract", "--rules", "tiny", "b.jsonl", "--out", "others.jsonl"}).status == 0);
  REQUIRE(run_binary(folder, {"reconcile", "--rules", "tiny", "a.jsonl", "--out", "report.json"}).status ==
          0);

  const auto without = run_binary(folder, {"sheet", "report.json"});
  CHECK(without.status == 0);
  CHECK(without.out.find("It rained on") == std::string::npos);
  const auto with =
      run_binary(folder, {"sheet", "report.json", "--records", "others.jsonl", "--records", "records.jsonl"});
  CHECK(with.status == 0);
  CHECK(with.out.find("It rained on <mark class=\"d\" title=\"Date, date.month-day\">March 4</mark>.") !=
        std::string::npos);
  // As check writes it.
  CHECK(
      run_binary(folder, {"check", "--quiet", "--rules", "tiny", "a.jsonl", "--out", "sheet.html"}).status ==
      0);
  CHECK(TempFolder::content(folder / "sheet.html") == with.out);

  struct Case {
    std::vector<std::string> words;
    int status;
    std::string error;
  };
  for (const auto& [words, status, error] : {
           Case{{"--records", "others.jsonl"}, 1, "report.json: article \"a1\" is in none of the records"},
           Case{{"--records", "a.jsonl"}, 1, "a1: is an article, not an extract record"},
           Case{{"--records", "none.jsonl"}, 1, "none.jsonl: cannot be opened: No such file or directory"},
           Case{{"--format", "annotations"},
                2,
                "--format annotations: needs --records FILE: annotations quote the articles' texts, which a "
                "report "
                "leaves out"},
           Case{{"--reviews", "r.json"}, 2, "--format html: takes no --reviews; --format claims does"},
       }) {
    CAPTURE(error);
    std::vector<std::string> all = {"sheet", "report.json"};
    all.insert(all.end(), words.begin(), words.end());
    const auto ran = run_binary(folder, all);
    CHECK(ran.status == status);
    CHECK(ran.err == "onrecord: " + error + "\n");
    CHECK(ran.out.empty());
  }
}

}  // namespace
}  // namespace onrecord
