#include "engine/article/formats/json_fields.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "engine/article/date_text.h"
#include "engine/article/decode.h"
#include "engine/article/page/read_page.h"

namespace onrecord {
namespace {

using Names = std::span<const std::string_view>;

// The names of each field, ours first. In their order: ours, news-please, newspaper,
// schema.org and JSON Feed, trafilatura, Event Registry, news APIs, ninjs.
constexpr std::array<std::string_view, 3> kId = {"id", "uri", "guid"};
constexpr std::array<std::string_view, 6> kUrl = {"url", "canonical_link", "link", "source",
                                                  "uri", "source_url"};
constexpr std::array<std::string_view, 4> kTitle = {"title", "headline", "headlines", "name"};
constexpr std::array<std::string_view, 9> kPublisher = {"publisher", "meta_site_name", "source-hostname",
                                                        "source",    "sitename",       "source_domain",
                                                        "domain",    "hostname",       "copyrightholder"};
constexpr std::array<std::string_view, 6> kAgency = {"agency",      "infosource", "infosources",
                                                     "infoSources", "creditline", "creditLine"};
constexpr std::array<std::string_view, 5> kByline = {"byline", "author", "authors", "creator", "by"};
// Never among them: date_download, filedate and their like, which tell when a crawler came.
constexpr std::array<std::string_view, 16> kPublished = {
    "published",      "date_publish",   "publish_date", "datePublished", "date_published", "publishedAt",
    "published_at",   "pubDate",        "pubdate",      "dateTime",      "datetime",       "date",
    "versioncreated", "versionCreated", "firstcreated", "firstCreated"};
constexpr std::array<std::string_view, 6> kLanguage = {"language",  "lang",   "inLanguage",
                                                       "meta_lang", "locale", "languageCode"};
constexpr std::array<std::string_view, 7> kPlainText = {
    "maintext", "text", "body_text", "bodyText", "articleBody", "content_text", "raw_text"};
constexpr std::array<std::string_view, 2> kParagraphs = {"paragraphs", "body-paragraphs"};
constexpr std::array<std::string_view, 7> kMarkedText = {"body",      "bodies",   "content",     "body_xhtml",
                                                         "body_html", "bodyHtml", "content_html"};
constexpr std::array<std::string_view, 3> kSummary = {"description", "excerpt", "summary"};
constexpr std::array<std::string_view, 2> kStatus = {"pubstatus", "pubStatus"};

std::string in_quotes(std::string_view text) {
  std::size_t bytes = std::min<std::size_t>(text.size(), 40);
  while (bytes < text.size() && bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
    --bytes;
  return "\"" + std::string(text.substr(0, bytes)) + "\"";
}

bool is_none(const Json& value) {
  if (value.is_null() || value.is_discarded()) return true;
  const auto* text = value.get_ptr<const std::string*>();
  return text != nullptr && (text->empty() || *text == "None");
}

const char* type_of(const Json& value) {
  if (value.is_array()) return "a list";
  if (value.is_object()) return "an object";
  if (value.is_boolean()) return "true or false";
  return "a number";
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

bool looks_like_html(std::string_view text) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"</", "<p>", "<p ", "<br", "<P>", "<BR", "<div"},
      [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

// The text of an object that stands for a name.
std::string name_in(const Json& object) {
  for (const auto* name : {"name", "fullName", "title", "literal", "value"}) {
    const auto found = object.find(name);
    if (found != object.end() && found->is_string() && !is_none(*found)) return found->get<std::string>();
  }
  return {};
}

// "Mara Tellin; Jon Ferro" is two.
void add_names(std::string_view text, std::vector<std::string>& names) {
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    auto name = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto begin = name.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) continue;
    name = name.substr(begin, name.find_last_not_of(" \t\n") - begin + 1);
    names.emplace_back(name);
  }
}

class Reader {
 public:
  Reader(const Json& object, const std::string& where, const PageLimits& limits)
      : object_(object), where_(where), limits_(limits) {}

  Result<JsonArticle> run() {
    if (!object_.is_object() && !object_.is_null()) {
      return fail(ErrorKind::kInput, where_, std::string("not an article: ") + type_of(object_));
    }
    read_schema();
    if (!error_ && !out_.is_record) read_fields();
    if (error_) return tl::make_unexpected(*error_);
    return std::move(out_);
  }

 private:
  void wrong(std::string what) {
    if (!error_) error_ = Error{ErrorKind::kInput, where_, std::move(what)};
  }
  void wrong_type(std::string_view name, bool listed, const Json& value, bool in_list = false) {
    wrong("field " + in_quotes(name) + " must be text" + (listed ? " or a list of texts" : "") + ", not " +
          type_of(value) + (in_list ? " in the list" : ""));
  }

