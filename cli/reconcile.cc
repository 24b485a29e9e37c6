// onrecord reconcile: articles or extract records in, one report out.
#include "cli/command.h"
#include "cli/input_options.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "engine/report/report_json.h"

namespace onrecord {
namespace {

constexpr const Option* kOptions[] = {&kOutOption,     &kPublishedOption, &kFailOnOption, &kRulesOption,
                                      &kIncludeOption, &kExcludeOption,   &kLimitOption,  &kJobsOption,
                                      &kQuietOption,   &kHelpOption};

ExitCode reconcile_command(const Options& options) {
  Console console(options.quiet);
  const auto language = language_for(options, console);
  if (language == nullptr) return kExitWrong;
  auto output = Output::open(options.out.empty() ? "-" : options.out);
  if (!output) return wrong(console, output.error());

  Progress progress(console);
  Tally tally;
  const auto report = reconcile_all(options.arguments, *language, pipeline_options(options), progress, tally);
  console.clear_bar();
  if (tally.records == 0) return with_rules(*language, console, exit_code(options, tally));
  write_report(report, [&](std::string_view piece) { output->write(piece); });
  if (const auto written = output->commit(); !written) return wrong(console, written.error());
  return with_rules(*language, console, exit_code(options, tally, report));
}

}  // namespace

const Command kReconcile{"reconcile",
                         "PATH...",
                         "articles or extract records in, one report (JSON) out",
                         "Lays the same claim from several articles side by side and writes what agrees\n"
                         "and what differs as one JSON object (onrecord.report/1).\n"
                         "\n"
                         "PATH is a file, a folder (walked in sorted order), a glob, or - for standard\n"
                         "input: web pages, text, Markdown, JSON and JSON Lines, RSS, Atom, NewsML-G2 and\n"
                         "web archives, also packed with gzip; or extract records. All may be mixed.",
                         kOptions,
                         0,
                         &reconcile_command};

}  // namespace onrecord
