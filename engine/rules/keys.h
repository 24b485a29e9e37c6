// The keys that rule files may hold: one table for the reader, its errors and
// the reference.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace onrecord {

enum class KeyForm { kPlain, kBlock };  // `key: text`, `key: |`

struct KeyInfo {
  std::string_view name;
  KeyForm form;
  std::string_view meaning;
};

std::span<const KeyInfo> lexicon_keys();
std::span<const KeyInfo> rule_keys();
// The fields that a rule may fill, each by an expression over its slots.
std::span<const KeyInfo> field_keys();

const KeyInfo* find_key(std::span<const KeyInfo> keys, std::string_view name);

// "; did you mean value?" where one of `names` is near to `name`, else "".
std::string suggestion(std::string_view name, std::span<const std::string_view> names);
std::string suggestion(std::string_view name, std::span<const KeyInfo> keys);

}  // namespace onrecord
