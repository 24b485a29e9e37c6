#include "engine/reconcile/passages.h"

#include <doctest/doctest.h>

#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

constexpr auto kDirect = QuoteKind::kDirect, kIndirect = QuoteKind::kIndirect;

// The passages of a record, as the article's words.
std::vector<std::string> shown(const Record& record) {
  WordBook book(compare_pack());
  const auto profile = profile_of(record, book);
  std::vector<std::string> out;
  for (const auto& passage : passages_of(profile, 0, compare_pack(), book)) {
    std::string text;
    for (const auto piece : passage.pieces)
      text += (text.empty() ? "" : " | ") + std::string(slice(record.article, piece));
    out.push_back((passage.quote ? "" : "unattributed: ") + text);
  }
  return out;
}

TEST_CASE("what is compared is the sentence, or what is quoted of it") {
  struct Case {
    std::string name;
    Record record;
    std::vector<std::string> passages;
  };
  for (const auto& [name, record, passages] : {
           Case{"sentences of one quotation",
                Told("a", "“We sold the fleet. Nobody thanked us for it,” Vance said.\n")
                    .quote(kDirect, {"We sold the fleet. Nobody thanked us for it,"}, "Dana Vance"),
                {"We sold the fleet.", "Nobody thanked us for it,"}},
           Case{"a few words stay with their neighbour",
                Told("a", "“Thank you. Nobody thanked us for it. Not once,” Vance said.\n")
                    .quote(kDirect, {"Thank you. Nobody thanked us for it. Not once,"}, "Dana Vance"),
                {"Thank you. Nobody thanked us for it. Not once,"}},
           Case{"a sentence that the speaker's name splits",
                Told("a", "“We sold the whole fleet,” Vance said, “and nobody thanked us for it.”\n")
                    .quote(kDirect, {"We sold the whole fleet,", "and nobody thanked us for it."},
                           "Dana Vance"),
                {"We sold the whole fleet, | and nobody thanked us for it."}},
           Case{"a new sentence behind the speaker's name",
                Told("a", "“We sold the whole fleet,” Vance said. “Nobody thanked us for it.”\n")
                    .quote(kDirect, {"We sold the whole fleet,", "Nobody thanked us for it."}, "Dana Vance"),
                {"We sold the whole fleet,", "Nobody thanked us for it."}},
           Case{"marked words of nobody",
                Told("a", "Vance said nobody came. A banner read “Sell the fleet now” that day.\n")
                    .quote(kIndirect, {"nobody came"}, "Dana Vance"),
                {"nobody came", "unattributed: Sell the fleet now"}},
       }) {
    CAPTURE(name);
    CHECK(shown(record) == passages);
  }
}

}  // namespace
}  // namespace onrecord
