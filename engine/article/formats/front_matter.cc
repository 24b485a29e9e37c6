#include "engine/article/formats/front_matter.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/article/date_text.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The text of one value: quotes taken off, a comment behind a bare one too.
std::string value_of(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'');
  if (!quoted) {
    text = trimmed(text.substr(0, text.find(" #")));
    return text == "null" || text == "~" ? std::string() : std::string(text);
  }
  const char quote = text.front();
  std::string value;
  for (std::size_t i = 1; i < text.size() && text[i] != quote; ++i) {
    if (text[i] == '\\' && quote == '"' && i + 1 < text.size()) ++i;
    value += text[i];
  }
  return value;
}

// The items of "[a, "b, c"]".
std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> items;
  text = text.substr(1, text.rfind(']') - 1);
  std::size_t begin = 0;
  char quote = '\0';
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ',';
    if (quote != '\0') {
      if (c == quote && i < text.size()) quote = '\0';
      if (i < text.size()) continue;
    } else if ((c == '"' || c == '\'') && trimmed(text.substr(begin, i - begin)).empty()) {
      quote = c;
    }
    if (c != ',') continue;
    if (auto item = value_of(text.substr(begin, i - begin)); !item.empty()) items.push_back(std::move(item));
    begin = i + 1;
  }
  return items;
}

using Fields = std::map<std::string, std::vector<std::string>, std::less<>>;

Fields fields_of(std::string_view matter, char separator) {
  Fields fields;
  std::string open;  // the field whose items follow, one a line
  while (!matter.empty()) {
    const auto end = std::min(matter.find('\n'), matter.size());
    const auto line = matter.substr(0, end);
    matter.remove_prefix(std::min(end + 1, matter.size()));
    const auto text = trimmed(line);
    if (text.empty() || text.starts_with('#')) continue;
    if (text.starts_with("- ") && !open.empty()) {
      if (auto item = value_of(text.substr(2)); !item.empty()) fields[open].push_back(std::move(item));
      continue;
    }
    const bool nested = line.starts_with(' ') || line.starts_with('\t');
    const auto at = text.find(separator);
    if (nested || at == std::string_view::npos) continue;
    open = std::string(trimmed(text.substr(0, at)));
    for (auto& c : open) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto value = trimmed(text.substr(at + 1));
    if (value.starts_with('[')) {
      fields[open] = list_of(value);
    } else if (auto one = value_of(value); !one.empty()) {
      fields[open] = {std::move(one)};
    }
  }
  return fields;
}

std::vector<std::string> all_of(const Fields& fields, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    const auto found = fields.find(name);
    if (found != fields.end() && !found->second.empty()) return found->second;
  }
  return {};
}

std::string first_of(const Fields& fields, std::initializer_list<std::string_view> names) {
  const auto all = all_of(fields, names);
  return all.empty() ? std::string() : all.front();
}

}  // namespace

std::vector<std::string> take_front_matter(Article& article) {
  std::vector<std::string> warnings;
  auto& text = article.text;
  const bool yaml = text.starts_with("---\n");
  if (!yaml && !text.starts_with("+++\n")) return warnings;
  const std::string close = yaml ? "\n---" : "\n+++";
  auto end = text.find(close, 3);
  while (end != std::string::npos && end + 4 < text.size() && text[end + 4] != '\n')
    end = text.find(close, end + 1);
  if (end == std::string::npos || end > kMaxBytes) return warnings;
  const auto fields = fields_of(std::string_view(text).substr(4, end < 4 ? 0 : end - 3), yaml ? ':' : '=');
  // A rule across the page at its head is none.
  if (fields.empty()) return warnings;

  article.title = first_of(fields, {"title", "headline"});
  article.url = first_of(fields, {"url", "link", "canonical", "canonical_url", "source_url"});
  article.publisher = first_of(fields, {"publisher", "outlet", "site", "source"});
  article.agency = all_of(fields, {"agency"});
  article.byline = all_of(fields, {"byline", "author", "authors"});
  article.language = first_of(fields, {"language", "lang"});
  article.id = first_of(fields, {"id"});
  if (const auto date = first_of(fields, {"published", "date", "publishdate", "pubdate"}); !date.empty()) {
    article.published = iso_date_of(date);
    if (article.published.empty())
      warnings.push_back("the date \"" + date.substr(0, 40) + "\" is no date like 2024-08-21; left out");
  }
  text.erase(0, std::min(text.find_first_not_of('\n', end + 4), text.size()));
  return warnings;
}

}  // namespace onrecord
