#include "engine/extract/name_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onrecord {

std::uint8_t NameWords::said_by(std::string_view lexicon) {
  constexpr std::array<std::pair<std::string_view, Word>, 11> kLexicons = {{
      {"capital", kPlace},
      {"city", kPlace},
      {"country", kPlace},
      {"demonym", kPlace},
      {"given-name-female", kFemaleName},
      {"given-name-male", kMaleName},
      {"member-noun", kMember},
      {"organisation", kOrganisation},
      {"organisation-word", kOrganisationWord},
      {"region", kPlace},
      {"us-state", kPlace},
  }};
  const auto* const found =
      std::ranges::find(kLexicons, lexicon, [](const auto& entry) { return entry.first; });
  return found == kLexicons.end() ? 0 : found->second;
}

}  // namespace onrecord
