#include "engine/reconcile/quotes.h"

#include <algorithm>

#include "engine/reconcile/alignment.h"
#include "engine/reconcile/groups.h"

namespace onrecord {
namespace {

// A single word joins two quotations only if few sentences have it.
constexpr double kRareWord = 0.62;
// What of a remark a sentence must have to be looked at as its unmarked telling.
constexpr double kFewestEchoed = 0.3;

// Whether two mentions of a remark, of which at least one is in marks or both
// are told by someone, are one remark.
bool same_remark(const QuoteMention& a, const QuoteMention& b, bool both_marked, const Weights& weights) {
  const auto said = overlap(a.said, b.said, weights);
  const auto speaker = same_speaker(a.speaker, b.speaker);
  const auto run = longest_run(a.words, b.words);
  if (both_marked && run >= 3 && run == a.words.size() && run == b.words.size() &&
      speaker != SameSpeaker::kNo)
    return true;
  if (said.words == 0) return false;
  if (both_marked) {
    if (run >= 6 && said.of_shorter >= 0.4) return true;
    if (run >= 4 && said.words >= 2 && said.of_shorter >= 0.6) return true;
    if (speaker == SameSpeaker::kNo) return said.words >= 3 && said.of_shorter >= 0.8;
    if (said.words >= 2 && said.of_shorter >= 0.75) return true;
    if (said.words == 1 && said.of_shorter >= 0.95) {
      return speaker == SameSpeaker::kYes ? said.rarest >= kRareWord : said.rarest >= kRareWord && run >= 2;
    }
  }
  if (speaker == SameSpeaker::kNo) return false;
  const bool known = speaker == SameSpeaker::kYes;
  if (said.words >= 3 && said.of_shorter >= (known ? 0.5 : 0.7)) return true;
  // Half-marked remarks are compared with the clause around them, too.
  const auto told = overlap(a.told, b.told, weights);
  return known && told.words >= 4 && told.of_shorter >= 0.5 && said.of_shorter >= 0.3;
}

// Words of all quotations of one article, for finding those that share one.
std::vector<std::pair<std::uint32_t, std::size_t>> index_of(const std::vector<QuoteMention>& mentions,
                                                            std::size_t first, std::size_t last) {
  std::vector<std::pair<std::uint32_t, std::size_t>> index;
  for (std::size_t i = first; i < last; ++i) {
    for (const auto& word : mentions[i].told) index.emplace_back(word.sense, i);
    for (const auto& word : mentions[i].said) index.emplace_back(word.sense, i);
    // Remarks of function words only ("Who are you?") meet by their first.
    const auto& said = mentions[i].words;
    if (!said.empty() && mentions[i].said.empty()) index.emplace_back(said.front().sense, i);
  }
  std::sort(index.begin(), index.end());
  index.erase(std::unique(index.begin(), index.end()), index.end());
  return index;
}

// Pairs of mentions of two articles with a word in common, each pair once.
std::vector<std::pair<std::size_t, std::size_t>> meeting(
    const std::vector<std::pair<std::uint32_t, std::size_t>>& a,
    const std::vector<std::pair<std::uint32_t, std::size_t>>& b) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->first < j->first) {
      ++i;
    } else if (j->first < i->first) {
      ++j;
    } else {
      auto to = j;
      for (; to != b.end() && to->first == i->first; ++to) out.emplace_back(i->second, to->second);
      ++i;
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<Word> words_of(const Profile& profile, const SentenceWords& sentence) {
  return {profile.words.begin() + sentence.first, profile.words.begin() + sentence.last};
}

QuoteMention mention_of(const Profile& profile, std::size_t article, std::size_t at, const Pack& pack,
                        WordBook& book) {
  const auto& record = *profile.record;
  const auto& quote = record.quotes[at];
  QuoteMention out;
  out.article = article;
  out.quote = at;
  if (!quote.content.empty()) out.span = {quote.content.front().begin, quote.content.back().end};
  for (const auto piece : quote.content) {
    const auto words = book.read(record.article.text, piece);
    out.words.insert(out.words.end(), words.begin(), words.end());
  }
  out.said = out.told = bag_of(out.words);
  if (quote.kind == QuoteKind::kMixed) {
    const auto* sentence = profile.sentence_at(out.span.begin);
    if (quote.clause) {
      out.told = bag_of(book.read(record.article.text, *quote.clause));
    } else if (sentence != nullptr) {
      out.told = bag_of(words_of(profile, *sentence));
    }
  }
  out.speaker = speaker_name(record, quote.speaker, pack, book);
  return out;
}

// Whether the speaker is named, or meant by a pronoun, in that sentence.
bool speaks_in(const Profile& profile, const SentenceWords& sentence, const SpeakerName& speaker,
               WordBook& book, const Pack& pack) {
  for (auto i = sentence.first; i < sentence.last; ++i) {
    if (std::find(speaker.words.begin(), speaker.words.end(), profile.words[i].sense) != speaker.words.end())
      return true;
  }
  for (std::size_t e = 0; e < profile.record->entities.size(); ++e) {
    const auto& entity = profile.record->entities[e];
    const bool here = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                  [&](Span m) { return sentence.span.contains(m); });
    if (!here) continue;
    const auto name = speaker_name(*profile.record, Speaker{{}, e, entity.name}, pack, book);
    if (same_speaker(name, speaker) == SameSpeaker::kYes) return true;
  }
  return false;
}

// A sentence in which nobody is quoted.
struct PlainSentence {
  const SentenceWords* sentence;
  Bag bag;
};

std::vector<PlainSentence> plain_sentences(const Profile& profile) {
  std::vector<PlainSentence> out;
  for (const auto& sentence : profile.sentences) {
    if (kind_at(profile.record->article, sentence.span.begin) != BlockKind::kBody) continue;
    const auto& quotes = profile.record->quotes;
    const bool quoted = std::any_of(quotes.begin(), quotes.end(), [&](const Quote& quote) {
      return std::any_of(quote.content.begin(), quote.content.end(),
                         [&](Span s) { return s.overlaps(sentence.span); });
    });
    if (!quoted && sentence.last > sentence.first)
      out.push_back({&sentence, bag_of(words_of(profile, sentence))});
  }
  return out;
}

// The stretch of that sentence from the first to the last word that `remark` has
// too, as an unmarked mention; empty where the sentence does not tell it.
std::optional<QuoteMention> unmarked(const QuoteMention& remark, const Overlap& said, const Profile& profile,
                                     const PlainSentence& plain, std::size_t article, bool speaks,
                                     const Weights& weights) {
  const auto told = overlap(remark.told, plain.bag, weights);
  const auto words = words_of(profile, *plain.sentence);
  const bool by_words = said.words >= 4 && said.of_first >= (speaks ? 0.6 : 0.7);
  const bool by_clause = said.words >= 1 && told.words >= (speaks ? 5 : 7) && told.of_shorter >= 0.5;
  if (!by_words && !by_clause) return std::nullopt;
  std::size_t first = words.size(), last = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool here =
        words[i].content() && std::any_of(remark.words.begin(), remark.words.end(),
                                          [&](const Word& w) { return w.sense == words[i].sense; });
    if (here) {
      first = std::min(first, i);
      last = i;
    }
  }
  QuoteMention out;
  out.article = article;
  out.span = {words[first].span.begin, words[last].span.end};
  out.words.assign(words.begin() + static_cast<std::ptrdiff_t>(first),
                   words.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  out.said = bag_of(out.words);
  out.told = plain.bag;
  return out;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// Joins the mentions of one pair of articles after the other.
class Joiner {
 public:
  Joiner(const std::vector<Profile>& profiles, const Pack& pack, WordBook& book)
      : profiles_(profiles), pack_(pack), book_(book) {
    for (std::size_t i = 0; i < profiles.size(); ++i) {
      first_of_.push_back(out_.mentions.size());
      for (std::size_t q = 0; q < profiles[i].record->quotes.size(); ++q) {
        out_.mentions.push_back(mention_of(profiles[i], i, q, pack, book));
      }
      indices_.push_back(index_of(out_.mentions, first_of_[i], out_.mentions.size()));
      plain_.push_back(plain_sentences(profiles[i]));
    }
    first_of_.push_back(out_.mentions.size());
  }

  QuoteGroups join(const Pairs& pairs) {
    Weights weights(book_);
    met_.resize(first_of_.back());
    for (const auto& [a, b] : pairs) {
      weights.use(profiles_[a], profiles_[b]);
      for (const auto article : {a, b}) {
        std::fill(met_.begin() + static_cast<std::ptrdiff_t>(first_of_[article]),
                  met_.begin() + static_cast<std::ptrdiff_t>(first_of_[article + 1]), false);
      }
      quotations(a, b, weights);
      unmarked_tellings(a, b, weights);
      unmarked_tellings(b, a, weights);
    }
    Groups groups(out_.mentions.size());
    for (const auto& [i, j] : joined_) groups.join(i, j);
    out_.groups = groups.sets();
    return std::move(out_);
  }

 private:
  bool marked(std::size_t mention) const {
    const auto& m = out_.mentions[mention];
    return m.marked(*profiles_[m.article].record);
  }

  void quotations(std::size_t a, std::size_t b, const Weights& weights) {
    for (const auto& [i, j] : meeting(indices_[a], indices_[b])) {
      const bool both_marked = marked(i) && marked(j);
      if (!same_remark(out_.mentions[i], out_.mentions[j], both_marked, weights)) continue;
      joined_.emplace_back(i, j);
      met_[i] = met_[j] = true;
    }
  }

  // Quotations of one article that found none in the other, in its sentences.
  void unmarked_tellings(std::size_t from, std::size_t to, const Weights& weights) {
    for (std::size_t m = first_of_[from]; m < first_of_[from + 1]; ++m) {
      if (met_[m] || !marked(m)) continue;
      for (const auto& plain : plain_[to]) {
        const auto said = overlap(out_.mentions[m].said, plain.bag, weights);
        if (said.words == 0 || said.of_first < kFewestEchoed) continue;
        const auto& speaker = out_.mentions[m].speaker;
        const bool speaks = speaks_in(profiles_[to], *plain.sentence, speaker, book_, pack_);
        auto found = unmarked(out_.mentions[m], said, profiles_[to], plain, to, speaks, weights);
        if (!found) continue;
        found->speaker = speaker;
        joined_.emplace_back(m, out_.mentions.size());
        out_.mentions.push_back(std::move(*found));
      }
    }
  }

  const std::vector<Profile>& profiles_;
  const Pack& pack_;
  WordBook& book_;
  QuoteGroups out_;
  std::vector<std::size_t> first_of_;  // an article's first mention, and the end
  std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> indices_;
  std::vector<std::vector<PlainSentence>> plain_;
  Pairs joined_;
  std::vector<bool> met_;  // of the pair at hand
};

}  // namespace

QuoteGroups join_quotes(const std::vector<Profile>& profiles,
                        const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const Pack& pack,
                        WordBook& book) {
  return Joiner(profiles, pack, book).join(pairs);
}

}  // namespace onrecord
