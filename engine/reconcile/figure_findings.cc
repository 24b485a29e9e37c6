#include "engine/reconcile/figure_findings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "engine/reconcile/explain.h"

namespace onrecord {
namespace {

// Numbers are the same to this share; those that were converted were rounded, too.
constexpr double kSame = 1e-9, kConverting = 0.025;

// What B does with the figure of A: "A <first> “…”, in “…”; B <second> “…” <as>, in “…”."
struct Verdict {
  std::string type;
  Severity severity = Severity::kInfo;
  std::string second;
  std::string detail;
  std::string first = "has";
  std::string first_as = "", second_as = "";  // "as a minimum"
};

std::string pair_of(const std::string& a, const std::string& b) { return a + " against " + b; }

// Whether the subjects have words in common, and not names alone where both have others: "trade with
// Osmara" and "exports to Osmara" are two things.
bool subjects_meet(const FigureMention& a, const FigureMention& b) {
  const auto more_than_names = [](const Bag& bag) {
    return std::any_of(bag.begin(), bag.end(), [](const BagWord& word) { return !word.name; });
  };
  const bool by_names = !more_than_names(a.subject) || !more_than_names(b.subject);
  return std::any_of(a.subject.begin(), a.subject.end(), [&](const BagWord& x) {
    return (by_names || !x.name) && std::any_of(b.subject.begin(), b.subject.end(),
                                                [&](const BagWord& y) { return x.sense == y.sense; });
  });
}

bool within(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

// How a bound is told to readers: as an adverbial and in a pair.
std::string as_bound(const std::string& bound) {
  if (bound == name_of(Bound::kAtLeast)) return "as a minimum";
  if (bound == name_of(Bound::kAtMost)) return "as a maximum";
  return bound == name_of(Bound::kAbout) ? "as an approximation" : "as an exact figure";
}
std::string spaced(std::string bound) {
  std::replace(bound.begin(), bound.end(), '_', ' ');
  return bound;
}

// What only says how large a number is, says about how many.
std::string bound_of(const ClaimMention& mention, const FigureMention& figure) {
  const bool about = mention.value.empty() && vague(figure.allows);
  return about ? std::string(name_of(Bound::kAbout)) : mention.bound;
}

std::string as_limit(const FigureMention& figure) {
  return figure.excludes ? "as a limit that is not reached itself" : "as a limit that may be reached";
}

bool one_sided(const std::string& bound) {
  return bound == name_of(Bound::kAtLeast) || bound == name_of(Bound::kAtMost);
}

std::string texts_of(const ClaimMention& a, const ClaimMention& b) {
  return pair_of(in_marks(a.text), in_marks(b.text));
}

// The two cannot be the same number.
Verdict disagreeing(const ClaimMention& a, const FigureMention& x, const ClaimMention& b,
                    const FigureMention& y) {
  if (!a.subject.empty() && !b.subject.empty() && !subjects_meet(x, y)) {
    return {"measure", Severity::kLow, "measures something else, which cannot be compared with it:",
            pair_of(in_marks(a.subject), in_marks(b.subject))};
  }
  if (!a.period.empty() && !b.period.empty() && !within(a.period, b.period)) {
    return {"period", Severity::kMedium, "speaks of another period:", pair_of(a.period, b.period)};
  }
  return {"value", Severity::kHigh, "has another figure,", texts_of(a, b)};
}

std::vector<Verdict> compare(const ClaimMention& a, const FigureMention& x, const ClaimMention& b,
                             const FigureMention& y) {
  if (!a.change.empty() && !b.change.empty() && a.change != b.change) {
    return {{"value", Severity::kHigh, "says that it went the other way,", pair_of(a.change, b.change)}};
  }
  if (!agree(x.allows, y.allows)) return {disagreeing(a, x, b, y)};
  std::vector<Verdict> out;
  const auto number = [](const ClaimMention& m, const FigureMention& f) {
    return m.value.empty() ? (f.allows.low + f.allows.high) / 2 : std::stod(m.value) * f.unit.factor;
  };
  const double u = number(a, x), v = number(b, y);
  const bool converted = a.unit != b.unit && x.unit.unit == y.unit.unit;
  const bool differ = std::fabs(u - v) > (converted ? kConverting : kSame) * std::fabs(u);
  const auto bound_a = bound_of(a, x), bound_b = bound_of(b, y);
  const bool open = one_sided(bound_a) || one_sided(bound_b);
  if (bound_a != bound_b) {
    // "About 40" says hardly less than "40"; "at least 40" leaves open how many more.
    out.push_back({"bound", open ? Severity::kLow : Severity::kInfo, "gives",
                   pair_of(spaced(bound_a), spaced(bound_b)), "gives", as_bound(bound_a), as_bound(bound_b)});
  } else if (open && x.excludes != y.excludes && !differ) {
    out.push_back({"bound", Severity::kInfo, "gives", texts_of(a, b), "gives", as_limit(x), as_limit(y)});
  }
  if (differ) {
    out.push_back({"precision", Severity::kInfo,
                   open ? "has another number, which that allows," : "rounds it otherwise,", texts_of(a, b)});
  }
  if (converted) out.push_back({"unit", Severity::kInfo, "uses another unit,", pair_of(a.unit, b.unit)});
  return out;
}

Finding finding_of(const Verdict& verdict, const Claim& claim, std::size_t i, std::size_t j,
                   const std::vector<Profile>& profiles) {
  const auto& a = claim.mentions[i];
  const auto& b = claim.mentions[j];
  const auto outlets = outlets_of(profiles[a.article].record->article, profiles[b.article].record->article);
  const auto sentence = [](const ClaimMention& m) {
    return in_marks(m.before + m.text + m.after,
                    {static_cast<std::uint32_t>(m.before.size()),
                     static_cast<std::uint32_t>(m.before.size() + m.text.size())});
  };
  Finding finding;
  finding.type = verdict.type;
  finding.severity = verdict.severity;
  const auto told = [&](const ClaimMention& m, const std::string& verb, const std::string& as) {
    return verb + " " + in_marks(m.text) + (as.empty() ? "" : " " + as) + ", in " + sentence(m);
  };
  finding.explanation = outlets.first + " " + told(a, verdict.first, verdict.first_as) + "; " +
                        outlets.second + " " + told(b, verdict.second, verdict.second_as) + ".";
  finding.mentions = {i, j};
  finding.detail = verdict.detail;
  finding.rule = SharedRule("compare." + verdict.type, "", 0);
  return finding;
}

// The mention that says most: exact before hedged, more digits before fewer.
std::size_t most_exact(const Claim& claim, const std::vector<const FigureMention*>& mentions) {
  std::size_t best = 0;
  const auto rank = [&](std::size_t i) {
    const auto& allows = mentions[i]->allows;
    return std::tuple{claim.mentions[i].bound != "exact", allows.high - allows.low, i};
  };
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    if (rank(i) < rank(best)) best = i;
  }
  return best;
}

std::string_view day_of(const ClaimMention& mention) {
  return std::string_view(mention.value).substr(0, mention.value.find('T'));
}

}  // namespace

std::vector<Finding> figure_findings(const Claim& claim, const std::vector<const FigureMention*>& mentions,
                                     const std::vector<Profile>& profiles) {
  std::vector<Finding> out;
  const auto best = most_exact(claim, mentions);
  // Articles that give the figure twice are taken at the mentions that agree best.
  struct Compared {
    std::size_t first = 0, second = 0;
    std::vector<Verdict> verdicts;
  };
  std::map<std::size_t, Compared> by_article;
  const auto worst = [](const std::vector<Verdict>& verdicts) {
    int severity = -1;
    for (const auto& verdict : verdicts) severity = std::max(severity, static_cast<int>(verdict.severity));
    return std::pair{severity, verdicts.size()};
  };
  std::vector<std::size_t> firsts{best};
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (i != best && mentions[i]->article == mentions[best]->article) firsts.push_back(i);
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i]->article == mentions[best]->article) continue;
    for (const auto first : firsts) {
      auto verdicts = compare(claim.mentions[first], *mentions[first], claim.mentions[i], *mentions[i]);
      const auto [known, fresh] = by_article.try_emplace(mentions[i]->article, Compared{first, i, verdicts});
      if (!fresh && worst(verdicts) < worst(known->second.verdicts))
        known->second = {first, i, std::move(verdicts)};
    }
  }
  std::set<std::pair<std::string, std::string>> told;  // type, detail: once is enough
  for (const auto& [article, found] : by_article) {
    for (const auto& verdict : found.verdicts) {
      if (told.insert({verdict.type, verdict.detail}).second)
        out.push_back(finding_of(verdict, claim, found.first, found.second, profiles));
    }
  }
  return out;
}

std::vector<Finding> date_findings(const Claim& claim, const std::vector<const DateMention*>& mentions,
                                   const std::vector<Profile>& profiles) {
  std::vector<Finding> out;
  // The narrowest date is the one to compare with.
  const auto width = [&](std::size_t i) {
    const auto first = day_number(claim.mentions[i].earliest), last = day_number(claim.mentions[i].latest);
    return first && last ? *last - *first : 1 << 30;
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    if (width(i) < width(best)) best = i;
  }
  std::set<std::string> told;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& a = claim.mentions[best];
    const auto& b = claim.mentions[i];
    if (a.article == b.article || day_of(a) == day_of(b)) continue;
    if (a.earliest.empty() || b.earliest.empty()) continue;
    const bool apart = a.latest < b.earliest || b.latest < a.earliest;
    if (!told.insert(b.value).second) continue;
    const auto detail = pair_of(a.value, b.value);
    const auto verdict = apart ? Verdict{"value", Severity::kHigh, "dates it otherwise,", detail}
                               : Verdict{"granularity", Severity::kInfo, "dates it less exactly,", detail};
    out.push_back(finding_of(verdict, claim, best, i, profiles));
  }
  return out;
}

}  // namespace onrecord
