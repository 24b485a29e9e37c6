#include "engine/text/quotations.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

namespace onrecord {
namespace {

// Paragraphs as an article has them: parted by line ends.
std::vector<Span> paragraphs(const std::string& text) {
  std::vector<Span> out;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != '\n') continue;
    if (at > begin) out.push_back({begin, at});
    begin = at + 1;
  }
  return out;
}

// "[We won] [yes/1] [no~]": the contents; /depth where it is not 0, ~ where no
// mark closes it, + where the next paragraph goes on with it.
std::string show(const std::string& text) {
  std::string out;
  for (const auto& piece : pair_quotations(text, paragraphs(text))) {
    if (!out.empty()) out += ' ';
    out += "[" + std::string(slice(text, piece.content));
    if (piece.depth > 0) out += "/" + std::to_string(piece.depth);
    if (!piece.closed) out += '~';
    if (piece.continues) out += '+';
    out += ']';
  }
  return out;
}

struct Case {
  std::string text;
  std::string pieces;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [text, pieces] : cases) {
    CAPTURE(text);
    CHECK(show(text) == pieces);
  }
}

TEST_CASE("marks of one style nest where both are closed") {
  check({
      {"“She said “yes” and left,” he said.", "[She said “yes” and left,] [yes/1]"},
      {"“We won, he said. “It was late.”", "[We won, he said. “It was late.]"},
      // A straight mark that shows an excerpt; but a curly one may close it.
      {"\"It rained. “We won,” he said.\n“It was late,” she said.", "[We won,] [It was late,]"},
      {"\"It was the “Harbour Bill” again,” he said.", "[It was the “Harbour Bill” again,] [Harbour Bill/1]"},
      {"\"It rained.\n“We won,” he said.", "[It rained.~] [We won,]"},
      {"\"It is the “Harbour Bill” again.\n\"We won.\"",
       "[It is the “Harbour Bill” again.~+] [Harbour Bill/1] [We won.]"},
  });
}

TEST_CASE("all styles of marks") {
  check({
      {"", ""},
      {"no marks at all", ""},
      {"“We won,” she said.", "[We won,]"},
      {"\"We won,\" she said.", "[We won,]"},
      {"‘We won,’ she said.", "[We won,]"},
      {"'We won,' she said.", "[We won,]"},
      {"«We won», she said.", "[We won]"},
      {"« We won », she said.", "[ We won ]"},
      {"»We won«, she said.", "[We won]"},
      {"She said »we won« then, « so » and “ so ”.", "[we won] [ so ] [ so ]"},
      {"(«Yes»), [„no“]", "[Yes] [no]"},
      {"„We won“, she said.", "[We won]"},
      {"„We won”, she said.", "[We won]"},
      {"‚We won‘, she said.", "[We won]"},
      {"She said “yes” and “no”.", "[yes] [no]"},
      {"She said \"yes\" and \"no\".", "[yes] [no]"},
      {"She said 'yes' and 'no'.", "[yes] [no]"},
      {"She said ”yes” there.", "[yes]"},
      {"She said “yes“ there.", "[yes]"},
      {"(\"Yes.\") and [\"no\"]", "[Yes.] [no]"},
      {"so—\"yes\"—she said", "[yes]"},
      {"a “” b", "[]"},
  });
}

TEST_CASE("marks reach over the whole piece, content stands between") {
  const std::string text = "So “we won” it.";
  const auto pieces = pair_quotations(text, paragraphs(text));
  REQUIRE(pieces.size() == 1);
  CHECK(slice(text, pieces[0].marks) == "“we won”");
  CHECK(slice(text, pieces[0].content) == "we won");
  CHECK(pieces[0].closed);
  CHECK_FALSE(pieces[0].continues);
}

TEST_CASE("quotations inside quotations") {
  check({
      {"“He said ‘no’ to us,” she said.", "[He said ‘no’ to us,] [no/1]"},
      {"\"He said 'no' to us,\" she said.", "[He said 'no' to us,] [no/1]"},
      {"‘He said “no” to us,’ she said.", "[He said “no” to us,] [no/1]"},
      {"“He said ‘no’,” and “‘yes’ is it.”", "[He said ‘no’,] [no/1] [‘yes’ is it.] [yes/1]"},
      {"“He said ‘no.’”", "[He said ‘no.’] [no./1]"},
      {"\"He said 'no.'\" So", "[He said 'no.'] [no./1]"},
      {"“‘No’ means no,” she said.", "[‘No’ means no,] [No/1]"},
  });
}

