#include <algorithm>
#include <set>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr std::size_t kPage = 50;  // findings that stand open at once

std::string evidence(const SheetIndex& sheet, std::size_t claim, std::size_t index, std::string_view words) {
  const Claim& one = sheet.report().claims[claim];
  const ClaimMention& mention = one.mentions[index];
  return "<figure><figcaption>" + source_html(sheet.report().articles[mention.article]) +
         "</figcaption><blockquote class=\"words\" dir=\"auto\">" + words_in_sentence(mention, words) +
         "</blockquote>" + facts_html(mention, one.kind) + text_link(sheet, claim, index) + "</figure>\n";
}

// The places compared: the first two side by side, each as the other's measure.
std::string places(const SheetIndex& sheet, FindingPlace place) {
  const Claim& claim = sheet.report().claims[place.claim];
  const Finding& finding = claim.findings[place.finding];
  const auto& at = finding.mentions;
  if (at.empty()) return "";
  const ClaimMention& first = claim.mentions[at[0]];
  std::string out = "<div class=\"pair\">\n";
  if (at.size() == 1) {
    out += evidence(sheet, place.claim, at[0], "<span class=\"hit\">" + html_safe(first.text) + "</span>");
  } else {
    const ClaimMention& second = claim.mentions[at[1]];
    auto [left, right] = marked_pair(first.text, second.text, finding.diff);
    if (finding.diff.empty()) {
      left = "<span class=\"hit\">" + left + "</span>";
      right = "<span class=\"hit\">" + right + "</span>";
    }
    out += evidence(sheet, place.claim, at[0], left) + evidence(sheet, place.claim, at[1], right);
  }
  return out + "</div>\n";
}

// The outlets of the mentions after the pair, each once.
std::string others(const Report& report, const Claim& claim, const Finding& finding) {
  std::set<std::size_t> seen;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < finding.mentions.size(); ++i) {
    const std::size_t article = claim.mentions[finding.mentions[i]].article;
    if (!seen.insert(article).second || i < 2) continue;
    names.push_back("<bdi>" + html_safe(outlet_of(report.articles[article].article)) + "</bdi> " +
                    origin_badge(report.articles[article].origin));
  }
  return names.empty() ? "" : "<p class=\"also\">It concerns " + listed(names) + " as well.</p>\n";
}

std::string rules(const Claim& claim, const Finding& finding) {
  std::vector<std::string> found_by;
  for (std::size_t i = 0; i < std::min<std::size_t>(finding.mentions.size(), 2); ++i) {
    const std::string rule = rule_html(claim.mentions[finding.mentions[i]].rule);
    if (!rule.empty() && std::find(found_by.begin(), found_by.end(), rule) == found_by.end()) {
      found_by.push_back(rule);
    }
  }
  const std::string compared_by = rule_html(finding.rule);
  std::string out;
  if (!compared_by.empty()) out += "Compared by " + compared_by;
  if (!found_by.empty()) out += (out.empty() ? "Found by " : " · found by ") + listed(found_by);
  return out.empty() ? "" : "<p class=\"rules\">" + out + "</p>\n";
}

std::string finding_html(const SheetIndex& sheet, FindingPlace place) {
  const Report& report = sheet.report();
  const Claim& claim = report.claims[place.claim];
  const Finding& finding = claim.findings[place.finding];
  const std::string anchor = finding_anchor(place.claim, place.finding);
  std::string about = claim_kind_title(claim.kind) + " " + html_safe(claim.id);
  if (!claim.speaker.empty()) about += " · <bdi>" + html_safe(claim.speaker) + "</bdi>";
  std::string out =
      "<article class=\"finding " + std::string(name_of(finding.severity)) + "\" id=\"" + anchor +
      "\" aria-labelledby=\"" + anchor + "h\"" + sheet.of_finding(place.claim, place.finding) +
      ">\n<header>" + severity_badge(finding.severity) + " <span class=\"type\">" +
      html_safe(finding_title(finding.type, claim.kind)) + "</span> <a class=\"about\" href=\"#" +
      claim_anchor(place.claim) + "\">" + about + "</a></header>\n<h3 id=\"" + anchor + "h\" dir=\"auto\">" +
      html_safe(finding.explanation) + "</h3>\n";
  if (!finding.detail.empty())
    out += "<p class=\"detail\" dir=\"auto\">" + html_safe(finding.detail) + "</p>\n";
  return out + places(sheet, place) + others(report, claim, finding) + rules(claim, finding) + "</article>\n";
}

}  // namespace

std::string findings_section(const SheetIndex& sheet) {
  const Report& report = sheet.report();
  const auto ranked = ranked_findings(report);
  std::string out =
      "<section id=\"findings\" aria-labelledby=\"findings-h\">\n<h2 id=\"findings-h\">Findings</h2>\n";
  if (ranked.empty()) {
    return out + "<p class=\"note\">No differences between the sources were found.</p>\n</section>\n";
  }
  out +=
      "<p class=\"note\">Worst first. In the words of each source, <mark>underlined</mark> words stand "
      "against other "
      "words, <ins>dotted</ins> ones have nothing against them on the other side. The sheet says where "
      "sources differ, not who is right.</p>\n";
  std::vector<std::string> found, noted;
  for (const FindingPlace place : ranked) {
    const auto severity = report.claims[place.claim].findings[place.finding].severity;
    (severity == Severity::kInfo ? noted : found).push_back(finding_html(sheet, place));
  }
  out += paged(found, kPage, "Findings");
  if (!noted.empty()) {
    out += "<details class=\"printed\" data-group><summary>" + counted(noted.size(), "note") +
           " <span class=\"soft\">compatible readings, shared origins</span></summary>\n" +
           paged(noted, kPage, "Notes") + "</details>\n";
  }
  return out + "</section>\n";
}

}  // namespace onrecord
