// RSS, Atom and NewsML-G2 → articles.
//
// An item's text is its full content where the feed carries it, else its summary,
// with a warning. What the feed says of itself (title, language) holds for items
// that say nothing else.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/article/formats/source.h"
#include "engine/article/limits.h"

namespace onrecord {

// The articles of an XML document, its bytes as they came. An XHTML page is one
// RawPage. Kinds of XML that are not known here are an error that names their root.
std::unique_ptr<ArticleSource> open_xml(std::string bytes, const std::string& path, const Limits& limits);

}  // namespace onrecord
