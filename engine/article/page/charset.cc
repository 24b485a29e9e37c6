#include "engine/article/page/charset.h"

#include <algorithm>

namespace onrecord {
namespace {

// Browsers look no further.
constexpr std::size_t kHead = 4096;

std::string folded(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

// The value behind `key` and an equals sign, in quotes or not.
std::string value_behind(std::string_view text, std::string_view key) {
  for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    auto rest = text.substr(at + key.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\"'"), rest.size()));
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n\"';>/?")));
  }
  return {};
}

}  // namespace

std::string charset_in_page(std::string_view bytes) {
  const auto head = folded(bytes.substr(0, kHead));
  for (auto at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    const auto tag = std::string_view(head).substr(at, head.find('>', at) - at);
    if (auto charset = value_behind(tag, "charset"); !charset.empty()) return charset;
  }
  if (head.find("<?xml") > 4) return {};
  return value_behind(std::string_view(head).substr(0, head.find("?>")), "encoding");
}

std::string charset_in_media_type(std::string_view media_type) {
  return value_behind(folded(media_type), "charset");
}

}  // namespace onrecord
