// Small packs written in a test, and what their rules find in a text.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/match/matcher.h"
#include "engine/rules/pack.h"

namespace onrecord {

// A rule "test.rule" that gives "hit", with these lines of `match` and further
// keys, each line indented as in a file ("  unless: |\n").
std::string rule_text(std::string_view match, std::string_view more = {});
// The same under a name and a kind of its own.
std::string rule_text(std::string_view id, std::string_view gives, std::string_view match,
                      std::string_view more);

// Further keys for a rule of these lines: a field that asks for the values of all slots, without which they
// are not looked up.
std::string field_of_slots(std::string_view match);

class SmallPack {
 public:
  // `body` is a rule file without `format:` and `pack:`.
  explicit SmallPack(std::string_view body, Part part = Part::kText);

  const Pack& pack() const { return pack_; }
  const Matcher& matcher() const { return *matcher_; }

  // The messages of the reader and of the compiler, one a line.
  std::string errors() const;

  // The mentions of one kind, in text order, with " | " between; quotations are
  // seeded as the extractor does it.
  std::string find(std::string_view text, std::string_view kind = "hit") const;
  // The slots of those mentions: "day=Monday(1) unit=two", mentions parted by " | ".
  // The lexicon value stands in brackets where there is one.
  std::string slots(std::string_view text, std::string_view kind = "hit") const;
  // The rules behind those mentions, as "id:line".
  std::string rules(std::string_view text, std::string_view kind = "hit") const;

 private:
  Findings run(std::string_view text) const;

  Pack pack_;
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<Matcher> matcher_;
};

}  // namespace onrecord
