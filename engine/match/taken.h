// Spans that do not overlap, by position.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

class Taken {
 public:
  // Adds `span` where it is free; whether it was.
  bool add(Span span) {
    const auto next = std::lower_bound(spans_.begin(), spans_.end(), span);
    if (next != spans_.end() && next->overlaps(span)) return false;
    if (next != spans_.begin() && std::prev(next)->overlaps(span)) return false;
    spans_.insert(next, span);
    return true;
  }
  void clear() { spans_.clear(); }

 private:
  std::vector<Span> spans_;  // sorted
};

}  // namespace onrecord
