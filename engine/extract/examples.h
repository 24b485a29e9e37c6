// The examples of rules, run as tests, and what examples tell of rules.
//
// An example of `finds` passes where its rule leaves a mention in the text whose
// fields are as expected; one of `ignores` where it leaves none. Every line of
// `match` must be what finds some example.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
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

// A mention that a rule left in a text, as examples and people see it.
struct RuleHit {
  Mention mention;
  std::vector<std::pair<std::string, std::string>> fields;  // and slots, and last "text"
};

// What rules of that part are told of `text` before they run: its quotations.
std::vector<Seed> seeds_in(const Language& language, Part part, std::string_view text);

// All mentions of the rule's part in `text`, which is read as one paragraph
// published on that day ("" where unknown); of each the fields, unless a
// normaliser found no sense in the words: then it is none.
std::vector<RuleHit> hits_in(const Language& language, Part part, std::string_view text,
                             std::string_view published);

}  // namespace onrecord
