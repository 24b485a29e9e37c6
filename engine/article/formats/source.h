// One file → what it holds, one article after another.
//
// A source for each kind of file; the reader (engine/article/input.h) opens one
// after the other and gives the ids.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/article/article.h"
#include "engine/base/result.h"

namespace onrecord {

// A line of JSON Lines that is an extract record: sound JSON, not looked into.
struct RawRecord {
  std::string json;
  std::string path;
  std::uint64_t line = 0;

  std::string where() const { return path + ":" + std::to_string(line); }
};

// A web page that is still to be read, which takes longer than to find it: that
// can be done on any thread (read_raw_page).
struct RawPage {
  std::string bytes;
  std::string charset;  // as the server said, "" where it did not
  std::string id;
  std::string path;
  std::string url;  // that it was fetched from, "" where unknown
};

using Input = std::variant<Article, RawRecord, RawPage>;

struct Found {
  std::string where;
  Result<Input> input;  // an article's id and path may still be empty
};

class ArticleSource {
 public:
  ArticleSource() = default;
  ArticleSource(const ArticleSource&) = delete;
  ArticleSource& operator=(const ArticleSource&) = delete;
  virtual ~ArticleSource() = default;

  // The next article, record, page or error; nullopt at the end.
  virtual std::optional<Found> next() = 0;

  std::vector<Error> take_warnings() { return std::exchange(warnings_, {}); }

 protected:
  void warn(const std::string& where, std::string what) {
    warnings_.push_back({ErrorKind::kInput, where, std::move(what)});
  }

 private:
  std::vector<Error> warnings_;
};

}  // namespace onrecord