TEST_CASE("apostrophes are no marks") {
  check({
      {"It's the workers' fault, isn't it?", ""},
      {"It’s the workers’ fault, isn’t it?", ""},
      {"“It’s the workers’ fault,” she said.", "[It’s the workers’ fault,]"},
      {"‘It’s the workers’ fault,’ she said.", "[It’s the workers’ fault,]"},
      {"'It's the workers' fault,' she said.", "[It's the workers' fault,]"},
      {"’Tis the season of ’98 and rock ’n’ roll", ""},
      {"the class of '98 and of '99", ""},
      {"Brek's boats', Orrin's nets'", ""},
      {"‘Tis so", ""},
      {"the 'workers' plan' of old", "[workers]"},
      {"the 'workers' plan,' she said", "[workers' plan,]"},
      {"She said 'yes' to the workers' plan.", "[yes]"},
      {"the workers' plan and 'yes', she said", "[yes]"},
      {"O'Dray and d’Orrin met", ""},
  });
}

TEST_CASE("feet, inches, minutes") {
  check({
      {"He is 5'10\" tall.", ""},
      {"He is 5' 10\" tall and 6' wide.", ""},
      {"a 6\" nail", ""},
      {"\"He is 5'10\" tall,\" she said.", "[He is 5'10\" tall,]"},
      {"“He is 5'10\" tall,” she said.", "[He is 5'10\" tall,]"},
      {"She said “in 1998” then.", "[in 1998]"},
      {"She said \"in 1998\" then.", "[in 1998]"},
  });
}

TEST_CASE("what is never closed ends with its paragraph") {
  check({
      {"She said “we won and left.", "[we won and left.~]"},
      {"She said \"we won and left.\nIt rained.", "[we won and left.~]"},
      {"She said “we ‘won and left.” So", "[we ‘won and left.]"},
      {"We won,” she said.", ""},
      {"We won,\" she said.", ""},
      {"“We “won,” she said.", "[We “won,]"},
      {"“We won,” she said” again.", "[We won,]"},
  });
}

TEST_CASE("quotations over several paragraphs") {
  check({
      {"“We won.\n“We go on.\n“We end,” she said.", "[We won.~+] [We go on.~+] [We end,]"},
      {"\"We won.\n\"We go on.\n\"We end,\" she said.", "[We won.~+] [We go on.~+] [We end,]"},
      {"‘We won.\n‘We end,’ she said.", "[We end,]"},
      {"“We won.\nIt rained.\n“We end,” she said.", "[We won.~] [We end,]"},
      {"“We won.”\n“We end,” she said.", "[We won.] [We end,]"},
      // No mark at the head of the second paragraph: the first one there closes.
      {"“We won.\nWe end,” she said.", "[We won.~+] [We end,]"},
      {"\"We won.\nWe end,\" she said.", "[We won.~+] [We end,]"},
      {"“We won.\nWe end,” she said. “Yes.”", "[We won.~+] [We end,] [Yes.]"},
      // A quotation of its own further on is none of it.
      {"“We won.\nShe said “yes” then.", "[We won.~] [yes]"},
  });
}

TEST_CASE("pieces stay in their paragraph and come in text order, outer ones first") {
  for (const std::string text :
       {"“a ‘b’ c.\n“d” «e „f“ g» \"h\"", "\"\"'\"'''\" '' \"'", "“‘«»’”\n”’»«‘“", "’’’ ‘‘ ““ \"a\n”” ’a’"}) {
    CAPTURE(text);
    const auto in = paragraphs(text);
    std::uint32_t last = 0;
    for (const auto& piece : pair_quotations(text, in)) {
      CHECK(piece.marks.begin >= last);
      last = piece.marks.begin;
      CHECK(piece.marks.contains(piece.content));
      CHECK(piece.depth >= 0);
      bool inside = false;
      for (const auto span : in) inside = inside || span.contains(piece.marks);
      CHECK(inside);
    }
  }
}

TEST_CASE("very many marks take time in proportion") {
  constexpr std::size_t kTimes = 100'000;
  struct Long {
    std::string unit;
    std::size_t pieces;
  };
  for (const auto& [unit, pieces] :
       {Long{"“a” ", kTimes}, Long{"\"a\" ", kTimes}, Long{"'a' ", kTimes}, Long{"\"a 1\" ", kTimes},
        Long{"“", 1}, Long{"”", 0}, Long{"\"", 0}, Long{"‘", 0}, Long{"s' ", 0}, Long{"‘s’ ", kTimes},
        Long{"« ‘a’ » ", 2 * kTimes}, Long{"“a\n", kTimes}, Long{"5'10\" ", 0}, Long{"x’s ", 0}}) {
    CAPTURE(unit);
    std::string text;
    for (std::size_t i = 0; i < kTimes; ++i) text += unit;
    const auto in = paragraphs(text);
    const auto begin = std::chrono::steady_clock::now();
    const auto found = pair_quotations(text, in);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    if (std::string_view(unit) != "\"") CHECK(found.size() == pieces);
  }
}

}  // namespace
}  // namespace onrecord
