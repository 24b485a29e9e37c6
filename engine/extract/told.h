// Where the words of one attribution stand, who says them, and which words tell
// it: "the mayor has not said that …", "…, said the mayor", "…, she said, …".
//
// A rule names the verb (or another core) and the frame it is used in; the
// sentence around it decides the rest, by parts of speech alone.
#pragma once

#include <optional>

#include "engine/extract/syntax.h"

namespace onrecord {

enum class Frame {
  kClause,   // a clause or marked words, on either side: said, wrote
  kQuoted,   // marked words right beside it, on either side: continued, joked
  kBehind,   // what stands behind: criticized the plan, vowed to resist
  kPassive,  // is expected to, was accused of: what is told begins with the subject
  kSeeming,  // seems to, appears: told of the subject, by nobody
  kHearsay,  // reportedly: the clause around it, told by nobody
  kNoun,     // what is told as a thing: his claim that, the mayor's attacks on
  kChannel,  // according to: the source stands behind; in the mayor's view: whose it is
};

struct Told {
  TokenSpan speaker, cue;
  TokenSpan clause;       // the words told
  TokenSpan rest;         // their second part, behind "she said,"
  bool awaits = false;    // "She said:" ends a paragraph: the next one is what she said; no clause yet
  bool trailing = false;  // the attribution ends its sentence: "…, she said."
};

// The core is the verb (or noun, or "according to") at tokens [core.begin, core.end); `tail`
// is how far words of the rule reach that belong to the cue ("for" in "called for").
// Empty where the core is used otherwise: a noun, no subject, nothing told.
std::optional<Told> told_by(const Syntax& syntax, TokenSpan core, std::size_t tail, Frame frame);

}  // namespace onrecord
