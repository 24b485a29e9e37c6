// Why a rule finds nothing in a text.
#pragma once

#include <string>
#include <string_view>

#include "cli/rule_tape.h"

namespace onrecord {

// In words: what forbids its match or took its place, else how near it came. The
// rule is one of `text`'s part that left no mention there.
std::string why_not(RuleText& text, const Rule& rule, std::string_view published);

}  // namespace onrecord
