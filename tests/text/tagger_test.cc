#include "engine/text/tagger.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

struct Table {
  std::string value;
  std::vector<std::string> forms;
};

std::vector<TagLine> lines_of(const std::vector<Table>& tables) {
  std::vector<TagLine> lines;
  std::uint32_t number = 1;
  for (const auto& table : tables) lines.push_back({table.value, table.forms, number++});
  return lines;
}

WordTable table_of(const std::vector<TagLine>& lines) {
  WordTable table;
  for (const auto& line : lines) {
    for (const auto& form : line.forms) table.add(form);
  }
  return table;
}

const std::vector<Table> kWords = {{"determiner", {"the", "a"}},     {"noun", {"boat"}},
                                   {"noun base", {"plan", "vote"}},  {"to", {"to"}},
                                   {"past participle", {"planned"}}, {"pronoun", {"she"}},
                                   {"preposition adverb", {"in"}},   {"modal", {"can"}}};
const std::vector<Table> kEndings = {{"adverb", {"ly"}}, {"plural", {"s"}}, {"past participle", {"ed"}}};
const std::vector<Table> kContexts = {
    {"base", {"noun base behind to", "noun base behind modal", "\"vote\" behind pronoun"}},
    {"participle", {"past participle behind determiner", "past participle behind noun before preposition"}},
    {"past", {"past participle behind determiner before edge"}}};

std::string tags(const std::string& text) {
  const auto words = lines_of(kWords);
  const auto endings = lines_of(kEndings);
  const auto contexts = lines_of(kContexts);
  const auto table = table_of(words);
  const Tagger tagger(table, words, endings, contexts);
  CHECK(tagger.errors().empty());
  const auto tokens = tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, {});
  std::vector<WordTag> found;
  tagger.tag(text, tokens, found);
  std::string out;
  for (const auto tag : found) out += (out.empty() ? "" : " ") + std::string(name_of(tag));
  return out;
}

TEST_CASE("a word's tag is its first, unless the tags beside it say otherwise") {
  struct Case {
    std::string text, tags;
  };
  for (const auto& [text, expected] : {
           Case{"the plan", "determiner noun"},
           Case{"to plan", "to base"},
           Case{"she can plan", "pronoun modal base"},
           // For one word alone, before what holds for all of its tags.
           Case{"she vote", "pronoun base"},
           Case{"she plan", "pronoun noun"},
           // Both sides are asked before one.
           Case{"the planned boat", "determiner participle noun"},
           Case{"the planned", "determiner past"},
           Case{"boat planned in", "noun participle preposition"},
           Case{"boat planned", "noun past"},
           // What no table knows: by its ending, its shape, else a noun.
           Case{"quickly", "adverb"},
           Case{"quays", "plural"},
           Case{"the rowed boat", "determiner participle noun"},
           Case{"the zorb", "determiner noun"},
           Case{"the Brek", "determiner name"},
           Case{"the Plan", "determiner name"},
           Case{"12,500 boat", "number noun"},
           Case{"“The plan”, she", "mark determiner noun mark mark pronoun"},
           Case{"", ""},
       }) {
    CAPTURE(text);
    CHECK(tags(text) == expected);
  }
}

TEST_CASE("in title case a capital says nothing") {
  // One word that is no name by its class shows it.
  CHECK(tags("Brek Can Plan the Boat Vote") == "name modal base determiner noun noun");
  CHECK(tags("She saw Plan Boat Vote") == "pronoun noun name name name");
  CHECK(tags("Brek Plan Boat Vote") == "name name name name");
  // Too few words.
  CHECK(tags("Brek Can Plan") == "name modal name");
}

TEST_CASE("a line that names no tag is left out and told") {
  const std::vector<Table> words = {{"noun", {"boat"}}, {"nuon", {"plan"}}};
  const std::vector<Table> contexts = {
      {"noun", {"noun behind", "behind to", "noun base", "noun behind nowhere"}},
      {"nuon", {"noun behind to"}}};
  const auto word_lines = lines_of(words);
  const auto context_lines = lines_of(contexts);
  const auto table = table_of(word_lines);
  const Tagger tagger(table, word_lines, {}, context_lines);
  std::string told;
  for (const auto& [line, what] : tagger.errors()) told += std::to_string(line) + ": " + what + "\n";
  CHECK(told ==
        "1: \"noun = noun behind\" is no context\n1: \"noun = behind to\" is no context\n"
        "1: \"noun = noun base\" is no context\n1: \"noun = noun behind nowhere\" is no context\n"
        "2: \"nuon = noun behind to\" is no context\n2: \"nuon\" is no list of tags\n");
}

}  // namespace
}  // namespace onrecord
