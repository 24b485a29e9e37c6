#include "engine/reconcile/rankings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "engine/reconcile/explain.h"
#include "engine/reconcile/groups.h"
#include "engine/reconcile/matching.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 8;           // content words around the ranking word that say what ranks
constexpr std::ptrdiff_t kScopeWords = 12;  // "since the end of the war"
constexpr std::ptrdiff_t kSpanWords = 4;    // from a number to the unit of its time: "20 long years"

using WordAt = std::vector<Word>::const_iterator;

// Where what "since" opens ends: at a mark that parts clauses, or after some words.
WordAt end_of_clause(std::string_view text, WordAt first, WordAt last) {
  const auto most = first + std::min<std::ptrdiff_t>(last - first, kScopeWords);
  for (auto word = first + 1; word < most; ++word) {
    const auto between = slice(text, {(word - 1)->span.end, word->span.begin});
    if (between.find_first_of(",;:()[]\"") != std::string_view::npos) return word;
  }
  return most;
}

// Where a scope begins and ends among the words of a sentence; both the end
// where there is none.
std::pair<WordAt, WordAt> scope_in(std::string_view text, WordAt first, WordAt last) {
  for (auto word = first; word != last; ++word) {
    if (word->has(kSinceWhen)) {
      const auto end = end_of_clause(text, word, last);
      if (end - word > 1) return {word, end};
    }
    if (word->has(kOfAllTime)) return {word, word + 1};
    if (!word->has(kNumberWord)) continue;
    const auto reach = word + std::min<std::ptrdiff_t>(last - word, kSpanWords);
    const auto unit = std::find_if(word, reach, [](const Word& w) { return w.has(kSpanOfTime); });
    if (unit != reach) return {word, unit + 1};
  }
  return {last, last};
}

Bag about(const std::vector<Word>& words, std::size_t at) {
  std::vector<Word> near;
  for (std::size_t i = at, taken = 0; i > 0 && taken < kReach; --i) {
    if (words[i - 1].content()) near.push_back(words[i - 1]), ++taken;
  }
  for (std::size_t i = at + 1, taken = 0; i < words.size() && taken < kReach; ++i) {
    if (words[i].content()) near.push_back(words[i]), ++taken;
  }
  return bag_of(near);
}

// The first claim of rank in each sentence.
std::vector<RankingMention> rankings_in(const Profile& profile, std::size_t article) {
  std::vector<RankingMention> out;
  for (const auto& sentence : profile.sentences) {
    if (kind_at(profile.record->article, sentence.span.begin) != BlockKind::kBody) continue;
    const auto first = profile.words.begin() + sentence.first, last = profile.words.begin() + sentence.last;
    auto rank = std::find_if(first, last, [](const Word& w) { return w.has(kRanking); });
    if (rank == last) continue;
    // "Record high" bounds itself.
    auto scope = rank->has(kOfAllTime) ? std::pair{rank, rank + 1} : scope_in(profile.text(), rank + 1, last);
    // Of several ranking words the last before the scope is the one that it bounds.
    for (auto next = rank + 1; next < scope.first && scope.first != last; ++next) {
      if (next->has(kRanking)) rank = next;
    }
    RankingMention mention;
    mention.article = article;
    mention.rank = rank->sense;
    mention.at = static_cast<std::size_t>(rank - first);
    mention.words.assign(first, std::max(scope.first, rank + 1));
    if (scope.first != last) {
      mention.scope = {scope.first->span.begin, (scope.second - 1)->span.end};
      mention.scope_words = bag_of({scope.first, scope.second});
    }
    mention.about = about(mention.words, mention.at);
    const auto end = mention.scope.empty() ? std::min(rank + 2, last - 1)->span.end : mention.scope.end;
    mention.span = {rank->span.begin, std::max(end, rank->span.end)};
    out.push_back(std::move(mention));
  }
  return out;
}

double likeness(const RankingMention& a, const RankingMention& b, const Weights& weights) {
  if (a.rank != b.rank || (a.scope.empty() && b.scope.empty())) return 0;
  const auto near = overlap(a.about, b.about, weights);
  const auto scope = overlap(a.scope_words, b.scope_words, weights);
  const bool same = (near.words >= 2 && near.of_shorter >= 0.3) || (near.words >= 1 && scope.words >= 2);
  return same ? near.weight + scope.weight : 0;
}

bool shared(const RankingMention& other, const Word& word) {
  return std::any_of(other.words.begin(), other.words.end(),
                     [&](const Word& w) { return w.sense == word.sense; });
}

// The content word right before `at`, or none.
const Word* before(const std::vector<Word>& words, std::size_t at) {
  return at > 0 && words[at - 1].content() && !words[at - 1].has(kRanking) ? &words[at - 1] : nullptr;
}

