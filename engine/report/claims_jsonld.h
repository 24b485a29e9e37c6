// The claims as schema.org linked data: Claim, Quotation, NewsArticle; and
// ClaimReview for those that a person has given a verdict on.
//
// schema.org has no word for how two mentions of a claim differ; findings stand
// in a vocabulary of our own, urn:onrecord:.
#pragma once

#include <string>
#include <vector>

#include "engine/reconcile/report.h"
#include "engine/report/reviews.h"

namespace onrecord {

// Pretty-printed JSON-LD with a newline at its end; no character in it could end
// the <script> it is put into.
std::string claims_jsonld(const Report& report, const std::vector<Review>& reviews);

}  // namespace onrecord
