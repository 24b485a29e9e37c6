#include "engine/extract/attribution.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/extract/extractor.h"
#include "engine/extract/provenance.h"
#include "tests/extract/reading.h"

namespace onrecord {
namespace {

// A text of one paragraph as the rules read it; owns the text.
struct Paragraph {
  std::string text;
  ReadBlock block;

  explicit Paragraph(std::string from, const Language& language = english()) : text(std::move(from)) {
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    block.reading = language.text().read(text, whole);
    block.pieces = pair_quotations(text, std::vector{whole});
    std::vector<Seed> seeds;
    for (const auto& piece : block.pieces) {
      if (piece.depth == 0) seeds.push_back({*language.text().kind("quote"), piece.marks});
    }
    block.findings = language.text().run(block.reading, seeds);
  }
  Paragraph(const Paragraph&) = delete;
  Paragraph& operator=(const Paragraph&) = delete;

  std::string words(Span span) const { return span.empty() ? "-" : std::string(slice(text, span)); }
};

// "speaker | cue | via | clause", with "(marks)" for the pieces that the rule
// names; one attribution a line.
std::string show(const std::string& text, const Language& language = english()) {
  const Paragraph paragraph(text, language);
  std::string out;
  for (const auto& found :
       attributions_in(paragraph.block, Syntax(paragraph.block, language), language, {})) {
    out += paragraph.words(found.speaker) + " | " + paragraph.words(found.cue) + " | " +
           paragraph.words(found.via) + " | " + paragraph.words(found.clause);
    if (!found.rest.empty()) out += " … " + paragraph.words(found.rest);
    for (const auto piece : found.pieces) out += " (" + paragraph.words(piece) + ")";
    out += "\n";
  }
  return out;
}

TEST_CASE("who, by which word, through what, and the stretch that was said") {
  struct Case {
    std::string text;
    std::string attributions;
  };
  for (const auto& [text, attributions] : std::vector<Case>{
           {"It rained all day.", ""},
           {"", ""},
           {"Ms Orrin said the vote was lost.", "Ms Orrin | said | - | the vote was lost\n"},
           {"Ms Orrin said the vote was lost. It rained.", "Ms Orrin | said | - | the vote was lost\n"},
           {"It rained. The vote was lost, Ms Orrin said.", "Ms Orrin | said | - | The vote was lost\n"},
           {"“We won,” Ms Orrin said.", "Ms Orrin | said | - | “We won,”\n"},
           {"“We won,” Ms Orrin said, “and we go on.”",
            "Ms Orrin | said | - | “We won,” … “and we go on.”\n"},
           // What stands before the marked words in their sentence was said too.
           {"The vote was “a farce,” Ms Orrin said.", "Ms Orrin | said | - | The vote was “a farce,”\n"},
           // A sentence goes on over the ends of those inside its quotation.
           {"Ms Orrin said it was “over. Done. Gone” by noon.",
            "Ms Orrin | said | - | it was “over. Done. Gone” by noon\n"},
           // A title behind a preposition is where it was said; other marked words are not.
           {"On “Harbour Hour,” Orrin said it was won.", "Orrin | said | - | it was won\n"},
           {"On ''Harbour Hour,'' Orrin said it was won.", "Orrin | said | - | it was won\n"},
           {"On “Harbour Hour”, Orrin called the vote a shame.", "Orrin | called | - | the vote a shame\n"},
           {"In his book “The Long Tide,” Orrin writes that it was lost.",
            "Orrin | writes | - | that it was lost\n"},
           {"On “the whole island,” Orrin said on Monday.", "Orrin | said | - | On “the whole island,”\n"},
           // A coordinator or semicolon before the next speaker ends what the first one said.
           {"Orrin said the vote was lost, and Brek said it was won.",
            "Orrin | said | - | the vote was lost\nBrek | said | - | it was won\n"},
           {"Orrin said the vote was lost; Brek said it was won.",
            "Orrin | said | - | the vote was lost\nBrek | said | - | it was won\n"},
           // … but not one that parts two names: they are subjects of what is told.
           {"Orrin said Brek and Tolm were “in a hard spot” as others seek to win.",
            "Orrin | said | - | Brek and Tolm were “in a hard spot” as others seek to win\n"},
           // A country says nothing where somebody has just been saying something of it.
           {"Orrin said China was ready to work with France and stressed that the ties were old.",
            "Orrin | said | - | China was ready to work with France\n"
            "Orrin | stressed | - | that the ties were old\n"},
           // "saying" takes what stands behind it, not the words of the verb before.
           {"Orrin called on “all parties” to wait, saying it was late.",
            "Orrin | called on | - | “all parties” to wait\nOrrin | saying | - | it was late\n"},
           // The outermost counts.
           {"Orrin said Brek said it was won.", "Orrin | said | - | Brek said it was won\n"},
           // A channel alone; beside a speaker it is how the words came.
           {"The vote was lost, according to a council readout.",
            "a council readout | according to | - | The vote was lost\n"},
           {"Orrin praised the “brave” plan, according to a council readout.",
            "Orrin | praised | a council readout | the “brave” plan\n"},
           {"Orrin said the vote was lost, according to a council readout.",
            "Orrin | said | a council readout | the vote was lost\n"},
           {"According to a council readout, Orrin said the vote was lost.",
            "Orrin | said | a council readout | the vote was lost\n"},
           {"The mayor denounced the vote.", "The mayor | denounced | - | the vote\n"},
           {"The mayor denounced a “shameful” vote.", "The mayor | denounced | - | a “shameful” vote\n"},
           // What is expected or seems so is told of the subject, by nobody.
           {"The mayor is widely expected to resign.",
            "- | is widely expected | - | The mayor … to resign\n"},
           {"The plan seems to fail.", "- | seems | - | The plan … to fail\n"},
           {"The mayor was accused of fraud.", "- | was accused of | - | The mayor … fraud\n"},
           // A thing that is told is its owner's, or of the verb's subject before it.
           {"Orrin's belief that it was lost is old.", "Orrin | 's belief | - | that it was lost is old\n"},
           {"Orrin defended her criticism of Brek.", "Orrin | defended | - | her criticism of Brek\n"},
           // What a relative clause tells of stands before it.
           {"The hall was a place that many members doubted.", "many members | doubted | - | a place\n"},
           {"As the Herald noted, the vote was lost.", "the Herald | noted | - | the vote was lost\n"},
           {"The members have both condemned the plan.",
            "The members | have both condemned | - | the plan\n"},
           {"Orrin — who has been ill — said it was late.", "Orrin | said | - | it was late\n"},
           {"The Brask Herald reports that it was lost.",
            "The Brask Herald | reports | - | that it was lost\n"},
           {"About 20 boats were lost, officials said.", "officials | said | - | About 20 boats were lost\n"},
           // "He thought she …, but believes": he believes.
           {"Orrin denied that Brek could win, arguing that it was late.",
            "Orrin | denied | - | that Brek could win\nOrrin | arguing | - | that it was late\n"},
           {"Orrin, who told them that it was lost, resigned.", "who | told | - | that it was lost\n"},
           {"Orrin, who lost the vote, urged the council to wait.",
            "Orrin, who lost the vote | urged | - | the council to wait\n"},
           {"Orrin (Brask), who lost the vote, urged the council to wait.",
            "Orrin (Brask), who lost the vote | urged | - | the council to wait\n"},
           // "The vote forced her to say": she says it.
           {"The vote forced Orrin to say that it was lost.", "Orrin | say | - | that it was lost\n"},
           {"That prompted the mayor to say, “We lost it all.”", "the mayor | say | - | “We lost it all.”\n"},
           {"It led her to say that it was lost.", "her | say | - | that it was lost\n"},
           {"Orrin pushed hard to say that it was lost.", "Orrin | say | - | that it was lost\n"},
           {"Orrin went on to say that it was lost.", "Orrin | say | - | that it was lost\n"},
           {"Orrin, who lost the vote, released old files.",
            "Orrin, who lost the vote | released | - | old files\n"},
           {", who lost the vote, urged the council to wait.",
            "the vote | urged | - | the council to wait\n"},
           // Inside a quotation its speaker tells.
           {"“Orrin said it was won.”", ""},
           {"The mark “is open. Orrin said it was won.", "Orrin | said | - | it was won\n"},
       }) {
    CAPTURE(text);
    CHECK(show(text) == attributions);
  }
}

TEST_CASE("what rules say of their attributions") {
  const std::string rules = R"(format: 1
pack: xx
rule a.plain:
  gives: attribution
  match: |
    {speaker: capitalised} {cue: says}
  finds: |
    Ada says no
rule b.sure:
  gives: attribution
  match: |
    {cue: per / pro} {speaker: capitalised},
  confidence: 0.5
  content: after
  finds: |
    per Ada, no
rule c.before:
  gives: attribution
  match: |
    , {cue: quoth / quod} {speaker: capitalised}
  content: before
  finds: |
    no, quoth Ada
)";
  const Language language(parse_pack({{"a.yaml", rules}}));
  REQUIRE(language.errors().empty());
  CHECK(show("Ada says no, not now.", language) == "Ada | says | - | no, not now\n");
  CHECK(show("No, not now, quoth Ada.", language) == "Ada | quoth | - | No, not now\n");
  CHECK(show("Ada says.", language) == "");  // nothing was said
  const Paragraph paragraph("Ada says no. Then per Ada, maybe.", language);
  const auto found = attributions_in(paragraph.block, Syntax(paragraph.block, language), language, {});
  REQUIRE(found.size() == 2);
  CHECK(found[0].confidence == 0.8);
  CHECK(found[1].confidence == 0.5);
  const auto rule =
      provenance(language, found[1].block->findings, *found[1].mention, found[1].block->reading.text);
  CHECK(rule.id == "b.sure");
  CHECK(rule.file == "a.yaml");
  CHECK(rule.line == 12);
  CHECK(paragraph.words(found[1].core) == "per Ada,");
}

TEST_CASE("a rule's own slot for what was said catches a quotation or other words") {
  const Language language(parse_pack({{"a.yaml", R"(format: 1
pack: xx
rule a.cabled:
  gives: attribution
  match: |
    {speaker: capitalised} {cue: cabled} (that / :) {content: clause}
    {speaker: capitalised} {cue: cabled}: {content: quote}
  finds: |
    Ada cabled that it was shut
    Ada cabled: “We shut it”
)"}}));
  REQUIRE(language.errors().empty());
  const auto quotes = [&](const std::string& text) {
    std::string out;
    for (const auto& quote : extract(body(text), language).quotes) {
      out += std::string(name_of(quote.kind)) + ' ' + std::string(slice(text, quote.speaker->span)) + ':';
      for (const auto span : quote.content) out += ' ' + std::string(slice(text, span));
      out += '\n';
    }
    return out;
  };
  CHECK(quotes("Ada cabled that the harbour was shut.") == "indirect Ada: the harbour was shut\n");
  CHECK(quotes("Ada cabled: “We shut the harbour.”") == "direct Ada: We shut the harbour.\n");
}

TEST_CASE("the sentence around a place, over quotations that cross its ends") {
  struct Case {
    std::string text;
    std::string at;  // the place: where this begins
    std::string sentence;
  };
  for (const auto& [text, at, sentence] : std::vector<Case>{
           {"It rained. It poured. So.", "poured", "It poured."},
           {"It rained. It poured. So.", "rained", "It rained."},
           {"It rained.", "It", "It rained."},
           {"He said “it rained. It poured” then. So.", "said", "He said “it rained. It poured” then."},
           {"He said “it rained. It poured” then. So.", "then", "He said “it rained. It poured” then."},
           {"He said “it rained. It poured” then. So.", "So", "So."},
           {"“It rained. It poured,” he said. So.", "he", "“It rained. It poured,” he said."},
       }) {
    CAPTURE(text);
    CAPTURE(at);
    const Paragraph paragraph(text);
    CHECK(paragraph.words(sentence_around(paragraph.block, static_cast<std::uint32_t>(text.find(at)))) ==
          sentence);
  }
}

TEST_CASE("clauses lose the marks at their ends, but no quotation marks") {
  for (const auto& [text, trimmed] : std::vector<std::pair<std::string, std::string>>{
           {"", ""},
           {" , . ", ""},
           {"so", "so"},
           {", so it is.", "so it is"},
           {" — so; it: is?! ", "so; it: is"},
           {"\u00A0so\u2009–", "so"},
           {"“so it is.”", "“so it is.”"},
           {"(so)", "(so)"},
           {"so it is.)", "so it is"},
           {"so (it is).", "so (it is)"},
           {"(so", "so"},
           {")))", ""},
       }) {
    CAPTURE(text);
    const Span found = trim_clause(text, {0, static_cast<std::uint32_t>(text.size())});
    CHECK(slice(text, found) == trimmed);
  }
  CHECK(trim_clause("a, b, c", {1, 6}) == Span{3, 4});
}

}  // namespace
}  // namespace onrecord
