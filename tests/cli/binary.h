// The program itself, run as a user runs it.
#pragma once

#include <string>
#include <vector>

#include "tests/base/temp_folder.h"

namespace onrecord {

struct Ran {
  int status = -1;  // exit code; 128 + signal where one ended it
  std::string out, err;
};

// Runs it in `folder`, so that messages hold short names. `input` is its
// standard input.
Ran run_binary(const TempFolder& folder, const std::vector<std::string>& words,
               const std::string& input = "");

// The same with standard output going to `descriptor` instead.
Ran run_binary_into(int descriptor, const TempFolder& folder, const std::vector<std::string>& words);

// Writes a small rule pack into the folder, to be read by --rules tiny: it loads
// in no time, and its dates are found the same whatever the shipped rules say.
void write_tiny_pack(const TempFolder& folder);

// The values of the first field of that name in each line of JSON Lines, unread: `"id":"a.txt"` gives a.txt.
std::vector<std::string> values_of(const std::string& json_lines, const std::string& field);

}  // namespace onrecord
