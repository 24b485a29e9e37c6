// Megabytes a second of each stage of the work, on one core.
//
// The text is that of the folder ONRECORD_BENCH_TEXT (its files as list_inputs
// finds them), else the fixtures' articles, repeated to about 2 MB. Every stage
// gets the same articles, with what comes before it done.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/article/decode.h"
#include "engine/article/input.h"
#include "engine/article/input_list.h"
#include "engine/article/layout.h"
#include "engine/extract/dates.h"
#include "engine/extract/entities.h"
#include "engine/extract/extractor.h"
#include "engine/extract/figures.h"
#include "engine/extract/quotes.h"
#include "engine/extract/read_block.h"
#include "engine/pipeline.h"
#include "engine/reconcile/reconcile.h"
#include "engine/report/record_json.h"
#include "engine/report/report_json.h"
#include "engine/report/sheet_html.h"
#include "engine/rules/pack.h"
#include "engine/text/quotations.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << "onrecord_bench: " << why << "\n";
  std::exit(1);
}

const Language& language() {
  static const Language kLanguage = [] {
    auto pack = read_pack(ONRECORD_SOURCE_DIR "/rules/en");
    if (!pack) give_up(pack.error().message());
    return Language(std::move(*pack));
  }();
  return kLanguage;
}

std::vector<Article> read_articles() {
  const char* folder = std::getenv("ONRECORD_BENCH_TEXT");
  const auto list =
      list_inputs({folder != nullptr ? std::string(folder) : ONRECORD_SOURCE_DIR "/fixtures/*/articles"});
  if (!list.errors.empty()) give_up(list.errors.front().message());
  ArticleReader reader(list.paths, Limits{});
  std::vector<Article> articles;
  while (auto input = reader.next()) {
    if (!*input) give_up(input->error().message());
    if (auto* article = std::get_if<Article>(&**input)) articles.push_back(std::move(*article));
  }
  if (articles.empty()) give_up("there is no article to read");
  return articles;
}

std::size_t bytes_of(const std::vector<Article>& articles) {
  std::size_t bytes = 0;
  for (const auto& article : articles) bytes += article.text.size();
  return bytes;
}

// What every stage reads: articles as they come, and laid out.
struct Corpus {
  std::vector<Article> articles, laid_out;
  std::size_t bytes = 0;
  std::size_t stories = 0;  // the first so many articles are all different ones

  Corpus() : articles(read_articles()), stories(articles.size()) {
    constexpr std::size_t kEnough = 2'000'000;
    while (bytes_of(articles) < kEnough) {
      articles.push_back(articles[articles.size() % stories]);
      articles.back().id += "#" + std::to_string(articles.size());
    }
    bytes = bytes_of(articles);
    laid_out = articles;
    for (auto& article : laid_out) lay_out(article, language().layout());
  }
};

const Corpus& corpus() {
  static const Corpus kCorpus;
  return kCorpus;
}

void tell_speed(benchmark::State& state, std::size_t bytes) {
  const auto all = static_cast<double>(state.iterations()) * static_cast<double>(bytes) / 1e6;
  state.counters["MB/s"] = benchmark::Counter(all, benchmark::Counter::kIsRate);
}

// Runs `stage(article)` over all articles, laid out.
template <typename Stage>
void over_articles(benchmark::State& state, Stage stage) {
  const auto& articles = corpus().laid_out;
  for (auto _ : state) {
    for (const auto& article : articles) stage(article);
  }
  tell_speed(state, corpus().bytes);
}

Span whole(const Article& article) { return {0, static_cast<std::uint32_t>(article.text.size())}; }

void decoding(benchmark::State& state) {
  over_articles(state,
                [](const Article& article) { benchmark::DoNotOptimize(decode(article.text, article.path)); });
}
BENCHMARK(decoding);

void layout(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& article : corpus().articles) {
      auto copy = article;
      lay_out(copy, language().layout());
      benchmark::DoNotOptimize(copy);
    }
  }
  tell_speed(state, corpus().bytes);
}
BENCHMARK(layout);

void tokens(benchmark::State& state) {
  const auto& clitics = language().text().vocabulary().clitics();
  over_articles(state, [&](const Article& article) {
    benchmark::DoNotOptimize(tokenize(article.text, whole(article), clitics));
  });
}
BENCHMARK(tokens);

void quotation_marks(benchmark::State& state) {
  over_articles(state, [](const Article& article) {
    std::vector<Span> spans;
    for (const auto& block : article.blocks) spans.push_back(block.span);
    benchmark::DoNotOptimize(pair_quotations(article.text, spans));
  });
}
BENCHMARK(quotation_marks);

// Tokens, units and sentences of each block.
void reading(benchmark::State& state) {
  over_articles(state, [](const Article& article) {
    for (const auto& block : article.blocks)
      benchmark::DoNotOptimize(language().text().read(article.text, block.span));
  });
}
BENCHMARK(reading);

