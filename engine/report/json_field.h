// A value inside a JSON document, and the way to it.
//
// Readers check types as they go. The first thing that is wrong is kept with
// its path ("quotes[3].content[0].end: must be a whole number"); from then on
// everything reads as empty, so that no test stands after every field.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace onrecord {

using Json = nlohmann::ordered_json;

class JsonField {
 public:
  // The document itself. `error` stays empty while all is well; both outlive this.
  JsonField(const Json& root, std::string& error) : value_(&root), error_(&error) {}

  // A member; an absent one reads as null. The field it is asked of must live on.
  JsonField operator[](const char* key) const&;
  JsonField operator[](const char* key) && = delete;

  bool ok() const { return error_->empty(); }
  bool is_null() const { return value_->is_null(); }

  std::string text() const;           // "" for null
  std::string required_text() const;  // neither null nor ""
  std::optional<double> number() const;
  std::uint32_t whole() const;  // required; 0 where wrong
  std::vector<std::string> texts() const;

  // The enumerator that `of` knows by this text; required.
  template <typename Enum>
  Enum one_of(std::optional<Enum> (*of)(std::string_view)) const {
    const std::string name = required_text();
    const auto found = of(name);
    if (!found && ok()) fail(quoted(name) + " is not known");
    return found.value_or(Enum{});
  }

  // Calls `visit(item)` for each item of an array; null counts as empty.
  template <typename Visit>
  void each(Visit visit) const {
    if (!is_array()) return;
    for (std::size_t i = 0; i < value_->size() && ok(); ++i) {
      visit(JsonField((*value_)[i], *error_, this, nullptr, i));
    }
  }

  // Keeps the error, unless one is kept already.
  void fail(std::string_view what) const;

  // The words of an input, short and escaped, for an error message.
  static std::string quoted(std::string_view words);

 private:
  JsonField(const Json& value, std::string& error, const JsonField* parent, const char* key,
            std::size_t index)
      : value_(&value), error_(&error), parent_(parent), key_(key), index_(index) {}

  bool is_array() const;  // complains where it is neither array nor null
  std::string path() const;

  const Json* value_;
  std::string* error_;
  const JsonField* parent_ = nullptr;
  const char* key_ = nullptr;
  std::size_t index_ = 0;
};

// Parses one document. Text that is not JSON, or nested beyond any schema of
// ours, is an error that names the byte. `where` goes into the error.
Result<Json> parse_json(std::string_view text, std::string_view where);

// JSON on one line (indent -1) or pretty-printed; ill-formed UTF-8 becomes U+FFFD.
std::string dump_json(const Json& json, int indent);

}  // namespace onrecord