  const Json* find(std::string_view name) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(std::string(name));
    if (found != object_.end()) return is_none(*found) ? nullptr : &*found;
    // Some put all but the text into an object of their own.
    const auto inner = object_.find("metadata");
    if (inner == object_.end() || !inner->is_object()) return nullptr;
    const auto there = inner->find(std::string(name));
    return there == inner->end() || is_none(*there) ? nullptr : &*there;
  }

  void read_schema() {
    const auto* schema = find("schema");
    if (schema == nullptr || !schema->is_string()) return;
    const auto& name = schema->get_ref<const std::string&>();
    out_.is_record = name == kExtractSchema;
    if (!out_.is_record && name.starts_with("onrecord."))
      wrong("schema " + in_quotes(name) + " is not read here; " + in_quotes(kExtractSchema) + " is");
  }

  void read_fields() {
    auto& article = out_.article;
    for (const auto name : kStatus) {
      const auto* status = find(name);
      if (status == nullptr || !status->is_string()) continue;
      const auto& word = status->get_ref<const std::string&>();
      if (word == "canceled" || word == "cancelled" || word == "withheld") {
        out_.skipped = word;
        return;
      }
    }
    read_id();
    article.url = text_of(kUrl, [](std::string_view name, const std::string& text) {
      return name == "url" || is_address(text);
    });
    article.title = text_of(kTitle, [](std::string_view, const std::string&) { return true; });
    article.publisher = text_of(kPublisher, [](std::string_view name, const std::string& text) {
      return name == "publisher" || !is_address(text);
    });
    article.agency = names_of(kAgency);
    article.byline = names_of(kByline);
    read_published();
    read_language();
    read_text();
  }

  // Many archives count their articles; a number names one as well as a text does.
  void read_id() {
    for (const auto name : kId) {
      const auto* value = find(name);
      if (value == nullptr) continue;
      if (value->is_string()) {
        out_.article.id = value->get<std::string>();
      } else if (value->is_number_integer()) {
        out_.article.id = value->dump();
      } else if (name == kId.front()) {
        wrong_type(name, false, *value);
      }
      if (!out_.article.id.empty()) return;
    }
  }

  // The first that is text, or holds one, and is `wanted`. Our own name takes nothing else.
  template <typename Wanted>
  std::string text_of(Names names, const Wanted& wanted) {
    for (const auto name : names) {
      const auto* value = find(name);
      if (value == nullptr) continue;
      std::string text;
      if (value->is_string()) {
        text = value->get<std::string>();
      } else if (value->is_object()) {
        text = name_in(*value);
      } else if (value->is_array() && name != names.front()) {
        for (const auto& one : *value) {
          if (text.empty())
            text = one.is_object() ? name_in(one) : one.is_string() ? one.get<std::string>() : "";
        }
      } else if (name == names.front()) {
        wrong_type(name, false, *value);
      }
      if (!text.empty() && wanted(name, text)) return text;
    }
    return {};
  }

  std::vector<std::string> names_of(Names fields) {
    for (const auto field : fields) {
      std::vector<std::string> names;
      const auto* value = find(field);
      if (value == nullptr) continue;
      const bool own = field == fields.front();
      const auto add = [&](const Json& one, bool in_list) {
        if (is_none(one)) return;
        if (one.is_string()) {
          add_names(one.get_ref<const std::string&>(), names);
        } else if (one.is_object()) {
          add_names(name_in(one), names);
        } else if (own) {
          wrong_type(field, true, one, in_list);
        }
      };
      if (value->is_array()) {
        for (const auto& one : *value) add(one, true);
      } else {
        add(*value, false);
      }
      if (!names.empty()) return names;
    }
    return {};
  }

  void read_published() {
    std::string unread;
    for (const auto name : kPublished) {
      const auto* value = find(name);
      if (value == nullptr) continue;
      if (!value->is_string()) {
        if (name == kPublished.front()) wrong_type(name, false, *value);
        continue;
      }
      const auto& text = value->get_ref<const std::string&>();
      const bool own = name == kPublished.front() && is_iso_date(text);
      out_.article.published = own ? text : iso_date_of(text);
      if (!out_.article.published.empty()) return;
      if (unread.empty()) unread = std::string(name) + " " + in_quotes(text);
    }
    if (!unread.empty()) out_.warnings.push_back(unread + " is no date like 2024-08-21; left out");
  }

