// What a channel tells: "according to the Herald, …", "…, in the mayor's view, …".
#pragma once

#include <optional>

#include "engine/extract/told.h"

namespace onrecord {

// The channel's words are tokens [core.begin, tail) of `sentence`, which ends before its last mark. Behind
// the core stands whose it is ("in the mayor's view"), else the source behind the tail. Empty where there is
// no source, or nothing beside it.
std::optional<Told> told_by_channel(const Syntax& syntax, TokenSpan core, std::size_t tail,
                                    TokenSpan sentence);

}  // namespace onrecord
