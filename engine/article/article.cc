#include "engine/article/article.h"

#include <algorithm>

namespace onrecord {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kByline:
      return "byline";
    case BlockKind::kDateline:
      return "dateline";
    case BlockKind::kBody:
      return "body";
    case BlockKind::kCaption:
      return "caption";
    case BlockKind::kBoilerplate:
      return "boilerplate";
    case BlockKind::kRelated:
      return "related";
  }
  return "";
}

BlockKind kind_at(const Article& article, std::uint32_t offset) {
  const auto after =
      std::upper_bound(article.blocks.begin(), article.blocks.end(), offset,
                       [](std::uint32_t at, const Block& block) { return at < block.span.begin; });
  if (after == article.blocks.begin()) return BlockKind::kBody;
  const Block& block = *(after - 1);
  return offset < block.span.end ? block.kind : BlockKind::kBody;
}

}  // namespace onrecord
