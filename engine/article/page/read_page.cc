#include "engine/article/page/read_page.h"

#include <utility>

#include "engine/article/decode.h"
#include "engine/article/page/blocks.h"
#include "engine/article/page/metadata.h"
#include "engine/article/page/names.h"
#include "engine/article/page/select.h"

namespace onrecord {
namespace {

// A text with the references that writers of metadata leave in ("Tellin &amp; Roe"), as a reader sees it.
std::string as_seen(std::string text) {
  if (text.find('&') == std::string::npos) return text;
  const auto parsed = parse_page(text, {}, "");
  return parsed ? parsed->inner_text(0) : text;
}

void state(PageMetadata stated, Article& article) {
  article.url = std::move(stated.url);
  article.title = as_seen(std::move(stated.title));
  article.publisher = as_seen(std::move(stated.publisher));
  article.published = std::move(stated.published);
  article.language = std::move(stated.language);
  article.agency = std::move(stated.agencies);
  for (auto& author : stated.bylines) article.byline.push_back(as_seen(std::move(author)));
}

std::size_t body_bytes(const Article& article) {
  std::size_t bytes = 0;
  for (const auto& block : article.blocks) bytes += block.kind == BlockKind::kBody ? block.span.length() : 0;
  return bytes;
}

}  // namespace

Result<Article> read_page(std::string_view html, const Pack& pack, const PageLimits& limits,
                          const std::string& where) {
  const auto page = parse_page(html, limits, where);
  if (!page) return tl::make_unexpected(page.error());
  PageNames names(pack);
  const auto blocks = blocks_of(*page, names);
  Article article;
  auto stated = metadata_of(*page);
  const auto body = std::move(stated.body);
  state(std::move(stated), article);
  PagePaths paths(*page);
  const auto chosen = choose_blocks(*page, blocks, article.title);
  for (const auto& [index, kind] : chosen) {
    const auto& block = blocks.blocks[index];
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += slice(blocks.text, block.text);
    // A page's <title> has the outlet's name behind it; the heading has not.
    const auto heading = slice(blocks.text, block.text);
    if (kind == BlockKind::kTitle && (article.title.empty() || article.title.starts_with(heading)))
      article.title = heading;
    article.blocks.push_back(
        {kind, {begin, static_cast<std::uint32_t>(article.text.size())}, "", paths.of(block.node)});
  }
  // A page that a script fills in shows little, but may state its text.
  if (body.size() > 2 * body_bytes(article)) {
    article.blocks.clear();
    article.text = as_seen(body);
    unify_line_ends(article.text);
  }
  const bool body_stated = article.blocks.empty() && !article.text.empty();
  if (!body_stated && body_bytes(article) == 0)
    return fail(ErrorKind::kInput, where, "no article found in the page");
  return article;
}

Result<std::string> text_of_html(std::string_view html, const PageLimits& limits, const std::string& where) {
  const auto page = parse_page(html, limits, where);
  if (!page) return tl::make_unexpected(page.error());
  PageNames none{Pack{}};
  const auto blocks = blocks_of(*page, none);
  std::string text;
  for (const auto& block : blocks.blocks) {
    if (!text.empty()) text += "\n\n";
    text += slice(blocks.text, block.text);
  }
  return text;
}

}  // namespace onrecord
