#include "cli/rules_command.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>
#include <tuple>

#include "cli/rule_folders.h"
#include "cli/session.h"
#include "engine/report/escape.h"
#include "engine/rules/excerpt.h"
#include "engine/rules/keys.h"

namespace onrecord {
namespace {

// "rules/en/dates.yaml:9:3" as a place; line and column 0 where it has none.
Place place_in(const std::string& where) {
  Place place{where, 0, 0};
  const auto begin = where.find(".yaml:");
  if (begin == std::string::npos) return place;
  place.file = where.substr(0, begin + 5);
  const char* const end = where.data() + where.size();
  const auto [colon, wrong] = std::from_chars(where.data() + begin + 6, end, place.line);
  if (wrong == std::errc() && colon != end) std::from_chars(colon + 1, end, place.column);
  return place;
}

// Rule files may be anybody's: what would act on the terminal is shown instead.
std::string safe_excerpt(const Pack& pack, const Error& error) {
  std::string out;
  std::istringstream lines(excerpt(pack, error));
  for (std::string line; std::getline(lines, line);) out += terminal_safe(line) + "\n";
  return out;
}

// The file and the first line of the entry in which a place is.
std::pair<std::string, std::uint32_t> entry_at(const Pack& pack, const Error& error) {
  const auto place = place_in(error.where);
  std::pair<std::string, std::uint32_t> entry(place.file, 0);
  const auto file = std::ranges::find(pack.files, place.file, &std::pair<std::string, std::string>::first);
  if (file == pack.files.end()) return entry;
  std::istringstream lines(file->second);
  std::uint32_t number = 0;
  for (std::string line; number < place.line && std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line[0] != ' ' && line[0] != '#' && line[0] != '\r') entry.second = number;
  }
  return entry;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

Result<std::unique_ptr<Language>> rules_for(const Options& options, const std::vector<std::string>& folders) {
  auto named = options.rules;
  named.insert(named.end(), folders.begin(), folders.end());
  auto language = load_language(named);
  if (!language) return language;
  const auto& pack = (*language)->pack();
  if (options.rule.empty() || pack.rule_or_successor(options.rule) != nullptr) return language;
  std::vector<std::string_view> ids;
  for (const auto& rule : pack.rules) ids.push_back(rule.id);
  return fail(ErrorKind::kOptions, "--rule",
              "no rule \"" + options.rule + "\"" + suggestion(options.rule, ids));
}

bool wants_json(const Options& options) { return options.format == "json"; }

bool is_wanted(const Rule& rule, const Options& options) {
  return options.rule.empty() || rule.id == options.rule ||
         std::ranges::find(rule.replaces, options.rule) != rule.replaces.end();
}

std::vector<Error> without_consequences(const Language& language, std::vector<Error> problems) {
  const auto& pack = language.pack();
  std::set<std::pair<std::string, std::uint32_t>> wrong;
  for (const auto& error : language.errors()) wrong.insert(entry_at(pack, error));
  std::erase_if(problems, [&](const Error& problem) { return wrong.contains(entry_at(pack, problem)); });
  return problems;
}

void sort_problems(std::vector<Error>& problems) {
  const auto key = [](const Error& error) {
    const auto place = place_in(error.where);
    return std::tuple(place.file, place.line, place.column, error.what);
  };
  std::ranges::sort(problems, {}, key);
  const auto same = [](const Error& a, const Error& b) { return a.where == b.where && a.what == b.what; };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
}

ExitCode tell(Console& console, const Pack& pack, std::vector<Error> problems) {
  sort_problems(problems);
  for (const auto& problem : problems) {
    console.error(problem);
    console.text(safe_excerpt(pack, problem));
  }
  return problems.empty() ? kExitDone : kExitWrong;
}

void warn(Console& console, const Pack& pack, std::vector<Error> warnings) {
  sort_problems(warnings);
  for (const auto& warning : warnings) {
    console.warning(warning);
    console.text(safe_excerpt(pack, warning));
  }
}

RulesJson problems_json(std::vector<Error> problems) {
  sort_problems(problems);
  auto json = RulesJson::array();
  for (const auto& problem : problems) {
    const auto place = place_in(problem.where);
    RulesJson one = {{"file", place.file}, {"line", nullptr}, {"column", nullptr}, {"what", problem.what}};
    if (place.line > 0) one["line"] = place.line;
    if (place.column > 0) one["column"] = place.column;
    json.push_back(std::move(one));
  }
  return json;
}

RulesJson place_json(const Place& place) { return {{"file", place.file}, {"line", place.line}}; }

ExitCode print_all(Console& console, const std::string& text, ExitCode code) {
  if (const auto printed = print(text); !printed) return wrong(console, printed.error());
  return code;
}

ExitCode print_json(Console& console, const RulesJson& json, ExitCode code) {
  return print_all(console, json.dump(2, ' ', false, RulesJson::error_handler_t::replace) + "\n", code);
}

std::string table(std::vector<std::vector<std::string>> rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], characters(row[i]));
  }
  std::string text;
  for (auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      text += row[i] + std::string(widths[i] - characters(row[i]) + 2, ' ');
    }
    text += row.back();
    text.erase(text.find_last_not_of(' ') + 1);
    text += "\n";
  }
  return text;
}

}  // namespace onrecord
