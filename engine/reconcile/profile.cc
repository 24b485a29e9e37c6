#include "engine/reconcile/profile.h"

#include <algorithm>

#include "engine/extract/calendar.h"
#include "engine/text/quotations.h"

namespace onrecord {
namespace {

constexpr std::size_t kRunWords = 5;
constexpr std::size_t kSkipReach = 3;  // content words from one of a triple to the next
// Of the many triples a fixed part is kept, the same ones in every article.
constexpr std::uint64_t kOneSkipOf = 4;

std::uint64_t mix(std::uint64_t hash, std::uint64_t more) {
  hash ^= more + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}

void sort_unique(std::vector<std::uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

std::vector<Span> marked_in(const Article& article) {
  std::vector<Span> paragraphs, out;
  for (const auto& block : article.blocks) {
    if (block.kind == BlockKind::kBody || block.kind == BlockKind::kTitle) paragraphs.push_back(block.span);
  }
  for (const auto& piece : pair_quotations(article.text, paragraphs)) {
    if (piece.depth == 0 && piece.closed && !piece.content.empty()) out.push_back(piece.content);
  }
  return out;
}

// Speech is shared by everyone who was there; only an article's own words tell
// whether it was copied.
std::vector<Span> quoted(const Record& record, const std::vector<Span>& marked) {
  auto spans = marked;
  for (const auto& quote : record.quotes) {
    if (quote.kind == QuoteKind::kIndirect) continue;
    spans.insert(spans.end(), quote.content.begin(), quote.content.end());
  }
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;  // without those inside another
  for (const auto span : spans) {
    if (!out.empty() && span.begin < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

void add_own(const std::vector<Word>& own, const WordBook& book, Profile& out) {
  add_runs(own, book, out.runs);
  std::vector<std::uint64_t> content;
  for (const auto& word : own) {
    if (word.content()) content.push_back(book.hash_of(word.form));
    if (word.has(kSlip) && !word.has(kName)) out.slips.push_back(word);
  }
  for (std::size_t i = 0; i < content.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(content.size(), i + 1 + kSkipReach); ++j) {
      for (std::size_t k = j + 1; k < std::min(content.size(), j + 1 + kSkipReach); ++k) {
        const auto hash = mix(mix(mix(2, content[i]), content[j]), content[k]);
        if (hash % kOneSkipOf == 0) out.skips.push_back(hash);
      }
    }
  }
}

}  // namespace

void add_runs(const std::vector<Word>& words, const WordBook& book, std::vector<std::uint64_t>& out) {
  for (std::size_t i = 0; i + kRunWords <= words.size(); ++i) {
    std::uint64_t hash = 1;
    for (std::size_t k = 0; k < kRunWords; ++k) hash = mix(hash, book.hash_of(words[i + k].form));
    out.push_back(hash);
  }
}

std::size_t shared_count(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++count, ++i, ++j;
    } else if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return count;
}

std::optional<int> day_number(std::string_view date) {
  const auto day = parse_day(date);
  return day ? std::optional(static_cast<int>(days_from_civil(*day))) : std::nullopt;
}

const SentenceWords* Profile::sentence_at(std::uint32_t offset) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), offset,
                                [](std::uint32_t at, const SentenceWords& s) { return at < s.span.begin; });
  if (after == sentences.begin()) return nullptr;
  --after;
  return offset < after->span.end ? &*after : nullptr;
}

Profile profile_of(const Record& record, WordBook& book) {
  Profile out;
  out.record = &record;
  out.day = day_number(record.article.published);
  out.marked = marked_in(record.article);
  const auto speech = quoted(record, out.marked);
  std::size_t next_speech = 0;
  for (const auto span : record.sentences) {
    SentenceWords sentence{span, static_cast<std::uint32_t>(out.words.size()), 0};
    const auto words = book.read(record.article.text, span, true);
    out.words.insert(out.words.end(), words.begin(), words.end());
    sentence.last = static_cast<std::uint32_t>(out.words.size());
    out.sentences.push_back(sentence);
    if (kind_at(record.article, span.begin) != BlockKind::kBody) continue;
    std::vector<Word> own;
    for (const auto& word : words) {
      while (next_speech < speech.size() && speech[next_speech].end <= word.span.begin) ++next_speech;
      if (next_speech < speech.size() && speech[next_speech].overlaps(word.span)) {
        add_own(own, book, out);  // a run does not reach over a quotation
        own.clear();
      } else {
        own.push_back(word);
      }
    }
    add_own(own, book, out);
  }
  sort_unique(out.runs);
  sort_unique(out.skips);
  std::sort(out.slips.begin(), out.slips.end(), [](const Word& a, const Word& b) { return a.form < b.form; });
  out.slips.erase(std::unique(out.slips.begin(), out.slips.end(),
                              [](const Word& a, const Word& b) { return a.form == b.form; }),
                  out.slips.end());

  std::vector<std::uint32_t> senses;
  for (const auto& sentence : out.sentences) {
    const auto first = senses.size();
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (out.words[i].content()) senses.push_back(out.words[i].sense);
    }
    std::sort(senses.begin() + static_cast<std::ptrdiff_t>(first), senses.end());
    senses.erase(std::unique(senses.begin() + static_cast<std::ptrdiff_t>(first), senses.end()),
                 senses.end());
  }
  std::sort(senses.begin(), senses.end());
  for (const auto sense : senses) {
    if (out.counts.empty() || out.counts.back().first != sense) out.counts.emplace_back(sense, 0);
    ++out.counts.back().second;
  }
  return out;
}

}  // namespace onrecord