// All rules of the text, over what was read before.
void rules(benchmark::State& state) {
  std::vector<Reading> readings;
  for (const auto& article : corpus().laid_out) {
    for (const auto& block : article.blocks)
      readings.push_back(language().text().read(article.text, block.span));
  }
  for (auto _ : state) {
    for (const auto& one : readings) benchmark::DoNotOptimize(language().text().run(one, {}));
  }
  tell_speed(state, corpus().bytes);
}
BENCHMARK(rules);

// From the article laid out to its record: reading, rules, quotes, figures, dates, names.
void extraction(benchmark::State& state) {
  auto articles = corpus().laid_out;
  for (auto _ : state) {
    for (auto& article : articles) {
      auto record = extract(std::move(article), language());
      benchmark::DoNotOptimize(record);
      article = std::move(record.article);  // for the next time round
    }
  }
  tell_speed(state, corpus().bytes);
}
BENCHMARK(extraction);

// What the collectors read: the articles' blocks, with all that the rules found in them.
struct Found {
  Record record;
  std::vector<ReadBlock> blocks;
};

std::vector<Found> found_by_rules() {
  std::vector<Found> all;
  for (const auto& article : corpus().laid_out) {
    all.push_back({extract(article, language()), {}});
    all.back().blocks = read_blocks(all.back().record.article, language().text());
  }
  return all;
}

// Runs `collect(record, blocks)` over all articles.
template <typename Collect>
void over_found(benchmark::State& state, Collect collect) {
  auto all = found_by_rules();
  for (auto _ : state) {
    for (auto& [record, blocks] : all) collect(record, blocks);
  }
  tell_speed(state, corpus().bytes);
}

// The figures' and the dates' values, units, subjects and periods.
void figures_and_dates(benchmark::State& state) {
  over_found(state, [](Record& record, const std::vector<ReadBlock>& blocks) {
    record.dates.clear();
    record.figures.clear();
    collect_dates(blocks, language(), record);
    collect_figures(blocks, language(), record);
  });
}
BENCHMARK(figures_and_dates);

// Quotes, and who their speakers are by name.
void quotes_and_speakers(benchmark::State& state) {
  over_found(state, [](Record& record, const std::vector<ReadBlock>& blocks) {
    record.quotes.clear();
    record.entities.clear();
    collect_quotes(blocks, language(), record);
    collect_entities(blocks, language(), record);
  });
}
BENCHMARK(quotes_and_speakers);

std::vector<Record> records(std::size_t count) {
  std::vector<Record> found;
  for (std::size_t i = 0; i < count; ++i) found.push_back(extract(corpus().laid_out[i], language()));
  return found;
}

void record_json(benchmark::State& state) {
  const auto found = records(corpus().laid_out.size());
  for (auto _ : state) {
    for (const auto& record : found) benchmark::DoNotOptimize(write_record(record));
  }
  tell_speed(state, corpus().bytes);
}
BENCHMARK(record_json);

// The articles once each: copies of them would be one story of very many.
void reconciling(benchmark::State& state) {
  const auto found = records(corpus().stories);
  std::size_t bytes = 0;
  for (const auto& record : found) bytes += record.article.text.size();
  for (auto _ : state) benchmark::DoNotOptimize(reconcile(found, language().pack()));
  tell_speed(state, bytes);
}
BENCHMARK(reconciling)->Unit(benchmark::kMillisecond);

void rendering(benchmark::State& state) {
  const auto report = reconcile(records(corpus().stories), language().pack());
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto json = write_report(report);
    const auto html = sheet_html(report);
    bytes = json.size() + html.size();
  }
  tell_speed(state, bytes);
}
BENCHMARK(rendering)->Unit(benchmark::kMillisecond);

// All of onrecord extract, bytes to JSON, on one core. peak_MB is the memory that
// the program took so far: run this alone to see its own.
void whole_extraction(benchmark::State& state) {
  const char* folder = std::getenv("ONRECORD_BENCH_TEXT");
  const std::string name = folder != nullptr ? folder : ONRECORD_SOURCE_DIR "/fixtures/*/articles";
  std::size_t bytes = 0;
  for (const auto& article : read_articles()) bytes += article.text.size();
  PipelineOptions options;
  options.jobs = 1;
  Watcher nobody;
  language();
  for (auto _ : state) {
    std::size_t written = 0;
    extract_all({name}, language(), options, nobody, [&](std::string_view line) {
      written += line.size();
      return true;
    });
    benchmark::DoNotOptimize(written);
  }
  tell_speed(state, bytes);
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(whole_extraction)->Unit(benchmark::kMillisecond);

// Reading and compiling all rules: what every run pays once.
void loading_rules(benchmark::State& state) {
  for (auto _ : state) {
    auto pack = read_pack(ONRECORD_SOURCE_DIR "/rules/en");
    if (!pack) give_up(pack.error().message());
    const Language loaded(std::move(*pack));
    benchmark::DoNotOptimize(&loaded);
  }
}
BENCHMARK(loading_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace onrecord
