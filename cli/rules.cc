// onrecord rules: what editors need to write rules. Chooses among its commands.
#include <algorithm>
#include <charconv>

#include "cli/rules_command.h"
#include "cli/session.h"

namespace onrecord {
namespace {

constexpr const RulesCommand* kRulesCommands[] = {&kRulesCheck,    &kRulesTest,  &kRulesList,
                                                  &kRulesCoverage, &kRulesDiff,  &kRulesExplain,
                                                  &kRulesProfile,  &kRulesSchema};

constexpr Option kRule{"rule", "ID", "this rule alone", [](Options& options, const std::string& value) {
                         options.rule = value;
                         return std::string();
                       }};
constexpr Option kFormat{"format", "FORMAT", "text (default) or json; schema: json (default) or md",
                         [](Options& options, const std::string& value) -> std::string {
                           static constexpr std::string_view kFormats[] = {"text", "json", "md"};
                           options.format = value;
                           if (std::ranges::find(kFormats, value) != std::ranges::end(kFormats)) return "";
                           return "unknown format \"" + value + "\"" + nearest_or_all(value, kFormats);
                         }};
constexpr Option kSamples{"samples", "N", "show so many places of each rule (default 3)",
                          [](Options& options, const std::string& value) -> std::string {
                            const auto* const end = value.data() + value.size();
                            const auto [stopped, error] = std::from_chars(value.data(), end, options.samples);
                            if (error == std::errc() && stopped == end && options.samples <= 1000) return "";
                            return "must be a whole number from 0 to 1000, not \"" + value + "\"";
                          }};

constexpr const Option* kOptions[] = {&kRulesOption,     &kRule,       &kFormat,      &kSamples,
                                      &kPublishedOption, &kJobsOption, &kQuietOption, &kHelpOption};

ExitCode rules(const Options& options) {
  Console console(options.quiet);
  const auto& name = options.arguments.front();
  std::vector<std::string_view> names;
  for (const auto* one : kRulesCommands) names.push_back(one->name);
  const auto* const found = std::ranges::find(kRulesCommands, name, &RulesCommand::name);
  if (found == std::ranges::end(kRulesCommands)) {
    return wrong(console,
                 {ErrorKind::kOptions, "rules " + name, "unknown command" + nearest_or_all(name, names)});
  }
  auto own = options;
  own.arguments.erase(own.arguments.begin());
  return (*found)->run(own, console);
}

}  // namespace

const Command kRules{"rules",
                     "COMMAND...",
                     "checks, tests, compares and explains rules",
                     "check [DIR...]         tells every problem of the rules: what is wrong, lines\n"
                     "                       that no example uses, rules that can never win,\n"
                     "                       changes of house packs that fit no longer\n"
                     "test [DIR...]          runs the examples, and tells those that fail\n"
                     "list [DIR...]          the rules: id, what it gives, where it stands, its\n"
                     "                       first example; the lexicons; what house packs change\n"
                     "coverage PATH...       which rules and lines find something in these\n"
                     "                       articles, how often, and which never do\n"
                     "diff OLD NEW PATH...   what two folders of rules find differently in these\n"
                     "                       articles: lost, gained, changed; \"shipped\" names the\n"
                     "                       rules that come with the program alone\n"
                     "explain TEXT|FILE      the tape of a text (what patterns see of it), and what\n"
                     "                       the rules find there, by which line; with --rule ID,\n"
                     "                       how near that rule came where it finds nothing\n"
                     "profile PATH...        what each rule costs in these articles, the worst\n"
                     "                       first: time, tries, steps, matches; with --rule ID\n"
                     "                       line by line\n"
                     "schema                 the JSON Schema of rule files, for VS Code and the like;\n"
                     "                       with --format md the reference of all keys\n"
                     "\n"
                     "DIR is a folder of rules, as for --rules.",
                     kOptions,
                     0,
                     &rules};

}  // namespace onrecord
