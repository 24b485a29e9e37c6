#include "engine/reconcile/speakers.h"

#include <doctest/doctest.h>

#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

SpeakerName named(WordBook& book, const std::string& name, EntityKind kind) {
  Record record;
  record.entities.push_back({kind, name, {}, {}});
  return speaker_name(record, Speaker{{}, 0, name}, compare_pack(), book);
}

TEST_CASE("who can be whom") {
  struct Case {
    std::string a, b;
    SameSpeaker same;
  };
  WordBook book(compare_pack());
  for (const auto& [a, b, same] : {
           Case{"Dana Vance", "Vance", SameSpeaker::kYes},
           Case{"Mr Vance", "President Dana Vance", SameSpeaker::kYes},
           Case{"Inés Ferrán", "Ines Ferran", SameSpeaker::kYes},
           Case{"Dana Vance", "Orla Quint", SameSpeaker::kNo},
           Case{"Dana Vance", "he", SameSpeaker::kMaybe},
           Case{"Dana Vance", "", SameSpeaker::kMaybe},
           Case{"Dana Vance", "the officials", SameSpeaker::kMaybe},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(same_speaker(named(book, a, EntityKind::kPerson), named(book, b, EntityKind::kPerson)) == same);
    CHECK(same_speaker(named(book, b, EntityKind::kPerson), named(book, a, EntityKind::kPerson)) == same);
  }
}

TEST_CASE("bodies that share a part of the name may be one") {
  WordBook book(compare_pack());
  const auto ministry = named(book, "Selovar Harbour Ministry", EntityKind::kOrganization);
  CHECK(same_speaker(ministry, named(book, "Harbour Ministry of Selovar", EntityKind::kOrganization)) !=
        SameSpeaker::kNo);
  CHECK(same_speaker(ministry, named(book, "Northern Rail", EntityKind::kOrganization)) == SameSpeaker::kNo);
}

}  // namespace
}  // namespace onrecord
