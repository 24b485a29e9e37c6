#include "engine/report/report_csv.h"

#include <algorithm>
#include <vector>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

constexpr const char* kColumns[] = {
    "row",        "claim",         "kind",         "speaker",     "label",   "status",       "origins",
    "severity",   "finding",       "explanation",  "detail",      "sources", "first_source", "first_words",
    "first_link", "second_source", "second_words", "second_link", "rule"};

// Whether a spreadsheet may take the cell for a formula: by its first character,
// in its wide form too, blanks before it or not.
bool is_formula(std::string_view cell) {
  const auto first = cell.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  cell.remove_prefix(first);
  for (const std::string_view lead :
       {"=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
    if (cell.starts_with(lead)) return true;
  }
  return false;
}

std::string quoted(std::string_view text) {
  std::string cell = terminal_safe(text);  // on one line, nothing in it that acts
  if (is_formula(cell)) cell.insert(0, "'");
  if (cell.find_first_of(",\"") == std::string::npos) return cell;
  for (auto at = cell.find('"'); at != std::string::npos; at = cell.find('"', at + 2))
    cell.insert(at, 1, '"');
  return "\"" + cell + "\"";
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? "," : "") + quoted(cells[i]);
  out += "\r\n";
}

// "Coast Today; Northwire": each once, in the order of the mentions.
std::string outlets(const Report& report, const Claim& claim, const std::vector<std::size_t>& mentions) {
  std::vector<std::string> names;
  for (const std::size_t index : mentions) {
    const std::string name = outlet_of(report.articles[claim.mentions[index].article].article);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text;
}

// Outlet, words and link of the mention at this place of the list; empty where there is none.
void add_place(std::vector<std::string>& cells, const Report& report, const Claim& claim,
               const std::vector<std::size_t>& mentions, std::size_t place) {
  if (place >= mentions.size()) {
    cells.insert(cells.end(), 3, "");
    return;
  }
  const ClaimMention& mention = claim.mentions[mentions[place]];
  const Article& article = report.articles[mention.article].article;
  cells.push_back(outlet_of(article));
  cells.push_back(mention.text);
  cells.push_back(is_web_link(article.url) ? article.url : "");
}

std::string rule_text(const RuleRef& rule) {
  return rule.file.empty() ? rule.id : rule.id + " " + rule.file + ":" + std::to_string(rule.line);
}

}  // namespace

std::string report_csv(const Report& report) {
  std::string out = "\xEF\xBB\xBF";
  add_row(out, {std::begin(kColumns), std::end(kColumns)});
  for (const Claim& claim : report.claims) {
    const std::vector<std::string> shared = {
        claim.id,    std::string(name_of(claim.kind)),   claim.speaker,
        claim.label, std::string(name_of(claim.status)), std::to_string(claim.origins)};
    std::vector<std::size_t> all(claim.mentions.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    const Finding* worst = claim.findings.empty() ? nullptr : &claim.findings.front();

    std::vector<std::string> cells = {"claim"};
    cells.insert(cells.end(), shared.begin(), shared.end());
    cells.insert(cells.end(), {worst != nullptr ? std::string(name_of(worst->severity)) : "", "", "", "",
                               outlets(report, claim, all)});
    add_place(cells, report, claim, all, 0);
    add_place(cells, report, claim, all, 1);
    cells.push_back(claim.mentions.empty() ? "" : rule_text(claim.mentions.front().rule));
    add_row(out, cells);

    for (const Finding& finding : claim.findings) {
      cells = {"finding"};
      cells.insert(cells.end(), shared.begin(), shared.end());
      cells.insert(cells.end(), {std::string(name_of(finding.severity)), finding.type, finding.explanation,
                                 finding.detail, outlets(report, claim, finding.mentions)});
      add_place(cells, report, claim, finding.mentions, 0);
      add_place(cells, report, claim, finding.mentions, 1);
      cells.push_back(rule_text(finding.rule));
      add_row(out, cells);
    }
  }
  return out;
}

}  // namespace onrecord
