// The report as a table for spreadsheets: RFC 4180 in UTF-8.
//
// A row for each claim, then one for each of its findings, with the same
// columns; `row` tells which. A byte order mark lets every spreadsheet see UTF-8.
// What a spreadsheet would take for a formula is led by an apostrophe, and
// characters that act are written as visible codes.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

std::string report_csv(const Report& report);

}  // namespace onrecord
