// onrecord rules list: the rules and lexicons of a pack, and what house packs change
// of them.
#include "cli/rules_command.h"
#include "cli/session.h"
#include "engine/report/escape.h"

namespace onrecord {
namespace {

RulesJson changes_json(const std::vector<HouseChange>& changes) {
  auto json = RulesJson::array();
  for (const auto& change : changes) {
    auto one = place_json(change.place);
    one["because"] = change.because;
    json.push_back(std::move(one));
  }
  return json;
}

RulesJson rule_json_of(const Rule& rule) {
  RulesJson json = {{"id", rule.id},
                    {"gives", rule.gives},
                    {"file", rule.place.file},
                    {"line", rule.place.line},
                    {"priority", rule.priority},
                    {"lines", rule.match.size() + rule.regex.size()},
                    {"examples", rule.finds.size() + rule.ignores.size()},
                    {"replaces", rule.replaces},
                    {"seen", rule.seen},
                    {"disabled", rule.disabled},
                    {"changes", changes_json(rule.changes)}};
  if (!rule.finds.empty()) json["example"] = rule.finds.front().text;
  return json;
}

ExitCode list_json(const Pack& pack, const Options& options, Console& console, ExitCode code) {
  auto rules = RulesJson::array();
  for (const auto& rule : pack.rules) {
    if (is_wanted(rule, options)) rules.push_back(rule_json_of(rule));
  }
  auto lexicons = RulesJson::array();
  for (const auto& lexicon : pack.lexicons) {
    lexicons.push_back({{"name", lexicon.name},
                        {"gives", lexicon.gives},
                        {"file", lexicon.place.file},
                        {"line", lexicon.place.line},
                        {"entries", lexicon.entries.size()},
                        {"changes", changes_json(lexicon.changes)}});
  }
  return print_json(console, {{"rules", std::move(rules)}, {"lexicons", std::move(lexicons)}}, code);
}

void add_changes(const std::string& name, const std::vector<HouseChange>& changes, bool disabled,
                 std::vector<std::vector<std::string>>& rows) {
  for (const auto& change : changes) {
    const bool last = &change == &changes.back();
    rows.push_back({name, disabled && last ? "disabled" : "changed", position(change.place),
                    terminal_safe(change.because)});
  }
}

// "say, tell, add, …"
std::string first_words(const Lexicon& lexicon) {
  constexpr std::size_t kShown = 5;
  std::string out;
  for (std::size_t i = 0; i < lexicon.entries.size() && i < kShown; ++i) {
    const auto& entry = lexicon.entries[i];
    out += (i == 0 ? "" : ", ") + (entry.forms.empty() ? entry.value : entry.forms.front());
  }
  return out + (lexicon.entries.size() > kShown ? ", …" : "");
}

ExitCode list(const Options& options, Console& console) {
  const auto loaded = rules_for(options, options.arguments);
  if (!loaded) return wrong(console, loaded.error());
  const auto& pack = (*loaded)->pack();
  const auto errors = (*loaded)->errors();
  const auto code = tell(console, pack, errors);
  warn(console, pack, pack.warnings);
  if (wants_json(options)) return list_json(pack, options, console, code);
  std::vector<std::vector<std::string>> rows;
  for (const auto& rule : pack.rules) {
    if (!is_wanted(rule, options)) continue;
    if (!rule.disabled) {
      rows.push_back({rule.id, rule.gives, position(rule.place),
                      rule.finds.empty() ? "" : terminal_safe(rule.finds.front().text)});
    }
    add_changes(rule.id, rule.changes, rule.disabled, rows);
  }
  for (const auto& lexicon : pack.lexicons) {
    if (!options.rule.empty()) break;
    rows.push_back({"lexicon " + lexicon.name, lexicon.gives.empty() ? "words" : lexicon.gives,
                    position(lexicon.place), terminal_safe(first_words(lexicon))});
    add_changes("lexicon " + lexicon.name, lexicon.changes, false, rows);
  }
  return print_all(console, table(std::move(rows)), code);
}

}  // namespace

const RulesCommand kRulesList{"list", "[DIR...]", &list};

}  // namespace onrecord
