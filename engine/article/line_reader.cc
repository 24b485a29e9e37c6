#include "engine/article/line_reader.h"

#include <cstring>

namespace onrecord {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

LineReader::LineReader(std::istream& stream, std::uint64_t max_line_bytes)
    : stream_(stream), max_line_bytes_(max_line_bytes), chunk_(kChunk) {}

bool LineReader::fill() {
  stream_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
  begin_ = 0;
  end_ = static_cast<std::size_t>(stream_.gcount());
  return end_ > 0;
}

std::optional<LineReader::Line> LineReader::next() {
  Line line{++number_, false, {}};
  line_.clear();
  for (bool first = true;; first = false) {
    if (begin_ == end_ && !fill()) {
      if (first) return std::nullopt;
      break;
    }
    if (number_ == 1 && first &&
        std::string_view(chunk_.data() + begin_, end_ - begin_).starts_with(kByteOrderMark)) {
      begin_ += kByteOrderMark.size();
    }
    const char* const from = chunk_.data() + begin_;
    const auto* const found = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    const auto length = found != nullptr ? static_cast<std::size_t>(found - from) : end_ - begin_;
    begin_ += length + (found != nullptr ? 1 : 0);
    if (line.too_long || line_.size() + length > max_line_bytes_) {
      line.too_long = true;
      std::string().swap(line_);
    } else if (first && found != nullptr) {
      line.text = {from, length};
      return line;
    } else {
      line_.append(from, length);
    }
    if (found != nullptr) break;
  }
  line.text = line_;
  return line;
}

std::optional<char> LineReader::peek() {
  // Only the first chunk is looked at: who begins with more blanks than that is no JSON.
  if (begin_ == end_ && !fill()) return std::nullopt;
  std::string_view start(chunk_.data() + begin_, end_ - begin_);
  if (start.starts_with(kByteOrderMark)) start.remove_prefix(kByteOrderMark.size());
  const auto found = start.find_first_not_of(" \t\r\n");
  return found == std::string_view::npos ? std::nullopt : std::optional(start[found]);
}

std::optional<std::string> LineReader::rest(std::uint64_t max_bytes) {
  std::string all;
  do {
    all.append(chunk_.data() + begin_, end_ - begin_);
    if (all.size() > max_bytes) return std::nullopt;
  } while (fill());
  begin_ = end_ = 0;
  return all;
}

}  // namespace onrecord
