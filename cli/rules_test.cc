// onrecord rules test: the examples of rules, run.
#include <algorithm>

#include "cli/rules_command.h"
#include "cli/session.h"
#include "engine/extract/examples.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

ExitCode test(const Options& options, Console& console) {
  const auto loaded = rules_for(options, options.arguments);
  if (!loaded) return wrong(console, loaded.error());
  const auto& language = **loaded;
  const auto& pack = language.pack();
  const auto* rule = options.rule.empty() ? nullptr : pack.rule_or_successor(options.rule);
  const auto report = run_examples(language, rule == nullptr ? std::string_view() : rule->id);
  const auto broken = language.errors();
  auto failures = report.failures;
  failures.insert(failures.end(), report.unused_lines.begin(), report.unused_lines.end());
  failures = without_consequences(language, std::move(failures));
  auto warnings = pack.warnings;
  warnings.insert(warnings.end(), report.passing_misses.begin(), report.passing_misses.end());
  const auto code = broken.empty() && failures.empty() ? kExitDone : kExitWrong;
  if (wants_json(options)) {
    return print_json(console,
                      {{"rules", report.rules},
                       {"examples", report.examples},
                       {"failures", problems_json(failures)},
                       {"problems", problems_json(broken)},
                       {"warnings", problems_json(warnings)}},
                      code);
  }
  tell(console, pack, broken);
  tell(console, pack, failures);
  warn(console, pack, warnings);
  return print_all(console,
                   counted(report.rules, "rule") + ", " + counted(report.examples, "example") + ", " +
                       std::to_string(failures.size()) + " failed\n",
                   code);
}

}  // namespace

const RulesCommand kRulesTest{"test", "[DIR...]", &test};

}  // namespace onrecord
