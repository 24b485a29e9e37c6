// Where a command's result goes: standard output, or a file that appears whole
// or not at all.
//
// A file is written beside its name, piece by piece, and takes the name at the
// end; without commit(), and when the program is interrupted, the old one stays
// as it was. A reader of standard output that goes away is no error.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace onrecord {

class Output {
 public:
  // `path`, or "-" for standard output. Fails with kOutput at the path, before
  // any work is done for nothing.
  static Result<Output> open(const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  // false: what is written further is lost; commit() tells whether that matters.
  bool write(std::string_view text);
  // Fails with kOutput at the path where anything could not be written.
  Result<void> commit();

 private:
  Output(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;       // as the user named it
  std::string temporary_;  // "" where it is written to directly
  std::string target_;     // that the temporary file becomes
  int descriptor_ = -1;
  int error_ = 0;  // errno of the first write that failed
};

// All of `text` to standard output. Fails as commit().
Result<void> print(std::string_view text);

}  // namespace onrecord
