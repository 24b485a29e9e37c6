#include "engine/reconcile/origins.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/reconcile/reconcile.h"
#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

// One event, told by a reporter on the spot …
const char* kReport =
    "Flood water broke through the eastern dyke at Marrowby shortly before dawn on Tuesday and drove several "
    "hundred families from their beds.\n"
    "Rescue crews in flat-bottomed boats worked along Tanner Street until noon, lifting pensioners from "
    "upstairs windows while helicopters circled over the drowned market square.\n"
    "The breach opened after nine days of rain had swollen the river Ouvre to the highest level since gauges "
    "were installed beside the old corn exchange.\n"
    "Engineers had warned the county twice this winter that the eastern dyke was hollowed by badgers, but "
    "repairs were put off until spring for want of money.\n"
    "Marrowby lies in a bowl of reclaimed marsh, and pumps that should have kept the lower town dry failed "
    "when their transformers went under.\n";

// … the same with a new headline's paragraph, one cut and single words exchanged …
const char* kCopy =
    "Families flee as dyke fails: here is all you need to know about it today.\n"
    "Flood water broke through the eastern dyke at Marrowby shortly before dawn on Tuesday and drove several "
    "hundred people from their beds.\n"
    "Rescue crews in flat-bottomed boats worked along Tanner Street until midday, lifting pensioners from "
    "upstairs windows while helicopters circled over the drowned market square.\n"
    "Engineers had warned the county twice this winter that the eastern dyke was hollowed by badgers, but "
    "repairs were put off until spring for lack of money.\n";

// … put into other words by someone who was not there …
const char* kRewrite =
    "Floodwater burst through the eastern dyke at Marrowby just before dawn on Tuesday and forced several "
    "hundred families out of bed.\n"
    "Emergency crews in flat-bottomed boats moved along Tanner Street until midday, taking pensioners from "
    "upstairs windows as helicopters flew over the drowned market square.\n"
    "The breach happened after nine days of rain raised the river Ouvre to its highest level since gauges "
    "were put beside the old corn exchange.\n"
    "Engineers cautioned the county two times this winter that the eastern dyke had been hollowed by "
    "badgers, yet repairs were delayed until spring because of money.\n";

// … and by another reporter.
const char* kOther =
    "Hundreds of people in Marrowby lost their homes on Tuesday when a flood defence gave way in the night "
    "and the Ouvre poured into the lower town.\n"
    "Sirens woke the quarter around the market at half past five. By noon the fire brigade had counted no "
    "dead, but eleven residents were treated for cold in the school gymnasium.\n"
    "County officials face hard questions about the dyke. A survey last winter found animal burrows in it, "
    "and two requests for emergency repairs went unanswered.\n"
    "Pumps stood idle all day because the power station that feeds them had to be shut down.\n";

std::vector<Origin> origins(std::vector<Record> records) {
  return reconcile(std::move(records), compare_pack()).origins;
}

TEST_CASE("copies and rewrites are grouped, independent reports of one event are not") {
  struct Case {
    std::string name, text;
    OriginKind kind;
    std::string evidence;
  };
  for (const auto& [name, text, kind, evidence] : {
           Case{"copy", kCopy, OriginKind::kCopy, "shared_text"},
           Case{"rewrite", kRewrite, OriginKind::kRewrite, "shared_order"},
           Case{"independent", kOther, OriginKind::kSingle, ""},
       }) {
    CAPTURE(name);
    const auto found = origins({Told("a", kReport), Told("b", text)});
    if (kind == OriginKind::kSingle) {
      CHECK(found.size() == 2);
      continue;
    }
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == kind);
    CHECK(found[0].articles == std::vector<std::size_t>{0, 1});
    REQUIRE(found[0].evidence.size() == 1);
    CHECK(found[0].evidence[0].type == evidence);
    CHECK(found[0].evidence[0].articles == std::vector<std::size_t>{0, 1});
    CHECK(found[0].evidence[0].containment > 0.05);
    CHECK(found[0].evidence[0].explanation.starts_with("a and b "));
  }
}

TEST_CASE("quotations that both carry do not make two reports dependent") {
  const std::string speech =
      "We knew that this dyke would not hold another winter of such rain, and we said so to everyone who "
      "would listen and to many who would not, year "
      "after year, until nobody in the county office answered our letters any more and the badgers had the "
      "place to themselves";
  const auto with_speech = [&](const char* text) {
    return std::string(text) + "“" + speech + ",” said Orla Quint.\n";
  };
  const auto one = Told("a", with_speech(kReport)).quote(QuoteKind::kDirect, {speech}, "Orla Quint");
  const auto two = Told("b", with_speech(kOther)).quote(QuoteKind::kDirect, {speech}, "Orla Quint");
  CHECK(origins({one, two}).size() == 2);
}

TEST_CASE("a shared agency and shared wording are a wire story; a shared agency alone is not") {
  const auto wire = origins({Told("a", kReport).agency("Northwire"), Told("b", kCopy).agency("Northwire")});
  REQUIRE(wire.size() == 1);
  CHECK(wire[0].kind == OriginKind::kWire);
  CHECK(std::any_of(wire[0].evidence.begin(), wire[0].evidence.end(),
                    [](const OriginEvidence& e) { return e.type == "credit_line"; }));
  CHECK(origins({Told("a", kReport).agency("Northwire"), Told("b", kOther).agency("Northwire")}).size() == 2);
}

TEST_CASE("slips of the pen that two share tell of one pen; one alone needs shared wording") {
  const auto with = [](const char* text, const std::string& more) { return std::string(text) + more + "\n"; };
  const std::string two = "The goverment sent signficant help.", one = "The goverment sent help.";
  const auto found = origins({Told("a", with(kReport, two)), Told("b", with(kOther, two))});
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == OriginKind::kRewrite);
  REQUIRE(found[0].evidence.size() == 1);
  CHECK(found[0].evidence[0].type == "shared_error");
  CHECK(found[0].evidence[0].explanation.find("“goverment” for “government”") != std::string::npos);
  CHECK(origins({Told("a", with(kReport, one)), Told("b", with(kOther, one))}).size() == 2);
}

TEST_CASE("one address is one origin") {
  const auto found = origins({Told("a", kReport).url("https://post.example/flood"),
                              Told("b", kOther).url("https://post.example/flood")});
  REQUIRE(found.size() == 1);
  CHECK(found[0].evidence[0].type == "canonical_url");
}

TEST_CASE("dependence reaches over a third article") {
  const auto found = origins({Told("a", kCopy), Told("b", kReport), Told("c", kRewrite), Told("d", kOther)});
  REQUIRE(found.size() == 2);
  CHECK(found[0].articles == std::vector<std::size_t>{0, 1, 2});
  CHECK(found[1].articles == std::vector<std::size_t>{3});
}

TEST_CASE("texts too short to tell are left alone") {
  CHECK(origins({Told("a", "The mill burned on Monday."), Told("b", "The mill burned on Monday.")}).size() ==
        2);
  CHECK(origins({Told("a", ""), Told("b", "")}).size() == 2);
  CHECK(origins({}).empty());
}

}  // namespace
}  // namespace onrecord
