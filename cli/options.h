// Options as tables: name, help and setter of each in one place.
//
// A command lists the options that it takes; Boost.Program_options reads and
// formats them and stays in the .cc. Every value is checked before any work.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/input_list.h"
#include "engine/article/limits.h"
#include "engine/base/result.h"
#include "engine/reconcile/report.h"

namespace onrecord {

// What was given on the command line, of all options of all commands.
struct Options {
  std::vector<std::string> arguments;  // that are no options
  std::vector<std::string> rules;
  std::string published;
  std::string out;  // "" where not given, "-" for standard output
  std::string format;
  std::vector<std::string> records;  // files of extract records
  std::string reviews;
  std::string rule;
  std::optional<Severity> fail_on;
  InputFilter filter;
  Limits limits;
  std::size_t samples = 3;
  std::size_t jobs = 0;  // 0: one a processor
  bool quiet = false;
  bool help = false;
};

struct Option {
  std::string_view name;   // without the dashes
  std::string_view value;  // its name in the help: "DATE"; "" for a switch
  std::string_view help;
  // Keeps the value (a switch has none); gives what is wrong with it, "" for nothing.
  std::string (*set)(Options& options, const std::string& value);
};

// The options of a command, in the order of its help.
using OptionTable = std::span<const Option* const>;

// Those that several commands take.
extern const Option kRulesOption, kPublishedOption, kJobsOption, kOutOption, kQuietOption, kFailOnOption,
    kHelpOption;

// Reads the words behind the command. Fails with kOptions at the option.
Result<Options> parse_options(const std::vector<std::string>& words, OptionTable known);

// The options as lines of at most 80 columns.
std::string help_of(OptionTable options);

// "; did you mean extract?" for the nearest of `names`, else "; there are check, extract and …".
std::string nearest_or_all(std::string_view name, std::span<const std::string_view> names);

}  // namespace onrecord
