// The keys that rule files may hold: one table for the reader, its errors, the
// JSON Schema and the reference (engine/rules/schema.h).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace onrecord {

enum class KeyForm : std::uint8_t { kPlain, kBlock };  // `key: text`, `key: |`

struct KeyInfo {
  std::string_view name;  // "unless before" may also stand as `before:` under `unless:`
  KeyForm form;
  std::string_view meaning;
  bool required = false;
};

// What may stand at a file's left edge with keys under it.
enum class EntryKind : std::uint8_t { kLexicon, kRule, kChangeLexicon, kChangeRule, kDisableRule };

struct EntryInfo {
  EntryKind kind;
  std::string_view title;  // "change rule", followed by a name
  std::string_view name;   // what the name is: "ID"
  std::string_view meaning;
  std::span<const KeyInfo> keys;
  bool takes_fields = false;  // field_keys() too
};

// Keys with a value at the head of a file: format, pack, part.
std::span<const KeyInfo> head_keys();
std::span<const EntryInfo> entry_infos();
const EntryInfo& entry_info(EntryKind kind);

std::span<const KeyInfo> lexicon_keys();
std::span<const KeyInfo> rule_keys();
// The fields that a rule may fill, each by an expression over its slots.
std::span<const KeyInfo> field_keys();

const KeyInfo* find_key(std::span<const KeyInfo> keys, std::string_view name);

// "; did you mean value?" where one of `names` is near to `name`, else "".
std::string suggestion(std::string_view name, std::span<const std::string_view> names);
std::string suggestion(std::string_view name, std::span<const KeyInfo> keys);

// Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace onrecord
