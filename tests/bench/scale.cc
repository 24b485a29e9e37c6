// How the time of reconciling grows with the number of articles.
//
// Generated stories of ten articles each, as extract records in JSON Lines, are
// read, reconciled and written. What is printed for each size: the time, how it
// grows against n log n, and the most memory that the process had so far.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "engine/extract/language.h"
#include "engine/pipeline.h"
#include "engine/report/record_json.h"
#include "engine/report/report_json.h"
#include "engine/rules/pack.h"

namespace onrecord {
namespace {

constexpr std::size_t kArticlesAStory = 10;

// Numbers that are the same on every machine, unlike the library's distributions.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t sides) { return engine_() % sides; }

 private:
  std::mt19937 engine_;
};

std::string made_word(Dice& dice, std::size_t syllables) {
  static constexpr const char* kSyllables[] = {"ka",  "lo",  "mi",  "ren", "tas", "vel", "do",
                                               "sur", "pin", "bra", "ne",  "fo",  "gu",  "hal",
                                               "ist", "jor", "qua", "wer", "zen", "cor"};
  std::string out;
  for (std::size_t i = 0; i < syllables; ++i) out += kSyllables[dice.below(std::size(kSyllables))];
  return out;
}

std::string made_name(Dice& dice) {
  auto name = made_word(dice, 5);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

// What all articles of one story tell, each in other words.
struct Story {
  std::string place;
  std::vector<std::string> people;
  std::vector<std::string> remarks, counts;
  std::vector<std::size_t> amounts;
};

// Writes one article and marks what was found in it on the way.
class Teller {
 public:
  Teller(const std::string& id, Dice& dice, const std::vector<std::string>& lexicon)
      : dice_(dice), lexicon_(lexicon) {
    record_.article.id = id;
    record_.article.published = "2031-03-" + std::to_string(10 + dice.below(15));
    record_.article.language = "en";
  }

  Record tell(const Story& story) {
    record_.article.publisher = "Outlet " + std::to_string(dice_.below(500));
    for (std::size_t i = 0; i < story.remarks.size(); ++i) {
      filler(story);
      quote(story.remarks[i], story.people[i % story.people.size()]);
      figure(story.amounts[i], story.counts[i], story.place);
      date(story.place);
    }
    const auto end = static_cast<std::uint32_t>(text().size());
    record_.article.blocks.push_back({BlockKind::kBody, {0, end}, "", ""});
    return std::move(record_);
  }

 private:
  std::string& text() { return record_.article.text; }

  Span add(const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(text().size());
    text() += words;
    return {begin, static_cast<std::uint32_t>(text().size())};
  }

  template <typename Write>
  void sentence(const Write& write) {
    const auto begin = static_cast<std::uint32_t>(text().size());
    write();
    record_.sentences.push_back({begin, static_cast<std::uint32_t>(text().size())});
    add("\n");
  }

  // Zipf's law, roughly: few words are frequent, most are rare.
  const std::string& common_word() {
    const auto most = dice_.below(lexicon_.size()) + 1;
    return lexicon_[dice_.below(most)];
  }

  void words(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) add(common_word() + (i + 1 < count ? " " : ""));
  }

  void filler(const Story& story) {
    sentence([&] {
      words(9);
      add(" in " + story.place + " ");
      words(9);
      add(".");
    });
  }

  void quote(const std::string& remark, const std::string& person) {
    sentence([&] {
      add("“");
      Quote quote;
      quote.kind = QuoteKind::kDirect;
      // Some outlets cut it.
      const auto from = dice_.below(3) == 0 ? remark.find(' ', remark.size() / 3) + 1 : 0;
      quote.content = {add(remark.substr(from))};
      add("”, ");
      const auto who = add(person);
      const auto cue = (add(" "), add("said"));
      add(".");
      record_.entities.push_back({EntityKind::kPerson, person, {}, {who}});
      quote.speaker = Speaker{who, record_.entities.size() - 1, person};
      quote.cue = cue;
      quote.rule = {"bench.quote", "bench.yaml", 1};
      quote.confidence = 0.9;
      record_.quotes.push_back(std::move(quote));
    });
  }

  void figure(std::size_t amount, const std::string& noun, const std::string& place) {
    sentence([&] {
      words(4);
      add(" ");
      Figure figure;
      figure.value = static_cast<double>(amount + (dice_.below(10) == 0 ? 7 : 0));
      figure.span = add(std::to_string(static_cast<std::size_t>(*figure.value)) + " " + noun);
      figure.unit = noun;
      figure.dimension = "count";
      figure.rule = {"bench.figure", "bench.yaml", 2};
      figure.confidence = 0.9;
      record_.figures.push_back(std::move(figure));
      add(" of " + place + ".");
    });
  }

  void date(const std::string& place) {
    sentence([&] {
      words(4);
      add(" " + place + " on ");
      const auto day = std::to_string(1 + dice_.below(28));
      Date date;
      date.span = add(day + " May 2030");
      date.value = date.earliest = date.latest = "2030-05-" + std::string(day.size() < 2 ? "0" : "") + day;
      date.rule = {"bench.date", "bench.yaml", 3};
      date.confidence = 0.9;
      record_.dates.push_back(std::move(date));
      add(".");
    });
  }

  Dice& dice_;
  const std::vector<std::string>& lexicon_;
  Record record_;
};

Story made_story(Dice& dice, const std::vector<std::string>& lexicon) {
  Story story;
  story.place = made_name(dice);
  for (int i = 0; i < 3; ++i) story.people.push_back(made_name(dice) + " " + made_name(dice));
  for (int i = 0; i < 6; ++i) {
    std::string remark = "We";
    for (int w = 0; w < 14; ++w) remark += " " + lexicon[dice.below(lexicon.size())];
    story.remarks.push_back(remark);
    story.counts.push_back(lexicon[dice.below(lexicon.size())]);
    story.amounts.push_back(20 + dice.below(5000));
  }
  return story;
}

// The articles of all stories in turn, so that no story stands together.
std::string write_records(std::size_t articles) {
  const std::string path = "/tmp/onrecord-scale-" + std::to_string(articles) + ".jsonl";
  std::ofstream file(path);
  Dice dice(7);
  std::vector<std::string> lexicon;
  for (int i = 0; i < 40000; ++i) lexicon.push_back(made_word(dice, 2 + dice.below(3)));
  const auto stories = articles / kArticlesAStory;
  for (std::size_t turn = 0; turn < kArticlesAStory; ++turn) {
    for (std::size_t s = 0; s < stories; ++s) {
      Dice of_story(static_cast<std::uint32_t>(1000 + s)),
          of_article(static_cast<std::uint32_t>(s * 31 + turn));
      const auto story = made_story(of_story, lexicon);
      Teller teller("story-" + std::to_string(s) + "-" + std::to_string(turn), of_article, lexicon);
      file << write_record(teller.tell(story)) << "\n";
    }
  }
  return path;
}

void scale(benchmark::State& state) {
  const auto articles = static_cast<std::size_t>(state.range(0));
  auto pack = read_pack(ONRECORD_SOURCE_DIR "/rules/en");
  if (!pack) return state.SkipWithError(pack.error().message().c_str());
  const Language language(std::move(*pack));
  const auto path = write_records(articles);
  std::size_t claims = 0, joint = 0, stories = 0, bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    Watcher watcher;
    Tally tally;
    const auto report = reconcile_all({path}, language, {}, watcher, tally);
    write_report(report, [&](std::string_view piece) { bytes += piece.size(); });
    if (tally.records != articles) state.SkipWithError("records were not read");
    claims = report.claims.size();
    for (const auto& claim : report.claims) joint += claim.status != Status::kSingle;
    for (const auto& claim : report.claims) {
      const auto& first = report.articles[claim.mentions.front().article].article.id;
      const auto& last = report.articles[claim.mentions.back().article].article.id;
      stories += first.substr(0, first.rfind('-')) != last.substr(0, last.rfind('-'));
    }
  }
  std::remove(path.c_str());
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.SetComplexityN(state.range(0));
  state.counters["claims"] = static_cast<double>(claims);
  state.counters["joint"] = static_cast<double>(joint);
  state.counters["across_stories"] = static_cast<double>(stories);
  state.counters["report_MB"] = static_cast<double>(bytes) / 1e6;
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1e3;
}
BENCHMARK(scale)
    ->Arg(10000)
    ->Arg(30000)
    ->Arg(100000)
    ->Iterations(1)
    ->Unit(benchmark::kSecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Complexity(benchmark::oNLogN);

}  // namespace
}  // namespace onrecord
