// JSON written straight into a string, without a tree of values in between.
//
// Extract records are most of what the program writes; a tree costs them a
// dozen allocations a field. The caller keeps objects and lists closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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
  // The key of the value that comes next, which needs no escape: half of what is
  // written, so its length is known when this is compiled.
  template <std::size_t Size>
  JsonText& key(const char (&name)[Size]) {
    auto* const at = room(Size + 2);
    *at = '"';
    std::memcpy(at + 1, name, Size - 1);
    at[Size] = '"';
    at[Size + 1] = ':';
    size_ += Size + 2;
    comma_ = false;
    return *this;
  }

  JsonText& text(std::string_view value);  // valid UTF-8
  JsonText& text_or_null(std::string_view value);
  JsonText& whole(std::uint64_t value);
  // As short as it can be: 4200000000, 1.6; null where empty or not finite.
  JsonText& number(std::optional<double> value);
  JsonText& null();

  std::string take();

 private:
  // For so many bytes, behind the comma where one is due.
  char* room(std::size_t bytes) {
    if (out_.size() - size_ <= bytes) grow(bytes);
    if (comma_) out_[size_++] = ',';
    comma_ = true;
    return out_.data() + size_;
  }
  void grow(std::size_t bytes);
  void put(std::string_view bytes);
  void open(char bracket);
  void close(char bracket);

  std::string out_;       // with room behind what is written
  std::size_t size_ = 0;  // of what is written
  bool comma_ = false;    // a value stands before, in the same object or list
};

}  // namespace onrecord
