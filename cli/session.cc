#include "cli/session.h"

#include <algorithm>
#include <iostream>

#include "cli/rule_folders.h"
#include "cli/rules_command.h"
#include "engine/report/labels.h"

namespace onrecord {

std::unique_ptr<Language> language_for(const Options& options, Console& console) {
  auto language = load_language(options.rules);
  if (!language) {
    console.error(language.error());
    return nullptr;
  }
  const auto& pack = (*language)->pack();
  tell(console, pack, (*language)->errors());
  warn(console, pack, pack.warnings);
  return std::move(*language);
}

PipelineOptions pipeline_options(const Options& options) {
  PipelineOptions pipeline;
  pipeline.jobs = options.jobs;
  pipeline.published = options.published;
  pipeline.limits = options.limits;
  pipeline.filter = options.filter;
  pipeline.standard_input = &std::cin;
  return pipeline;
}

ExitCode wrong(Console& console, const Error& error) {
  console.error(error);
  return kExitWrong;
}

ExitCode exit_code(const Options& /*options*/, const Tally& tally) {
  return tally.failed > 0 ? kExitSomeFailed : kExitDone;
}

ExitCode with_rules(const Language& language, Console& console, ExitCode code) {
  const auto errors = language.errors().size();
  if (errors == 0) return code;
  console.error({ErrorKind::kRules, "",
                 counted(errors, "problem") + " of the rules (see above): what is left out finds nothing"});
  return kExitWrong;
}

ExitCode exit_code(const Options& options, const Tally& tally, const Report& report) {
  const auto severe = [&](const Finding& finding) { return finding.severity >= *options.fail_on; };
  const auto has_severe = [&](const Claim& claim) { return std::ranges::any_of(claim.findings, severe); };
  if (options.fail_on && std::ranges::any_of(report.claims, has_severe)) return kExitFindings;
  return exit_code(options, tally);
}

}  // namespace onrecord
