// The examples of rules, run as tests.
//
// An example of `finds` passes where its rule leaves a mention in the text whose
// fields are as expected; one of `ignores` where it leaves none. Every line of
// `match` must be what finds some example.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/extract/language.h"

namespace onrecord {

struct ExampleReport {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::vector<Error> failures;        // where: file:line of the example
  std::vector<Error> unused_lines;    // lines of `match` that no example uses
  std::vector<Error> passing_misses;  // `known misses` that are found by now
};

// Runs the examples of all rules, or `only` those of the one named.
ExampleReport run_examples(const Language& language, std::string_view only = {});

}  // namespace onrecord
