// The report for other programs: Markdown, CSV, annotations, linked data, reviews.
#include <doctest/doctest.h>

#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/report/annotations_json.h"
#include "engine/report/claims_jsonld.h"
#include "engine/report/report_csv.h"
#include "engine/report/report_markdown.h"
#include "engine/report/reviews.h"
#include "tests/report/sample_report.h"

using namespace onrecord;
using nlohmann::json;

namespace {

void check_in_order(const std::string& text, std::initializer_list<std::string> parts) {
  std::size_t before = 0;
  for (const std::string& part : parts) {
    CAPTURE(part);
    const auto at = text.find(part, before);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) before = at;
  }
}

}  // namespace

TEST_CASE("Markdown has the findings worst first, what differs in bold, the claims, the articles") {
  const std::string text = report_markdown(sample_report());
  check_in_order(
      text, {"# Claim sheet\n\n5 articles, 3 independent origins\n\n## Findings\n\n",
             "### High: Different words (q1)\n\n", "- **Northwire** 2031-03-02 (origin A), Marrow Bay",
             "  > “We will **not** sign a deal", "  > “We will \\[1 word fewer\\] sign",
             "Rule: compare.wording, rules/en/compare.yaml:40", "### Medium: Different words (q1)",
             "[Venn: no deal without the night crews](<https://ledger.example/venn-interview>)",
             "sign **any agreement** that", "## Claims with several sources\n\n",
             "### ships waiting off the coast\n\nSources differ, 3 independent origins, f1", "## Articles",
             "- **Inland Times**"});
  CHECK(report_markdown(Report()).find("No differences between the sources were found.") !=
        std::string::npos);
}

TEST_CASE("Markdown takes no markup from an article") {
  Report report = sample_report();
  report.articles[0].article.title = "](javascript:x) <img src=x onerror=y>\n# H";
  report.claims[0].findings[0].explanation = "- a list\n\n## a heading [x](y)";
  report.claims[0].mentions[0].before = "<b>";
  const std::string text = report_markdown(report);
  for (const char* never :
       {"<img", "<b>", "\n# H", "\n- a list", "\n## a heading", "[x](y)", " ](javascript"}) {
    CAPTURE(never);
    CHECK(text.find(never) == std::string::npos);
  }
  CHECK(text.find("\\- a list  ## a heading \\[x\\](y)") != std::string::npos);
}

TEST_CASE("the table has a row for each claim and each finding") {
  const Report report = sample_report();
  const std::string text = report_csv(report);
  std::size_t findings = 0, lines = 0;
  for (const Claim& claim : report.claims) findings += claim.findings.size();
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at + 2)) ++lines;
  CHECK(lines == 1 + report.claims.size() + findings);
  check_in_order(
      text, {"\xEF\xBB\xBFrow,claim,kind,speaker,label,status,origins,severity,finding,explanation,",
             "\r\nclaim,q1,quote,Orla Venn,We will not sign a deal that leaves the night crews "
             "behind,differ,2,high,",
             "\r\nfinding,q1,quote,Orla Venn,", ",differ,2,high,wording,\"Marrow Evening Post leaves out ",
             ",Northwire; Marrow Evening Post; Coast Today,Northwire,",
             "compare.wording rules/en/compare.yaml:40\r\n"});
}

TEST_CASE("no cell is a formula, and none breaks its row") {
  struct Case {
    std::string label, cell;
  };
  for (const auto& [label, cell] : {
           Case{"plain", ",plain,"},
           Case{"a, b", ",\"a, b\","},
           Case{"say \"no\"", ",\"say \"\"no\"\"\","},
           Case{"two\r\nlines", ",two  lines,"},
           Case{"=1+1", ",'=1+1,"},
           Case{"+1", ",'+1,"},
           Case{"-1", ",'-1,"},
           Case{"@SUM(A1)", ",'@SUM(A1),"},
           Case{"\t=1", ",' =1,"},
           Case{"=HYPERLINK(\"x\",\"y\")", ",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\","},
           Case{"\uFF1D1", ",'\uFF1D1,"},
           Case{"\u202E=1", ",[U+202E]=1,"},
       }) {
    CAPTURE(label);
    Report report = sample_report();
    report.claims.resize(1);
    report.claims[0].label = label;
    CHECK(report_csv(report).find(cell) != std::string::npos);
  }
}

