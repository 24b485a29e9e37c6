// Byte offsets to code point offsets and back.
//
// The engine works in bytes; JSON speaks code points, as Python and the W3C
// annotation model do. A checkpoint every 64 bytes makes a look-up a short
// walk; plain ASCII needs none.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

class CodePoints {
 public:
  // Keeps a view of `text`, which must be valid UTF-8 and outlive this.
  explicit CodePoints(std::string_view text);

  // Code points before byte `offset`; offsets past the end count as the end.
  std::uint32_t from_byte(std::uint32_t offset) const;
  // The byte at which code point `offset` begins; past the end: the end.
  std::uint32_t to_byte(std::uint32_t offset) const;

  Span from_bytes(Span bytes) const { return {from_byte(bytes.begin), from_byte(bytes.end)}; }
  Span to_bytes(Span points) const { return {to_byte(points.begin), to_byte(points.end)}; }

 private:
  std::string_view text_;
  bool ascii_ = true;
  std::vector<std::uint32_t> checkpoints_;  // code points before byte 64 * i
};

}  // namespace onrecord
