// Which of the times that a date comes round is meant: of all the Marches, Fridays
// and Christmases the one that a text speaks of.
//
// The caller says where the date stands in each cycle (a year, a month); nearness,
// the tense of the verb beside it and words like "last" choose among them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "engine/extract/timex.h"

namespace onrecord {

// Where the date stands in a cycle, on the scale of `here`; nullopt where the
// cycle has none (29 February).
using Position = std::function<std::optional<std::int64_t>(int cycle)>;

// How near a month's day may be to the reference for nearness to outweigh the
// tense of a verb, which is found less surely. In days.
inline constexpr std::int64_t kNearDays = 45;

// The cycle whose date is meant, `current` being the reference's own. A direction
// decides, else the tense unless the nearest is within `near` of `here`.
std::optional<int> choose_cycle(const Position& position, std::int64_t here, int current, Tense tense,
                                Direction direction, std::int64_t near);

}  // namespace onrecord
