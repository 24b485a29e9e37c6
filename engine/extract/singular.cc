#include "engine/extract/singular.h"

#include <algorithm>

#include "engine/text/token.h"

namespace onrecord {
namespace {

constexpr std::size_t kShortest = 2;   // bytes of a singular
constexpr std::size_t kMostWords = 4;  // of a counted noun without a plural

struct Word {
  std::size_t begin = 0, end = 0;
};

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.find_first_not_of(" \n\t-", at);
    if (begin == text.npos) break;
    const auto end = std::min(text.find_first_of(" \n\t-", begin), text.size());
    words.push_back({begin, end});
    at = end;
  }
  return words;
}

}  // namespace

Singular::Singular(const Pack& pack) {
  if (const auto* lexicon = pack.lexicon("irregular-plural")) {
    for (const auto& entry : lexicon->entries) {
      for (const auto& form : entry.forms) irregular_.emplace(fold(form), entry.value);
    }
  }
  if (const auto* lexicon = pack.lexicon("no-plural")) {
    for (const auto& entry : lexicon->entries) {
      for (const auto& form : entry.forms) irregular_.emplace(fold(form), "");
    }
  }
  if (const auto* lexicon = pack.lexicon("superlative")) {
    for (const auto& entry : lexicon->entries) {
      for (const auto& form : entry.forms) superlatives_.emplace(fold(form), entry.value);
    }
  }
  if (const auto* lexicon = pack.lexicon("plural-ending")) {
    for (const auto& entry : lexicon->entries) {
      for (const auto& form : entry.forms) endings_.emplace_back(fold(form), entry.value);
    }
  }
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string Singular::of(std::string_view word) const {
  const auto folded = fold(word);
  if (const auto found = irregular_.find(folded); found != irregular_.end()) return found->second;
  for (const auto& [ending, instead] : endings_) {
    if (!folded.ends_with(ending) || folded.size() - ending.size() + instead.size() < kShortest) continue;
    // The longest ending decides, also that the word is no plural ("-ss = ss").
    if (instead == ending) return {};
    // What the ending keeps stays as it is written: "PACs".
    std::size_t kept = 0;
    while (kept < instead.size() && instead[kept] == ending[kept]) ++kept;
    return std::string(word.substr(0, word.size() - ending.size() + kept)) + instead.substr(kept);
  }
  return {};
}

Singular::Counted Singular::counted_noun(std::string_view text, bool is_one,
                                         const std::function<bool(std::size_t)>& is_verb) const {
  const auto words = words_in(text);
  if (words.empty()) return {};
  std::size_t head = words.size();
  std::string singular;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto found = of(text.substr(words[i].begin, words[i].end - words[i].begin));
    if (found.empty() && head < words.size()) break;  // behind the plural
    if (found.empty()) continue;
    head = i;
    singular = std::move(found);
  }
  Counted counted;
  if (head == words.size()) {
    if (is_verb(words[0].begin)) return {};  // "one seeking to leave"
    std::size_t count = 1;
    const auto most = std::min(words.size(), is_one ? kMostWords : kMostWords / 2);
    while (count < most && !is_verb(words[count].begin)) ++count;
    counted.length = words[count - 1].end;
    counted.unit = std::string(text.substr(0, counted.length));
  } else {
    counted.is_plural = true;
    counted.length = words[head].end;
    for (std::size_t i = 0, at = 0; i <= head; at = words[i++].end) {
      const auto word = text.substr(words[i].begin, words[i].end - words[i].begin);
      const bool is_compound = words[i].end < text.size() && text[words[i].end] == '-';  // "best-known"
      const auto base = is_compound ? superlatives_.end() : superlatives_.find(fold(word));
      counted.unit += text.substr(at, words[i].begin - at);
      counted.unit += i == head ? singular : base == superlatives_.end() ? std::string(word) : base->second;
    }
  }
  std::replace(counted.unit.begin(), counted.unit.end(), '\n', ' ');
  return counted;
}

}  // namespace onrecord
