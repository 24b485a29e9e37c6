// A paragraph written again as symbols, for RE2 to read.
//
// Each unit is one symbol; blanks between units are one blank; a break stands
// between sentences and at both ends. On a tape with kinds of mentions, each
// such mention is one symbol instead of its words, and a break that it covers
// is gone: so a rule sees a quotation of three sentences as one thing.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/base/span.h"
#include "engine/match/mention.h"
#include "engine/match/vocabulary.h"

namespace onrecord {

struct TapeItem {
  std::uint32_t at = 0;       // byte in Tape::text
  Span span;                  // in the article's text; empty for breaks
  std::int32_t mention = -1;  // index of the mention that it stands for
  std::uint32_t unit = 0;     // first unit that it stands for
  char32_t symbol = 0;
  bool space_before = false;
};

struct Tape {
  std::string text;
  std::vector<TapeItem> items;

  // The items that lie in bytes [begin, end) of `text`.
  std::span<const TapeItem> items_in(std::size_t begin, std::size_t end) const;
};

// `sentence_of` has each unit's sentence; `mentions` are the indices of those
// to write as one symbol, in text order and without overlap.
Tape write_tape(std::span<const Unit> units, std::span<const std::uint16_t> sentence_of,
                std::span<const Mention> all_mentions, std::span<const std::uint32_t> mentions);

}  // namespace onrecord
