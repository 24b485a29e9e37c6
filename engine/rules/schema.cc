#include "engine/rules/schema.h"

#include <nlohmann/json.hpp>

#include "engine/rules/keys.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

Json form_json(const KeyInfo& key) {
  Json json;
  if (key.form == KeyForm::kBlock) {
    json["type"] = "string";
  } else {
    json["type"] = {"string", "number", "boolean"};
  }
  json["description"] = key.meaning;
  return json;
}

// "unless before" is `before` in the map `unless`, "add unless before" in `add unless`;
// both may be written as one key too.
void add_property(const KeyInfo& key, Json& properties) {
  const std::string name(key.name);
  constexpr std::string_view kMap = "unless ";
  const auto at = name.find(kMap);
  properties[name] = form_json(key);
  if (at == std::string::npos) return;
  auto& map = properties[name.substr(0, at + kMap.size() - 1)];
  map["type"] = "object";
  map["description"] = "what must not stand around a match";
  map["additionalProperties"] = false;
  map["properties"][name.substr(at + kMap.size())] = form_json(key);
}

Json entry_json(const EntryInfo& entry) {
  Json json = {{"type", "object"}, {"description", entry.meaning}, {"additionalProperties", false}};
  auto required = Json::array();
  auto& properties = json["properties"];
  for (const auto& key : entry.keys) {
    add_property(key, properties);
    if (key.required) required.push_back(key.name);
  }
  if (entry.takes_fields) {
    for (const auto& key : field_keys()) add_property(key, properties);
    json["oneOf"] = {{{"required", {"match"}}}, {{"required", {"regex"}}}};
  }
  json["required"] = std::move(required);
  return json;
}

Json head_json(const KeyInfo& key) {
  if (key.name == "format") return {{"enum", {1, "1"}}, {"description", key.meaning}};
  if (key.name == "part") return {{"enum", {"text", "layout", "compare"}}, {"description", key.meaning}};
  return form_json(key);
}

}  // namespace

std::string rule_schema() {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "onrecord rules"},
                 {"description", "Rules and lexicons of onrecord, format 1."},
                 {"type", "object"},
                 {"additionalProperties", false}};
  auto required = Json::array();
  for (const auto& key : head_keys()) {
    schema["properties"][std::string(key.name)] = head_json(key);
    if (key.required) required.push_back(key.name);
  }
  schema["required"] = std::move(required);
  for (const auto& entry : entry_infos()) {
    schema["patternProperties"]["^" + std::string(entry.title) + " +[^ ]+$"] = entry_json(entry);
  }
  return schema.dump(2) + "\n";
}

std::string key_reference() {
  std::string text = "#### At the head of a file\n\n| key | meaning |\n|---|---|\n";
  for (const auto& key : head_keys()) {
    text += "| `" + std::string(key.name) + "` | " + std::string(key.meaning) + " |\n";
  }
  const auto rows = [&](std::span<const KeyInfo> keys) {
    text += "| key | form | meaning |\n|---|---|---|\n";
    for (const auto& key : keys) {
      text += "| `" + std::string(key.name) + "`" + (key.required ? " *" : "") + " | " +
              (key.form == KeyForm::kBlock ? "block" : "plain") + " | " + std::string(key.meaning) + " |\n";
    }
  };
  for (const auto& entry : entry_infos()) {
    text += "\n#### `" + std::string(entry.title) + " " + std::string(entry.name) + ":`\n\n" +
            std::string(entry.meaning) + "\n\n";
    rows(entry.keys);
  }
  text += "\n#### Fields of a rule\n\nEach takes an expression over slots.\n\n";
  rows(field_keys());
  return text;
}

}  // namespace onrecord
