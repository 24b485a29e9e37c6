// The same event, dated in several articles.
//
// A date alone says nothing: half of a day's news happened "on Thursday". Two
// dates are one claim when the words beside them tell of the same event; the
// less they agree in value, the more words it takes.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/reconcile/overlap.h"
#include "engine/reconcile/profile.h"

namespace onrecord {

struct DateMention {
  std::size_t article = 0, date = 0;  // index into Record::dates
  Bag near, sentence;
  bool telling = false;  // a date that the article gives once or twice, and not one of its own week
};

struct DateGroups {
  std::vector<DateMention> mentions;
  std::vector<std::vector<std::size_t>> groups;  // only those with two articles or more
};

DateGroups join_dates(const std::vector<Profile>& profiles,
                      const std::vector<std::pair<std::size_t, std::size_t>>& pairs, Weights& weights);

// Whether one date lies within the other, as days: a month and a day of it do.
bool can_be_one_day(const Date& a, const Date& b);

}  // namespace onrecord
