// The differences between two wordings, by kind.
//
// Judges an alignment: which words were clipped at the edges, which dropped
// inside, which exchanged, and what the worst of them are.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/reconcile/alignment.h"
#include "engine/reconcile/report.h"
#include "engine/reconcile/words.h"

namespace onrecord {

// The words at which two wordings part: indices into both, half-open.
struct Parting {
  std::size_t a_from = 0, a_to = 0, b_from = 0, b_to = 0;
};

// One kind of difference, by its worst place: how bad, where, and which trait
// of words made it so (kNegation, kNumberWord, kPronoun).
struct Judged {
  Severity severity = Severity::kInfo;
  std::optional<Trait> because;
  Parting where;
};

struct QuoteDifference {
  std::vector<Step> steps;
  std::optional<Judged> truncated, ellipsis, wording;
  bool few_words_shared = false;  // another rendering altogether, a translation perhaps
};

// `breaks` are indices into `b` at which another quotation of the same article
// begins: words missing there are left out openly. The same for `a`.
QuoteDifference difference(const std::vector<Word>& a, const std::vector<std::size_t>& breaks_a,
                           const std::vector<Word>& b, const std::vector<std::size_t>& breaks_b);

}  // namespace onrecord
