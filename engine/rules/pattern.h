// The pattern language of `match` lines, as a tree.
//
//   last {day: weekday}         words and slots; a blank is a blank in the text, none is none
//   {n: number}[ ]bn            [ ] may be missing (a blank before it then goes too);
//                               {n: number}[ more] is {n: number} [more]
//   {n: number}[ {unit: unit}]  … or its own blank stands inside: "[ x]" and "[x ]"
//   ( said / told )             one of these; so too [ also / later ]
//   {head: word except cue +}   one or more of a class, with blanks or hyphens between;
//                               "except lower cue" leaves out only what is in lower case
//   {: noun-phrase}             a slot that keeps nothing of what it caught, which is faster
//   {day: monday / weekday}     words, lexicons, classes and kinds of mention mix freely
//   ...                         a gap of up to twelve tokens in the sentence, as short as may be
//   rose <{n: percentage}>      only what stands in < > is the mention; the rest is context
//   \{                          the character itself
//
// A name in a slot means, in this order: a built-in class (word, lower,
// capitalised, upper, initial, digits, day-digits, year-digits, numeral, any,
// rest, clause, start, end, break), a kind of mention, a lexicon or what
// lexicons give, else the word itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace onrecord {

struct PatternItem;

struct PatternSequence {
  std::vector<PatternItem> items;
  bool space_after = false;  // a blank stands behind the last item
};

struct PatternItem {
  enum class Type {
    kWords,  // literal text
    kSlot,   // {name: choices except exceptions +}
    kGroup,  // [a / b] or (a / b)
    kGap,    // ...
    kMark,   // < or >
  };
  Type type = Type::kWords;
  bool space_before = false;
  bool optional = false;                      // kGroup in brackets
  bool repeated = false;                      // kSlot with +
  std::string text;                           // kWords; kMark: "<" or ">"
  std::string slot;                           // kSlot: its name, "" where `{weekday}` has none of its own
  std::vector<std::string> choices;           // kSlot
  std::vector<std::string> exceptions;        // kSlot
  std::vector<PatternSequence> alternatives;  // kGroup
  std::uint32_t column = 0;                   // in the pattern, from 0
};

struct Pattern {
  PatternSequence root;
};

// Fails with what is wrong; Error::where is the column in `text` as a number.
Result<Pattern> parse_pattern(std::string_view text);

// The slots of a pattern in order; a slot without a name of its own goes by its choice.
std::vector<std::string> slot_names(const Pattern& pattern);

// Calls `visit` for every item, groups before what they hold.
template <typename Visit>
void for_each_item(const PatternSequence& sequence, const Visit& visit) {
  for (const auto& item : sequence.items) {
    visit(item);
    for (const auto& alternative : item.alternatives) for_each_item(alternative, visit);
  }
}

}  // namespace onrecord
