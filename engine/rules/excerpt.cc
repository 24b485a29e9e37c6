#include "engine/rules/excerpt.h"

#include <algorithm>
#include <charconv>

namespace onrecord {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string excerpt(const Pack& pack, const Error& error) {
  for (const auto& [name, content] : pack.files) {
    if (!error.where.starts_with(name + ":")) continue;
    const char* const end = error.where.data() + error.where.size();
    std::size_t number = 0;
    const auto [colon, wrong] = std::from_chars(error.where.data() + name.size() + 1, end, number);
    if (wrong != std::errc() || number == 0) return {};
    std::size_t column = 1;
    if (colon != end) std::from_chars(colon + 1, end, column);
    std::size_t begin = 0;
    for (std::size_t line = 1; line < number && begin != std::string::npos; ++line) {
      begin = content.find('\n', begin);
      if (begin != std::string::npos) ++begin;
    }
    if (begin == std::string::npos || begin >= content.size()) return {};
    std::string_view line = std::string_view(content).substr(begin, content.find('\n', begin) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (colon == end) column = line.find_first_not_of(' ') + 1;  // the line as a whole
    std::string text(line);
    std::ranges::replace(text, '\t', ' ');
    const auto margin = std::to_string(number);
    const auto before = characters(line.substr(0, std::min(line.size(), column - 1)));
    std::string excerpt = "  ";
    excerpt += margin;
    excerpt += " | ";
    excerpt += text;
    excerpt += "\n  ";
    excerpt.append(margin.size(), ' ');
    excerpt += " | ";
    excerpt.append(before, ' ');
    return excerpt += "^\n";
  }
  return {};
}

}  // namespace onrecord
