// onrecord rules profile: which rules take the time.
#include <algorithm>
#include <cmath>
#include <map>

#include "cli/rule_corpus.h"
#include "cli/rules_command.h"
#include "engine/article/layout.h"
#include "engine/extract/read_block.h"
#include "engine/match/inspection.h"
#include "engine/report/labels.h"

namespace onrecord {
namespace {

// What one line or all lines of a rule cost.
struct Cost {
  std::chrono::nanoseconds time{0};
  std::uint64_t tries = 0, steps = 0, matches = 0;

  void add(const Cost& more) {
    time += more.time;
    tries += more.tries;
    steps += more.steps;
    matches += more.matches;
  }
};

using LineCosts = std::map<std::pair<const Rule*, std::uint32_t>, Cost>;  // by rule and Line::number

void add_costs(const Inspection& inspection, const Matcher& matcher, LineCosts& out) {
  for (const auto& line : inspection.costs()) {
    out[{&matcher.rule(line.rule), line.line}].add({line.time, line.tries, line.steps, line.matches});
  }
}

// What the lines of all rules cost in an article: those of layout in its blocks,
// the others in what is read.
LineCosts costs_of(Article article, const Language& language) {
  lay_out(article, language.layout());
  LineCosts costs;
  Inspection layout(language.layout());
  layout.measure();
  for (const auto& block : article.blocks) {
    const auto reading = language.layout().read(article.text, block.span);
    layout.run(reading, {});
  }
  add_costs(layout, language.layout(), costs);
  Inspection text(language.text());
  text.measure();
  for (const auto& block : read_blocks(article, language.text())) {
    text.run(block.reading, seeds_of(block, language.text()));
  }
  add_costs(text, language.text(), costs);
  return costs;
}

struct RuleCost {
  const Rule* rule = nullptr;
  Cost cost;
  std::vector<std::pair<std::uint32_t, Cost>> lines;  // the worst first
};

// The rules that are wanted, the worst first.
std::vector<RuleCost> by_rule(const LineCosts& costs, const Options& options) {
  std::vector<RuleCost> rules;
  for (const auto& [line, cost] : costs) {
    if (!is_wanted(*line.first, options)) continue;
    if (rules.empty() || rules.back().rule != line.first) rules.push_back({line.first, {}, {}});
    rules.back().cost.add(cost);
    rules.back().lines.emplace_back(line.second, cost);
  }
  std::ranges::stable_sort(rules, std::ranges::greater(), [](const RuleCost& one) { return one.cost.time; });
  for (auto& rule : rules) {
    std::ranges::stable_sort(rule.lines, std::ranges::greater(),
                             [](const auto& line) { return line.second.time; });
  }
  return rules;
}

// With one digit behind the point.
std::string tenths(double value) {
  const auto rounded = std::llround(value * 10);
  return std::to_string(rounded / 10) + "." + std::to_string(rounded % 10);
}

double milliseconds(const Cost& cost) { return std::chrono::duration<double, std::milli>(cost.time).count(); }

double share(const Cost& cost, const Cost& all) {
  return all.time.count() == 0
             ? 0
             : static_cast<double>(cost.time.count()) / static_cast<double>(all.time.count());
}

std::string steps_text(const Rule& rule, const Cost& cost) {
  return rule.regex.empty() ? std::to_string(cost.steps) : "-";
}

std::string profile_text(const std::vector<RuleCost>& rules, const Cost& all, std::size_t articles,
                         const Options& options) {
  std::vector<std::vector<std::string>> rows = {
      {"rule", "share", "ms", "tries", "steps", "matches", "the costliest line"}};
  const auto row = [&](const std::string& name, const Rule& rule, const Cost& cost, std::uint32_t line) {
    rows.push_back({name, tenths(100 * share(cost, all)) + "%", tenths(milliseconds(cost)),
                    std::to_string(cost.tries), steps_text(rule, cost), std::to_string(cost.matches),
                    position(place_of(rule, line))});
  };
  for (const auto& one : rules) row(one.rule->id, *one.rule, one.cost, one.lines.front().first);
  // One rule alone is shown line by line.
  if (!options.rule.empty() && !rules.empty()) {
    for (const auto& [line, cost] : rules.front().lines) row("", *rules.front().rule, cost, line);
  }
  return table(std::move(rows)) + counted(articles, "article") + ": all rules took " +
         tenths(milliseconds(all)) + " ms\n";
}

RulesJson cost_json(RulesJson json, const Rule& rule, const Cost& cost, const Cost& all) {
  json["share"] = share(cost, all);
  json["milliseconds"] = milliseconds(cost);
  json["tries"] = cost.tries;
  json["steps"] = nullptr;
  if (rule.regex.empty()) json["steps"] = cost.steps;
  json["matches"] = cost.matches;
  return json;
}

RulesJson profile_json(const std::vector<RuleCost>& rules, const Cost& all, std::size_t articles) {
  auto json = RulesJson::array();
  for (const auto& [rule, cost, lines] : rules) {
    auto one = cost_json({{"id", rule->id}}, *rule, cost, all);
    one["lines"] = RulesJson::array();
    for (const auto& [line, of_line] : lines) {
      one["lines"].push_back(cost_json(place_json(place_of(*rule, line)), *rule, of_line, all));
    }
    json.push_back(std::move(one));
  }
  return {{"articles", articles}, {"milliseconds", milliseconds(all)}, {"rules", std::move(json)}};
}

ExitCode profile(const Options& options, Console& console) {
  if (options.arguments.empty()) {
    return wrong(console, {ErrorKind::kOptions, "rules profile", "needs PATH..."});
  }
  const auto loaded = rules_for(options, {});
  if (!loaded) return wrong(console, loaded.error());
  const auto& language = **loaded;
  tell(console, language.pack(), language.errors());
  LineCosts costs;
  const auto make = [&](Article article) { return costs_of(std::move(article), language); };
  const auto take = [&](const LineCosts& more) {
    for (const auto& [line, cost] : more) costs[line].add(cost);
  };
  // Threads that wait for one another would be charged to rules.
  auto alone = options;
  if (alone.jobs == 0) alone.jobs = 1;
  const auto tally =
      for_each_article<LineCosts>(options.arguments, alone, language.pack(), console, make, take);
  const auto code = with_rules(language, console, exit_code(options, tally));
  Cost all;
  for (const auto& [line, cost] : costs) all.add(cost);
  const auto rules = by_rule(costs, options);
  if (wants_json(options)) return print_json(console, profile_json(rules, all, tally.records), code);
  return print_all(console, profile_text(rules, all, tally.records, options), code);
}

}  // namespace

const RulesCommand kRulesProfile{"profile", "PATH...", &profile};

}  // namespace onrecord
