// Which articles tell the same story, so that only those are compared.
//
// An article is known by the words that are frequent in it and rare elsewhere.
// Two articles of one story share several of them and are published within days
// of each other; what they quote may tell it too. Candidates come from an index of these words, never from
// all pairs, so that the work grows with the number of articles.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/reconcile/profile.h"

namespace onrecord {

// Pairs (first < second) of indices into `profiles`, in order. Fills Profile::keys.
std::vector<std::pair<std::size_t, std::size_t>> same_story(std::vector<Profile>& profiles,
                                                            const WordBook& book);

}  // namespace onrecord
