// Claims from joined mentions: what they hold, how sure they are, and their order.
#pragma once

#include <vector>

#include "engine/reconcile/dates.h"
#include "engine/reconcile/figures.h"
#include "engine/reconcile/quotes.h"
#include "engine/reconcile/rankings.h"
#include "engine/reconcile/report.h"

namespace onrecord {

std::vector<Claim> quote_claims(const QuoteGroups& quotes, const std::vector<Profile>& profiles,
                                const WordBook& book);
std::vector<Claim> figure_claims(const FigureGroups& figures, const std::vector<Profile>& profiles);
std::vector<Claim> date_claims(const DateGroups& dates, const std::vector<Profile>& profiles);
std::vector<Claim> ranking_claims(const RankingGroups& rankings, const std::vector<Profile>& profiles,
                                  const WordBook& book);

// Counts the independent origins of each claim, adds the findings that follow
// from that, sets the status, sorts findings and claims worst first, and gives
// the claims their ids.
void rank(std::vector<Claim>& claims, const std::vector<std::size_t>& origin_of);

}  // namespace onrecord
