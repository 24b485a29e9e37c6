// onrecord rules: what editors need to write rules.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/command.h"
#include "cli/rule_folders.h"
#include "cli/session.h"
#include "engine/extract/examples.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/rules/keys.h"

namespace onrecord {
namespace {

constexpr Option kRule{"rule", "ID", "this rule alone", [](Options& options, const std::string& value) {
                         options.rule = value;
                         return std::string();
                       }};

constexpr const Option* kOptions[] = {&kRule, &kRulesOption, &kHelpOption};

bool is_wanted(const Rule& rule, const Options& options) {
  return options.rule.empty() || rule.id == options.rule;
}

// "rules/en/dates.yaml:9" before "rules/en/dates.yaml:10:3".
bool stands_before(const Error& a, const Error& b) {
  const auto file_of = [](const std::string& where) { return where.substr(0, where.find(".yaml:")); };
  const auto line_of = [](const std::string& where) {
    const auto at = where.find(".yaml:");
    return at == std::string::npos ? 0 : std::strtoul(where.c_str() + at + 6, nullptr, 10);
  };
  return std::pair(file_of(a.where), line_of(a.where)) < std::pair(file_of(b.where), line_of(b.where));
}

ExitCode tell(Console& console, std::vector<Error> errors) {
  std::ranges::stable_sort(errors, &stands_before);
  for (const auto& error : errors) console.error(error);
  return errors.empty() ? kExitDone : kExitWrong;
}

// Prints the closing line of a command, and gives how it ended.
ExitCode close(Console& console, const std::string& line, ExitCode code) {
  if (const auto printed = print(line + "\n"); !printed) return wrong(console, printed.error());
  return code;
}

// Everything that is wrong without running an example's text against what it
// expects: reading, compiling, rules without examples, lines that none uses.
ExitCode check_rules(const Language& language, const Options& options, Console& console) {
  auto problems = language.errors();
  for (const auto& rule : language.pack().rules) {
    if (!rule.finds.empty() || !is_wanted(rule, options)) continue;
    problems.push_back(
        {ErrorKind::kRules, to_string(rule.place), "rule " + rule.id + " has no example; add `finds: |`"});
  }
  const auto examples = run_examples(language, options.rule);
  problems.insert(problems.end(), examples.unused_lines.begin(), examples.unused_lines.end());
  const auto code = tell(console, problems);
  return close(console,
               counted(examples.rules, "rule") + ", " + counted(language.pack().lexicons.size(), "lexicon") +
                   ", " + counted(problems.size(), "problem"),
               code);
}

ExitCode test_rules(const Language& language, const Options& options, Console& console) {
  const auto broken = language.errors();
  const auto report = run_examples(language, options.rule);
  auto failures = report.failures;
  failures.insert(failures.end(), report.unused_lines.begin(), report.unused_lines.end());
  const auto broken_code = tell(console, broken);
  const auto failed_code = tell(console, failures);
  for (const auto& found : report.passing_misses) console.warning(found);
  return close(console,
               counted(report.rules, "rule") + ", " + counted(report.examples, "example") + ", " +
                   std::to_string(failures.size()) + " failed",
               std::max(broken_code, failed_code));
}

ExitCode list_rules(const Language& language, const Options& options, Console& console) {
  const auto code = tell(console, language.errors());
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> widths(3);
  for (const auto& rule : language.pack().rules) {
    if (!is_wanted(rule, options)) continue;
    auto& row = rows.emplace_back(
        std::vector<std::string>{rule.id, rule.gives, rule.place.file + ":" + std::to_string(rule.place.line),
                                 rule.finds.empty() ? "" : terminal_safe(rule.finds.front().text)});
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (auto& row : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      row[i].resize(widths[i], ' ');
      text += row[i] + "  ";
    }
    text += row.back() + "\n";
  }
  if (const auto printed = print(text); !printed) return wrong(console, printed.error());
  return code;
}

struct Subcommand {
  std::string_view name;
  ExitCode (*run)(const Language& language, const Options& options, Console& console);
};

constexpr Subcommand kSubcommands[] = {{"check", &check_rules}, {"test", &test_rules}, {"list", &list_rules}};

ExitCode rules(const Options& options) {
  Console console;
  const auto& name = options.arguments.front();
  std::vector<std::string_view> names;
  for (const auto& one : kSubcommands) names.push_back(one.name);
  const auto* const found = std::ranges::find(kSubcommands, name, &Subcommand::name);
  if (found == std::ranges::end(kSubcommands)) {
    return wrong(console,
                 {ErrorKind::kOptions, "rules " + name, "unknown command" + nearest_or_all(name, names)});
  }
  const auto language = load_language(options.rules);
  if (!language) return wrong(console, language.error());
  if (!options.rule.empty() && (*language)->pack().rule(options.rule) == nullptr) {
    std::vector<std::string_view> ids;
    for (const auto& rule : (*language)->pack().rules) ids.push_back(rule.id);
    return wrong(console, {ErrorKind::kOptions, "--rule",
                           "no rule \"" + options.rule + "\"" + suggestion(options.rule, ids)});
  }
  return found->run(**language, options, console);
}

}  // namespace

const Command kRules{"rules",
                     "check|test|list",
                     "checks, tests and lists rules",
                     "check   reads and compiles all rules, and tells every problem: what is wrong,\n"
                     "        rules without an example, lines of match that no example uses\n"
                     "test    runs the examples of all rules, and tells those that fail\n"
                     "list    the rules: id, what it gives, where it stands, its first example",
                     kOptions,
                     1,
                     &rules};

}  // namespace onrecord
