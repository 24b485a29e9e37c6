// What the paragraphs of one article say of it, and which of it to believe.
#pragma once

#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/layout_evidence.h"

namespace onrecord {

struct FactSheet {
  std::string title;
  std::string masthead;  // the name at the head of the page
  std::vector<std::string> publishers, agencies, bylines, published, urls;  // in text order

  void add(const Fact& fact);

  // Fills what `article` does not know yet.
  void fill(Article& article) const;
};

// "2024-08-21" of ".../2024/08/21/…" and the like, "" where the path holds no date.
std::string date_in_url(std::string_view url);

}  // namespace onrecord
