// A block of an article as the rules read it, and what they found in it.
#pragma once

#include <vector>

#include "engine/article/article.h"
#include "engine/match/matcher.h"
#include "engine/text/quotations.h"

namespace onrecord {

struct ReadBlock {
  BlockKind kind = BlockKind::kBody;
  Reading reading;
  std::vector<QuotedPiece> pieces;  // quotations and their parts in this block, in text order
  Findings findings;
};

// What rules find in the body and its headings, a paragraph each (a very long one
// in pieces). `article` is laid out.
std::vector<ReadBlock> read_blocks(const Article& article, const Matcher& matcher);
std::vector<ReadBlock> read_blocks(const Article& article, const Matcher& matcher, Workspace& workspace);

// The quotations of a block, for rules to use.
std::vector<Seed> seeds_of(const ReadBlock& block, const Matcher& matcher);

}  // namespace onrecord
