#include "engine/article/formats/newsml.h"

#include <algorithm>
#include <utility>

#include "engine/article/date_text.h"
#include "engine/article/formats/list_source.h"
#include "engine/article/page/read_page.h"

namespace onrecord {
namespace {

// What a concept is called: its name, its literal, or the end of its code ("nprov:Northwire").
std::string name_of(const xmlNode* node) {
  if (node == nullptr) return {};
  if (auto name = text_of(child(node, "name")); !name.empty()) return name;
  if (auto literal = attribute(node, "literal"); !literal.empty()) return literal;
  if (auto text = text_of(node); !text.empty()) return text;
  const auto code = attribute(node, "qcode");
  return code.substr(code.find(':') + 1);
}

void add_name(const xmlNode* node, std::vector<std::string>& names) {
  auto name = name_of(node);
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

// "withheld" of an item that must not be used, "" of any other.
std::string withdrawn(const xmlNode* item_meta) {
  const auto code = attribute(child(item_meta, "pubStatus"), "qcode");
  const auto status = code.substr(code.find(':') + 1);
  return status == "canceled" || status == "withheld" ? status : "";
}

Result<std::string> body_of(const xmlNode* item, const Limits& limits, const std::string& where) {
  const auto* set = child(item, "contentSet");
  for (const auto* inline_xml : children(set, "inlineXML")) {
    // NITF parts its body into head, content and end.
    const auto parts = descendants(inline_xml, "body.content");
    const auto bodies = descendants(inline_xml, "body");
    const auto* body = !parts.empty() ? parts.front() : !bodies.empty() ? bodies.front() : inline_xml;
    auto text = text_of_html(markup_of(body), limits.page, where);
    if (!text || !text->empty()) return text;
  }
  for (const auto* data : children(set, "inlineData")) {
    const auto text = text_of(data);
    const auto type = attribute(data, "contenttype");
    if (type.find("html") != std::string::npos) return text_of_html(text, limits.page, where);
    if (!text.empty()) return text;
  }
  return std::string();
}

Result<Input> article_of(const xmlNode* item, const Limits& limits, const std::string& where) {
  const auto* about = child(item, "itemMeta");
  const auto* content = child(item, "contentMeta");
  auto text = body_of(item, limits, where);
  if (!text) return tl::make_unexpected(text.error());
  if (text->empty()) return fail(ErrorKind::kInput, where, "no text: the item has no inline content");

  Article article;
  article.id = attribute(item, "guid");
  article.title = text_of(child(content, "headline"));
  if (article.title.empty()) article.title = text_of(child(about, "title"));
  article.publisher = name_of(child(about, "provider"));
  article.language = attribute(child(content, "language"), "tag");
  // The version at hand is of its own day.
  for (const auto* date :
       {child(about, "versionCreated"), child(content, "contentCreated"), child(about, "firstCreated")}) {
    if (article.published.empty()) article.published = iso_date_of(text_of(date));
  }
  for (const auto* by : children(content, "by")) add_name(by, article.byline);
  if (article.byline.empty()) {
    for (const auto* creator : children(content, "creator")) add_name(creator, article.byline);
  }
  for (const auto* source : children(content, "infoSource")) add_name(source, article.agency);
  for (const auto* credit : children(content, "creditline")) add_name(credit, article.agency);
  article.text = std::move(*text);
  return article;
}

}  // namespace

std::unique_ptr<ArticleSource> open_newsml(const XmlDocument& document, const std::string& path,
                                           const Limits& limits) {
  std::vector<const xmlNode*> items = {document.root()};
  if (local_name(document.root()) == "newsMessage") items = descendants(document.root(), "newsItem");
  std::vector<Found> found;
  std::vector<Error> warnings;
  for (const auto* item : items) {
    const auto where = path + ":" + std::to_string(xmlGetLineNo(item));
    if (const auto status = withdrawn(child(item, "itemMeta")); !status.empty()) {
      warnings.push_back({ErrorKind::kInput, where, "left out: it is marked " + status});
    } else {
      found.push_back({where, article_of(item, limits, where)});
    }
  }
  if (items.empty()) found.push_back({path, fail(ErrorKind::kInput, path, "a news message without items")});
  return open_list(std::move(found), warnings);
}

}  // namespace onrecord
