// A page → its texts, block by block, each with what the markup says of it.
//
// A block is what a reader sees as one paragraph, heading, list item or cell. Blanks
// are collapsed as a browser does; what a browser never shows is not there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/article/page/names.h"
#include "engine/article/page/tree.h"

namespace onrecord {

inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

// An element that says, by what it is or by its names, that it stands apart.
struct Apart {
  std::uint32_t node = 0;
  std::uint32_t outer = kNone;  // the one around it
  bool sure = true;             // false where its names may mean something else
};

struct PageBlock {
  std::uint32_t node = 0;  // the element whose text it is
  Span text;               // of PageBlocks::text
  std::uint32_t words = 0;
  std::uint32_t letters = 0;       // characters that are no blank
  std::uint32_t link_letters = 0;  // of them, in links
  std::uint8_t heading = 0;        // 1 to 6, 0 for none
  bool list_item = false;
  bool quotation = false;  // in a block quotation
  bool cell = false;       // of a table
  bool caption = false;    // of a picture
  bool byline = false;
  bool emphasised = false;
  bool ends_sentence = false;
  std::uint32_t apart = kNone;  // the nearest around it, of PageBlocks::aparts

  double link_share() const { return letters == 0 ? 0 : static_cast<double>(link_letters) / letters; }
};

struct PageBlocks {
  std::string text;               // all blocks' texts, one after the other
  std::vector<PageBlock> blocks;  // in the order of the page
  std::vector<Apart> aparts;
  std::vector<std::uint32_t> body_nodes;  // elements that say that they are the body
};

PageBlocks blocks_of(const PageTree& page, PageNames& names);

}  // namespace onrecord
