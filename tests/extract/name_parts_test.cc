#include "engine/extract/name_parts.h"

#include <doctest/doctest.h>

#include "tests/extract/reading.h"

namespace onrecord {
namespace {

TEST_CASE("a word of names has one number, and what is known of it") {
  NameParts parts(english());
  const auto anna = parts.of("anna");
  const auto court = parts.of("court");
  CHECK(anna != court);
  CHECK(parts.of("anna") == anna);
  CHECK(parts.gender(anna) == 'f');
  CHECK(parts.gender(parts.of("peter")) == 'm');
  CHECK(parts.gender(court) == '?');
  CHECK(parts.is_common(court));
  CHECK_FALSE(parts.is_common(anna));
  CHECK(parts.is_in(parts.of("ministry"), "organisation-word"));
  CHECK_FALSE(parts.is_in(anna, "organisation-word"));
}

TEST_CASE("entities stand under the first and the last word of their names") {
  NameParts parts(english());
  const auto anna = parts.of("anna");
  const auto brek = parts.of("brek");
  parts.first_of(anna).push_back(3);
  parts.last_of(brek).push_back(3);
  for (int more = 0; more < 100; ++more) parts.of("word" + std::to_string(more));
  CHECK(parts.first_of(anna) == NameParts::Entities{3});
  CHECK(parts.last_of(brek) == NameParts::Entities{3});
  CHECK(parts.last_of(anna).empty());
}

}  // namespace
}  // namespace onrecord
