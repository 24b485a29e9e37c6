// How much one tag of a markup may hold, before a parser looks at it.
//
// Parsers compare each attribute of an element with all before it: a tag of a
// million attributes would take hours. This looks at every tag once.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

inline constexpr std::uint32_t kMaxAttributes = 2000;

// Whether some tag of `markup` (HTML or XML) holds more than kMaxAttributes
// words outside quotes.
bool has_endless_tag(std::string_view markup);

}  // namespace onrecord
