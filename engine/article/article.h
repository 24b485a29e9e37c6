// One text of one outlet, with what is known of it.
//
// The text is kept as it came (decoded to UTF-8; CRLF to LF) and never
// rewritten; blocks and everything found later are spans into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

enum class BlockKind {
  kTitle,
  kHeading,   // a heading inside the body
  kByline,    // who wrote it, for whom, when
  kDateline,  // "VALMORA, 12 March (Northwire) —": begins a body paragraph
  kBody,      // what is read for quotes and figures
  kCaption,
  kBoilerplate,  // donation calls, newsletters, notices, navigation
  kRelated,      // teasers of other articles
};

// "title", "body", … as they stand in the record and in rule files.
std::string_view name_of(BlockKind kind);

// A stretch of the text by its part. Blocks are in text order and do not
// overlap; blanks between paragraphs belong to none.
struct Block {
  BlockKind kind = BlockKind::kBody;
  Span span;
  std::string rule;  // the rule that decided, "" for the structure alone
  std::string path;  // of a page: the element that it is the text of, "/html/body/p[2]"
};

struct Article {
  std::string id;    // the input's own id, else its path (JSON Lines: path:line)
  std::string path;  // the file it came from, "-" for standard input
  std::string url;
  std::string title;
  std::string publisher;
  std::vector<std::string> agency;
  std::vector<std::string> byline;
  std::string published;  // "2024-08-21", or with time; "" where unknown
  std::string language;   // BCP 47, "" where unknown
  std::string text;       // UTF-8, always valid
  std::vector<Block> blocks;
};

inline std::string_view slice(const Article& article, Span span) { return slice(article.text, span); }
std::string_view slice(Article&&, Span) = delete;  // would dangle

// The kind of the block that holds `offset`; kBody where none does.
BlockKind kind_at(const Article& article, std::uint32_t offset);

}  // namespace onrecord
