#include "engine/report/sheet_parts.h"

#include <algorithm>

#include "engine/reconcile/explain.h"
#include "engine/report/diff_sides.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

constexpr std::size_t kContext = 320;  // bytes of a sentence shown on either side

bool inside_code_point(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The end of what stands before a mention.
std::string context_before(std::string_view text) {
  if (text.size() <= kContext) return html_safe(text);
  auto at = text.find(' ', text.size() - kContext);
  if (at == std::string_view::npos) at = text.size() - kContext;
  while (inside_code_point(text, at)) ++at;
  return "…" + html_safe(text.substr(at));
}

// The beginning of what stands after it.
std::string context_after(std::string_view text) {
  if (text.size() <= kContext) return html_safe(text);
  auto at = text.rfind(' ', kContext);
  if (at == std::string_view::npos) at = kContext;
  while (inside_code_point(text, at)) --at;
  return html_safe(text.substr(0, at)) + " …";
}

std::string around(const std::string& text) {
  return text.empty() ? "" : "<span class=\"around\">" + text + "</span>";
}

std::string marked(const std::vector<DiffRun>& runs, std::string_view only_here) {
  std::string out;
  for (const DiffRun& run : runs) {
    switch (run.difference) {
      case Difference::kNone:
        out += html_safe(run.text);
        break;
      case Difference::kReworded:
        out += element("mark", html_safe(run.text));
        break;
      case Difference::kOnlyHere:
        out += element(only_here, html_safe(run.text));
        break;
      case Difference::kMissing:
        out += "<span class=\"gap\">" + missing_words(run) + "</span>";
        break;
    }
  }
  return out;
}

std::string fact(const std::vector<Fact>& facts, const std::string& label) {
  for (const Fact& one : facts) {
    if (one.first == label) return one.second;
  }
  return "";
}

}  // namespace

std::string element(std::string_view name, std::string_view text) {
  std::string out = "<";
  out.append(name).append(">").append(text).append("</").append(name).append(">");
  return out;
}

std::string claim_anchor(std::size_t claim) { return "c" + std::to_string(claim + 1); }
std::string finding_anchor(std::size_t claim, std::size_t finding) {
  return "c" + std::to_string(claim + 1) + "f" + std::to_string(finding + 1);
}
std::string mention_anchor(std::size_t claim, std::size_t mention) {
  return "c" + std::to_string(claim + 1) + "m" + std::to_string(mention + 1);
}
std::string article_anchor(std::size_t article) { return "a" + std::to_string(article + 1); }
std::string origin_anchor(std::size_t origin) { return "o" + std::to_string(origin + 1); }

std::string origin_badge(std::size_t origin) {
  return "<a class=\"origin\" href=\"#" + origin_anchor(origin) + "\"><span class=\"unseen\">Origin </span>" +
         origin_letter(origin) + "</a>";
}

std::string severity_badge(Severity severity) {
  return "<span class=\"badge " + std::string(name_of(severity)) + "\">" + severity_title(severity) +
         "</span>";
}

std::string source_html(const ReportArticle& one) {
  const Article& article = one.article;
  std::string out = "<span class=\"source\"><b><bdi>" + html_safe(outlet_of(article)) + "</bdi></b>";
  if (const std::string day = html_safe(published_day(article)); !day.empty())
    out += " <small class=\"day\">" + day + "</small>";
  out += " " + origin_badge(one.origin);
  const bool link = is_web_link(article.url);
  const std::string title =
      html_safe(article.title.empty() ? (link ? article.url : article.id) : article.title);
  out += "<span class=\"title\" dir=\"auto\">";
  if (link) {
    out += "<a href=\"" + html_safe(article.url) + "\" rel=\"noopener noreferrer\">" + title + "</a>";
  } else {
    out += title;
    if (!article.url.empty()) out += " (" + html_safe(article.url) + ")";
  }
  return out + "</span></span>";
}

std::string words_in_sentence(const ClaimMention& mention, std::string_view marked) {
  return around(context_before(mention.before)) + std::string(marked) + around(context_after(mention.after));
}

std::string rule_html(const RuleRef& rule) {
  if (rule.id.empty()) return "";
  std::string out = "<code>" + html_safe(rule.id) + "</code>";
  if (!rule.file.empty()) {
    out += " <code class=\"where\">" + html_safe(rule.file) + ":" + std::to_string(rule.line) + "</code>";
    for (const auto& place : rule.also) {
      out += " <code class=\"where\">" + html_safe(place.file) + ":" + std::to_string(place.line) + "</code>";
    }
  }
  return out;
}

