#include "engine/report/summary.h"

#include <algorithm>
#include <set>

#include "engine/report/escape.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

constexpr Severity kWorstFirst[] = {Severity::kHigh, Severity::kMedium, Severity::kLow, Severity::kInfo};

const char* colour_of(Severity severity) {
  switch (severity) {
    case Severity::kHigh:
      return "\x1b[1;31m";
    case Severity::kMedium:
      return "\x1b[33m";
    case Severity::kLow:
      return "\x1b[36m";
    case Severity::kInfo:
      return "\x1b[2m";
  }
  return "";
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

// The words of `text` in lines of `width`, each after the first led by
// `indent` blanks. The first starts at column `indent`, written by the caller.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (column > indent && column + 1 + columns(word) > width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns(word);
  }
  return out;
}

class Summary {
 public:
  Summary(const Report& report, const SummaryOptions& options) : report_(report), options_(options) {}

  std::string all() {
    what_was_read();
    findings();
    if (!options_.sheet.empty()) out_ += "\nClaim sheet: " + terminal_safe(options_.sheet) + "\n";
    return std::move(out_);
  }

 private:
  std::string painted(const char* colour, const std::string& text) const {
    return options_.colour ? colour + text + "\x1b[0m" : text;
  }

  void what_was_read() {
    std::size_t quotes = 0, figures = 0, dates = 0;
    for (const ReportArticle& one : report_.articles) {
      quotes += one.quotes;
      figures += one.figures;
      dates += one.dates;
    }
    std::size_t by_status[3] = {};
    for (const Claim& claim : report_.claims) ++by_status[static_cast<std::size_t>(claim.status)];
    const auto of = [&](Status status) {
      return std::to_string(by_status[static_cast<std::size_t>(status)]);
    };
    out_ += painted("\x1b[1m", counted(report_.articles.size(), "article") + ", " +
                                   counted(report_.origins.size(), "independent origin")) +
            "\n";
    out_ +=
        counted(quotes, "quote") + ", " + counted(figures, "figure") + ", " + counted(dates, "date") + "\n";
    if (report_.claims.empty()) return;
    out_ += counted(report_.claims.size(), "claim") + ": " + of(Status::kDiffer) + " where sources differ, " +
            of(Status::kAgree) + " where they agree, " + of(Status::kSingle) + " with a single source\n";
  }

  void findings() {
    const auto ranked = ranked_findings(report_);
    if (ranked.empty()) {
      out_ += "\nNo differences found.\n";
      return;
    }
    const auto counts = count_by_severity(report_);
    out_ += "\n" + painted("\x1b[1m", counted(ranked.size(), "finding")) + ": ";
    const char* comma = "";
    for (const Severity severity : kWorstFirst) {
      const auto count = counts[static_cast<std::size_t>(severity)];
      if (count == 0) continue;
      out_ +=
          comma + painted(colour_of(severity), std::to_string(count) + " " + std::string(name_of(severity)));
      comma = ", ";
    }
    out_ += "\n";
    const std::size_t shown = std::min(ranked.size(), options_.findings);
    for (std::size_t i = 0; i < shown; ++i) {
      const Claim& claim = report_.claims[ranked[i].claim];
      finding(claim, claim.findings[ranked[i].finding]);
    }
    if (shown < ranked.size()) {
      out_ += "\n  and " + std::to_string(ranked.size() - shown) + " more\n";
    }
  }

  // The articles of the finding's mentions, each once, in the order of mentions.
  std::string article_ids(const Claim& claim, const Finding& finding) const {
    std::string ids;
    std::set<std::size_t> seen;
    for (const std::size_t index : finding.mentions) {
      const std::size_t article = claim.mentions[index].article;
      if (!seen.insert(article).second) continue;
      if (!ids.empty()) ids += ", ";
      ids += report_.articles[article].article.id;
    }
    return ids;
  }

  void finding(const Claim& claim, const Finding& finding) {
    constexpr std::size_t kIndent = 10;
    std::string severity = severity_title(finding.severity);
    severity.resize(kIndent - 2, ' ');
    out_ += "\n  " + painted(colour_of(finding.severity), severity);
    out_ += wrapped(terminal_safe(finding_title(finding.type, claim.kind)) + " (" + terminal_safe(claim.id) +
                        "): " + terminal_safe(finding.explanation),
                    kIndent, options_.width) +
            "\n";
    const std::string ids = terminal_safe(article_ids(claim, finding));
    if (ids.empty()) return;
    out_ += std::string(kIndent, ' ') + painted("\x1b[2m", wrapped(ids, kIndent, options_.width)) + "\n";
  }

  const Report& report_;
  const SummaryOptions& options_;
  std::string out_;
};

}  // namespace

std::string summary(const Report& report, const SummaryOptions& options) {
  return Summary(report, options).all();
}

}  // namespace onrecord
