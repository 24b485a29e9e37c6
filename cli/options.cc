#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <sstream>

#include "engine/article/date_text.h"
#include "engine/report/labels.h"
#include "engine/rules/keys.h"

namespace onrecord {
namespace {

namespace po = boost::program_options;

constexpr std::size_t kMaxJobs = 256;
constexpr unsigned kColumns = 80;

std::string set_jobs(Options& options, const std::string& value) {
  const auto* const end = value.data() + value.size();
  const auto [stopped, error] = std::from_chars(value.data(), end, options.jobs);
  if (error == std::errc() && stopped == end && options.jobs >= 1 && options.jobs <= kMaxJobs) return "";
  return "must be a whole number from 1 to " + std::to_string(kMaxJobs) + ", not \"" + value + "\"";
}

std::string set_published(Options& options, const std::string& value) {
  constexpr std::string_view kShape = "2024-08-21";
  if (value.size() != kShape.size() || !is_iso_date(value)) {
    return "must be a day as YYYY-MM-DD, not \"" + value + "\"";
  }
  options.published = value;
  return "";
}

std::string set_fail_on(Options& options, const std::string& value) {
  static constexpr std::string_view kSeverities[] = {"info", "low", "medium", "high"};
  options.fail_on = severity_of(value);
  return options.fail_on ? "" : "unknown severity \"" + value + "\"" + nearest_or_all(value, kSeverities);
}

po::options_description description_of(OptionTable options) {
  po::options_description description(kColumns, kColumns / 2);
  for (const auto* option : options) {
    const std::string name(option->name);
    const std::string help(option->help);
    if (option->value.empty()) {
      description.add_options()(name.c_str(), help.c_str());
    } else {
      auto* value = po::value<std::string>()->value_name(std::string(option->value));
      description.add_options()(name.c_str(), value, help.c_str());
    }
  }
  return description;
}

const Option* find(OptionTable options, std::string_view name) {
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const auto* one) { return one->name == name; });
  return found == options.end() ? nullptr : *found;
}

tl::unexpected<Error> wrong(std::string where, std::string what) {
  return fail(ErrorKind::kOptions, std::move(where), std::move(what));
}

// The option at fault, without what was put to it: "--jobs" of "--jobs=x".
std::string without_value(const std::string& option) { return option.substr(0, option.find('=')); }

tl::unexpected<Error> unknown_option(const std::string& given, OptionTable known) {
  std::vector<std::string_view> names;
  for (const auto* option : known) names.push_back(option->name);
  const auto name = without_value(given);
  const auto bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
  // Who shortens a word means it, whatever else is near.
  const auto longer =
      std::ranges::find_if(names, [&](auto one) { return !bare.empty() && one.starts_with(bare); });
  auto near =
      longer != names.end() ? "; did you mean " + std::string(*longer) + "?" : suggestion(bare, names);
  if (const auto at = near.find("mean "); at != std::string::npos) near.insert(at + 5, "--");
  return wrong(name, "unknown option" + near);
}

tl::unexpected<Error> bad_syntax(const po::invalid_command_line_syntax& error, OptionTable known) {
  using Syntax = po::invalid_command_line_syntax;
  const auto name = without_value(error.get_option_name());
  const auto* option = find(known, std::string_view(name).substr(std::min<std::size_t>(2, name.size())));
  if (option == nullptr) return wrong(name, "wrong option");
  switch (error.kind()) {
    case Syntax::empty_adjacent_parameter:
    case Syntax::missing_parameter:
      return wrong(name, "needs a value: " + name + " " + std::string(option->value));
    case Syntax::extra_parameter:
      return wrong(name, "takes no value");
    default:
      return wrong(name, "wrong option");
  }
}

std::vector<po::option> parse_words(const std::vector<std::string>& words,
                                    const po::options_description& description) {
  // Options are written out in full: an abbreviation would break with the next option that begins like it.
  constexpr int kStyle = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  return po::command_line_parser(words).options(description).style(kStyle).run().options;
}

}  // namespace

const Option kRulesOption{
    "rules", "DIR",
    "read the rules of this folder on top of those that come with the program; a folder "
    "whose files say pack: is read instead of those; again for further folders",
    [](Options& options, const std::string& value) {
      options.rules.push_back(value);
      return std::string();
    }};
const Option kPublishedOption{
    "published", "DATE", "the day on which articles without a date of their own were published: YYYY-MM-DD",
    &set_published};
const Option kJobsOption{
    "jobs", "N", "read so many articles at once (default: one a processor); changes nothing in the output",
    &set_jobs};
const Option kOutOption{"out", "FILE", "write there, whole or not at all (default: -, standard output)",
                        [](Options& options, const std::string& value) {
                          options.out = value;
                          return std::string();
                        }};
const Option kQuietOption{"quiet", "", "show no progress", [](Options& options, const std::string&) {
                            options.quiet = true;
                            return std::string();
                          }};
const Option kFailOnOption{
    "fail-on", "SEVERITY",
    "exit with 3 where there are findings of this severity or more: info, low, medium or high", &set_fail_on};
const Option kHelpOption{"help", "", "show this help", [](Options& options, const std::string&) {
                           options.help = true;
                           return std::string();
                         }};

Result<Options> parse_options(const std::vector<std::string>& words, OptionTable known) {
  std::vector<po::option> parsed;
  try {
    parsed = parse_words(words, description_of(known));
  } catch (const po::unknown_option& error) {
    return unknown_option(error.get_option_name(), known);
  } catch (const po::invalid_command_line_syntax& error) {
    return bad_syntax(error, known);
  } catch (const po::error& error) {
    return wrong("", error.what());
  }

  Options options;
  for (const auto& one : parsed) {
    const auto* option = find(known, one.string_key);
    if (option == nullptr) {
      options.arguments.insert(options.arguments.end(), one.value.begin(), one.value.end());
      continue;
    }
    const auto problem = option->set(options, one.value.empty() ? std::string() : one.value.front());
    if (!problem.empty()) return wrong("--" + one.string_key, problem);
  }
  return options;
}

std::string help_of(OptionTable options) {
  std::ostringstream out;
  description_of(options).print(out);
  auto text = out.str();
  // Boost leaves the blank at which it broke a line.
  for (auto at = text.find(" \n"); at != std::string::npos; at = text.find(" \n", at)) {
    text.erase(at, 1);
    at = at > 0 ? at - 1 : 0;
  }
  return text;
}

std::string nearest_or_all(std::string_view name, std::span<const std::string_view> names) {
  auto near = suggestion(name, names);
  if (!near.empty()) return near;
  return "; there are " + listed({names.begin(), names.end()});
}

}  // namespace onrecord
