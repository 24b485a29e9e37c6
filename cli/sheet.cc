// onrecord sheet: a report in, the same report for readers and other programs out.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <thread>
#include <utility>

#include "cli/command.h"
#include "cli/session.h"
#include "engine/article/input.h"
#include "engine/base/file.h"
#include "engine/ordered_work.h"
#include "engine/report/annotations_json.h"
#include "engine/report/claims_jsonld.h"
#include "engine/report/record_json.h"
#include "engine/report/report_csv.h"
#include "engine/report/report_json.h"
#include "engine/report/report_markdown.h"
#include "engine/report/report_texts.h"
#include "engine/report/sheet_html.h"
#include "engine/report/summary.h"

namespace onrecord {
namespace {

std::string summary_of(const Report& report) { return summary(report, {}); }

struct Format {
  std::string_view name;
  std::string (*render)(const Report& report);  // all but claims, which takes reviews
  bool needs_texts = false;
};

constexpr Format kFormats[] = {{"html", &sheet_html},
                               {"md", &report_markdown},
                               {"csv", &report_csv},
                               {"annotations", &annotations_json, true},
                               {"claims", [](const Report& report) { return claims_jsonld(report, {}); }},
                               {"summary", &summary_of},
                               {"json", &write_report}};

std::string set_format(Options& options, const std::string& value) {
  std::vector<std::string_view> names;
  for (const auto& format : kFormats) {
    names.push_back(format.name);
    if (format.name == value) options.format = value;
  }
  return options.format == value ? "" : "unknown format \"" + value + "\"" + nearest_or_all(value, names);
}

constexpr Option kFormat{"format", "FORMAT", "html (default), md, csv, annotations, claims, summary or json",
                         &set_format};
constexpr Option kRecords{"records", "FILE",
                          "the extract records that the report was made of, for the articles' texts; again "
                          "for further files",
                          [](Options& options, const std::string& value) {
                            options.records.push_back(value);
                            return std::string();
                          }};
constexpr Option kReviews{"reviews", "FILE", "verdicts of people on claims, for --format claims",
                          [](Options& options, const std::string& value) {
                            options.reviews = value;
                            return std::string();
                          }};

constexpr const Option* kOptions[] = {&kFormat,    &kRecords,      &kReviews,
                                      &kOutOption, &kFailOnOption, &kHelpOption};

Result<std::string> read_input(const std::string& path) {
  if (path != "-") return read_file(path);
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

// The records of these files of JSON Lines, read on all processors.
Result<std::vector<Record>> read_records(const std::vector<std::string>& paths) {
  constexpr std::size_t kUnderWay = 64;
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  OrderedWork<RawRecord, Result<Record>> work(
      threads > 1 ? threads : 0, [](const RawRecord& raw) { return read_record(raw.json, raw.where()); });
  std::vector<Record> records;
  ArticleReader reader(paths, {}, &std::cin);
  for (bool ended = false; !ended || !work.empty();) {
    if (!ended && work.size() < kUnderWay) {
      auto input = reader.next();
      if (!input) {
        ended = true;
        continue;
      }
      if (!*input) return tl::make_unexpected(input->error());
      auto* raw = std::get_if<RawRecord>(&**input);
      if (raw == nullptr) {
        return fail(ErrorKind::kInput, std::get<Article>(**input).id, "is an article, not an extract record");
      }
      work.put(std::move(*raw));
      continue;
    }
    auto record = work.take();
    if (!record) return tl::make_unexpected(record.error());
    records.push_back(std::move(*record));
  }
  return records;
}

// What the options rule out, "" for nothing.
std::string contradiction(const Options& options, const Format& format) {
  if (format.needs_texts && options.records.empty()) {
    return "needs --records FILE: annotations quote the articles' texts, which a report leaves out";
  }
  if (!options.reviews.empty() && format.name != "claims") return "takes no --reviews; --format claims does";
  return "";
}

Result<Report> read_all(const Options& options) {
  const auto& path = options.arguments.front();
  const auto json = read_input(path);
  if (!json) return tl::make_unexpected(json.error());
  auto report = read_report(*json, path);
  if (!report || options.records.empty()) return report;
  auto records = read_records(options.records);
  if (!records) return tl::make_unexpected(records.error());
  const auto attached = attach_texts(*report, std::move(*records), path);
  if (!attached) return tl::make_unexpected(attached.error());
  return report;
}

Result<std::string> rendered(const Options& options, const Format& format, const Report& report) {
  if (options.reviews.empty()) return format.render(report);
  const auto json = read_file(options.reviews);
  if (!json) return tl::make_unexpected(json.error());
  const auto reviews = read_reviews(*json, report, options.reviews);
  if (!reviews) return tl::make_unexpected(reviews.error());
  return claims_jsonld(report, *reviews);
}

ExitCode sheet(const Options& options) {
  Console console(true);
  const std::string name = options.format.empty() ? "html" : options.format;
  const auto& format = *std::find_if(std::begin(kFormats), std::end(kFormats),
                                     [&](const Format& one) { return one.name == name; });
  if (auto problem = contradiction(options, format); !problem.empty()) {
    return wrong(console, {ErrorKind::kOptions, "--format " + name, std::move(problem)});
  }
  const auto report = read_all(options);
  const auto text = report ? rendered(options, format, *report) : tl::make_unexpected(report.error());
  if (!text) {
    console.error(text.error());
    return kExitSomeFailed;
  }
  auto output = Output::open(options.out.empty() ? "-" : options.out);
  if (!output) return wrong(console, output.error());
  output->write(*text);
  if (const auto written = output->commit(); !written) return wrong(console, written.error());
  return exit_code(options, {}, *report);
}

}  // namespace

const Command kSheet{"sheet",
                     "REPORT",
                     "renders a report: --format html, md, csv and more",
                     "Renders a report that onrecord reconcile wrote. REPORT is a file, or - for\n"
                     "standard input.\n"
                     "\n"
                     "html         the claim sheet: one file, for people\n"
                     "md           Markdown, for an issue or a content management system\n"
                     "csv          a table: a row for each claim and each finding\n"
                     "annotations  W3C Web Annotations of all evidence; needs --records\n"
                     "claims       schema.org Claim and Quotation as JSON-LD\n"
                     "summary      the summary that check prints\n"
                     "json         the report itself\n"
                     "\n"
                     "With --records the claim sheet holds the articles' texts, their quotes, figures\n"
                     "and dates marked, as check writes it.",
                     kOptions,
                     1,
                     &sheet};

}  // namespace onrecord
