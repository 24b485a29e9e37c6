#include "engine/reconcile/alignment.h"

#include <algorithm>
#include <cstdint>

namespace onrecord {
namespace {

constexpr int kSameForm = 6, kSameSense = 3, kOther = -3, kGap = -2;
constexpr std::size_t kMostCells = 1u << 22;  // past this the alignment is by its first words alone

int facing(const Word& a, const Word& b) {
  if (a.form == b.form) return a.content() ? kSameForm : kSameForm - 2;
  return a.sense == b.sense ? kSameSense : kOther;
}

// Words this many bytes apart stand in one passage; what is between is marks and blanks.
constexpr std::uint32_t kNextTo = 12;

enum Move : std::uint8_t { kStart, kBoth, kOnlyA, kOnlyB };

}  // namespace

std::vector<Step> align(const std::vector<Word>& a, const std::vector<Word>& b) {
  const std::size_t n = a.size();
  const std::size_t m = n == 0 ? b.size() : std::min(b.size(), kMostCells / n);
  std::vector<Move> moves((n + 1) * (m + 1), kStart);
  std::vector<int> above(m + 1, 0), row(m + 1, 0);
  for (std::size_t j = 1; j <= m; ++j) moves[j] = kOnlyB;
  for (std::size_t i = 1; i <= n; ++i) {
    row[0] = 0;
    moves[i * (m + 1)] = kOnlyA;
    for (std::size_t j = 1; j <= m; ++j) {
      // Past the end of the other side words are free: that is a clip.
      const int only_a = above[j] + (j == m ? 0 : kGap);
      const int only_b = row[j - 1] + (i == n ? 0 : kGap);
      const int both = above[j - 1] + facing(a[i - 1], b[j - 1]);
      row[j] = std::max({both, only_a, only_b});
      moves[i * (m + 1) + j] = row[j] == both ? kBoth : row[j] == only_a ? kOnlyA : kOnlyB;
    }
    std::swap(above, row);
  }
  std::vector<Step> steps;
  for (std::size_t j = b.size(); j > m; --j) steps.push_back({kNoWord, j - 1});
  for (std::size_t i = n, j = m; i > 0 || j > 0;) {
    switch (moves[i * (m + 1) + j]) {
      case kBoth:
        steps.push_back({--i, --j});
        break;
      case kOnlyA:
        steps.push_back({--i, kNoWord});
        break;
      case kOnlyB:
        steps.push_back({kNoWord, --j});
        break;
      case kStart:
        i = j = 0;
        break;
    }
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
