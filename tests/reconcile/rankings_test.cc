#include "engine/reconcile/rankings.h"

#include <doctest/doctest.h>

#include "engine/reconcile/reconcile.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

const Claim* ranking(const Report& report) {
  for (const auto& claim : report.claims) {
    if (claim.kind == ClaimKind::kRanking) return &claim;
  }
  return nullptr;
}

Report compared(const std::string& a, const std::string& b) {
  return reconcile(
      {Told("a", "The Selovar harbour board met trawler owners in Port Anvers on Monday.\n" + a + "\n"),
       Told("b", "Trawler owners in Port Anvers met the harbour board of Selovar.\n" + b + "\n")},
      compare_pack());
}

TEST_CASE("claims of rank are laid against each other in who, what and since when") {
  struct Case {
    std::string name, a, b;
    std::size_t mentions;
    const char* type;    // of the finding; "" where the two agree
    const char* detail;  // how it begins
  };
  for (const auto& [name, a, b, mentions, type, detail] : {
           Case{"the same", "It was the worst herring season since 1987.",
                "Skippers had the worst herring season since 1987.", 2, "", ""},
           Case{"another word for the rank", "It was the biggest herring catch since 1987.",
                "Boats landed the largest herring catch since 1987.", 2, "", ""},
           Case{"since when is lost", "It was the worst herring season since 1987.",
                "Skippers had the worst herring season.", 2, "scope", "left out: “since 1987”"},
           Case{"another scope", "It was the worst herring season since 1987.",
                "Skippers had the worst herring season ever.", 2, "scope", "“since 1987” against “ever”"},
           Case{"another who", "Northern skippers struck for the first time since 1987.",
                "Foreign skippers struck for the first time since 1987.", 2, "subject",
                "“Northern skippers” against “Foreign skippers”"},
           Case{"one's own", "Governor Quint made her first visit to the harbour since 1987.",
                "It was the first visit of a governor to the harbour since 1987.", 2, "scope",
                "“her first” against “the first”"},
           Case{"years", "It was the best herring season in 20 years.", "Nets were cheap that spring.", 1, "",
                ""},
           Case{"a record", "Herring fetched a record high at the quay.", "Nets were cheap that spring.", 1,
                "", ""},
           Case{"no scope, no claim", "The first boat left at dawn.", "The first boat left at dawn.", 0, "",
                ""},
           Case{"of other things", "It was the worst herring season since 1987.",
                "The oldest pier has stood since 1901.", 1, "", ""},
       }) {
    CAPTURE(name);
    const auto report = compared(a, b);
    const auto* claim = ranking(report);
    CHECK((claim == nullptr ? 0 : claim->mentions.size()) == mentions);
    if (claim == nullptr || claim->mentions.size() < 2) continue;
    if (std::string_view(type).empty()) {
      CHECK(claim->findings.empty());
      continue;
    }
    REQUIRE(claim->findings.size() == 1);
    CHECK(claim->findings[0].type == type);
    CHECK(claim->findings[0].severity == Severity::kMedium);
    CHECK(claim->findings[0].detail.starts_with(detail));
    CHECK(claim->findings[0].mentions.size() == 2);
    CHECK(claim->findings[0].rule.get().file.ends_with("compare.yaml"));
  }
}

TEST_CASE("a claim of rank shows its words and its scope") {
  const auto report =
      compared("It was the worst herring season since 1987.", "Skippers had the worst herring season.");
  const auto* claim = ranking(report);
  REQUIRE(claim != nullptr);
  CHECK(claim->id == "r1");
  CHECK(claim->mentions[0].text == "worst herring season since 1987");
  CHECK(claim->mentions[0].scope == "since 1987");
  CHECK(claim->mentions[1].scope.empty());
  CHECK(claim->findings[0].explanation ==
        "a has “worst herring season since 1987”; b does not say within what it ranks, in “worst herring "
        "season”.");
}

}  // namespace
}  // namespace onrecord
