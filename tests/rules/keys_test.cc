#include "engine/rules/keys.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

namespace onrecord {
namespace {

TEST_CASE("the nearest right name") {
  const std::vector<std::string_view> names = {"value", "match", "speech-verb", "unless before", "by"};
  for (const auto& [name, near] : std::vector<std::pair<std::string, std::string>>{
           {"vaule", "value"},   // neighbours swapped
           {"valu", "value"},    // one left out
           {"values", "value"},  // one too many
           {"balue", "value"},   // another
           {"Match", "match"},
           {"speech-verbs", "speech-verb"},
           {"speach-verb", "speech-verb"},
           {"unless-before", "unless before"},
           {"bye", "by"},
           {"price", ""},
           {"vlae", ""},  // two of four letters
           {"", ""},
           {"q", ""},
           {std::string(61, 'v'), ""},
       }) {
    CAPTURE(name);
    CHECK(suggestion(name, names) == (near.empty() ? std::string() : "; did you mean " + near + "?"));
  }
  CHECK(suggestion("value", std::vector<std::string_view>{}) == "");
  CHECK(suggestion("fnids", rule_keys()) == "; did you mean finds?");
}

TEST_CASE("keys are known by name, each once and with a meaning") {
  for (const auto keys : {lexicon_keys(), rule_keys(), field_keys()}) {
    std::set<std::string_view> names;
    for (const auto& key : keys) {
      CAPTURE(key.name);
      CHECK(names.insert(key.name).second);
      CHECK_FALSE(key.meaning.empty());
      CHECK(find_key(keys, key.name) == &key);
    }
    CHECK(find_key(keys, "no such key") == nullptr);
    CHECK(find_key(keys, "") == nullptr);
  }
  // A field must not hide a key of rules.
  for (const auto& field : field_keys()) CHECK(find_key(rule_keys(), field.name) == nullptr);
  CHECK(find_key(rule_keys(), "match")->form == KeyForm::kBlock);
  CHECK(find_key(rule_keys(), "gives")->form == KeyForm::kPlain);
}

}  // namespace
}  // namespace onrecord
