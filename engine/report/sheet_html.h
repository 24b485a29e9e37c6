// The claim sheet: a report as one HTML file for fact-checkers.
//
// The file needs nothing else: no network, its style and script inside, and a
// content security policy that lets these two run and nothing more. The script
// adds filters; all else works without it. Findings stand first, worst first,
// with the two sources side by side; then all claims, a timeline, the articles,
// and their texts where the report has them, with every piece of evidence marked.
// Every word of input is escaped, and only http and https addresses are links.
// The same report gives the same bytes; one read back from JSON lacks the texts.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

std::string sheet_html(const Report& report);

}  // namespace onrecord
