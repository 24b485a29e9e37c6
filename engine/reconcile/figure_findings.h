// How the figures of one claim, and the dates of one, differ.
//
// Every mention is compared with the most exact one. Figures agree when the
// intervals that their digits and hedges allow overlap, dates when one lies
// within the other; how they then differ is told as information.
#pragma once

#include <vector>

#include "engine/reconcile/dates.h"
#include "engine/reconcile/figures.h"
#include "engine/reconcile/report.h"

namespace onrecord {

// `mentions` are those of `claim`, one for one and in the same order.
std::vector<Finding> figure_findings(const Claim& claim, const std::vector<const FigureMention*>& mentions,
                                     const std::vector<Profile>& profiles);
std::vector<Finding> date_findings(const Claim& claim, const std::vector<const DateMention*>& mentions,
                                   const std::vector<Profile>& profiles);

}  // namespace onrecord
