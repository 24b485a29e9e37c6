// Mentions of kind attribution, with the stretch of text that each covers.
//
// A rule matches the core ("said", "accused") and names its frame; where its
// speaker and words stand, told.h decides over the whole sentence. Here, what
// several attributions of a sentence mean for one another is settled: channels
// ("according to …"), coordination, and which of them is the outermost.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"
#include "engine/extract/syntax.h"

namespace onrecord {

struct Attribution {
  Span core;                 // what the rule matched
  Span speaker, cue, via;    // empty where the rule has none
  std::vector<Span> pieces;  // quotations that the rule itself names (marks), in text order
  Span clause;               // the words said, marks and all
  Span rest;                 // their second part, behind "she said,"
  bool awaits = false;       // "She said:" ends the block: the next one is what she said
  bool trailing = false;     // stands at the end of its sentence, behind all that is told
  bool says = false;         // a verb of saying, writing or thinking with a clause of its own
  bool inner = false;        // stands inside what another tells, and tells whole quotations itself
  bool channel = false;      // "according to …": the speaker where no other is named
  const ReadBlock* block = nullptr;
  const Mention* mention = nullptr;  // of the block: what the rule found
  std::string_view engine_rule;      // where no rule of the pack did
  double confidence = 0;
};

// The attributions of one block in text order, those inside another's clause
// left out, channels folded into the attributions of their sentence.
std::vector<Attribution> attributions_in(const ReadBlock& block, const Syntax& syntax,
                                         const Language& language, const Context& context);

// The sentence of the block around `offset`, widened over quotations that cross
// its ends.
Span sentence_around(const ReadBlock& block, std::uint32_t offset);

// `span` without blanks, commas and other marks at its ends, nor a bracket whose other one is not in it;
// quotation marks stay.
Span trim_clause(std::string_view text, Span span);

// Who says it, by which words, and whence that is known: a quotation that has no content yet.
Quote quote_from(const Attribution& attribution, const Language& language);

}  // namespace onrecord
