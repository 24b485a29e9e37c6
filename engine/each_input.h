// Every input of a command, worked on by several threads and handed on in order.
//
// Articles are read one after another and take bounded memory, whatever the
// number of threads is. An input that fails is told and costs itself only.
#pragma once

#include <algorithm>
#include <exception>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "engine/article/input_list.h"
#include "engine/ordered_work.h"
#include "engine/pipeline.h"

namespace onrecord {
namespace each_input {

// What may be under way at a time: enough to keep all threads busy with articles
// of usual size, and little beside one article at the limit.
inline constexpr std::size_t kItemsPerThread = 8;
inline constexpr std::uint64_t kBytesUnderWay = 8 * kMiB;

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

inline std::uint64_t size_of(const Input& input) {
  if (const auto* page = std::get_if<RawPage>(&input)) return page->bytes.size();
  if (const auto* raw = std::get_if<RawRecord>(&input)) return raw->json.size();
  return std::get<Article>(input).text.size();
}

// The place of an input, for messages; JSON Lines with ids of their own go by these.
inline std::string where_of(const Input& input) {
  if (const auto* raw = std::get_if<RawRecord>(&input)) return raw->where();
  if (const auto* page = std::get_if<RawPage>(&input)) return page->id;
  const auto& article = std::get<Article>(input);
  return article.id.starts_with(article.path) ? article.id : article.path + " (id " + article.id + ")";
}

inline std::string path_of(const Input& input) {
  return std::visit([](const auto& one) { return one.path; }, input);
}

// What becomes of one input: `make` of it, or why there is nothing.
template <typename Out, typename Make>
Done<Out> process(Read read, const Make& make) {
  if (!read.input) return {tl::make_unexpected(read.input.error()), std::move(read.warnings), "", "", 0};
  auto where = where_of(*read.input);
  auto path = path_of(*read.input);
  const auto bytes = size_of(*read.input);
  Result<Out> out = fail(ErrorKind::kInput, where, "");
  try {
    out = make(std::move(*read.input), read.warnings);
  } catch (const std::exception& failure) {
    out = fail(ErrorKind::kInput, where,
               std::string("could not be read for a fault of this program: ") + failure.what());
  }
  return {std::move(out), std::move(read.warnings), std::move(where), std::move(path), bytes};
}

}  // namespace each_input

// Reads all inputs; `make(input, warnings)` gives a Result<Out> on any thread, `take(out, where)`
// runs on this one, in order. `take` gives an error where the input fails after all,
// and ends the work by setting `stop`.
template <typename Out, typename Make, typename Take>
Tally for_each_input(const std::vector<std::string>& names, const PipelineOptions& options, Watcher& watcher,
                     const Make& make, const Take& take) {
  using each_input::Done;
  using each_input::Read;
  Tally tally;
  const auto failed = [&](const Error& error) {
    ++tally.failed;
    watcher.failed(error);
  };
  const auto list = list_inputs(names, options.filter);
  for (const auto& error : list.errors) failed(error);
  watcher.begin(list.paths);

  const auto threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  OrderedWork<Read, Done<Out>> work(
      threads > 1 ? threads : 0, [&](Read read) { return each_input::process<Out>(std::move(read), make); });
  const auto max_items = threads > 1 ? threads * each_input::kItemsPerThread : 1;
  std::uint64_t under_way = 0;
  ArticleReader reader(list.paths, options.limits, options.standard_input);
  for (bool ended = false; !ended || !work.empty();) {
    if (!ended && work.size() < max_items && under_way < each_input::kBytesUnderWay) {
      if (auto input = reader.next()) {
        under_way += *input ? each_input::size_of(**input) : 0;
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

}  // namespace onrecord
