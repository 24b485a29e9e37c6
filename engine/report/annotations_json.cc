#include "engine/report/annotations_json.h"

#include <algorithm>

#include "engine/report/escape.h"
#include "engine/report/json_parts.h"
#include "engine/report/labels.h"
#include "engine/report/linked_data.h"
#include "engine/text/code_points.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kAround = 32;  // code points of prefix and suffix

Json body(std::string_view purpose, std::string_view value) {
  return {{"type", "TextualBody"}, {"purpose", purpose}, {"value", value}, {"format", "text/plain"}};
}

Json selectors(const Article& article, const CodePoints& points, Span span) {
  const Span at = points.from_bytes(span);
  const Span before = points.to_bytes({at.begin > kAround ? at.begin - kAround : 0, at.begin});
  const Span after = points.to_bytes({at.end, at.end + kAround});
  return Json::array({{{"type", "TextQuoteSelector"},
                       {"exact", slice(article, span)},
                       {"prefix", slice(article, before)},
                       {"suffix", slice(article, after)}},
                      {{"type", "TextPositionSelector"}, {"start", at.begin}, {"end", at.end}}});
}

std::string rule_text(const RuleRef& rule) {
  return rule.file.empty() ? rule.id : rule.id + " " + rule.file + ":" + std::to_string(rule.line);
}

Json annotation(const Report& report, const std::vector<CodePoints>& points, const Claim& claim,
                std::size_t index) {
  const ClaimMention& mention = claim.mentions[index];
  const Article& article = report.articles[mention.article].article;
  Json bodies = Json::array({body("classifying", name_of(claim.kind)), body("describing", claim.label),
                             body("tagging", rule_text(mention.rule))});
  for (const Finding& finding : claim.findings) {
    const auto& of = finding.mentions;
    if (!is_shown(finding) || std::find(of.begin(), of.end(), index) == of.end()) continue;
    bodies.push_back(body("assessing", severity_title(finding.severity) + ": " + finding.explanation));
  }
  return {{"id", mention_iri(claim, index)},
          {"type", "Annotation"},
          {"motivation", "assessing"},
          {"body", std::move(bodies)},
          {"target",
           {{"source", article_iri(article)},
            {"selector", selectors(article, points[mention.article], mention.span)}}}};
}

}  // namespace

std::string annotations_json(const Report& report) {
  std::vector<CodePoints> points;
  points.reserve(report.articles.size());
  for (const ReportArticle& one : report.articles) points.emplace_back(one.article.text);
  Json items = Json::array();
  for (const Claim& claim : report.claims) {
    for (std::size_t i = 0; i < claim.mentions.size(); ++i)
      items.push_back(annotation(report, points, claim, i));
  }
  const std::size_t total = items.size();
  const Json collection = {{"@context", "http://www.w3.org/ns/anno.jsonld"},
                           {"id", "urn:onrecord:annotations"},
                           {"type", "AnnotationCollection"},
                           {"label", "Evidence of the claims"},
                           {"total", total},
                           {"first",
                            {{"id", "urn:onrecord:annotations:1"},
                             {"type", "AnnotationPage"},
                             {"startIndex", 0},
                             {"items", std::move(items)}}}};
  return dump_linked_data(collection);
}

}  // namespace onrecord
