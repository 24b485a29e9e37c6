#include "cli/rule_folders.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/base/file.h"
#include "engine/rules/pack.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr const char* kShipped = "rules/en";

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

// The folder of the rules that come with the program; "" where there is none.
// Debug and release builds stand two folders below them, an installed program
// beside share/.
fs::path shipped_folder() {
  std::error_code unknown;
  for (auto folder = fs::read_symlink("/proc/self/exe", unknown).parent_path(); !folder.empty();
       folder = folder.parent_path()) {
    for (const auto& candidate : {folder / kShipped, folder / "share/onrecord" / kShipped}) {
      if (is_folder(candidate)) return candidate;
    }
    if (folder == folder.parent_path()) break;
  }
  const auto source = fs::path(ONRECORD_SOURCE_DIR) / kShipped;
  return is_folder(source) ? source : fs::path();
}

// "house" for "house/" too, so that names of its files have one slash.
std::string without_slash(std::string name) {
  while (name.size() > 1 && name.back() == '/') name.pop_back();
  return name;
}

using RuleFiles = std::vector<std::pair<std::string, std::string>>;

// Whether the file's head has `pack:`.
bool says_pack(const std::pair<std::string, std::string>& file) {
  return file.second.starts_with("pack:") || file.second.find("\npack:") != std::string::npos;
}

// The rule files of one folder and those in it: as path, and as name below `folder.name`.
Result<std::vector<RuleFolder>> files_in(const RuleFolder& folder) {
  if (!is_folder(folder.path)) return fail(ErrorKind::kRules, folder.name, "no such folder of rules");
  std::vector<RuleFolder> files;
  std::error_code failed;
  fs::recursive_directory_iterator entry(folder.path, failed);
  for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
    std::error_code ignored;
    const auto& path = entry->path();
    if (path.extension() != ".yaml" || !entry->is_regular_file(ignored)) continue;
    files.push_back({path.string(), (fs::path(folder.name) / path.lexically_relative(folder.path)).string()});
  }
  if (failed) return fail(ErrorKind::kRules, folder.name, "cannot be read: " + failed.message());
  if (files.empty()) return fail(ErrorKind::kRules, folder.name, "holds no rule file (*.yaml)");
  std::ranges::sort(files, {}, &RuleFolder::name);
  return files;
}

}  // namespace

Result<RuleFolder> shipped_rules() {
  const auto shipped = shipped_folder();
  if (shipped.empty()) {
    return fail(ErrorKind::kRules, kShipped,
                "the rules that come with the program are not there; name some by --rules");
  }
  return RuleFolder{shipped.string(), kShipped};
}

Result<std::vector<std::pair<std::string, std::string>>> read_rule_files(
    const std::vector<RuleFolder>& folders) {
  std::vector<std::pair<std::string, std::string>> contents;
  for (const auto& folder : folders) {
    const auto files = files_in(folder);
    if (!files) return tl::make_unexpected(files.error());
    for (const auto& file : *files) {
      auto content = read_file(file.path, 16 * kMiB, ErrorKind::kRules);
      if (!content) return fail(ErrorKind::kRules, file.name, content.error().what);
      contents.emplace_back(file.name, std::move(*content));
    }
  }
  return contents;
}

Result<std::unique_ptr<Language>> load_language(const std::vector<std::string>& named) {
  RuleFiles own;
  RuleFiles house;
  for (const auto& name : named) {
    if (name == kShippedName) continue;
    auto files = read_rule_files({{name, without_slash(name)}});
    if (!files) return tl::make_unexpected(files.error());
    auto& all = std::ranges::any_of(*files, &says_pack) ? own : house;
    std::ranges::move(*files, std::back_inserter(all));
  }
  if (own.empty()) {
    const auto shipped = shipped_rules();
    if (!shipped) return tl::make_unexpected(shipped.error());
    auto files = read_rule_files({*shipped});
    if (!files) return tl::make_unexpected(files.error());
    own = std::move(*files);
  }
  std::ranges::move(house, std::back_inserter(own));
  return std::make_unique<Language>(parse_pack(own));
}

}  // namespace onrecord
