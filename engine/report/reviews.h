// Verdicts that people have given on claims, from a file of theirs.
//
// The engine never says who is right; a ClaimReview is made only of these. A
// verdict repeats its claim's label, so that it can never land on another claim
// when the report is made anew and its ids have moved.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/reconcile/report.h"

namespace onrecord {

struct Review {
  std::size_t claim = 0;  // index into Report::claims
  std::string claim_reviewed;
  std::string url;  // of the published review
  std::string author, author_url;
  std::string published;                     // "2031-03-05", "" where not said
  std::string rating;                        // in words: "Missing context"
  std::optional<double> value, best, worst;  // the same as a number, on its scale
};

// Reads a file of reviews (onrecord.reviews/1) on claims of `report`. Fails with
// kInput at `where`, naming the field: a claim that the report does not have, a
// label that is not that claim's, no verdict.
Result<std::vector<Review>> read_reviews(std::string_view json, const Report& report, std::string_view where);

}  // namespace onrecord
