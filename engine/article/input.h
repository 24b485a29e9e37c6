// Files → articles, one after another, in bounded memory.
//
// How a file is read is settled by its name and first bytes (engine/article/formats);
// here each article gets its id. What cannot be read is an error of its own, and
// the reader goes on behind it.
#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/article/formats/source.h"
#include "engine/article/input_list.h"
#include "engine/article/limits.h"
#include "engine/base/result.h"

namespace onrecord {

class ArticleReader {
 public:
  // `paths` as from list_inputs. "-" reads `standard_input`, which must outlive
  // this; without it "-" is an error.
  ArticleReader(std::vector<std::string> paths, Limits limits, std::istream* standard_input = nullptr);

  // The next article, page, record or error, in the order of the paths; nullopt at
  // the end. An article or page has an id that no other of this reader has: its
  // own, else its path (JSON Lines: path:line), with "#2" … where another article
  // took that. An own id that was there before is an error that names both.
  std::optional<Result<Input>> next();

  // What was read but deserves a word (bytes replaced, a field left out), since the last call.
  std::vector<Error> take_warnings();

 private:
  Result<Input> with_id(Input input, const std::string& where);

  std::vector<std::string> paths_;
  Limits limits_;
  std::istream* standard_input_;
  std::size_t next_path_ = 0;

  std::unique_ptr<ArticleSource> source_;   // of the file that is open, else none
  std::uint64_t in_file_ = 0;               // articles of it
  std::map<std::string, std::string> ids_;  // id → where it came from
  std::vector<Error> warnings_;
};

}  // namespace onrecord
