// Whether a word that a rule took for the cue of an attribution is used as one.
//
// "The new message:", "her thinking" are nouns in the form of cues; "Brek notes", where
// a quotation stands beside it, is a verb that looks like a noun. Parts of speech alone
// leave that open; the neighbours decide.
#pragma once

#include "engine/extract/syntax.h"

namespace onrecord {

// `core` is the word, `group` the same with its helpers, `tail` where what belongs to it ends; all in
// `sentence`.
bool is_telling(const Syntax& syntax, TokenSpan core, TokenSpan group, std::size_t tail, TokenSpan sentence);

// "She said:" at a paragraph's end.
bool ends_paragraph(const Syntax& syntax, TokenSpan core, std::size_t tail);

// "Yet, “the vote was lost,” she said": whether the `words` right before a whole clause in marks are the
// teller's.
bool is_aside_before(const Syntax& syntax, TokenSpan words, TokenSpan marked);

// "public view", "any favors": a noun that looks like a verb, where what stands before it was taken for the
// speaker.
bool is_half_noun(const Syntax& syntax, TokenSpan core, TokenSpan group, TokenSpan speaker);

// "The Herald reports that": a verb that looks like a noun.
bool is_before_that(const Syntax& syntax, TokenSpan core, std::size_t tail, TokenSpan sentence);

}  // namespace onrecord
