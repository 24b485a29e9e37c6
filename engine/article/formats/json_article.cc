#include "engine/article/formats/json_article.h"

#include <optional>

#include "engine/article/formats/json_fields.h"

namespace onrecord {
namespace {

// Fields stand no deeper, whoever wrote them.
constexpr int kMaxDepth = 12;

// The first `bytes` of `text` or less, never half a character.
std::string_view at_most(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// "[json.exception.parse_error.101] parse error at line 1, column 7: syntax error
// while parsing value - unexpected '}'; last read: '"a":}'" → "unexpected '}'".
std::string short_reason(std::string_view reason) {
  const auto after = [&](std::string_view mark) {
    const auto found = reason.find(mark);
    if (found != std::string_view::npos) reason.remove_prefix(found + mark.size());
  };
  after("] ");
  if (reason.starts_with("parse error")) after(": ");
  if (reason.starts_with("syntax error")) after(" - ");
  reason = reason.substr(0, reason.find("; last read"));
  return std::string(at_most(reason, 160));
}

// "line 3, column 7" of the byte at `position`, counted from 1; "column 7" in a text of one line.
std::string place_of(std::string_view text, std::size_t position) {
  std::size_t line = 1, begin = 0;
  const auto before = text.substr(0, position == 0 ? 0 : position - 1);
  for (auto at = before.find('\n'); at != std::string_view::npos; at = before.find('\n', at + 1)) {
    ++line;
    begin = at + 1;
  }
  const auto column = "column " + std::to_string(position - begin);
  return line == 1 ? column : "line " + std::to_string(line) + ", " + column;
}

Result<Json> parse(std::string_view text, const std::string& where) {
  const auto keep = [](int depth, Json::parse_event_t event, const Json&) {
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    return !opens || depth <= kMaxDepth;
  };
  try {
    return Json::parse(text, keep);
  } catch (const Json::parse_error& error) {
    return fail(ErrorKind::kInput, where,
                "broken JSON at " + place_of(text, error.byte) + ": " + short_reason(error.what()));
  } catch (const Json::out_of_range& error) {
    return fail(ErrorKind::kInput, where, "broken JSON: " + short_reason(error.what()));
  }
}

// The list of articles in what a news service answers; nullptr where `json` is no such answer.
const Json* articles_of(const Json& json) {
  if (json.is_array()) return &json;
  if (!json.is_object()) return nullptr;
  for (const auto* name : {"articles", "items", "results", "data", "docs"}) {
    const auto found = json.find(name);
    if (found == json.end()) continue;
    if (found->is_array()) return &*found;
    if (!found->is_object()) continue;
    const auto inner = found->find("results");
    if (inner != found->end() && inner->is_array()) return &*inner;
  }
  return nullptr;
}

}  // namespace

Result<JsonArticle> parse_json_line(std::string_view line, const std::string& where,
                                    const PageLimits& limits) {
  const auto parsed = parse(line, where);
  if (!parsed) return tl::make_unexpected(parsed.error());
  if (!parsed->is_object() && !parsed->is_null())
    return fail(ErrorKind::kInput, where, "not an article: the line is no JSON object");
  return article_of_json(*parsed, where, limits);
}

Result<std::vector<Result<JsonArticle>>> parse_json_document(std::string_view text, const std::string& where,
                                                             const PageLimits& limits) {
  const auto parsed = parse(text, where);
  if (!parsed) return tl::make_unexpected(parsed.error());
  std::vector<Result<JsonArticle>> found;
  auto whole = parsed->is_array() ? Result<JsonArticle>(fail(ErrorKind::kInput, where, ""))
                                  : article_of_json(*parsed, where, limits);
  const auto* articles = articles_of(*parsed);
  if (whole || articles == nullptr) {
    found.push_back(std::move(whole));
    return found;
  }
  for (const auto& one : *articles)
    found.push_back(article_of_json(one, where + "[" + std::to_string(found.size()) + "]", limits));
  if (found.empty()) return fail(ErrorKind::kInput, where, "no article in it: an empty list");
  return found;
}

bool is_json_object(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '{' && Json::accept(text);
}

}  // namespace onrecord
