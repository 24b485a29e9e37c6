#include "engine/extract/quotes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/extract/quote_tables.h"

namespace onrecord {
namespace {

TEST_CASE("quotation before, behind and around its speaker") {
  check({
      {"“We won this vote,” said Hanna Brek.", "direct <We won this vote,> | Hanna Brek | said\n"},
      {"“We won this vote,” Hanna Brek said.", "direct <We won this vote,> | Hanna Brek | said\n"},
      {"“Did we win this vote?” Hanna Brek asked.", "direct <Did we win this vote?> | Hanna Brek | asked\n"},
      {"“We won this vote!” cried Hanna Brek.", "direct <We won this vote!> | Hanna Brek | cried\n"},
      {"Hanna Brek said, “We won this vote.”", "direct <We won this vote.> | Hanna Brek | said\n"},
      {"Hanna Brek said: “We won this vote.”", "direct <We won this vote.> | Hanna Brek | said\n"},
      {"Hanna Brek said of the vote: “We won it well.”", "direct <We won it well.> | Hanna Brek | said\n"},
      {"Hanna Brek tweeted: “We won this vote.”", "direct <We won this vote.> | Hanna Brek | tweeted\n"},
      {"Brek: “We won this vote.”", "direct <We won this vote.> | Brek | -\n"},
      {"“We won,” Hanna Brek said, “and we will win again.”",
       "direct <We won,><and we will win again.> | Hanna Brek | said\n"},
      {"“We won,” said the mayor of Dray, “and we will win again.”",
       "direct <We won,><and we will win again.> | the mayor of Dray | said\n"},
      {"“We won this vote,” Hanna Brek said. “We will win the next. It is ours.”",
       "direct <We won this vote,><We will win the next. It is ours.> | Hanna Brek | said\n"},
  });
}

TEST_CASE("marks of all styles") {
  for (const std::string quoted : {"\"We won this vote,\"", "‘We won this vote,’", "'We won this vote,'",
                                   "«We won this vote,»", "„We won this vote,“"}) {
    CAPTURE(quoted);
    CHECK(show(extract(body(quoted + " Hanna Brek said."), english())) ==
          "direct <We won this vote,> | Hanna Brek | said\n");
  }
  check({
      // A mark that nobody sees stands before the first.
      {"\u202A“We won this vote,” Hanna Brek said.", "direct <We won this vote,> | Hanna Brek | said\n"},
      {"“He told me ‘never’ and left,” Hanna Brek said.",
       "direct <He told me ‘never’ and left,> | Hanna Brek | said\n"},
      {"''He told me 'never,''' Hanna Brek said.", "direct <He told me 'never,'> | Hanna Brek | said\n"},
      {"Brek dropped what Orrin called ''a waste of money,'' and left.",
       "mixed <a waste of money,> | Orrin | called\n"},
      {"“He told me “never” and left,” Hanna Brek said.",
       "direct <He told me “never” and left,> | Hanna Brek | said\n"},
  });
}

TEST_CASE("marked words in a clause that is told") {
  check({
      {"Hanna Brek said the vote was “a farce” and would be repeated.",
       "indirect <the vote was “a farce” and would be repeated> | Hanna Brek | said\n"
       "mixed <a farce> | Hanna Brek | said\n"},
      {"Hanna Brek said the vote was “a farce” and “a shame”.",
       "indirect <the vote was “a farce” and “a shame”> | Hanna Brek | said\n"
       "mixed <a farce> | Hanna Brek | said\nmixed <a shame> | Hanna Brek | said\n"},
      {"The vote was “a farce”, Hanna Brek said.",
       "indirect <The vote was “a farce”> | Hanna Brek | said\nmixed <a farce> | Hanna Brek | said\n"},
      {"Hanna Brek called the vote “a farce of the worst kind”.",
       "indirect <the vote “a farce of the worst kind”> | Hanna Brek | called\n"
       "mixed <a farce of the worst kind> | Hanna Brek | called\n"},
      {"Hanna Brek denounced a “shameful” vote.",
       "indirect <a “shameful” vote> | Hanna Brek | denounced\nmixed <shameful> | Hanna Brek | denounced\n"},
  });
  // The clause around the marked words is kept.
  const auto record = extract(body("Hanna Brek said the vote was “a farce” and void."), english());
  REQUIRE(record.quotes.size() == 2);
  REQUIRE(record.quotes[1].clause);
  CHECK(slice(record.article.text, *record.quotes[1].clause) == "the vote was “a farce” and void");
  REQUIRE(record.quotes[0].marked.size() == 1);
  CHECK(slice(record.article.text, record.quotes[0].marked[0]) == "a farce");
}

TEST_CASE("clauses that are told without marks") {
  check({
      {"Hanna Brek said that the harbour would close.",
       "indirect <that the harbour would close> | Hanna Brek | said\n"},
      {"Hanna Brek said the harbour would close.",
       "indirect <the harbour would close> | Hanna Brek | said\n"},
      {"The harbour would close, Hanna Brek said.",
       "indirect <The harbour would close> | Hanna Brek | said\n"},
      {"The harbour would close, said Hanna Brek.",
       "indirect <The harbour would close> | Hanna Brek | said\n"},
      {"The harbour will close next week, Hanna Brek said on Friday.",
       "indirect <The harbour will close next week> | Hanna Brek | said\n"},
      {"Hanna Brek told reporters that the harbour would close.",
       "indirect <that the harbour would close> | Hanna Brek | told\n"},
      {"Hanna Brek did not say that the harbour would close.",
       "indirect <that the harbour would close> | Hanna Brek | did not say\n"},
      {"Brek said that Orrin had said the school would stay open.",
       "indirect <that Orrin had said the school would stay open> | Brek | said\n"},
      {"Hanna Brek and Ada Orrin said the harbour would close.",
       "indirect <the harbour would close> | Hanna Brek and Ada Orrin | said\n"},
  });
}

TEST_CASE("one sentence with several speakers") {
  check({
      {"Brek said the harbour would close, and Orrin said the school would stay open.",
       "indirect <the harbour would close> | Brek | said\nindirect <the school would stay open> | Orrin | "
       "said\n"},
      {"Brek said the harbour would close; Orrin said the school would stay open.",
       "indirect <the harbour would close> | Brek | said\nindirect <the school would stay open> | Orrin | "
       "said\n"},
  });
}

TEST_CASE("channels, alone and beside a speaker") {
  check({
      {"The vote was lost, according to a council readout.",
       "indirect <The vote was lost> | a council readout | according to\n"},
      {"According to a council readout, the vote was lost.",
       "indirect <the vote was lost> | a council readout | According to\n"},
      {"According to the council, the harbour will close soon.",
       "indirect <the harbour will close soon> | the council | According to\n"},
      {"“The harbour will close,” according to a council readout.",
       "direct <The harbour will close,> | a council readout | according to\n"},
      {"Hanna Brek said the harbour would close, according to a council readout.",
       "indirect <the harbour would close> | Hanna Brek | said | a council readout\n"},
      {"The harbour will close, according to a council readout, Hanna Brek said.",
       "indirect <The harbour will close> | Hanna Brek | said | a council readout\n"},
      {"“The harbour will close,” Hanna Brek said, according to a council readout.",
       "direct <The harbour will close,> | Hanna Brek | said | a council readout\n"},
      {"Citing a letter, the council said the harbour would close.",
       "indirect <the harbour would close> | the council | said | a letter\n"},
  });
}

TEST_CASE("a quotation over several paragraphs is one, with one speaker") {
  check({
      {"“We won this vote.\n“The others lost it by far,” Hanna Brek said.",
       "direct <We won this vote.><The others lost it by far,> | Hanna Brek | said\n"},
      {"“We won this vote.\nThe others lost it by far,” Hanna Brek said.",
       "direct <We won this vote.><The others lost it by far,> | Hanna Brek | said\n"},
      {"“We lost it,” Ada Orrin said.\n“We won this vote.\n“The others lost.\n“And now we go home,” Hanna "
       "Brek said.",
       "direct <We lost it,> | Ada Orrin | said\n"
       "direct <We won this vote.><The others lost.><And now we go home,> | Hanna Brek | said\n"},
      {"“We won this vote,” Hanna Brek said. “It was close.\n“The others lost.”",
       "direct <We won this vote,><It was close.><The others lost.> | Hanna Brek | said\n"},
      {"Hanna Brek said: “It was close.\n“The others lost.\n“And now we go home.”",
       "direct <It was close.><The others lost.><And now we go home.> | Hanna Brek | said\n"},
      {"“We won this vote,” Hanna Brek said.\n“It was close.\n“The others lost.”\nIt rained.",
       "direct <We won this vote,><It was close.><The others lost.> | Hanna Brek | said\n"},
      // Nobody speaks.
      {"It rained.\n“It was close.\n“The others lost.”\nIt rained.", ""},
  });
}

TEST_CASE("a quotation that stands alone goes on with the speaker before it") {
  check({
      {"“We won this vote,” Hanna Brek said.\n“The others lost it by far.”",
       "direct <We won this vote,><The others lost it by far.> | Hanna Brek | said\n"},
      {"“We won this vote,” Hanna Brek told Dray Radio. “The others lost it by far.”",
       "direct <We won this vote,><The others lost it by far.> | Hanna Brek | told\n"},
      {"Hanna Brek said the vote was over. “The others lost it by far.”",
       "indirect <the vote was over> | Hanna Brek | said\ndirect <The others lost it by far.> | Hanna Brek | "
       "-\n"},
      // Behind other sentences it is a quotation of its own.
      {"“We won this vote,” Hanna Brek said. It rained.\n“The others lost it by far.”",
       "direct <We won this vote,> | Hanna Brek | said\ndirect <The others lost it by far.> | Hanna Brek | "
       "-\n"},
      // Not over a paragraph without a speaker, nor from a told clause in another one.
      {"“We won this vote,” Hanna Brek said.\nIt rained.\n“The others lost it by far.”",
       "direct <We won this vote,> | Hanna Brek | said\n"},
      {"Hanna Brek said the vote was over.\n“The others lost it by far.”",
       "indirect <the vote was over> | Hanna Brek | said\n"},
      {"“The others lost it by far.”", ""},
      // Nor behind a signature.
      {"“We won this vote.” — Hanna Brek\n“The others lost it by far.”",
       "direct <We won this vote.> | Hanna Brek | -\n"},
      // A heading, and words that are printed once more.
      {"“We won this vote,” Hanna Brek said.\n“Legends of the Dray Harbour Yard”",
       "direct <We won this vote,> | Hanna Brek | said\n"},
      {"“We won this vote by far,” Hanna Brek said.\n“We won this vote by far”",
       "direct <We won this vote by far,> | Hanna Brek | said\n"},
  });
  const auto record = extract(body("Hanna Brek said it was late. “The others lost it by far.”"), english());
  REQUIRE(record.quotes.size() == 2);
  CHECK(record.quotes[0].rule.id == "told.clause");
  CHECK(record.quotes[0].rule.line > 0);
  CHECK(record.quotes[1].rule.id == "engine.floating-quotation");
  CHECK(record.quotes[1].confidence < record.quotes[0].confidence);
}

TEST_CASE("what tells a whole quotation may be any word beside it") {
  check({
      {"“We won this vote,” Hanna Brek repeated over the wind.",
       "direct <We won this vote,> | Hanna Brek | repeated\n"},
      {"“We won this vote,” the sign over the quay reads.",
       "direct <We won this vote,> | the sign over the quay | reads\n"},
      {"“We won this vote,” Brek notes. “It was close.”",
       "direct <We won this vote,><It was close.> | Brek | notes\n"},
      {"The leaflet claims “Brek is the captain we need.”",
       "direct <Brek is the captain we need.> | The leaflet | claims\n"},
      {"Hanna Brek left the hall, tweeting, “We won this vote.”",
       "direct <We won this vote.> | Hanna Brek | tweeting\n"},
      {"Her answer to the board: “We won this vote.”",
       "direct <We won this vote.> | Her answer to the board | :\n"},
      {"According to Dray Radio: “The quay is shut.”",
       "direct <The quay is shut.> | Dray Radio | According to\n"},
      {"As Hanna Brek put it, “we won this vote by far.”",
       "direct <we won this vote by far.> | Hanna Brek | put it\n"},
      // A colon at the end of a paragraph.
      {"Hanna Brek had only this for the board:\n“We won this vote.”",
       "direct <We won this vote.> | Hanna Brek | had\n"},
      {"The statement in full:\n“We won this vote.”",
       "direct <We won this vote.> | The statement in full | :\n"},
      {"Stated Brek:\n“We won this vote.”", "direct <We won this vote.> | Brek | Stated\n"},
      // Too short to be speech.
      {"Her answer: “Never”.", ""},
  });
}

TEST_CASE("quotations beside others in their sentence") {
  check({
      {"Asked about the quay, Hanna Brek said, “We won this vote.”",
       "indirect <the quay> | - | Asked about\ndirect <We won this vote.> | Hanna Brek | said\n"},
      {"When asked if it was late, Hanna Brek said: “We won this vote.”",
       "indirect <if it was late> | - | asked\ndirect <We won this vote.> | Hanna Brek | said\n"},
      {"“Did you win it all?” she said, but the boat was gone, Hanna Brek said.",
       "direct <Did you win it all?> | she | said\nindirect <but the boat was gone> | Hanna Brek | said\n"},
      {"“We won this vote,” Hanna Brek said, adding, “It was very close.”",
       "direct <We won this vote,> | Hanna Brek | said\ndirect <It was very close.> | Hanna Brek | adding\n"},
      {"“We won this vote.” Hanna Brek said the others had lost.",
       "indirect <the others had lost> | Hanna Brek | said\n"},
      {"“We won this vote,” Brek said. “It was close.” She noted that it rained.",
       "direct <We won this vote,><It was close.> | Brek | said\nindirect <that it rained> | She | noted\n"},
      {"“We won this vote,” Brek said, and “the others lost it.”",
       "direct <We won this vote,><the others lost it.> | Brek | said\n"},
      {"Yet, “it was a very close vote,” Brek said.", "direct <it was a very close vote,> | Brek | said\n"},
      {"“We won this vote,” said Brek, who predicted rain.",
       "direct <We won this vote,> | Brek, who predicted rain | said\nindirect <rain> | who | predicted\n"},
      {"“We won this vote,” Brek told “Dray Tonight” on Monday.",
       "direct <We won this vote,> | Brek | told\n"},
  });
}

TEST_CASE("marked words that nobody says") {
  check({
      {"The so-called “reform” was dropped.", ""},
      {"They met at the “Old Crow” for lunch.", ""},
      {"The book “We Won This Vote” came out on Monday.", ""},
      {"It rained. “We said it would be late.”", ""},
      {"Eddie “The Eel” Brask left.", ""},
      {"The motto “Safe and Dry” stands over the gate.", ""},
      {"The word “quay” has two meanings.", ""},
      {"“Nobody saw it coming at all.”", ""},
      {"", ""},
  });
}

TEST_CASE("what is said inside a quotation is its speaker's") {
  check({
      {"“Orrin said the harbour would close,” Hanna Brek said.",
       "direct <Orrin said the harbour would close,> | Hanna Brek | said\n"},
      {"Hanna Brek said: “He thinks that we lost.”",
       "direct <He thinks that we lost.> | Hanna Brek | said\n"},
  });
}

TEST_CASE("only the body is read") {
  auto article = body("“We won this vote,” Hanna Brek said.\n“We lost this vote,” Ada Orrin said.");
  for (const auto kind : {BlockKind::kTitle, BlockKind::kCaption, BlockKind::kBoilerplate,
                          BlockKind::kRelated, BlockKind::kByline, BlockKind::kHeading}) {
    article.blocks[0].kind = kind;
    CHECK(show(extract(article, english())) == "direct <We lost this vote,> | Ada Orrin | said\n");
  }
}

}  // namespace
}  // namespace onrecord