// The words that stand before one and the same word in both, and differ: what
// ranks is another one. "Foreign troops" against "Ukrainian troops".
std::optional<std::pair<Span, Span>> other_subject(const RankingMention& a, const RankingMention& b) {
  for (std::size_t i = 1; i < a.words.size(); ++i) {
    if (!a.words[i].content()) continue;
    for (std::size_t j = 1; j < b.words.size(); ++j) {
      if (a.words[i].sense != b.words[j].sense) continue;
      const auto* x = before(a.words, i);
      const auto* y = before(b.words, j);
      if (x == nullptr || y == nullptr || shared(b, *x) || shared(a, *y)) continue;
      if (x->has(kCommon) || y->has(kCommon)) continue;
      return std::pair{Span{x->span.begin, a.words[i].span.end}, Span{y->span.begin, b.words[j].span.end}};
    }
  }
  return std::nullopt;
}

bool one_persons(const RankingMention& mention) {
  return mention.at > 0 && mention.words[mention.at - 1].has(kPronoun);
}

bool same_scope(const Bag& a, const Bag& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  const auto known = [&](const BagWord& x) {
    return std::any_of(b.begin(), b.end(), [&](const BagWord& y) { return x.sense == y.sense; });
  };
  return std::count_if(a.begin(), a.end(), known) * 3 >=
         static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
}

}  // namespace

RankingGroups join_rankings(const std::vector<Profile>& profiles,
                            const std::vector<std::pair<std::size_t, std::size_t>>& pairs, Weights& weights) {
  RankingGroups out;
  std::vector<std::size_t> first_of;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    first_of.push_back(out.mentions.size());
    for (auto& mention : rankings_in(profiles[i], i)) out.mentions.push_back(std::move(mention));
  }
  first_of.push_back(out.mentions.size());
  Groups groups(out.mentions.size());
  for (const auto& [a, b] : pairs) {
    weights.use(profiles[a], profiles[b]);
    std::vector<Match> matches;
    for (auto i = first_of[a]; i < first_of[a + 1]; ++i) {
      for (auto j = first_of[b]; j < first_of[b + 1]; ++j) {
        const double score = likeness(out.mentions[i], out.mentions[j], weights);
        if (score > 0) matches.push_back({score, i, j});
      }
    }
    take_best(
        std::move(matches), [](const Match&) { return false; },
        [&](const Match& match) { groups.join(match.a, match.b); });
  }
  for (auto& group : groups.sets()) {
    const bool bounded = std::any_of(group.begin(), group.end(),
                                     [&](std::size_t i) { return !out.mentions[i].scope.empty(); });
    if (bounded) out.groups.push_back(std::move(group));
  }
  return out;
}

std::vector<Finding> ranking_findings(const Claim& claim, const std::vector<const RankingMention*>& mentions,
                                      const std::vector<Profile>& profiles, const WordBook& book) {
  std::vector<Finding> out;
  // The one with the fullest scope is what the others are held against.
  std::size_t best = 0;
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    if (mentions[i]->scope_words.size() > mentions[best]->scope_words.size()) best = i;
  }
  const auto& full = *mentions[best];
  const auto& a = profiles[full.article].record->article;
  std::set<std::size_t> told{full.article};
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& other = *mentions[i];
    if (!told.insert(other.article).second) continue;
    const auto& b = profiles[other.article].record->article;
    const auto outlets = outlets_of(a, b);
    const auto add = [&](const char* type, const std::string& what, const std::string& detail, Trait trait) {
      Finding finding;
      finding.type = type;
      finding.severity = Severity::kMedium;
      finding.explanation = outlets.first + " has " + in_marks(claim.mentions[best].text) + "; " +
                            outlets.second + " " + what + ", in " + in_marks(claim.mentions[i].text) + ".";
      finding.mentions = {best, i};
      finding.detail = detail;
      finding.rule = rule_of(type, trait, book);
      out.push_back(std::move(finding));
    };
    const auto against = [&](Span x, Span y) {
      return in_marks(slice(a, x)) + " against " + in_marks(slice(b, y));
    };
    if (other.scope.empty()) {
      add("scope", "does not say within what it ranks", "left out: " + in_marks(slice(a, full.scope)),
          kRanking);
    } else if (!same_scope(full.scope_words, other.scope_words)) {
      add("scope", "bounds it otherwise", against(full.scope, other.scope), kSinceWhen);
    } else if (one_persons(full) != one_persons(other)) {
      const auto bounds = [](const RankingMention& m) {
        return Span{m.words[m.at > 0 ? m.at - 1 : 0].span.begin, m.words[m.at].span.end};
      };
      add("scope", "counts otherwise",
          against(bounds(full), bounds(other)) + "; one of them ranks only among someone’s own", kPronoun);
    }
    if (const auto subject = other_subject(full, other))
      add("subject", "says it of another", against(subject->first, subject->second), kRanking);
  }
  return out;
}

}  // namespace onrecord
