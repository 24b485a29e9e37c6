// Where rules are, and how they become a language.
//
// The program brings rules/en along: beside the executable, or a few folders
// above it as in a build. Folders that the user names are house packs, read on top
// of it; one whose files say `pack:` is a pack of its own and takes its place.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/extract/language.h"

namespace onrecord {

// A folder of rules, and the name by which its files go in messages and records.
struct RuleFolder {
  std::string path;
  std::string name;
};

// The folder that comes with the program, whose files go by "rules/en/…" wherever
// it stands. Fails with kRules where there is none.
Result<RuleFolder> shipped_rules();

// What names the rules that come with the program where a folder is asked for.
inline constexpr std::string_view kShippedName = "shipped";

// Every *.yaml of the folders, as name and content: the first folder first, within
// one sorted by name. Fails with kRules where a folder cannot be read or holds none.
Result<std::vector<std::pair<std::string, std::string>>> read_rule_files(
    const std::vector<RuleFolder>& folders);

// The language of these rules: packs of their own first (the shipped one where none
// is named), then house packs. What is wrong with single rules is in its errors().
Result<std::unique_ptr<Language>> load_language(const std::vector<std::string>& named);

}  // namespace onrecord
