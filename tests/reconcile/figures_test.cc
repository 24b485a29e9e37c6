#include "engine/reconcile/figures.h"

#include <doctest/doctest.h>

#include "engine/reconcile/reconcile.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

struct Side {
  const char* sentence;  // the figure's words stand between the bars: "|48 pages|"
  double value;
  const char* unit;
  const char* dimension;
  Bound bound = Bound::kExact;
  const char* period = "";
  Change change = Change::kNone;
};

Record told(const char* id, const Side& side) {
  std::string text = side.sentence;
  const auto from = text.find('|');
  text.erase(from, 1);
  const auto to = text.find('|');
  text.erase(to, 1);
  const auto words = text.substr(from, to - from);
  const std::string scene = id[0] == 'a'
                                ? "The Selovar harbour board put out its yearly accounts in Port Anvers.\n"
                                : "Accounts of Selovar's harbour board in Port Anvers are out.\n";
  return Told(id, scene + text + "\n")
      .figure(words, side.value, side.unit, side.dimension, side.bound)
      .period(side.period)
      .change(side.change);
}

const Claim* joint(const Report& report) {
  for (const auto& claim : report.claims) {
    if (claim.kind == ClaimKind::kFigure && claim.mentions.front().article != claim.mentions.back().article)
      return &claim;
  }
  return nullptr;
}

TEST_CASE("which figures are one claim, and how they differ") {
  struct Case {
    std::string name;
    Side a, b;
    bool joined;
    const char* type;
    Severity severity;
  };
  const char* landed = "Boats landed |x| of herring at the quay in spring.";
  const char* again = "In spring the boats landed |x| of herring.";
  for (const auto& [name, a, b, joined, type, severity] : {
           Case{"equal",
                {landed, 4200, "tonne", "mass"},
                {again, 4200, "tonne", "mass"},
                true,
                "",
                Severity::kInfo},
           Case{"equal in other units",
                {landed, 4200, "tonne", "mass"},
                {again, 4200000, "kilogram", "mass"},
                true,
                "unit",
                Severity::kInfo},
           Case{"rounded",
                {landed, 4213, "tonne", "mass"},
                {again, 4200, "tonne", "mass"},
                true,
                "precision",
                Severity::kInfo},
           Case{"more than",
                {landed, 4200, "tonne", "mass"},
                {again, 4200, "tonne", "mass", Bound::kAtLeast},
                true,
                "bound",
                Severity::kLow},
           Case{"more than against at least",
                {"Boats landed |at least x tonnes| of herring at the quay in spring.", 4200, "tonne", "mass",
                 Bound::kAtLeast},
                {"In spring the boats landed |more than x tonnes| of herring.", 4200, "tonne", "mass",
                 Bound::kAtLeast},
                true,
                "bound",
                Severity::kInfo},
           Case{"another number",
                {landed, 4200, "tonne", "mass"},
                {again, 5100, "tonne", "mass"},
                true,
                "value",
                Severity::kHigh},
           Case{"another period",
                {landed, 4200, "tonne", "mass", Bound::kExact, "2030"},
                {again, 5100, "tonne", "mass", Bound::kExact, "2029"},
                true,
                "period",
                Severity::kMedium},
           Case{"the other way",
                {landed, 42, "percent", "percent", Bound::kExact, "", Change::kUp},
                {again, 42, "percent", "percent", Bound::kExact, "", Change::kDown},
                true,
                "value",
                Severity::kHigh},
           Case{"something else measured",
                {landed, 4200, "tonne", "mass"},
                {"The crane can lift |x| at once.", 5100, "tonne", "mass"},
                false,
                "",
                Severity::kInfo},
           Case{"percent is no percentage point",
                {landed, 42, "percent", "percent"},
                {again, 42, "percentage_point", "percent"},
                false,
                "",
                Severity::kInfo},
           Case{"two currencies",
                {landed, 4200, "EUR", "money"},
                {again, 4200, "USD", "money"},
                false,
                "",
                Severity::kInfo},
           Case{"small counts of other things",
                {"He owns |two boats| there.", 2, "boat", "count"},
                {"She sold |two cranes| in winter.", 2, "crane", "count"},
                false,
                "",
                Severity::kInfo},
           Case{"other things near each other",
                {"Flood water stood in |two streets| behind the quay.", 2, "street", "count"},
                {"Flood water stood in |three villages| behind the quay.", 3, "village", "count"},
                false,
                "",
                Severity::kInfo},
           Case{"the same count by another noun",
                {"The plan has |23 steps| for the herring fleet.", 23, "step", "count"},
                {"For the herring fleet the plan has |23 measures| in store.", 23, "measure", "count"},
                true,
                "",
                Severity::kInfo},
           Case{"far apart",
                {landed, 4200, "tonne", "mass"},
                {again, 42, "tonne", "mass"},
                false,
                "",
                Severity::kInfo},
       }) {
    CAPTURE(name);
    const auto report = reconcile({told("a", a), told("b", b)}, compare_pack());
    const auto* claim = joint(report);
    CHECK((claim != nullptr) == joined);
    if (claim == nullptr) continue;
    if (std::string_view(type).empty()) {
      CHECK(claim->findings.empty());
      CHECK(claim->status == Status::kAgree);
      continue;
    }
    REQUIRE(claim->findings.size() == 1);
    CHECK(claim->findings[0].type == type);
    CHECK(claim->findings[0].severity == severity);
    CHECK(claim->findings[0].explanation.find("“" + claim->mentions[0].text + "”") != std::string::npos);
    CHECK(claim->findings[0].mentions.size() == 2);
    CHECK_FALSE(claim->findings[0].detail.empty());
  }
}

