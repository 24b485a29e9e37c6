// The smaller parts of the claim sheet: a source, words in their sentence, a
// rule, a table of mentions. Each gives escaped HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reconcile/report.h"
#include "engine/report/sheet_index.h"

namespace onrecord {

// `<name>text</name>` with `text` as it is.
std::string element(std::string_view name, std::string_view text);

// The names by which parts of the sheet link to each other.
std::string claim_anchor(std::size_t claim);
std::string finding_anchor(std::size_t claim, std::size_t finding);
std::string mention_anchor(std::size_t claim, std::size_t mention);  // in the article's text
std::string origin_anchor(std::size_t origin);
std::string article_anchor(std::size_t article);

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

// The two texts that a diff aligns (diff_sides.h), each with what differs from
// the other marked: <del> what only the first has, <ins> what only the second
// has, <mark> what is worded otherwise, and a note where the other has more words.
std::pair<std::string, std::string> marked_pair(std::string_view first, std::string_view second,
                                                const std::vector<DiffPiece>& diff);

// A link to the mention in its article's text; "" where that is not at hand.
std::string text_link(const SheetIndex& sheet, std::size_t claim, std::size_t mention);

// A table with one row for each of these mentions; columns that would be empty
// are left out. `caption` is for who cannot see the table. `attributes` of a row
// stand in its tag, with a blank in front.
struct MentionRow {
  std::size_t claim = 0, mention = 0;
  std::string attributes;
};
std::string mentions_table(const SheetIndex& sheet, ClaimKind kind, const std::vector<MentionRow>& rows,
                           std::string_view caption);

// A part of the sheet that is folded away and, where the script runs, made only
// when it is opened: browsers take minutes over a million elements. Without the
// script it is there like the rest. Pages do not nest.
std::string folded_page(std::string_view summary, std::string_view content);

// `items` of HTML one after another; where there are more than `page` of them,
// pages of so many, folded away but for the first. "Claims 101 to 200" titles one.
std::string paged(const std::vector<std::string>& items, std::size_t page, std::string_view noun);

// "Claims 101 to 200 <soft>of 230</soft>", as `paged` titles its pages; from 0, half-open.
std::string page_title(std::string_view noun, std::size_t begin, std::size_t end, std::size_t all);

}  // namespace onrecord
