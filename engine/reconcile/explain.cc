#include "engine/reconcile/explain.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::size_t kShown = 200, kBeforeFocus = 70;  // bytes

std::string file_of(const Article& article) {
  const auto slash = article.id.find_last_of('/');
  return slash == std::string::npos ? article.id : article.id.substr(slash + 1);
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool starts_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t bytes) {
  const auto line = on_one_line(text);
  if (line.size() <= bytes) return line;
  auto end = line.rfind(' ', bytes);
  if (end == std::string::npos || end == 0) {
    for (end = bytes; !starts_character(line, end);) --end;
  }
  return line.substr(0, end) + " …";
}

std::string in_marks(std::string_view text, Span focus) {
  while (!text.empty() && std::string_view(",. \n").find(text.back()) != std::string_view::npos &&
         !text.ends_with(".."))
    text.remove_suffix(1);
  std::size_t from = 0;
  if (text.size() > kShown && focus.end > kShown && focus.begin > kBeforeFocus) {
    from = text.rfind(' ', focus.begin - kBeforeFocus);
    from = from == std::string_view::npos ? 0 : from + 1;
  }
  return (from > 0 ? "“… " : "“") + shortened(text.substr(from), kShown) + "”";
}

std::string outlet_of(const Article& article) {
  return article.publisher.empty() ? file_of(article) : article.publisher;
}

OutletPair outlets_of(const Article& a, const Article& b) {
  OutletPair out{outlet_of(a), outlet_of(b)};
  if (out.first == out.second) {
    out.first += " (" + file_of(a) + ")";
    out.second += " (" + file_of(b) + ")";
  }
  return out;
}

RuleRef rule_of(std::string_view type, std::optional<Trait> because, const WordBook& book) {
  RuleRef rule{"compare." + std::string(type), "", 0};
  const auto* place = because ? book.place_of(*because) : nullptr;
  if (place != nullptr) rule = {rule.id, place->file, place->line};
  return rule;
}

}  // namespace onrecord
