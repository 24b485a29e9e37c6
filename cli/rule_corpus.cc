#include "cli/rule_corpus.h"

#include <algorithm>
#include <tuple>

#include "engine/article/layout.h"
#include "engine/extract/read_block.h"
#include "engine/report/escape.h"

namespace onrecord {
namespace {

std::string joined(const FieldValues& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out += (out.empty() ? "" : ", ") + std::string(name) + " " + to_text(value);
  }
  return out;
}

void add_hits(const Matcher& matcher, const FieldTable& table, const Findings& findings,
              std::string_view text, const Context& context, std::vector<CorpusHit>& out) {
  for (const auto& mention : findings.mentions) {
    if (mention.rule == kNoRule) continue;
    const auto fields = table.evaluate(findings, mention, text, context);
    if (!fields) continue;
    out.push_back({&matcher.rule(mention.rule), mention.line, mention.span, joined(*fields)});
  }
}

}  // namespace

std::vector<CorpusHit> corpus_hits(Article& article, const Language& language, const std::string& published) {
  lay_out(article, language.layout());
  if (article.published.empty()) article.published = published;
  Context context;
  context.published = article.published;
  std::vector<CorpusHit> hits;
  for (const auto& block : article.blocks) {
    const auto findings = language.layout().run(language.layout().read(article.text, block.span), {});
    add_hits(language.layout(), language.layout_fields(), findings, article.text, context, hits);
  }
  for (const auto& block : read_blocks(article, language.text())) {
    add_hits(language.text(), language.text_fields(), block.findings, article.text, context, hits);
  }
  std::ranges::sort(hits, {}, [](const CorpusHit& hit) {
    return std::tuple(hit.span.begin, hit.span.end, std::string_view(hit.rule->id), hit.line);
  });
  return hits;
}

std::string in_context(std::string_view text, Span span) {
  constexpr std::uint32_t kAround = 40;
  auto begin = span.begin - std::min(span.begin, kAround);
  auto end = std::min(static_cast<std::uint32_t>(text.size()), span.end + kAround);
  // At a paragraph's edge, else at a blank.
  if (const auto line = text.rfind('\n', span.begin); line != text.npos && line >= begin && line < span.begin)
    begin = static_cast<std::uint32_t>(line) + 1;
  else if (begin > 0)
    begin = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', begin) + 1, span.begin));
  if (const auto line = text.find('\n', span.end); line != text.npos && line < end)
    end = static_cast<std::uint32_t>(line);
  else if (const auto blank = text.rfind(' ', end); end < text.size() && blank != text.npos)
    end = std::max(span.end, static_cast<std::uint32_t>(blank));
  return terminal_safe(std::string(text.substr(begin, span.begin - begin)) + "[" +
                       std::string(slice(text, span)) + "]" +
                       std::string(text.substr(span.end, end - span.end)));
}

std::string position(const Article& article, Span span) {
  const auto before = std::string_view(article.text).substr(0, span.begin);
  return article.id + ":" + std::to_string(std::ranges::count(before, '\n') + 1);
}

}  // namespace onrecord
