// onrecord rules schema: the format of rule files, for editors of text and for docs/.
#include "cli/rules_command.h"
#include "cli/session.h"
#include "engine/extract/normalisers.h"
#include "engine/rules/schema.h"

namespace onrecord {
namespace {

std::string normaliser_reference() {
  std::string text = "\n#### Normalisers\n\n| name | arguments and meaning |\n|---|---|\n";
  for (const auto& one : all_normalisers()) {
    text += "| `" + std::string(one.name) + "` | " + std::string(one.what) + " |\n";
  }
  return text;
}

ExitCode schema(const Options& options, Console& console) {
  if (options.format == "md") {
    return print_all(console, key_reference() + normaliser_reference(), kExitDone);
  }
  return print_all(console, rule_schema(), kExitDone);
}

}  // namespace

const RulesCommand kRulesSchema{"schema", "", &schema};

}  // namespace onrecord
