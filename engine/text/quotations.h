// Quotation marks, paired over the whole of an article.
//
// All styles: straight and curly, double and single, « » and „ “, nested, and
// quotations that run over paragraphs (each paragraph opens again, the last
// alone closes). Single marks are told from apostrophes by what stands around
// them. A quotation that is never closed ends with its paragraph.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

struct QuotedPiece {
  Span marks;              // with its quotation marks
  Span content;            // inside them
  bool closed = true;      // its own closing mark was found
  bool continues = false;  // the first piece of the next paragraph goes on with it
  int depth = 0;           // 1 and more: inside another quotation
};

// Pieces in text order, an outer one before those inside it. `paragraphs` are
// those that are read, in order; none of the pieces crosses from one to another.
std::vector<QuotedPiece> pair_quotations(std::string_view text, std::span<const Span> paragraphs);

}  // namespace onrecord
