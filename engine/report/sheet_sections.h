// The long sections of the claim sheet, as escaped HTML.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

// Every finding, worst first, with the places of evidence side by side. What is
// merely noted is folded away.
std::string findings_section(const Report& report);

// Every claim with more than one source, by kind and speaker.
std::string claims_section(const Report& report);

// The claims with a single source, folded away by kind.
std::string single_source_section(const Report& report);

}  // namespace onrecord
