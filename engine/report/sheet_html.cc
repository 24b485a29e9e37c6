#include "engine/report/sheet_html.h"

#include <algorithm>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"
#include "engine/report/sheet_style.h"

namespace onrecord {
namespace {

constexpr Severity kWorstFirst[] = {Severity::kHigh, Severity::kMedium, Severity::kLow, Severity::kInfo};

struct Totals {
  std::size_t quotes = 0, figures = 0, dates = 0;
  std::size_t shared = 0, single = 0;  // claims
};

Totals totals_of(const Report& report) {
  Totals totals;
  for (const ReportArticle& one : report.articles) {
    totals.quotes += one.quotes;
    totals.figures += one.figures;
    totals.dates += one.dates;
  }
  for (const Claim& claim : report.claims)
    ++(claim.status == Status::kSingle ? totals.single : totals.shared);
  return totals;
}

// The outlets, each once, in the order of the articles; no more than a line or two of them.
std::string outlets(const Report& report) {
  constexpr std::size_t kShown = 12;
  std::vector<std::string> names;
  for (const ReportArticle& one : report.articles) {
    std::string name = "<bdi>" + html_safe(outlet_of(one.article)) + "</bdi>";
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  if (names.size() <= kShown) return listed(names);
  const std::size_t more = names.size() - kShown;
  names.resize(kShown);
  names.push_back(std::to_string(more) + " more");
  return listed(names);
}

// "2031-03-02 to 2031-03-03"; undated articles are counted beside.
std::string published(const Report& report) {
  std::string first, last;
  std::size_t undated = 0;
  for (const ReportArticle& one : report.articles) {
    const std::string day = published_day(one.article);
    if (day.empty()) {
      ++undated;
      continue;
    }
    if (first.empty() || day < first) first = day;
    if (day > last) last = day;
  }
  if (first.empty()) return "dates unknown";
  std::string text = first == last ? first : first + " to " + last;
  if (undated > 0) text += " (" + counted(undated, "article") + " without a date)";
  return html_safe(text);
}

std::string origin_title(OriginKind kind) {
  switch (kind) {
    case OriginKind::kSingle:
      return "stands alone";
    case OriginKind::kCopy:
      return "one text and its copies";
    case OriginKind::kRewrite:
      return "one text, rewritten";
    case OriginKind::kWire:
      return "one wire story";
  }
  return "";
}

std::string origin_item(const Report& report, std::size_t index) {
  const Origin& origin = report.origins[index];
  std::vector<std::string> names;
  for (const std::size_t article : origin.articles) {
    names.push_back("<bdi>" + html_safe(outlet_of(report.articles[article].article)) + "</bdi>");
  }
  std::string out = "<li id=\"" + origin_anchor(index) +
                    "\"><b class=\"origin\"><span class=\"unseen\">Origin </span>" + origin_letter(index) +
                    "</b> " + listed(names) + " <span class=\"soft\">" + origin_title(origin.kind) +
                    "</span>";
  if (!origin.evidence.empty()) {
    out += "<ul class=\"evidence\">\n";
    for (const OriginEvidence& one : origin.evidence) {
      out += "<li dir=\"auto\">" + html_safe(one.explanation) + " <code>" + html_safe(one.type) +
             "</code></li>\n";
    }
    out += "</ul>";
  }
  return out + "</li>\n";
}

// Which articles are one origin, and why; folded away where there are many.
std::string origins(const Report& report) {
  constexpr std::size_t kShown = 12;
  std::string list = "<ul class=\"origins\">\n";
  for (std::size_t i = 0; i < report.origins.size(); ++i) list += origin_item(report, i);
  list += "</ul>\n";
  if (report.origins.size() <= kShown) return list;
  return "<details><summary>" + counted(report.origins.size(), "origin") + "</summary>\n" + list +
         "</details>\n";
}

std::string tiles(const Report& report) {
  const auto counts = count_by_severity(report);
  std::string out = "<ul class=\"tiles\" aria-label=\"Findings by severity\">\n";
  for (const Severity severity : kWorstFirst) {
    const auto count = counts[static_cast<std::size_t>(severity)];
    out += "<li" + (count > 0 ? " class=\"" + std::string(name_of(severity)) + "\"" : "") + "><b>" +
           std::to_string(count) + "</b> " + severity_title(severity) + "</li>\n";
  }
  return out + "</ul>\n";
}

std::string contents(const Report& report, const Totals& totals) {
  std::string out =
      "<nav aria-label=\"Contents\"><ul class=\"contents\">\n<li><a href=\"#findings\">Findings</a> " +
      std::to_string(ranked_findings(report).size()) +
      "</li>\n<li><a href=\"#claims\">Claims with several sources</a> " + std::to_string(totals.shared) +
      "</li>\n";
  if (totals.single > 0) {
    out += "<li><a href=\"#single\">Single-source claims</a> " + std::to_string(totals.single) + "</li>\n";
  }
  return out + "<li><a href=\"#articles\">Articles</a> " + std::to_string(report.articles.size()) +
         "</li>\n</ul></nav>\n";
}

std::string read_line(const Report& report) {
  return counted(report.articles.size(), "article") + ", " +
         counted(report.origins.size(), "independent origin");
}

std::string masthead(const Report& report, const Totals& totals) {
  std::string out =
      "<header class=\"masthead\">\n<p class=\"brand\">onrecord</p>\n<h1>Claim sheet</h1>\n<p "
      "class=\"lead\">" +
      read_line(report) + "</p>\n";
  if (!report.articles.empty()) {
    out += "<dl class=\"read\">\n<dt>Outlets</dt><dd>" + outlets(report) + "</dd>\n<dt>Published</dt><dd>" +
           published(report) + "</dd>\n<dt>Found</dt><dd>" + counted(totals.quotes, "quote") + ", " +
           counted(totals.figures, "figure") + ", " + counted(totals.dates, "date") +
           "</dd>\n<dt>Origins</dt><dd>" + origins(report) + "</dd>\n</dl>\n";
  }
  return out + tiles(report) + contents(report, totals) + "</header>\n";
}

std::string cell(std::string_view label, const std::string& text, std::string_view kind = "") {
  if (text.empty()) return "<td role=\"cell\"></td>";
  std::string out = "<td role=\"cell\"";
  if (!kind.empty()) out.append(" class=\"").append(kind).append("\"");
  return out.append(" data-label=\"").append(label).append("\">") + text + "</td>";
}

std::string articles_section(const Report& report) {
  std::string out =
      "<section id=\"articles\" aria-labelledby=\"articles-h\">\n<h2 id=\"articles-h\">Articles</h2>\n"
      "<table role=\"table\"><caption class=\"unseen\">Articles read</caption>\n<thead role=\"rowgroup\"><tr "
      "role=\"row\">";
  for (const char* head : {"Source", "By", "Read from", "Quotes", "Figures", "Dates"}) {
    out += "<th role=\"columnheader\" scope=\"col\">" + std::string(head) + "</th>";
  }
  out += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
  for (const ReportArticle& one : report.articles) {
    std::vector<std::string> by = one.article.byline;
    by.insert(by.end(), one.article.agency.begin(), one.article.agency.end());
    const std::string& from = one.article.path.empty() ? one.article.id : one.article.path;
    out += "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + source_html(one) + "</th>" +
           cell("By", html_safe(listed(by))) + cell("Read from", element("code", html_safe(from))) +
           cell("Quotes", std::to_string(one.quotes), "count") +
           cell("Figures", std::to_string(one.figures), "count") +
           cell("Dates", std::to_string(one.dates), "count") + "</tr>\n";
  }
  return out + "</tbody></table>\n</section>\n";
}

}  // namespace

std::string sheet_html(const Report& report) {
  const Totals totals = totals_of(report);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Claim sheet: " +
      read_line(report) + "</title>\n<style>";
  out.append(kSheetStyle)
      .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
  out += "<div class=\"page\">\n" + masthead(report, totals) + "<main>\n" + findings_section(report) +
         claims_section(report) + single_source_section(report) + articles_section(report) +
         "</main>\n<footer class=\"end\"><p>Every finding names the rule that made it and the words that it "
         "rests on. "
         "The sheet holds what the articles say; who is right is for its readers to find out.</p></footer>\n"
         "</div>\n</body>\n</html>\n";
  return out;
}

}  // namespace onrecord
