// Lines of a stream, one at a time, in bounded memory.
//
// A line over the limit is skipped, not stored, so that a file of any size, even
// one without a line end, costs no more than the limit.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

class LineReader {
 public:
  // Keeps `stream`, which must outlive this.
  LineReader(std::istream& stream, std::uint64_t max_line_bytes);

  struct Line {
    std::uint64_t number = 0;  // from 1
    bool too_long = false;     // then `text` is empty
    std::string_view text;     // without its line end; valid until the next call
  };
  // nullopt at the end; then failed() tells whether the stream broke.
  std::optional<Line> next();
  bool failed() const { return stream_.bad(); }

  // The first byte of the stream that is no blank (nor of a UTF-8 byte order
  // mark), before anything is read; nullopt where there is none.
  std::optional<char> peek();
  // All that is left as one text, for a stream that turns out to be no lines;
  // nullopt where it is more than `max_bytes`.
  std::optional<std::string> rest(std::uint64_t max_bytes);

 private:
  bool fill();  // false at the end of the stream

  std::istream& stream_;
  std::uint64_t max_line_bytes_;
  std::uint64_t number_ = 0;
  std::vector<char> chunk_;
  std::size_t begin_ = 0, end_ = 0;  // what of chunk_ is not yet read
  std::string line_;                 // a line that spans chunks
};

}  // namespace onrecord
