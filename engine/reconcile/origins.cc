#include "engine/reconcile/origins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

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
// So many slips need no shared wording beside them. What more articles of a story
// have is no slip but a word of its matter.
constexpr std::size_t kManySlips = 2, kFewArticles = 2, kFewOfStory = 3;

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

// Slips that two articles share and few others have, as "“wrod” for “word”".
class SharedSlips {
 public:
  SharedSlips(const std::vector<Profile>& profiles, const WordBook& book)
      : book_(book), most_(std::max(kFewArticles, profiles.size() / kFewOfStory)) {
    for (const auto& profile : profiles) {
      for (const auto& slip : profile.slips) ++articles_with_[slip.form];
    }
  }

  std::vector<std::string> of(const Profile& a, const Profile& b) const {
    std::vector<std::string> out;
    for (auto i = a.slips.begin(), j = b.slips.begin(); i != a.slips.end() && j != b.slips.end();) {
      if (i->form != j->form) {
        ++(i->form < j->form ? i : j);
        continue;
      }
      const auto written = slice(a.text(), i->span);
      if (articles_with_.at(i->form) <= most_)
        out.push_back(in_marks(written) + " for " + in_marks(book_.meant(written)));
      ++i, ++j;
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  const WordBook& book_;
  std::size_t most_;
  std::map<std::uint32_t, std::size_t> articles_with_;  // by form
};

// What two texts have in common that two writers would not have by themselves.
struct Shared {
  std::size_t run_count = 0;
  double runs = 0, skips = 0;
  std::vector<std::string> slips;
};

bool rewritten(const Shared& shared) {
  if (shared.run_count < kFewestRuns) return false;
  if (shared.run_count < kFewestOfRewrite && shared.skips < kSkipsOfFew) return false;
  return (shared.runs >= kRewriteRuns && shared.skips >= kRewriteSkips) ||
         (shared.skips >= kRewriteSkipsAlone && shared.runs >= kRewriteRunsThen);
}

Link compare(const Article& first, const Article& second, const Shared& shared, std::size_t i,
             std::size_t j) {
  Link link;
  const bool similar = shared.run_count >= kFewestRuns && shared.runs >= kCreditedRuns;
  const auto names = names_of(first, second);
  const auto add = [&](OriginKind kind, const char* type, const std::string& explanation) {
    if (link.kind == OriginKind::kSingle) link.kind = kind;
    link.evidence.push_back({type, names + explanation, {i, j}, shared.runs});
  };
  if (!first.url.empty() && first.url == second.url)
    add(OriginKind::kCopy, "canonical_url", " give the same address, " + first.url + ", as the original.");
  if (const auto* agency = common_agency(first, second); agency != nullptr && similar) {
    link.kind = OriginKind::kWire;
    add(OriginKind::kWire, "credit_line", " both credit " + *agency + " and share wording.");
  }
  if (shared.run_count >= kFewestRuns && shared.runs >= kCopyRuns) {
    add(OriginKind::kCopy, "shared_text",
        " share " + percent(shared.runs) +
            " of the shorter one's five-word runs, quotations left out; independent reports rarely "
            "share more than 5%.");
  } else if (rewritten(shared)) {
    add(OriginKind::kRewrite, "shared_order",
        " tell the story in the same order of words with some of them exchanged: " + percent(shared.skips) +
            " of the shorter one's word sequences and " + percent(shared.runs) +
            " of its five-word runs are shared, quotations left out.");
  }
  if (!shared.slips.empty() &&
      (link.kind != OriginKind::kSingle || similar || shared.slips.size() >= kManySlips)) {
    std::string slips;
    for (const auto& slip : shared.slips) slips += (slips.empty() ? "" : ", ") + slip;
    add(OriginKind::kRewrite, "shared_error",
        " make the same slip of the pen: " + slips + "; independent writers rarely do.");
  }
  return link;
}

}  // namespace

std::vector<Origin> find_origins(const std::vector<Profile>& profiles,
                                 const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
                                 const WordBook& book) {
  const SharedSlips slips(profiles, book);
  Groups groups(profiles.size());
  std::vector<std::pair<std::size_t, Link>> links;  // by first article
  for (const auto& [i, j] : pairs) {
    const auto& a = profiles[i];
    const auto& b = profiles[j];
    Shared shared;
    shared.run_count = shared_count(a.runs, b.runs);
    shared.runs = containment(a.runs, b.runs, shared.run_count);
    shared.skips = containment(a.skips, b.skips, shared_count(a.skips, b.skips));
    shared.slips = slips.of(a, b);
    auto link = compare(a.record->article, b.record->article, shared, i, j);
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
