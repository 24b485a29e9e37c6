// The tape that patterns run over, as editors see it: word by word, with the
// names by which a pattern can ask for each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/rules_command.h"
#include "engine/extract/syntax.h"
#include "engine/match/inspection.h"

namespace onrecord {

// A text as the rules of one part read it, for looking into.
class RuleText {
 public:
  RuleText(const Language& language, Part part, std::string_view text);

  const Language& language() const { return language_; }
  const Matcher& matcher() const { return matcher_; }
  std::string_view text() const { return text_; }
  const Reading& reading() const { return block_.reading; }
  const Findings& findings() const { return findings_; }
  Inspection& inspection() { return inspection_; }
  // A token's part of speech; empty for marks and for texts of layout rules.
  std::string tag(std::size_t token) const;

 private:
  const Language& language_;
  const Matcher& matcher_;
  std::string_view text_;
  ReadBlock block_;
  Inspection inspection_;
  const Findings& findings_;
  std::optional<Syntax> syntax_;  // of what text rules read
};

// A row a word under a head line; `rule` nullptr: the plain tape, else those that
// the rule's lines run over.
std::string tapes_text(RuleText& text, const Rule* rule);
RulesJson tapes_json(RuleText& text, const Rule* rule);

// On one line, and harmless to a terminal; what is long loses its middle.
std::string shown(std::string_view words);

}  // namespace onrecord
