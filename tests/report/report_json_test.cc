#include "engine/report/report_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/report/sample_report.h"

using namespace onrecord;
using nlohmann::ordered_json;

TEST_CASE("a report is written under the contract's names, with code point offsets") {
  const std::string text = write_report(sample_report());
  CHECK(text.rfind("{\n \"schema\": \"onrecord.report/1\",\n \"articles\": [\n", 0) == 0);
  CHECK(text.back() == '\n');
  const auto json = ordered_json::parse(text);
  CHECK_FALSE(json["articles"][0].contains("text"));
  for (
      const auto& [where, expected] : std::initializer_list<std::pair<const char*, const char*>>{
          {"/articles/3/id", R"("harbour-ledger")"},
          {"/articles/3/origin", R"("o2")"},
          {"/articles/3/quotes", "4"},
          {"/origins/0/kind", R"("wire")"},
          {"/origins/0/articles", R"(["northwire-0302","coast-today","evening-post"])"},
          {"/origins/0/evidence/1",
           R"({"type":"shared_text","explanation":"98 percent of the word runs of Coast Today stand in )"
           R"(Northwire.","articles":["northwire-0302","coast-today"],"containment":0.98})"},
          {"/claims/0/speaker", R"("Orla Venn")"},
          {"/claims/0/origins", "2"},
          {"/claims/0/status", R"("differ")"},
          {"/claims/0/mentions/1",
           R"({"article":"evening-post","begin":86,"end":140,"text":"We will sign a deal that leaves the night )"
           R"(crews behind","before":"“","after":",” said Ms Venn, the transport minister.",)"
           R"("quote_kind":"direct","speaker":"Orla Venn",)"
           R"("rule":{"id":"speech.quote-cue-speaker","file":"rules/en/speech.yaml","line":31},"confidence":0.9})"},
          {"/claims/0/findings/0/type", R"("wording")"},
          {"/claims/0/findings/0/severity", R"("high")"},
          {"/claims/0/findings/0/mentions", "[0,1,3]"},
          {"/claims/0/findings/0/diff/1", R"({"kind":"dropped","text":"not"})"},
          {"/claims/0/findings/0/rule",
           R"({"id":"compare.wording","file":"rules/en/compare.yaml","line":40})"},
          {"/claims/3/speaker", R"("Ines Calder")"},
          {"/claims/3/mentions/2/low", "230"},
          {"/claims/4/speaker", "null"},
      }) {
    CAPTURE(where);
    CHECK(json.at(ordered_json::json_pointer(where)).dump() == expected);
  }
  // A bound that is open has no end to write.
  CHECK_FALSE(json["claims"][3]["mentions"][2].contains("high"));
}

TEST_CASE("what was written reads back, and is written again as it was") {
  for (const Report& report : {sample_report(), Report()}) {
    const std::string text = write_report(report);
    const auto read = read_report(text, "x");
    REQUIRE_MESSAGE(read.has_value(), read.error().message());
    CHECK(write_report(*read) == text);
  }
  const Report report = read_report(write_report(sample_report()), "x").value();
  CHECK(report.articles[4].origin == 2);
  CHECK(report.origins[0].evidence[1].articles == std::vector<std::size_t>{0, 1});
  CHECK(report.claims[0].mentions[1].article == 2);
  // Without text the span is in code points: the quotation mark before it is one, not three.
  CHECK(report.claims[0].mentions[1].span == Span{86, 140});
  CHECK(sample_report().claims[0].mentions[1].span == Span{88, 142});
  CHECK(report.claims[0].findings[1].diff[2].kind == DiffKind::kChanged);
  CHECK(report.claims[3].mentions[0].low == 235);
  CHECK(report.claims[3].mentions[0].bound == "about");
}

TEST_CASE("a wrong field of a report is named, with what is wrong about it") {
  const auto good = ordered_json::parse(write_report(sample_report()));
  struct Case {
    const char* field;
    ordered_json value;
    const char* error;
  };
  for (const auto& [field, value, error] : {
           Case{"/schema", "onrecord.extract/1",
                R"(schema: "onrecord.extract/1" is not "onrecord.report/1")"},
           Case{"/articles/1/id", "northwire-0302", R"(articles[1].id: "northwire-0302" is there twice)"},
           Case{"/articles/0/origin", "o9", R"(articles[0].origin: "o9" is no origin of this report)"},
           Case{"/articles/0/quotes", -1, "articles[0].quotes: must be a whole number, 0 or more"},
           Case{"/articles/0/blocks/0/end", "x",
                "articles[0].blocks[0].end: must be a whole number, 0 or more"},
           Case{"/origins/0/kind", "twin", R"(origins[0].kind: "twin" is not known)"},
           Case{"/origins/0/articles/1", "gone",
                R"(origins[0].articles[1]: "gone" is no article of this report)"},
           Case{"/origins/0/evidence/0/articles/0", "gone",
                R"(origins[0].evidence[0].articles[0]: "gone" is no article of this report)"},
           Case{"/claims", "none", "claims: must be a list"},
           Case{"/claims/0/kind", "rumour", R"(claims[0].kind: "rumour" is not known)"},
           Case{"/claims/0/status", nullptr, "claims[0].status: is missing"},
           Case{"/claims/1/mentions/0/article", "gone",
                R"(claims[1].mentions[0].article: "gone" is no article of this report)"},
           Case{"/claims/1/mentions/0/end", 0, "claims[1].mentions[0].end: is before begin"},
           Case{"/claims/1/mentions/0/text", {"a"}, "claims[1].mentions[0].text: must be text"},
           Case{"/claims/1/mentions/0/low", "9", "claims[1].mentions[0].low: must be a number"},
           Case{"/claims/2/findings/0/mentions/0", 5,
                "claims[2].findings[0].mentions[0]: 5 is past the mentions (1)"},
           Case{"/claims/2/findings/0/severity", "dire",
                R"(claims[2].findings[0].severity: "dire" is not known)"},
           Case{"/claims/0/findings/0/diff/0/kind", "moved",
                R"(claims[0].findings[0].diff[0].kind: "moved" is not known)"},
           Case{"/claims/0/findings/0/rule", "r", "claims[0].findings[0].rule: must be an object"},
       }) {
    CAPTURE(field);
    auto json = good;
    json[ordered_json::json_pointer(field)] = value;
    const auto read = read_report(json.dump(), "report.json");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().message() == std::string("report.json: ") + error);
  }
  CHECK(read_report("{", "x").error().what == "is not JSON at byte 2: object key - unexpected end of input");
}

TEST_CASE("a text inside a report is not taken, for spans would pass for bytes") {
  auto json = ordered_json::parse(write_report(sample_report()));
  json["articles"][2]["text"] = "“““““““““““““““““““““““““““““““““““““““““““““““““““““““““““““";
  const auto read = read_report(json.dump(), "x");
  REQUIRE(read.has_value());
  CHECK(write_report(*read) == write_report(sample_report()));
}
