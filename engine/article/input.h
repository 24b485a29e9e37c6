// Files → articles, one after another, in bounded memory.
//
// A text file is one article; JSON Lines are one a line, read by line, so that a
// file of any size costs no more than its longest line. Standard input, and a
// file whose name tells nothing, are JSON Lines where they begin with "{". A line
// that is an extract record already is handed on as it stands. What cannot be
// read is an error of its own, and the reader goes on behind it.
#pragma once

#include <cstdint>
#include <fstream>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/input_list.h"
#include "engine/article/line_reader.h"
#include "engine/base/file.h"
#include "engine/base/result.h"

namespace onrecord {

struct Limits {
  std::uint64_t max_article_bytes = 8 * kMiB;  // of a text file, or of a line of JSON Lines
  std::uint64_t max_broken_lines = 100;        // in a row, then the rest of the file is left
};

// A line of JSON Lines that is an extract record: sound JSON, not looked into.
struct RawRecord {
  std::string json;
  std::string path;
  std::uint64_t line = 0;

  std::string where() const { return path + ":" + std::to_string(line); }
};

using Input = std::variant<Article, RawRecord>;

class ArticleReader {
 public:
  // `paths` as from list_inputs. "-" reads `standard_input`, which must outlive
  // this; without it "-" is an error.
  ArticleReader(std::vector<std::string> paths, Limits limits, std::istream* standard_input = nullptr);

  // The next article, record or error, in the order of the paths; nullopt at the
  // end. An article has text and an id that no other article of this reader has:
  // its own, else its path (JSON Lines: path:line), with "#2" … where another
  // article took that. An own id that was there before is an error that names both.
  std::optional<Result<Input>> next();

  // What was read but deserves a word (bytes replaced, a field left out), since the last call.
  std::vector<Error> take_warnings();

 private:
  Result<Input> read_text(std::string bytes, const std::string& path);
  std::optional<Result<Input>> open(const std::string& path);
  std::optional<Result<Input>> next_line();
  Result<Input> read_line(const LineReader::Line& line, const std::string& where);
  Result<Input> with_id(Article article, const std::string& where);
  void warn(const std::string& where, std::string what);

  std::vector<std::string> paths_;
  Limits limits_;
  std::istream* standard_input_;
  std::size_t next_path_ = 0;

  std::ifstream file_;
  std::unique_ptr<LineReader> lines_;  // of the JSON Lines that are open, else none
  std::string path_;                   // its name
  bool sure_ = false;                  // it is JSON Lines by its name, or its first line was
  std::uint64_t broken_in_a_row_ = 0;

  std::map<std::string, std::string> ids_;  // id → where it came from
  std::vector<Error> warnings_;
};

}  // namespace onrecord
