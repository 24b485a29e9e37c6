// What house packs ask of rules and lexicons that stand elsewhere, and how it
// is done to them.
//
// A change whose target is gone, or was altered since the change was written,
// is a warning, never an error: the pack works without it, but somebody should
// look. `seen:` holds a fingerprint of what a rule finds, not of its notes and
// examples, so that it changes only when the rule does something else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/rules/keys.h"
#include "engine/rules/pack.h"

namespace onrecord {

// `change lexicon NAME:`, `change rule ID:` or `disable rule ID:` as read.
struct RequestedChange {
  EntryKind kind = EntryKind::kChangeRule;
  std::string target;
  Place place;
  std::string because;
  std::string seen;
  Place seen_place;
  std::optional<int> priority;
  std::vector<Line> match, before, after;
  std::vector<std::string> inside;
  std::vector<Example> finds, ignores;
  std::vector<Line> remove_examples;
  std::vector<Entry> add_words, remove_words;
};

// The fingerprint of what the rule finds: six hexadecimal digits.
std::string fingerprint(const Rule& rule);

// Does the changes to the pack in their order; its lexicons and rules are sorted
// by name. What fits no longer goes to Pack::warnings, what could be better to
// Pack::hints.
void apply_changes(const std::vector<RequestedChange>& changes, Pack& pack);

}  // namespace onrecord
