#include "engine/report/report_markdown.h"

#include <algorithm>

#include "engine/reconcile/explain.h"
#include "engine/report/diff_sides.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

// A finding or claim of an outlet on one line each.
std::string source(const ReportArticle& one) {
  std::string out = "**" + markdown_safe(outlet_of(one.article)) + "**";
  if (const std::string day = published_day(one.article); !day.empty()) out += " " + markdown_safe(day);
  out += " (origin " + origin_letter(one.origin) + ")";
  const std::string title = one.article.title.empty() ? one.article.id : one.article.title;
  if (!is_web_link(one.article.url)) return out + ", " + markdown_safe(title);
  // In angle brackets an address ends at the closing one, which is_web_link never lets in.
  return out + ", [" + markdown_safe(title) + "](<" + one.article.url + ">)";
}

// Bold that takes: nothing blank beside the marks inside.
std::string bold(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return text;
  const auto last = text.find_last_not_of(' ');
  return text.substr(0, first) + "**" + text.substr(first, last - first + 1) + "**" + text.substr(last + 1);
}

std::string marked(const std::vector<DiffRun>& runs) {
  std::string out;
  for (const DiffRun& run : runs) {
    if (run.difference == Difference::kMissing) {
      out += "\\[" + missing_words(run) + "\\]";
    } else {
      const std::string words = markdown_safe(run.text);
      out += run.difference == Difference::kNone ? words : bold(words);
    }
  }
  return out;
}

std::string evidence(const Report& report, const ClaimMention& mention, const std::string& words) {
  std::string out = "- " + source(report.articles[mention.article]) + "\n\n  > ";
  out += markdown_safe(mention.before) + words + markdown_safe(mention.after) + "\n\n";
  return out;
}

std::string rule_text(const RuleRef& rule) {
  if (rule.id.empty()) return "";
  return markdown_safe(rule.file.empty() ? rule.id
                                         : rule.id + ", " + rule.file + ":" + std::to_string(rule.line));
}

std::string finding_text(const Report& report, FindingPlace place) {
  const Claim& claim = report.claims[place.claim];
  const Finding& finding = claim.findings[place.finding];
  std::string out = "### " + severity_title(finding.severity) + ": " +
                    markdown_safe(finding_title(finding.type, claim.kind)) + " (" + markdown_safe(claim.id) +
                    ")\n\n" + markdown_safe(finding.explanation) + "\n\n";
  if (!finding.detail.empty()) out += markdown_safe(finding.detail) + "\n\n";
  const auto& at = finding.mentions;
  if (at.size() == 1) {
    const ClaimMention& only = claim.mentions[at[0]];
    out += evidence(report, only, markdown_safe(only.text));
  } else if (at.size() > 1) {
    const ClaimMention &first = claim.mentions[at[0]], &second = claim.mentions[at[1]];
    const auto [left, right] = diff_sides(first.text, second.text, finding.diff);
    const bool aligned = !finding.diff.empty();
    out += evidence(report, first, aligned ? marked(left) : bold(markdown_safe(first.text)));
    out += evidence(report, second, aligned ? marked(right) : bold(markdown_safe(second.text)));
  }
  if (const std::string rule = rule_text(finding.rule); !rule.empty()) out += "Rule: " + rule + "\n\n";
  return out;
}

std::string claim_text(const Report& report, const Claim& claim) {
  std::string out = "### " + markdown_safe(claim.label) + "\n\n" + status_title(claim.status) + ", " +
                    counted(claim.origins, "independent origin") + ", " + markdown_safe(claim.id) + "\n\n";
  for (const ClaimMention& mention : claim.mentions)
    out += evidence(report, mention, markdown_safe(mention.text));
  return out;
}

}  // namespace

std::string report_markdown(const Report& report) {
  std::string out = "# Claim sheet\n\n" + counted(report.articles.size(), "article") + ", " +
                    counted(report.origins.size(), "independent origin") + "\n\n";
  const auto ranked = ranked_findings(report);
  out += "## Findings\n\n";
  if (ranked.empty()) out += "No differences between the sources were found.\n\n";
  for (const FindingPlace place : ranked) out += finding_text(report, place);

  out += "## Claims with several sources\n\n";
  const auto shared = [](const Claim& claim) { return claim.status != Status::kSingle; };
  if (std::none_of(report.claims.begin(), report.claims.end(), shared))
    out += "No claim is made by more than one source.\n\n";
  for (const Claim& claim : report.claims) {
    if (shared(claim)) out += claim_text(report, claim);
  }
  out += "## Articles\n\n";
  for (const ReportArticle& one : report.articles) out += "- " + source(one) + "\n";
  return out;
}

}  // namespace onrecord
