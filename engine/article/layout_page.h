// The blocks of a web page, held against the pack's layout rules.
//
// The page's structure has said already what is body, caption or heading
// (engine/article/page); the rules take from it what only words tell: bylines,
// datelines, calls for donations, teasers between the paragraphs.
#pragma once

#include "engine/article/article.h"
#include "engine/match/matcher.h"

namespace onrecord {

// Refines `article.blocks`, each of which must be one paragraph of its text, and
// fills in what the page's metadata left open.
void lay_out_page(Article& article, const Matcher& layout);

}  // namespace onrecord
