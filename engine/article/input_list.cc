#include "engine/article/input_list.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kTextNames = {".txt", ".text", ".md"};
constexpr std::array<std::string_view, 2> kJsonLinesNames = {".jsonl", ".ndjson"};
constexpr std::string_view kKnownNames = ".txt .text .md .jsonl .ndjson";

std::string extension(std::string_view path) {
  auto found = fs::path(path).extension().string();
  for (auto& c : found) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return found;
}

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

class Lister {
 public:
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

  void add_file(const std::string& path) {
    std::error_code failed;
    const auto same = path == "-" ? fs::path(path) : fs::canonical(path, failed);
    if (seen_.insert(failed ? path : same.string()).second) list_.paths.push_back(path);
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
        if (is_hidden(path)) continue;
        if (entry->is_directory(ignored)) {
          if (!entry->is_symlink(ignored)) open.push_back(path);
        } else if (has_article_name(path.string()) && entry->is_regular_file(ignored)) {
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
      return error(path, "folder without articles (" + std::string(kKnownNames) + ")");
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
      } else if (says_ending || has_article_name(match)) {
        add_file(match);
      } else {
        continue;
      }
      any = true;
    }
    if (!any) error(pattern, "no article matches");
  }

  InputList list_;
  std::set<std::string> seen_;
};

}  // namespace

InputList list_inputs(const std::vector<std::string>& names) {
  Lister lister;
  for (const auto& name : names) lister.add(name);
  return lister.take();
}

bool has_article_name(std::string_view path) {
  return contains(kTextNames, extension(path)) || is_json_lines_name(path);
}

bool is_json_lines_name(std::string_view path) { return contains(kJsonLinesNames, extension(path)); }

}  // namespace onrecord
