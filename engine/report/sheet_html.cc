#include "engine/report/sheet_html.h"

#include <algorithm>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_assets.h"
#include "engine/report/sheet_index.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

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
    constexpr std::size_t kShownReasons = 2;
    const bool many = origin.evidence.size() > kShownReasons;
    if (many)
      out += "<details class=\"why\"><summary>" + counted(origin.evidence.size(), "reason") + "</summary>";
    out += "<ul class=\"evidence\">\n";
    for (const OriginEvidence& one : origin.evidence) {
      out += "<li dir=\"auto\">" + html_safe(one.explanation) + " <code>" + html_safe(one.type) +
             "</code></li>\n";
    }
    out += many ? "</ul></details>" : "</ul>";
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
  return folded_page(counted(report.origins.size(), "origin"), list);
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

std::string contents(const SheetIndex& sheet, const Totals& totals, bool has_timeline) {
  const Report& report = sheet.report();
  std::string out = "<nav aria-label=\"Contents\"><ul class=\"contents\">\n";
  const auto add = [&](std::string_view id, std::string_view title, std::size_t count) {
    out.append("<li><a href=\"#").append(id).append("\">").append(title).append("</a>");
    if (count > 0) out += " " + std::to_string(count);
    out += "</li>\n";
  };
  add("findings", "Findings", ranked_findings(report).size());
  add("claims", "Claims with several sources", totals.shared);
  if (totals.single > 0) add("single", "Single-source claims", totals.single);
  if (has_timeline) add("timeline", "Timeline", 0);
  add("articles", "Articles", report.articles.size());
  if (sheet.has_texts()) add("texts", "Texts", 0);
  return out + "</ul></nav>\n";
}

std::string read_line(const Report& report) {
  return counted(report.articles.size(), "article") + ", " +
         counted(report.origins.size(), "independent origin");
}

std::string masthead(const SheetIndex& sheet, const Totals& totals, bool has_timeline) {
  const Report& report = sheet.report();
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
  return out + tiles(report) + contents(sheet, totals, has_timeline) + "</header>\n";
}

int value_of_hex(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

// The hash of the style or script, as a content security policy names it.
std::string hash_source(std::string_view hex) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "'sha256-";
  unsigned bits = 0;
  int held = 0;
  for (const char digit : hex) {
    bits = bits << 4 | static_cast<unsigned>(value_of_hex(digit));
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += kDigits[bits >> held & 0x3F];
  }
  out += kDigits[bits << (6 - held) & 0x3F];  // 256 bits leave four over
  return out + "='";
}

std::string head(const Report& report) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src " +
         hash_source(kSheetScriptHash) + "; style-src " + hash_source(kSheetStyleHash) +
         "; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Claim sheet: " +
         read_line(report) + "</title>\n<style>" + std::string(kSheetStyle) + "</style>\n</head>\n";
}

}  // namespace

std::string sheet_html(const Report& report) {
  const Totals totals = totals_of(report);
  const SheetIndex sheet(report);
  const std::string timeline = timeline_section(sheet);
  std::string out = head(report) + "<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n";
  out +=
      "<div class=\"page\">\n" + masthead(sheet, totals, !timeline.empty()) + "<main>\n" + filter_bar(sheet);
  out += findings_section(sheet);
  out += claims_section(sheet);
  out += single_source_section(sheet);
  out += timeline;
  out += articles_section(sheet);
  out += texts_section(sheet);
  out +=
      "</main>\n<footer class=\"end\"><p>Every finding names the rule that made it and the words that it "
      "rests on. The sheet holds what the articles say; who is right is for its readers to find "
      "out.</p></footer>\n</div>\n<script>";
  return out.append(kSheetScript).append("</script>\n</body>\n</html>\n");
}

}  // namespace onrecord
