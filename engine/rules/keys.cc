#include "engine/rules/keys.h"

#include <algorithm>
#include <array>
#include <vector>

namespace onrecord {
namespace {

constexpr auto kPlain = KeyForm::kPlain;
constexpr auto kBlock = KeyForm::kBlock;

constexpr std::array kLexiconKeys{
    KeyInfo{"gives", kPlain, "another name by which slots may ask for these words; lexicons may share one"},
    KeyInfo{"words", kBlock,
            "one entry a line: `say: says, said`, `3 = three`, or forms with commas between"},
    KeyInfo{"notes", kBlock, "why the words stand here; for readers only"},
};

constexpr std::array kRuleKeys{
    KeyInfo{"gives", kPlain, "the kind of mention that the rule finds"},
    KeyInfo{"over", kPlain,
            "kinds of mention that count as one thing each and whose words the patterns do not see (commas "
            "between)"},
    KeyInfo{"priority", kPlain,
            "a whole number; the higher wins where mentions of one kind overlap (default 0)"},
    KeyInfo{"match", kBlock, "patterns, one a line; any of them may match"},
    KeyInfo{"regex", kBlock, "RE2 expressions over the text itself, one a line, where no pattern can say it"},
    KeyInfo{"unless before", kBlock, "no match where one of these patterns stands just before"},
    KeyInfo{"unless after", kBlock, "no match where one of these patterns stands just after"},
    KeyInfo{"unless inside", kPlain, "no match inside a mention of these kinds (commas between)"},
    KeyInfo{"finds", kBlock, "examples that the rule must find: `text => field value, field value`"},
    KeyInfo{"ignores", kBlock, "examples in which the rule must find nothing"},
    KeyInfo{"known misses", kBlock, "examples that it should find and does not yet; told when one passes"},
    KeyInfo{"notes", kBlock, "why the rule is as it is; for readers only"},
};

constexpr std::array kFieldKeys{
    KeyInfo{"value", kPlain, "a number, or a date's TIMEX3 value"},
    KeyInfo{"low", kPlain, "the lower end of a range"},
    KeyInfo{"high", kPlain, "the upper end of a range"},
    KeyInfo{"unit", kPlain, "ISO 4217 code, percent, a unit's name, or the noun that is counted"},
    KeyInfo{"dimension", kPlain,
            "money, percent, count, length, area, volume, mass, duration, age, speed, …"},
    KeyInfo{"bound", kPlain, "exact, about, at_least or at_most"},
    KeyInfo{"change", kPlain, "up or down"},
    KeyInfo{"subject", kPlain, "what a figure measures"},
    KeyInfo{"period", kPlain, "for which time a figure holds"},
    KeyInfo{"type", kPlain, "DATE, TIME, DURATION or SET"},
    KeyInfo{"content", kPlain, "what was said"},
    KeyInfo{"speaker", kPlain, "who said it"},
    KeyInfo{"cue", kPlain, "the word that says that it was said"},
    KeyInfo{"via", kPlain, "the channel through which it came"},
    KeyInfo{"confidence", kPlain, "the share of the rule's finds that are right, 0 to 1"},
    KeyInfo{"name", kPlain, "the name of a person, place or organisation"},
    KeyInfo{"role", kPlain, "what the named one is"},
    KeyInfo{"kind", kPlain, "person, organization, place or group"},
    KeyInfo{"covers", kPlain, "layout: paragraph, list, rest or start; how far the kind reaches"},
    KeyInfo{"title", kPlain, "layout: the article's title"},
    KeyInfo{"publisher", kPlain, "layout: who published the article"},
    KeyInfo{"agency", kPlain, "layout: the wire agency that it came from"},
    KeyInfo{"byline", kPlain, "layout: who wrote it"},
    KeyInfo{"published", kPlain, "layout: when it was published"},
    KeyInfo{"url", kPlain, "layout: where it stands"},
    KeyInfo{"severity", kPlain, "reconciling: info, low, medium or high"},
};

// Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      cost[i][j] = std::min(
          {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::span<const KeyInfo> lexicon_keys() { return kLexiconKeys; }
std::span<const KeyInfo> rule_keys() { return kRuleKeys; }
std::span<const KeyInfo> field_keys() { return kFieldKeys; }

const KeyInfo* find_key(std::span<const KeyInfo> keys, std::string_view name) {
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const KeyInfo& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::string suggestion(std::string_view name, std::span<const std::string_view> names) {
  if (name.size() > 60) return {};
  std::size_t best = name.size() / 3 + 2;
  std::string_view nearest;
  for (const auto candidate : names) {
    if (candidate.size() > 60) continue;
    const auto distance = edit_distance(name, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? std::string() : "; did you mean " + std::string(nearest) + "?";
}

std::string suggestion(std::string_view name, std::span<const KeyInfo> keys) {
  std::vector<std::string_view> names;
  for (const auto& key : keys) names.push_back(key.name);
  return suggestion(name, names);
}

}  // namespace onrecord
