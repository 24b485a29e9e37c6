// The articles that were read, as tables.
#include <algorithm>

#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr std::size_t kRows = 100;  // of the table that stands open

std::string cell(std::string_view label, const std::string& text, std::string_view kind = "") {
  if (text.empty()) return "<td role=\"cell\"></td>";
  std::string out = "<td role=\"cell\"";
  if (!kind.empty()) out.append(" class=\"").append(kind).append("\"");
  return out.append(" data-label=\"").append(label).append("\">") + text + "</td>";
}

std::string row(const SheetIndex& sheet, std::size_t index) {
  const ReportArticle& one = sheet.report().articles[index];
  std::vector<std::string> by = one.article.byline;
  by.insert(by.end(), one.article.agency.begin(), one.article.agency.end());
  const std::string& from = one.article.path.empty() ? one.article.id : one.article.path;
  std::string read_from = element("code", html_safe(from));
  if (sheet.has_text(index)) {
    read_from += "<br><a class=\"totext\" href=\"#" + article_anchor(index) + "\">Its text</a>";
  }
  return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + source_html(one) + "</th>" +
         cell("By", html_safe(listed(by))) + cell("Read from", read_from) +
         cell("Quotes", std::to_string(one.quotes), "count") +
         cell("Figures", std::to_string(one.figures), "count") +
         cell("Dates", std::to_string(one.dates), "count") + "</tr>\n";
}

std::string table(const std::string& rows) {
  std::string out =
      "<table role=\"table\"><caption class=\"unseen\">Articles read</caption>\n<thead "
      "role=\"rowgroup\"><tr role=\"row\">";
  for (const char* head : {"Source", "By", "Read from", "Quotes", "Figures", "Dates"}) {
    out += "<th role=\"columnheader\" scope=\"col\">" + std::string(head) + "</th>";
  }
  return out + "</tr></thead>\n<tbody role=\"rowgroup\">\n" + rows + "</tbody></table>\n";
}

}  // namespace

std::string articles_section(const SheetIndex& sheet) {
  const std::size_t count = sheet.report().articles.size();
  std::string out =
      "<section id=\"articles\" aria-labelledby=\"articles-h\">\n<h2 id=\"articles-h\">Articles</h2>\n";
  for (std::size_t at = 0; at == 0 || at < count; at += kRows) {
    const std::size_t end = std::min(count, at + kRows);
    std::string rows;
    for (std::size_t i = at; i < end; ++i) rows += row(sheet, i);
    out += at == 0 ? table(rows) : folded_page(page_title("Articles", at, end, count), table(rows));
  }
  return out + "</section>\n";
}

}  // namespace onrecord
