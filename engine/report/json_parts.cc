#include "engine/report/json_parts.h"

namespace onrecord {

Json number_json(std::optional<double> number) {
  constexpr double kExact = 9007199254740992;  // whole doubles below 2^53 have no gaps
  if (!number || !std::isfinite(*number)) return nullptr;
  if (std::trunc(*number) == *number && std::abs(*number) < kExact) {
    return static_cast<std::int64_t>(*number);
  }
  return *number;
}

Json text_or_null(std::string_view text) {
  if (text.empty()) return nullptr;
  return std::string(text);
}

Json rule_json(const RuleRef& rule) {
  if (rule.id.empty()) return nullptr;
  Json json = {{"id", rule.id}, {"file", rule.file}, {"line", rule.line}};
  for (const auto& place : rule.also) json["also"].push_back({{"file", place.file}, {"line", place.line}});
  return json;
}

RuleRef read_rule(const JsonField& field) {
  if (field.is_null()) return {};
  RuleRef rule{field["id"].required_text(), field["file"].text(), field["line"].whole()};
  const auto also = field["also"];
  also.each([&](const JsonField& place) {
    rule.also.push_back({rule.id, place["file"].text(), place["line"].whole()});
  });
  return rule;
}

Json article_json(const Article& article, const CodePoints* points, bool with_text) {
  Json json = {{"id", article.id},
               {"path", text_or_null(article.path)},
               {"url", text_or_null(article.url)},
               {"title", text_or_null(article.title)},
               {"publisher", text_or_null(article.publisher)},
               {"agency", article.agency},
               {"byline", article.byline},
               {"published", text_or_null(article.published)},
               {"language", text_or_null(article.language)}};
  if (with_text) json["text"] = article.text;
  Json& blocks = json["blocks"] = Json::array();
  for (const Block& block : article.blocks) {
    const Span at = points != nullptr ? points->from_bytes(block.span) : block.span;
    blocks.push_back({{"kind", name_of(block.kind)},
                      {"begin", at.begin},
                      {"end", at.end},
                      {"rule", text_or_null(block.rule)}});
    if (!block.path.empty()) blocks.back()["path"] = block.path;
  }
  return json;
}

Article read_article(const JsonField& field) {
  Article article;
  article.id = field["id"].required_text();
  article.path = field["path"].text();
  article.url = field["url"].text();
  article.title = field["title"].text();
  article.publisher = field["publisher"].text();
  article.agency = field["agency"].texts();
  article.byline = field["byline"].texts();
  article.published = field["published"].text();
  article.language = field["language"].text();
  article.text = field["text"].text();
  return article;
}

std::optional<BlockKind> block_kind(std::string_view name) {
  for (const BlockKind kind :
       {BlockKind::kTitle, BlockKind::kHeading, BlockKind::kByline, BlockKind::kDateline, BlockKind::kBody,
        BlockKind::kCaption, BlockKind::kBoilerplate, BlockKind::kRelated}) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

}  // namespace onrecord
