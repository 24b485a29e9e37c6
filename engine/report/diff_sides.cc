#include "engine/report/diff_sides.h"

#include <algorithm>
#include <optional>

#include "engine/report/labels.h"

namespace onrecord {
namespace {

// Words of both texts that stand against each other; either may be empty.
struct Segment {
  bool same = false;
  std::string_view first, second;
};

// Pieces come one text at a time; words put in place of others are two of them.
std::vector<Segment> segments_of(const std::vector<DiffPiece>& diff) {
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < diff.size(); ++i) {
    const DiffPiece& piece = diff[i];
    const DiffPiece* next = i + 1 < diff.size() ? &diff[i + 1] : nullptr;
    const auto pairs_with = [&](DiffKind kind) { return next != nullptr && next->kind == kind; };
    switch (piece.kind) {
      case DiffKind::kSame:
        segments.push_back({true, piece.text, piece.text});
        break;
      case DiffKind::kChanged:
      case DiffKind::kDropped:
        if (pairs_with(DiffKind::kAdded) ||
            (piece.kind == DiffKind::kChanged && pairs_with(DiffKind::kChanged))) {
          segments.push_back({false, piece.text, next->text});
          ++i;
        } else if (piece.kind == DiffKind::kChanged) {
          segments.push_back({false, piece.text, piece.text});
        } else {
          segments.push_back({false, piece.text, ""});
        }
        break;
      case DiffKind::kAdded:
        if (pairs_with(DiffKind::kDropped)) {
          segments.push_back({false, next->text, piece.text});
          ++i;
        } else {
          segments.push_back({false, "", piece.text});
        }
        break;
    }
  }
  return segments;
}

bool part_of_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// Runs between blanks, but for those of punctuation alone.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool counted_already = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t') counted_already = false;
    if (!part_of_word(c) || counted_already) continue;
    counted_already = true;
    ++words;
  }
  return words;
}

// What `segment` is to one of the two texts.
DiffRun run_of(const Segment& segment, bool first) {
  const std::string_view here = first ? segment.first : segment.second;
  const std::string_view there = first ? segment.second : segment.first;
  if (segment.same) return {Difference::kNone, std::string(here), 0};
  if (here.empty()) return {Difference::kMissing, "", count_words(there)};
  return {there.empty() ? Difference::kOnlyHere : Difference::kReworded, std::string(here), 0};
}

// The first place from `from` on where `words` stand whole.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
  const bool word_first = part_of_word(words.front());
  const bool word_last = part_of_word(words.back());
  // A curly mark beside a word is no part of it: U+2000 to U+203F begin E2 80.
  const auto mark_before = [&](std::size_t at) { return at >= 3 && text.substr(at - 3, 2) == "\xE2\x80"; };
  const auto mark_after = [&](std::size_t at) { return text.substr(at, 2) == "\xE2\x80"; };
  for (auto at = text.find(words, from); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    const bool begins = !word_first || at == 0 || mark_before(at) || !part_of_word(text[at - 1]);
    const bool ends = !word_last || end == text.size() || mark_after(end) || !part_of_word(text[end]);
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

void add_plain(std::vector<DiffRun>& runs, std::string_view text) {
  if (!text.empty()) runs.push_back({Difference::kNone, std::string(text), 0});
}

// One text as runs, its segments where they stand in it; empty where one cannot
// be found in turn.
std::optional<std::vector<DiffRun>> runs_in_place(std::string_view text, const std::vector<Segment>& segments,
                                                  bool first) {
  std::vector<DiffRun> runs;
  std::size_t at = 0;
  for (const Segment& segment : segments) {
    const std::string_view words = first ? segment.first : segment.second;
    if (words.empty()) {
      add_plain(runs, " ");
      runs.push_back(run_of(segment, first));
      continue;
    }
    const auto found = find_words(text, words, at);
    if (found == std::string_view::npos) return std::nullopt;
    add_plain(runs, text.substr(at, found - at));
    runs.push_back(run_of(segment, first));
    at = found + words.size();
  }
  add_plain(runs, text.substr(at));
  return runs;
}

// The segments alone, a blank between them but before punctuation.
std::vector<DiffRun> runs_joined(const std::vector<Segment>& segments, bool first) {
  constexpr std::string_view kClosing = ",.;:!?)]";
  std::vector<DiffRun> runs;
  for (const Segment& segment : segments) {
    const std::string_view words = first ? segment.first : segment.second;
    const bool closing = !words.empty() && kClosing.find(words.front()) != std::string_view::npos;
    if (!runs.empty() && !closing) add_plain(runs, " ");
    runs.push_back(run_of(segment, first));
  }
  return runs;
}

std::vector<DiffRun> side(std::string_view text, const std::vector<Segment>& segments, bool first) {
  if (segments.empty()) return {{Difference::kNone, std::string(text), 0}};
  auto in_place = runs_in_place(text, segments, first);
  return in_place ? std::move(*in_place) : runs_joined(segments, first);
}

}  // namespace

std::string missing_words(const DiffRun& run) { return counted(run.words, "word") + " fewer"; }

std::pair<std::vector<DiffRun>, std::vector<DiffRun>> diff_sides(std::string_view first,
                                                                 std::string_view second,
                                                                 const std::vector<DiffPiece>& diff) {
  std::vector<Segment> segments = segments_of(diff);
  std::erase_if(segments, [](const Segment& one) { return one.first.empty() && one.second.empty(); });
  return {side(first, segments, true), side(second, segments, false)};
}

}  // namespace onrecord
