// One line of JSON Lines → what it says of one article.
//
// The line is read as a stream of events: only the fields that an article has are
// kept, so that a line of a million nested brackets costs nothing. The JSON
// library stays in the .cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/base/result.h"

namespace onrecord {

// Where an extract record says what it is: {"schema": "onrecord.extract/1", …}.
inline constexpr std::string_view kExtractSchema = "onrecord.extract/1";

struct JsonLine {
  bool is_record = false;  // an extract record; then `article` is empty
  Article article;         // without path; `id` "" where the line has none
  std::vector<std::string> warnings;
};

// Reads `line`, which must be valid UTF-8 (or is an error). Fields: id url title
// publisher agency byline published language text; null and "" are none; agency
// and byline may be lists. Others are passed over. Fails with kInput at `where`:
// broken JSON (with its column), no object, a field of a wrong type (named), no
// text, a record of another version.
Result<JsonLine> parse_json_line(std::string_view line, const std::string& where);

// Whether `date` begins with a day that exists, as "2024-08-21", and has a time
// or nothing after it.
bool is_iso_date(std::string_view date);

}  // namespace onrecord
