#include "engine/reconcile/origins.h"

#include <algorithm>
#include <cmath>

#include "engine/reconcile/explain.h"
#include "engine/reconcile/groups.h"

namespace onrecord {
namespace {

// Independent reports of one event share .005 of their own five-word runs at
// the median and .05 at the 99th percentile; a copy .25 and more, a rewrite .12.
// Skipping triples of content words survive exchanged words better than runs
// do; both together tell a rewrite from two reports that use the same names.
constexpr double kCopyRuns = 0.20;
constexpr double kRewriteRuns = 0.085, kRewriteSkips = 0.10;
constexpr double kRewriteSkipsAlone = 0.14, kRewriteRunsThen = 0.06;
constexpr double kCreditedRuns = 0.03;  // with the same agency named
constexpr std::size_t kFewestRuns = 8;  // shared ones, so that short texts do not meet by chance
// With fewer than these it takes more of the order to tell a rewrite.
constexpr std::size_t kFewestOfRewrite = 16;
constexpr double kSkipsOfFew = 0.18;

double containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b,
                   std::size_t count) {
  const auto shorter = std::min(a.size(), b.size());
  return shorter == 0 ? 0 : static_cast<double>(count) / static_cast<double>(shorter);
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + "%"; }

std::string names_of(const Article& a, const Article& b) {
  const auto outlets = outlets_of(a, b);
  return outlets.first + " and " + outlets.second;
}

const std::string* common_agency(const Article& a, const Article& b) {
  for (const auto& agency : a.agency) {
    if (std::find(b.agency.begin(), b.agency.end(), agency) != b.agency.end()) return &agency;
  }
  return nullptr;
}

struct Link {
  OriginKind kind = OriginKind::kSingle;
  std::vector<OriginEvidence> evidence;
};

Link compare(const Profile& a, const Profile& b, std::size_t i, std::size_t j) {
  const auto& first = a.record->article;
  const auto& second = b.record->article;
  const auto run_count = shared_count(a.runs, b.runs);
  const double runs = containment(a.runs, b.runs, run_count);
  const double skips = containment(a.skips, b.skips, shared_count(a.skips, b.skips));
  Link link;
  if (!first.url.empty() && first.url == second.url) {
    link.kind = OriginKind::kCopy;
    link.evidence.push_back(
        {"canonical_url",
         names_of(first, second) + " give the same address, " + first.url + ", as the original.",
         {i, j},
         runs});
  }
  const auto* agency = common_agency(first, second);
  if (agency != nullptr && runs >= kCreditedRuns && run_count >= kFewestRuns) {
    link.kind = OriginKind::kWire;
    link.evidence.push_back({"credit_line",
                             names_of(first, second) + " both credit " + *agency + " and share wording.",
                             {i, j},
                             runs});
  }
  if (run_count < kFewestRuns) return link;
  if (runs >= kCopyRuns) {
    if (link.kind == OriginKind::kSingle) link.kind = OriginKind::kCopy;
    link.evidence.push_back({"shared_text",
                             names_of(first, second) + " share " + percent(runs) +
                                 " of the shorter one's five-word runs, quotations left out; independent "
                                 "reports rarely share more than 5%.",
                             {i, j},
                             runs});
  } else if (run_count < kFewestOfRewrite && skips < kSkipsOfFew) {
    return link;
  } else if ((runs >= kRewriteRuns && skips >= kRewriteSkips) ||
             (skips >= kRewriteSkipsAlone && runs >= kRewriteRunsThen)) {
    if (link.kind == OriginKind::kSingle) link.kind = OriginKind::kRewrite;
    link.evidence.push_back({"shared_order",
                             names_of(first, second) +
                                 " tell the story in the same order of words with some of them exchanged: " +
                                 percent(skips) + " of the shorter one's word sequences and " +
                                 percent(runs) + " of its five-word runs are shared, quotations left out.",
                             {i, j},
                             runs});
  }
  return link;
}

}  // namespace

std::vector<Origin> find_origins(const std::vector<Profile>& profiles,
                                 const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  Groups groups(profiles.size());
  std::vector<std::pair<std::size_t, Link>> links;  // by first article
  for (const auto& [i, j] : pairs) {
    auto link = compare(profiles[i], profiles[j], i, j);
    if (link.kind == OriginKind::kSingle) continue;
    groups.join(i, j);
    links.emplace_back(i, std::move(link));
  }
  std::vector<Origin> origins;
  std::vector<std::size_t> origin_of(profiles.size());
  for (auto& members : groups.sets()) {
    for (const auto member : members) origin_of[member] = origins.size();
    origins.push_back({OriginKind::kSingle, std::move(members), {}});
  }
  for (auto& [article, link] : links) {
    auto& origin = origins[origin_of[article]];
    origin.kind = std::max(origin.kind, link.kind);
    for (auto& evidence : link.evidence) origin.evidence.push_back(std::move(evidence));
  }
  // What a group's members say of their source, where only one of them says it.
  for (auto& origin : origins) {
    if (origin.kind == OriginKind::kSingle) continue;
    for (const auto member : origin.articles) {
      const auto& article = profiles[member].record->article;
      for (const auto& agency : article.agency) {
        origin.evidence.push_back(
            {"credit_line", outlet_of(article) + " credits " + agency + ".", {member}, 0});
      }
    }
  }
  return origins;
}

}  // namespace onrecord
