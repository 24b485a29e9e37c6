#include "engine/extract/extractor.h"

#include <algorithm>

#include "engine/extract/dates.h"
#include "engine/extract/entities.h"
#include "engine/extract/figures.h"
#include "engine/extract/quotes.h"
#include "engine/extract/read_block.h"

namespace onrecord {
namespace {

bool is_read(BlockKind kind) { return kind == BlockKind::kBody || kind == BlockKind::kHeading; }

std::vector<ReadBlock> read_blocks(const Article& article, const Matcher& matcher) {
  std::vector<ReadBlock> blocks;
  std::vector<Span> spans;
  for (const auto& block : article.blocks) {
    if (!is_read(block.kind)) continue;
    blocks.push_back({block.kind, matcher.read(article.text, block.span), {}, {}});
    spans.push_back(block.span);
  }
  const auto quote = *matcher.kind("quote");
  auto block = blocks.begin();
  for (const auto& piece : pair_quotations(article.text, spans)) {
    while (!block->reading.paragraph.contains(piece.marks)) ++block;
    block->pieces.push_back(piece);
  }
  for (auto& read : blocks) {
    std::vector<Seed> seeds;
    for (const auto& piece : read.pieces) {
      if (piece.depth == 0 && !piece.content.empty()) seeds.push_back({quote, piece.marks});
    }
    read.findings = matcher.run(read.reading, seeds);
  }
  return blocks;
}

}  // namespace

Record extract(Article article, const Language& language) {
  Record record;
  record.article = std::move(article);
  const auto blocks = read_blocks(record.article, language.text());
  for (const auto& block : blocks) {
    record.sentences.insert(record.sentences.end(), block.reading.sentences.begin(),
                            block.reading.sentences.end());
  }
  collect_dates(blocks, language, record);
  collect_quotes(blocks, language, record);
  collect_entities(blocks, language, record);
  collect_figures(blocks, language, record);
  return record;
}

}  // namespace onrecord
