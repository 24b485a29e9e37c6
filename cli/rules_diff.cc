// onrecord rules diff: what two versions of the rules find differently in articles.
#include <algorithm>
#include <map>

#include "cli/rule_corpus.h"
#include "cli/rules_command.h"
#include "engine/report/labels.h"
#include "engine/text/code_points.h"

namespace onrecord {
namespace {

// One mention as either version has it; rule empty where that one has none.
struct Side {
  std::string rule, place, fields, words;
  std::size_t begin = 0, end = 0;  // code points
};

struct Difference {
  Side before, after;
  std::string where, context;
};

// "-" lost, "+" gained, "~" changed.
char sign_of(const Difference& difference) {
  if (difference.after.rule.empty()) return '-';
  return difference.before.rule.empty() ? '+' : '~';
}

Side side_of(const CorpusHit& hit, const Article& article, const CodePoints& points) {
  const auto at = points.from_bytes(hit.span);
  return {hit.rule->id, position(place_of(*hit.rule, hit.line)),
          hit.fields,   std::string(slice(article, hit.span)),
          at.begin,     at.end};
}

// Compares the hits of one article in two languages.
class Comparison {
 public:
  Comparison(const Article& article, const Options& options, const Pack& after)
      : article_(article), options_(options), after_(after), points_(article.text) {}

  std::vector<Difference> run(std::vector<CorpusHit> before, std::vector<CorpusHit> after) {
    pair(before, after, [](Span a, Span b) { return a == b; });
    pair(before, after, [](Span a, Span b) { return a.overlaps(b); });
    for (const auto& hit : before) add(&hit, nullptr);
    for (const auto& hit : after) add(nullptr, &hit);
    return std::move(out_);
  }

 private:
  static bool of_one_kind(const CorpusHit& a, const CorpusHit& b) {
    return a.rule->gives == b.rule->gives && a.rule->part == b.rule->part;
  }

  // Takes those away that are found on both sides; both are in text order.
  template <typename Fits>
  void pair(std::vector<CorpusHit>& before, std::vector<CorpusHit>& after, const Fits& fits) {
    std::size_t first = 0;
    for (auto& old : before) {
      while (first < after.size() &&
             (after[first].rule == nullptr || after[first].span.end <= old.span.begin))
        ++first;
      for (auto i = first; i < after.size() && after[i].span.begin < old.span.end; ++i) {
        if (after[i].rule == nullptr || !fits(old.span, after[i].span) || !of_one_kind(old, after[i]))
          continue;
        if (old.span != after[i].span || old.fields != after[i].fields || !same_rule(old, after[i]))
          add(&old, &after[i]);
        old.rule = after[i].rule = nullptr;
        break;
      }
    }
    std::erase_if(before, [](const CorpusHit& hit) { return hit.rule == nullptr; });
    std::erase_if(after, [](const CorpusHit& hit) { return hit.rule == nullptr; });
  }

  // A rule that was renamed is the same.
  bool same_rule(const CorpusHit& old, const CorpusHit& now) const {
    return old.rule->id == now.rule->id || after_.rule_or_successor(old.rule->id) == now.rule;
  }

  void add(const CorpusHit* before, const CorpusHit* after) {
    const auto wanted = [&](const CorpusHit* hit) {
      return hit != nullptr && is_wanted(*hit->rule, options_);
    };
    if (!wanted(before) && !wanted(after)) return;
    Difference difference;
    if (before != nullptr) difference.before = side_of(*before, article_, points_);
    if (after != nullptr) difference.after = side_of(*after, article_, points_);
    const auto span = before != nullptr ? before->span : after->span;
    difference.where = position(article_, span);
    difference.context = in_context(article_.text, span);
    out_.push_back(std::move(difference));
  }