TEST_CASE("the same decade of age is one figure, where the words around agree") {
  const auto aged = [](const char* id, const char* text, double low) {
    Record record = Told(id, text).figure("in his x", 0, "year", "age");
    record.figures[0].value.reset();
    record.figures[0].low = low;
    record.figures[0].high = low + 9;
    return record;
  };
  const char* first = "The oldest skipper at the Selovar quay was in his x that spring.\n";
  const char* second = "That spring the oldest skipper of the Selovar quay was in his x.\n";
  const char* other = "The Selovar harbour master at that quay is in his x.\n";
  CHECK(joint(reconcile({aged("a", first, 60), aged("b", second, 60)}, compare_pack())) != nullptr);
  CHECK(joint(reconcile({aged("a", first, 60), aged("b", second, 50)}, compare_pack())) == nullptr);
  CHECK(joint(reconcile({aged("a", "Quint was in his x.\n", 60), aged("b", other, 60)}, compare_pack())) ==
        nullptr);
}

TEST_CASE("one of several in a sentence is joined by what it measures") {
  const auto shares = [](const char* id, const std::string& scene) {
    return Told(id, scene + "In the harbour poll of skippers Vance has 42 percent and Quint 38 percent.\n")
        .figure("42 percent", 42, "percent", "percent")
        .subject("Vance")
        .figure("38 percent", 38, "percent", "percent")
        .subject("Quint");
  };
  const Record other = Told("b", "A harbour poll of skippers has Quint at 40 percent.\n")
                           .figure("40 percent", 40, "percent", "percent")
                           .subject("Quint");
  const auto report = reconcile({shares("a", ""), other}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  CHECK(claim->mentions[0].text == "38 percent");
  CHECK(claim->findings[0].type == "value");
}

TEST_CASE("unlike subjects are not compared as values") {
  const Record goods =
      Told("a", "Harbour exports of herring barrels reached 420 million crowns last season.\n")
          .figure("420 million crowns", 420e6, "SEK", "money")
          .subject("exports of herring barrels");
  const Record all =
      Told("b", "Harbour imports last season reached 510 million crowns with herring barrels.\n")
          .figure("510 million crowns", 510e6, "SEK", "money")
          .subject("imports");
  const auto report = reconcile({goods, all}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  CHECK(claim->findings[0].type == "measure");
  CHECK(claim->findings[0].severity == Severity::kLow);
  CHECK(claim->findings[0].detail == "“exports of herring barrels” against “imports”");
}

TEST_CASE("names alone are no subject that two figures share") {
  const Record trade = Told("a", "Trade between Selovar and Brekton reached 420 million crowns in spring.\n")
                           .figure("420 million crowns", 420e6, "SEK", "money")
                           .subject("Trade between Selovar and Brekton");
  const Record exports = Told("b", "In spring the Selovar exports to Brekton reached 510 million crowns.\n")
                             .figure("510 million crowns", 510e6, "SEK", "money")
                             .subject("Selovar exports to Brekton");
  const auto report = reconcile({trade, exports}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  CHECK(claim->findings[0].type == "measure");
}

TEST_CASE("both articles are taken at the figures that agree") {
  const auto twice = [](const char* id, const std::string& scene) {
    return Told(id, scene + "Boats took nearly two years to land 42 tonnes. Landing took boats two years.\n")
        .figure("nearly two years", 2, "year", "duration", Bound::kAbout)
        .figure("two years", 2, "year", "duration");
  };
  const Record one = Told("b", "Boats of Selovar took nearly two years to land 42 tonnes.\n")
                         .figure("nearly two years", 2, "year", "duration", Bound::kAbout);
  const auto report = reconcile({twice("a", "Selovar counts.\n"), one}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  for (const auto& finding : claim->findings) CHECK(finding.type != "bound");
}

TEST_CASE("an article that corrects itself is taken at the figure that agrees") {
  const Record one =
      told("a", {"Boats landed |4200 tonnes| of herring at the quay in spring.", 4200, "tonne", "mass"});
  const Record two =
      Told("b",
           "The Selovar harbour board put out its yearly accounts in Port Anvers.\nBoats landed 4200 tonnes "
           "of herring in spring. A first count of herring that boats landed in spring gave 4900 tonnes.\n")
          .figure("4200 tonnes", 4200, "tonne", "mass")
          .figure("4900 tonnes", 4900, "tonne", "mass");
  const auto report = reconcile({one, two}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  for (const auto& finding : claim->findings) CHECK(finding.type != "value");
}

}  // namespace
}  // namespace onrecord
