// JSON written straight into a string, without a tree of values in between.
//
// Extract records are most of what the program writes; a tree costs them a
// dozen allocations a field. The caller keeps objects and lists closed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// The text with what breaks UTF-8 as U+FFFD.
std::string valid_utf8(std::string_view text);

class JsonText {
 public:
  JsonText& begin_object();
  JsonText& end_object();
  JsonText& begin_list();
  JsonText& end_list();
  JsonText& key(std::string_view name);  // of the value that comes next

  JsonText& text(std::string_view value);  // valid UTF-8
  JsonText& text_or_null(std::string_view value);
  JsonText& whole(std::uint64_t value);
  // As short as it can be: 4200000000, 1.6; null where empty or not finite.
  JsonText& number(std::optional<double> value);
  JsonText& null();

  std::string take() { return std::move(out_); }

 private:
  void next();  // the comma where one is due

  std::string out_;
  bool comma_ = false;  // a value stands before, in the same object or list
};

}  // namespace onrecord
