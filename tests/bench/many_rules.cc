// What rules cost that never match: extraction with the English pack, and with
// five hundred further rules of the usual shapes. Compare the two as a ratio.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "engine/article/input.h"
#include "engine/article/input_list.h"
#include "engine/article/layout.h"
#include "engine/base/file.h"
#include "engine/extract/extractor.h"
#include "engine/rules/pack.h"

namespace onrecord {
namespace {

constexpr int kFurtherRules = 500;

// Each rule has a word of its own that no text has, beside words and mentions
// that every text is full of.
std::string further_rules() {
  std::string out = "format: 1\npack: en\n";
  for (int i = 0; i < kFurtherRules; ++i) {
    const auto word = "zq" + std::string(1, static_cast<char>('a' + i / 26 % 26)) +
                      std::string(1, static_cast<char>('a' + i % 26));
    out += "rule bench.never-" + std::to_string(i) + ":\n  gives: bench-never\n  match: |\n";
    out += "    " + word + " {amount: number} [more] {of: word}\n";
    out += "    the {what: word except " + word + "d +} of " + word + "\n";
    out += "    {who: name}, {: name}, " + word + "s [that] {rest}\n";
    out += "  finds: |\n    not run here\n";
  }
  return out;
}

Pack pack_with(const std::string& further) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& file : std::filesystem::directory_iterator(ONRECORD_SOURCE_DIR "/rules/en")) {
    if (file.path().extension() != ".yaml") continue;
    auto content = read_file(file.path().string());
    if (!content) std::abort();
    files.emplace_back(file.path().filename().string(), std::move(*content));
  }
  std::sort(files.begin(), files.end());
  if (!further.empty()) files.emplace_back("further.yaml", further);
  return parse_pack(files);
}

void extraction_with(benchmark::State& state, const std::string& further) {
  const Language language(pack_with(further));
  for (const auto& error : language.errors()) {
    std::cerr << error.message() << "\n";
    std::abort();
  }
  const auto list = list_inputs({ONRECORD_SOURCE_DIR "/fixtures/*/articles"});
  ArticleReader reader(list.paths, Limits{});
  std::vector<Article> articles;
  std::size_t bytes = 0;
  while (auto input = reader.next()) {
    if (!*input) std::abort();
    auto article = std::get<Article>(std::move(**input));
    lay_out(article, language.layout());
    bytes += article.text.size();
    articles.push_back(std::move(article));
  }
  for (auto _ : state) {
    for (const auto& article : articles) benchmark::DoNotOptimize(extract(article, language));
  }
  const auto all = static_cast<double>(state.iterations()) * static_cast<double>(bytes) / 1e6;
  state.counters["MB/s"] = benchmark::Counter(all, benchmark::Counter::kIsRate);
}

void extraction_with_the_pack(benchmark::State& state) { extraction_with(state, ""); }
BENCHMARK(extraction_with_the_pack)->Unit(benchmark::kMillisecond);

void extraction_with_500_further_rules(benchmark::State& state) { extraction_with(state, further_rules()); }
BENCHMARK(extraction_with_500_further_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace onrecord
