// onrecord rules coverage: which rules and lines find something in articles.
#include <algorithm>
#include <map>

#include "cli/rule_corpus.h"
#include "cli/rules_command.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

struct Sample {
  std::string where, context;
};

// What one line of `match` or `regex` found.
struct LineCount {
  std::size_t hits = 0;
  std::vector<Sample> samples;
};

using RuleCount = std::map<std::uint32_t, LineCount>;  // by Line::number

// The counts of all rules that are wanted, with those that found nothing.
std::map<const Rule*, RuleCount> empty_counts(const Pack& pack, const Options& options) {
  std::map<const Rule*, RuleCount> counts;
  for (const auto& rule : pack.rules) {
    if (rule.disabled || !is_wanted(rule, options)) continue;
    auto& lines = counts[&rule];
    for (const auto* block : {&rule.match, &rule.regex}) {
      for (const auto& line : *block) lines[line.number];
    }
  }
  return counts;
}

struct ArticleHits {
  Article article;
  std::vector<CorpusHit> hits;
};

RulesJson coverage_json(const std::map<const Rule*, RuleCount>& counts, std::size_t articles) {
  auto rules = RulesJson::array();
  for (const auto& [rule, lines] : counts) {
    std::size_t hits = 0;
    auto all = RulesJson::array();
    for (const auto& [number, count] : lines) {
      hits += count.hits;
      auto one = place_json(place_of(*rule, number));
      one["hits"] = count.hits;
      one["samples"] = RulesJson::array();
      for (const auto& sample : count.samples) {
        one["samples"].push_back({{"where", sample.where}, {"context", sample.context}});
      }
      all.push_back(std::move(one));
    }
    rules.push_back({{"id", rule->id}, {"hits", hits}, {"lines", std::move(all)}});
  }
  return {{"articles", articles}, {"rules", std::move(rules)}};
}

std::string coverage_text(const std::map<const Rule*, RuleCount>& counts, std::size_t articles) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::vector<std::string>> never;
  std::size_t live_rules = 0;
  std::size_t all_lines = 0;
  for (const auto& [rule, lines] : counts) {
    const bool live = std::ranges::any_of(lines, [](const auto& one) { return one.second.hits > 0; });
    live_rules += live ? 1 : 0;
    for (const auto& [number, count] : lines) {
      ++all_lines;
      auto& row = (count.hits > 0 ? rows : never).emplace_back();
      row = {rule->id, position(place_of(*rule, number)), std::to_string(count.hits)};
      row.push_back(count.samples.empty() ? "" : count.samples.front().context);
      for (std::size_t i = 1; i < count.samples.size(); ++i) {
        rows.push_back({"", "", "", count.samples[i].context});
      }
    }
  }
  const auto dead = never.size();
  rows.insert(rows.end(), never.begin(), never.end());
  return table(std::move(rows)) + counted(articles, "article") + ": " + std::to_string(live_rules) + " of " +
         counted(counts.size(), "rule") + ", " + std::to_string(all_lines - dead) + " of " +
         counted(all_lines, "line") + " found something\n";
}

ExitCode coverage(const Options& options, Console& console) {
  if (options.arguments.empty()) {
    return wrong(console, {ErrorKind::kOptions, "rules coverage", "needs PATH..."});
  }
  const auto loaded = rules_for(options, {});
  if (!loaded) return wrong(console, loaded.error());
  const auto& language = **loaded;
  tell(console, language.pack(), language.errors());
  auto counts = empty_counts(language.pack(), options);
  const auto make = [&](Article article) {
    auto hits = corpus_hits(article, language, options.published);
    return ArticleHits{std::move(article), std::move(hits)};
  };
  const auto take = [&](const ArticleHits& done) {
    for (const auto& hit : done.hits) {
      const auto rule = counts.find(hit.rule);
      if (rule == counts.end()) continue;
      auto& count = rule->second[hit.line];
      if (++count.hits <= options.samples) {
        count.samples.push_back({position(done.article, hit.span), in_context(done.article.text, hit.span)});
      }
    }
  };
  const auto tally =
      for_each_article<ArticleHits>(options.arguments, options, language.pack(), console, make, take);
  const auto code = with_rules(language, console, exit_code(options, tally));
  if (wants_json(options)) return print_json(console, coverage_json(counts, tally.records), code);
  return print_all(console, coverage_text(counts, tally.records), code);
}

}  // namespace

const RulesCommand kRulesCoverage{"coverage", "PATH...", &coverage};

}  // namespace onrecord
