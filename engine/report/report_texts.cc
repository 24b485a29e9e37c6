#include "engine/report/report_texts.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "engine/text/code_points.h"

namespace onrecord {
namespace {

// Whether a mention's words stand under `at`. Those of a quotation in pieces are
// its pieces joined: they begin and end where the span does.
bool stands_at(const ClaimMention& mention, const std::string& text, Span at) {
  const std::string_view there = slice(text, at);
  const std::string_view words = mention.text;
  if (there == words) return true;
  if (words.empty()) return false;
  const std::string_view first = words.substr(0, words.find(' '));
  const std::string_view last = words.substr(words.rfind(' ') + 1);
  return words.find(' ') != std::string_view::npos && there.starts_with(first) && there.ends_with(last);
}

}  // namespace

Result<void> attach_texts(Report& report, std::vector<Record> records, std::string_view where) {
  std::unordered_map<std::string_view, Record*> by_id;
  for (Record& record : records) by_id.emplace(record.article.id, &record);
  RuleTable rules;
  std::vector<std::vector<Mark>> marks;
  std::vector<Article> articles;
  std::vector<CodePoints> points;
  for (const ReportArticle& one : report.articles) {
    const auto found = by_id.find(one.article.id);
    if (found == by_id.end()) {
      return fail(ErrorKind::kInput, std::string(where),
                  "article \"" + one.article.id + "\" is in none of the records");
    }
    marks.push_back(marks_of(*found->second, rules));
    articles.push_back(found->second->article);
  }
  points.reserve(articles.size());
  for (const Article& article : articles) points.emplace_back(article.text);
  for (Claim& claim : report.claims) {
    for (ClaimMention& mention : claim.mentions) {
      const std::string& text = articles[mention.article].text;
      const Span at = points[mention.article].to_bytes(mention.span);
      if (!stands_at(mention, text, at)) {
        return fail(ErrorKind::kInput, std::string(where),
                    "the words of claim " + claim.id + " do not stand in the record of article \"" +
                        articles[mention.article].id + "\": it is of another text");
      }
      mention.span = at;
    }
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    ReportArticle& one = report.articles[i];
    one.article.text = std::move(articles[i].text);
    one.article.blocks = std::move(articles[i].blocks);
    one.marks = std::move(marks[i]);
  }
  return {};
}

}  // namespace onrecord
