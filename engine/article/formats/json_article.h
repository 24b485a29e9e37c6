// JSON → what it says of articles.
//
// Every producer of news has its own names for the same few fields; the table in
// the .cc has them, in the order in which they are believed. Depth costs nothing:
// what is nested deeper than any field is not kept. The JSON library stays in the .cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/page/tree.h"
#include "engine/base/result.h"

namespace onrecord {

// Where an extract record says what it is: {"schema": "onrecord.extract/1", …}.
inline constexpr std::string_view kExtractSchema = "onrecord.extract/1";

struct JsonArticle {
  bool is_record = false;  // an extract record; then `article` is empty
  std::string skipped;     // why it is to be left out ("canceled"), "" where it is not
  Article article;         // without path; `id` "" where there is none
  std::vector<std::string> warnings;
};

// Reads one line of JSON Lines, which must be valid UTF-8 (or is an error). null,
// "" and "None" are none; fields that nobody knows are passed over. Fails with
// kInput at `where`: broken JSON (with its column), no object, a field of a wrong
// type (named), no text, a record of another version.
Result<JsonArticle> parse_json_line(std::string_view line, const std::string& where,
                                    const PageLimits& limits = {});

// Reads a whole document: one article, a list of them, or an answer of a news
// service that holds such a list. Fails as a line does; single articles of a list
// fail alone.
Result<std::vector<Result<JsonArticle>>> parse_json_document(std::string_view text, const std::string& where,
                                                             const PageLimits& limits = {});

// Whether `text` is one sound JSON object.
bool is_json_object(std::string_view text);

}  // namespace onrecord
