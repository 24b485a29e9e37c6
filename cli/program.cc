#include "cli/program.h"

#include <algorithm>
#include <exception>
#include <new>

#include "cli/console.h"
#include "cli/output.h"

namespace onrecord {
namespace {

constexpr std::string_view kVersion = "0.1.0";

constexpr const Command* kCommands[] = {&kCheck, &kExtract, &kReconcile, &kSheet, &kRules};

std::string usage() {
  constexpr std::size_t kColumn = 26;
  std::string text =
      "usage: onrecord COMMAND ...\n"
      "\n"
      "Reads news articles and says who said what, with which figures and when; then\n"
      "lays the same claim from several outlets side by side and says where they\n"
      "disagree.\n"
      "\n"
      "Commands:\n";
  for (const auto* command : kCommands) {
    auto line = "  " + std::string(command->name) + " " + std::string(command->arguments);
    line.resize(std::max(kColumn, line.size() + 2), ' ');
    text += line + std::string(command->summary) + "\n";
  }
  return text +
         "\n"
         "onrecord COMMAND --help tells more of each; onrecord --version, the version.\n"
         "\n"
         "Exit codes: 0 done; 1 done, but some inputs failed; 2 wrong options or rules,\n"
         "or an output that cannot be written; 3 findings, with --fail-on.\n";
}

std::string help_for(const Command& command) {
  return "usage: onrecord " + std::string(command.name) + " " + std::string(command.arguments) +
         " [OPTION]...\n\n" + std::string(command.help) + "\n\nOptions:\n" + help_of(command.options);
}

ExitCode fail_with(std::string where, std::string what) {
  Console console;
  console.error({ErrorKind::kOptions, std::move(where), std::move(what)});
  return kExitWrong;
}

ExitCode show(const std::string& text) {
  const auto printed = print(text);
  return printed ? kExitDone : fail_with(printed.error().where, printed.error().what);
}

ExitCode run_command(const Command& command, const std::vector<std::string>& words) {
  const std::string name(command.name);
  const auto options = parse_options(words, command.options);
  if (!options) return fail_with(options.error().where, options.error().what);
  if (options->help) return show(help_for(command));
  if (options->arguments.empty()) {
    return fail_with(name, "needs " + std::string(command.arguments) + "; see onrecord " + name + " --help");
  }
  if (command.max_arguments > 0 && options->arguments.size() > command.max_arguments) {
    return fail_with(name, "\"" + options->arguments[command.max_arguments] + "\" is one argument too many");
  }
  return command.run(*options);
}

ExitCode choose(const std::vector<std::string>& words) {
  if (words.empty()) return fail_with("", "no command; see onrecord --help");
  const auto& name = words.front();
  if (name == "--help" || name == "-h" || name == "help") return show(usage());
  if (name == "--version") return show("onrecord " + std::string(kVersion) + "\n");
  std::vector<std::string_view> names;
  for (const auto* command : kCommands) {
    if (command->name == name) return run_command(*command, {words.begin() + 1, words.end()});
    names.push_back(command->name);
  }
  if (name.starts_with("-")) return fail_with(name, "options stand behind the command; see onrecord --help");
  return fail_with(name, "unknown command" + nearest_or_all(name, names));
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& words) noexcept {
  try {
    return choose(words);
  } catch (const std::bad_alloc&) {
    return fail_with("", "out of memory");
  } catch (const std::exception& fault) {
    return fail_with("", std::string("a fault of this program: ") + fault.what());
  }
}

}  // namespace onrecord
