#include "engine/article/input.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/article/decode.h"
#include "engine/article/json_line.h"

namespace onrecord {
namespace {

bool is_text_name(const std::string& path) { return has_article_name(path) && !is_json_lines_name(path); }

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Where a line's text ends, before blanks and the CR of a CRLF.
std::string_view trimmed(std::string_view line) { return line.substr(0, line.find_last_not_of(" \t\r") + 1); }

}  // namespace

ArticleReader::ArticleReader(std::vector<std::string> paths, Limits limits, std::istream* standard_input)
    : paths_(std::move(paths)), limits_(limits), standard_input_(standard_input) {}

std::optional<Result<Input>> ArticleReader::next() {
  for (;;) {
    if (lines_ != nullptr) {
      if (auto found = next_line()) return found;
    }
    if (next_path_ == paths_.size()) return std::nullopt;
    if (auto found = open(paths_[next_path_++])) return found;
  }
}

std::vector<Error> ArticleReader::take_warnings() { return std::exchange(warnings_, {}); }

void ArticleReader::warn(const std::string& where, std::string what) {
  warnings_.push_back({ErrorKind::kInput, where, std::move(what)});
}

// The one article of a text file, or its error; nullopt where lines_ now has the file's lines.
std::optional<Result<Input>> ArticleReader::open(const std::string& path) {
  if (is_text_name(path)) {
    auto bytes = read_file(path, limits_.max_article_bytes);
    if (!bytes) return tl::make_unexpected(bytes.error());
    return read_text(std::move(*bytes), path);
  }

  std::istream* stream = standard_input_;
  if (path != "-") {
    file_ = std::ifstream();
    errno = 0;
    file_.open(path, std::ios::binary);
    if (!file_)
      return fail(ErrorKind::kInput, path, "cannot be opened: " + std::generic_category().message(errno));
    stream = &file_;
  } else if (stream == nullptr) {
    return fail(ErrorKind::kInput, path, "there is no standard input to read");
  }
  auto lines = std::make_unique<LineReader>(*stream, limits_.max_article_bytes);
  const auto first = lines->peek();
  if (lines->failed()) return fail(ErrorKind::kInput, path, "cannot be read");
  sure_ = is_json_lines_name(path);
  if (sure_ && !first) return fail(ErrorKind::kInput, path, "empty file");
  if (sure_ || first == '{') {
    lines_ = std::move(lines);
    path_ = path;
    broken_in_a_row_ = 0;
    return std::nullopt;
  }
  auto bytes = lines->rest();
  if (!bytes) {
    return fail(ErrorKind::kInput, path, "larger than the limit of " + size_text(limits_.max_article_bytes));
  }
  if (lines->failed()) return fail(ErrorKind::kInput, path, "cannot be read");
  return read_text(std::move(*bytes), path);
}

Result<Input> ArticleReader::read_text(std::string bytes, const std::string& path) {
  auto decoded = decode(std::move(bytes), path);
  if (!decoded) return tl::make_unexpected(decoded.error());
  if (decoded->replaced > 0) warn(path, decoded->warning());
  Article article;
  article.path = path;
  article.text = std::move(decoded->text);
  return with_id(std::move(article), path);
}

// The next line's; nullopt at the end of the file, which is then closed.
std::optional<Result<Input>> ArticleReader::next_line() {
  while (const auto line = lines_->next()) {
    if (!line->too_long && blank(line->text)) continue;
    const auto where = path_ + ":" + std::to_string(line->number);
    auto found = read_line(*line, where);
    if (found) {
      sure_ = true;
      broken_in_a_row_ = 0;
      return found;
    }
    if (!sure_ && !trimmed(line->text).ends_with('}')) {
      // One JSON document over many lines would be an error for each of them.
      found.error().what += "; what begins with { is read as JSON Lines, one object a line";
      lines_.reset();
    } else if (++broken_in_a_row_ == limits_.max_broken_lines) {
      found.error().what += "; the rest of the file is left after " + std::to_string(broken_in_a_row_) +
                            " lines in a row without an article";
      lines_.reset();
    }
    return found;
  }
  const bool failed = lines_->failed();
  lines_.reset();
  if (failed) return fail(ErrorKind::kInput, path_, "cannot be read to its end");
  return std::nullopt;
}

Result<Input> ArticleReader::read_line(const LineReader::Line& line, const std::string& where) {
  if (line.too_long) {
    return fail(ErrorKind::kInput, where,
                "line longer than the limit of " + size_text(limits_.max_article_bytes));
  }
  std::string repaired;
  std::string repair;  // what was done, told only where an article comes of it
  auto text = line.text;
  if (first_broken(text) != std::string_view::npos) {
    auto decoded = decode(std::string(text), where);
    if (!decoded) return tl::make_unexpected(decoded.error());
    repair = decoded->replaced > 0 ? decoded->warning() : "is not UTF-8; read as " + decoded->charset;
    repaired = std::move(decoded->text);
    text = repaired;
  }
  auto parsed = parse_json_line(text, where);
  if (!parsed) return tl::make_unexpected(parsed.error());
  if (!repair.empty()) warn(where, std::move(repair));
  for (auto& warning : parsed->warnings) warn(where, std::move(warning));
  if (parsed->is_record) return RawRecord{std::string(text), path_, line.number};
  parsed->article.path = path_;
  return with_id(std::move(parsed->article), where);
}

Result<Input> ArticleReader::with_id(Article article, const std::string& where) {
  if (!article.id.empty()) {
    const auto [first, added] = ids_.emplace(article.id, where);
    if (!added) {
      return fail(ErrorKind::kInput, where,
                  "id \"" + article.id + "\" is that of " + first->second + " already");
    }
    return article;
  }
  article.id = where;
  for (int copy = 2; !ids_.emplace(article.id, where).second; ++copy)
    article.id = where + "#" + std::to_string(copy);
  return article;
}

}  // namespace onrecord
