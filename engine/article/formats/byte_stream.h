// The bytes of a file or of standard input, unpacked where they are packed.
//
// A stream that can be looked into before it is read (`head`), and gzip of several
// members as one stream. What unpacks to far more than it was ends early: a file
// of zeros in zeros costs no more than the limit. zlib stays in the .cc.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/article/limits.h"
#include "engine/base/result.h"

namespace onrecord {

class ByteStream {
 public:
  // Of the file at `path`; "-" is `standard_input`, which must outlive this.
  // Fails with kInput at `path` where it cannot be opened.
  static Result<std::unique_ptr<ByteStream>> open(const std::string& path, const Limits& limits,
                                                  std::istream* standard_input);
  virtual ~ByteStream() = default;

  // Its first bytes, up to some KiB, before and after they are read.
  virtual std::string_view head() = 0;
  virtual std::istream& stream() = 0;
  // Why the stream broke off, "" where it did not.
  virtual std::string problem() = 0;

  // All that is left. Fails with kInput at `where`: more than `max_bytes`, a broken stream.
  Result<std::string> rest(std::uint64_t max_bytes, const std::string& where);
};

// Unpacks what an HTTP server packed ("gzip", "deflate"); nullopt where it is
// broken, unknown, or would be more than `max_bytes`.
std::optional<std::string> unpacked(std::string_view packed, std::string_view coding,
                                    std::uint64_t max_bytes);

}  // namespace onrecord
