#include "engine/reconcile/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/reconcile/context.h"
#include "engine/reconcile/groups.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 8;
constexpr std::size_t kWholeSentence = std::numeric_limits<std::size_t>::max();
constexpr double kRareWord = 0.6;   // a shared word that few sentences have
constexpr double kSmallCount = 13;  // numbers up to a dozen meet by chance
constexpr double kCloseBy = 1.25;
constexpr double kMostTimesMore = 3;  // values further apart are of other things

FigureMention mention_of(const Profile& profile, std::size_t article, std::size_t at, const Pack& pack,
                         WordBook& book) {
  const auto& figure = profile.record->figures[at];
  FigureMention out;
  out.article = article;
  out.figure = at;
  out.unit = base_unit(figure.unit, pack);
  const auto allows = tolerance(figure);
  out.allows = {allows.low * out.unit.factor, allows.high * out.unit.factor};
  auto subject = figure.subject ? book.read(profile.text(), *figure.subject) : std::vector<Word>{};
  std::vector<Word> noun;
  for (const auto& word : book.read(profile.text(), figure.span)) {
    if (!word.has(kNumberWord)) noun.push_back(word);
  }
  auto near = words_near(profile, figure.span, kReach);
  for (const auto* words : {&subject, &noun}) near.insert(near.end(), words->begin(), words->end());
  out.subject = bag_of(subject);
  out.noun = bag_of(noun);
  out.near = bag_of(near);
  out.sentence = bag_of(words_near(profile, figure.span, kWholeSentence));
  return out;
}

bool comparable(const FigureMention& a, const Figure& x, const FigureMention& b, const Figure& y,
                const Weights& weights) {
  if (x.dimension != y.dimension) return false;
  if (a.unit.unit == b.unit.unit) return true;
  if (x.dimension != "count") return false;
  return overlap(a.noun, b.noun, weights).words > 0 || overlap(a.subject, b.subject, weights).words > 0;
}

double middle(const FigureMention& mention, const Figure& figure) {
  if (figure.value) return *figure.value * mention.unit.factor;
  return (mention.allows.low + mention.allows.high) / 2;
}

// How sure it is that both measure the same; 0 where it is not.
double likeness(const FigureMention& a, const Figure& x, const FigureMention& b, const Figure& y,
                const Weights& weights) {
  const auto near = overlap(a.near, b.near, weights);
  const auto sentence = overlap(a.sentence, b.sentence, weights);
  const double u = middle(a, x), v = middle(b, y);
  const double score = near.weight + sentence.of_shorter;
  if (agree(a.allows, b.allows)) {
    const bool equal = std::fabs(u - v) <= 1e-9 * std::fabs(u);
    const bool telling = equal && std::fabs(u) >= kSmallCount;
    if (telling) return near.words >= 1 || sentence.words >= 2 ? 1 + score : 0;
    const bool same_noun = x.unit == y.unit && near.rarest >= kRareWord;
    if (equal) return same_noun || (near.words >= 2 && near.of_shorter >= 0.3) ? 1 + score : 0;
  }
  if (u * v <= 0 || std::max(u / v, v / u) > kMostTimesMore) return 0;
  const bool close = x.dimension == "count" && std::max(u / v, v / u) <= kCloseBy;
  return near.words >= (close ? 2U : 3U) && near.of_shorter >= (close ? 0.3 : 0.4) ? score : 0;
}

struct Match {
  double score;
  std::size_t a, b;
};

}  // namespace

FigureGroups join_figures(const std::vector<Profile>& profiles,
                          const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const Pack& pack,
                          WordBook& book) {
  FigureGroups out;
  std::vector<std::size_t> first_of(profiles.size() + 1, 0);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    first_of[i] = out.mentions.size();
    for (std::size_t f = 0; f < profiles[i].record->figures.size(); ++f)
      out.mentions.push_back(mention_of(profiles[i], i, f, pack, book));
  }
  first_of[profiles.size()] = out.mentions.size();
  const auto figure_of = [&](const FigureMention& m) -> const Figure& {
    return profiles[m.article].record->figures[m.figure];
  };

  Groups groups(out.mentions.size());
  Weights weights(book);
  for (const auto& [a, b] : pairs) {
    weights.use(profiles[a], profiles[b]);
    std::vector<Match> matches;
    for (auto i = first_of[a]; i < first_of[a + 1]; ++i) {
      for (auto j = first_of[b]; j < first_of[b + 1]; ++j) {
        const auto& x = out.mentions[i];
        const auto& y = out.mentions[j];
        if (!comparable(x, figure_of(x), y, figure_of(y), weights)) continue;
        const double score = likeness(x, figure_of(x), y, figure_of(y), weights);
        if (score > 0) matches.push_back({score, i, j});
      }
    }
    // The surest first; a figure that has found its like does not take another.
    std::sort(matches.begin(), matches.end(), [](const Match& m, const Match& n) {
      return m.score != n.score ? m.score > n.score : std::pair{m.a, m.b} < std::pair{n.a, n.b};
    });
    std::vector<std::size_t> taken;
    for (const auto& match : matches) {
      const bool again =
          std::count(taken.begin(), taken.end(), match.a) + std::count(taken.begin(), taken.end(), match.b) >
          0;
      const bool equal = std::fabs(middle(out.mentions[match.a], figure_of(out.mentions[match.a])) -
                                   middle(out.mentions[match.b], figure_of(out.mentions[match.b]))) == 0;
      if (again && !equal) continue;
      groups.join(match.a, match.b);
      taken.push_back(match.a);
      taken.push_back(match.b);
    }
  }
  for (auto& group : groups.sets()) {
    if (group.size() > 1) out.groups.push_back(std::move(group));
  }
  return out;
}

}  // namespace onrecord
