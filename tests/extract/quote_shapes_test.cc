// What users of such programs miss or complain about, a table each; and the shapes that quotations have in
// news.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/extract/quotes.h"
#include "tests/extract/quote_tables.h"

namespace onrecord {
namespace {

TEST_CASE("quotations over paragraphs, whose marks stay open") {
  check({
      {"“We lost the boats in the night.\n“Nobody came until noon,” Hanna Brek said.",
       "direct <We lost the boats in the night.><Nobody came until noon,> | Hanna Brek | said\n"},
      {"\"We lost the boats in the night.\n\"Nobody came until noon,\" Hanna Brek said.",
       "direct <We lost the boats in the night.><Nobody came until noon,> | Hanna Brek | said\n"},
      {"Hanna Brek said: “We lost the boats.\n“Nobody came.”\nThe board met at noon.",
       "direct <We lost the boats.><Nobody came.> | Hanna Brek | said\n"},
  });
}

TEST_CASE("odd and mixed marks, and apostrophes that are none") {
  check({
      // Nothing is open at a paragraph's head.
      {"”We won this vote,” Hanna Brek said.", "direct <We won this vote,> | Hanna Brek | said\n"},
      {"‘We lost the skippers’ boats,’ Hanna Brek said.",
       "direct <We lost the skippers’ boats,> | Hanna Brek | said\n"},
      {"\"We lost the boats,” Hanna Brek said.", "direct <We lost the boats,> | Hanna Brek | said\n"},
      {"'We didn't lose the boats,' Hanna Brek said.",
       "direct <We didn't lose the boats,> | Hanna Brek | said\n"},
      {"The skippers' boats and the board's quay were lost, Hanna Brek said.",
       "indirect <The skippers' boats and the board's quay were lost> | Hanna Brek | said\n"},
      {"“We lost the boats in ’98,” Hanna Brek said.",
       "direct <We lost the boats in ’98,> | Hanna Brek | said\n"},
      {"\"The yard's 'big' boat is lost,\" Hanna Brek said.",
       "direct <The yard's 'big' boat is lost,> | Hanna Brek | said\n"},
  });
}

TEST_CASE("speakers with something put in behind them") {
  check({
      {"“We lost the boats,” Hugo Brek, a doctor, said.",
       "direct <We lost the boats,> | Hugo Brek, a doctor | said\n"},
      {"“We lost the boats,” Hanna Brek, who runs the yard with her sister, told the board.",
       "direct <We lost the boats,> | Hanna Brek, who runs the yard with her sister | told\n"},
      {"“We lost the boats,” Hanna Brek – the head of the yard – said.",
       "direct <We lost the boats,> | Hanna Brek | said\n"},
      {"“We lost the boats,” said the yard’s long-serving head, Hanna Brek.",
       "direct <We lost the boats,> | the yard’s long-serving head, Hanna Brek | said\n"},
  });
}

TEST_CASE("names, titles, mottos and words in marks are not said") {
  check({
      {"Eddie “The Eel” Brask left the yard on Monday.", ""},
      {"Her film “Lost Boats” opens on Friday.", ""},
      {"“Lost Boats,” a film of hers, opens on Friday.", ""},
      {"The yard’s motto, “Safe and Dry”, stands over the gate.", ""},
      {"The word “quay” is older than the yard.", ""},
      {"The so-called “harbour plan” was dropped.", ""},
      {"He is a “friend” of the yard.", ""},
      {"Hanna Brek praised the film “Lost Boats” on Monday.",
       "indirect <the film “Lost Boats”> | Hanna Brek | praised\n"},
      {"Hanna Brek said on Osmara’s “Harbour Hour” that the boats were lost.",
       "indirect <that the boats were lost> | Hanna Brek | said\n"},
      {"On “Harbour Hour,” Hanna Brek said the boats were lost.",
       "indirect <the boats were lost> | Hanna Brek | said\n"},
      // … but what somebody calls it is.
      {"Hanna Brek called it a “Harbour Crime” on Monday.",
       "indirect <it a “Harbour Crime”> | Hanna Brek | called\n"
       "mixed <Harbour Crime> | Hanna Brek | called\n"},
  });
}

TEST_CASE("words of telling, common and rare") {
  check({
      {"“We lost the boats,” Hanna Brek thundered.",
       "direct <We lost the boats,> | Hanna Brek | thundered\n"},
      {"“We lost the boats,” fumed Hanna Brek.", "direct <We lost the boats,> | Hanna Brek | fumed\n"},
      {"“We lost the boats,” chimed in Hanna Brek.",
       "direct <We lost the boats,> | Hanna Brek | chimed in\n"},
      {"“We lost the boats,” Hanna Brek shot back.",
       "direct <We lost the boats,> | Hanna Brek | shot back\n"},
  });
}

TEST_CASE("several speakers in one passage") {
  check({
      // Two verbs of one speaker, the first of which looks like a noun.
      {"She then urges her brother to come and says, “Do not lose the harbour.”",
       "indirect <her brother to come> | She | then urges\n"
       "direct <Do not lose the harbour.> | She | says\n"},
      {"“We lost the boats,” Hanna Brek said. “We did not,” Olaf Moran said.",
       "direct <We lost the boats,> | Hanna Brek | said\ndirect <We did not,> | Olaf Moran | said\n"},
      {"“We lost the boats,” Hanna Brek said, and Olaf Moran added, “We lost the quay as well.”",
       "direct <We lost the boats,> | Hanna Brek | said\ndirect <We lost the quay as well.> | Olaf Moran | "
       "added\n"},
      {"“We lost the boats,” Hanna Brek said.\n“We lost the quay as well,” Olaf Moran said.\n“And the yard,” "
       "Brek said.",
       "direct <We lost the boats,> | Hanna Brek | said\ndirect <We lost the quay as well,> | Olaf Moran | "
       "said\ndirect <And the yard,> | Brek | said\n"},
      {"“We lost it all,” Hanna Brek said of the yard.\nThe others were tired. Olga Moran agreed. “Nobody "
       "came to help us in the night.”",
       "direct <We lost it all,> | Hanna Brek | said\ndirect <Nobody came to help us in the night.> | Olga "
       "Moran | -\n"},
  });
}

TEST_CASE("signatures behind the words, names before them") {
  check({
      {"“We lost the boats in the night.” –Hanna Brek",
       "direct <We lost the boats in the night.> | Hanna Brek | -\n"},
      {"“We lost the boats in the night.” -- Hanna Brek",
       "direct <We lost the boats in the night.> | Hanna Brek | -\n"},
      {"“We lost the boats in the night.”\n– Hanna Brek.",
       "direct <We lost the boats in the night.> | Hanna Brek | -\n"},
      {"\"We lost the boats in the night.\"\n- Colm Ostrand, mayor of Osmara\nThe boats came back at noon.",
       "direct <We lost the boats in the night.> | Colm Ostrand | -\n"},
      // A list of names under a paragraph signs nothing.
      {"These spoke at the harbour.\n- Hanna Brek\n- Colm Ostrand", ""},
      {"From Hanna Brek: “We lost the boats in the night.”",
       "direct <We lost the boats in the night.> | Hanna Brek | :\n"},
  });
}

TEST_CASE("what is told without marks") {
  check({
      {"The boats were lost in the night, Hanna Brek said.",
       "indirect <The boats were lost in the night> | Hanna Brek | said\n"},
      {"Hanna Brek warned that the boats would be lost.",
       "indirect <that the boats would be lost> | Hanna Brek | warned\n"},
      {"Hanna Brek told the board the boats were lost.",
       "indirect <the boats were lost> | Hanna Brek | told\n"},
  });
}

TEST_CASE("what leads up to marked words is told with them") {
  check({
      {"If the vote is lost, Hanna Brek said, “we will leave the hall.”",
       "indirect <If the vote is lost><“we will leave the hall.”> | Hanna Brek | said\n"
       "mixed <we will leave the hall.> | Hanna Brek | said\n"},
      // What begins with a capital says all; a time is no part of it.
      {"Next week, Hanna Brek said, “The vote is ours to win.”",
       "direct <The vote is ours to win.> | Hanna Brek | said\n"},
  });
}

TEST_CASE("a relative word stands for its part of what is told") {
  check({
      {"The plan, which Brek said will fail, was dropped.", "indirect <which><will fail> | Brek | said\n"},
      {"It was a plan that Brek said would cost jobs.", "indirect <that><would cost jobs> | Brek | said\n"},
      {"The council dropped what Brek called a waste of money.",
       "indirect <what><a waste of money> | Brek | called\n"},
      {"The council dropped what Brek called “a waste of money.”",
       "mixed <a waste of money.> | Brek | called\n"},
  });
}

TEST_CASE("a speaker with something put in before the verb is not told by those behind it") {
  check({
      {"Ada Orrin, a supporter of the harbour plan, said those seeking its end were wrong.",
       "indirect <those seeking its end were wrong> | Ada Orrin, a supporter of the harbour plan | said\n"},
      {"Ada Orrin, who has led the council for six years, said she always wanted a bridge.",
       "indirect <she always wanted a bridge> | Ada Orrin, who has led the council for six years | said\n"},
      {"Ada Orrin, head of the Harbour Fund, a board allied with the port, said the vote was lost.",
       "indirect <the vote was lost> | Ada Orrin, head of the Harbour Fund, a board allied with the port | "
       "said\n"},
      {"To shouts of “Water first, water now!” Hanna Brek said the vote was lost.",
       "indirect <the vote was lost> | Hanna Brek | said\n"},
      {"Hanna Brek said last week that the vote was lost.",
       "indirect <that the vote was lost> | Hanna Brek | said\n"},
  });
}

TEST_CASE("halves of a clause on both sides of its attribution") {
  check({
      {"The aim, an inside man of the port said, is to make the council wait.",
       "indirect <The aim><is to make the council wait> | an inside man of the port | said\n"},
      {"Within the harbour, they said, pilots now have more work.",
       "indirect <Within the harbour><pilots now have more work> | they | said\n"},
      {"The cost of the bridge, said Brek and others, would be high.",
       "indirect <The cost of the bridge><would be high> | Brek and others | said\n"},
      {"Toll says, rain or shine over the bay, she sails in May.",
       "indirect <rain or shine over the bay, she sails in May> | Toll | says\n"},
      {"Although the fund pays no more, its boats would be kept by others, said Toll, who was elected in "
       "May.",
       "indirect <Although the fund pays no more, its boats would be kept by others> | Toll, who was elected "
       "in "
       "May | said\n"},
      {"“When we came here, we saw only empty nets,” said one keeper of a shop that sells them.",
       "direct <When we came here, we saw only empty nets,> | one keeper of a shop | said\n"},
      {"Instead, Toll told the Herald, his plan would be late.",
       "indirect <Instead><his plan would be late> | Toll | told\n"},
      {"As the Herald reported, the boat owner “gave between 10 and 50” nets to the fund.",
       "indirect <the boat owner “gave between 10 and 50” nets to the fund> | the Herald | reported\n"
       "mixed <gave between 10 and 50> | the Herald | reported\n"},
      {"Toll, who runs the harbour, reiterated those fears.",
       "indirect <those fears> | Toll, who runs the harbour | reiterated\n"},
  });
}

TEST_CASE("headlines in title case, set as a paragraph") {
  check({
      {"Harbour Mayor Says the Council Should Drop Its Plan.",
       "indirect <the Council Should Drop Its Plan> | Harbour Mayor | Says\n"},
      {"Ada Orrin Says She Is Tired Of Her Own Council.",
       "indirect <She Is Tired Of Her Own Council> | Ada Orrin | Says\n"},
      // A chain of names is no title.
      {"Ada Orrin, Hanna Brek and Jonas Toll of the Harbour Council.", ""},
  });
}

TEST_CASE("views, and what is told by nobody") {
  check({
      {"In the mayor's view, the plan is late.",
       "indirect <the plan is late> | the mayor | In the mayor's view\n"},
      {"The plan, in the voters’ eyes, is late.",
       "indirect <The plan><is late> | the voters | in the voters’ eyes\n"},
      {"The plan is late, by her own account.", "indirect <The plan is late> | her | by her own account\n"},
      {"The plan is late, per the Harbour Herald.",
       "indirect <The plan is late> | the Harbour Herald | per\n"},
      {"The plan costs 20 crowns per month.", ""},
      {"The council is reportedly drawing up a plan.",
       "indirect <The council is><drawing up a plan> | - | reportedly\n"},
      {"Brek lost the vote and has reportedly left the hall.",
       "indirect <Brek><left the hall> | - | reportedly\n"},
      {"The others appeared ready to leave the hall.",
       "indirect <The others><ready to leave the hall> | - | appeared\n"},
      {"The plan seemed like a mistake.", "indirect <The plan><like a mistake> | - | seemed\n"},
      {"The mayor appeared in the hall on Monday.", ""},
      {"Toll appeared tired and then asked, “Who is there now?”",
       "indirect <Toll><tired> | - | appeared\ndirect <Who is there now?> | Toll | then asked\n"},
      {"The mayor told the Herald that boats often sink, adding that the quay was safe.",
       "indirect <that boats often sink> | The mayor | told\nindirect <that the quay was safe> | The mayor | "
       "adding\n"},
      // It belongs to the verb of whom it names.
      {"Brek reportedly said the plan was late.", "indirect <the plan was late> | Brek | reportedly said\n"},
  });
}

TEST_CASE("verbs that could tell and do not") {
  check({
      {"Hanna Brek addressed the envelope.", ""},
      {"The yard provided boats.", ""},
      {"The quay was addressed on Monday.", ""},
  });
}

TEST_CASE("short quotations, and dates that are no speakers") {
  check({
      {"“We lost the boats,” it said on Monday.", "direct <We lost the boats,> | it | said\n"},
      {"“We lost the boats.” On May 3, 2024, the yard was closed.", ""},
      {"“No,” Hanna Brek said.", "direct <No,> | Hanna Brek | said\n"},
      {"“Never again,” she said.", "direct <Never again,> | she | said\n"},
  });
}

TEST_CASE("speakers that are no persons, or have no name") {
  check({
      {"“We lost the boats,” the Dray Harbour Board said.",
       "direct <We lost the boats,> | the Dray Harbour Board | said\n"},
      {"“We lost the boats,” a spokeswoman said.", "direct <We lost the boats,> | a spokeswoman | said\n"},
      {"“We lost the boats,” two people with knowledge of the matter said.",
       "direct <We lost the boats,> | two people with knowledge of the matter | said\n"},
      {"“We lost the boats,” the letter says.", "direct <We lost the boats,> | the letter | says\n"},
  });
}

TEST_CASE("quotations in quotations") {
  check({
      {"“He told me, ‘Take the boats,’ and left,” Hanna Brek said.",
       "direct <He told me, ‘Take the boats,’ and left,> | Hanna Brek | said\n"},
      {"“He said “take the boats” and left,” Hanna Brek said.",
       "direct <He said “take the boats” and left,> | Hanna Brek | said\n"},
      {"\"He said 'take the boats' and left,\" Hanna Brek said.",
       "direct <He said 'take the boats' and left,> | Hanna Brek | said\n"},
      // The speaker inside what another tells.
      {"Hanna Brek recalled that the mayor told the crews, “We will never lose the harbour to them.”",
       "indirect <that the mayor told the crews, “We will never lose the harbour to them.”> | Hanna Brek | "
       "recalled\ndirect <We will never lose the harbour to them.> | the mayor | told\n"},
  });
}

TEST_CASE("what goes on without marks") {
  check({
      {"“We lost the boats,” Hanna Brek said, adding that nobody had come.",
       "direct <We lost the boats,> | Hanna Brek | said\nindirect <that nobody had come> | Hanna Brek | "
       "adding\n"},
      {"“We lost the boats,” Hanna Brek said. She said nobody had come.",
       "direct <We lost the boats,> | Hanna Brek | said\nindirect <nobody had come> | She | said\n"},
      {"“We lost the boats,” Hanna Brek said, because nobody had come.",
       "direct <We lost the boats,> | Hanna Brek | said\n"},
      {"Brek said it would fail, but he said Moran could win.",
       "indirect <it would fail> | Brek | said\nindirect <Moran could win> | he | said\n"},
  });
}

TEST_CASE("dialogue") {
  check({
      {"“Did you lose the boats?” Hanna Brek asked.\n“We did,” Olaf Moran replied.\n“When?” she asked.",
       "direct <Did you lose the boats?> | Hanna Brek | asked\ndirect <We did,> | Olaf Moran | "
       "replied\ndirect <When?> | she | asked\n"},
      {"“We lost the boats,” Hanna Brek said before asking him, “Where do we go from here?”",
       "direct <We lost the boats,> | Hanna Brek | said\ndirect <Where do we go from here?> | Hanna Brek | "
       "asking\n"},
  });
}

TEST_CASE("quotations without words of telling") {
  check({
      {"Hanna Brek stood at the quay. “We lost the boats in the night.”",
       "direct <We lost the boats in the night.> | Hanna Brek | -\n"},
      {"“We lost the boats,” Hanna Brek said.\nIt rained.\n“Nobody came to help us.”",
       "direct <We lost the boats,> | Hanna Brek | said\n"},
  });
}

TEST_CASE("statements, and excerpts that hold quotations") {
  check({
      {"The statement in full:\n“We lost the boats. Nobody came.”",
       "direct <We lost the boats. Nobody came.> | The statement in full | :\n"},
      {"In a statement, the yard said, “We lost the boats.”",
       "direct <We lost the boats.> | the yard | said\n"},
      {"\"The yard is lost. “We lost the boats,” Hanna Brek said, and she left.\nIt rained.",
       "direct <We lost the boats,> | Hanna Brek | said\n"},
  });
}

TEST_CASE("posts") {
  check({
      {"Hanna Brek tweeted: “We lost the boats.”", "direct <We lost the boats.> | Hanna Brek | tweeted\n"},
      {"“We lost the boats,” Hanna Brek wrote on Facebook.",
       "direct <We lost the boats,> | Hanna Brek | wrote\n"},
      {"We lost the boats! Nobody came. — Hanna Brek (@hbrek) May 3, 2024",
       "direct <We lost the boats! Nobody came.> | Hanna Brek | -\n"},
      {"We lost the boats! Nobody came.\n— Hanna Brek (@hbrek) May 3, 2024",
       "direct <We lost the boats! Nobody came.> | Hanna Brek | -\n"},
  });
}

TEST_CASE("transcripts") {
  check({
      {"MR. CARVER: Thank you. We have looked at the yard.\nIt is in a bad state.\nQ: Will it close?\nMR. "
       "CARVER: Yes. In May.\n(Laughter.)\nMS. BREK: I was not asked.\nThe board left at noon.",
       "direct <Thank you. We have looked at the yard.><It is in a bad state.> | MR. CARVER | -\ndirect "
       "<Will it close?> | Q | -\ndirect <Yes. In May.> | MR. CARVER | -\ndirect <I was not asked.> | MS. "
       "BREK | -\n"},
      {"Moran: We lost the boats.\nBrek: We did not.\nMoran: We did, and you know it.",
       "direct <We lost the boats.> | Moran | -\ndirect <We did not.> | Brek | -\ndirect <We did, and you "
       "know it.> | Moran | -\n"},
      {"Moran: We have a plan for the boats.\nThe yard is old.\nBrek: She has a plan for the quay.\nThe quay "
       "is old.",
       "indirect <We have a plan for the boats> | Moran | -\nindirect <She has a plan for the quay> | Brek | "
       "-\n"},
  });
}

TEST_CASE("wordings that somebody uses") {
  check({
      {"The mayor has used the phrase “dry harbour” often.",
       "indirect <“dry harbour” often> | The mayor | has used the phrase\nmixed <dry harbour> | The mayor | "
       "has used the phrase\n"},
      {"Brek ran on the slogan “Water First” in May.",
       "indirect <“Water First” in May> | Brek | ran on the slogan\nmixed <Water First> | Brek | ran on the "
       "slogan\n"},
  });
}

}  // namespace
}  // namespace onrecord
