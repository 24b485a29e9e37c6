// The same figure in several articles.
//
// Two figures are one claim when they measure the same thing: units that can be
// compared, and words around them in common. Values that agree need little
// more than that; values that differ are joined only where the words leave no
// doubt, for a wrong alarm costs more than a missed one.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/reconcile/overlap.h"
#include "engine/reconcile/profile.h"
#include "engine/reconcile/tolerance.h"

namespace onrecord {

struct FigureMention {
  std::size_t article = 0, figure = 0;  // index into Record::figures
  Interval allows;                      // in the base unit
  BaseUnit unit;
  Bag subject;  // what is measured
  Bag noun;     // what is counted: the words of the figure but for the number
  Bag near;     // the words around it, with both of these
  Bag sentence;
  bool excludes = false;  // "more than 40" is not 40, "at least 40" may be
  bool listed = false;    // its sentence has others of the same unit
};

struct FigureGroups {
  std::vector<FigureMention> mentions;
  std::vector<std::vector<std::size_t>> groups;  // only those with two articles or more
};

FigureGroups join_figures(const std::vector<Profile>& profiles,
                          const std::vector<std::pair<std::size_t, std::size_t>>& pairs, const Pack& pack,
                          WordBook& book, Weights& weights);

}  // namespace onrecord
