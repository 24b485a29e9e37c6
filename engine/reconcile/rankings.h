// Claims of rank: "the first since 2002", "the largest ever".
//
// They are seldom wrong as a whole and often in a part: a rewrite keeps "the
// first time" and changes who it was the first time for, or drops since when.
// What ranks, by what and within which scope is therefore compared one by one.
// The words for all of these are the pack's.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/reconcile/overlap.h"
#include "engine/reconcile/profile.h"
#include "engine/reconcile/report.h"

namespace onrecord {

struct RankingMention {
  std::size_t article = 0;
  Span span;                // from the ranking word to the end of its scope
  std::uint32_t rank = 0;   // its sense: "largest" and "biggest" are one
  std::vector<Word> words;  // of the sentence, without the scope
  std::size_t at = 0;       // the ranking word among them
  Bag about;                // the words around it
  Span scope;               // "since 2002", "in 20 years"; empty where none is said
  Bag scope_words;
};

struct RankingGroups {
  std::vector<RankingMention> mentions;
  // Those with a scope by themselves, and those that several articles make.
  std::vector<std::vector<std::size_t>> groups;
};

RankingGroups join_rankings(const std::vector<Profile>& profiles,
                            const std::vector<std::pair<std::size_t, std::size_t>>& pairs, Weights& weights);

// `mentions` are those of `claim`, one for one and in the same order.
std::vector<Finding> ranking_findings(const Claim& claim, const std::vector<const RankingMention*>& mentions,
                                      const std::vector<Profile>& profiles, const WordBook& book);

}  // namespace onrecord
