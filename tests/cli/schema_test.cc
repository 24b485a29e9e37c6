// The schema and the reference are made from the reader's own tables; what docs/ holds must be what they
// give.
#include "engine/rules/schema.h"

#include <doctest/doctest.h>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

TEST_CASE(
    "docs/schemas holds the schema as it is now: onrecord rules schema > docs/schemas/rules.schema.json") {
  CHECK(TempFolder::content(ONRECORD_SOURCE_DIR "/docs/schemas/rules.schema.json") == rule_schema());
  const TempFolder folder;
  const auto ran = run_binary(folder, {"rules", "schema"});
  CHECK(ran.status == 0);
  CHECK(ran.out == rule_schema());
}

TEST_CASE("docs/rules.md ends with the keys as they are now: onrecord rules schema --format md") {
  const TempFolder folder;
  const auto ran = run_binary(folder, {"rules", "schema", "--format", "md"});
  CHECK(ran.status == 0);
  const std::string begin = "<!-- keys: onrecord rules schema --format md -->\n";
  const auto page = TempFolder::content(ONRECORD_SOURCE_DIR "/docs/rules.md");
  const auto at = page.find(begin);
  REQUIRE(at != std::string::npos);
  CHECK(page.substr(at + begin.size()) == "\n" + ran.out + "\n<!-- end of keys -->\n");
}

}  // namespace
}  // namespace onrecord
