// onrecord extract: articles in, one extract record a line out.
#include "cli/command.h"
#include "cli/input_options.h"
#include "cli/progress.h"
#include "cli/session.h"

namespace onrecord {
namespace {

constexpr const Option* kOptions[] = {&kOutOption,     &kPublishedOption, &kRulesOption,
                                      &kIncludeOption, &kExcludeOption,   &kLimitOption,
                                      &kJobsOption,    &kQuietOption,     &kHelpOption};

ExitCode extract_command(const Options& options) {
  Console console(options.quiet);
  const auto language = language_for(options, console);
  if (language == nullptr) return kExitWrong;
  auto records = Output::open(options.out.empty() ? "-" : options.out);
  if (!records) return wrong(console, records.error());

  Progress progress(console);
  const auto write = [&](std::string_view line) { return records->write(line); };
  const auto tally = extract_all(options.arguments, *language, pipeline_options(options), progress, write);
  console.clear_bar();
  if (tally.records > 0 || tally.failed == 0) {
    if (const auto written = records->commit(); !written) return wrong(console, written.error());
  }
  return with_rules(*language, console, exit_code(options, tally));
}

}  // namespace

const Command kExtract{"extract",
                       "PATH...",
                       "JSON Lines: one extract record an article",
                       "Reads articles and writes who said what, with which figures and when: one JSON\n"
                       "object an article and a line (onrecord.extract/1), in the order of the inputs.\n"
                       "\n"
                       "PATH is a file, a folder (walked in sorted order), a glob, or - for standard\n"
                       "input: web pages, text, Markdown, JSON and JSON Lines, RSS, Atom, NewsML-G2 and\n"
                       "web archives, also packed with gzip.",
                       kOptions,
                       0,
                       &extract_command};

}  // namespace onrecord