  void read_language() {
    out_.article.language = text_of(kLanguage, [](std::string_view, const std::string&) { return true; });
    auto& language = out_.article.language;
    std::ranges::replace(language, '_', '-');
    if (language.size() != 3) return;
    // "eng" is "en".
    std::array<char, ULOC_LANG_CAPACITY> code{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(language.c_str(), code.data(), static_cast<std::int32_t>(code.size()), &status);
    if (U_SUCCESS(status) && code[0] != '\0') language = code.data();
  }

  void read_text() {
    auto& text = out_.article.text;
    text = plain_text();
    if (text.empty() && !error_) text = marked_text();
    if (text.empty() && !error_) {
      text = text_of(kSummary, [](std::string_view, const std::string&) { return true; });
      if (looks_like_html(text)) text = from_html(text);
      if (!text.empty()) out_.warnings.emplace_back("only a summary of the article is there");
    }
    cut_marker(text);
    unify_line_ends(text);
    // JSON can spell a NUL; no later stage should meet one.
    std::uint64_t nuls = 0;
    for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) {
      text.replace(at, 1, "\xEF\xBF\xBD");
      ++nuls;
    }
    if (nuls > 0) out_.warnings.push_back(std::to_string(nuls) + " NUL became U+FFFD in the text");
    if (text.find_first_not_of(" \t\n") == std::string::npos)
      wrong("no text: field \"text\" is missing or empty");
  }

  std::string plain_text() {
    for (const auto name : kPlainText) {
      const auto* value = find(name);
      if (value == nullptr) continue;
      if (value->is_string()) return value->get<std::string>();
      if (name == "text") wrong_type(name, false, *value);
    }
    for (const auto name : kParagraphs) {
      const auto* value = find(name);
      if (value != nullptr && value->is_array()) return joined(*value);
    }
    return {};
  }

  // Paragraphs, each a text or a list of its sentences.
  static std::string joined(const Json& paragraphs) {
    std::string text;
    for (const auto& paragraph : paragraphs) {
      std::string one = paragraph.is_string() ? paragraph.get<std::string>() : "";
      if (paragraph.is_array()) {
        for (const auto& sentence : paragraph) {
          if (sentence.is_string()) one += (one.empty() ? "" : " ") + sentence.get<std::string>();
        }
      }
      if (!one.empty()) text += (text.empty() ? "" : "\n\n") + one;
    }
    return text;
  }

  std::string marked_text() {
    for (const auto name : kMarkedText) {
      const auto* value = find(name);
      if (value == nullptr) continue;
      std::string text;
      if (value->is_string()) {
        text = value->get<std::string>();
      } else if (value->is_array()) {
        text = best_body(*value);
      } else if (value->is_object()) {
        text = name_in(*value);
      }
      if (text.empty()) continue;
      return looks_like_html(text) ? from_html(text) : text;
    }
    return {};
  }

  // Of the same body in several forms, the plain one; it takes no reading.
  static std::string best_body(const Json& bodies) {
    std::string best;
    for (const auto& body : bodies) {
      if (!body.is_object()) continue;
      const auto value = body.find("value");
      if (value == body.end() || !value->is_string()) continue;
      const auto plain = [&](const char* key) {
        const auto type = body.find(key);
        return type != body.end() && type->is_string() && type->get_ref<const std::string&>() == "text/plain";
      };
      if (plain("contenttype") || plain("contentType")) return value->get<std::string>();
      if (best.empty()) best = value->get<std::string>();
    }
    return best;
  }

  std::string from_html(const std::string& html) {
    auto text = text_of_html(html, limits_, where_);
    if (text) return std::move(*text);
    error_ = text.error();
    return {};
  }

  // "the river rose… [+2301 chars]"
  void cut_marker(std::string& text) {
    const auto at = text.rfind("[+");
    if (at == std::string::npos || at == 0 || !text.ends_with(" chars]")) return;
    const auto count = text.substr(at + 2, text.size() - at - 9);
    if (count.empty() || count.find_first_not_of("0123456789") != std::string::npos) return;
    out_.warnings.push_back("only the beginning of the text is there; " + count + " characters are not");
    text.resize(text.find_last_not_of(' ', at - 1) + 1);
  }

  const Json& object_;
  const std::string& where_;
  const PageLimits& limits_;
  JsonArticle out_;
  std::optional<Error> error_;
};

}  // namespace

Result<JsonArticle> article_of_json(const Json& object, const std::string& where, const PageLimits& limits) {
  return Reader(object, where, limits).run();
}

}  // namespace onrecord
