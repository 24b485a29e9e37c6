// Mentions of kind attribution, with the stretch of text that each covers.
//
// A rule matches the core ("Ms Orrin said that") and says where the words are:
// in a slot of its own, behind it or before it. How far "behind" reaches is
// decided here, over the whole sentence: to where another attribution begins
// behind "and", a channel ("according to …") is named, or the sentence ends.
#pragma once

#include <optional>
#include <vector>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

struct Attribution {
  Span core;                 // what the rule matched
  Span speaker, cue, via;    // empty where the rule has none
  std::vector<Span> pieces;  // quotations that the rule itself names (marks), in text order
  Span clause;               // the words said, marks and all
  bool marked_only = false;  // counts only where quotation marks stand in the clause
  bool channel = false;      // "according to …": the speaker where no other is named
  RuleRef rule;
  double confidence = 0;
};

// The attributions of one block in text order, those inside another's clause
// left out, channels folded into the attributions of their sentence.
std::vector<Attribution> attributions_in(const ReadBlock& block, const Language& language,
                                         const Context& context);

// The sentence of the block around `offset`, widened over quotations that cross
// its ends.
Span sentence_around(const ReadBlock& block, std::uint32_t offset);

// `span` without blanks, commas and other marks at its ends; quotation marks stay.
Span trim_clause(std::string_view text, Span span);

}  // namespace onrecord
