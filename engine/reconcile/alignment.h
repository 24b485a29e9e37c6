// Two wordings of one remark, laid against each other word by word.
//
// The best global alignment (Gotoh's, with gaps that cost by their beginning) with
// free ends, so that a clip is seen as a clip and not as many small differences. Words that mean the
// same may face each other; the caller decides what that is worth.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reconcile/report.h"
#include "engine/reconcile/words.h"

namespace onrecord {

inline constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

// A word of one side facing one of the other, or facing nothing.
struct Step {
  std::size_t a = kNoWord, b = kNoWord;
};

// Every word of both sides once, in order.
std::vector<Step> align(const std::vector<Word>& a, const std::vector<Word>& b);

// What the reader sees: words of both, those only in `a` as dropped, those only
// in `b` as added; an exchanged word is one dropped and one added.
std::vector<DiffPiece> diff_pieces(const std::vector<Step>& steps, const std::vector<Word>& a,
                                   std::string_view text_a, const std::vector<Word>& b,
                                   std::string_view text_b);

// Whether only marks and blanks stand between two words of one text.
bool in_one_passage(const Word& before, const Word& after);

// The words that both have in one unbroken run, the longest such.
std::size_t longest_run(const std::vector<Word>& a, const std::vector<Word>& b);

}  // namespace onrecord
