// The program: chooses the command, reads its options, runs it.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace onrecord {

// Runs the program with these words behind its name. Nothing is thrown.
ExitCode run_program(const std::vector<std::string>& words) noexcept;

}  // namespace onrecord
