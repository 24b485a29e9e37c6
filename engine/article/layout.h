// An article's paragraphs by their part: what is body, and what stands around it.
//
// The pack's layout rules say what the words of single paragraphs tell (a byline,
// a caption, a call for donations); the shape of the whole decides the rest: the
// title stands above the body, a notice that reaches to the end stands behind it.
// Where rules and shape disagree, prose is kept: a rule can take a paragraph of
// the body, but never the larger part of it.
#pragma once

#include "engine/article/article.h"
#include "engine/match/matcher.h"

namespace onrecord {

// Fills `blocks`, and what the text tells of title, publisher, agency, byline,
// published, url and language where the input left these empty. A paragraph that
// only a stray blank line parts from the one before is one block with it.
// `layout` is the matcher of the pack's layout part.
void lay_out(Article& article, const Matcher& layout);

}  // namespace onrecord