  const Article& article_;
  const Options& options_;
  const Pack& after_;
  CodePoints points_;
  std::vector<Difference> out_;
};

struct RuleDifferences {
  std::size_t lost = 0, gained = 0, changed = 0;
  std::map<char, std::vector<Difference>> samples;  // by sign
};

using Differences = std::map<std::string, RuleDifferences>;

void count(std::vector<Difference> differences, std::size_t samples, Differences& all) {
  for (auto& difference : differences) {
    auto& rule = all[difference.before.rule.empty() ? difference.after.rule : difference.before.rule];
    const char sign = sign_of(difference);
    ++(sign == '-' ? rule.lost : sign == '+' ? rule.gained : rule.changed);
    if (auto& kept = rule.samples[sign]; kept.size() < samples) kept.push_back(std::move(difference));
  }
}

RulesJson side_json(const Side& side) {
  if (side.rule.empty()) return nullptr;
  return {{"rule", side.rule},   {"line", side.place}, {"text", side.words},
          {"begin", side.begin}, {"end", side.end},    {"fields", side.fields}};
}

std::string summary(std::size_t lost, std::size_t gained, std::size_t changed) {
  return std::to_string(lost) + " lost, " + std::to_string(gained) + " gained, " + std::to_string(changed) +
         " changed";
}

std::string shown(const Difference& difference) {
  const auto& side = difference.before.rule.empty() ? difference.after : difference.before;
  std::string out =
      std::string("  ") + sign_of(difference) + " " + difference.where + "  " + difference.context;
  if (sign_of(difference) != '~') return out + "  (" + side.place + ")\n";
  const auto tell = [](const Side& one) {
    return "[" + one.words + "]" + (one.fields.empty() ? "" : " " + one.fields) + " (" + one.rule + ", " +
           one.place + ")";
  };
  return out + "\n      " + tell(difference.before) + "\n   -> " + tell(difference.after) + "\n";
}

RuleDifferences total(const Differences& all) {
  RuleDifferences sum;
  for (const auto& [id, rule] : all) {
    sum.lost += rule.lost;
    sum.gained += rule.gained;
    sum.changed += rule.changed;
  }
  return sum;
}

std::string diff_text(const Differences& all, std::size_t articles) {
  std::string text;
  for (const auto& [id, rule] : all) {
    text += id + ": " + summary(rule.lost, rule.gained, rule.changed) + "\n";
    for (const auto& [sign, samples] : rule.samples) {
      for (const auto& sample : samples) text += shown(sample);
    }
  }
  const auto sum = total(all);
  return text + counted(articles, "article") + ": " + summary(sum.lost, sum.gained, sum.changed) + "\n";
}

RulesJson diff_json(const Differences& all, std::size_t articles) {
  auto rules = RulesJson::array();
  for (const auto& [id, rule] : all) {
    RulesJson one = {{"id", id}, {"lost", rule.lost}, {"gained", rule.gained}, {"changed", rule.changed}};
    one["samples"] = RulesJson::array();
    for (const auto& [sign, samples] : rule.samples) {
      for (const auto& sample : samples) {
        one["samples"].push_back({{"where", sample.where},
                                  {"context", sample.context},
                                  {"before", side_json(sample.before)},
                                  {"after", side_json(sample.after)}});
      }
    }
    rules.push_back(std::move(one));
  }
  const auto sum = total(all);
  return {{"articles", articles},
          {"lost", sum.lost},
          {"gained", sum.gained},
          {"changed", sum.changed},
          {"rules", std::move(rules)}};
}

ExitCode diff(const Options& options, Console& console) {
  if (options.arguments.size() < 3) {
    return wrong(console, {ErrorKind::kOptions, "rules diff", "needs OLD NEW PATH..."});
  }
  Options unnamed = options;  // --rule may name one of either side
  unnamed.rule.clear();
  const auto before = rules_for(unnamed, {options.arguments[0]});
  if (!before) return wrong(console, before.error());
  const auto after = rules_for(unnamed, {options.arguments[1]});
  if (!after) return wrong(console, after.error());
  for (const auto* language : {before->get(), after->get()}) {
    tell(console, language->pack(), language->errors());
    warn(console, language->pack(), language->pack().warnings);
  }
  const auto make = [&](Article article) {
    auto twin = article;
    auto old_hits = corpus_hits(twin, **before, options.published);
    auto new_hits = corpus_hits(article, **after, options.published);
    Comparison comparison(article, options, (*after)->pack());
    return comparison.run(std::move(old_hits), std::move(new_hits));
  };
  Differences all;
  const auto take = [&](std::vector<Difference> found) { count(std::move(found), options.samples, all); };
  const std::vector<std::string> paths(options.arguments.begin() + 2, options.arguments.end());
  const auto tally =
      for_each_article<std::vector<Difference>>(paths, options, (*after)->pack(), console, make, take);
  const bool sound = (*before)->errors().empty() && (*after)->errors().empty();
  const auto code = sound ? exit_code(options, tally) : kExitWrong;
  if (wants_json(options)) return print_json(console, diff_json(all, tally.records), code);
  return print_all(console, diff_text(all, tally.records), code);
}

}  // namespace

const RulesCommand kRulesDiff{"diff", "OLD NEW PATH...", &diff};

}  // namespace onrecord
