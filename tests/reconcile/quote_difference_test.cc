#include "engine/reconcile/quote_difference.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/reconcile/story.h"

namespace onrecord {
namespace {

std::string_view severity_name(Severity severity) {
  constexpr std::string_view kNames[] = {"info", "low", "medium", "high"};
  return kNames[static_cast<std::size_t>(severity)];
}

// "wording high, truncated info"
std::string named(const QuoteDifference& difference) {
  std::string out;
  const auto add = [&](const std::optional<Judged>& judged, std::string_view name) {
    if (judged)
      out +=
          (out.empty() ? "" : ", ") + std::string(name) + " " + std::string(severity_name(judged->severity));
  };
  add(difference.wording, "wording");
  add(difference.ellipsis, "ellipsis");
  add(difference.truncated, "truncated");
  return out;
}

TEST_CASE("each difference has its name and its severity, whichever side comes first") {
  struct Case {
    std::string a, b, named;
  };
  WordBook book(compare_pack());
  for (const auto& [a, b, want] : {
           Case{"We will close the mill in autumn.", "We will close the mill in autumn,", ""},
           Case{"The F.B.I. took 4 per cent & left", "the FBI took 4% and left", ""},
           Case{"We shall [all] rebuild the harbour wall", "We shall rebuild the harbor wall", ""},
           Case{"He told the board to rebuild the wall", "[Vance] told the board to rebuild the wall", ""},
           Case{"We shall rebuild [the] harbour wall", "We shall rebuild the harbour wall", ""},
           Case{"Well, but we shall rebuild the wall", "we shall rebuild the wall", ""},
           Case{"I’ll never sell it", "I will never sell it", ""},
           Case{"and the ferries stay in port", "the ferries stay in port", ""},
           Case{"We will close the mill in autumn", "close the mill in autumn", "truncated info"},
           Case{"We will close the mill in autumn after the harvest", "We will close the mill",
                "truncated info"},
           Case{"The council will not sell the harbour", "sell the harbour", "truncated high"},
           Case{"sell the harbour, although we do not like it", "sell the harbour", "truncated info"},
           Case{"The ferry was old, badly kept and overloaded that night",
                "The ferry was overloaded that night", "ellipsis low"},
           Case{"The ferry was old, badly kept and overloaded that night",
                "The ferry was … overloaded that night", "ellipsis info"},
           Case{"The ferry was not in any way overloaded that night", "The ferry was overloaded that night",
                "ellipsis high"},
           Case{"The ferry sailed late. Nobody on the pier could say why, and we had 80 questions for them. "
                "It never came back",
                "The ferry sailed late. It never came back", "ellipsis low"},
           Case{"The ferry was overloaded with 80 sheep that night", "The ferry was overloaded that night",
                "ellipsis high"},
           Case{"Your acts clash with your duty as keeper", "Your acts clash with your duties as keeper",
                "wording low"},
           Case{"They built a wall of stone and steel", "They built a wall of stone and a steel",
                "wording low"},
           Case{"The dam is a disaster for the valley", "The dam is a blessing for the valley",
                "wording medium"},
           Case{"We need new laws for the valley", "We need new legislation for the valley",
                "wording medium"},
           Case{"We do support the dam in the valley", "We do not support the dam in the valley",
                "wording high"},
           Case{"The dam took 300 farms from the valley", "The dam took 500 farms from the valley",
                "wording high"},
           Case{"The dam took three farms from the valley", "The dam took five farms from the valley",
                "wording high"},
           Case{"They ruined the valley with that dam", "We ruined the valley with that dam", "wording high"},
           Case{"You have a duty to leave the valley", "We have a duty to leave the valley", "wording high"},
       }) {
    CAPTURE(a);
    CAPTURE(b);
    const auto x = book.read(a, {0, static_cast<std::uint32_t>(a.size())});
    const auto y = book.read(b, {0, static_cast<std::uint32_t>(b.size())});
    CHECK(named(difference(x, {}, y, {})) == want);
    CHECK(named(difference(y, {}, x, {})) == want);
  }
}

TEST_CASE("words missing between two fragments are left out openly") {
  WordBook book(compare_pack());
  const std::string whole = "The ferry was old, badly kept and overloaded that night";
  const std::string pieces = "The ferry was overloaded that night";
  const auto x = book.read(whole, {0, static_cast<std::uint32_t>(whole.size())});
  const auto y = book.read(pieces, {0, static_cast<std::uint32_t>(pieces.size())});
  CHECK(named(difference(x, {}, y, {3})) == "truncated info");
  CHECK(named(difference(x, {}, y, {2})) == "ellipsis low");
}

TEST_CASE("the place of a difference is that of its worst part") {
  WordBook book(compare_pack());
  const std::string a = "The mayor did sign the old lease on Monday";
  const std::string b = "The mayor did not sign the new lease on Monday";
  const auto x = book.read(a, {0, static_cast<std::uint32_t>(a.size())});
  const auto y = book.read(b, {0, static_cast<std::uint32_t>(b.size())});
  const auto found = difference(x, {}, y, {});
  REQUIRE(found.wording);
  CHECK(found.wording->because == kNegation);
  CHECK(found.wording->where.b_from == 3);
  CHECK(found.wording->where.b_to == 4);
  CHECK(found.wording->where.a_from == found.wording->where.a_to);
}

TEST_CASE("two renderings with few words in common are said to be that") {
  WordBook book(compare_pack());
  const std::string a = "rapid growth of the herring trade helped the harbour quarter";
  const std::string b = "a swift rise in herring commerce assisted the port quarter";
  const auto x = book.read(a, {0, static_cast<std::uint32_t>(a.size())});
  const auto y = book.read(b, {0, static_cast<std::uint32_t>(b.size())});
  const auto found = difference(x, {}, y, {});
  CHECK(found.few_words_shared);
  CHECK(named(found) == "wording low");
}

}  // namespace
}  // namespace onrecord