std::string facts_html(const ClaimMention& mention, ClaimKind kind) {
  const auto facts = facts_of(mention, kind);
  if (facts.empty()) return "";
  std::string out = "<dl class=\"facts\">";
  for (const auto& [label, value] : facts) {
    out += "<div><dt>" + label + "</dt><dd><bdi>" + html_safe(value) + "</bdi></dd></div>";
  }
  return out + "</dl>";
}

std::pair<std::string, std::string> marked_pair(std::string_view first, std::string_view second,
                                                const std::vector<DiffPiece>& diff) {
  const auto sides = diff_sides(first, second, diff);
  return {marked(sides.first, "del"), marked(sides.second, "ins")};
}

std::string text_link(const SheetIndex& sheet, std::size_t claim, std::size_t mention) {
  const std::size_t article = sheet.report().claims[claim].mentions[mention].article;
  if (!sheet.has_text(article)) return "";
  return "<a class=\"totext\" href=\"#" + mention_anchor(claim, mention) +
         "\">In the text<span class=\"unseen\"> of <bdi>" +
         html_safe(outlet_of(sheet.report().articles[article].article)) + "</bdi></span></a>";
}

std::string mentions_table(const SheetIndex& sheet, ClaimKind kind, const std::vector<MentionRow>& rows,
                           std::string_view caption) {
  const Report& report = sheet.report();
  // Columns are the facts that any mention has, in the order of the first that has them.
  std::vector<std::vector<Fact>> facts;
  std::vector<std::string> columns;
  for (const MentionRow& row : rows) {
    facts.push_back(facts_of(report.claims[row.claim].mentions[row.mention], kind));
    auto place = columns.begin();
    for (const auto& [label, value] : facts.back()) {
      const auto found = std::find(columns.begin(), columns.end(), label);
      place = found != columns.end() ? found + 1 : columns.insert(place, label) + 1;
    }
  }
  std::string out = "<table role=\"table\"><caption class=\"unseen\">" + html_safe(caption) +
                    "</caption>\n<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" "
                    "scope=\"col\">Source</th>"
                    "<th role=\"columnheader\" scope=\"col\">In its words</th>";
  for (const std::string& column : columns)
    out += "<th role=\"columnheader\" scope=\"col\">" + column + "</th>";
  out += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ClaimMention& mention = report.claims[rows[i].claim].mentions[rows[i].mention];
    out += "<tr role=\"row\"" + rows[i].attributes + "><th role=\"rowheader\" scope=\"row\">" +
           source_html(report.articles[mention.article]) +
           "</th><td role=\"cell\" class=\"words\"><span dir=\"auto\">" +
           words_in_sentence(mention, "<span class=\"hit\">" + html_safe(mention.text) + "</span>") +
           "</span><br><small>" + text_link(sheet, rows[i].claim, rows[i].mention) + " " +
           rule_html(mention.rule) + "</small></td>";
    for (const std::string& column : columns) {
      const std::string value = html_safe(fact(facts[i], column));
      out += "<td role=\"cell\"";
      if (!value.empty()) out.append(" data-label=\"").append(column).append("\"");
      out += ">";
      if (!value.empty()) out += element("bdi", value);
      out += "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string folded_page(std::string_view summary, std::string_view content) {
  // What stands in <noscript> is text where scripts run.
  std::string out = "<details data-group data-page><summary>";
  return out.append(summary)
      .append("</summary><noscript>\n")
      .append(content)
      .append("</noscript></details>\n");
}

std::string page_title(std::string_view noun, std::size_t begin, std::size_t end, std::size_t all) {
  return std::string(noun) + " " + std::to_string(begin + 1) + " to " + std::to_string(end) +
         " <span class=\"soft\">of " + std::to_string(all) + "</span>";
}

std::string paged(const std::vector<std::string>& items, std::size_t page, std::string_view noun) {
  std::string out;
  for (std::size_t begin = 0; begin < items.size(); begin += page) {
    const std::size_t end = std::min(items.size(), begin + page);
    std::string content;
    for (std::size_t i = begin; i < end; ++i) content += items[i];
    out += begin == 0 ? content : folded_page(page_title(noun, begin, end, items.size()), content);
  }
  return out;
}

}  // namespace onrecord
