// The claim sheet: a report as one HTML file for fact-checkers.
//
// The file needs nothing else: no script, no network, its style inside, and a
// content security policy that forbids the rest. Findings stand first, worst
// first, with the two sources side by side; then all claims; then the articles.
// Every word of input is escaped, and only http and https addresses are links.
// The same report gives the same bytes, read back from JSON or not.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

std::string sheet_html(const Report& report);

}  // namespace onrecord
