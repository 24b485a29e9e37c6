#include "engine/article/formats/open.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/article/decode.h"
#include "engine/article/formats/byte_stream.h"
#include "engine/article/formats/feed.h"
#include "engine/article/formats/front_matter.h"
#include "engine/article/formats/json_article.h"
#include "engine/article/formats/json_source.h"
#include "engine/article/formats/list_source.h"
#include "engine/article/formats/warc.h"
#include "engine/article/page/charset.h"
#include "engine/article/page/read_page.h"

namespace onrecord {
namespace {

struct Ending {
  std::string_view name;
  Format format;
};
constexpr std::array<Ending, 16> kEndings = {{{".txt", Format::kText},
                                              {".text", Format::kText},
                                              {".md", Format::kMarkdown},
                                              {".markdown", Format::kMarkdown},
                                              {".html", Format::kPage},
                                              {".htm", Format::kPage},
                                              {".xhtml", Format::kPage},
                                              {".json", Format::kJson},
                                              {".jsonl", Format::kJsonLines},
                                              {".ndjson", Format::kJsonLines},
                                              {".xml", Format::kXml},
                                              {".rss", Format::kXml},
                                              {".atom", Format::kXml},
                                              {".rdf", Format::kXml},
                                              {".newsml", Format::kXml},
                                              {".warc", Format::kWarc}}};

std::string folded(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::unique_ptr<ArticleSource> failed(const Error& error) {
  return open_list({{error.where, tl::make_unexpected(error)}});
}

std::unique_ptr<ArticleSource> open_text(std::string bytes, const std::string& path, bool markdown) {
  auto decoded = decode(std::move(bytes), path);
  if (!decoded) return failed(decoded.error());
  std::vector<Error> warnings;
  if (decoded->replaced > 0) warnings.push_back({ErrorKind::kInput, path, decoded->warning()});
  Article article;
  article.text = std::move(decoded->text);
  if (markdown) {
    for (auto& warning : take_front_matter(article))
      warnings.push_back({ErrorKind::kInput, path, std::move(warning)});
    if (article.text.find_first_not_of(" \t\n") == std::string::npos)
      return failed({ErrorKind::kInput, path, "no text behind the front matter"});
  }
  return open_list({{path, std::move(article)}}, warnings);
}

// A document by its name may still be lines.
std::unique_ptr<ArticleSource> open_json(std::unique_ptr<ByteStream> bytes, const std::string& path,
                                         const Limits& limits) {
  auto all = bytes->rest(limits.max_document_bytes, path);
  if (!all) return failed(all.error());
  auto decoded = decode(std::move(*all), path);
  if (!decoded) return failed(decoded.error());
  const auto& text = decoded->text;
  const auto line = text.find('\n');
  const bool more = line != std::string::npos && text.find_first_not_of(" \t\n", line) != std::string::npos;
  if (more && is_json_object(std::string_view(text).substr(0, line))) {
    if (auto again = ByteStream::open(path, limits, nullptr))
      return open_json_lines(std::move(*again), path, true, limits);
  }
  return open_json_document(text, path, limits);
}

}  // namespace

Format format_of_name(std::string_view path) {
  auto name = folded(path.substr(path.rfind('/') + 1));
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  const auto found = std::ranges::find_if(
      kEndings, [&](const Ending& one) { return name.size() > one.name.size() && name.ends_with(one.name); });
  return found == kEndings.end() ? Format::kUnknown : found->format;
}

Format format_of_bytes(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.starts_with("WARC/")) return Format::kWarc;
  if (head.starts_with('{')) return Format::kJsonLines;
  if (head.starts_with('[') && head.find_first_of("{\"") < 16) return Format::kJson;
  if (!head.starts_with('<')) return Format::kText;
  const auto lower = folded(head);
  if (lower.find("<html") != std::string::npos || lower.starts_with("<!doctype html")) return Format::kPage;
  for (const std::string_view root : {"<?xml", "<rss", "<feed", "<rdf:rdf", "<newsitem", "<newsmessage"}) {
    if (lower.starts_with(root)) return Format::kXml;
  }
  constexpr std::string_view kMarkup = "!abcdefghijklmnopqrstuvwxyz";
  return lower.size() > 1 && kMarkup.find(lower[1]) != std::string_view::npos ? Format::kPage : Format::kText;
}

std::unique_ptr<ArticleSource> open_source(const std::string& path, const Limits& limits,
                                           std::istream* standard_input) {
  auto format = format_of_name(path);
  const bool sure = format != Format::kUnknown;
  auto opened = ByteStream::open(path, limits, standard_input);
  if (!opened) return failed(opened.error());
  auto& bytes = *opened;
  if (!sure) format = format_of_bytes(bytes->head());
  switch (format) {
    case Format::kJsonLines:
      return open_json_lines(std::move(bytes), path, sure, limits);
    case Format::kWarc:
      return open_warc(std::move(bytes), path, limits);
    case Format::kJson:
      if (path != "-") return open_json(std::move(bytes), path, limits);
      return open_json_lines(std::move(bytes), path, false, limits);
    case Format::kXml: {
      auto all = bytes->rest(limits.max_document_bytes, path);
      if (!all) return failed(all.error());
      return open_xml(std::move(*all), path, limits);
    }
    default:
      break;
  }
  auto all = bytes->rest(limits.max_article_bytes, path);
  if (!all) return failed(all.error());
  if (format == Format::kPage) return open_list({{path, RawPage{std::move(*all), "", "", path, ""}}});
  return open_text(std::move(*all), path, format == Format::kMarkdown);
}

Result<Article> read_raw_page(RawPage page, const Pack& pack, const PageLimits& limits,
                              std::vector<Error>& warnings) {
  auto charset = page.charset.empty() ? charset_in_page(page.bytes) : std::move(page.charset);
  auto decoded = decode(std::move(page.bytes), page.id, charset);
  if (!decoded) return tl::make_unexpected(decoded.error());
  if (decoded->replaced > 0) warnings.push_back({ErrorKind::kInput, page.id, decoded->warning()});
  auto article = read_page(decoded->text, pack, limits, page.id);
  if (!article) return article;
  article->id = std::move(page.id);
  article->path = std::move(page.path);
  if (article->url.empty()) article->url = std::move(page.url);
  return article;
}

}  // namespace onrecord
