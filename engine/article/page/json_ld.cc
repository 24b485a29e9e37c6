#include "engine/article/page/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace onrecord {
namespace {

using Json = nlohmann::json;

// What is nested deeper says nothing of the article, and is not even kept.
constexpr int kMaxDepth = 12;

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* name) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

// The names in a text, an object with a name, or a list of either.
void add_names(const Json& value, std::vector<std::string>& names) {
  if (value.is_array()) {
    for (const auto& one : value) {
      if (!one.is_array()) add_names(one, names);
    }
    return;
  }
  const auto& name = value.is_object() ? member(value, "name") : value;
  if (name.is_array()) {
    for (const auto& one : name) {
      if (one.is_string()) names.push_back(text_of(one));
    }
  } else if (auto text = text_of(name); !text.empty()) {
    names.push_back(std::move(text));
  }
}

std::string first_name(const Json& value) {
  std::vector<std::string> names;
  add_names(value, names);
  return names.empty() ? std::string() : names.front();
}

bool is_article_type(const std::string& type) {
  return type.find("Article") != std::string::npos || type.ends_with("Posting");
}

// Some sites state all of an article, but call it a page.
bool is_page_type(const std::string& type) { return type.ends_with("WebPage"); }

bool has_type(const Json& object, bool (*wanted)(const std::string&)) {
  const auto& type = member(object, "@type");
  if (type.is_string()) return wanted(type.get<std::string>());
  return type.is_array() && std::ranges::any_of(type, [&](const Json& one) {
           return one.is_string() && wanted(one.get<std::string>());
         });
}

const Json* find(const Json& value, bool (*wanted)(const std::string&)) {
  if (value.is_array()) {
    for (const auto& one : value) {
      if (const auto* found = find(one, wanted)) return found;
    }
    return nullptr;
  }
  if (!value.is_object()) return nullptr;
  if (has_type(value, wanted)) return &value;
  for (const auto* name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    if (const auto* found = find(member(value, name), wanted)) return found;
  }
  return nullptr;
}

// What is wrong but common, and can be mended without a guess: line ends inside
// texts, and a comma behind the last member.
std::string mended(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool inside = false;  // a text
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = static_cast<unsigned char>(json[i]) < 0x20 ? ' ' : json[i];
    if (inside && c == '\\' && i + 1 < json.size()) {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') inside = !inside;
    if (!inside && c == ',') {
      const auto next = json.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string_view::npos && (json[next] == '}' || json[next] == ']')) continue;
    }
    out += c;
  }
  return out;
}

}  // namespace

std::optional<LinkedArticle> article_in_json_ld(std::string_view json) {
  const auto keep = [](int depth, Json::parse_event_t event, const Json&) {
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    return !opens || depth <= kMaxDepth;
  };
  const auto parsed = Json::parse(mended(json), keep, false);
  if (parsed.is_discarded()) return std::nullopt;
  const auto* found = find(parsed, &is_article_type);
  if (found == nullptr) found = find(parsed, &is_page_type);
  if (found == nullptr) return std::nullopt;

  LinkedArticle article;
  article.headline = text_of(member(*found, "headline"));
  if (article.headline.empty()) article.headline = text_of(member(*found, "name"));
  article.url = text_of(member(*found, "url"));
  const auto& page = member(*found, "mainEntityOfPage");
  if (article.url.empty()) article.url = page.is_object() ? text_of(member(page, "@id")) : text_of(page);
  article.publisher = first_name(member(*found, "publisher"));
  article.published = text_of(member(*found, "datePublished"));
  article.modified = text_of(member(*found, "dateModified"));
  const auto& language = member(*found, "inLanguage");
  article.language = language.is_object() ? text_of(member(language, "alternateName")) : text_of(language);
  article.body = text_of(member(*found, "articleBody"));
  add_names(member(*found, "author"), article.authors);
  for (const auto* name : {"sourceOrganization", "provider"})
    add_names(member(*found, name), article.sources);
  std::erase(article.sources, article.publisher);
  return article;
}

}  // namespace onrecord
