// The pieces that the extract record and the report share in JSON.
//
// Absent things are null, lists of nothing are []; keys stand in a fixed order.
#pragma once

#include <cmath>
#include <optional>
#include <string>

#include "engine/article/article.h"
#include "engine/extract/record.h"
#include "engine/report/json_field.h"
#include "engine/text/code_points.h"

namespace onrecord {

// A number as short as it can be: 4200000000, 1.6. Null where empty or not finite.
Json number_json(std::optional<double> number);
Json text_or_null(std::string_view text);
Json rule_json(const RuleRef& rule);  // null where the rule has no id
RuleRef read_rule(const JsonField& field);

// The article's fields in the contract's order, `text` only where asked.
// `points` is of the article's text and turns the blocks' bytes into code
// points; without it (nullptr) they are kept as they are.
Json article_json(const Article& article, const CodePoints* points, bool with_text);
// Everything but the blocks: what their offsets may be depends on the schema.
Article read_article(const JsonField& field);
std::optional<BlockKind> block_kind(std::string_view name);

}  // namespace onrecord
