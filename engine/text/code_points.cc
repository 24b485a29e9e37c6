#include "engine/text/code_points.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kStride = 64;

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  if (ascii_) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % kStride == 0) checkpoints_.push_back(points);
    points += begins_code_point(text[at]);
  }
}

std::uint32_t CodePoints::from_byte(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  if (ascii_ || offset == 0) return offset;
  // The text's very end may have no checkpoint of its own.
  const auto checkpoint = std::min<std::size_t>(offset / kStride, checkpoints_.size() - 1);
  const auto from = text_.begin() + static_cast<std::ptrdiff_t>(checkpoint * kStride);
  const auto walked = std::count_if(from, text_.begin() + offset, begins_code_point);
  return checkpoints_[checkpoint] + static_cast<std::uint32_t>(walked);
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
