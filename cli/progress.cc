#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/report/labels.h"

namespace onrecord {

void Progress::begin(const std::vector<std::string>& paths) {
  if (!console_.has_bar()) return;
  for (const auto& path : paths) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (unknown) total_known_ = false;
    const auto begin = total_;
    total_ += unknown ? 0 : size;
    files_[path] = {begin, total_};
  }
}

// The bytes of a record are those of its text; what JSON puts around them is
// made good when its file is done.
void Progress::read(std::string_view path, std::uint64_t bytes) {
  ++records_;
  if (!console_.has_bar()) return;
  if (path != path_) {
    path_ = path;
    in_path_ = 0;
  }
  in_path_ += bytes;
  const auto words = counted(records_, "article");
  const auto file = files_.find(path);
  if (!total_known_ || total_ == 0 || file == files_.end()) return console_.show_bar(words);
  const auto done = std::min(file->second.begin + in_path_, file->second.end);
  console_.show_bar(progress_bar(static_cast<double>(done) / static_cast<double>(total_), words,
                                 terminal_columns(STDERR_FILENO)));
}

void Progress::reconciling(std::size_t records) {
  console_.show_bar("reconciling " + counted(records, "article"), true);
}

std::string progress_bar(double share, std::string_view words, std::size_t columns) {
  constexpr std::size_t kWidest = 40;
  constexpr std::size_t kAround = 10;  // brackets, percentage, blanks
  const auto percent = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * 100);
  const auto number = std::to_string(percent) + "%";
  auto line = std::string(4 - number.size(), ' ') + number + "  " + std::string(words);
  if (columns < words.size() + kAround + 5) return line.substr(0, columns > 0 ? columns - 1 : 0);
  const auto width = std::min(kWidest, columns - words.size() - kAround);
  const auto full = width * percent / 100;
  return "[" + std::string(full, '#') + std::string(width - full, ' ') + "] " + line;
}

}  // namespace onrecord
