// What a page states of its article: JSON-LD, Open Graph, meta tags, canonical link,
// microdata and time elements.
//
// Where several state a thing the one made for machines that read articles comes
// first, in that order. A date of change is never one of publication, and a date
// that the page does not state is nowhere.
#pragma once

#include <string>
#include <vector>

#include "engine/article/page/tree.h"

namespace onrecord {

struct PageMetadata {
  std::string url, title, publisher, published, modified, language;
  std::vector<std::string> agencies, bylines;
  std::string body;  // the article's text as JSON-LD has it
};

PageMetadata metadata_of(const PageTree& page);

}  // namespace onrecord
