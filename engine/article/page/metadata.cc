#include "engine/article/page/metadata.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

#include "engine/article/date_text.h"
#include "engine/article/page/json_ld.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

enum class Fact : std::uint8_t {
  kUrl,
  kTitle,
  kPublisher,
  kAgency,
  kByline,
  kPublished,
  kModified,
  kLanguage
};

struct MetaName {
  std::string_view name;  // folded
  Fact fact;
  int rank;  // of those that state the same, the lowest counts
};
// Names of meta tags, by what they are used for; the vocabularies are fixed, whatever the page's language.
constexpr std::array<MetaName, 51> kMetaNames = {{
    {"og:url", Fact::kUrl, 2},
    {"parsely-link", Fact::kUrl, 3},
    {"twitter:url", Fact::kUrl, 4},
    {"og:title", Fact::kTitle, 1},
    {"parsely-title", Fact::kTitle, 2},
    {"dc.title", Fact::kTitle, 3},
    {"dcterms.title", Fact::kTitle, 3},
    {"twitter:title", Fact::kTitle, 4},
    {"title", Fact::kTitle, 5},
    {"og:site_name", Fact::kPublisher, 1},
    {"article:publisher_name", Fact::kPublisher, 2},
    {"dc.publisher", Fact::kPublisher, 2},
    {"dcterms.publisher", Fact::kPublisher, 2},
    {"application-name", Fact::kPublisher, 3},
    {"apple-mobile-web-app-title", Fact::kPublisher, 4},
    {"syndication-source", Fact::kAgency, 1},
    {"original-source", Fact::kAgency, 1},
    {"author", Fact::kByline, 1},
    {"article:author", Fact::kByline, 2},
    {"article:author_name", Fact::kByline, 1},
    {"parsely-author", Fact::kByline, 2},
    {"sailthru.author", Fact::kByline, 2},
    {"dc.creator", Fact::kByline, 2},
    {"dcterms.creator", Fact::kByline, 2},
    {"byl", Fact::kByline, 3},
    {"article:published_time", Fact::kPublished, 1},
    {"article:published", Fact::kPublished, 1},
    {"datepublished", Fact::kPublished, 2},
    {"og:published_time", Fact::kPublished, 2},
    {"og:article:published_time", Fact::kPublished, 2},
    {"parsely-pub-date", Fact::kPublished, 2},
    {"article.published", Fact::kPublished, 2},
    {"originalpublicationdate", Fact::kPublished, 3},
    {"publication_date", Fact::kPublished, 3},
    {"publish_date", Fact::kPublished, 3},
    {"publish-date", Fact::kPublished, 3},
    {"publishdate", Fact::kPublished, 3},
    {"published-date", Fact::kPublished, 3},
    {"pubdate", Fact::kPublished, 3},
    {"ptime", Fact::kPublished, 4},
    {"sailthru.date", Fact::kPublished, 4},
    {"cxenseparse:recs:publishtime", Fact::kPublished, 4},
    {"dcterms.issued", Fact::kPublished, 4},
    {"dc.date.issued", Fact::kPublished, 4},
    {"dc.date", Fact::kPublished, 5},
    {"dcterms.date", Fact::kPublished, 5},
    {"date", Fact::kPublished, 6},
    {"article:modified_time", Fact::kModified, 1},
    {"og:updated_time", Fact::kModified, 2},
    {"og:locale", Fact::kLanguage, 3},
    {"language", Fact::kLanguage, 4},
}};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with('@');
}

// Values of one fact, with the rank of what stated them.
class Stated {
 public:
  void add(std::string value, int rank) {
    if (value.empty() || rank > rank_) return;
    if (rank < rank_) values_.clear();
    rank_ = rank;
    if (values_.size() < kMaxValues && std::ranges::find(values_, value) == values_.end())
      values_.push_back(std::move(value));
  }
  std::string first() const { return values_.empty() ? std::string() : values_.front(); }
  const std::vector<std::string>& all() const { return values_; }

 private:
  static constexpr std::size_t kMaxValues = 100;  // no article has more authors
  int rank_ = 100;
  std::vector<std::string> values_;
};

class Reader {
 public:
  explicit Reader(const PageTree& page) : page_(page) {}

