#include <algorithm>
#include <optional>

#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"

namespace onrecord {
namespace {

enum class Difference { kNone, kReworded, kFirstOnly, kSecondOnly };

// Words of both texts that stand against each other.
struct Segment {
  Difference difference = Difference::kNone;
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
        segments.push_back({Difference::kNone, piece.text, piece.text});
        break;
      case DiffKind::kChanged:
      case DiffKind::kDropped:
        if (pairs_with(DiffKind::kAdded) ||
            (piece.kind == DiffKind::kChanged && pairs_with(DiffKind::kChanged))) {
          segments.push_back({Difference::kReworded, piece.text, next->text});
          ++i;
        } else if (piece.kind == DiffKind::kChanged) {
          segments.push_back({Difference::kReworded, piece.text, piece.text});
        } else {
          segments.push_back({Difference::kFirstOnly, piece.text, ""});
        }
        break;
      case DiffKind::kAdded:
        if (pairs_with(DiffKind::kDropped)) {
          segments.push_back({Difference::kReworded, next->text, piece.text});
          ++i;
        } else {
          segments.push_back({Difference::kSecondOnly, "", piece.text});
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

std::string gap(std::string_view missing) {
  return "<span class=\"gap\">" + counted(count_words(missing), "word") + " fewer</span>";
}

std::string marked(Difference difference, std::string_view words) {
  const std::string safe = html_safe(words);
  switch (difference) {
    case Difference::kNone:
      return safe;
    case Difference::kReworded:
      return element("mark", safe);
    case Difference::kFirstOnly:
      return element("del", safe);
    case Difference::kSecondOnly:
      return element("ins", safe);
  }
  return safe;
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

// One text with its segments marked where they stand in it; empty where one
// cannot be found in turn.
std::optional<std::string> marked_in_place(std::string_view text, const std::vector<Segment>& segments,
                                           bool first) {
  std::string out;
  std::size_t at = 0;
  for (const Segment& segment : segments) {
    const std::string_view words = first ? segment.first : segment.second;
    if (words.empty()) {
      out += " " + gap(first ? segment.second : segment.first);
      continue;
    }
    const auto found = find_words(text, words, at);
    if (found == std::string_view::npos) return std::nullopt;
    out += html_safe(text.substr(at, found - at)) + marked(segment.difference, words);
    at = found + words.size();
  }
  return out + html_safe(text.substr(at));
}

// The segments alone, a blank between them but before punctuation.
std::string marked_joined(const std::vector<Segment>& segments, bool first) {
  constexpr std::string_view kClosing = ",.;:!?)]";
  std::string out;
  for (const Segment& segment : segments) {
    const std::string_view words = first ? segment.first : segment.second;
    const bool closing = !words.empty() && kClosing.find(words.front()) != std::string_view::npos;
    if (!out.empty() && !closing) out += ' ';
    out += words.empty() ? gap(first ? segment.second : segment.first) : marked(segment.difference, words);
  }
  return out;
}

std::string marked_side(std::string_view text, const std::vector<Segment>& segments, bool first) {
  if (segments.empty()) return html_safe(text);
  const auto in_place = marked_in_place(text, segments, first);
  return in_place ? *in_place : marked_joined(segments, first);
}

}  // namespace

std::pair<std::string, std::string> marked_pair(std::string_view first, std::string_view second,
                                                const std::vector<DiffPiece>& diff) {
  std::vector<Segment> segments = segments_of(diff);
  std::erase_if(segments, [](const Segment& one) { return one.first.empty() && one.second.empty(); });
  return {marked_side(first, segments, true), marked_side(second, segments, false)};
}

}  // namespace onrecord
