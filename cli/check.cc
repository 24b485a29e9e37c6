// onrecord check: articles in, a claim sheet and a summary out.
#include <unistd.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/input_options.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "engine/report/sheet_html.h"
#include "engine/report/summary.h"

namespace onrecord {
namespace {

constexpr Option kOut{"out", "FILE",
                      "write the claim sheet there (default: sheet.html); - for standard output",
                      [](Options& options, const std::string& value) {
                        options.out = value;
                        return std::string();
                      }};

constexpr const Option* kOptions[] = {&kOut,           &kPublishedOption, &kFailOnOption, &kRulesOption,
                                      &kIncludeOption, &kExcludeOption,   &kLimitOption,  &kJobsOption,
                                      &kQuietOption,   &kHelpOption};

// For the terminal behind `descriptor`; elsewhere plain and of one width, so that
// it is the same everywhere.
SummaryOptions summary_for(int descriptor) {
  constexpr std::size_t kNarrowest = 40;
  SummaryOptions options;
  options.colour = wants_colour(descriptor);
  const auto columns = terminal_columns(descriptor);
  if (columns > 0) options.width = std::clamp(columns, kNarrowest, options.width);
  return options;
}

ExitCode check(const Options& options) {
  Console console(options.quiet);
  const auto language = language_for(options, console);
  if (language == nullptr) return kExitWrong;
  const std::string path = options.out.empty() ? "sheet.html" : options.out;
  auto sheet = Output::open(path);
  if (!sheet) return wrong(console, sheet.error());

  Progress progress(console);
  Tally tally;
  const auto report = reconcile_all(options.arguments, *language, pipeline_options(options), progress, tally);
  console.clear_bar();
  if (tally.records == 0) return with_rules(*language, console, exit_code(options, tally));

  sheet->write(sheet_html(report));
  if (const auto written = sheet->commit(); !written) return wrong(console, written.error());
  const bool sheet_on_stdout = path == "-";
  auto shape = summary_for(sheet_on_stdout ? STDERR_FILENO : STDOUT_FILENO);
  if (!sheet_on_stdout) shape.sheet = path;
  const auto text = summary(report, shape);
  if (sheet_on_stdout) {
    console.text(text);
  } else if (const auto printed = print(text); !printed) {
    return wrong(console, printed.error());
  }
  return with_rules(*language, console, exit_code(options, tally, report));
}

}  // namespace

const Command kCheck{"check",
                     "PATH...",
                     "extract, reconcile, write a claim sheet and a summary",
                     "Reads articles, lays the same claim from several of them side by side, and\n"
                     "writes a claim sheet: one HTML file that says where they disagree. A summary\n"
                     "goes to standard output.\n"
                     "\n"
                     "PATH is a file, a folder (walked in sorted order), a glob, or - for standard\n"
                     "input: web pages, text, Markdown, JSON and JSON Lines, RSS, Atom, NewsML-G2 and\n"
                     "web archives, also packed with gzip; or extract records.",
                     kOptions,
                     0,
                     &check};

}  // namespace onrecord