  PageMetadata run() {
    for (std::uint32_t i = 0; i < page_.nodes.size(); ++i) {
      switch (page_.nodes[i].tag) {
        case Tag::kMeta:
          meta(i);
          break;
        case Tag::kLink:
          if (fold(page_.attribute(i, Name::kRel)) == "canonical")
            add(Fact::kUrl, page_.attribute(i, Name::kHref), 1);
          break;
        case Tag::kTitle:
          if (page_.nodes[page_.nodes[i].parent].tag != Tag::kSvg) add(Fact::kTitle, page_.inner_text(i), 6);
          break;
        case Tag::kHtml:
          add(Fact::kLanguage, page_.attribute(i, Name::kLang), 2);
          break;
        case Tag::kScript:
          linked_data(i);
          break;
        case Tag::kTime:
          time(i);
          break;
        case Tag::kText:
          break;
        default:
          microdata(i);
      }
    }
    PageMetadata found;
    found.url = of(Fact::kUrl).first();
    found.title = of(Fact::kTitle).first();
    found.publisher = of(Fact::kPublisher).first();
    found.published = of(Fact::kPublished).first();
    found.modified = of(Fact::kModified).first();
    found.language = of(Fact::kLanguage).first();
    found.agencies = of(Fact::kAgency).all();
    found.bylines = of(Fact::kByline).all();
    found.body = std::move(body_);
    return found;
  }

 private:
  Stated& of(Fact fact) { return facts_[static_cast<std::size_t>(fact)]; }

  void add(Fact fact, std::string_view value, int rank) {
    auto text = collapsed(value);
    if (fact == Fact::kPublished || fact == Fact::kModified) {
      text = iso_date_of(text);
    } else if (fact == Fact::kUrl) {
      if (!text.starts_with("http")) return;
    } else if (is_address(text)) {
      return;
    } else if (fact == Fact::kLanguage) {
      std::ranges::replace(text, '_', '-');
    }
    of(fact).add(std::move(text), rank);
  }

  void meta(std::uint32_t node) {
    const auto content = page_.attribute(node, Name::kContent);
    for (const auto attribute : {Name::kProperty, Name::kName, Name::kItemprop}) {
      const auto name = page_.attribute(node, attribute);
      if (name.empty() || name.size() > 40) continue;
      const auto found = std::ranges::find(kMetaNames, fold(name), &MetaName::name);
      if (found != kMetaNames.end()) add(found->fact, content, found->rank + 1);
    }
  }

  void linked_data(std::uint32_t node) {
    const auto article = article_in_json_ld(page_.inner_text(node));
    if (!article) return;
    add(Fact::kUrl, article->url, 3);
    add(Fact::kTitle, article->headline, 0);
    add(Fact::kPublisher, article->publisher, 1);
    add(Fact::kPublished, article->published, 0);
    add(Fact::kModified, article->modified, 0);
    add(Fact::kLanguage, article->language, 1);
    for (const auto& author : article->authors) add(Fact::kByline, author, 0);
    for (const auto& source : article->sources) add(Fact::kAgency, source, 0);
    if (body_.empty()) body_ = article->body;
  }

  // <time datetime="…" pubdate>, itemprop="datePublished" on any element.
  void time(std::uint32_t node) {
    const auto when = page_.attribute(node, Name::kDatetime);
    const auto prop = page_.attribute(node, Name::kItemprop);
    if (prop == "dateModified") return add(Fact::kModified, when, 4);
    if (prop == "datePublished") return add(Fact::kPublished, when, 2);
    const auto names = fold(std::string(page_.attribute(node, Name::kClass)));
    if (names.find("updated") != std::string::npos && names.find("published") == std::string::npos) return;
    if (names.find("published") != std::string::npos || names.find("entry-date") != std::string::npos)
      add(Fact::kPublished, when, 8);
  }

  void microdata(std::uint32_t node) {
    const auto prop = page_.attribute(node, Name::kItemprop);
    if (prop == "datePublished") {
      const auto content = page_.attribute(node, Name::kContent);
      add(Fact::kPublished, content.empty() ? page_.attribute(node, Name::kDatetime) : content, 2);
    }
  }

  const PageTree& page_;
  std::array<Stated, 8> facts_;
  std::string body_;
};

}  // namespace

PageMetadata metadata_of(const PageTree& page) { return Reader(page).run(); }

}  // namespace onrecord
