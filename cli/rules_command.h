// The commands of `onrecord rules`: one file each, found by name (rules.cc).
//
// All read the same options. Problems of rules are told alike: one line each, the
// line of the file at fault with a caret, or JSON.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "engine/extract/language.h"

namespace onrecord {

using RulesJson = nlohmann::ordered_json;

struct RulesCommand {
  std::string_view name;
  std::string_view arguments;  // "[DIR...]"
  // `options.arguments` are those behind the command's name.
  ExitCode (*run)(const Options& options, Console& console) = nullptr;
};

extern const RulesCommand kRulesCheck, kRulesTest, kRulesList, kRulesCoverage, kRulesDiff, kRulesExplain,
    kRulesProfile, kRulesSchema;

// The rules of --rules and of `folders`. Fails where folders cannot be read or
// --rule names none.
Result<std::unique_ptr<Language>> rules_for(const Options& options, const std::vector<std::string>& folders);

bool wants_json(const Options& options);
// Whether the rule is the one asked for by --rule, by its id or one that it had.
bool is_wanted(const Rule& rule, const Options& options);

// What examples told, without what they told of rules that are wrong: there the
// mistake is told, and not what follows from it.
std::vector<Error> without_consequences(const Language& language, std::vector<Error> problems);

// Sorted by file and line, each once.
void sort_problems(std::vector<Error>& problems);
// Each with its line and a caret, sorted; gives kExitWrong where there is any.
ExitCode tell(Console& console, const Pack& pack, std::vector<Error> problems);
// What still works but should be looked at.
void warn(Console& console, const Pack& pack, std::vector<Error> warnings);

// {file, line, column, what}, sorted; column null where it is the line as a whole.
RulesJson problems_json(std::vector<Error> problems);
RulesJson place_json(const Place& place);

// Prints what a command has to say, and gives how it ended.
ExitCode print_all(Console& console, const std::string& text, ExitCode code);
ExitCode print_json(Console& console, const RulesJson& json, ExitCode code);

// Rows as columns, each as wide as its widest cell.
std::string table(std::vector<std::vector<std::string>> rows);

}  // namespace onrecord
