// The smaller parts of the claim sheet: a source, words in their sentence, a
// rule, a table of mentions. Each gives escaped HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reconcile/report.h"

namespace onrecord {

// `<name>text</name>` with `text` as it is.
std::string element(std::string_view name, std::string_view text);

// The names by which parts of the sheet link to each other.
std::string claim_anchor(std::size_t claim);
std::string finding_anchor(std::size_t claim, std::size_t finding);
std::string origin_anchor(std::size_t origin);

// "[Origin] A", a link to what is said of that origin.
std::string origin_badge(std::size_t origin);
std::string severity_badge(Severity severity);

// Outlet, day and origin of an article, then its title, which is the link.
std::string source_html(const ReportArticle& one);

// The mention in its sentence. `marked` is its text as HTML, already escaped.
std::string words_in_sentence(const ClaimMention& mention, std::string_view marked);

// "rule-id rules/en/x.yaml:12", "" where the rule is not known.
std::string rule_html(const RuleRef& rule);

// The label and value of what was compared, as a list of definitions.
std::string facts_html(const ClaimMention& mention, ClaimKind kind);

// The two texts that a diff aligns, each with what differs from the other
// marked: <del> what only the first has, <ins> what only the second has, <mark>
// what is worded otherwise, and a note where the other has more words. Where
// the pieces can be found in the texts, the texts' own spacing and punctuation
// stand between them. Without pieces both are given whole.
std::pair<std::string, std::string> marked_pair(std::string_view first, std::string_view second,
                                                const std::vector<DiffPiece>& diff);

// A table with one row for each of these mentions; columns that would be empty
// are left out. `caption` is for who cannot see the table. A row whose anchor is
// not "" can be linked to.
struct MentionRow {
  const ClaimMention* mention = nullptr;
  std::string anchor;
};
std::string mentions_table(const Report& report, ClaimKind kind, const std::vector<MentionRow>& rows,
                           std::string_view caption);

}  // namespace onrecord
