// What the user named → the files to read, in a fixed order.
//
// A name is a file, a folder (walked in sorted order), a glob that no shell has
// expanded, or "-". Names keep the user's order; a file that several names reach
// is read once, at the first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace onrecord {

struct InputList {
  std::vector<std::string> paths;  // files, and "-" for standard input
  std::vector<Error> errors;       // names that lead to no article
};

// Which of the files in folders and behind globs are meant. Patterns as in a shell,
// held against the name and the whole path; "*" crosses folders there.
struct InputFilter {
  std::vector<std::string> include;  // if any, only what matches one of them, whatever its ending
  std::vector<std::string> exclude;  // nothing that matches one of these, nor what is in such a folder
};

// Folders and globs give the files that look like articles (has_article_name),
// pass the filter and are not hidden; a file that is named itself is taken whatever its name.
// A missing path, a folder without articles, a folder that cannot be read and a
// glob without a match are one error each.
InputList list_inputs(const std::vector<std::string>& names, const InputFilter& filter = {});

// Whether the ending is that of a format which is read (engine/article/formats/open.h).
bool has_article_name(std::string_view path);

}  // namespace onrecord
