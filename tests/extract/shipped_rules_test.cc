#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/extract/examples.h"
#include "tests/extract/reading.h"

namespace onrecord {
namespace {

std::string messages(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out += error.message() + "\n";
  return out;
}

TEST_CASE("the shipped rules are free of errors") { CHECK(messages(english().errors()) == ""); }

TEST_CASE("every example of the shipped rules passes, and every line is used by one") {
  const auto report = run_examples(english());
  CHECK(messages(report.failures) == "");
  CHECK(messages(report.unused_lines) == "");
  CHECK(messages(report.passing_misses) == "");
  CHECK(report.rules == english().pack().rules.size());
  CHECK(report.rules > 100);
  CHECK(report.examples > 3 * report.rules);
}

}  // namespace
}  // namespace onrecord
