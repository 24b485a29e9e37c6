#include "engine/reconcile/slips.h"

#include <algorithm>

#include "engine/text/token.h"

namespace onrecord {
namespace {

// Of short words too many are a letter away from another.
constexpr std::size_t kShortest = 7, kShortestLacking = 8;

bool plain_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string without(std::string_view word, std::size_t at) {
  std::string out(word);
  out.erase(at, 1);
  return out;
}

}  // namespace

Slips::Slips(const Pack& pack) {
  for (const auto& lexicon : pack.lexicons) {
    for (const auto& entry : lexicon.entries) {
      for (const auto& form : entry.forms) {
        for (const auto& token : tokenize(form, {0, static_cast<std::uint32_t>(form.size())}, {}))
          words_.insert(fold(slice(form, token.span)));
      }
    }
  }
  for (const auto& word : words_) {
    if (word.size() <= kShortestLacking || !plain_letters(word)) continue;
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
      shortened_.emplace_back(TextHash{}(without(word, i)), &word);
  }
  std::sort(shortened_.begin(), shortened_.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : *a.second < *b.second;
  });
}

std::vector<std::string> Slips::meant(std::string_view word) const {
  std::vector<std::string> out;
  if (word.size() < kShortest || !plain_letters(word) || known(word)) return out;
  const auto add = [&](const std::string& other) {
    if (known(other)) out.push_back(other);
  };
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] == word[i - 1]) {
      add(without(word, i));
    } else if (i + 1 < word.size()) {
      std::string other(word);
      std::swap(other[i - 1], other[i]);
      if (i > 1) add(other);
    }
  }
  if (word.size() < kShortestLacking) return out;
  const std::uint64_t hash = TextHash{}(word);
  auto entry = std::lower_bound(shortened_.begin(), shortened_.end(), hash,
                                [](const auto& e, std::uint64_t h) { return e.first < h; });
  for (; entry != shortened_.end() && entry->first == hash; ++entry) {
    const auto& longer = *entry->second;
    const auto part = std::mismatch(word.begin(), word.end(), longer.begin()).first - word.begin();
    if (without(longer, static_cast<std::size_t>(part)) == word) out.push_back(longer);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace onrecord
