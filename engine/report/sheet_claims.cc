#include <map>

#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr ClaimKind kKinds[] = {ClaimKind::kQuote, ClaimKind::kFigure, ClaimKind::kDate};

// The rows of a claim's mentions, the first under `anchor`.
void add_rows(const Claim& claim, const std::string& anchor, std::vector<MentionRow>& rows) {
  for (const ClaimMention& mention : claim.mentions) {
    rows.push_back({&mention, &mention == &claim.mentions.front() ? anchor : ""});
  }
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

std::string claim_html(const Report& report, std::size_t index) {
  const Claim& claim = report.claims[index];
  const std::string anchor = claim_anchor(index);
  std::vector<MentionRow> rows;
  add_rows(claim, "", rows);
  return "<article class=\"claim\" id=\"" + anchor + "\" aria-labelledby=\"" + anchor +
         "h\">\n<header><h5 id=\"" + anchor + "h\" dir=\"auto\">" + html_safe(claim.label) +
         "</h5><p><span class=\"status\">" + status_title(claim.status) + "</span> · " +
         counted(claim.mentions.size(), "mention") + " · " + counted(claim.origins, "independent origin") +
         " · " + html_safe(claim.id) + "</p></header>\n" +
         mentions_table(report, claim.kind, rows, "Where the claim is made: " + claim.label) +
         in_short(claim, index) + "</article>\n";
}

// What stands over the claims of nobody in particular.
std::string nobody(ClaimKind kind) {
  return kind == ClaimKind::kQuote ? "Speaker not named" : "In the outlets’ own words";
}

std::string claims_of_kind(const Report& report, ClaimKind kind) {
  // By speaker, in the order of their names; nobody's last.
  std::map<std::pair<bool, std::string>, std::vector<std::size_t>> by_speaker;
  std::size_t count = 0;
  for (std::size_t i = 0; i < report.claims.size(); ++i) {
    const Claim& claim = report.claims[i];
    if (claim.kind != kind || claim.status == Status::kSingle) continue;
    by_speaker[{claim.speaker.empty(), claim.speaker}].push_back(i);
    ++count;
  }
  if (count == 0) return "";
  std::string out = "<section>\n<h3>" + claim_kind_title(kind) + "s <span class=\"soft\">" +
                    std::to_string(count) + "</span></h3>\n";
  for (const auto& [speaker, claims] : by_speaker) {
    out += "<h4 class=\"speaker\" dir=\"auto\">" + html_safe(speaker.first ? nobody(kind) : speaker.second) +
           "</h4>\n";
    for (const std::size_t index : claims) out += claim_html(report, index);
  }
  return out + "</section>\n";
}

}  // namespace

std::string claims_section(const Report& report) {
  std::string out = "<section id=\"claims\" aria-labelledby=\"claims-h\">\n<h2 id=\"claims-h\">Claims</h2>\n";
  std::string claims;
  for (const ClaimKind kind : kKinds) claims += claims_of_kind(report, kind);
  if (claims.empty())
    return out + "<p class=\"note\">No claim is made by more than one source.</p>\n</section>\n";
  return out +
         "<p class=\"note\">What more than one source says, by kind and speaker. Sources with the same "
         "letter share one "
         "origin and count once.</p>\n" +
         claims + "</section>\n";
}

std::string single_source_section(const Report& report) {
  std::string out;
  for (const ClaimKind kind : kKinds) {
    std::vector<MentionRow> rows;
    std::size_t count = 0;
    for (std::size_t i = 0; i < report.claims.size(); ++i) {
      if (report.claims[i].kind != kind || report.claims[i].status != Status::kSingle) continue;
      ++count;
      add_rows(report.claims[i], claim_anchor(i), rows);
    }
    if (count == 0) continue;
    const std::string title = counted(count, kind == ClaimKind::kQuote    ? "quote"
                                             : kind == ClaimKind::kFigure ? "figure"
                                                                          : "date");
    out += "<details><summary>" + title + "</summary>\n" +
           mentions_table(report, kind, rows, title + " with a single source") + "</details>\n";
  }
  if (out.empty()) return "";
  return "<section id=\"single\" aria-labelledby=\"single-h\">\n<h2 id=\"single-h\">Single-source "
         "claims</h2>\n"
         "<p class=\"note\">Nothing stands against these, and nothing beside them.</p>\n" +
         out + "</section>\n";
}

}  // namespace onrecord
