#include <doctest/doctest.h>

#include "engine/report/sheet_parts.h"

using namespace onrecord;

TEST_CASE("what differs is marked on either side") {
  using Diff = std::vector<DiffPiece>;
  constexpr auto kSame = DiffKind::kSame, kDropped = DiffKind::kDropped, kAdded = DiffKind::kAdded,
                 kChanged = DiffKind::kChanged;
  struct Case {
    std::string first, second;
    Diff diff;
    std::string first_html, second_html;
  };
  const std::string gap = "<span class=\"gap\">", end = "</span>";
  for (const auto& [first, second, diff, first_html, second_html] : {
           Case{"We won & left", "We won & left", {}, "We won &amp; left", "We won &amp; left"},
           Case{"We will not go.",
                "We will go.",
                {{kSame, "We will"}, {kDropped, "not"}, {kSame, "go"}},
                "We will <del>not</del> go.",
                "We will " + gap + "1 word fewer" + end + " go."},
           Case{"We go.",
                "We may well go!",
                {{kSame, "We"}, {kAdded, "may well"}, {kSame, "go"}},
                "We " + gap + "2 words fewer" + end + " go.",
                "We <ins>may well</ins> go!"},
           Case{"a deal, at last",
                "an accord, at last",
                {{kDropped, "a deal"}, {kAdded, "an accord"}, {kSame, "at last"}},
                "<mark>a deal</mark>, at last",
                "<mark>an accord</mark>, at last"},
           Case{"a deal",
                "an accord",
                {{kAdded, "an accord"}, {kDropped, "a deal"}},
                "<mark>a deal</mark>",
                "<mark>an accord</mark>"},
           Case{"a deal",
                "an accord",
                {{kChanged, "a deal"}, {kChanged, "an accord"}},
                "<mark>a deal</mark>",
                "<mark>an accord</mark>"},
           // "a" is sought as a word, not inside "was"; marks beside a word are no part of it.
           Case{"It was a “win”",
                "It was the “win”",
                {{kSame, "It was"}, {kDropped, "a"}, {kAdded, "the"}, {kSame, "win"}},
                "It was <mark>a</mark> “win”",
                "It was <mark>the</mark> “win”"},
           // Words not found in turn: the pieces stand by themselves.
           Case{"the F.B.I. came",
                "the FBI ran",
                {{kSame, "the F.B.I."}, {kDropped, "came"}, {kAdded, "ran"}},
                "the F.B.I. <mark>came</mark>",
                "the F.B.I. <mark>ran</mark>"},
           Case{"x",
                "y",
                {{kSame, "far"}, {kDropped, ", gone"}, {kSame, "."}},
                "far<del>, gone</del>.",
                "far " + gap + "1 word fewer" + end + "."},
           Case{"a <b> c",
                "a c",
                {{kSame, "a"}, {kDropped, "<b>"}, {kSame, "c"}},
                "a <del>&lt;b&gt;</del> c",
                "a " + gap + "1 word fewer" + end + " c"},
           Case{"x", "x", {{kSame, ""}, {kDropped, ""}}, "x", "x"},
       }) {
    CAPTURE(first);
    const auto [left, right] = marked_pair(first, second, diff);
    CHECK(left == first_html);
    CHECK(right == second_html);
  }
}
