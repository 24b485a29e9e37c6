#include "engine/article/page/tags.h"

#include <algorithm>

namespace onrecord {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/'; }

// Whether `markup` goes on with `lower`, in any case, at `at`.
bool goes_on(std::string_view markup, std::size_t at, std::string_view lower) {
  if (markup.size() - at < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), markup.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

// Behind the end of the script, style or comment that begins at `at`; `at` where none does.
std::size_t behind_raw(std::string_view markup, std::size_t at) {
  std::string_view close;
  if (goes_on(markup, at, "<!--")) close = "-->";
  if (goes_on(markup, at, "<script")) close = "</script";
  if (goes_on(markup, at, "<style")) close = "</style";
  if (close.empty()) return at;
  for (auto end = markup.find(close[0], at + 4); end != std::string_view::npos;
       end = markup.find(close[0], end + 1)) {
    if (goes_on(markup, end, close)) return end + close.size();
  }
  return at;
}

}  // namespace

bool has_endless_tag(std::string_view markup) {
  bool raw_ends = true;  // a script without end is looked for once only
  for (auto at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at)) {
    if (raw_ends) {
      const auto behind = behind_raw(markup, at);
      const bool raw =
          goes_on(markup, at, "<!--") || goes_on(markup, at, "<script") || goes_on(markup, at, "<style");
      raw_ends = !raw || behind != at;
      if (behind != at) {
        at = behind;
        continue;
      }
    }
    ++at;
    if (at == markup.size() || !is_letter(markup[at])) continue;
    std::uint32_t words = 0;
    bool blank = false;
    for (; at < markup.size() && markup[at] != '>'; ++at) {
      const char c = markup[at];
      if (is_blank(c)) {
        blank = true;
        continue;
      }
      // A quote opens a value only behind an equals sign; elsewhere it is a word like any other.
      if ((c == '"' || c == '\'') && (markup[at - 1] == '=' || blank)) {
        const auto close = markup.find(c, at + 1);
        if (close != std::string_view::npos) at = close;
        blank = true;
        continue;
      }
      if (blank && ++words > kMaxAttributes) return true;
      blank = false;
    }
  }
  return false;
}

}  // namespace onrecord
