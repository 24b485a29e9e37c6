#include "engine/reconcile/alignment.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace onrecord {
namespace {

// Gaps cost by their beginning, hardly by their length: words are dropped in
// stretches, and a stray "the" in the middle of one is no agreement.
constexpr int kSameForm = 24, kSameSmall = 12, kSameSense = 12, kOther = -12, kGapOpens = -13,
              kGapGoesOn = -1;
constexpr std::size_t kMostCells = 1u << 22;  // past this the alignment is by its first words alone

int facing(const Word& a, const Word& b) {
  if (a.form == b.form) return a.content() ? kSameForm : kSameSmall;
  return a.sense == b.sense ? kSameSense : kOther;
}

// Words this many bytes apart stand in one passage; what is between is marks and blanks.
constexpr std::uint32_t kNextTo = 12;

// How an alignment ends in a cell: with both words, or with one of them alone.
enum End : std::uint8_t { kBoth, kOnlyA, kOnlyB, kEnds };

using Scores = std::array<int, kEnds>;
constexpr int kNever = -1000000000;

// The best of the ends before this one; the first of equals.
End best_of(const Scores& scores) {
  return static_cast<End>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

Scores with_gap(Scores scores, End gap, bool free) {
  for (const auto end : {kBoth, kOnlyA, kOnlyB})
    scores[end] += free ? 0 : end == gap ? kGapGoesOn : kGapOpens;
  return scores;
}

// The end before, for each end of a cell.
using Before = std::array<End, kEnds>;

}  // namespace

std::vector<Step> align(const std::vector<Word>& a, const std::vector<Word>& b) {
  const std::size_t n = a.size();
  const std::size_t m = n == 0 ? b.size() : std::min(b.size(), kMostCells / n);
  std::vector<Before> before((n + 1) * (m + 1), Before{});
  std::vector<Scores> above(m + 1, Scores{kNever, kNever, kNever}), row = above;
  row[0] = {0, kNever, kNever};
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = 0; j <= m; ++j) {
      auto& cell = before[i * (m + 1) + j];
      if (i + j > 0) row[j] = {kNever, kNever, kNever};
      const auto reach = [&](End end, const Scores& from, int gain) {
        cell[end] = best_of(from);
        row[j][end] = from[cell[end]] + gain;
      };
      if (i > 0 && j > 0) reach(kBoth, above[j - 1], facing(a[i - 1], b[j - 1]));
      // Past the ends of the other side words are free: that is a clip.
      if (i > 0) reach(kOnlyA, with_gap(above[j], kOnlyA, j == 0 || j == m), 0);
      if (j > 0) reach(kOnlyB, with_gap(row[j - 1], kOnlyB, i == 0 || i == n), 0);
    }
    std::swap(above, row);
  }
  std::vector<Step> steps;
  for (std::size_t j = b.size(); j > m; --j) steps.push_back({kNoWord, j - 1});
  auto end = best_of(above[m]);
  for (std::size_t i = n, j = m; i > 0 || j > 0;) {
    const auto next = before[i * (m + 1) + j][end];
    steps.push_back({end == kOnlyB ? kNoWord : i - 1, end == kOnlyA ? kNoWord : j - 1});
    if (end != kOnlyB) --i;
    if (end != kOnlyA) --j;
    end = next;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::vector<DiffPiece> diff_pieces(const std::vector<Step>& steps, const std::vector<Word>& a,
                                   std::string_view text_a, const std::vector<Word>& b,
                                   std::string_view text_b) {
  std::vector<DiffPiece> pieces;
  // Steps in stretches of one kind; exchanged words count as a stretch of both.
  const auto kind_of = [&](const Step& step) {
    if (step.a == kNoWord) return DiffKind::kAdded;
    if (step.b == kNoWord) return DiffKind::kDropped;
    return a[step.a].form == b[step.b].form ? DiffKind::kSame : DiffKind::kChanged;
  };
  for (std::size_t i = 0; i < steps.size();) {
    const auto kind = kind_of(steps[i]);
    std::size_t j = i + 1;
    while (j < steps.size() && kind_of(steps[j]) == kind) ++j;
    const auto words = [&](DiffKind as, bool of_a) {
      const auto& side = of_a ? a : b;
      const auto text = of_a ? text_a : text_b;
      DiffPiece piece{as, ""};
      for (std::size_t k = i; k < j; ++k) {
        const auto at = of_a ? steps[k].a : steps[k].b;
        const auto& word = side[at].span;
        // Words of one passage keep what stands between them.
        const bool joined = k > i && in_one_passage(side[at - 1], side[at]);
        if (k > i && !joined) piece.text += " … ";
        piece.text += slice(text, {joined ? side[at - 1].span.end : word.begin, word.end});
      }
      pieces.push_back(std::move(piece));
    };
    if (kind == DiffKind::kAdded) {
      words(DiffKind::kAdded, false);
    } else {
      words(kind == DiffKind::kChanged ? DiffKind::kDropped : kind, true);
      if (kind == DiffKind::kChanged) words(DiffKind::kAdded, false);
    }
    i = j;
  }
  return pieces;
}

bool in_one_passage(const Word& before, const Word& after) {
  return before.span.end <= after.span.begin && after.span.begin - before.span.end < kNextTo;
}

std::size_t longest_run(const std::vector<Word>& a, const std::vector<Word>& b) {
  std::vector<std::size_t> above(b.size() + 1, 0), row(b.size() + 1, 0);
  std::size_t best = 0;
  for (const auto& word : a) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = word.form == b[j - 1].form ? above[j - 1] + 1 : 0;
      best = std::max(best, row[j]);
    }
    std::swap(above, row);
  }
  return best;
}

}  // namespace onrecord
