// What the pipeline tells, told to the user: errors as lines, the rest as a bar.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "engine/pipeline.h"

namespace onrecord {

class Progress : public Watcher {
 public:
  // Keeps `console`, which must outlive this.
  explicit Progress(Console& console) : console_(console) {}

  void begin(const std::vector<std::string>& paths) override;
  void failed(const Error& error) override { console_.error(error); }
  void warned(const Error& warning) override { console_.warning(warning); }
  void read(std::string_view path, std::uint64_t bytes) override;
  void reconciling(std::size_t records) override;

 private:
  struct File {
    std::uint64_t begin = 0, end = 0;  // bytes, among those of all files
  };

  Console& console_;
  std::map<std::string, File, std::less<>> files_;
  std::uint64_t total_ = 0;
  std::string path_;           // that is being read
  std::uint64_t in_path_ = 0;  // bytes of it that are done
  std::size_t records_ = 0;
  bool total_known_ = true;
};

// "[#####     ]  50%  12 articles", for a line of `columns`.
std::string progress_bar(double share, std::string_view words, std::size_t columns);

}  // namespace onrecord
