#include "engine/extract/cycle.h"

#include <utility>
#include <vector>

namespace onrecord {

std::optional<int> choose_cycle(const Position& position, std::int64_t here, int current, Tense tense,
                                Direction direction, std::int64_t near) {
  constexpr int kReach = 8;  // 29 February comes round in eight years at worst
  if (direction == 0) return position(current) ? std::optional(current) : std::nullopt;
  std::vector<std::pair<int, std::int64_t>> dates;
  for (int cycle = current - kReach; cycle <= current + kReach; ++cycle) {
    if (const auto at = position(cycle)) dates.emplace_back(cycle, *at);
  }
  if (direction) {
    auto steps = static_cast<std::int64_t>(*direction);
    if (steps < 0) {
      for (auto it = dates.rbegin(); it != dates.rend(); ++it) {
        if (it->second < here && ++steps == 0) return it->first;
      }
    } else {
      for (const auto& [cycle, at] : dates) {
        if (at > here && --steps == 0) return cycle;
      }
    }
    return std::nullopt;
  }
  const std::pair<int, std::int64_t>*before = nullptr, *after = nullptr;
  for (const auto& date : dates) {
    if (date.second <= here) before = &date;
    if (date.second >= here && after == nullptr) after = &date;
  }
  if (before == nullptr || after == nullptr) {
    if (before == nullptr && after == nullptr) return std::nullopt;
    return before != nullptr ? before->first : after->first;
  }
  const bool past_is_nearer = here - before->second <= after->second - here;
  const auto distance = past_is_nearer ? here - before->second : after->second - here;
  const bool past = tense == Tense::kUnknown || distance <= near ? past_is_nearer : tense == Tense::kPast;
  return past ? before->first : after->first;
}

}  // namespace onrecord
