// The same remark in several articles.
//
// Quotations of two articles are compared where they share a word that is rare
// in both: by the share of the shorter one's weighty words that the longer one
// has, by the longest run of words that both have, and by who speaks. A run of
// words needs no agreement on the speaker (a finding will say that they
// disagree); a paraphrase does. A remark may also stand in the other article
// without marks and without "said": such a sentence is joined as unmarked.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/reconcile/passages.h"

namespace onrecord {

struct QuoteGroups {
  std::vector<QuoteMention> mentions;            // by article
  std::vector<std::vector<std::size_t>> groups;  // indices into mentions; single ones as well
};

QuoteGroups join_quotes(const std::vector<Profile>& profiles,
                        const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const Pack& pack,
                        WordBook& book, Weights& weights);

}  // namespace onrecord
