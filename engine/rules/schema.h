// The format of rule files for editors of text and for readers: made from the
// tables that the reader goes by (engine/rules/keys.h), so that they cannot differ.
#pragma once

#include <string>

namespace onrecord {

// A JSON Schema (draft 7, which VS Code's YAML extension reads) with a newline at
// its end. Values are text to onrecord; where YAML makes a number of one, the
// schema allows it.
std::string rule_schema();

// The keys as tables of Markdown, a heading each.
std::string key_reference();

}  // namespace onrecord
