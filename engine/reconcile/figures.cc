#include "engine/reconcile/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/reconcile/context.h"
#include "engine/reconcile/groups.h"
#include "engine/reconcile/matching.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 8;
constexpr std::size_t kWholeSentence = std::numeric_limits<std::size_t>::max();
constexpr double kRareWord = 0.6;   // a shared word that few sentences have
constexpr double kSmallCount = 13;  // numbers up to a dozen meet by chance
constexpr double kCloseBy = 1.25;
constexpr double kMostTimesMore = 3;  // values further apart are of other things

// Whether the sentence gives other figures of the same unit.
bool is_listed(const Profile& profile, const Figure& figure) {
  const auto* sentence = profile.sentence_at(figure.span.begin);
  const auto& figures = profile.record->figures;
  return sentence != nullptr && std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
           return other.span != figure.span && sentence->span.contains(other.span) &&
                  other.unit == figure.unit && other.value != figure.value;
         });
}

// Whether its bound leaves out the number itself.
bool excludes(std::string_view written, const Pack& pack) {
  const auto* bounds = pack.lexicon("exclusive-bound");
  if (bounds == nullptr) return false;
  const auto folded = fold(written);
  return std::any_of(bounds->entries.begin(), bounds->entries.end(), [&](const auto& entry) {
    return std::any_of(entry.forms.begin(), entry.forms.end(), [&](const auto& form) {
      return folded.size() > form.size() && folded.starts_with(form) && folded[form.size()] == ' ';
    });
  });
}

FigureMention mention_of(const Profile& profile, std::size_t article, std::size_t at, const Pack& pack,
                         WordBook& book) {
  const auto& figure = profile.record->figures[at];
  FigureMention out;
  out.article = article;
  out.figure = at;
  out.unit = base_unit(figure.unit, pack);
  const auto allows = tolerance(figure);
  out.allows = {allows.low * out.unit.factor, allows.high * out.unit.factor};
  out.excludes = excludes(slice(profile.text(), figure.span), pack);
  std::vector<Word> subject;
  if (figure.subject) {
    const auto* sentence = profile.sentence_at(figure.subject->begin);
    const bool opens = sentence != nullptr && sentence->span.begin == figure.subject->begin;
    subject = book.read(profile.text(), *figure.subject, opens);
  }
  std::vector<Word> noun;
  for (const auto& word : book.read(profile.text(), figure.span)) {
    if (!word.has(kNumberWord)) noun.push_back(word);
  }
  auto near = words_near(profile, figure.span, kReach);
  for (const auto* words : {&subject, &noun}) near.insert(near.end(), words->begin(), words->end());
  out.listed = is_listed(profile, figure);
  out.subject = bag_of(subject);
  out.noun = bag_of(noun);
  out.near = bag_of(near);
  out.sentence = bag_of(words_near(profile, figure.span, kWholeSentence));
  return out;
}

double middle(const FigureMention& mention, const Figure& figure) {
  if (figure.value) return *figure.value * mention.unit.factor;
  return (mention.allows.low + mention.allows.high) / 2;
}

// What two figures have in common, and how sure it is that they measure the same.
class Likeness {
 public:
  Likeness(const FigureMention& a, const Figure& x, const FigureMention& b, const Figure& y,
           const Weights& weights)
      : a_(a),
        b_(b),
        x_(x),
        y_(y),
        near_(overlap(a.near, b.near, weights)),
        sentence_(overlap(a.sentence, b.sentence, weights)),
        nouns_(overlap(a.noun, b.noun, weights).words),
        subject_(overlap(a.subject, b.subject, weights)),
        u_(middle(a, x)),
        v_(middle(b, y)) {}

  // 0 where it is not sure at all.
  double score() const {
    const bool count = x_.dimension == "count";
    const bool same_unit = a_.unit.unit == b_.unit.unit || (count && nouns_ > 0);
    const double score = near_.weight + sentence_.of_shorter;
    const bool both = x_.value && y_.value;
    if (both && std::fabs(u_ - v_) <= 1e-9 * std::fabs(u_)) return equal(same_unit, count) ? 1 + score : 0;
    if (!same_unit) return 0;
    if (agree(a_.allows, b_.allows) && compatible(count)) return 0.5 + score;
    return differing(count) ? score : 0;
  }

