#include "engine/extract/marked_words.h"

#include <algorithm>
#include <span>

namespace onrecord {
namespace {

// The block's tokens that lie in `span`.
std::span<const Token> tokens_in(const ReadBlock& block, Span span) {
  const auto& tokens = block.reading.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& token) { return token.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens.end(),
                                         [&](const Token& token) { return token.span.end <= span.end; });
  return {first, last};
}

}  // namespace

std::size_t words_in(const ReadBlock& block, Span span) {
  const auto tokens = tokens_in(block, span);
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return is_word(token.shape); }));
}

bool starts_with_capital(const ReadBlock& block, Span span) {
  const auto tokens = tokens_in(block, span);
  const auto word =
      std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return is_word(token.shape); });
  return word != tokens.end() && is_capital(word->shape);
}

std::size_t first_piece_from(const ReadBlock& block, std::uint32_t offset) {
  const auto found =
      std::partition_point(block.pieces.begin(), block.pieces.end(),
                           [&](const QuotedPiece& piece) { return piece.marks.begin < offset; });
  auto i = static_cast<std::size_t>(found - block.pieces.begin());
  while (i > 0 && (block.pieces[i - 1].depth > 0 || block.pieces[i - 1].marks.end > offset)) --i;
  return i;
}

bool is_title(const ReadBlock& block, Span span) {
  const auto found = title_words(tokens_in(block, span));
  return found && found->capitals * 2 >= found->words;
}

}  // namespace onrecord
