#include "engine/reconcile/claims.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "engine/reconcile/context.h"
#include "engine/reconcile/explain.h"
#include "engine/reconcile/figure_findings.h"
#include "engine/reconcile/quote_findings.h"

namespace onrecord {
namespace {

constexpr std::size_t kLabelled = 60;  // bytes of a text that title a claim

ClaimMention begin_mention(const Record& record, std::size_t article, Span span, SharedRule rule,
                           double confidence) {
  ClaimMention out;
  out.article = article;
  out.span = span;
  out.text = slice(record.article, span);
  auto around = rest_of_sentence(record, span);
  out.before = std::move(around.before);
  out.after = std::move(around.after);
  out.rule = std::move(rule);
  out.confidence = confidence;
  return out;
}

ClaimMention quote_mention(const QuoteMention& mention, const Record& record) {
  if (!mention.quote) {
    const char* rule = mention.in_marks ? "compare.unattributed" : "compare.unmarked";
    auto out = begin_mention(record, mention.article, mention.span, SharedRule(rule, "", 0), 0);
    out.quote_kind = name_of(mention.in_marks ? QuoteKind::kMixed : QuoteKind::kIndirect);
    return out;
  }
  const auto& quote = record.quotes[*mention.quote];
  auto out = begin_mention(record, mention.article, mention.span, quote.rule, quote.confidence);
  out.text.clear();
  for (const auto piece : mention.pieces)
    out.text += (out.text.empty() ? "" : " ") + std::string(slice(record.article, piece));
  out.quote_kind = name_of(quote.kind);
  out.speaker = mention.speaker.shown;
  if (quote.via) out.via = slice(record.article, *quote.via);
  return out;
}

ClaimMention figure_mention(const FigureMention& mention, const Record& record) {
  const auto& figure = record.figures[mention.figure];
  auto out = begin_mention(record, mention.article, figure.span, figure.rule, figure.confidence);
  if (figure.value) out.value = number_text(*figure.value);
  const auto allows = tolerance(figure);
  out.low = allows.low;
  out.high = allows.high;
  out.unit = figure.unit;
  out.bound = name_of(figure.bound);
  out.change = name_of(figure.change);
  if (figure.subject) out.subject = slice(record.article, *figure.subject);
  out.period = figure.period;
  out.dimension = figure.dimension;
  if (figure.speaker) out.speaker = figure.speaker->name;
  return out;
}

ClaimMention date_mention(const DateMention& mention, const Record& record) {
  const auto& date = record.dates[mention.date];
  auto out = begin_mention(record, mention.article, date.span, date.rule, date.confidence);
  out.value = date.value;
  out.earliest = date.earliest;
  out.latest = date.latest;
  return out;
}

// The fullest of the names by which the claim's speaker goes.
std::string speaker_of(const std::vector<const QuoteMention*>& mentions) {
  const SpeakerName* best = nullptr;
  for (const auto* mention : mentions) {
    if (mention->speaker.shown.empty()) continue;
    const auto rank = [](const SpeakerName& s) { return std::tuple{s.named, s.words.size()}; };
    if (best == nullptr || rank(mention->speaker) > rank(*best)) best = &mention->speaker;
  }
  return best == nullptr ? "" : best->shown;
}

std::size_t articles_in(const Claim& claim) {
  std::set<std::size_t> articles;
  for (const auto& mention : claim.mentions) articles.insert(mention.article);
  return articles.size();
}

}  // namespace

std::vector<Claim> quote_claims(const QuoteGroups& quotes, const std::vector<Profile>& profiles,
                                const WordBook& book) {
  std::vector<Claim> out;
  for (const auto& group : quotes.groups) {
    std::vector<const QuoteMention*> mentions;
    mentions.reserve(group.size());
    for (const auto i : group) mentions.push_back(&quotes.mentions[i]);
    // Extracted ones before the unmarked, which may repeat one another.
    std::sort(mentions.begin(), mentions.end(), [](const auto* a, const auto* b) {
      return std::tuple{a->article, !a->quote, a->span} < std::tuple{b->article, !b->quote, b->span};
    });
    std::vector<const QuoteMention*> kept;
    for (const auto* mention : mentions) {
      const bool again = std::any_of(kept.begin(), kept.end(), [&](const auto* k) {
        return k->article == mention->article && !mention->quote && k->span.overlaps(mention->span);
      });
      if (!again && !mention->words.empty()) kept.push_back(mention);
    }
    if (kept.empty()) continue;
    std::sort(kept.begin(), kept.end(), [](const auto* a, const auto* b) {
      return std::tuple{a->article, a->span} < std::tuple{b->article, b->span};
    });
    Claim claim;
    claim.kind = ClaimKind::kQuote;
    claim.speaker = speaker_of(kept);
    for (const auto* mention : kept)
      claim.mentions.push_back(quote_mention(*mention, *profiles[mention->article].record));
    const auto longest = std::max_element(kept.begin(), kept.end(), [&](const auto* a, const auto* b) {
      return std::tuple{a->in_marks, a->words.size()} < std::tuple{b->in_marks, b->words.size()};
    });
    const auto& shown = claim.mentions[static_cast<std::size_t>(longest - kept.begin())].text;
    claim.label =
        (claim.speaker.empty() ? "" : claim.speaker + ": ") + "“" + shortened(shown, kLabelled) + "”";
    claim.findings = quote_findings(claim, kept, profiles, book);
    out.push_back(std::move(claim));
  }
  return out;
}

std::vector<Claim> figure_claims(const FigureGroups& figures, const std::vector<Profile>& profiles) {
  std::vector<Claim> out;
  for (const auto& group : figures.groups) {
    Claim claim;
    claim.kind = ClaimKind::kFigure;
    std::vector<const FigureMention*> mentions;
    std::string about;
    for (const auto i : group) {
      mentions.push_back(&figures.mentions[i]);
      claim.mentions.push_back(figure_mention(*mentions.back(), *profiles[mentions.back()->article].record));
      if (about.empty()) about = claim.mentions.back().subject;
      if (claim.speaker.empty()) claim.speaker = claim.mentions.back().speaker;
    }
    const auto& first = claim.mentions.front();
    claim.label = first.text + (about.empty() ? "" : ": " + shortened(about, kLabelled));
    claim.findings = figure_findings(claim, mentions, profiles);
    out.push_back(std::move(claim));
  }
  return out;
}

std::vector<Claim> date_claims(const DateGroups& dates, const std::vector<Profile>& profiles) {
  std::vector<Claim> out;
  for (const auto& group : dates.groups) {
    Claim claim;
    claim.kind = ClaimKind::kDate;
    std::vector<const DateMention*> mentions;
    for (const auto i : group) {
      mentions.push_back(&dates.mentions[i]);
      claim.mentions.push_back(date_mention(*mentions.back(), *profiles[mentions.back()->article].record));
    }
    const auto& first = claim.mentions.front();
    claim.label = first.value + ": " + shortened(first.before + first.text + first.after, kLabelled);
    claim.findings = date_findings(claim, mentions, profiles);
    out.push_back(std::move(claim));
  }
  return out;
}

std::vector<Claim> ranking_claims(const RankingGroups& rankings, const std::vector<Profile>& profiles,
                                  const WordBook& book) {
  std::vector<Claim> out;
  for (const auto& group : rankings.groups) {
    Claim claim;
    claim.kind = ClaimKind::kRanking;
    std::vector<const RankingMention*> mentions;
    for (const auto i : group) {
      const auto& mention = rankings.mentions[i];
      const auto& record = *profiles[mention.article].record;
      mentions.push_back(&mention);
      claim.mentions.push_back(
          begin_mention(record, mention.article, mention.span, SharedRule("compare.ranking", "", 0), 0));
      claim.mentions.back().scope = slice(record.article, mention.scope);
    }
    const auto& first = claim.mentions.front();
    claim.label = shortened(first.text, kLabelled);
    claim.findings = ranking_findings(claim, mentions, profiles, book);
    out.push_back(std::move(claim));
  }
  return out;
}

void rank(std::vector<Claim>& claims, const std::vector<std::size_t>& origin_of) {
  const SharedRule single("compare.single_source", "", 0), dependent("compare.dependent_sources", "", 0);
  for (auto& claim : claims) {
    std::set<std::size_t> origins;
    for (const auto& mention : claim.mentions) origins.insert(origin_of[mention.article]);
    claim.origins = origins.size();
    const bool differs = std::any_of(claim.findings.begin(), claim.findings.end(),
                                     [](const Finding& f) { return f.severity > Severity::kInfo; });
    const auto articles = articles_in(claim);
    claim.status = articles == 1 ? Status::kSingle : differs ? Status::kDiffer : Status::kAgree;
    std::vector<std::size_t> all(claim.mentions.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    if (articles == 1) {
      claim.findings.push_back(
          {"single_source", Severity::kInfo, "Only one of the articles says this.", all, {}, "", single});
    } else if (claim.origins == 1) {
      claim.findings.push_back(
          {"dependent_sources",
           Severity::kLow,
           std::to_string(articles) +
               " articles say this, but they depend on each other and count as one source.",
           all,
           {},
           "",
           dependent});
    }
    std::stable_sort(claim.findings.begin(), claim.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  }
  const auto order = [](const Claim& claim) {
    const auto worst = claim.findings.empty() ? Severity::kInfo : claim.findings.front().severity;
    const auto status = claim.status == Status::kDiffer ? 0 : claim.status == Status::kAgree ? 1 : 2;
    const auto& first = claim.mentions.front();
    return std::tuple{-static_cast<int>(worst), status, first.article, first.span, claim.kind,
                      claim.mentions.size()};
  };
  std::stable_sort(claims.begin(), claims.end(),
                   [&](const Claim& a, const Claim& b) { return order(a) < order(b); });
  std::size_t quotes = 0, figures = 0, dates = 0, rankings = 0;
  for (auto& claim : claims) {
    if (claim.kind == ClaimKind::kQuote) claim.id = "q" + std::to_string(++quotes);
    if (claim.kind == ClaimKind::kFigure) claim.id = "f" + std::to_string(++figures);
    if (claim.kind == ClaimKind::kDate) claim.id = "d" + std::to_string(++dates);
    if (claim.kind == ClaimKind::kRanking) claim.id = "r" + std::to_string(++rankings);
  }
}

}  // namespace onrecord
