#include "engine/extract/name_parts.h"

#include <doctest/doctest.h>

#include "tests/extract/reading.h"

namespace onrecord {
namespace {

NameParts::Id number_of(NameParts& parts, std::string_view word) {
  return parts.of(word, english().vocabulary().words().find(word));
}

TEST_CASE("a word of names has one number, and what is known of it") {
  NameParts parts(english(), std::pmr::get_default_resource());
  const auto anna = number_of(parts, "anna");
  const auto court = number_of(parts, "court");
  CHECK(anna != court);
  CHECK(number_of(parts, "anna") == anna);
  CHECK(parts.gender(anna) == 'f');
  CHECK(parts.gender(number_of(parts, "peter")) == 'm');
  CHECK(parts.gender(court) == '?');
  CHECK(parts.is_common(court));
  CHECK_FALSE(parts.is_common(anna));
  CHECK(parts.is(number_of(parts, "ministry"), NameWords::kOrganisationWord));
  CHECK_FALSE(parts.is(anna, NameWords::kOrganisationWord));
}

TEST_CASE("entities stand under the first and the last word of their names") {
  NameParts parts(english(), std::pmr::get_default_resource());
  const auto anna = number_of(parts, "anna");
  const auto brek = number_of(parts, "brek");
  parts.first_of(anna).push_back(3);
  parts.last_of(brek).push_back(3);
  for (int more = 0; more < 100; ++more) number_of(parts, "word" + std::to_string(more));
  CHECK(parts.first_of(anna) == NameParts::Entities{3});
  CHECK(parts.last_of(brek) == NameParts::Entities{3});
  CHECK(parts.last_of(anna).empty());
}

}  // namespace
}  // namespace onrecord
