#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr std::size_t kClaims = 40;  // of a kind, on a page
constexpr std::size_t kRows = 150;   // of a table of single-source claims

// Every kind that a claim of the report has, in the order of the kinds.
std::set<ClaimKind> kinds_in(const Report& report) {
  std::set<ClaimKind> kinds;
  for (const Claim& claim : report.claims) kinds.insert(claim.kind);
  return kinds;
}

// The findings in a line each, linked to where they stand in full.
std::string in_short(const Claim& claim, std::size_t index) {
  std::string lines;
  for (std::size_t i = 0; i < claim.findings.size(); ++i) {
    const Finding& finding = claim.findings[i];
    if (!is_shown(finding)) continue;
    lines += "<li>" + severity_badge(finding.severity) + " <a href=\"#" + finding_anchor(index, i) + "\">" +
             html_safe(finding_title(finding.type, claim.kind)) + "</a>: <span dir=\"auto\">" +
             html_safe(finding.detail.empty() ? finding.explanation : finding.detail) + "</span></li>\n";
  }
  return lines.empty() ? "" : "<ul class=\"short\">\n" + lines + "</ul>\n";
}

std::string claim_html(const SheetIndex& sheet, std::size_t index) {
  const Claim& claim = sheet.report().claims[index];
  const std::string anchor = claim_anchor(index);
  std::vector<MentionRow> rows;
  for (std::size_t i = 0; i < claim.mentions.size(); ++i) rows.push_back({index, i, ""});
  return "<article class=\"claim\" id=\"" + anchor + "\" aria-labelledby=\"" + anchor + "h\"" +
         sheet.of_claim(index) + ">\n<header><h5 id=\"" + anchor + "h\" dir=\"auto\">" +
         html_safe(claim.label) + "</h5><p><span class=\"status " + std::string(name_of(claim.status)) +
         "\">" + status_title(claim.status) + "</span> · " + counted(claim.mentions.size(), "mention") +
         " · " + counted(claim.origins, "independent origin") + " · " + html_safe(claim.id) +
         "</p></header>\n" + plot_of(sheet, claim) +
         mentions_table(sheet, claim.kind, rows, "Where the claim is made: " + claim.label) +
         in_short(claim, index) + "</article>\n";
}

// What stands over the claims of nobody in particular.
std::string nobody(ClaimKind kind) {
  return kind == ClaimKind::kQuote ? "Speaker not named" : "In the outlets’ own words";
}

// Claims from `begin` to `end` of those in order, each speaker's under a heading.
std::string claims_page(const SheetIndex& sheet, const std::vector<std::size_t>& in_order, std::size_t begin,
                        std::size_t end) {
  const auto& claims = sheet.report().claims;
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    const Claim& claim = claims[in_order[i]];
    if (i == begin || claim.speaker != claims[in_order[i - 1]].speaker) {
      out += (i > begin ? "</div>\n<div data-group>\n" : "<div data-group>\n") +
             ("<h4 class=\"speaker\" dir=\"auto\">" +
              html_safe(claim.speaker.empty() ? nobody(claim.kind) : claim.speaker) + "</h4>\n");
    }
    out += claim_html(sheet, in_order[i]);
  }
  return out + "</div>\n";
}

std::string claims_of_kind(const SheetIndex& sheet, ClaimKind kind) {
  const auto& claims = sheet.report().claims;
  std::vector<std::size_t> in_order;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].kind == kind && claims[i].status != Status::kSingle) in_order.push_back(i);
  }
  if (in_order.empty()) return "";
  // By speaker, in the order of their names; nobody's last.
  std::stable_sort(in_order.begin(), in_order.end(), [&](std::size_t a, std::size_t b) {
    const std::string &first = claims[a].speaker, &second = claims[b].speaker;
    return std::pair(first.empty(), std::string_view(first)) <
           std::pair(second.empty(), std::string_view(second));
  });
  const std::string title = claim_kind_title(kind) + "s";
  std::string out = "<section data-group>\n<h3>" + title + " <span class=\"soft\">" +
                    std::to_string(in_order.size()) + "</span></h3>\n";
  for (std::size_t begin = 0; begin < in_order.size(); begin += kClaims) {
    const std::size_t end = std::min(in_order.size(), begin + kClaims);
    const std::string page = claims_page(sheet, in_order, begin, end);
    out += begin == 0 ? page : folded_page(page_title(title, begin, end, in_order.size()), page);
  }
  return out + "</section>\n";
}

// The rows of single-source claims of one kind, in tables of no more than a page.
std::string single_tables(const SheetIndex& sheet, ClaimKind kind, const std::vector<MentionRow>& rows,
                          const std::string& title) {
  std::string out;
  for (std::size_t begin = 0; begin < rows.size(); begin += kRows) {
    const std::size_t end = std::min(rows.size(), begin + kRows);
    const std::vector<MentionRow> page(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                       rows.begin() + static_cast<std::ptrdiff_t>(end));
    const std::string table = mentions_table(sheet, kind, page, title + " with a single source");
    out += begin == 0 ? table : folded_page(page_title("Rows", begin, end, rows.size()), table);
  }
  return out;
}

}  // namespace

std::string claims_section(const SheetIndex& sheet) {
  std::string out = "<section id=\"claims\" aria-labelledby=\"claims-h\">\n<h2 id=\"claims-h\">Claims</h2>\n";
  std::string claims;
  for (const ClaimKind kind : kinds_in(sheet.report())) claims += claims_of_kind(sheet, kind);
  if (claims.empty())
    return out + "<p class=\"note\">No claim is made by more than one source.</p>\n</section>\n";
  return out +
         "<p class=\"note\">What more than one source says, by kind and speaker. Sources with the same "
         "letter share one "
         "origin and count once.</p>\n" +
         claims + "</section>\n";
}

std::string single_source_section(const SheetIndex& sheet) {
  const auto& claims = sheet.report().claims;
  std::string out;
  for (const ClaimKind kind : kinds_in(sheet.report())) {
    std::vector<MentionRow> rows;
    std::size_t count = 0;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (claims[i].kind != kind || claims[i].status != Status::kSingle) continue;
      ++count;
      for (std::size_t j = 0; j < claims[i].mentions.size(); ++j) {
        const std::string anchor = j == 0 ? " id=\"" + claim_anchor(i) + "\"" : "";
        rows.push_back({i, j, anchor + sheet.of_claim(i)});
      }
    }
    if (count == 0) continue;
    const std::string title = counted(count, name_of(kind));
    out += "<details class=\"printed\" data-group><summary>" + title + "</summary>\n" +
           single_tables(sheet, kind, rows, title) + "</details>\n";
  }
  if (out.empty()) return "";
  return "<section id=\"single\" aria-labelledby=\"single-h\" data-group>\n<h2 id=\"single-h\">Single-source "
         "claims</h2>\n"
         "<p class=\"note\">Nothing stands against these, and nothing beside them.</p>\n" +
         out + "</section>\n";
}

}  // namespace onrecord
