// A stretch of text, as half-open byte offsets.
//
// Everything that the engine finds is a span into the one text of its article;
// nothing copies or rewrites that text. Code point offsets exist only at the
// edge, in JSON (engine/text/code_points.h).
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace onrecord {

// Bytes, half-open.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  std::uint32_t length() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

// The bytes that two spans share; 0 where they do not meet.
inline std::uint32_t shared_length(Span a, Span b) {
  const auto begin = std::max(a.begin, b.begin);
  const auto end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

// The text under `span`, which must lie inside `text`.
inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.length());
}

}  // namespace onrecord
