#include "engine/article/formats/warc.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

#include "engine/article/page/charset.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxHeaderBytes = 64 * 1024;

std::string folded(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Named fields, as HTTP and WARC write them; names in lower case.
using Fields = std::map<std::string, std::string>;

void add_field(std::string_view line, Fields& fields) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  fields.emplace(folded(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
}

std::string field(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

// What was sent in chunks, put together; what is broken ends it.
std::string joined_chunks(std::string_view body) {
  std::string whole;
  while (!body.empty()) {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const auto line = body.find('\n');
    if (error != std::errc() || size == 0 || line == std::string_view::npos) break;
    body.remove_prefix(line + 1);
    whole += body.substr(0, std::min<std::uint64_t>(size, body.size()));
    body.remove_prefix(std::min<std::uint64_t>(size, body.size()));
    body.remove_prefix(std::min<std::size_t>(body.find_first_not_of("\r\n"), body.size()));
  }
  return whole;
}

struct HttpResponse {
  int status = 0;
  Fields fields;
  std::string_view body;
};

HttpResponse http_response(std::string_view message) {
  HttpResponse response;
  bool first = true;
  while (!message.empty()) {
    const auto end = std::min(message.find('\n'), message.size());
    const auto line = trimmed(message.substr(0, end));
    message.remove_prefix(std::min(end + 1, message.size()));
    if (line.empty()) break;
    if (std::exchange(first, false)) {
      const auto code = trimmed(line.substr(std::min(line.find(' '), line.size())));
      std::from_chars(code.data(), code.data() + code.size(), response.status);
    } else {
      add_field(line, response.fields);
    }
  }
  response.body = message;
  return response;
}

class WarcSource : public ArticleSource {
 public:
  WarcSource(std::unique_ptr<ByteStream> bytes, std::string path, const Limits& limits)
      : bytes_(std::move(bytes)), path_(std::move(path)), limits_(limits) {}

  std::optional<Found> next() override {
    while (!ended_) {
      auto header = read_header();
      if (!header) return end(header.error().what);
      if (header->empty()) {
        ended_ = true;
        break;
      }
      ++record_;
      std::uint64_t length = 0;
      const auto text = field(*header, "content-length");
      const auto [read, error] = std::from_chars(text.data(), text.data() + text.size(), length);
      if (error != std::errc() || read != text.data() + text.size() || text.empty())
        return end("broken archive: record " + std::to_string(record_) + " has no length");
      if (auto found = read_record(*header, length)) return found;
    }
    return std::nullopt;
  }

 private:
  std::string where() const { return path_ + ":" + std::to_string(record_); }

  Found end(std::string why) {
    ended_ = true;
    if (const auto broken = bytes_->problem(); !broken.empty()) why = broken;
    return {path_, fail(ErrorKind::kInput, path_, std::move(why))};
  }

  // The fields of the next record; none at the end.
  Result<Fields> read_header() {
    Fields fields;
    std::string line;
    std::size_t bytes = 0;
    bool begun = false;
    while (read_line(line, bytes)) {
      if (bytes > kMaxHeaderBytes)
        return fail(ErrorKind::kInput, path_, "broken archive: a record's head does not end");
      if (trimmed(line).empty()) {
        if (begun) return fields;
        continue;  // between records
      }
      if (!begun && !line.starts_with("WARC/")) {
        return fail(ErrorKind::kInput, path_,
                    "broken archive: no record begins behind record " + std::to_string(record_));
      }
      if (begun) add_field(line, fields);
      begun = true;
    }
    if (begun || !bytes_->problem().empty())
      return fail(ErrorKind::kInput, path_, "breaks off: the archive is not whole");
    return Fields{};
  }

  bool read_line(std::string& line, std::size_t& bytes) {
    line.clear();
    auto& stream = bytes_->stream();
    char c = 0;
    while (stream.get(c)) {
      if (++bytes > kMaxHeaderBytes) return true;
      if (c == '\n') return true;
      line += c;
    }
    return !line.empty();
  }

  // The page of a record; nullopt where it holds none.
  std::optional<Found> read_record(const Fields& header, std::uint64_t length) {
    const auto kind = folded(field(header, "content-type"));
    const bool response = field(header, "warc-type") == "response" && kind.starts_with("application/http");
    if (!response) return skip(length);
    // The head of the answer is not the page's.
    if (length > limits_.max_article_bytes + kMaxHeaderBytes) {
      if (auto broken = skip(length)) return broken;
      return Found{where(), fail(ErrorKind::kInput, where(),
                                 "larger than the limit of " + size_text(limits_.max_article_bytes))};
    }
    std::string message(length, '\0');
    bytes_->stream().read(message.data(), static_cast<std::streamsize>(length));
    if (static_cast<std::uint64_t>(bytes_->stream().gcount()) != length)
      return end("breaks off: the archive is not whole");

    const auto answer = http_response(message);
    const auto type = folded(field(answer.fields, "content-type"));
    const bool html = type.starts_with("text/html") || type.starts_with("application/xhtml");
    if (answer.status < 200 || answer.status > 299 || !html || trimmed(answer.body).empty())
      return std::nullopt;
    const bool chunked =
        folded(field(answer.fields, "transfer-encoding")).find("chunked") != std::string::npos;
    const auto coding = folded(field(answer.fields, "content-encoding"));
    const auto packed = chunked ? joined_chunks(answer.body) : std::string(answer.body);
    auto body = unpacked(packed, coding, limits_.max_article_bytes);
    if (!body) {
      return Found{where(), fail(ErrorKind::kInput, where(),
                                 "its packing \"" + coding +
                                     "\" is broken, not known here, or goes over the limit of " +
                                     size_text(limits_.max_article_bytes))};
    }
    auto url = field(header, "warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    return Found{where(), RawPage{std::move(*body), charset_in_media_type(type), "", path_, std::move(url)}};
  }

  std::optional<Found> skip(std::uint64_t length) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::streamsize>::max());
    bytes_->stream().ignore(static_cast<std::streamsize>(std::min(length, kMost - 1)));
    const auto got = static_cast<std::uint64_t>(bytes_->stream().gcount());
    return got == length ? std::nullopt : std::optional(end("breaks off: the archive is not whole"));
  }

  std::unique_ptr<ByteStream> bytes_;
  const std::string path_;
  const Limits limits_;
  std::uint64_t record_ = 0;  // counted from 1
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> open_warc(std::unique_ptr<ByteStream> bytes, std::string path,
                                         const Limits& limits) {
  return std::make_unique<WarcSource>(std::move(bytes), std::move(path), limits);
}

}  // namespace onrecord
