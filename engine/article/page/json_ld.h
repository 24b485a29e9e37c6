// JSON-LD of a page → what it says of the article.
//
// Of all objects, those in lists and graphs too, the one whose type is a kind of
// article counts, else a page. The JSON library stays in the .cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct LinkedArticle {
  std::string url, headline, publisher, published, modified, language, body;
  std::vector<std::string> authors;
  std::vector<std::string> sources;  // organisations that it was taken from
};

// nullopt where `json` is broken or of no article.
std::optional<LinkedArticle> article_in_json_ld(std::string_view json);

}  // namespace onrecord
