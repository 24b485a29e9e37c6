#include "tests/cli/binary.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sstream>

namespace onrecord {

Ran run_binary_into(int descriptor, const TempFolder& folder, const std::vector<std::string>& words) {
  const TempFolder streams;  // not in `folder`, where they would be inputs
  const auto input = folder / ".stdin";
  const auto err = streams / "err";
  std::vector<std::string> arguments = {ONRECORD_BINARY};
  arguments.insert(arguments.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);

  const auto child = ::fork();
  if (child == 0) {
    const int in = ::open(input.c_str(), O_RDONLY);
    ::dup2(in >= 0 ? in : ::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(descriptor, STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    if (::chdir(folder.path().c_str()) == 0) ::execv(ONRECORD_BINARY, pointers.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  Ran ran;
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.err = TempFolder::content(err);
  return ran;
}

Ran run_binary(const TempFolder& folder, const std::vector<std::string>& words, const std::string& input) {
  const TempFolder streams;
  const auto out = streams / "out";
  folder.write(".stdin", input);
  const int descriptor = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  auto ran = run_binary_into(descriptor, folder, words);
  ::close(descriptor);
  ran.out = TempFolder::content(out);
  return ran;
}

void write_tiny_pack(const TempFolder& folder) {
  folder.write("tiny/dates.yaml",
               "format: 1\n"
               "pack: en\n"
               "\n"
               "lexicon month:\n"
               "  words: |\n"
               "    3 = March\n"
               "\n"
               "rule date.month-day:\n"
               "  gives: date\n"
               "  match: |\n"
               "    {month} {day: day-digits}\n"
               "  finds: |\n"
               "    It rained on March 4.  => text March 4\n"
               "  ignores: |\n"
               "    It rained on 4 occasions.\n");
}

std::vector<std::string> values_of(const std::string& json_lines, const std::string& field) {
  std::vector<std::string> values;
  const auto lead = "\"" + field + "\":\"";
  std::istringstream lines(json_lines);
  for (std::string line; std::getline(lines, line);) {
    const auto at = line.find(lead);
    if (at == std::string::npos) continue;
    const auto begin = at + lead.size();
    values.push_back(line.substr(begin, line.find('"', begin) - begin));
  }
  return values;
}

}  // namespace onrecord
