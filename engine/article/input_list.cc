#include "engine/article/input_list.h"

#include <fnmatch.h>
#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "engine/article/formats/open.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKnownNames = ".txt .md .html .json .jsonl .xml .rss .atom .warc, also with .gz";

std::string extension(std::string_view path) {
  auto found = fs::path(path).extension().string();
  for (auto& c : found) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return found;
}

bool matches_any(const std::vector<std::string>& patterns, const std::string& path) {
  const auto name = fs::path(path).filename().string();
  return std::ranges::any_of(patterns, [&](const std::string& pattern) {
    return ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0 ||
           ::fnmatch(pattern.c_str(), path.c_str(), 0) == 0;
  });
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

class Lister {
 public:
  explicit Lister(const InputFilter& filter) : filter_(filter) {}

  void add(const std::string& name) {
    if (name.empty()) return error(name, "an empty name is no path");
    if (name == "-") return add_file(name);
    std::error_code failed;
    const auto status = fs::status(name, failed);
    if (fs::is_directory(status)) return add_folder(name);
    if (fs::exists(status)) return add_file(name);
    if (status.type() != fs::file_type::not_found)
      return error(name, "cannot be opened: " + failed.message());
    if (name.find_first_of("*?[") != std::string::npos) return add_glob(name);
    error(name, "no such file or folder");
  }

  InputList take() { return std::move(list_); }

 private:
  void error(std::string where, std::string what) {
    list_.errors.push_back({ErrorKind::kInput, std::move(where), std::move(what)});
  }

  // Of a file that was found, not named.
  bool wanted(const std::string& path) const {
    if (matches_any(filter_.exclude, path)) return false;
    return filter_.include.empty() ? has_article_name(path) : matches_any(filter_.include, path);
  }

  void add_file(const std::string& path) {
    std::error_code failed;
    const auto same = path == "-" ? fs::path(path) : canonical(path, failed);
    if (seen_.insert(failed ? path : same.string()).second) list_.paths.push_back(path);
  }

  // Where a path leads, as fs::canonical has it. Files stand in few folders, of
  // which each is looked at once.
  fs::path canonical(const fs::path& path, std::error_code& failed) {
    const auto name = path.filename();
    const bool plain = !name.empty() && name != "." && name != "..";
    if (!plain || fs::is_symlink(path, failed) || failed) return fs::canonical(path, failed);
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const auto known = folders_.find(folder.string());
    if (known != folders_.end()) return known->second / name;
    const auto found = fs::canonical(folder, failed);
    if (!failed) folders_.emplace(folder.string(), found);
    return found / name;
  }

  // Links to folders are not followed, so that no circle of them can trap the walk.
  void walk(const fs::path& root, std::vector<std::string>& files) {
    std::vector<fs::path> open = {root};
    while (!open.empty()) {
      const auto folder = std::move(open.back());
      open.pop_back();
      std::error_code failed;
      fs::directory_iterator entry(folder, failed);
      for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
        std::error_code ignored;
        const auto& path = entry->path();
        if (is_hidden(path) || matches_any(filter_.exclude, path.string())) continue;
        if (entry->is_directory(ignored)) {
          if (!entry->is_symlink(ignored)) open.push_back(path);
        } else if (wanted(path.string()) && entry->is_regular_file(ignored)) {
          files.push_back(path.string());
        }
      }
      if (failed) error(folder.string(), "folder cannot be read: " + failed.message());
    }
  }

  void add_folder(const std::string& path) {
    const auto errors = list_.errors.size();
    std::vector<std::string> files;
    walk(path, files);
    if (files.empty() && list_.errors.size() == errors) {
      const bool filtered = !filter_.include.empty() || !filter_.exclude.empty();
      return error(path, "folder without articles (" +
                             (filtered ? "as --include and --exclude ask for" : std::string(kKnownNames)) +
                             ")");
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) add_file(file);
  }

  void add_glob(const std::string& pattern) {
    glob_t found{};
    const int status = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found);
    std::vector<std::string> matches(found.gl_pathv, found.gl_pathv + (status == 0 ? found.gl_pathc : 0));
    ::globfree(&found);
    std::sort(matches.begin(), matches.end());

    // "*" means the articles; "*.log" says what it means.
    const auto ending = extension(pattern);
    const bool says_ending = ending.size() > 1 && ending.find_first_of("*?[") == std::string::npos;
    bool any = false;
    for (const auto& match : matches) {
      std::error_code ignored;
      if (fs::is_directory(match, ignored)) {
        add_folder(match);
      } else if (filter_.include.empty() && says_ending ? !matches_any(filter_.exclude, match)
                                                        : wanted(match)) {
        add_file(match);
      } else {
        continue;
      }
      any = true;
    }
    if (!any) error(pattern, "no article matches");
  }

  const InputFilter& filter_;
  InputList list_;
  std::set<std::string> seen_;
  std::map<std::string, fs::path> folders_;  // where they lead
};

}  // namespace

InputList list_inputs(const std::vector<std::string>& names, const InputFilter& filter) {
  Lister lister(filter);
  for (const auto& name : names) lister.add(name);
  return lister.take();
}

bool has_article_name(std::string_view path) { return format_of_name(path) != Format::kUnknown; }

}  // namespace onrecord
