#include "engine/rules/pack.h"

#include <algorithm>
#include <filesystem>

#include "engine/base/file.h"
#include "engine/rules/changes.h"
#include "engine/rules/read_entries.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

Place place_in(const Place& own, const std::vector<HouseChange>& changes, std::uint32_t number) {
  const auto change = number / kChangedLines;
  const auto& file = change > 0 && change <= changes.size() ? changes[change - 1].place.file : own.file;
  return {file, number % kChangedLines, 1};
}

// A rule may take over the ids of rules that are there no longer, each once.
void check_replaced(Pack& pack) {
  for (const auto& rule : pack.rules) {
    for (const auto& id : rule.replaces) {
      const auto refuse = [&](const std::string& what) {
        pack.errors.push_back({ErrorKind::kRules, to_string(rule.place), "replaces: " + what});
      };
      if (const auto* there = pack.rule(id)) {
        refuse("rule " + id + " is still there, at " + to_string(there->place));
      } else if (const auto* first = pack.rule_or_successor(id); first != &rule) {
        refuse("rule " + first->id + " replaces " + id + " already, at " + to_string(first->place));
      }
    }
  }
}

std::string_view folder_of(std::string_view file) {
  return file.substr(0, file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/'));
}

// A folder with `pack:` is read alone, which its author may not have meant.
void explain_lone_pack(const Place& pack_place, Pack& pack) {
  for (auto& warning : pack.warnings) {
    if (warning.what.find(" to change") == std::string::npos &&
        warning.what.find(" to disable") == std::string::npos)
      continue;
    const auto file = warning.where.substr(0, warning.where.rfind(':', warning.where.rfind(':') - 1));
    if (folder_of(file) != folder_of(pack_place.file)) continue;
    warning.what += "; `pack:` (" + to_string(pack_place) +
                    ") makes this folder a pack of its own, without the shipped rules";
  }
}

}  // namespace

std::string to_string(const Place& place) { return position(place) + ":" + std::to_string(place.column); }

std::string position(const Place& place) { return place.file + ":" + std::to_string(place.line); }

Place place_of(const Rule& rule, std::uint32_t number) { return place_in(rule.place, rule.changes, number); }
Place place_of(const Lexicon& lexicon, std::uint32_t number) {
  return place_in(lexicon.place, lexicon.changes, number);
}

const Lexicon* Pack::lexicon(std::string_view name) const {
  const auto found = std::ranges::lower_bound(lexicons, name, {}, &Lexicon::name);
  return found == lexicons.end() || found->name != name ? nullptr : &*found;
}

const Rule* Pack::rule(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules, id, {}, &Rule::id);
  return found == rules.end() || found->id != id ? nullptr : &*found;
}

const Rule* Pack::rule_or_successor(std::string_view id) const {
  if (const auto* found = rule(id)) return found;
  for (const auto& one : rules) {
    if (std::ranges::find(one.replaces, id) != one.replaces.end()) return &one;
  }
  return nullptr;
}

std::string_view Pack::value_in(std::string_view lexicon_name, std::string_view word) const {
  const auto* found = lexicon(lexicon_name);
  if (found == nullptr) return {};
  const auto wanted = fold(word);
  for (const auto& entry : found->entries) {
    for (const auto& form : entry.forms) {
      if (fold(form) == wanted) return entry.value;
    }
  }
  return {};
}

Pack parse_pack(const std::vector<std::pair<std::string, std::string>>& files) {
  Pack pack;
  pack.files = files;
  EntryReader reader(pack);
  for (const auto& [name, content] : files) reader.read(name, content);
  std::ranges::sort(pack.lexicons, {}, &Lexicon::name);
  std::ranges::sort(pack.rules, {}, &Rule::id);
  check_replaced(pack);
  apply_changes(reader.changes(), pack);
  for (const auto& place : reader.pack_places()) explain_lone_pack(place, pack);
  return pack;
}

Result<Pack> read_pack(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return fail(ErrorKind::kRules, folder, "no such folder of rules");
  std::vector<std::string> paths;
  for (auto it = fs::recursive_directory_iterator(folder, error); !error && it != fs::end(it);
       it.increment(error)) {
    if (it->is_regular_file() && it->path().extension() == ".yaml") paths.push_back(it->path().string());
  }
  if (error) return fail(ErrorKind::kRules, folder, "cannot be read: " + error.message());
  if (paths.empty()) return fail(ErrorKind::kRules, folder, "holds no rule file (*.yaml)");
  std::ranges::sort(paths);
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<Error> unread;
  for (const auto& path : paths) {
    auto content = read_file(path);
    if (content) {
      files.emplace_back(path, std::move(*content));
    } else {
      unread.push_back(content.error());
    }
  }
  auto pack = parse_pack(files);
  pack.errors.insert(pack.errors.begin(), unread.begin(), unread.end());
  return pack;
}

}  // namespace onrecord
