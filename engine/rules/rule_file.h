// One rule file as entries, keys and lines, before it means anything.
//
// The format is YAML held to a strict subset: every value is text; anchors,
// tags, flow style and duplicate keys are errors. A file is cut at its
// top-level keys before yaml-cpp reads each piece, so that a broken entry
// costs itself only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/pack.h"

namespace onrecord {

// `match: |` with its lines, or `gives: money` with one.
struct RawKey {
  std::string name;
  Place place;
  bool block = false;  // written as `|`
  std::vector<Line> lines;

  // The value of a plain key; of a block, its lines joined with blanks.
  std::string text() const;
};

// A top-level key: `rule money.symbol:` with its keys, or `pack: en` with a value.
struct RawEntry {
  std::string name;
  Place place;
  std::string value;         // of a plain one
  std::vector<RawKey> keys;  // of a map, in file order
};

struct RawFile {
  std::vector<RawEntry> entries;
  std::vector<Error> errors;
};

RawFile read_rule_file(const std::string& name, std::string_view content);

}  // namespace onrecord
