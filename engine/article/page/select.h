// The blocks of a page → which of them are the article's, and as what.
//
// By structure alone: where the prose is, how much of a text is links, what stands
// apart. No word of a language is looked at; the pack's layout rules do that
// afterwards, on what is chosen here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/page/blocks.h"
#include "engine/article/page/tree.h"

namespace onrecord {

struct ChosenBlock {
  std::size_t block = 0;  // of PageBlocks::blocks
  BlockKind kind = BlockKind::kBody;
};

// The article's blocks in the order of the page: the title first found, the body
// with its headings, and what stands between them (captions, bylines, teasers).
// `title` is what the page's metadata call it, "" where they do not.
std::vector<ChosenBlock> choose_blocks(const PageTree& page, const PageBlocks& blocks,
                                       std::string_view title);

}  // namespace onrecord
