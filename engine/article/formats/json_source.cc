#include "engine/article/formats/json_source.h"

#include <optional>
#include <utility>

#include "engine/article/decode.h"
#include "engine/article/formats/json_article.h"
#include "engine/article/formats/list_source.h"
#include "engine/article/line_reader.h"

namespace onrecord {
namespace {

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Where a line's text ends, before blanks and the CR of a CRLF.
std::string_view trimmed(std::string_view line) { return line.substr(0, line.find_last_not_of(" \t\r") + 1); }

class JsonLines : public ArticleSource {
 public:
  JsonLines(std::unique_ptr<ByteStream> bytes, std::string path, bool sure, const Limits& limits)
      : bytes_(std::move(bytes)),
        path_(std::move(path)),
        sure_(sure),
        limits_(limits),
        lines_(std::make_unique<LineReader>(bytes_->stream(), limits.max_article_bytes)) {
    empty_ = !lines_->peek();
  }

  std::optional<Found> next() override {
    if (empty_) {
      empty_ = false;
      lines_.reset();
      const auto why = bytes_->problem();
      return Found{path_, fail(ErrorKind::kInput, path_, why.empty() ? "empty file" : why)};
    }
    if (document_) return document_->next();
    if (lines_ == nullptr) return std::nullopt;
    while (const auto line = lines_->next()) {
      if (!line->too_long && blank(line->text)) continue;
      if (auto found = take(*line)) return found;
      if (document_) return document_->next();
    }
    lines_.reset();
    if (const auto why = bytes_->problem(); !why.empty())
      return Found{path_, fail(ErrorKind::kInput, path_, why)};
    return std::nullopt;
  }

 private:
  // nullopt where the line is to be passed over, or all is one document.
  std::optional<Found> take(const LineReader::Line& line) {
    auto where = path_ + ":" + std::to_string(line.number);
    auto found = read_line(line, where);
    if (found) {
      sure_ = true;
      broken_in_a_row_ = 0;
      if (!*found) return std::nullopt;
      return Found{std::move(where), std::move(**found)};
    }
    if (!sure_ && !trimmed(line.text).ends_with('}')) {
      open_document(std::string(line.text) + "\n");
      return std::nullopt;
    }
    if (++broken_in_a_row_ == limits_.max_broken_lines) {
      found.error().what += "; the rest of the file is left after " + std::to_string(broken_in_a_row_) +
                            " lines in a row without an article";
      lines_.reset();
    }
    return Found{std::move(where), tl::make_unexpected(found.error())};
  }

  void open_document(const std::string& text) {
    auto rest = lines_->rest(limits_.max_document_bytes);
    lines_.reset();
    Result<std::string> all =
        fail(ErrorKind::kInput, path_, "larger than the limit of " + size_text(limits_.max_document_bytes));
    if (rest) {
      auto decoded = decode(text + *rest, path_);
      all = decoded ? Result<std::string>(std::move(decoded->text)) : tl::make_unexpected(decoded.error());
    }
    document_ = all ? open_json_document(*all, path_, limits_)
                    : open_list({{path_, tl::make_unexpected(all.error())}});
  }

  // nullopt of a line that is to be skipped.
  Result<std::optional<Input>> read_line(const LineReader::Line& line, const std::string& where) {
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
    auto parsed = parse_json_line(text, where, limits_.page);
    if (!parsed) return tl::make_unexpected(parsed.error());
    if (!repair.empty()) warn(where, std::move(repair));
    if (!parsed->skipped.empty()) {
      warn(where, "left out: it is marked " + parsed->skipped);
      return std::nullopt;
    }
    for (auto& warning : parsed->warnings) warn(where, std::move(warning));
    if (parsed->is_record) return RawRecord{std::string(text), path_, line.number};
    return std::move(parsed->article);
  }

  std::unique_ptr<ByteStream> bytes_;
  const std::string path_;
  bool sure_;  // it is JSON Lines by its name, or its first line was
  const Limits limits_;
  std::unique_ptr<LineReader> lines_;        // none at the end
  std::unique_ptr<ArticleSource> document_;  // what it turned out to be
  std::uint64_t broken_in_a_row_ = 0;
  bool empty_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> open_json_lines(std::unique_ptr<ByteStream> bytes, std::string path, bool sure,
                                               const Limits& limits) {
  return std::make_unique<JsonLines>(std::move(bytes), std::move(path), sure, limits);
}

std::unique_ptr<ArticleSource> open_json_document(const std::string& text, const std::string& path,
                                                  const Limits& limits) {
  auto parsed = parse_json_document(text, path, limits.page);
  std::vector<Found> found;
  std::vector<Error> warnings;
  if (!parsed) return open_list({{path, tl::make_unexpected(parsed.error())}});
  const bool single = parsed->size() == 1;
  for (std::size_t i = 0; i < parsed->size(); ++i) {
    auto& one = (*parsed)[i];
    const auto where = single ? path : path + "[" + std::to_string(i) + "]";
    if (!one) {
      found.push_back({where, tl::make_unexpected(one.error())});
      continue;
    }
    if (!one->skipped.empty()) {
      warnings.push_back({ErrorKind::kInput, where, "left out: it is marked " + one->skipped});
      continue;
    }
    for (auto& warning : one->warnings) warnings.push_back({ErrorKind::kInput, where, std::move(warning)});
    if (one->is_record) {
      found.push_back({where, single ? Result<Input>(RawRecord{text, path, 1})
                                     : fail(ErrorKind::kInput, where, "extract records stand one a line")});
    } else {
      found.push_back({where, std::move(one->article)});
    }
  }
  return open_list(std::move(found), warnings);
}

}  // namespace onrecord
