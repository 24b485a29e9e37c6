#include "engine/extract/people.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/extract/extractor.h"
#include "tests/extract/reading.h"

namespace onrecord {
namespace {

Record read(const std::string& text) {
  Article article;
  article.text = text;
  article.blocks = {{BlockKind::kBody, {0, static_cast<std::uint32_t>(text.size())}, "", ""}};
  return extract(std::move(article), english());
}

// Whom each speaker means: "she = Hanna Brek"; "A spokesperson = ?" for nobody known.
std::string speakers(const std::string& text) {
  const auto record = read(text);
  std::string out;
  for (const auto& quote : record.quotes) {
    if (!quote.speaker) continue;
    if (!out.empty()) out += "; ";
    out += std::string(slice(text, quote.speaker->span)) + " = ";
    out += quote.speaker->entity ? record.entities[*quote.speaker->entity].name : std::string("?");
    CHECK(quote.speaker->name == (quote.speaker->entity ? record.entities[*quote.speaker->entity].name
                                                        : std::string(slice(text, quote.speaker->span))));
  }
  return out;
}

struct Case {
  std::string text;
  std::string speakers;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(speakers(text) == expected);
  }
}

TEST_CASE("a surname means whom the full name named, before it or behind") {
  check({
      {"Mayor Hanna Brek resigned. “We lost,” Brek said.", "Brek = Hanna Brek"},
      {"Mayor Hanna Brek resigned. “We lost,” Ms Brek said.", "Ms Brek = Hanna Brek"},
      {"Brek won. Hanna Brek was there. “We won it all,” Brek said.", "Brek = Hanna Brek"},
      {"Hanna Brek met Ada Orrin. Orrin said it was over.", "Orrin = Ada Orrin"},
      {"Olaf Dray resigned. “We lost,” Brek said.", "Brek = Brek"},
  });
}

TEST_CASE("a title means who bears it, with the country where one is said") {
  const std::string two = "French Prime Minister Olaf Dray met German Chancellor Hanna Brek. ";
  check({
      {"President Hanna Brek resigned. The president said it was over.", "The president = Hanna Brek"},
      {two + "The chancellor said it was over.", "The chancellor = Hanna Brek"},
      {two + "The prime minister said it was over.", "The prime minister = Olaf Dray"},
      {two + "The premier said it was over.", "The premier = Olaf Dray"},
      {two + "The French premier said it was over.", "The French premier = Olaf Dray"},
      {two + "The German leader said it was over.", "The German leader = Hanna Brek"},
      {"Olaf Dray, the French prime minister, resigned. The premier said it was over.",
       "The premier = Olaf Dray"},
  });
}

TEST_CASE("a title that nobody bears, or anybody, means nobody known") {
  check({
      {"President Hanna Brek resigned. The mayor said it was over.", "The mayor = ?"},
      {"President Hanna Brek resigned. A president said it was over.", "A president = ?"},
      {"President Hanna Brek resigned. A spokesperson said it was over.", "A spokesperson = ?"},
      {"President Hanna Brek resigned. Her spokesman said it was over.", "Her spokesman = ?"},
      {"French President Hanna Brek resigned. The German president said it was over.",
       "The German president = ?"},
      {"It rained. He said it was over.", "He = ?"},
  });
}

TEST_CASE("a role means the name put in behind it, a letter means who wrote it") {
  const std::string two = "Ada Orrin met Olaf Dray. ";
  check({
      {two + "Dray's lawyer, Hanna Brek, said it was over.", "Dray's lawyer, Hanna Brek = Hanna Brek"},
      {two + "Dray's lawyer, Hanna Brek, said it was over. “We lost,” she said.",
       "Dray's lawyer, Hanna Brek = Hanna Brek; she = Hanna Brek"},
      {two + "“We lost,” said a letter from Ada Orrin.", "a letter from Ada Orrin = Ada Orrin"},
      {two + "“We lost,” said Orrin's statement.", "Orrin's statement = Ada Orrin"},
      {two + "His statement said it was over.", "His statement = Olaf Dray"},
      {"House Speaker Hanna Brek met Olaf Dray. The House speaker said it was over.",
       "The House speaker = Hanna Brek"},
      {"Hanna Brek resigned. The Dray Democrat said it was over.", "The Dray Democrat = Hanna Brek"},
      {"The Harbour Company closed the quay. The company said it was over.", "The company = Harbour Company"},
  });
}

TEST_CASE("names with initials are one name") {
  check({
      {"“We lost,” said Hanna T. Brek. Brek said it was over.",
       "Hanna T. Brek = Hanna T. Brek; Brek = Hanna T. Brek"},
      {"“We lost,” said J. Hanna Brek. Brek said it was over.",
       "J. Hanna Brek = J. Hanna Brek; Brek = J. Hanna Brek"},
      {"“We lost,” said Hanna P. Brek.", "Hanna P. Brek = Hanna P. Brek"},
  });
}

TEST_CASE("pronouns mean who fits and was spoken of last") {
  check({
      {"Prime Minister Olaf Dray met Mary Brek. “We lost,” he said. “We won,” she said.",
       "he = Olaf Dray; she = Mary Brek"},
      {"Mr Dray met Ms Brek there. “We lost,” she said. He said it was over.", "she = Brek; He = Dray"},
      {"Hanna Brek met Ada Orrin. Orrin said it was over. She said it was late.",
       "Orrin = Ada Orrin; She = Ada Orrin"},
      {"The Harbour Company closed the quay. “We had no choice at all,” it said.", "it = Harbour Company"},
      {"Hanna Brek and Ada Orrin said it was over. “We lost it all by far,” they said.",
       "Hanna Brek and Ada Orrin = Hanna Brek and Ada Orrin; they = Hanna Brek and Ada Orrin"},
      {"Mary Brek resigned. “We lost,” he said.", "he = ?"},
      // Whom somebody speaks of is not who speaks next.
      {"“We lost,” Olaf Dray said. He said Adam Orrin left. “We lost it all,” he said.",
       "Olaf Dray = Olaf Dray; He = Olaf Dray; he = Olaf Dray"},
  });
}

TEST_CASE("two who were named before, or one of them") {
  const std::string two = "Hanna Brek met Olaf Moran in Dray. ";
  check({
      {two + "The two said it was late.", "The two = Hanna Brek, Olaf Moran"},
      {two + "Both said it was late.", "Both = Hanna Brek, Olaf Moran"},
      // Which two officials those are the text need not have said.
      {two + "The two officials said it was late.", "The two officials = ?"},
      {two + "The former said it was late. The latter said it was early.",
       "The former = Hanna Brek; The latter = Olaf Moran"},
      {"Olaf Moran and Hugo Dray met Ms. Hanna Brek. The two men said it was late.",
       "The two men = Olaf Moran, Hugo Dray"},
      // One is not enough, and "the former mayor" is another matter.
      {"Hanna Brek stayed in Dray. The two said it was late.", "The two = ?"},
  });
}

TEST_CASE("relatives, groups, and speakers without a name") {
  check({
      {"Hanna Brek met her brother, Olaf Brek. “We lost,” Olaf Brek said. “We did,” Hanna Brek said.",
       "Olaf Brek = Olaf Brek; Hanna Brek = Hanna Brek"},
      {"“We lost,” said Mayor Hanna Brek. “We did,” the mayor said.",
       "Mayor Hanna Brek = Hanna Brek; the mayor = Hanna Brek"},
      {"Hanna Brek and Olaf Moran said it was late. They said it was over.",
       "Hanna Brek and Olaf Moran = Hanna Brek and Olaf Moran; They = Hanna Brek and Olaf Moran"},
      {"Residents said it was late.", "Residents = ?"},
      {"A person familiar with the matter said it was late.", "A person familiar with the matter = ?"},
      {"“We lost,” one of the skippers said.", "one of the skippers = ?"},
      {"“Olaf Moran said we lost,” Hanna Brek said.", "Hanna Brek = Hanna Brek"},
      // The channel is no speaker.
      {"The board said it was late, according to Hanna Brek.", "The board = ?"},
  });
}

TEST_CASE("entities have a kind, roles as written, and mentions in text order") {
  const auto record = read(
      "French Prime Minister Olaf Dray met Mayor Hanna Brek. Dray, of the Harbour Company, left France. He "
      "said it was late.");
  std::string shown;
  for (const auto& entity : record.entities) {
    shown += std::string(name_of(entity.kind)) + " " + entity.name + ":";
    for (const auto& role : entity.roles) shown += " (" + role + ")";
    std::uint32_t last = 0;
    for (const auto span : entity.mentions) {
      CHECK(span.begin >= last);
      last = span.begin;
      shown += " " + std::string(slice(record.article.text, span));
    }
    shown += "\n";
  }
  CHECK(shown ==
        "person Olaf Dray: (Prime Minister) Olaf Dray Dray He\n"
        "person Hanna Brek: (Mayor) Hanna Brek\n"
        "organization Harbour Company: Harbour Company\n"
        "place France: France\n");
}

}  // namespace
}  // namespace onrecord
