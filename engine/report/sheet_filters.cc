// The filters: empty of what the page needs, for it works without its script.
#include <map>

#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

std::string option(std::string_view value, const std::string& text) {
  return "<option value=\"" + std::string(value) + "\">" + text + "</option>";
}

std::string select(const std::string& id, const std::string& label, const std::string& options) {
  return "<div><label for=\"" + id + "\">" + label + "</label><select id=\"" + id +
         "\" autocomplete=\"off\">" + option("", "All") + options + "</select></div>\n";
}

std::string named(const std::map<std::string, std::size_t>& names) {
  std::string options;
  for (const auto& [name, index] : names) options += option(std::to_string(index), html_safe(name));
  return options;
}

}  // namespace

std::string filter_bar(const SheetIndex& sheet) {
  if (sheet.report().claims.empty()) return "";
  std::string severities, kinds;
  for (const Severity severity : {Severity::kHigh, Severity::kMedium, Severity::kLow, Severity::kInfo}) {
    severities += option(std::to_string(static_cast<int>(severity)),
                         severity_title(severity) + (severity == Severity::kHigh ? "" : " or worse"));
  }
  std::map<ClaimKind, bool> seen;
  for (const Claim& claim : sheet.report().claims) seen[claim.kind] = true;
  for (const auto& [kind, yes] : seen) kinds += option(name_of(kind), claim_kind_title(kind) + "s");
  return "<div class=\"filters\" id=\"filters\" role=\"search\" aria-label=\"Filter the sheet\" hidden>\n"
         "<div class=\"words-sought\"><label for=\"by-text\">Search</label><input type=\"search\" "
         "id=\"by-text\" autocomplete=\"off\"></div>\n" +
         select("by-severity", "Severity", severities) + select("by-kind", "Kind", kinds) +
         select("by-speaker", "Speaker", named(sheet.speakers())) +
         select("by-outlet", "Publisher", named(sheet.outlets())) +
         "<button type=\"button\" id=\"by-nothing\">Show all</button>\n"
         "<p class=\"shown\" id=\"shown\" role=\"status\"></p>\n</div>\n";
}

}  // namespace onrecord
