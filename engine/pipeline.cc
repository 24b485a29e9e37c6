#include "engine/pipeline.h"

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>

#include "engine/article/detect_language.h"
#include "engine/article/formats/open.h"
#include "engine/article/input_list.h"
#include "engine/article/layout.h"
#include "engine/extract/extractor.h"
#include "engine/ordered_work.h"
#include "engine/reconcile/reconcile.h"
#include "engine/report/record_json.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

// What may be under way at a time: enough to keep all threads busy with articles
// of usual size, and little beside one article at the limit.
constexpr std::size_t kItemsPerThread = 8;
constexpr std::uint64_t kBytesUnderWay = 8 * kMiB;

// One step of the reader, on its way through the threads.
struct Read {
  Result<Input> input;
  std::vector<Error> warnings;
};

template <typename Out>
struct Done {
  Result<Out> out;
  std::vector<Error> warnings;
  std::string where, path;
  std::uint64_t bytes = 0;
};

std::uint64_t size_of(const Input& input) {
  if (const auto* page = std::get_if<RawPage>(&input)) return page->bytes.size();
  if (const auto* raw = std::get_if<RawRecord>(&input)) return raw->json.size();
  return std::get<Article>(input).text.size();
}

// The place of an input, for messages; JSON Lines with ids of their own go by these.
std::string where_of(const Input& input) {
  if (const auto* raw = std::get_if<RawRecord>(&input)) return raw->where();
  if (const auto* page = std::get_if<RawPage>(&input)) return page->id;
  const auto& article = std::get<Article>(input);
  return article.id.starts_with(article.path) ? article.id : article.path + " (id " + article.id + ")";
}

std::string path_of(const Input& input) {
  return std::visit([](const auto& one) { return one.path; }, input);
}

// The code of the article's language where that is not the rules', else "". Fills
// in what was detected.
std::string other_language(Article& article, const Pack& pack) {
  auto primary = article.language.substr(0, article.language.find('-'));
  if (primary.size() > 3) primary.clear();  // a word for it ("British English"), which proves nothing
  if (auto found = detect_language(article.text); !found.empty() && fold(found) != fold(primary)) {
    primary = found;
    article.language = std::move(found);
  }
  return fold(primary) == fold(pack.language) ? std::string() : primary;
}

// The record of an article that the rules are not for: its text by its structure
// alone. Rules of another language would mangle it.
Record unread(Article article) {
  static const Pack no_pack;
  static const Matcher no_rules(no_pack, Part::kLayout);
  if (article.blocks.empty()) lay_out(article, no_rules);
  Record record;
  record.article = std::move(article);
  return record;
}

Result<Record> record_of(Input input, const Language& language, const PipelineOptions& options,
                         std::vector<Error>& warnings) {
  if (const auto* raw = std::get_if<RawRecord>(&input)) return read_record(raw->json, raw->where());
  const auto where = where_of(input);
  auto* const page = std::get_if<RawPage>(&input);
  auto article = page == nullptr
                     ? Result<Article>(std::get<Article>(std::move(input)))
                     : read_raw_page(std::move(*page), language.pack(), options.limits.page, warnings);
  if (!article) return tl::make_unexpected(article.error());
  const auto& pack = language.pack();
  if (const auto other = other_language(*article, pack); !other.empty()) {
    warnings.push_back({ErrorKind::kInput, where,
                        "is in " + language_name(other) + " (" + other + "), and the rules are for " +
                            language_name(pack.language) + " (" + pack.language +
                            "): its text is kept, and nothing is read from it"});
    return unread(std::move(*article));
  }
  return read_article(std::move(*article), language, options.published);
}

// What becomes of one input: `make` of its record, or why there is none.
template <typename Out, typename Make>
Done<Out> process(Read read, const Language& language, const PipelineOptions& options, const Make& make) {
  if (!read.input) return {tl::make_unexpected(read.input.error()), std::move(read.warnings), "", "", 0};
  auto where = where_of(*read.input);
  auto path = path_of(*read.input);
  const auto bytes = size_of(*read.input);
  Result<Out> out = fail(ErrorKind::kInput, where, "");
  try {
    auto record = record_of(std::move(*read.input), language, options, read.warnings);
    out = record ? Result<Out>(make(std::move(*record))) : tl::make_unexpected(record.error());
  } catch (const std::exception& failure) {
    out = fail(ErrorKind::kInput, where,
               std::string("could not be read for a fault of this program: ") + failure.what());
  }
  return {std::move(out), std::move(read.warnings), std::move(where), std::move(path), bytes};
}

// Reads all inputs; `make(record)` runs on any thread, `take(out, where)` on this
// one, in order. `take` gives an error where the input fails after all, and ends
// the work by setting `stop`.
template <typename Out, typename Make, typename Take>
Tally for_each_input(const std::vector<std::string>& names, const Language& language,
                     const PipelineOptions& options, Watcher& watcher, const Make& make, const Take& take) {
  Tally tally;
  const auto failed = [&](const Error& error) {
    ++tally.failed;
    watcher.failed(error);
  };
  const auto list = list_inputs(names, options.filter);
  for (const auto& error : list.errors) failed(error);
  watcher.begin(list.paths);

  const auto threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  OrderedWork<Read, Done<Out>> work(threads > 1 ? threads : 0, [&](Read read) {
    return process<Out>(std::move(read), language, options, make);
  });
  const auto max_items = threads > 1 ? threads * kItemsPerThread : 1;
  std::uint64_t under_way = 0;
  ArticleReader reader(list.paths, options.limits, options.standard_input);
  for (bool ended = false; !ended || !work.empty();) {
    if (!ended && work.size() < max_items && under_way < kBytesUnderWay) {
      if (auto input = reader.next()) {
        under_way += *input ? size_of(**input) : 0;
        work.put({std::move(*input), reader.take_warnings()});
      } else {
        ended = true;
        for (const auto& warning : reader.take_warnings()) watcher.warned(warning);
      }
      continue;
    }
    auto done = work.take();
    under_way -= done.bytes;
    for (const auto& warning : done.warnings) watcher.warned(warning);
    bool stop = false;
    auto taken =
        done.out ? take(std::move(*done.out), done.where, stop) : tl::make_unexpected(done.out.error());
    if (stop) break;
    if (taken) ++tally.records;
    if (!taken) failed(taken.error());
    if (!done.path.empty()) watcher.read(done.path, done.bytes);
  }
  return tally;
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
  const auto make = [](const Record& record) { return write_record(record) + "\n"; };
  const auto take = [&](const std::string& line, const std::string& /*where*/, bool& stop) -> Result<void> {
    stop = !write(line);
    return {};
  };
  return for_each_input<std::string>(names, language, options, watcher, make, take);
}

Report reconcile_all(const std::vector<std::string>& names, const Language& language,
                     const PipelineOptions& options, Watcher& watcher, Tally& tally) {
  std::vector<Record> records;
  std::map<std::string, std::string> ids;  // id → where it came from
  const auto make = [](Record record) { return record; };
  const auto take = [&](Record record, const std::string& where, bool& /*stop*/) -> Result<void> {
    const auto [first, added] = ids.emplace(record.article.id, where);
    if (!added) {
      return fail(ErrorKind::kInput, where,
                  "id \"" + record.article.id + "\" is that of " + first->second + " already");
    }
    records.push_back(std::move(record));
    return {};
  };
  tally = for_each_input<Record>(names, language, options, watcher, make, take);
  watcher.reconciling(records.size());
  return reconcile(std::move(records), language.pack());
}

}  // namespace onrecord
