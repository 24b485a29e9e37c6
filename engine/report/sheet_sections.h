// The long sections of the claim sheet, as escaped HTML.
#pragma once

#include <string>

#include "engine/report/sheet_index.h"

namespace onrecord {

// Every finding, worst first, with the places of evidence side by side. What is
// merely noted is folded away.
std::string findings_section(const SheetIndex& sheet);

// Every claim with more than one source, by kind and speaker.
std::string claims_section(const SheetIndex& sheet);

// The claims with a single source, folded away by kind.
std::string single_source_section(const SheetIndex& sheet);

// The dated events in the order of their days; "" without any.
std::string timeline_section(const SheetIndex& sheet);

// The articles as a table.
std::string articles_section(const SheetIndex& sheet);

// Each article's text, folded away, with what was found in it marked; "" where no
// text is at hand.
std::string texts_section(const SheetIndex& sheet);

// The values of a figure claim as intervals on one scale; "" where there is but
// one value, or no unit that all share.
std::string plot_of(const SheetIndex& sheet, const Claim& claim);

// The filters, which the script shows.
std::string filter_bar(const SheetIndex& sheet);

}  // namespace onrecord
