// The front matter of a Markdown file: fields of the article before its text.
//
// YAML between "---" lines or TOML between "+++" lines, as site generators write
// them: one field a line, texts in quotes or bare, lists in brackets or one item a
// line. Only that much is read; a full parser would take what nests without end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"

namespace onrecord {

// Takes the front matter off `article.text`, which begins with it or has none,
// and fills the article's fields. Gives what deserves a word (a date that is none).
std::vector<std::string> take_front_matter(Article& article);

}  // namespace onrecord
