// The commands of the program: what each is for, what it takes, what it does.
//
// A command is one file, with its options next to their help. Parsing, --help
// and the choice between commands are the same for all (program.cc).
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/options.h"

namespace onrecord {

// How the program ends.
enum ExitCode : int {
  kExitDone = 0,
  kExitSomeFailed = 1,  // done, but some inputs failed
  kExitWrong = 2,       // wrong options or rules, or an output that cannot be written
  kExitFindings = 3,    // --fail-on
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // "PATH..."
  std::string_view summary;    // for the list of commands: a few words
  std::string_view help;       // paragraphs of at most 78 columns
  OptionTable options;
  std::size_t max_arguments = 0;  // 0: any number; at least one in any case
  ExitCode (*run)(const Options& options) = nullptr;
};

extern const Command kCheck, kExtract, kReconcile, kSheet, kRules;

}  // namespace onrecord
