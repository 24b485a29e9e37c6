// The claims' evidence as W3C Web Annotations.
//
// One annotation for each mention of a claim, in a collection. Its target is the
// article, with two selectors that say the same: the words with what stands
// around them, and their position in code points of the article's text as the
// extract record has it.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

// Every article of the report must have its text (attach_texts). Pretty-printed,
// with a newline at its end; no character in it could end a <script>.
std::string annotations_json(const Report& report);

}  // namespace onrecord
