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

// A paragraph longer than any newspaper's is read in pieces, cut at blanks: what
// rules keep of it while they run then stays small.
constexpr std::uint32_t kLongestPiece = 128 << 10;

// Few articles have more quotes, or figures, or dates than one in so many bytes.
constexpr std::size_t kBytesPerFind = 192;

void add_pieces(std::string_view text, Span span, std::vector<Span>& out) {
  while (span.length() > kLongestPiece) {
    const auto cut = text.find_last_of(" \n", span.begin + kLongestPiece);
    // Without a blank there is no word worth reading.
    if (cut == std::string_view::npos || cut <= span.begin) break;
    out.push_back({span.begin, static_cast<std::uint32_t>(cut)});
    span.begin = static_cast<std::uint32_t>(cut) + 1;
  }
  if (!span.empty()) out.push_back(span);
}

}  // namespace

std::vector<Seed> seeds_of(const ReadBlock& block, const Matcher& matcher) {
  std::vector<Seed> seeds;
  if (block.pieces.empty()) return seeds;
  const auto quote = *matcher.kind("quote");
  for (const auto& piece : block.pieces) {
    if (piece.depth == 0 && !piece.content.empty()) seeds.push_back({quote, piece.marks});
  }
  return seeds;
}

std::vector<ReadBlock> read_blocks(const Article& article, const Matcher& matcher) {
  Workspace workspace(matcher);
  return read_blocks(article, matcher, workspace);
}

std::vector<ReadBlock> read_blocks(const Article& article, const Matcher& matcher, Workspace& workspace) {
  std::vector<ReadBlock> blocks;
  std::vector<Span> spans;
  blocks.reserve(article.blocks.size());
  spans.reserve(article.blocks.size());
  for (const auto& block : article.blocks) {
    if (!is_read(block.kind)) continue;
    const auto first = spans.size();
    add_pieces(article.text, block.span, spans);
    for (auto i = first; i < spans.size(); ++i) {
      blocks.push_back({block.kind, matcher.read(article.text, spans[i], workspace), {}, {}});
    }
  }
  auto block = blocks.begin();
  for (const auto& piece : pair_quotations(article.text, spans)) {
    while (!block->reading.paragraph.contains(piece.marks)) ++block;
    block->pieces.push_back(piece);
  }
  for (auto& read : blocks) {
    read.findings = matcher.run(read.reading, seeds_of(read, matcher), workspace);
  }
  return blocks;
}

Record extract(Article article, const Language& language) {
  Record record;
  record.article = std::move(article);
  const auto most = record.article.text.size() / kBytesPerFind;
  record.quotes.reserve(most);
  record.figures.reserve(most);
  record.dates.reserve(most);
  Workspace workspace(language.text());
  auto blocks = read_blocks(record.article, language.text(), workspace);
  for (const auto& block : blocks) {
    record.sentences.insert(record.sentences.end(), block.reading.sentences.begin(),
                            block.reading.sentences.end());
  }
  collect_dates(blocks, language, record);
  collect_quotes(blocks, language, record);
  collect_entities(blocks, language, record);
  collect_figures(blocks, language, record);
  for (auto& block : blocks) {
    workspace.take_back(std::move(block.reading));
    workspace.take_back(std::move(block.findings));
  }
  return record;
}

}  // namespace onrecord
