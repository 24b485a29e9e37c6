// What rules find in articles, mention by mention: the ground of coverage, diff
// and profile.
//
// Unlike an extract record this has every mention of every kind, those that only
// serve other rules too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "engine/article/article.h"
#include "engine/each_input.h"
#include "engine/extract/language.h"
#include "engine/pipeline.h"

namespace onrecord {

struct CorpusHit {
  const Rule* rule = nullptr;
  std::uint32_t line = 0;  // place_of(*rule, line)
  Span span;               // in the article's text
  std::string fields;      // "value 7, unit USD"; those of the rule alone
};

// All hits in the article's paragraphs, by position: of layout rules in all of
// them, of others in what is read.
// Lays the article out.
std::vector<CorpusHit> corpus_hits(Article& article, const Language& language, const std::string& published);

// The words around a hit: "… costs [$7] to get in …", on one line.
std::string in_context(std::string_view text, Span span);

// "a.txt:3": the article, and the line of its text.
std::string position(const Article& article, Span span);

// Runs `make(article)` on all articles of `paths`, on any thread, and `take(out)` on
// this one in their order. Inputs that fail are told.
template <typename Out, typename Make, typename Take>
Tally for_each_article(const std::vector<std::string>& paths, const Options& options, const Pack& pack,
                       Console& console, const Make& make, const Take& take) {
  const auto pipeline = pipeline_options(options);
  Progress progress(console);
  const auto made = [&](Input input, std::vector<Error>& warnings) -> Result<Out> {
    auto article = article_of(std::move(input), pack, pipeline, warnings);
    if (!article) return tl::make_unexpected(article.error());
    return make(std::move(*article));
  };
  const auto taken = [&](Out out, const std::string& /*where*/, bool& /*stop*/) -> Result<void> {
    take(std::move(out));
    return {};
  };
  const auto tally = for_each_input<Out>(paths, pipeline, progress, made, taken);
  console.clear_bar();
  return tally;
}

}  // namespace onrecord
