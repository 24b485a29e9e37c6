// The report as Markdown, for a content management system or an issue.
//
// Findings with both sources and what differs in bold, then the claims that
// several sources make, then the articles. Words of articles are escaped: they
// make no heading, link, list, image or HTML.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

std::string report_markdown(const Report& report);

}  // namespace onrecord
