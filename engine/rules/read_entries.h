// From raw entries to lexicons, rules and changes: keys that are known, values
// of the right form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/changes.h"
#include "engine/rules/pack.h"
#include "engine/rules/rule_file.h"

namespace onrecord {

class EntryReader {
 public:
  // Puts what it reads into `pack`, which must outlive it. Entries that are wrong
  // are told in Pack::errors and left out.
  explicit EntryReader(Pack& pack) : pack_(pack) {}

  void read(const std::string& name, std::string_view content);

  // All that were read so far, in order.
  const std::vector<RequestedChange>& changes() const { return changes_; }
  // Every `pack:` at a file's head.
  const std::vector<Place>& pack_places() const { return pack_places_; }

 private:
  void refuse(const Place& place, std::string what);
  void read_head(const RawEntry& entry);
  void read_part(const RawEntry& entry);
  bool usable(const RawKey& key, const EntryInfo& entry);
  void read_lexicon(const RawEntry& entry, const std::string& name);
  void read_rule(const RawEntry& entry, const std::string& id);
  void read_rule_key(const RawKey& key, Rule& rule);
  void read_change(const RawEntry& entry, const EntryInfo& info, const std::string& target);
  bool read_priority(const RawKey& key, int& priority);
  void read_words(const RawKey& key, std::vector<Entry>& entries);
  void read_examples(const RawKey& key, std::vector<Example>& out);

  Pack& pack_;
  std::vector<RequestedChange> changes_;
  Part part_ = Part::kText;
  bool has_format_ = false;
  std::vector<Place> pack_places_;
};

}  // namespace onrecord
