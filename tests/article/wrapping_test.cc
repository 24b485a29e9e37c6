#include "engine/article/wrapping.h"

#include <doctest/doctest.h>

#include <string>

namespace onrecord {
namespace {

using Pieces = std::vector<std::string>;

Pieces pieces_of(const std::string& text) {
  Pieces found;
  for (const auto& piece : unwrapped(text)) found.emplace_back(slice(text, piece.span));
  return found;
}

TEST_CASE("lines that were wrapped are one paragraph, others are their own") {
  const std::string long_line(150, 'x');
  struct Case {
    std::string name, text;
    Pieces pieces;
  };
  for (const auto& [name, text, pieces] : {
           Case{"nothing", "", {}},
           Case{"blanks", "\n \n\t\n", {}},
           Case{"one line", "The dam holds.", {"The dam holds."}},
           Case{"blank lines part", "\n\nOne.\n \nTwo.\n", {"One.", "Two."}},
           Case{"labels", "Once\nMonthly\nYearly\ncontinue", {"Once", "Monthly", "Yearly", "continue"}},
           Case{"long lines are paragraphs",
                "a " + long_line + "\nb " + long_line,
                {"a " + long_line, "b " + long_line}},
           Case{"wrapped prose",
                "The dam above Valmora will hold, the engineers said on\n"
                "Monday, but the spillway needs a new gate before the\n"
                "spring floods come down from the hills.",
                {"The dam above Valmora will hold, the engineers said on\n"
                 "Monday, but the spillway needs a new gate before the\n"
                 "spring floods come down from the hills."}},
           Case{"headlines one below the other are not wrapped",
                "Dam above Valmora will hold, engineers say on Monday\n"
                "Ferry to Kelland sold for the second time this year\n"
                "Port workers vote for a strike before the holidays",
                {"Dam above Valmora will hold, engineers say on Monday",
                 "Ferry to Kelland sold for the second time this year",
                 "Port workers vote for a strike before the holidays"}},
           Case{"a line with room for the next word ends a paragraph",
                "Published\nthe dam above Valmora will hold, the engineers said on Monday",
                {"Published", "the dam above Valmora will hold, the engineers said on Monday"}},
           Case{"list items within wrapped lines",
                "- The dam above Valmora will hold, the engineers said\n"
                "  on Monday, after they had walked along all of it.\n"
                "- The spillway needs a new gate, the engineers said,\n"
                "  before the spring floods come down from the hills.",
                {"- The dam above Valmora will hold, the engineers said\n"
                 "  on Monday, after they had walked along all of it.",
                 "- The spillway needs a new gate, the engineers said,\n"
                 "  before the spring floods come down from the hills."}},
           Case{"an indent begins a paragraph within wrapped lines",
                "    The dam above Valmora will hold, the engineers\n"
                "said on Monday, after they had walked along it.\n"
                "    The spillway needs a new gate, they said, before\n"
                "the spring floods come down from the hills.",
                {"    The dam above Valmora will hold, the engineers\n"
                 "said on Monday, after they had walked along it.",
                 "    The spillway needs a new gate, they said, before\n"
                 "the spring floods come down from the hills."}},
       }) {
    CAPTURE(name);
    CHECK(pieces_of(text) == pieces);
  }
}

TEST_CASE("a group that shows nothing follows the others of its width") {
  const std::string wrapped =
      "The dam above Valmora will hold, the engineers said on\n"
      "monday, but the spillway needs a new gate before then.\n\n";
  const std::string capitals =
      "The gate was ordered from a works in Kelland, said Mara\n"
      "Tellin, who leads the office.";
  CHECK(pieces_of(capitals).size() == 2);
  CHECK(pieces_of(wrapped + wrapped + capitals).size() == 3);
}

TEST_CASE("a letter beyond ASCII changes nothing in how a line is read") {
  const std::string narrow = "  The dam above the old town holds, the mayor said, and";
  const std::string very_long = std::string(400, 'x') + " and more of it";
  for (const auto& line : std::vector<std::string>{narrow, "\t " + narrow, "- " + narrow, very_long,
                                                   narrow + std::string(300, ' ') + "x"}) {
    const auto text = line + "\nthe water stood at four metres on Monday, two more\nthan a week ago.\n";
    auto other = text;
    other.replace(other.find_last_of('x') == std::string::npos ? other.find('d') : other.find('x'), 1, "é");
    CAPTURE(line);
    const auto plain = unwrapped(text);
    const auto accented = unwrapped(other);
    REQUIRE(plain.size() == accented.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      CHECK(plain[i].lines == accented[i].lines);
      CHECK(plain[i].indent == accented[i].indent);
    }
  }
}

TEST_CASE("facts of a piece") {
  const auto pieces = unwrapped("One\nTwo\n\n\t  Three\n");
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].after_blank);
  CHECK_FALSE(pieces[1].after_blank);
  CHECK(pieces[2].after_blank);
  CHECK(pieces[0].indent == 0);
  CHECK(pieces[2].indent == 6);
  CHECK(pieces[1].lines == 1);
}

}  // namespace
}  // namespace onrecord
