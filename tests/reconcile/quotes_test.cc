#include "engine/reconcile/quotes.h"

#include <doctest/doctest.h>

#include "engine/reconcile/reconcile.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

constexpr auto kDirect = QuoteKind::kDirect, kMixed = QuoteKind::kMixed, kIndirect = QuoteKind::kIndirect;

// What is around the quotation, so that two articles are of one story and not alike.
const std::string kScene =
    "Trawler owners met the Selovar harbour board in Port Anvers on Monday over the closing of the northern "
    "fishing grounds.\n";
const std::string kOtherScene =
    "The northern fishing grounds off Selovar stay closed, the harbour board told trawler owners at a "
    "meeting in Port Anvers.\n";

struct Side {
  QuoteKind kind;
  const char* words;
  const char* speaker;
};

Report compared(const Side& a, const Side& b) {
  const auto told = [](const char* id, const std::string& scene, const Side& side) {
    return Told(id, scene + std::string(side.words) + " came up before noon.\n")
        .quote(side.kind, {side.words}, side.speaker);
  };
  return reconcile({told("a", kScene, a), told("b", kOtherScene, b)}, compare_pack());
}

// The claim that both articles share.
const Claim* joint(const Report& report) {
  for (const auto& claim : report.claims) {
    if (claim.kind == ClaimKind::kQuote && claim.mentions.front().article != claim.mentions.back().article)
      return &claim;
  }
  return nullptr;
}

std::string types(const Claim& claim) {
  std::string out;
  for (const auto& finding : claim.findings) out += (out.empty() ? "" : " ") + finding.type;
  return out;
}

TEST_CASE("what is one remark, and what differs") {
  struct Case {
    std::string name;
    Side a, b;
    bool joined;
    const char* findings;
  };
  const char* whole =
      "Every boat that sails beyond the lighthouse this spring will lose its licence and its catch";
  for (const auto& [name, a, b, joined, findings] : {
           Case{"the same words", {kDirect, whole, "Dana Vance"}, {kDirect, whole, "Vance"}, true, ""},
           Case{"nobody named in one", {kDirect, whole, "Dana Vance"}, {kDirect, whole, ""}, true, ""},
           Case{"the same words in two mouths",
                {kDirect, whole, "Dana Vance"},
                {kDirect, whole, "Orla Quint"},
                true,
                "speaker"},
           Case{"a clip",
                {kDirect, whole, "Dana Vance"},
                {kMixed, "lose its licence and its catch", "Dana Vance"},
                true,
                "truncated"},
           Case{"one rare word",
                {kDirect, whole, "Dana Vance"},
                {kMixed, "licence", "Dana Vance"},
                true,
                "truncated"},
           Case{"a dropped middle",
                {kDirect, whole, "Dana Vance"},
                {kDirect, "Every boat that sails this spring will lose its licence and its catch",
                 "Dana Vance"},
                true,
                "ellipsis"},
           Case{"other words",
                {kDirect, whole, "Dana Vance"},
                {kDirect,
                 "Every boat that sails beyond the sandbank this spring will lose its licence and its catch",
                 "Dana Vance"},
                true,
                "wording"},
           Case{"a paraphrase",
                {kDirect, whole, "Dana Vance"},
                {kIndirect, "boats beyond the lighthouse would lose licence and catch", "Vance"},
                true,
                "paraphrase"},
           Case{"two translations",
                {kMixed, "a swift growth of herring commerce with the islands", "Dana Vance"},
                {kMixed, "the rapid increase in the islands' trade in herring", "Dana Vance"},
                true,
                "wording"},
           Case{"short and word for word",
                {kDirect, "Who are you?", "Dana Vance"},
                {kDirect, "who are you", "Dana Vance"},
                true,
                ""},
           Case{"another remark of the same speaker",
                {kDirect, whole, "Dana Vance"},
                {kDirect, "Nobody on this coast ever counted the seals, and now they do the counting for us",
                 "Dana Vance"},
                false,
                ""},
           Case{"word for word, without the marks of the other",
                {kIndirect, "the closing of the northern grounds was without mercy", "Dana Vance"},
                {kMixed, "without mercy", "Dana Vance"},
                true,
                "paraphrase"},
           Case{"a word that two remarks share",
                {kDirect, "We are happy to see so many of the boats back in the harbour", "Dana Vance"},
                {kMixed, "very happy", "Dana Vance"},
                false,
                ""},
           Case{"words here and there that it may be another's",
                {kDirect, "It shut the fishing grounds off the coast", ""},
                {kIndirect, "the coast would get its grounds", "Orla Quint"},
                false,
                ""},
           Case{"a paraphrase of someone else",
                {kDirect, whole, "Dana Vance"},
                {kIndirect, "boats beyond the lighthouse would lose licence and catch", "Orla Quint"},
                false,
                ""},
           Case{"one word of someone else",
                {kDirect, whole, "Dana Vance"},
                {kMixed, "licence", "Orla Quint"},
                false,
                ""},
           Case{"a stock phrase in two mouths",
                {kDirect, "We are not going to pay for a breakwater that nobody asked for", "Dana Vance"},
                {kDirect, "They are not going to pay for my nets", "Orla Quint"},
                false,
                ""},
           Case{"a name that may be no name raises no alarm",
                {kDirect, whole, "Dana Vance"},
                {kDirect, whole, "Afterwards"},
                true,
                ""},
           Case{"function words only",
                {kDirect, "It is what it is", "Dana Vance"},
                {kDirect, "That is not it", "Dana Vance"},
                false,
                ""},
       }) {
    CAPTURE(name);
    const auto report = compared(a, b);
    const auto* claim = joint(report);
    CHECK((claim != nullptr) == joined);
    if (claim == nullptr) continue;
    CHECK(types(*claim) == findings);
    CHECK(claim->origins == 2);
    CHECK(claim->mentions.size() == 2);
    CHECK(claim->mentions[0].text == a.words);
    CHECK(claim->mentions[1].text == b.words);
  }
}

