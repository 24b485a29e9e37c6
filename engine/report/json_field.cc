#include "engine/report/json_field.h"

#include <algorithm>
#include <limits>

namespace onrecord {
namespace {

const Json kNull;

constexpr int kDeepest = 64;

// The byte at which `text` nests deeper than kDeepest, npos where it does not.
// A document of nothing but brackets would take a hundred times its size.
std::size_t too_deep_at(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (in_string) {
      if (byte == '\\') ++at;
      if (byte == '"') in_string = false;
    } else if (byte == '"') {
      in_string = true;
    } else if (byte == '[' || byte == '{') {
      if (++depth > kDeepest) return at;
    } else if (byte == ']' || byte == '}') {
      --depth;
    }
  }
  return std::string_view::npos;
}

// The library's reason without its prefix, position and the words it last read,
// which may be a whole article.
std::string reason_in(std::string_view message) {
  constexpr std::string_view kLead = "syntax error ";
  constexpr std::string_view kWhile = "while parsing ";
  auto from = message.find(kLead);
  if (from == std::string_view::npos) return "";
  message.remove_prefix(from + kLead.size());
  message = message.substr(0, message.find(';'));
  return message.substr(0, kWhile.size()) == kWhile ? std::string(message.substr(kWhile.size()))
                                                    : std::string(message);
}

}  // namespace

JsonField JsonField::operator[](const char* key) const& {
  const Json* member = &kNull;
  if (value_->is_object()) {
    const auto found = value_->find(key);
    if (found != value_->end()) member = &*found;
  } else if (!value_->is_null()) {
    fail("must be an object");
  }
  return {*member, *error_, this, key, 0};
}

std::string JsonField::text() const {
  if (is_null() || !ok()) return "";
  if (!value_->is_string()) {
    fail("must be text");
    return "";
  }
  return value_->get_ref<const std::string&>();
}

std::string JsonField::required_text() const {
  std::string found = text();
  if (is_null()) fail("is missing");
  if (found.empty()) fail("is empty");
  return found;
}

std::optional<double> JsonField::number() const {
  if (is_null() || !ok()) return std::nullopt;
  if (!value_->is_number()) {
    fail("must be a number");
    return std::nullopt;
  }
  return value_->get<double>();
}

std::uint32_t JsonField::whole() const {
  if (!ok()) return 0;
  if (is_null()) {
    fail("is missing");
  } else if (!value_->is_number_unsigned()) {
    fail("must be a whole number, 0 or more");
  } else if (const auto value = value_->get<std::uint64_t>();
             value > std::numeric_limits<std::uint32_t>::max()) {
    fail(std::to_string(value) + " is too large");
  } else {
    return static_cast<std::uint32_t>(value);
  }
  return 0;
}

std::vector<std::string> JsonField::texts() const {
  std::vector<std::string> found;
  each([&](const JsonField& item) { found.push_back(item.required_text()); });
  return found;
}

void JsonField::fail(std::string_view what) const {
  if (!ok()) return;
  const std::string way = path();
  *error_ = way.empty() ? std::string(what) : way + ": " + std::string(what);
}

std::string JsonField::quoted(std::string_view words) {
  constexpr std::size_t kShown = 40;
  const bool cut = words.size() > kShown;
  std::string shown =
      Json(std::string(words.substr(0, kShown))).dump(-1, ' ', true, Json::error_handler_t::ignore);
  if (cut) shown.insert(shown.size() - 1, "...");
  return shown;
}

bool JsonField::is_array() const {
  if (is_null() || !ok()) return false;
  if (!value_->is_array()) fail("must be a list");
  return value_->is_array();
}

std::string JsonField::path() const {
  if (parent_ == nullptr) return "";
  std::string way = parent_->path();
  if (key_ == nullptr) return way + "[" + std::to_string(index_) + "]";
  return way.empty() ? key_ : way + "." + key_;
}

Result<Json> parse_json(std::string_view text, std::string_view where) {
  if (const auto at = too_deep_at(text); at != std::string_view::npos) {
    return fail(
        ErrorKind::kInput, std::string(where),
        "nests deeper than " + std::to_string(kDeepest) + " levels at byte " + std::to_string(at + 1));
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    const std::string reason = reason_in(error.what());
    return fail(ErrorKind::kInput, std::string(where),
                "is not JSON at byte " + std::to_string(error.byte) + (reason.empty() ? "" : ": " + reason));
  } catch (const Json::exception&) {
    return fail(ErrorKind::kInput, std::string(where), "holds a number that is too large");
  }
}

std::string dump_json(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace onrecord
