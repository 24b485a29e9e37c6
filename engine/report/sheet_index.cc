#include "engine/report/sheet_index.h"

#include <algorithm>
#include <set>

#include "engine/reconcile/explain.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

// Numbers the names in their own order.
void number(std::map<std::string, std::size_t>& names) {
  std::size_t next = 0;
  for (auto& [name, index] : names) index = next++;
}

std::string joined(const std::set<std::size_t>& numbers) {
  std::string text;
  for (const std::size_t one : numbers) text += (text.empty() ? "" : " ") + std::to_string(one);
  return text;
}

std::string severity_number(Severity severity) { return std::to_string(static_cast<int>(severity)); }

}  // namespace

SheetIndex::SheetIndex(const Report& report) : report_(report) {
  for (const ReportArticle& one : report.articles) {
    outlets_.emplace(outlet_of(one.article), 0);
    has_texts_ = has_texts_ || !one.article.text.empty();
  }
  for (const Claim& claim : report.claims) {
    if (!claim.speaker.empty()) speakers_.emplace(claim.speaker, 0);
    for (const ClaimMention& mention : claim.mentions) {
      if (!mention.speaker.empty()) speakers_.emplace(mention.speaker, 0);
    }
  }
  number(outlets_);
  number(speakers_);
  for (const ReportArticle& one : report.articles)
    outlet_of_article_.push_back(outlets_.at(outlet_of(one.article)));
}

std::string SheetIndex::of_claim(std::size_t claim) const {
  const Claim& one = report_.claims[claim];
  std::vector<const ClaimMention*> mentions;
  for (const ClaimMention& mention : one.mentions) mentions.push_back(&mention);
  const Finding* worst = nullptr;
  for (const Finding& finding : one.findings) {
    if (is_shown(finding) && (worst == nullptr || finding.severity > worst->severity)) worst = &finding;
  }
  return attributes(one, mentions, worst == nullptr ? "" : severity_number(worst->severity));
}

std::string SheetIndex::of_finding(std::size_t claim, std::size_t finding) const {
  const Claim& one = report_.claims[claim];
  std::vector<const ClaimMention*> mentions;
  for (const std::size_t index : one.findings[finding].mentions) mentions.push_back(&one.mentions[index]);
  return attributes(one, mentions, severity_number(one.findings[finding].severity));
}

std::string SheetIndex::attributes(const Claim& claim, const std::vector<const ClaimMention*>& mentions,
                                   const std::string& severity) const {
  std::set<std::size_t> outlets, speakers;
  if (!claim.speaker.empty()) speakers.insert(speakers_.at(claim.speaker));
  for (const ClaimMention* mention : mentions) {
    outlets.insert(outlet_of_article_[mention->article]);
    if (!mention->speaker.empty()) speakers.insert(speakers_.at(mention->speaker));
  }
  return " data-kind=\"" + std::string(name_of(claim.kind)) + "\" data-severity=\"" + severity +
         "\" data-outlets=\"" + joined(outlets) + "\" data-speakers=\"" + joined(speakers) + "\"";
}

}  // namespace onrecord
