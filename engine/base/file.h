// Whole files: read with a limit, written whole or not at all.
//
// Every failure says which file and why in the operating system's words. What
// the bytes mean is no business of this file (engine/article/decode.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace onrecord {

inline constexpr std::uint64_t kMiB = 1024 * 1024;

// The bytes of the file at `path`; pipes and devices are read to their end.
// Fails with `kind` at `path`: no such file, a folder, no permission, a read
// that broke off, or more than `max_bytes` (then no more than that is read).
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes = 1024 * kMiB,
                              ErrorKind kind = ErrorKind::kInput);

// Puts `content` at `path` in one step: a new file beside it takes its name when
// all is written, so that a reader sees the old content or the new, and a
// failure leaves the old. Fails with kOutput at `path`.
Result<void> write_file_whole(const std::string& path, std::string_view content);

// "64 MiB", "512 bytes": for messages.
std::string size_text(std::uint64_t bytes);

}  // namespace onrecord
