#include "engine/reconcile/dates.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "engine/reconcile/context.h"
#include "engine/reconcile/groups.h"
#include "engine/reconcile/matching.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 6;
constexpr int kOwnWeek = 7;
constexpr int kFewTimes = 2;
constexpr std::string_view kWholeDay = "2031-03-05";
constexpr double kLittleOfSentence = 0.08;  // of the words of the shorter one
constexpr std::size_t kWholeSentence = std::numeric_limits<std::size_t>::max();

// "Now" is no day that two articles could disagree about.
bool dates_an_event(const Date& date) {
  return (date.type == DateType::kDate || date.type == DateType::kTime) &&
         !(date.earliest.empty() && date.latest.empty());
}

// The day of a value with a time ("2024-03-04T17:00").
std::string_view day_of(const Date& date) {
  return std::string_view(date.value).substr(0, date.value.find('T'));
}

bool open(const Date& date) { return date.earliest.empty() || date.latest.empty(); }

bool telling(const Profile& profile, const Date& date) {
  const auto first = day_number(date.earliest), last = day_number(date.latest);
  if (!first || !last) return false;
  if (profile.day && *first <= *profile.day + kOwnWeek && *last >= *profile.day - kOwnWeek) return false;
  const auto& dates = profile.record->dates;
  return std::count_if(dates.begin(), dates.end(),
                       [&](const Date& d) { return day_of(d) == day_of(date); }) <= kFewTimes;
}

// Both are days, or both months, or both quarters: only these contradict each other.
bool same_form(std::string_view a, std::string_view b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return x == y || (digit(x) && digit(y)); });
}

double likeness(const DateMention& a, const Date& x, const DateMention& b, const Date& y,
                const Weights& weights) {
  const auto near = overlap(a.near, b.near, weights);
  const auto sentence = overlap(a.sentence, b.sentence, weights);
  if (near.words == 0 && sentence.words < 2) return 0;
  const double score = near.weight + sentence.of_shorter;
  if (day_of(x) == day_of(y)) {
    // A year is named for many things.
    const bool a_day = day_of(x).size() >= kWholeDay.size();
    if (a.telling && b.telling && (a_day || sentence.of_shorter >= kLittleOfSentence)) return 2 + score;
    return (near.words >= 2 && near.of_shorter >= 0.2) || (sentence.words >= 3 && sentence.of_shorter >= 0.12)
               ? 2 + score
               : 0;
  }
  if (open(x) || open(y)) return 0;
  if (can_be_one_day(x, y)) return near.words >= 2 && near.of_shorter >= 0.3 ? 1 + score : 0;
  return near.words >= 4 && near.of_shorter >= 0.6 && same_form(day_of(x), day_of(y)) ? score : 0;
}

}  // namespace

bool can_be_one_day(const Date& a, const Date& b) {
  if (open(a) || open(b)) return false;
  return (a.earliest <= b.earliest && b.latest <= a.latest) ||
         (b.earliest <= a.earliest && a.latest <= b.latest);
}

DateGroups join_dates(const std::vector<Profile>& profiles,
                      const std::vector<std::pair<std::size_t, std::size_t>>& pairs, Weights& weights) {
  DateGroups out;
  std::vector<std::size_t> first_of(profiles.size() + 1, 0);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    first_of[i] = out.mentions.size();
    const auto& dates = profiles[i].record->dates;
    for (std::size_t d = 0; d < dates.size(); ++d) {
      if (!dates_an_event(dates[d])) continue;
      out.mentions.push_back({i, d, bag_of(words_near(profiles[i], dates[d].span, kReach)),
                              bag_of(words_near(profiles[i], dates[d].span, kWholeSentence)),
                              telling(profiles[i], dates[d])});
    }
  }
  first_of[profiles.size()] = out.mentions.size();
  const auto date_of = [&](std::size_t m) -> const Date& {
    return profiles[out.mentions[m].article].record->dates[out.mentions[m].date];
  };

  Groups groups(out.mentions.size());
  for (const auto& [a, b] : pairs) {
    weights.use(profiles[a], profiles[b]);
    std::vector<Match> matches;
    for (auto i = first_of[a]; i < first_of[a + 1]; ++i) {
      for (auto j = first_of[b]; j < first_of[b + 1]; ++j) {
        const double score = likeness(out.mentions[i], date_of(i), out.mentions[j], date_of(j), weights);
        if (score > 0) matches.push_back({score, i, j});
      }
    }
    // A date that has found its like does not also differ from another.
    take_best(
        std::move(matches),
        [&](const Match& match) { return day_of(date_of(match.a)) == day_of(date_of(match.b)); },
        [&](const Match& match) { groups.join(match.a, match.b); });
  }
  for (auto& group : groups.sets()) {
    if (group.size() > 1) out.groups.push_back(std::move(group));
  }
  return out;
}

}  // namespace onrecord
