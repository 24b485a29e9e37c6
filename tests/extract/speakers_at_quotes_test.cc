#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/extract/extractor.h"
#include "tests/extract/reading.h"

namespace onrecord {
namespace {

struct Case {
  std::string text;
  std::string told;
};

// "speaker | cue | content": one quote a line, the pieces of a content with " … " between; "-" for none.
std::string told_in(const std::string& text) {
  Article article;
  article.text = text;
  article.blocks = {{BlockKind::kBody, {0, static_cast<std::uint32_t>(text.size())}, "", ""}};
  const auto record = extract(std::move(article), english());
  const auto words = [&](Span span) { return std::string(slice(record.article.text, span)); };
  std::string out;
  for (const auto& quote : record.quotes) {
    out += (quote.speaker ? words(quote.speaker->span) : "-") + " | " +
           (quote.cue ? words(*quote.cue) : "-") + " | ";
    for (std::size_t i = 0; i < quote.content.size(); ++i)
      out += (i > 0 ? " … " : "") + words(quote.content[i]);
    out += "\n";
  }
  return out;
}

void check(const std::vector<Case>& cases) {
  for (const auto& [text, told] : cases) {
    CAPTURE(text);
    CHECK(told_in(text) == told);
  }
}

TEST_CASE("the speaker is the whole phrase, with what is put in behind it") {
  const std::string safe = " | said | the quay was safe\n";
  check({
      {"Hanna Brek, a doctor at the Dray clinic, said the quay was safe.",
       "Hanna Brek, a doctor at the Dray clinic" + safe},
      {"Hanna Brek, 41, a doctor at the clinic, said the quay was safe.",
       "Hanna Brek, 41, a doctor at the clinic" + safe},
      {"Hanna Brek, who runs the clinic, said the quay was safe.", "Hanna Brek, who runs the clinic" + safe},
      {"The head of the harbour board said the quay was safe.", "The head of the harbour board" + safe},
      {"Ada Orrin (Dray) said the quay was safe.", "Ada Orrin (Dray)" + safe},
      {"Eddie “The Eel” Brask said the quay was safe.", "Eddie “The Eel” Brask" + safe},
      {"A study that appeared in a Dray journal found that the quay was safe.",
       "A study that appeared in a Dray journal | found | that the quay was safe\n"},
      {"“The quay is safe,” said Ada Orrin, who runs the board.",
       "Ada Orrin, who runs the board | said | The quay is safe,\n"},
      {"“The quay is safe,” said Ada Orrin, whose new book “The Quay” is out.",
       "Ada Orrin, whose new book “The Quay” is out | said | The quay is safe,\n"},
      {"“The quay is safe,” wrote the authors of the “Harbour Report.”",
       "the authors of the “Harbour Report.” | wrote | The quay is safe,\n"},
      {"“The quay is safe,” said Will Orrin.", "Will Orrin | said | The quay is safe,\n"},
      {"“The quay is safe!” US Senator Ada Orrin said.", "US Senator Ada Orrin | said | The quay is safe!\n"},
      {"The heads of government agreed to close the quay.",
       "The heads of government | agreed | to close the quay\n"},
      {"A Dray study released this year indicates that the quay was safe.",
       "A Dray study released this year | indicates | that the quay was safe\n"},
      {"Ada Orrin later Friday said the quay was safe.", "Ada Orrin" + safe},
  });
}

TEST_CASE("a verb without a subject of its own has the one before") {
  check({
      {"Ada Orrin praised the plan and said the quay was safe.",
       "Ada Orrin | praised | the plan\nAda Orrin | said | the quay was safe\n"},
      {"Ada Orrin praised the plan, saying the quay was safe.",
       "Ada Orrin | praised | the plan\nAda Orrin | saying | the quay was safe\n"},
      {"Ada Orrin resigned on Friday, adding that the quay was safe.",
       "Ada Orrin | adding | that the quay was safe\n"},
  });
}

TEST_CASE("a quotation before, behind and around its attribution") {
  check({
      {"“The quay,” Ada Orrin said, pointing at the map, “is safe.”",
       "Ada Orrin | said | The quay, … is safe.\n"},
      {"The quay, Ada Orrin said, would close.", "Ada Orrin | said | The quay … would close\n"},
      {"“Is the quay safe?” Ada Orrin asked. “No.”", "Ada Orrin | asked | Is the quay safe? … No.\n"},
      {"“The quay is safe!” Ada Orrin shouted to the crowd. “We are glad of it.”",
       "Ada Orrin | shouted | The quay is safe! … We are glad of it.\n"},
      {"“The quay is safe,” Ada Orrin (Dray), a member of the board, said in a phone call. “But not for "
       "long.”",
       "Ada Orrin (Dray), a member of the board | said | The quay is safe, … But not for long.\n"},
      {"“The quay is safe,” Ada Orrin continued.", "Ada Orrin | continued | The quay is safe,\n"},
      {"“The quay is safe.” — Ada Orrin", "Ada Orrin | - | The quay is safe.\n"},
      {"''The quay is safe,'' Ada Orrin said.", "Ada Orrin | said | The quay is safe,\n"},
  });
}

TEST_CASE("addressees, times and places are no part of what is told") {
  check({
      {"Ada Orrin said on Friday that the quay was safe.", "Ada Orrin | said | that the quay was safe\n"},
      {"Ada Orrin told members of the board in Dray that the quay was safe.",
       "Ada Orrin | told | that the quay was safe\n"},
      {"Ada Orrin told reporters the quay was safe.", "Ada Orrin | told | the quay was safe\n"},
  });
}

TEST_CASE("verbs with other frames than a clause") {
  check({
      {"Ada Orrin accused the board of fraud.", "Ada Orrin | accused | the board of fraud\n"},
      {"Ada Orrin criticized the plan, which would close the quay.", "Ada Orrin | criticized | the plan\n"},
      {"Ada Orrin described the quay as a wreck.", "Ada Orrin | described | the quay as a wreck\n"},
      {"Ada Orrin called for a new quay.", "Ada Orrin | called for | a new quay\n"},
      {"Ada Orrin complained about the old quay.", "Ada Orrin | complained about | the old quay\n"},
      {"Ada Orrin vowed to close the quay.", "Ada Orrin | vowed | to close the quay\n"},
      {"The plan was criticized by Ada Orrin.", "Ada Orrin | was criticized | The plan\n"},
      {"It is expected that the quay will close.", "- | is expected | that the quay will close\n"},
      {"Ada Orrin expressed deep concern about the quay.",
       "Ada Orrin | expressed deep concern about | the quay\n"},
  });
}

// What would be quadratic shows in the size of what comes out, and in a run that never ends.
TEST_CASE("one paragraph of many attributions") {
  constexpr int kMany = 20000;
  std::string text;
  for (int i = 0; i < kMany; ++i) text += "“We won,” Hanna Brek said, and she said it was late. ";
  std::string endless = "Hanna Brek said it was late";
  for (int i = 0; i < kMany; ++i) endless += ", and she said it was late";
  for (const auto& paragraph : {text, endless}) {
    Article article;
    article.text = paragraph;
    article.blocks = {{BlockKind::kBody, {0, static_cast<std::uint32_t>(paragraph.size())}, "", ""}};
    const auto record = extract(std::move(article), english());
    CHECK(record.quotes.size() >= kMany / 2);
    CHECK(record.quotes.size() <= 3 * kMany);
  }
}

}  // namespace
}  // namespace onrecord
