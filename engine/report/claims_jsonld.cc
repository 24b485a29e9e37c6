#include "engine/report/claims_jsonld.h"

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/json_parts.h"
#include "engine/report/linked_data.h"

namespace onrecord {
namespace {

void set(Json& json, const char* key, std::string_view text) {
  if (!text.empty()) json[key] = std::string(text);
}

Json reference(const std::string& iri) { return {{"@id", iri}}; }

// Whether a speaker is a person or an organisation is not in the report: no type
// is claimed.
Json named(const std::string& name) { return {{"name", name}}; }

Json article_node(const Article& article) {
  Json node = {{"@type", "NewsArticle"}, {"@id", article_iri(article)}};
  set(node, "headline", article.title);
  if (is_web_link(article.url)) node["url"] = article.url;
  node["publisher"] = {{"@type", "Organization"}, {"name", outlet_of(article)}};
  if (!article.byline.empty()) {
    Json& authors = node["author"] = Json::array();
    for (const std::string& name : article.byline) authors.push_back(named(name));
  }
  set(node, "datePublished", article.published);
  set(node, "inLanguage", article.language);
  return node;
}

Json appearance(const Report& report, const Claim& claim, std::size_t index) {
  const ClaimMention& mention = claim.mentions[index];
  const Article& article = report.articles[mention.article].article;
  const bool quoted =
      mention.quote_kind == name_of(QuoteKind::kDirect) || mention.quote_kind == name_of(QuoteKind::kMixed);
  Json node = {{"@type", quoted ? "Quotation" : "CreativeWork"},
               {"@id", mention_iri(claim, index)},
               {"text", quoted ? mention.text : mention.before + mention.text + mention.after}};
  if (quoted && !mention.speaker.empty()) node["creator"] = named(mention.speaker);
  node["isPartOf"] = reference(article_iri(article));
  set(node, "datePublished", article.published);
  set(node, "inLanguage", article.language);
  if (const RuleRef& rule = mention.rule; !rule.id.empty()) node["onrecord:rule"] = rule.id;
  return node;
}

// The mention in the article that was published first; none where no article is dated.
std::optional<std::size_t> first_mention(const Report& report, const Claim& claim) {
  std::optional<std::size_t> first;
  const auto published = [&](std::size_t index) -> const std::string& {
    return report.articles[claim.mentions[index].article].article.published;
  };
  for (std::size_t i = 0; i < claim.mentions.size(); ++i) {
    if (!published(i).empty() && (!first || published(i) < published(*first))) first = i;
  }
  return first;
}

Json claim_node(const Report& report, const Claim& claim) {
  Json node = {
      {"@type", "Claim"}, {"@id", claim_iri(claim)}, {"identifier", claim.id}, {"name", claim.label}};
  if (!claim.mentions.empty()) node["text"] = claim.mentions.front().text;
  if (!claim.speaker.empty()) node["author"] = named(claim.speaker);
  Json& appearances = node["appearance"] = Json::array();
  for (std::size_t i = 0; i < claim.mentions.size(); ++i) appearances.push_back(appearance(report, claim, i));
  if (const auto first = first_mention(report, claim)) {
    node["firstAppearance"] = reference(mention_iri(claim, *first));
  }
  node["onrecord:kind"] = name_of(claim.kind);
  node["onrecord:status"] = name_of(claim.status);
  node["onrecord:independentOrigins"] = claim.origins;
  Json& findings = node["onrecord:discrepancies"] = Json::array();
  for (const Finding& finding : claim.findings) {
    Json mentions = Json::array();
    for (const std::size_t index : finding.mentions) mentions.push_back(reference(mention_iri(claim, index)));
    findings.push_back({{"onrecord:type", finding.type},
                        {"onrecord:severity", name_of(finding.severity)},
                        {"onrecord:explanation", finding.explanation},
                        {"onrecord:mentions", std::move(mentions)},
                        {"onrecord:rule", finding.rule.get().id}});
  }
  return node;
}

Json review_node(const Report& report, const Review& review) {
  Json rating = {{"@type", "Rating"}, {"alternateName", review.rating}};
  if (review.value) {
    rating["ratingValue"] = number_json(review.value);
    rating["bestRating"] = number_json(review.best);
    rating["worstRating"] = number_json(review.worst);
  }
  Json author = {{"@type", "Organization"}, {"name", review.author}};
  if (is_web_link(review.author_url)) author["url"] = review.author_url;
  Json node = {{"@type", "ClaimReview"},
               {"url", review.url},
               {"claimReviewed", review.claim_reviewed},
               {"author", std::move(author)},
               {"reviewRating", std::move(rating)},
               {"itemReviewed", reference(claim_iri(report.claims[review.claim]))}};
  set(node, "datePublished", review.published);
  return node;
}

}  // namespace

std::string claims_jsonld(const Report& report, const std::vector<Review>& reviews) {
  Json graph = Json::array();
  for (const ReportArticle& one : report.articles) graph.push_back(article_node(one.article));
  for (const Claim& claim : report.claims) graph.push_back(claim_node(report, claim));
  for (const Review& review : reviews) graph.push_back(review_node(report, review));
  return dump_linked_data({{"@context", Json::array({"https://schema.org", {{"onrecord", "urn:onrecord:"}}})},
                           {"@graph", std::move(graph)}});
}

}  // namespace onrecord
