// How a report names things for people: counts, sources, kinds of finding.
//
// Every renderer for readers takes its words from here, so that the terminal,
// the sheet and the tables say the same. All text is raw: escaping is the
// renderer's.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reconcile/report.h"

namespace onrecord {

// "1 article", "3 articles".
std::string counted(std::size_t count, std::string_view noun);

// "A", "B and C", "D, E and F".
std::string listed(const std::vector<std::string>& names);

// "2031-03-03" of "2031-03-03T18:20:00Z"; "" where unknown.
std::string published_day(const Article& article);

// "A" for the first origin, "Z" for the 26th, then "AA".
std::string origin_letter(std::size_t index);

// "Different words" for "wording"; a type that is not known is its own name.
std::string finding_title(std::string_view type, ClaimKind kind);
std::string severity_title(Severity severity);  // "High"
std::string status_title(Status status);        // "Sources differ"
std::string claim_kind_title(ClaimKind kind);   // "Quote"

// What was compared of a mention, as label and value, in the order in which it
// is shown: ("Speaker", "Orla Venn"), ("Reads as", "about 240").
using Fact = std::pair<std::string, std::string>;
std::vector<Fact> facts_of(const ClaimMention& mention, ClaimKind kind);

// A finding and the claim that it is on, both by index.
struct FindingPlace {
  std::size_t claim = 0;
  std::size_t finding = 0;
};

// Whether a finding is shown among the findings. That a claim has one source
// only, where that is merely noted, is shown by the list of such claims.
bool is_shown(const Finding& finding);

// The findings to show, worst first, otherwise in the report's order.
std::vector<FindingPlace> ranked_findings(const Report& report);
// How many of these there are of each severity, by its number.
std::array<std::size_t, 4> count_by_severity(const Report& report);

}  // namespace onrecord
