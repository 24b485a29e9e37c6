#include "engine/article/json_line.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "engine/article/decode.h"

namespace onrecord {
namespace {

// The first `bytes` of `text` or less, never half a character.
std::string_view at_most(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string in_quotes(std::string_view text) { return "\"" + std::string(at_most(text, 40)) + "\""; }

// "[json.exception.parse_error.101] parse error at line 1, column 7: syntax error
// while parsing value - unexpected '}'; last read: '"a":}'" → "unexpected '}'".
std::string short_reason(std::string_view reason) {
  const auto after = [&](std::string_view mark) {
    const auto found = reason.find(mark);
    if (found != std::string_view::npos) reason.remove_prefix(found + mark.size());
  };
  after("] ");
  if (reason.starts_with("parse error")) after(": ");
  if (reason.starts_with("syntax error")) after(" - ");
  reason = reason.substr(0, reason.find("; last read"));
  return std::string(at_most(reason, 160));
}

// The events of one line. Depth 1 is the object's own fields; `list_` is the
// field whose list is open at depth 2; anything deeper or unknown is passed over.
class Handler : public nlohmann::json_sax<nlohmann::json> {
 public:
  Handler(JsonLine& out, const std::string& where) : out_(out), where_(where) {}

  const std::optional<Error>& error() const { return error_; }

  bool null() override { return true; }
  bool boolean(bool) override { return wrong("true or false"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t&) override { return wrong("a number"); }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (depth_ == 0) return no_object();
    if (depth_ == 2 && in_list_) {
      if (!value.empty()) list()->push_back(std::move(value));
    } else if (depth_ == 1) {
      set(std::move(value));
    }
    return !error_;
  }

  bool key(string_t& name) override {
    if (depth_ == 1) field_ = std::move(name);
    return true;
  }

  bool start_object(std::size_t) override { return depth_ == 0 ? ++depth_ : wrong("an object") && ++depth_; }
  bool end_object() override { return close(); }

  bool start_array(std::size_t) override {
    if (depth_ == 1 && list() != nullptr) {
      list()->clear();
      in_list_ = true;
    } else if (!wrong("a list")) {
      return false;
    }
    return ++depth_;
  }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& reason) override {
    fail_with("broken JSON at column " + std::to_string(position) + ": " + short_reason(reason.what()));
    return false;
  }

 private:
  void fail_with(std::string what) { error_ = Error{ErrorKind::kInput, where_, std::move(what)}; }
  bool no_object() {
    fail_with("not an article: the line is no JSON object");
    return false;
  }

  bool close() {
    if (--depth_ == 1) in_list_ = false;
    return true;
  }

  // A value that `field_` cannot take; fine where nothing is expected of the place.
  bool wrong(std::string_view found) {
    if (depth_ == 0) return no_object();
    if (out_.is_record || depth_ > 2 || (depth_ == 2 && !in_list_)) return true;
    if (text() == nullptr && list() == nullptr) return true;
    const bool listed = list() != nullptr;
    fail_with("field " + in_quotes(field_) + " must be text" + (listed ? " or a list of texts" : "") +
              ", not " + std::string(found) + (depth_ == 2 ? " in the list" : ""));
    return false;
  }

  // Many archives count their articles; a number names one as well as a text does.
  bool number(std::string digits) {
    if (depth_ != 1 || field_ != "id") return wrong("a number");
    out_.article.id = std::move(digits);
    return true;
  }

  void set(std::string value) {
    if (field_ == "schema") {
      out_.is_record = value == kExtractSchema;
      if (!out_.is_record && value.starts_with("onrecord.")) {
        fail_with("schema " + in_quotes(value) + " is not read here; " + in_quotes(kExtractSchema) + " is");
      }
    } else if (auto* const field = text(); field != nullptr) {
      *field = std::move(value);
    } else if (auto* const values = list(); values != nullptr) {
      values->clear();
      if (!value.empty()) values->push_back(std::move(value));
    }
  }

  std::string* text() {
    struct Field {
      std::string_view name;
      std::string Article::*member;
    };
    static constexpr std::array<Field, 7> kFields = {{{"id", &Article::id},
                                                      {"url", &Article::url},
                                                      {"title", &Article::title},
                                                      {"publisher", &Article::publisher},
                                                      {"published", &Article::published},
                                                      {"language", &Article::language},
                                                      {"text", &Article::text}}};
    for (const auto& [name, member] : kFields) {
      if (field_ == name) return &(out_.article.*member);
    }
    return nullptr;
  }

  std::vector<std::string>* list() {
    if (field_ == "agency") return &out_.article.agency;
    if (field_ == "byline") return &out_.article.byline;
    return nullptr;
  }

  JsonLine& out_;
  const std::string& where_;
  std::optional<Error> error_;
  std::string field_;
  std::size_t depth_ = 0;
  bool in_list_ = false;
};

}  // namespace

bool is_iso_date(std::string_view date) {
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = -1;
    const auto* const end = date.data() + begin + length;
    const auto [read, error] = std::from_chars(date.data() + begin, end, value);
    return error == std::errc() && read == end ? value : -1;
  };
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return false;
  if (date.size() > 10 && date[10] != 'T' && date[10] != ' ') return false;
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return number(0, 4) > 0 && number(5, 2) > 0 && number(8, 2) > 0 && day.ok();
}

Result<JsonLine> parse_json_line(std::string_view line, const std::string& where) {
  JsonLine parsed;
  Handler handler(parsed, where);
  nlohmann::json::sax_parse(line, &handler);
  if (handler.error()) return tl::make_unexpected(*handler.error());

  auto& article = parsed.article;
  if (parsed.is_record) {
    article = {};
    return parsed;
  }
  unify_line_ends(article.text);
  // JSON can spell a NUL; no later stage should meet one.
  std::uint64_t nuls = 0;
  for (auto at = article.text.find('\0'); at != std::string::npos; at = article.text.find('\0', at)) {
    article.text.replace(at, 1, "\xEF\xBF\xBD");
    ++nuls;
  }
  if (nuls > 0) parsed.warnings.push_back(std::to_string(nuls) + " NUL became U+FFFD in the text");
  if (article.text.find_first_not_of(" \t\n") == std::string::npos) {
    return fail(ErrorKind::kInput, where, "no text: field \"text\" is missing or empty");
  }
  if (!article.published.empty() && !is_iso_date(article.published)) {
    parsed.warnings.push_back("published " + in_quotes(article.published) +
                              " is no date like 2024-08-21; left out");
    article.published.clear();
  }
  return parsed;
}

}  // namespace onrecord