TEST_CASE("two fragments in one article are that article's telling") {
  const auto whole =
      Told("a",
           kScene +
               "“We lost the herring, then the cod, and now we are losing the young people,” Vance said.\n")
          .quote(kDirect, {"We lost the herring, then the cod, and now we are losing the young people,"},
                 "Dana Vance");
  const auto pieces =
      Told("b",
           kOtherScene +
               "“We lost the herring,” Vance said on the quay. “And now we are losing the young people.”\n")
          .quote(kDirect, {"We lost the herring,"}, "Dana Vance")
          .quote(kDirect, {"And now we are losing the young people."}, "Dana Vance");
  const auto report = reconcile({whole, pieces}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  CHECK(claim->mentions.size() == 3);
  CHECK(types(*claim) == "truncated");
}

TEST_CASE("each sentence of a speech is compared by itself") {
  const std::string first = "We lost the herring in a single winter";
  const std::string second = "Nobody in the capital has ever mended a net";
  const auto speech = [&](const char* id, const std::string& scene, const std::string& words) {
    return Told(id, scene + "“" + words + ",” Vance said.\n").quote(kDirect, {words}, "Dana Vance");
  };
  struct Case {
    std::string name, a, b;
    std::vector<std::string> joint;  // the words of `a` in each claim of both
    const char* findings;            // on all of these
  };
  for (const auto& [name, a, b, wanted, findings] : {
           Case{"more of the speech is no difference", first + ". " + second, second, {second}, ""},
           Case{"both sentences in both are one claim",
                first + ". " + second,
                first + ". " + second,
                {first + ". " + second},
                ""},
           Case{"a cut inside a sentence",
                first + ". " + second,
                first + ". Nobody has ever mended a net",
                {first + ". " + second},
                "ellipsis"},
       }) {
    CAPTURE(name);
    const auto report = reconcile({speech("a", kScene, a), speech("b", kOtherScene, b)}, compare_pack());
    std::vector<std::string> found;
    std::string named;
    for (const auto& claim : report.claims) {
      if (claim.mentions.front().article == claim.mentions.back().article) continue;
      found.push_back(claim.mentions.front().text);
      named += types(claim);
    }
    CHECK(found == wanted);
    CHECK(named == findings);
  }
}

TEST_CASE("marked words that nobody is said to have spoken join those of a speaker") {
  const auto told = Told("a", kScene + "“We lost the herring in a single winter,” Vance said.\n")
                        .quote(kDirect, {"We lost the herring in a single winter,"}, "Dana Vance");
  const Record banner =
      Told("b", kOtherScene + "A banner read “We lost the herring in a single winter” there.\n");
  const auto report = reconcile({told, banner}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  CHECK(types(*claim).empty());
  CHECK(claim->mentions[1].rule.get().id == "compare.unattributed");
  CHECK(claim->mentions[1].text == "We lost the herring in a single winter");
}

TEST_CASE("a remark without marks or speech verb is found in the other article") {
  const auto told =
      Told("a",
           kScene + "Vance called the ban “a slow funeral for every village along this coast” and left.\n")
          .quote(kMixed, {"a slow funeral for every village along this coast"}, "Dana Vance");
  const Record plain = Told(
      "b", kOtherScene + "The ban is a slow funeral for the villages along the coast. Vance left early.\n");
  const auto report = reconcile({told, plain}, compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  CHECK(types(*claim) == "paraphrase");
  CHECK(claim->mentions[1].rule.get().id == "compare.unmarked");
  CHECK(claim->mentions[1].text == "slow funeral for the villages along the coast");
  CHECK(claim->mentions[1].before == "The ban is a ");
}

TEST_CASE("a name in marks is nobody's remark") {
  const auto told = Told("a", kScene + "Vance said that a trawler by the name of “Blue Selkie” got away.\n")
                        .quote(kMixed, {"Blue Selkie"}, "Dana Vance");
  const Record plain = Told("b", kOtherScene + "Vance saw the Blue Selkie there. She left early.\n");
  CHECK(joint(reconcile({told, plain}, compare_pack())) == nullptr);
}

TEST_CASE("a finding can be read alone and shows both pieces of evidence") {
  const auto report =
      reconcile({Told("a", kScene + "“We will sell the herring fleet,” Vance said.\n")
                     .publisher("Northern Post")
                     .quote(kDirect, {"We will sell the herring fleet,"}, "Dana Vance"),
                 Told("b", kOtherScene + "“We will not sell the herring fleet,” Vance said.\n")
                     .publisher("Daily Ledger")
                     .quote(kDirect, {"We will not sell the herring fleet,"}, "Dana Vance")},
                compare_pack());
  const auto* claim = joint(report);
  REQUIRE(claim != nullptr);
  REQUIRE(claim->findings.size() == 1);
  const auto& finding = claim->findings[0];
  CHECK(finding.type == "wording");
  CHECK(finding.severity == Severity::kHigh);
  CHECK(finding.explanation ==
        "Daily Ledger quotes Dana Vance as saying “We will not sell the herring fleet”; Northern Post has "
        "“We will sell the herring fleet” instead.");
  CHECK(finding.detail == "left out: “not”; a negation is on one side only");
  CHECK(finding.mentions == std::vector<std::size_t>{1, 0});
  REQUIRE(finding.diff.size() == 3);
  CHECK(finding.diff[0].text == "We will");
  CHECK(finding.diff[1].kind == DiffKind::kDropped);
  CHECK(finding.diff[1].text == "not");
  CHECK(finding.rule.get().file.ends_with("compare.yaml"));
  CHECK(finding.rule.get().line > 0);
  CHECK(claim->status == Status::kDiffer);
  CHECK(claim->label == "Dana Vance: “We will not sell the herring fleet,”");
}

}  // namespace
}  // namespace onrecord
