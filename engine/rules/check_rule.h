// What can be said of single rules without running them: patterns, expressions,
// expressions of RE2, and what of them cannot mean what was meant.
//
// All errors come with the place of the character at fault.
#pragma once

#include <string_view>
#include <vector>

#include "engine/rules/pack.h"
#include "engine/rules/pattern.h"

namespace onrecord {

// The patterns among `lines` must parse and pick something out. `file` is that of the lines.
void check_patterns(std::string_view file, const std::vector<Line>& lines, std::vector<Error>& errors);

// The same for what must not stand beside a match: there a pattern may be as wide as it likes.
void check_context(std::string_view file, const std::vector<Line>& lines, std::vector<Error>& errors);

// RE2 must understand the lines, and what it cannot do is told with what to write instead.
void check_regex(std::string_view file, const std::vector<Line>& lines, std::vector<Error>& errors);

// Everything about a whole rule: what it lacks, its lines, its expressions.
void check_rule(const Rule& rule, std::vector<Error>& errors);

// The names that expressions and examples may use: slots of patterns, groups of `regex`.
std::vector<std::string> slots_of(const Rule& rule);

}  // namespace onrecord
