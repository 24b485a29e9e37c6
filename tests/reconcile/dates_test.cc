#include "engine/reconcile/dates.h"

#include <doctest/doctest.h>

#include "engine/reconcile/reconcile.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

struct Side {
  const char *before, *words, *after, *value, *earliest, *latest;
};

Record told(const char* id, const Side& side) {
  const std::string text = std::string(side.before) + side.words + side.after + "\n";
  const std::string scene = id[0] == 'a'
                                ? "The harbour board of Selovar met the trawler owners of Port Anvers.\n"
                                : "In Port Anvers trawler owners had talks with Selovar's harbour board.\n";
  return Told(id, scene + text).date(side.words, side.value, side.earliest, side.latest);
}

TEST_CASE("which dates are of one event, and how they differ") {
  struct Case {
    std::string name;
    Side a, b;
    bool joined;
    const char* type;
    Severity severity;
  };
  const Side monday{"The lifeboat Perpetua sank off the lighthouse ",
                    "on Monday",
                    " in a storm.",
                    "2031-03-03",
                    "2031-03-03",
                    "2031-03-03"};
  for (const auto& [name, a, b, joined, type, severity] : {
           Case{"the same day",
                monday,
                {"Perpetua, a lifeboat, sank in a storm ", "on 3 March", ".", "2031-03-03", "2031-03-03",
                 "2031-03-03"},
                true,
                "",
                Severity::kInfo},
           Case{"with an hour",
                monday,
                {"Perpetua, a lifeboat, sank in a storm ", "at 5 on Monday", ".", "2031-03-03T05:00",
                 "2031-03-03", "2031-03-03"},
                true,
                "",
                Severity::kInfo},
           Case{"a month",
                monday,
                {"The lifeboat Perpetua sank in a storm ", "this month", ".", "2031-03", "2031-03-01",
                 "2031-03-31"},
                true,
                "granularity",
                Severity::kInfo},
           Case{"another day",
                monday,
                {"The lifeboat Perpetua sank off the lighthouse ", "on Sunday", " in a storm.", "2031-03-02",
                 "2031-03-02", "2031-03-02"},
                true,
                "value",
                Severity::kHigh},
           Case{"another event of that day",
                monday,
                {"Fishermen painted their sheds blue ", "on Monday", " for a wedding.", "2031-03-03",
                 "2031-03-03", "2031-03-03"},
                false,
                "",
                Severity::kInfo},
           Case{"another event of another day",
                monday,
                {"The board elects a treasurer ", "on Friday", ".", "2031-03-07", "2031-03-07", "2031-03-07"},
                false,
                "",
                Severity::kInfo},
           Case{"a day that is not known",
                monday,
                {"Perpetua, a lifeboat, sank in a storm ", "on Sunday", ".", "XXXX-WXX-7", "", ""},
                false,
                "",
                Severity::kInfo},
       }) {
    CAPTURE(name);
    const auto report = reconcile({told("a", a), told("b", b)}, compare_pack());
    REQUIRE(report.claims.size() == (joined ? 1 : 0));
    if (!joined) continue;
    const auto& claim = report.claims[0];
    CHECK(claim.kind == ClaimKind::kDate);
    CHECK(claim.id == "d1");
    CHECK(claim.mentions.size() == 2);
    CHECK(claim.mentions[0].value == a.value);
    CHECK(claim.mentions[0].before == a.before);
    CHECK(claim.mentions[0].after == a.after);
    if (std::string_view(type).empty()) {
      CHECK(claim.findings.empty());
      continue;
    }
    REQUIRE(claim.findings.size() == 1);
    CHECK(claim.findings[0].type == type);
    CHECK(claim.findings[0].severity == severity);
    CHECK(claim.findings[0].detail.find(" against ") != std::string::npos);
  }
}

TEST_CASE("an old date that both give needs few words in common") {
  const Side a{"The board was founded ", "in 1974", " by nine skippers.", "1974", "1974-01-01", "1974-12-31"};
  const Side b{"Since ", "1974",       " the board has had the last word on every berth.",
               "1974",   "1974-01-01", "1974-12-31"};
  CHECK(reconcile({told("a", a), told("b", b)}, compare_pack()).claims.size() == 1);
}

TEST_CASE("durations and repeated dates are no events") {
  Record a = told("a", {"The lifeboat Perpetua sank off the lighthouse ", "every Monday", " in a storm.",
                        "XXXX-WXX-1", "", ""});
  Record b = told("b", {"The lifeboat Perpetua sank off the lighthouse ", "every Monday", " in a storm.",
                        "XXXX-WXX-1", "", ""});
  a.dates[0].type = b.dates[0].type = DateType::kSet;
  CHECK(reconcile({a, b}, compare_pack()).claims.empty());
}

}  // namespace
}  // namespace onrecord
