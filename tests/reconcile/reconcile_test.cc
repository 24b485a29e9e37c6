#include "engine/reconcile/reconcile.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/reconcile/stories.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

const std::string kHarbour =
    "Trawler owners met the Selovar harbour board in Port Anvers on Monday over the closing of the northern "
    "fishing grounds.\n";

Record fleet(const char* id, const std::string& remark, const char* speaker = "Dana Vance") {
  return Told(id, kHarbour + "“" + remark + "” was heard in the hall.\n")
      .quote(QuoteKind::kDirect, {remark}, speaker);
}

// All that a report says of its claims, as text.
std::string shown(const Report& report) {
  std::string out;
  for (const auto& article : report.articles)
    out += article.article.id + " " + std::to_string(article.origin) + "\n";
  for (const auto& claim : report.claims) {
    out += claim.id + " " + claim.label + " " + std::to_string(claim.origins) + "\n";
    for (const auto& mention : claim.mentions)
      out += "  " + report.articles[mention.article].article.id + " " + mention.text + "\n";
    for (const auto& finding : claim.findings)
      out += "  " + finding.type + ": " + finding.explanation + " " + finding.detail + "\n";
  }
  return out;
}

TEST_CASE("the order of the records does not matter") {
  std::vector<Record> records = {
      fleet("c", "We will sell the whole herring fleet before the winter comes"),
      fleet("a", "We will not sell the whole herring fleet before the winter comes"),
      fleet("b", "They will sell the herring fleet before the winter comes", "Orla Quint"),
      Told("d", "A comet crossed the sky over Tarn Observatory, astronomers reported.\n")
          .date("A comet", "2031", "2031-01-01", "2031-12-31"),
  };
  const auto first = reconcile(records, compare_pack());
  CHECK(first.articles[0].article.id == "a");
  CHECK(first.articles[3].article.id == "d");
  REQUIRE_FALSE(first.claims.empty());
  CHECK(first.claims[0].mentions.size() == 3);
  std::sort(records.begin(), records.end(),
            [](const Record& x, const Record& y) { return x.article.id < y.article.id; });
  do {
    CHECK(shown(reconcile(records, compare_pack())) == shown(first));
  } while (std::next_permutation(records.begin(), records.end(), [](const Record& x, const Record& y) {
    return x.article.id < y.article.id;
  }));
}

TEST_CASE("claims are counted by origins, and the worst come first") {
  const auto report = reconcile(
      {fleet("a", "We will sell the whole herring fleet before the winter comes"),
       Told("b", kHarbour + "“We will not sell the whole herring fleet before the winter comes” was heard. "
                            "“Nets are cheap” was not.\n")
           .quote(QuoteKind::kDirect, {"We will not sell the whole herring fleet before the winter comes"},
                  "Dana Vance")
           .quote(QuoteKind::kDirect, {"Nets are cheap"}, "Orla Quint")},
      compare_pack());
  REQUIRE(report.claims.size() == 2);
  CHECK(report.claims[0].id == "q1");
  CHECK(report.claims[0].status == Status::kDiffer);
  CHECK(report.claims[0].findings[0].severity == Severity::kHigh);
  CHECK(report.claims[1].status == Status::kSingle);
  CHECK(report.claims[1].origins == 1);
  REQUIRE(report.claims[1].findings.size() == 1);
  CHECK(report.claims[1].findings[0].type == "single_source");
  CHECK(report.claims[1].findings[0].severity == Severity::kInfo);
}

TEST_CASE("articles that depend on each other are one source") {
  const std::string body =
      "Trawler owners shouted at the Selovar harbour board in Port Anvers on Monday after it closed the "
      "northern fishing grounds without a word of warning to anyone.\n"
      "The board, which meets above the ice house, heard four hours of complaint from skippers whose boats "
      "have been tied up since the first week of February.\n";
  const std::string remark = "We will sell the whole herring fleet before the winter comes";
  const auto told = [&](const char* id) {
    return Told(id, body + "“" + remark + ",” Vance said.\n")
        .quote(QuoteKind::kDirect, {remark}, "Dana Vance");
  };
  const auto report = reconcile({told("a"), told("b")}, compare_pack());
  REQUIRE(report.claims.size() == 1);
  CHECK(report.claims[0].origins == 1);
  CHECK(report.claims[0].status == Status::kAgree);
  REQUIRE(report.claims[0].findings.size() == 1);
  CHECK(report.claims[0].findings[0].type == "dependent_sources");
  CHECK(report.claims[0].findings[0].severity == Severity::kLow);
}

TEST_CASE("what else is in the run does not change a claim") {
  const std::vector<Record> story = {
      fleet("a", "We will sell the whole herring fleet before the winter comes"),
      fleet("b", "We will not sell the whole herring fleet before the winter comes")};
  auto more = story;
  for (int i = 0; i < 40; ++i) {
    more.push_back(Told("z" + std::to_string(i),
                        "Choirs from valley number " + std::to_string(i) +
                            " sang at the summer fair in Lower Tamm, where cheese is rolled downhill.\n"));
  }
  const auto alone = reconcile(story, compare_pack()), among = reconcile(more, compare_pack());
  REQUIRE(alone.claims.size() == 1);
  REQUIRE_FALSE(among.claims.empty());
  CHECK(among.claims[0].label == alone.claims[0].label);
  CHECK(among.claims[0].findings[0].explanation == alone.claims[0].findings[0].explanation);
}

TEST_CASE("one story is of one week, and of the same people and places") {
  struct Case {
    std::string name, text, published;
    bool same;
  };
  for (const auto& [name, text, published, same] : {
           Case{"that day",
                "The Selovar harbour board closed the northern fishing grounds, and trawler owners met it in "
                "Port Anvers.\n",
                "2031-03-05", true},
           Case{"a date unknown",
                "The Selovar harbour board closed the northern fishing grounds, and trawler owners met it in "
                "Port Anvers.\n",
                "", true},
           Case{"a month later",
                "The Selovar harbour board closed the northern fishing grounds, and trawler owners met it in "
                "Port Anvers.\n",
                "2031-04-05", false},
           Case{"another story",
                "A choir from Lower Tamm sang at the summer fair, where cheese is rolled downhill.\n",
                "2031-03-05", false},
       }) {
    CAPTURE(name);
    const Record a = Told("a", kHarbour), b = Told("b", text).published(published);
    WordBook book(compare_pack());
    CHECK(same_story({sketch_of(a, book), sketch_of(b, book)}, book).size() == (same ? 1 : 0));
  }
}

TEST_CASE("nothing in, nothing out") {
  CHECK(reconcile({}, compare_pack()).claims.empty());
  const auto report = reconcile({Record{}, Record{}}, compare_pack());
  CHECK(report.articles.size() == 2);
  CHECK(report.claims.empty());
  CHECK(reconcile({fleet("a", "We will sell the fleet")}, Pack{}).claims.size() == 1);
}

}  // namespace
}  // namespace onrecord
