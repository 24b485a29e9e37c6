// One JSON object → an article, whatever its fields are called.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/article/formats/json_article.h"

namespace onrecord {

using Json = nlohmann::json;

// Fails with kInput at `where` as parse_json_line does.
Result<JsonArticle> article_of_json(const Json& object, const std::string& where, const PageLimits& limits);

}  // namespace onrecord
