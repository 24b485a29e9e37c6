// Bytes as they come → valid UTF-8 with LF line ends.
//
// A byte order mark decides first, then valid UTF-8, then what the input declares,
// then the shape of UTF-16 and UTF-32 without a mark, then ICU's detector. What no character set explains
// becomes U+FFFD and is counted. Valid UTF-8 with LF passes through unchanged,
// without a copy. ICU stays in the .cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace onrecord {

struct Decoded {
  std::string text;                  // valid UTF-8, LF, no byte order mark
  std::string charset;               // what the bytes were: "UTF-8", "windows-1252", …
  std::uint64_t replaced = 0;        // broken places that became U+FFFD
  std::uint64_t first_replaced = 0;  // byte offset of the first of them, in the input

  // "3 broken places (first at byte 120) became U+FFFD; read as UTF-8"; "" where nothing was replaced.
  std::string warning() const;
};

// `declared` is what the input says of its character set ("" for nothing); it is
// believed where the bytes are not valid UTF-8 anyway, and where it is known.
// Fails with kInput at `where` on input without text ("empty file") and on input
// that is no text ("not text: …": archives, images, bytes full of NULs).
Result<Decoded> decode(std::string bytes, const std::string& where, const std::string& declared = "");

// The first byte of `text` that breaks UTF-8 (or is NUL), npos where all is well.
std::size_t first_broken(std::string_view text);

// What breaks UTF-8 (or is NUL) becomes U+FFFD, in place.
void mend_utf8(std::string& text);

// CRLF and CR → LF, in place.
void unify_line_ends(std::string& text);

}  // namespace onrecord
