#include "engine/reconcile/quotes.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/reconcile/alignment.h"
#include "engine/reconcile/groups.h"

namespace onrecord {
namespace {

// A single word joins two quotations only if few sentences have it.
constexpr double kRareWord = 0.62;
// What the words of every story weigh at most.
constexpr double kCommonWord = 0.5;
// A word of hardly any sentence but these two.
constexpr double kRarestWord = 0.8;
// What of a remark a sentence must have to be looked at as its unmarked telling.
constexpr double kFewestEchoed = 0.3;
// Sentences that may be missing between two for these to be one passage.
constexpr std::size_t kMostDropped = 3;
// Fewer words in marks than this leave the rest of their sentence plain.
constexpr std::size_t kFewWords = 4;
// Words in a row that are no chance.
constexpr std::size_t kLongRun = 5;
// What scattered words must weigh together, in one mouth and where it may be another's.
constexpr double kWeightOfKnown = 1.0, kWeightOfOthers = 2.0;

// Whether words in marks are one remark, by the words.
bool same_words(const QuoteMention& a, const QuoteMention& b, const Overlap& said, SameSpeaker speaker) {
  const auto run = longest_run(a.words, b.words);
  const bool identical = run == a.words.size() && run == b.words.size();
  // In two mouths it takes a whole sentence; stock phrases pass through many.
  if (speaker == SameSpeaker::kNo)
    return said.words >= 3 &&
           ((identical && run >= 4) || (run >= 6 && said.of_shorter >= 0.75) || said.of_shorter >= 0.8);
  if (identical && (run >= 3 || (run >= 2 && said.words >= 2))) return true;
  if (said.words == 0) return false;
  if (run >= 6 && said.of_shorter >= 0.4) return true;
  if (run >= 4 && said.words >= 2 && said.of_shorter >= 0.6) return true;
  if (said.words >= 2 && said.of_shorter >= 0.75 && (said.rarest > kCommonWord || run >= 3)) return true;
  if (said.words == 1 && said.of_shorter >= 0.95)
    return said.rarest >= kRarestWord ||
           (said.rarest >= kRareWord && (run >= 2 || speaker == SameSpeaker::kYes));
  return false;
}

// Whether words that are shared here and there, and not in one run, are enough. "I will not stop" and
// "I will never stop believing" share a word, and so do any two remarks of a speech.
bool enough_shared(const QuoteMention& a, const QuoteMention& b, const Overlap& said, SameSpeaker speaker) {
  const auto run = longest_run(a.words, b.words);
  if (run >= kLongRun || run == std::min(a.words.size(), b.words.size())) return true;
  return said.words >= 2 && said.weight >= (speaker == SameSpeaker::kYes ? kWeightOfKnown : kWeightOfOthers);
}

// Whether two passages are near enough to be compared closely.
bool alike(const QuoteMention& a, const QuoteMention& b, const Overlap& said, SameSpeaker speaker,
           const Weights& weights) {
  if (a.in_marks && b.in_marks && same_words(a, b, said, speaker)) return true;
  if (said.words == 0 || speaker == SameSpeaker::kNo) return false;
  const bool known = speaker == SameSpeaker::kYes;
  // Two outlets' own words, with nobody's to hold them against.
  if (!a.in_marks && !b.in_marks) return said.words >= 5 && said.of_shorter >= (known ? 0.75 : 0.9);
  if (said.words >= 3 && said.of_shorter >= (known ? 0.5 : 0.7)) return true;
  // What one has in marks the other tells word for word.
  const auto& marked = a.in_marks ? a.words : b.words;
  if (known && a.in_marks != b.in_marks && marked.size() >= 2 && said.rarest >= kRareWord &&
      longest_run(a.words, b.words) == marked.size())
    return true;
  // A few words in a row that hardly any other sentence has.
  if (known && said.words >= 2 && said.rarest >= kRarestWord && said.of_shorter >= 0.4 &&
      longest_run(a.words, b.words) >= 2)
    return true;
  // Half-marked remarks are compared with the clause around them, too.
  const auto told = overlap(a.told, b.told, weights);
  return known && told.words >= 4 && told.of_shorter >= 0.5 && said.of_shorter >= 0.3;
}

// Whether two passages are of one remark.
bool same_remark(const QuoteMention& a, const QuoteMention& b, const Weights& weights) {
  const auto said = overlap(a.said, b.said, weights);
  const auto speaker = same_speaker(a.speaker, b.speaker);
  return alike(a, b, said, speaker, weights) && enough_shared(a, b, said, speaker);
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

// `passages` are those of the article: a sentence with marked words of any
// length tells what stands in these.
std::vector<PlainSentence> plain_sentences(const Profile& profile,
                                           const std::vector<QuoteMention>& passages) {
  std::vector<PlainSentence> out;
  for (const auto& sentence : profile.sentences) {
    if (kind_at(profile.record->article, sentence.span.begin) != BlockKind::kBody) continue;
    const bool quoted = std::any_of(passages.begin(), passages.end(), [&](const QuoteMention& passage) {
      return (passage.quote || passage.words.size() >= kFewWords) &&
             std::any_of(passage.pieces.begin(), passage.pieces.end(),
                         [&](Span s) { return s.overlaps(sentence.span); });
    });
    if (!quoted && sentence.last > sentence.first)
      out.push_back({&sentence, bag_of(words_of(profile, sentence))});
  }
  return out;
}

bool is_name(const Word& word) { return word.has(kName) || word.has(kNumberWord) || !word.content(); }

// The stretch of that sentence from the first to the last word that `remark` has
// too, as an unmarked mention; empty where the sentence does not tell it.
std::optional<QuoteMention> unmarked(const QuoteMention& remark, const Overlap& said, const Profile& profile,
                                     const PlainSentence& plain, std::size_t article, bool speaks,
                                     const Weights& weights) {
  const auto told = overlap(remark.told, plain.bag, weights);
  const auto words = words_of(profile, *plain.sentence);
  const bool by_words = said.words >= 4 && said.of_first >= (speaks ? 0.6 : 0.7);
  const bool by_clause = said.words >= 1 && told.words >= (speaks ? 5 : 7) && told.of_shorter >= 0.5;
  const bool whole = said.words >= 2 && said.rarest >= kRareWord && (speaks || remark.words.size() >= 5) &&
                     longest_run(remark.words, words) == remark.words.size();
  if (!by_words && !by_clause && !whole) return std::nullopt;
  // A name in marks is nobody's remark.
  if (std::all_of(remark.words.begin(), remark.words.end(), is_name)) return std::nullopt;
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
      first_of_.push_back(mentions_.size());
      auto passages = passages_of(profiles[i], i, pack, book);
      plain_.push_back(plain_sentences(profiles[i], passages));
      std::move(passages.begin(), passages.end(), std::back_inserter(mentions_));
      indices_.push_back(index_of(mentions_, first_of_[i], mentions_.size()));
    }
    first_of_.push_back(mentions_.size());
  }

