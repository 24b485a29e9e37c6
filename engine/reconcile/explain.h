// Sentences of the report, for readers who do not know the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/article/article.h"
#include "engine/reconcile/report.h"
#include "engine/reconcile/words.h"

namespace onrecord {

// `text` on one line, cut at a blank after some `bytes`.
std::string shortened(std::string_view text, std::size_t bytes);

// “text”, without the comma or period before the closing mark. Of a long text
// the part around `focus` is shown.
std::string in_marks(std::string_view text, Span focus = {0, 0});

// The outlet as the subject of a sentence: its name, else the article's file.
std::string outlet_of(const Article& article);

// Outlets of two articles, told apart by their ids where one outlet has both.
struct OutletPair {
  std::string first, second;
};
OutletPair outlets_of(const Article& a, const Article& b);

// The rule behind a finding: where words of the pack made it, their lexicon.
RuleRef rule_of(std::string_view type, std::optional<Trait> because, const WordBook& book);

}  // namespace onrecord
