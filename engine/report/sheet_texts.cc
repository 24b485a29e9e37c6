// The articles' texts, with the places that claims and finds rest on.
#include <algorithm>
#include <queue>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr std::size_t kTextsOnAPage = 50;

// A stretch of the text to mark, as HTML around it.
struct Stretch {
  Span span;
  std::size_t order = 0;  // of those with one span the first is outermost
  std::string open, close;
};

// Outermost first: by begin, the longer before the shorter.
struct Later {
  bool operator()(const Stretch& a, const Stretch& b) const {
    if (a.span.begin != b.span.begin) return a.span.begin > b.span.begin;
    if (a.span.end != b.span.end) return a.span.end < b.span.end;
    return a.order > b.order;
  }
};

char letter_of(ClaimKind kind) { return name_of(kind)[0]; }  // q f d

// The text with its line breaks, which the style keeps.
std::string lines_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out += html_safe(text.substr(at, end - at));
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

// `text` under `span` with the stretches around their words. Stretches that
// cross are cut where the outer one ends.
std::string marked_text(std::string_view text, Span span, const std::vector<Stretch>& stretches) {
  std::priority_queue<Stretch, std::vector<Stretch>, Later> waiting;
  for (Stretch one : stretches) {
    const Span inside{std::max(one.span.begin, span.begin), std::min(one.span.end, span.end)};
    if (inside.begin >= inside.end) continue;
    one.span = inside;
    waiting.push(std::move(one));
  }
  std::string out;
  std::vector<Stretch> open;
  std::uint32_t at = span.begin;
  const auto write_to = [&](std::uint32_t end) {
    out += lines_of(slice(text, {at, end}));
    at = end;
  };
  const auto close_until = [&](std::uint32_t end) {
    while (!open.empty() && open.back().span.end <= end) {
      write_to(open.back().span.end);
      out += open.back().close;
      open.pop_back();
    }
  };
  while (!waiting.empty()) {
    Stretch next = waiting.top();
    waiting.pop();
    close_until(next.span.begin);
    if (!open.empty() && next.span.end > open.back().span.end) {
      Stretch rest = next;
      rest.span.begin = next.span.end = open.back().span.end;
      // The name can be given once only, and what stands behind the words stands at their end.
      if (const auto id = rest.open.find(" id="); id != std::string::npos)
        rest.open.resize(id), rest.open += '>';
      next.close = "</mark>";
      waiting.push(std::move(rest));
    }
    write_to(next.span.begin);
    out += next.open;
    open.push_back(std::move(next));
  }
  close_until(span.end);
  write_to(span.end);
  return out;
}

// What the report's claims and the extraction mark in each article.
std::vector<std::vector<Stretch>> stretches_of(const SheetIndex& sheet) {
  const Report& report = sheet.report();
  std::vector<std::vector<Stretch>> all(report.articles.size());
  for (std::size_t c = 0; c < report.claims.size(); ++c) {
    const Claim& claim = report.claims[c];
    for (std::size_t m = 0; m < claim.mentions.size(); ++m) {
      const ClaimMention& mention = claim.mentions[m];
      if (!sheet.has_text(mention.article)) continue;
      auto& stretches = all[mention.article];
      stretches.push_back(
          {mention.span, stretches.size(),
           std::string("<mark class=\"") + letter_of(claim.kind) + "\" id=\"" + mention_anchor(c, m) + "\">",
           "</mark><a class=\"ref\" href=\"#" + claim_anchor(c) + "\"><span class=\"unseen\">claim </span>" +
               html_safe(claim.id) + "</a>"});
    }
  }
  for (std::size_t a = 0; a < report.articles.size(); ++a) {
    auto& stretches = all[a];
    std::vector<Span> claimed;
    for (const Stretch& one : stretches) claimed.push_back(one.span);
    std::sort(claimed.begin(), claimed.end());
    for (const Mark& mark : report.articles[a].marks) {
      if (std::binary_search(claimed.begin(), claimed.end(), mark.span)) continue;
      const std::string title = claim_kind_title(mark.kind) + ", " + html_safe(mark.rule.get().id);
      stretches.push_back(
          {mark.span, stretches.size(),
           std::string("<mark class=\"") + letter_of(mark.kind) + "\" title=\"" + title + "\">", "</mark>"});
    }
  }
  return all;
}

// `text` from `from` to `to`, where no block is; "" where that is blank.
std::string between_blocks(const std::string& text, Span gap, const std::vector<Stretch>& stretches) {
  const std::string_view words = slice(text, gap);
  if (words.find_first_not_of(" \t\n") == std::string_view::npos) return "";
  return "<p>" + marked_text(text, gap, stretches) + "</p>\n";
}

std::string text_html(const ReportArticle& one, std::size_t index, std::vector<Stretch> stretches) {
  const Article& article = one.article;
  std::string out = "<details class=\"text\" id=\"" + article_anchor(index) + "\"><summary>" +
                    element("b", element("bdi", html_safe(outlet_of(article))));
  if (const std::string day = published_day(article); !day.empty())
    out += " <span class=\"soft\">" + html_safe(day) + "</span>";
  out += " <bdi>" + html_safe(article.title.empty() ? article.id : article.title) +
         "</bdi></summary>\n<div class=\"article\" dir=\"auto\">\n";
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return Later()(b, a); });
  // The name of a mention over several blocks stands in the first.
  std::uint32_t at = 0;
  const auto named_once = [&](Span span) {
    std::vector<Stretch> inside;
    for (Stretch& stretch : stretches) {
      if (!stretch.span.overlaps(span)) continue;
      inside.push_back(stretch);
      const bool goes_on = stretch.span.end > span.end;
      if (goes_on) inside.back().close = "</mark>";
      if (const auto id = stretch.open.find(" id="); id != std::string::npos)
        stretch.open = stretch.open.substr(0, id) + ">";
    }
    return inside;
  };
  for (const Block& block : article.blocks) {
    if (block.span.begin > at)
      out += between_blocks(article.text, {at, block.span.begin}, named_once({at, block.span.begin}));
    out += "<p class=\"" + std::string(name_of(block.kind)) + "\">" +
           marked_text(article.text, block.span, named_once(block.span)) + "</p>\n";
    at = block.span.end;
  }
  const Span rest{at, static_cast<std::uint32_t>(article.text.size())};
  out += between_blocks(article.text, rest, named_once(rest));
  return out + "</div></details>\n";
}

}  // namespace

std::string texts_section(const SheetIndex& sheet) {
  if (!sheet.has_texts()) return "";
  const auto& articles = sheet.report().articles;
  auto stretches = stretches_of(sheet);
  std::vector<std::string> items;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (sheet.has_text(i)) items.push_back(text_html(articles[i], i, std::move(stretches[i])));
  }
  return "<section id=\"texts\" aria-labelledby=\"texts-h\">\n<h2 id=\"texts-h\">Texts</h2>\n"
         "<p class=\"note\">Each article as it was read, with its <mark class=\"q\">quotes</mark>, "
         "<mark class=\"f\">figures</mark> and <mark class=\"d\">dates</mark>; small letters lead back to "
         "the "
         "claim. What was not read (notices, teasers, captions) is grey.</p>\n" +
         paged(items, kTextsOnAPage, "Texts") + "</section>\n";
}

}  // namespace onrecord
