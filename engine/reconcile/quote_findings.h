// How the tellings of one remark differ, and how much that could mislead.
//
// Every article is compared with the fullest quotation of the remark, as a
// whole: two fragments in one article count as what that article quotes. House
// style is no difference; what is left is named and weighed: a clip at an edge,
// words dropped inside, other words, and among these negations, numbers and
// pronouns; another speaker; a paraphrase.
#pragma once

#include <vector>

#include "engine/reconcile/quotes.h"
#include "engine/reconcile/report.h"

namespace onrecord {

// `mentions` are those of `claim`, one for one and in the same order.
std::vector<Finding> quote_findings(const Claim& claim, const std::vector<const QuoteMention*>& mentions,
                                    const std::vector<Profile>& profiles, const WordBook& book);

}  // namespace onrecord
