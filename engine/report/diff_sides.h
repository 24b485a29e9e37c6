// The two texts that a diff aligns, cut into runs that stand against each other.
//
// Where the pieces of the diff can be found in the texts, the texts' own spacing
// and punctuation stand between them. Every renderer marks the runs its own way.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reconcile/report.h"

namespace onrecord {

enum class Difference {
  kNone,
  kReworded,  // the other text has other words here
  kOnlyHere,  // the other text has nothing here
  kMissing,   // the other text has `words` more words here; `text` is empty
};

struct DiffRun {
  Difference difference = Difference::kNone;
  std::string text;       // as it stands, unescaped
  std::size_t words = 0;  // kMissing: how many
};

// The runs of the first text and of the second; each is one whole run where the
// diff is empty.
std::pair<std::vector<DiffRun>, std::vector<DiffRun>> diff_sides(std::string_view first,
                                                                 std::string_view second,
                                                                 const std::vector<DiffPiece>& diff);

// "2 words fewer".
std::string missing_words(const DiffRun& run);

}  // namespace onrecord
