#include "engine/rules/keys.h"

#include <algorithm>
#include <array>
#include <vector>

namespace onrecord {
namespace {

constexpr auto kPlain = KeyForm::kPlain;
constexpr auto kBlock = KeyForm::kBlock;

constexpr std::array kHeadKeys{
    KeyInfo{"format", kPlain, "the version of this format: 1; the first key of every file", true},
    KeyInfo{"pack", kPlain,
            "a language: the folder is a pack of its own, read instead of the shipped rules; without it, the "
            "folder adds to them"},
    KeyInfo{"part", kPlain, "what the file's rules read: text (the default), layout or compare"},
};

constexpr std::array kLexiconKeys{
    KeyInfo{"gives", kPlain, "another name by which slots may ask for these words; lexicons may share one"},
    KeyInfo{"words", kBlock, "one entry a line: `say: says, said`, `3 = three`, or forms with commas between",
            true},
    KeyInfo{"notes", kBlock, "why the words stand here; for readers only"},
    KeyInfo{"links", kBlock, "where more is said of it, one address a line"},
};

constexpr std::array kRuleKeys{
    KeyInfo{"gives", kPlain, "the kind of mention that the rule finds", true},
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
    KeyInfo{"finds", kBlock, "examples that the rule must find: `text => field value, field value`", true},
    KeyInfo{"ignores", kBlock, "examples in which the rule must find nothing"},
    KeyInfo{"known misses", kBlock, "examples that it should find and does not yet; told when one passes"},
    KeyInfo{"replaces", kPlain,
            "ids that the rule had before (commas between); changes made for them still apply"},
    KeyInfo{"notes", kBlock, "why the rule is as it is; for readers only"},
    KeyInfo{"links", kBlock, "where more is said of it, one address a line"},
};

constexpr KeyInfo kBecause{"because", kPlain, "why; whoever reads the house rules later will ask", true};
constexpr KeyInfo kSeen{
    "seen", kPlain,
    "the state of the rule that this was written for, as `onrecord rules check` prints it; "
    "when the rule is altered later, a warning says so"};

constexpr std::array kChangeLexiconKeys{
    kBecause,
    KeyInfo{"add words", kBlock, "entries to add, written as in `words`"},
    KeyInfo{"remove words", kBlock, "forms to take away; `claim: claims, claimed` takes all three"},
};

constexpr std::array kChangeRuleKeys{
    kBecause,
    kSeen,
    KeyInfo{"priority", kPlain, "instead of the rule's own"},
    KeyInfo{"add match", kBlock, "further patterns"},
    KeyInfo{"add unless before", kBlock, "further patterns that must not stand just before"},
    KeyInfo{"add unless after", kBlock, "further patterns that must not stand just after"},
    KeyInfo{"add unless inside", kPlain, "further kinds that the match must not stand in"},
    KeyInfo{"add finds", kBlock, "further examples that the rule must find"},
    KeyInfo{"add ignores", kBlock, "further examples in which it must find nothing"},
    KeyInfo{"remove examples", kBlock, "texts of examples that hold no longer, as they stand before the =>"},
};

constexpr std::array kDisableRuleKeys{kBecause, kSeen};

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

constexpr std::array kEntries{
    EntryInfo{EntryKind::kLexicon, "lexicon", "NAME", "words that patterns can ask for by one name",
              kLexiconKeys},
    EntryInfo{EntryKind::kRule, "rule", "ID", "what to find, what it means, and the examples that test it",
              kRuleKeys, true},
    EntryInfo{EntryKind::kChangeLexicon, "change lexicon", "NAME",
              "house packs: words added to a lexicon that stands elsewhere, or taken from it",
              kChangeLexiconKeys},
    EntryInfo{EntryKind::kChangeRule, "change rule", "ID",
              "house packs: a rule that stands elsewhere, with another priority or more to it",
              kChangeRuleKeys},
    EntryInfo{EntryKind::kDisableRule, "disable rule", "ID",
              "house packs: a rule that stands elsewhere and is not wanted", kDisableRuleKeys},
};

}  // namespace

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

std::span<const KeyInfo> head_keys() { return kHeadKeys; }
std::span<const EntryInfo> entry_infos() { return kEntries; }
const EntryInfo& entry_info(EntryKind kind) { return kEntries[static_cast<std::size_t>(kind)]; }
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
  // Up to a third of the letters may differ: "mass" is no slip for "case".
  std::size_t best = (name.size() < 4 ? name.size() / 3 + 1 : (name.size() + 1) / 3) + 1;
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
