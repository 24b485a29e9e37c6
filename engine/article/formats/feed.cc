#include "engine/article/formats/feed.h"

#include <algorithm>
#include <utility>

#include "engine/article/date_text.h"
#include "engine/article/decode.h"
#include "engine/article/formats/list_source.h"
#include "engine/article/formats/newsml.h"
#include "engine/article/formats/xml.h"
#include "engine/article/page/read_page.h"

namespace onrecord {
namespace {

std::string first_of(const xmlNode* node, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto text = text_of(child(node, name)); !text.empty()) return text;
  }
  return {};
}

std::string date_of(const xmlNode* node, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto date = iso_date_of(text_of(child(node, name))); !date.empty()) return date;
  }
  return {};
}

class FeedReader {
 public:
  FeedReader(const XmlDocument& document, const std::string& path, const Limits& limits)
      : root_(document.root()), path_(path), limits_(limits) {}

  std::unique_ptr<ArticleSource> run() {
    if (local_name(root_) == "feed") {
      for (const auto* entry : children(root_, "entry")) add(atom(entry), entry);
    } else {
      // RSS 1.0 has its items beside the channel, 2.0 in it.
      const auto* channel = child(root_, "channel");
      auto items = children(channel, "item");
      if (items.empty()) items = children(root_, "item");
      for (const auto* item : items) add(rss(item, channel), item);
    }
    if (found_.empty() && warnings_.empty())
      found_.push_back({path_, fail(ErrorKind::kInput, path_, "a feed without items")});
    return open_list(std::move(found_), warnings_);
  }

 private:
  struct Item {
    Article article;
    std::string full, summary;  // HTML
  };

  static Item rss(const xmlNode* item, const xmlNode* channel) {
    Item one;
    one.article.title = plain(text_of(child(item, "title")));
    one.article.url = first_of(item, {"link"});
    one.article.id = first_of(item, {"guid"});
    one.article.published = date_of(item, {"pubDate", "date"});
    one.article.publisher = text_of(child(channel, "title"));
    one.article.language = first_of(channel, {"language"});
    // An item that was taken from another feed names that one as its source.
    if (auto source = text_of(child(item, "source")); !source.empty())
      one.article.agency.push_back(std::move(source));
    for (const auto* name : {"creator", "author"}) {
      if (!one.article.byline.empty()) break;
      for (const auto* author : children(item, name))
        one.article.byline.push_back(author_of(text_of(author)));
    }
    one.full = first_of(item, {"encoded"});
    one.summary = first_of(item, {"description"});
    return one;
  }

  Item atom(const xmlNode* entry) const {
    Item one;
    one.article.title = plain(text_of(child(entry, "title")));
    one.article.id = first_of(entry, {"id"});
    for (const auto* link : children(entry, "link")) {
      const auto rel = attribute(link, "rel");
      if (one.article.url.empty() && (rel.empty() || rel == "alternate"))
        one.article.url = attribute(link, "href");
    }
    // What was only updated was not published then, but an entry without a date of
    // publication has no other.
    one.article.published = date_of(entry, {"published", "issued", "updated"});
    one.article.publisher = text_of(child(root_, "title"));
    one.article.language =
        attribute(entry, "lang").empty() ? attribute(root_, "lang") : attribute(entry, "lang");
    if (auto source = text_of(child(child(entry, "source"), "title")); !source.empty())
      one.article.agency.push_back(std::move(source));
    for (const auto* from : {entry, root_}) {
      if (!one.article.byline.empty()) break;
      for (const auto* author : children(from, "author")) {
        if (auto name = text_of(child(author, "name")); !name.empty())
          one.article.byline.push_back(std::move(name));
      }
    }
    one.full = content_of(child(entry, "content"));
    one.summary = content_of(child(entry, "summary"));
    return one;
  }

  // HTML is text with references; XHTML stands there as elements.
  static std::string content_of(const xmlNode* content) {
    return attribute(content, "type") == "xhtml" ? markup_of(content) : text_of(content);
  }

  // "mara@kelland.example (Mara Tellin)" is the RSS way to write an author.
  static std::string author_of(const std::string& text) {
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    const bool mail =
        text.find('@') < open && open != std::string::npos && close > open + 1 && close != std::string::npos;
    return mail ? text.substr(open + 1, close - open - 1) : text;
  }

  // A title may hold marks and references of HTML.
  static std::string plain(const std::string& text) {
    if (text.find_first_of("<&") == std::string::npos) return text;
    const auto read = text_of_html(text, {}, "");
    return read ? *read : text;
  }

  void add(Item item, const xmlNode* node) {
    const auto where = path_ + ":" + std::to_string(xmlGetLineNo(node));
    const bool full = item.full.size() >= item.summary.size() || !item.full.empty();
    auto text = text_of_html(full ? item.full : item.summary, limits_.page, where);
    if (!text) {
      found_.push_back({where, tl::make_unexpected(text.error())});
      return;
    }
    if (text->empty()) {
      found_.push_back(
          {where, fail(ErrorKind::kInput, where, "no text: the item has neither content nor a summary")});
      return;
    }
    if (!full || item.full.empty())
      warnings_.push_back({ErrorKind::kInput, where, "only a summary of the article is there"});
    item.article.text = std::move(*text);
    found_.push_back({where, std::move(item.article)});
  }

  const xmlNode* root_;
  const std::string& path_;
  const Limits& limits_;
  std::vector<Found> found_;
  std::vector<Error> warnings_;
};

}  // namespace

std::unique_ptr<ArticleSource> open_xml(std::string bytes, const std::string& path, const Limits& limits) {
  const auto document = XmlDocument::parse(bytes, path);
  if (!document) return open_list({{path, tl::make_unexpected(document.error())}});
  const auto root = local_name(document->root());
  if (root == "html") return open_list({{path, RawPage{std::move(bytes), "", "", path, ""}}});
  if (root == "rss" || root == "RDF" || root == "feed") return FeedReader(*document, path, limits).run();
  if (root == "newsItem" || root == "newsMessage") return open_newsml(*document, path, limits);
  return open_list(
      {{path, fail(ErrorKind::kInput, path,
                   "XML of a kind that is not read here: its root is <" + std::string(root) + ">")}});
}

}  // namespace onrecord
