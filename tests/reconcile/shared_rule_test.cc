#include "engine/reconcile/shared_rule.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("all who name a rule share it") {
  RuleTable rules;
  const RuleRef rule{"told.clause", "rules/en/told.yaml", 7};
  SharedRule first = rules.of(rule), second = rules.of(rule), third(rule);
  CHECK(&first.get() == &second.get());
  CHECK(&first.get() != &third.get());
  rules.share(third);
  CHECK(&first.get() == &third.get());
}

TEST_CASE("rules that differ in line, file or what a house changed are not the same") {
  RuleTable rules;
  const RuleRef rule{"told.clause", "rules/en/told.yaml", 7};
  auto line = rule, file = rule, changed = rule;
  line.line = 8;
  file.file = "house/told.yaml";
  changed.also.push_back({"house.told", "house/told.yaml", 1});
  const auto known = rules.of(rule);
  for (const auto& other : {line, file, changed}) CHECK(&rules.of(other).get() != &known.get());
  CHECK(rules.of(changed).get().also.front().id == "house.told");
}

TEST_CASE("no rule is an empty one") {
  SharedRule none;
  RuleTable().share(none);
  CHECK(none.get().id.empty());
}

}  // namespace
}  // namespace onrecord
