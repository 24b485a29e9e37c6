#include "engine/pipeline.h"

#include <map>
#include <utility>
#include <variant>

#include "engine/article/detect_language.h"
#include "engine/article/formats/open.h"
#include "engine/article/layout.h"
#include "engine/each_input.h"
#include "engine/extract/extractor.h"
#include "engine/reconcile/reconcile.h"
#include "engine/report/record_json.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

// The code of the article's language where that is not the rules', else "". Fills
// in what was detected. `language`, where there is one, is the rules'.
std::string other_language(Article& article, const Pack& pack, const Language* language = nullptr) {
  auto primary = article.language.substr(0, article.language.find('-'));
  if (primary.size() > 3) primary.clear();  // a word for it ("British English"), which proves nothing
  // Its own words tell sooner than a detector of many languages.
  const bool known = language != nullptr && language->knows_words_of(article.text);
  if (auto found = known ? pack.language : detect_language(article.text);
      !found.empty() && fold(found) != fold(primary)) {
    primary = found;
    article.language = std::move(found);
  }
  return fold(primary) == fold(pack.language) ? std::string() : primary;
}

// The record of an article that the rules are not for: its text by its structure
// alone. Rules of another language would mangle it.
Record unread(Article article) {
  static const Pack no_pack;
  static const Vocabulary no_words(no_pack, {});
  static const Matcher no_rules(no_pack, Part::kLayout, no_words);
  if (article.blocks.empty()) lay_out(article, no_rules);
  Record record;
  record.article = std::move(article);
  return record;
}

std::string why_unread(const std::string& other, const Pack& pack) {
  return "is in " + language_name(other) + " (" + other + "), and the rules are for " +
         language_name(pack.language) + " (" + pack.language + ")";
}

// An article as it comes, whatever its language.
Result<Article> opened(Input input, const Pack& pack, const PipelineOptions& options,
                       std::vector<Error>& warnings) {
  if (auto* page = std::get_if<RawPage>(&input)) {
    return read_raw_page(std::move(*page), pack, options.limits.page, warnings);
  }
  return std::get<Article>(std::move(input));
}

}  // namespace

Result<Article> article_of(Input input, const Pack& pack, const PipelineOptions& options,
                           std::vector<Error>& warnings) {
  if (const auto* raw = std::get_if<RawRecord>(&input)) {
    auto record = read_record(raw->json, raw->where());
    if (!record) return tl::make_unexpected(record.error());
    return std::move(record->article);
  }
  const auto where = each_input::where_of(input);
  auto article = opened(std::move(input), pack, options, warnings);
  if (!article) return article;
  if (const auto other = other_language(*article, pack); !other.empty()) {
    return fail(ErrorKind::kInput, where, "left out: it " + why_unread(other, pack));
  }
  return article;
}

namespace {

Result<Record> record_of(Input input, const Language& language, const PipelineOptions& options,
                         std::vector<Error>& warnings) {
  if (const auto* raw = std::get_if<RawRecord>(&input)) return read_record(raw->json, raw->where());
  const auto where = each_input::where_of(input);
  auto article = opened(std::move(input), language.pack(), options, warnings);
  if (!article) return tl::make_unexpected(article.error());
  const auto& pack = language.pack();
  if (const auto other = other_language(*article, pack, &language); !other.empty()) {
    warnings.push_back({ErrorKind::kInput, where,
                        why_unread(other, pack) + ": its text is kept, and nothing is read from it"});
    return unread(std::move(*article));
  }
  return read_article(std::move(*article), language, options.published);
}

}  // namespace

Record read_article(Article article, const Language& language, const std::string& published) {
  lay_out(article, language.layout());
  if (article.published.empty()) article.published = published;
  return extract(std::move(article), language);
}

Tally extract_all(const std::vector<std::string>& names, const Language& language,
                  const PipelineOptions& options, Watcher& watcher,
                  const std::function<bool(std::string_view line)>& write) {
  const auto make = [&](Input input, std::vector<Error>& warnings) -> Result<std::string> {
    const auto record = record_of(std::move(input), language, options, warnings);
    if (!record) return tl::make_unexpected(record.error());
    return write_record(*record) + "\n";
  };
  const auto take = [&](const std::string& line, const std::string& /*where*/, bool& stop) -> Result<void> {
    stop = !write(line);
    return {};
  };
  return for_each_input<std::string>(names, options, watcher, make, take);
}

Report reconcile_all(const std::vector<std::string>& names, const Language& language,
                     const PipelineOptions& options, Watcher& watcher, Tally& tally) {
  std::vector<Record> records;
  std::map<std::string, std::string> ids;  // id → where it came from
  const auto make = [&](Input input, std::vector<Error>& warnings) {
    return record_of(std::move(input), language, options, warnings);
  };
  const auto take = [&](Record record, const std::string& where, bool& /*stop*/) -> Result<void> {
    const auto [first, added] = ids.emplace(record.article.id, where);
    if (!added) {
      return fail(ErrorKind::kInput, where,
                  "id \"" + record.article.id + "\" is that of " + first->second + " already");
    }
    // Copied: what a worker made lies in its own part of the heap, where this thread could use nothing again.
    records.push_back(std::as_const(record));
    return {};
  };
  tally = for_each_input<Record>(names, options, watcher, make, take);
  ids.clear();
  watcher.reconciling(records.size());
  return reconcile(std::move(records), language.pack());
}

}  // namespace onrecord