  QuoteGroups join(const Pairs& pairs, Weights& weights) {
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
    Groups groups(mentions_.size());
    for (const auto& [i, j] : joined_) groups.join(i, j);
    join_neighbours(groups);
    return groups_of(groups);
  }

 private:
  void quotations(std::size_t a, std::size_t b, const Weights& weights) {
    for (const auto& [i, j] : meeting(indices_[a], indices_[b])) {
      // Marked words that nobody was found to say are the remark of nobody known.
      if (!mentions_[i].quote && !mentions_[j].quote) continue;
      if (!same_remark(mentions_[i], mentions_[j], weights)) continue;
      joined_.emplace_back(i, j);
      met_[i] = met_[j] = true;
    }
  }

  // Quotations of one article that found none in the other, in its sentences.
  void unmarked_tellings(std::size_t from, std::size_t to, const Weights& weights) {
    for (std::size_t m = first_of_[from]; m < first_of_[from + 1]; ++m) {
      if (met_[m] || !mentions_[m].in_marks || !mentions_[m].quote) continue;
      for (const auto& plain : plain_[to]) {
        const auto said = overlap(mentions_[m].said, plain.bag, weights);
        if (said.words == 0 || said.of_first < kFewestEchoed) continue;
        const auto& speaker = mentions_[m].speaker;
        const bool speaks = speaks_in(profiles_[to], *plain.sentence, speaker, book_, pack_);
        auto found = unmarked(mentions_[m], said, profiles_[to], plain, to, speaks, weights);
        if (!found) continue;
        found->speaker = speaker;
        joined_.emplace_back(m, mentions_.size());
        mentions_.push_back(std::move(*found));
      }
    }
  }

