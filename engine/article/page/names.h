// What the class, id, role and itemprop of an element say that it is for.
//
// Sites name the parts of their pages in words ("related-stories", "articleBody").
// Which words mean what stands in the pack's lexicons page-apart, page-aside,
// page-body, page-caption, page-byline and page-wrapper; here they are only looked up, word
// by word, however a site joins them ("article-body", "articleBody", "article__body").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/article/page/tree.h"
#include "engine/rules/pack.h"

namespace onrecord {

enum class PagePart : std::uint8_t {
  kNone,
  kAside,    // no part of the article, unless it is most of the page
  kApart,    // no part of the article: comments, navigation, teasers, notices
  kBody,     // the article's body
  kCaption,  // what stands under a picture
  kByline,   // who wrote it, when
};

class PageNames {
 public:
  explicit PageNames(const Pack& pack);

  // What the names of an element say; the strongest of several: body, caption, byline, apart.
  PagePart part(const PageTree& page, std::uint32_t node);

 private:
  struct Form {
    std::vector<std::string> words;
    PagePart part = PagePart::kNone;
  };
  PagePart of_attribute(std::string_view value);
  PagePart of_name(std::string_view name) const;

  std::unordered_map<std::string, std::vector<Form>> forms_;  // by first word, the longest first
  std::unordered_map<std::string, bool> wrappers_;
  std::unordered_map<std::string, PagePart> seen_;  // attributes of the pages so far
};

}  // namespace onrecord
