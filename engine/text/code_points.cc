#include "engine/text/code_points.h"

#include <algorithm>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kStride = 64;

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// How many code points begin in so many bytes.
std::uint32_t points_in(std::string_view bytes) {
  std::size_t points = bytes.size();
  std::size_t at = 0;
  for (; at + eight_bytes::kSize <= bytes.size(); at += eight_bytes::kSize) {
    points -= eight_bytes::count(eight_bytes::continuations(eight_bytes::at(bytes.data() + at)));
  }
  for (; at < bytes.size(); ++at) points -= begins_code_point(bytes[at]) ? 0 : 1;
  return static_cast<std::uint32_t>(points);
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  ascii_ = eight_bytes::is_ascii(text);
  if (ascii_) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    checkpoints_.push_back(points);
    points += points_in(text.substr(at, kStride));
  }
}

std::uint32_t CodePoints::from_byte(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  if (ascii_ || offset == 0) return offset;
  // The text's very end may have no checkpoint of its own.
  const auto checkpoint = std::min<std::size_t>(offset / kStride, checkpoints_.size() - 1);
  const auto from = checkpoint * kStride;
  return checkpoints_[checkpoint] + points_in(text_.substr(from, offset - from));
}

std::uint32_t CodePoints::to_byte(std::uint32_t offset) const {
  if (ascii_) return std::min(offset, static_cast<std::uint32_t>(text_.size()));
  if (offset == 0) return 0;
  // The last checkpoint with at most `offset` code points before it: the byte
  // sought stands there or less than a stride after it.
  const auto above = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset);
  const auto checkpoint = static_cast<std::size_t>(above - checkpoints_.begin()) - 1;
  std::uint32_t points = checkpoints_[checkpoint];
  std::size_t at = checkpoint * kStride;
  for (; at < text_.size(); ++at) {
    if (!begins_code_point(text_[at])) continue;
    if (points == offset) break;
    ++points;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace onrecord
