// onrecord sheet: a report in, the same report for readers out.
#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/session.h"
#include "engine/base/file.h"
#include "engine/report/report_json.h"
#include "engine/report/sheet_html.h"

namespace onrecord {
namespace {

struct Format {
  std::string_view name;
  std::string (*render)(const Report& report);
};

constexpr Format kFormats[] = {{"html", &sheet_html}, {"json", &write_report}};

std::string set_format(Options& options, const std::string& value) {
  std::vector<std::string_view> names;
  for (const auto& format : kFormats) {
    names.push_back(format.name);
    if (format.name == value) options.format = value;
  }
  return options.format == value ? "" : "unknown format \"" + value + "\"" + nearest_or_all(value, names);
}

constexpr Option kFormat{"format", "FORMAT", "html (default) or json", &set_format};

constexpr const Option* kOptions[] = {&kFormat, &kOutOption, &kFailOnOption, &kHelpOption};

Result<std::string> read_input(const std::string& path) {
  if (path != "-") return read_file(path);
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

ExitCode sheet(const Options& options) {
  Console console(true);
  const auto& path = options.arguments.front();
  const auto json = read_input(path);
  const auto report = json ? read_report(*json, path) : tl::make_unexpected(json.error());
  if (!report) {
    console.error(report.error());
    return kExitSomeFailed;
  }
  auto output = Output::open(options.out.empty() ? "-" : options.out);
  if (!output) return wrong(console, output.error());
  for (const auto& format : kFormats) {
    if (format.name == (options.format.empty() ? "html" : options.format))
      output->write(format.render(*report));
  }
  if (const auto written = output->commit(); !written) return wrong(console, written.error());
  return exit_code(options, {}, *report);
}

}  // namespace

const Command kSheet{"sheet",
                     "REPORT",
                     "renders a report: --format html or json",
                     "Renders a report that onrecord reconcile wrote. REPORT is a file, or - for\n"
                     "standard input.",
                     kOptions,
                     1,
                     &sheet};

}  // namespace onrecord
