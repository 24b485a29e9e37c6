// onrecord rules check: everything that is wrong with rules.
#include "cli/rules_command.h"
#include "cli/session.h"
#include "engine/extract/examples.h"
#include "engine/report/labels.h"
#include "engine/rules/lint.h"

namespace onrecord {
namespace {

std::size_t enabled_rules(const Pack& pack, const Options& options) {
  std::size_t count = 0;
  for (const auto& rule : pack.rules) count += !rule.disabled && is_wanted(rule, options) ? 1 : 0;
  return count;
}

// Everything that is wrong without holding examples against what they expect:
// reading, compiling, rules that never win, lines that no example uses.
ExitCode check(const Options& options, Console& console) {
  const auto loaded = rules_for(options, options.arguments);
  if (!loaded) return wrong(console, loaded.error());
  const auto& language = **loaded;
  const auto& pack = language.pack();
  auto problems = language.errors();
  const auto unused = without_consequences(language, run_examples(language, options.rule).unused_lines);
  for (const auto& more : {lint(pack), unused}) {
    problems.insert(problems.end(), more.begin(), more.end());
  }
  auto warnings = pack.warnings;
  warnings.insert(warnings.end(), pack.hints.begin(), pack.hints.end());
  sort_problems(problems);
  const auto code = problems.empty() ? kExitDone : kExitWrong;
  if (wants_json(options)) {
    return print_json(console,
                      {{"rules", enabled_rules(pack, options)},
                       {"lexicons", pack.lexicons.size()},
                       {"problems", problems_json(problems)},
                       {"warnings", problems_json(warnings)}},
                      code);
  }
  tell(console, pack, problems);
  warn(console, pack, warnings);
  return print_all(console,
                   counted(enabled_rules(pack, options), "rule") + ", " +
                       counted(pack.lexicons.size(), "lexicon") + ", " + counted(problems.size(), "problem") +
                       (warnings.empty() ? "" : ", " + counted(warnings.size(), "warning")) + "\n",
                   code);
}

}  // namespace

const RulesCommand kRulesCheck{"check", "[DIR...]", &check};

}  // namespace onrecord
