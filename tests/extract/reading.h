// Texts read with the shipped rules, for tests of what is extracted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/dates.h"
#include "engine/extract/figures.h"
#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/rules/pack.h"

namespace onrecord {

inline const Language& english() {
  static const Language language(*read_pack(ONRECORD_SOURCE_DIR "/rules/en"));
  return language;
}

// The dates and figures of a text of one paragraph, published on that day.
inline Record read_figures_and_dates(std::string_view text, std::string_view published) {
  Record record;
  record.article.text = text;
  record.article.published = published;
  const auto& matcher = english().text();
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  std::vector<ReadBlock> blocks;
  blocks.push_back({BlockKind::kBody, matcher.read(record.article.text, whole), {}, {}});
  blocks[0].findings = matcher.run(blocks[0].reading, {});
  collect_dates(blocks, english(), record);
  collect_figures(blocks, english(), record);
  return record;
}

// A body of one paragraph a line.
inline Article body(std::string text) {
  Article article;
  article.text = std::move(text);
  article.published = "2024-05-08";
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= article.text.size(); ++at) {
    if (at < article.text.size() && article.text[at] != '\n') continue;
    if (at > begin) article.blocks.push_back({BlockKind::kBody, {begin, at}, "", ""});
    begin = at + 1;
  }
  return article;
}

}  // namespace onrecord