TEST_CASE("every annotation's two selectors say the same") {
  Report report = sample_report();
  const auto root = json::parse(annotations_json(report));
  CHECK(root["@context"] == "http://www.w3.org/ns/anno.jsonld");
  std::size_t mentions = 0;
  for (const Claim& claim : report.claims) mentions += claim.mentions.size();
  CHECK(root["total"] == mentions);
  REQUIRE(root["first"]["items"].size() == mentions);
  // The dash of the dateline is one code point, and three bytes.
  const auto& first = root["first"]["items"][0];
  CHECK(first["id"] == "urn:onrecord:claim:q1:1");
  CHECK(first["target"]["source"] == "urn:onrecord:article:northwire-0302");
  const auto& quote = first["target"]["selector"][0];
  CHECK(quote["exact"] == "We will not sign a deal that leaves the night crews behind");
  CHECK(quote["prefix"] == " on Tuesday, their union said.\n“");
  CHECK(quote["suffix"] == ",” transport minister Orla Venn ");
  const auto& text = report.articles[0].article.text;
  const auto at = text.find("We will not");
  std::size_t points = 0;
  for (std::size_t i = 0; i < at; ++i) points += (text[i] & 0xC0) != 0x80;
  CHECK(first["target"]["selector"][1]["start"] == points);
  CHECK(first["target"]["selector"][1]["end"] == points + 58);
  CHECK(root["first"]["items"][1]["target"]["source"] == "urn:onrecord:article:evening-post");
}

TEST_CASE("claims as linked data: who said what where, and what differs; no verdict that nobody gave") {
  const auto root = json::parse(claims_jsonld(sample_report(), {}));
  std::map<std::string, std::vector<json>> by_type;
  for (const auto& node : root["@graph"]) by_type[node["@type"]].push_back(node);
  CHECK(by_type["NewsArticle"].size() == 5);
  REQUIRE(by_type["Claim"].size() == sample_report().claims.size());
  CHECK(by_type.count("ClaimReview") == 0);
  const auto& claim = by_type["Claim"][0];
  CHECK(claim["author"]["name"] == "Orla Venn");
  CHECK(claim["appearance"][2]["@type"] == "Quotation");
  CHECK(claim["appearance"][2]["isPartOf"]["@id"] == "https://ledger.example/venn-interview");
  CHECK(claim["firstAppearance"]["@id"] == "urn:onrecord:claim:q1:1");
  CHECK(claim["onrecord:discrepancies"][0]["onrecord:severity"] == "high");
  CHECK(claim["onrecord:discrepancies"][0]["onrecord:mentions"][1]["@id"] == "urn:onrecord:claim:q1:2");
}

TEST_CASE("linked data can stand in a <script>") {
  Report report = sample_report();
  report.claims[0].label = "</script><script>x & y\u202e\u2028\x7f";
  for (const std::string& text : {claims_jsonld(report, {}), annotations_json(report)}) {
    for (const char* never : {"<", ">", "&", "\u202e", "\u2028", "\x7f"}) {
      CAPTURE(never);
      CHECK(text.find(never) == std::string::npos);
    }
    CHECK(json::parse(text).dump().find("</script><script>x & y\u202e\u2028\x7f") != std::string::npos);
  }
}

TEST_CASE("a verdict needs its claim, its label, a rating, an address") {
  const Report report = sample_report();
  const json good = {{"claim", "q1"},
                     {"label", report.claims[0].label},
                     {"claim_reviewed", "Venn will not sign a deal without the night crews."},
                     {"url", "https://desk.example/checks/7"},
                     {"author", "The Desk"},
                     {"published", "2031-03-06"},
                     {"rating", "Misquoted"},
                     {"value", 2},
                     {"best", 5},
                     {"worst", 1}};
  const auto file = [](const json& review) {
    return json{{"schema", "onrecord.reviews/1"}, {"reviews", json::array({review})}}.dump();
  };
  const auto reviews = read_reviews(file(good), report, "r.json");
  REQUIRE(reviews.has_value());
  const auto root = json::parse(claims_jsonld(report, *reviews));
  const auto& node = root["@graph"].back();
  CHECK(node["@type"] == "ClaimReview");
  CHECK(node["itemReviewed"]["@id"] == "urn:onrecord:claim:q1");
  CHECK(node["reviewRating"]["alternateName"] == "Misquoted");
  CHECK(node["reviewRating"]["ratingValue"] == 2);

  struct Case {
    std::string field;
    json value;
    std::string error;
  };
  for (const auto& [field, value, error] : {
           Case{"claim", "q99", "r.json: reviews[0].claim: \"q99\" is no claim of this report"},
           Case{"label", "Another",
                "r.json: reviews[0].label: is not that of claim q1, \"We will not sign a deal that leaves "
                "the ...\""},
           Case{"rating", nullptr, "r.json: reviews[0].rating: is missing"},
           Case{"url", "javascript:x", "r.json: reviews[0].url: must be an address of the web"},
           Case{"best", nullptr, "r.json: reviews[0].value: says nothing without best and worst"},
       }) {
    CAPTURE(field);
    json bad = good;
    bad[field] = value;
    const auto read = read_reviews(file(bad), report, "r.json");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().message() == error);
  }
  CHECK(read_reviews("{}", report, "r.json").error().message() == "r.json: schema: is missing");
}
