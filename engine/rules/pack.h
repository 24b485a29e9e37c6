// A rule pack: every lexicon and rule of one language, as read from its files
// and as house packs have changed it.
//
// This is what the files say, checked but not compiled: engine/match makes
// automata of it. Nothing here knows a word of any language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace onrecord {

// A place in a rule file; lines and columns (bytes) count from 1.
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};
std::string to_string(const Place& place);  // "rules/en/money.yaml:9:3"
std::string position(const Place& place);   // "rules/en/money.yaml:9"

// One line of a `|` block, or the value of a plain key.
struct Line {
  std::string text;
  std::uint32_t number = 0;  // in the file of its rule, unless a change brought it: place_of()
  std::uint32_t column = 1;  // of its first character
};

// What a house pack did to a rule or lexicon.
struct HouseChange {
  Place place;
  std::string because;
};

// `3 = three` has value "3" and form "three"; `say: says, said` has value "say"
// and forms "say", "says", "said"; `Monday, Tuesday` gives two entries whose
// value is the form itself.
struct Entry {
  std::string value;
  std::vector<std::string> forms;
  std::uint32_t line = 0;  // as Line::number
};

// What part of the work a file's rules are for (`part:` at its head).
enum class Part : std::uint8_t {
  kText,     // mentions in the body: numbers, dates, figures, names, attributions
  kLayout,   // what a paragraph is: byline, boilerplate, caption, …
  kCompare,  // lexicons only: words that are compared, which must not part a text into other units
};

struct Lexicon {
  std::string name;
  std::string gives;  // another name by which slots may ask for it; several lexicons may share one
  Part part = Part::kText;
  std::vector<Entry> entries;
  Place place;
  std::vector<HouseChange> changes;
};

// An example of a rule: `[2024-05-08] He quit last Friday.  => value 2024-05-03`.
struct Example {
  std::string text;
  std::string published;                                      // "" where none is given
  std::vector<std::pair<std::string, std::string>> expected;  // field, value
  std::uint32_t line = 0;                                     // as Line::number
};

struct Rule {
  std::string id;
  std::string gives;  // the kind of its mentions
  Part part = Part::kText;
  int priority = 0;                   // higher wins where mentions of one kind overlap
  std::vector<Line> match;            // patterns, one a line
  std::vector<Line> regex;            // RE2 over the text itself, instead of `match`
  std::vector<Line> before;           // unless this pattern stands just before
  std::vector<Line> after;            // … just after
  std::vector<std::string> over;      // kinds that stand as one symbol on its tape, named by a pattern or not
  std::vector<std::string> inside;    // unless inside a mention of one of these kinds
  std::vector<std::string> replaces;  // ids that it had before
  std::vector<std::pair<std::string, Line>> fields;  // name, expression; in file order
  std::vector<Example> finds, ignores, known_misses;
  std::string notes;
  Place place;
  std::vector<HouseChange> changes;
  bool disabled = false;  // by its last change: it keeps its name and kind, and finds nothing
  std::string seen;       // what a change writes as `seen:` to be told when the rule is altered
};

// Lines and examples that the nth change (from 1) brought have numbers from n times this.
inline constexpr std::uint32_t kChangedLines = 1U << 20;

// Where the line, example or entry of that number stands; column 1.
Place place_of(const Rule& rule, std::uint32_t number);
Place place_of(const Lexicon& lexicon, std::uint32_t number);

struct Pack {
  std::string language;
  std::vector<Lexicon> lexicons;                           // by name
  std::vector<Rule> rules;                                 // by id
  std::vector<Error> errors;                               // what was wrong and left out
  std::vector<Error> warnings;                             // changes that fit no longer
  std::vector<Error> hints;                                // what could be written better; for editors alone
  std::vector<std::pair<std::string, std::string>> files;  // name, content; as read

  const Lexicon* lexicon(std::string_view name) const;  // nullptr where there is none
  const Rule* rule(std::string_view id) const;
  // The rule of that id, or the one that replaces it.
  const Rule* rule_or_successor(std::string_view id) const;
  // The value of `word` in that lexicon (compared folded), "" where it has none.
  std::string_view value_in(std::string_view lexicon, std::string_view word) const;
};

// Reads every *.yaml of `folder`, sorted by path. A file or rule that is wrong
// is left out and told in Pack::errors; the rest is there. Fails only where the
// folder cannot be read or holds no rule file.
Result<Pack> read_pack(const std::string& folder);

// The same from texts already in memory: pairs of file name and content, changes
// applied in this order.
Pack parse_pack(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace onrecord
