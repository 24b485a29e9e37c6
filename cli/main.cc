#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "cli/program.h"

int main(int argc, char** argv) {
  // A reader that goes away then shows as an error of the write.
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  return onrecord::run_program({argv + (argc > 0 ? 1 : 0), argv + argc});
}
