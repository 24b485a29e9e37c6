#include "engine/reconcile/context.h"

#include <algorithm>

namespace onrecord {

std::vector<Word> words_near(const Profile& profile, Span span, std::size_t reach) {
  std::vector<Word> out;
  const auto* sentence = profile.sentence_at(span.begin);
  if (sentence == nullptr) return out;
  std::size_t taken = 0;
  for (auto i = sentence->last; i > sentence->first; --i) {
    const auto& word = profile.words[i - 1];
    if (word.span.end > span.begin || !word.content()) continue;
    if (taken++ == reach) break;
    out.push_back(word);
  }
  std::reverse(out.begin(), out.end());
  taken = 0;
  for (auto i = sentence->first; i < sentence->last; ++i) {
    const auto& word = profile.words[i];
    if (word.span.begin < span.end || !word.content()) continue;
    if (taken++ == reach) break;
    out.push_back(word);
  }
  return out;
}

RestOfSentence rest_of_sentence(const Record& record, Span span) {
  // Sentences are in text order; a quotation may reach over several of them.
  const auto& sentences = record.sentences;
  const auto holds = [&](std::uint32_t offset) {
    auto it = std::upper_bound(sentences.begin(), sentences.end(), offset,
                               [](std::uint32_t at, Span s) { return at < s.begin; });
    return it == sentences.begin() ? Span{offset, offset} : *--it;
  };
  if (span.empty()) return {};
  const auto first = holds(span.begin), last = holds(span.end - 1);
  RestOfSentence out;
  if (first.contains({span.begin, span.begin}))
    out.before = slice(record.article.text, {first.begin, span.begin});
  if (last.begin < span.end && span.end <= last.end)
    out.after = slice(record.article.text, {span.end, last.end});
  return out;
}

}  // namespace onrecord
