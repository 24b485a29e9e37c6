// Records for tests, written by hand: a text, and what is found in it by its words.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/extract/record.h"
#include "engine/rules/pack.h"

namespace onrecord {

// The lexicons of rules/en/compare.yaml.
const Pack& compare_pack();

// Builds one record. Every paragraph of `text` is a body block; a sentence ends
// at a period before a blank. Words given to the other functions must stand in
// the text; the first place counts.
class Told {
 public:
  Told(std::string id, std::string text);

  Told& publisher(std::string name);
  Told& published(std::string day);
  Told& agency(std::string name);
  Told& url(std::string address);
  // `pieces` are the words inside the marks; "" as the speaker is nobody.
  Told& quote(QuoteKind kind, std::initializer_list<std::string_view> pieces, const std::string& speaker,
              EntityKind who = EntityKind::kPerson);
  Told& figure(std::string_view words, double value, std::string unit, std::string dimension,
               Bound bound = Bound::kExact);
  Told& subject(std::string_view words);  // of the last figure
  Told& period(std::string value);
  Told& change(Change change);
  Told& date(std::string_view words, std::string value, std::string earliest, std::string latest);

  operator Record() const { return record_; }

 private:
  Span find(std::string_view words) const;
  Record record_;
};

}  // namespace onrecord
