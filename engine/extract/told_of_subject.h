// What is told of a sentence's subject: "is expected to", "seems to", "was reportedly".
//
// All take a `sentence` that ends before its last mark. `group` is the verb with its helpers, `cue` the same
// with what belongs to it behind. Empty where nothing is told.
#pragma once

#include <optional>

#include "engine/extract/told.h"

namespace onrecord {

// Of the subject, by nobody: what begins with it goes on behind the cue. In a clause's frame also the marked
// words behind "She was asked,".
std::optional<Told> told_of_subject(const Syntax& syntax, Frame frame, TokenSpan group, TokenSpan cue,
                                    TokenSpan sentence);

// The same of a passive, whose speaker may stand behind "by".
std::optional<Told> told_in_passive(const Syntax& syntax, Frame frame, TokenSpan group, TokenSpan cue,
                                    TokenSpan sentence);

// The clause around an adverb, tokens [core.begin, tail): "The plan was reportedly lost", "Reportedly, the
// plan was lost".
std::optional<Told> told_by_hearsay(const Syntax& syntax, TokenSpan core, std::size_t tail,
                                    TokenSpan sentence);

}  // namespace onrecord