 private:
  bool equal(bool same_unit, bool count) const {
    const double size = std::fabs(u_);
    // "One life", "two years": such numbers meet by chance.
    const bool distinct = size >= kSmallCount || size != std::floor(size);
    const bool alike = near_.words >= 1 && near_.of_shorter >= 0.12;
    if (!same_unit)
      return distinct && count && x_.bound == y_.bound && near_.words >= 1 && sentence_.words >= 2;
    // Lengths of time are round, and their unit says nothing of what took so long.
    if (x_.dimension == "duration")
      return same_subject() || (alike && (near_.words >= 2 || near_.of_shorter >= 0.2));
    if (!distinct) {
      if (size <= 1 && count) return near_.words >= 3 && near_.of_shorter >= 0.4;
      const bool same_noun = x_.unit == y_.unit && near_.rarest >= kRareWord;
      return same_noun || alike;
    }
    return near_.words >= 1 || sentence_.words >= (x_.dimension == "money" ? 1 : 2);
  }

  bool same_subject() const { return subject_.words >= 1 && subject_.of_shorter >= 0.5; }

  // Not the same number, and yet perhaps the same figure: rounded, hedged, or one
  // of the two a range.
  bool compatible(bool count) const {
    // "In his 30s" is said of many, so that it takes the same of both.
    const bool same_range = !x_.value && !y_.value && x_.low == y_.low && x_.high == y_.high;
    if (x_.dimension == "age")
      return same_range ? near_.words >= 2 : subject_.words >= 1 && x_.value && y_.value;
    if (count && nouns_ > 0 && sentence_.words >= 2) return true;
    if (vague(a_.allows) || vague(b_.allows)) return near_.words >= 3 && near_.of_shorter >= 0.3;
    return near_.words >= 2 && near_.of_shorter >= 0.2;
  }

  bool differing(bool count) const {
    if (!x_.value || !y_.value || x_.dimension == "age") return false;
    if (u_ * v_ <= 0 || std::max(u_ / v_, v_ / u_) > kMostTimesMore) return false;
    if (count && nouns_ == 0) return false;
    // One of several in its sentence: only what it measures tells which.
    if ((a_.listed || b_.listed) && !same_subject()) return false;
    const bool close = count && std::max(u_ / v_, v_ / u_) <= kCloseBy;
    if (close && same_subject() && near_.words >= 2) return true;
    return near_.words >= (close ? 2U : 3U) && near_.of_shorter >= (close ? 0.2 : 0.4);
  }

  const FigureMention& a_;
  const FigureMention& b_;
  const Figure& x_;
  const Figure& y_;
  Overlap near_, sentence_;
  std::size_t nouns_;
  Overlap subject_;
  double u_, v_;
};

}  // namespace

FigureGroups join_figures(const std::vector<Profile>& profiles,
                          const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const Pack& pack,
                          WordBook& book, Weights& weights) {
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
  for (const auto& [a, b] : pairs) {
    weights.use(profiles[a], profiles[b]);
    std::vector<Match> matches;
    for (auto i = first_of[a]; i < first_of[a + 1]; ++i) {
      for (auto j = first_of[b]; j < first_of[b + 1]; ++j) {
        const auto& x = out.mentions[i];
        const auto& y = out.mentions[j];
        if (figure_of(x).dimension != figure_of(y).dimension) continue;
        const double score = Likeness(x, figure_of(x), y, figure_of(y), weights).score();
        if (score > 0) matches.push_back({score, i, j});
      }
    }
    const auto value = [&](std::size_t i) { return middle(out.mentions[i], figure_of(out.mentions[i])); };
    take_best(
        std::move(matches), [&](const Match& match) { return value(match.a) == value(match.b); },
        [&](const Match& match) { groups.join(match.a, match.b); });
  }
  for (auto& group : groups.sets()) {
    if (group.size() > 1) out.groups.push_back(std::move(group));
  }
  return out;
}

}  // namespace onrecord
