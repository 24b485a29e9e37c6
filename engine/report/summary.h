// The summary of a report for a terminal.
//
// What was read, how much was found, and the worst findings, a sentence each.
// Control characters of articles are shown, not obeyed.
#pragma once

#include <string>

#include "engine/reconcile/report.h"

namespace onrecord {

struct SummaryOptions {
  bool colour = false;
  std::size_t width = 96;     // columns that a line may take
  std::size_t findings = 10;  // at most so many are shown
  std::string sheet;          // where the sheet was written, "" for nowhere
};

// Lines, each with its newline.
std::string summary(const Report& report, const SummaryOptions& options);

}  // namespace onrecord
