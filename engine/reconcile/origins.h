// Which articles are not independent of each other.
//
// Ten sites that carry one agency report are one source. Dependence shows in
// the writers' own words (quotations left out, for those are shared by all who
// were there): a copy keeps long word runs, a rewrite keeps the order of rare
// words while single ones are exchanged. A credit line or one canonical address
// proves it too; their absence proves nothing.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/reconcile/profile.h"
#include "engine/reconcile/report.h"

namespace onrecord {

// Every article is in one origin. In order of the origins' first articles.
std::vector<Origin> find_origins(const std::vector<Profile>& profiles,
                                 const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
                                 const WordBook& book);

}  // namespace onrecord
