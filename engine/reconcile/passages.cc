#include "engine/reconcile/passages.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace onrecord {
namespace {

// Fewer words than this stay with their neighbour: "Thank you." says too little to stand alone.
constexpr std::size_t kFewestWords = 4;

bool starts_lower(const Word& word) { return !word.has(kName) && !word.has(kNumberWord); }

// Whether a mark that ends a sentence stands between two words.
bool ended_between(std::string_view text, const Word& before, const Word& after) {
  if (after.span.begin < before.span.end) return true;  // a record from elsewhere may hold anything
  return slice(text, {before.span.end, after.span.begin}).find_first_of(".!?") != std::string_view::npos;
}

// A stretch of words of one content piece.
struct Stretch {
  std::size_t first = 0, last = 0;  // half-open
};

// The words of one content piece by the sentences they stand in.
std::vector<Stretch> by_sentence(const std::vector<Word>& words, const std::vector<Span>& sentences) {
  std::vector<Stretch> out;
  const auto length = [](Stretch s) { return s.last - s.first; };
  for (std::size_t i = 0; i < words.size();) {
    const auto next = std::upper_bound(sentences.begin(), sentences.end(), words[i].span.begin,
                                       [](std::uint32_t at, Span s) { return at < s.begin; });
    auto j = i + 1;
    while (j < words.size() && (next == sentences.end() || words[j].span.begin < next->begin)) ++j;
    const Stretch stretch{i, j};
    if (!out.empty() && std::min(length(out.back()), length(stretch)) < kFewestWords) {
      out.back().last = j;
    } else {
      out.push_back(stretch);
    }
    i = j;
  }
  return out;
}

void take(QuoteMention& mention, const std::vector<Word>& words, Stretch stretch, Span piece) {
  // The outer ends are those of the piece, so that marks of the text stay inside.
  const auto begin = stretch.first == 0 ? piece.begin : words[stretch.first].span.begin;
  const auto end = stretch.last == words.size() ? piece.end : words[stretch.last].span.begin;
  mention.pieces.push_back({begin, end});
  mention.words.insert(mention.words.end(), words.begin() + static_cast<std::ptrdiff_t>(stretch.first),
                       words.begin() + static_cast<std::ptrdiff_t>(stretch.last));
}

void trim(std::string_view text, std::vector<Span>& pieces) {
  for (auto& piece : pieces) {
    while (piece.end > piece.begin) {
      auto at = static_cast<std::int32_t>(piece.end - piece.begin);
      UChar32 last = 0;
      U8_PREV_OR_FFFD(text.data() + piece.begin, 0, at, last);
      if (u_isUWhiteSpace(last) == 0) break;
      piece.end = piece.begin + static_cast<std::uint32_t>(at);
    }
  }
}

void finish(QuoteMention& mention, std::string_view text) {
  trim(text, mention.pieces);
  mention.span = {mention.pieces.front().begin, mention.pieces.back().end};
  mention.said = bag_of(mention.words);
}

// The passages of one quotation: what "he said" splits stays one where the
// second part goes on with the sentence of the first.
void add_quote(const Profile& profile, const QuoteMention& base, const Quote& quote, WordBook& book,
               std::vector<QuoteMention>& out) {
  const auto text = profile.text();
  const auto first = out.size();
  for (const auto piece : quote.content) {
    const auto words = book.read(text, piece);
    for (const auto stretch : by_sentence(words, profile.record->sentences)) {
      const bool goes_on = stretch.first == 0 && out.size() > first && starts_lower(words.front()) &&
                           !ended_between(text, out.back().words.back(), words.front());
      if (!goes_on) out.push_back(base);
      take(out.back(), words, stretch, piece);
    }
  }
  for (auto i = first; i < out.size(); ++i) finish(out[i], text);
}

Bag told_around(const Profile& profile, const Quote& quote, WordBook& book) {
  if (quote.clause) return bag_of(book.read(profile.text(), *quote.clause));
  const auto* sentence = profile.sentence_at(quote.content.front().begin);
  return sentence == nullptr ? Bag{} : bag_of(words_of(profile, *sentence));
}

void add_unattributed(const Profile& profile, std::size_t article, WordBook& book,
                      std::vector<QuoteMention>& out) {
  const auto& record = *profile.record;
  std::vector<Span> taken;
  for (const auto& quote : record.quotes) {
    if (quote.kind == QuoteKind::kIndirect) continue;
    taken.insert(taken.end(), quote.content.begin(), quote.content.end());
  }
  for (const auto piece : profile.marked) {
    if (std::any_of(taken.begin(), taken.end(), [&](Span s) { return s.overlaps(piece); })) continue;
    const auto words = book.read(profile.text(), piece);
    for (const auto stretch : by_sentence(words, record.sentences)) {
      QuoteMention mention;
      mention.article = article;
      mention.in_marks = true;
      take(mention, words, stretch, piece);
      finish(mention, profile.text());
      mention.told = mention.said;
      out.push_back(std::move(mention));
    }
  }
}

}  // namespace

std::vector<Word> words_of(const Profile& profile, const SentenceWords& sentence) {
  return {profile.words.begin() + sentence.first, profile.words.begin() + sentence.last};
}

std::vector<QuoteMention> passages_of(const Profile& profile, std::size_t article, const Pack& pack,
                                      WordBook& book) {
  const auto& record = *profile.record;
  std::vector<QuoteMention> out;
  for (std::size_t q = 0; q < record.quotes.size(); ++q) {
    const auto& quote = record.quotes[q];
    // What holds marked words is told by the quotes of those words.
    if (quote.content.empty() || !quote.marked.empty()) continue;
    QuoteMention base;
    base.article = article;
    base.quote = q;
    base.in_marks = quote.kind != QuoteKind::kIndirect;
    base.speaker = speaker_name(record, quote.speaker, pack, book);
    const auto first = out.size();
    add_quote(profile, base, quote, book, out);
    const bool mixed = quote.kind == QuoteKind::kMixed;
    const auto around = mixed ? told_around(profile, quote, book) : Bag{};
    for (auto i = first; i < out.size(); ++i) out[i].told = mixed ? around : out[i].said;
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i].first_place = out[i].last_place = i;
  add_unattributed(profile, article, book, out);
  return out;
}

void append(QuoteMention& first, const QuoteMention& second) {
  first.pieces.insert(first.pieces.end(), second.pieces.begin(), second.pieces.end());
  first.span.end = second.span.end;
  first.last_place = second.last_place;
  first.words.insert(first.words.end(), second.words.begin(), second.words.end());
  first.said = bag_of(first.words);
  if (second.told.size() > first.told.size()) first.told = second.told;
}

}  // namespace onrecord
