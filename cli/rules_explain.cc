// onrecord rules explain: the tape of a text, what rules find in it, and how near one
// came that finds nothing.
#include <filesystem>

#include "cli/rule_miss.h"
#include "cli/rules_command.h"
#include "cli/session.h"
#include "engine/base/file.h"
#include "engine/extract/examples.h"
#include "engine/report/escape.h"

namespace onrecord {
namespace {

RulesJson hit_json(const Rule& rule, const RuleHit& hit, std::string_view text) {
  auto json = place_json(place_of(rule, hit.mention.line));
  json["rule"] = rule.id;
  json["gives"] = rule.gives;
  json["text"] = slice(text, hit.mention.span);
  for (const auto& [name, value] : hit.fields) {
    if (name != "text") json["fields"][name] = value;
  }
  return json;
}

Result<std::string> text_of(const std::string& argument) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(argument, ignored)) return argument;
  return read_file(argument, 8 * kMiB);
}

ExitCode explain(const Options& options, Console& console) {
  if (options.arguments.size() != 1) {
    return wrong(console, {ErrorKind::kOptions, "rules explain", "needs one TEXT or FILE"});
  }
  const auto loaded = rules_for(options, {});
  if (!loaded) return wrong(console, loaded.error());
  const auto& language = **loaded;
  const auto code = tell(console, language.pack(), language.errors());
  const auto text = text_of(options.arguments.front());
  if (!text) return wrong(console, text.error());
  const auto* only = options.rule.empty() ? nullptr : language.pack().rule_or_successor(options.rule);

  std::vector<std::vector<std::string>> rows;
  auto hits_json = RulesJson::array();
  for (const auto part : {Part::kLayout, Part::kText}) {
    if (only != nullptr && only->part != part) continue;
    for (const auto& hit : hits_in(language, part, *text, options.published)) {
      const auto& rule = language.matcher(part).rule(hit.mention.rule);
      if (only != nullptr && &rule != only) continue;
      std::string fields;
      for (const auto& [name, value] : hit.fields) {
        if (name == "text" || name == "<>") continue;
        if (!fields.empty()) fields += ", ";
        fields += name;
        fields += ' ';
        fields += value;
      }
      rows.push_back({rule.id, position(place_of(rule, hit.mention.line)),
                      "[" + terminal_safe(hit.fields.back().second) + "]", terminal_safe(fields)});
      hits_json.push_back(hit_json(rule, hit, *text));
    }
  }
  RuleText looked_into(language, only == nullptr ? Part::kText : only->part, *text);
  RulesJson json = {{"hits", std::move(hits_json)}, {"miss", nullptr}, {"tapes", nullptr}};
  auto found = table(std::move(rows));
  if (only != nullptr && found.empty()) {
    const auto reason = only->disabled ? "it is disabled, at " + position(only->changes.back().place)
                                       : why_not(looked_into, *only, options.published);
    json["miss"] = reason;
    found = "rule " + only->id + " finds nothing: " + reason + "\n";
  }
  if (found.empty()) found = "no rule finds anything\n";
  if (wants_json(options)) {
    json["tapes"] = tapes_json(looked_into, only);
    return print_json(console, json, code);
  }
  return print_all(console, tapes_text(looked_into, only) + found, code);
}

}  // namespace

const RulesCommand kRulesExplain{"explain", "TEXT|FILE", &explain};

}  // namespace onrecord