  bool of_one_quote(std::size_t first, std::size_t second) const {
    const auto& a = mentions_[first];
    const auto& b = mentions_[second];
    return a.quote && a.quote == b.quote && a.article == b.article;
  }
  bool follows(std::size_t second) const { return second > 0 && of_one_quote(second - 1, second); }

  // How two claims follow one another in the articles that have both.
  struct Turn {
    std::vector<std::size_t> articles;
    std::vector<std::size_t> between;  // mentions that only one article has
    bool directly = false;             // in one article at least
  };

  // The articles of each claim, by its first mention.
  std::vector<std::vector<std::size_t>> articles_of(Groups& groups) const {
    std::vector<std::vector<std::size_t>> out(mentions_.size());
    for (std::size_t i = 0; i < mentions_.size(); ++i) out[groups.find(i)].push_back(mentions_[i].article);
    for (auto& articles : out) {
      std::sort(articles.begin(), articles.end());
      articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    }
    return out;
  }

  // Claims whose passages follow one another in each article that has them are
  // one claim: no outlet told them apart. Where one runs together what another
  // parts by a sentence more, that sentence belongs to it: it was dropped.
  void join_neighbours(Groups& groups) {
    const auto articles = articles_of(groups);
    std::vector<std::size_t> sizes(mentions_.size(), 0);
    for (std::size_t i = 0; i < mentions_.size(); ++i) ++sizes[groups.find(i)];
    const auto alone = [&](std::size_t i) { return sizes[groups.find(i)] == 1; };
    std::map<std::pair<std::size_t, std::size_t>, Turn> turns;  // by claims
    for (std::size_t i = 0; i < first_of_.back(); ++i) {
      for (auto k = i + 1; k < first_of_.back() && k <= i + kMostDropped + 1 && of_one_quote(i, k); ++k) {
        if (k > i + 1 && (alone(i) || alone(k))) continue;
        auto& turn = turns[{groups.find(i), groups.find(k)}];
        if (turn.articles.empty() || turn.articles.back() != mentions_[i].article)
          turn.articles.push_back(mentions_[i].article);
        turn.directly = turn.directly || k == i + 1;
        for (auto dropped = i + 1; dropped < k; ++dropped) turn.between.push_back(dropped);
        if (!alone(k)) break;
      }
    }
    for (const auto& [claims, turn] : turns) {
      const auto& [first, second] = claims;
      if (!turn.directly || articles[first] != turn.articles || articles[second] != turn.articles) continue;
      groups.join(first, second);
      for (const auto dropped : turn.between) groups.join(first, dropped);
    }
  }

  // The groups, with passages of one quotation put together again.
  QuoteGroups groups_of(Groups& groups) {
    QuoteGroups out;
    for (const auto& members : groups.sets()) {
      const bool said = std::any_of(members.begin(), members.end(),
                                    [&](std::size_t i) { return mentions_[i].quote.has_value(); });
      if (!said) continue;
      std::vector<std::size_t> group;
      for (std::size_t m = 0; m < members.size(); ++m) {
        auto& mention = mentions_[members[m]];
        const bool goes_on = m > 0 && members[m - 1] + 1 == members[m] && follows(members[m]);
        if (goes_on) {
          append(out.mentions.back(), mention);
        } else {
          group.push_back(out.mentions.size());
          out.mentions.push_back(std::move(mention));
        }
      }
      out.groups.push_back(std::move(group));
    }
    return out;
  }

  const std::vector<Profile>& profiles_;
  const Pack& pack_;
  WordBook& book_;
  std::vector<QuoteMention> mentions_;
  std::vector<std::size_t> first_of_;  // an article's first mention, and the end
  std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> indices_;
  std::vector<std::vector<PlainSentence>> plain_;
  Pairs joined_;
  std::vector<bool> met_;  // of the pair at hand
};

}  // namespace

QuoteGroups join_quotes(const std::vector<Profile>& profiles,
                        const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const Pack& pack,
                        WordBook& book, Weights& weights) {
  return Joiner(profiles, pack, book).join(pairs, weights);
}

}  // namespace onrecord
