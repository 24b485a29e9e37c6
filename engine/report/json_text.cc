#include "engine/report/json_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

constexpr std::size_t kFirstRoom = 4096;
constexpr std::size_t kLongestEscape = 6;  // "\u001f"

// Where the next byte stands that needs an escape (a quotation mark, a backslash or
// one below a blank), or the end.
std::size_t end_of_plain(std::string_view value, std::size_t i) {
  return eight_bytes::find(value, i, [](std::uint64_t word) {
    return eight_bytes::equal(word, '"') | eight_bytes::equal(word, '\\') | eight_bytes::control(word);
  });
}

// The letter behind the backslash; 0 where the byte has none.
char short_escape(unsigned char byte) {
  switch (byte) {
    case '"':
    case '\\':
      return static_cast<char>(byte);
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    default:
      return 0;
  }
}

// A number between 0 and 1 of at most three digits, as confidences are; nullptr for others.
char* write_share(char* at, double value) {
  if (value <= 0 || value >= 1) return nullptr;
  auto thousandths = std::lround(value * 1000);
  if (thousandths == 0 || static_cast<double>(thousandths) / 1000 != value) return nullptr;
  *at++ = '0';
  *at++ = '.';
  for (long place = 100; thousandths > 0; place /= 10) {
    *at++ = static_cast<char>('0' + thousandths / place);
    thousandths %= place;
  }
  return at;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::string out;
  for (std::int32_t at = 0; at < length;) {
    const auto begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c < 0) {
      out += "\uFFFD";
    } else {
      out.append(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
  }
  return out;
}

std::string JsonText::take() {
  out_.resize(size_);
  size_ = 0;
  comma_ = false;
  return std::move(out_);
}

void JsonText::grow(std::size_t bytes) { out_.resize(std::max(2 * out_.size(), size_ + bytes + kFirstRoom)); }

void JsonText::put(std::string_view bytes) {
  std::copy(bytes.begin(), bytes.end(), room(bytes.size()));
  size_ += bytes.size();
}

void JsonText::open(char bracket) {
  *room(1) = bracket;
  ++size_;
  comma_ = false;
}

void JsonText::close(char bracket) {
  comma_ = false;
  *room(1) = bracket;
  ++size_;
}

JsonText& JsonText::begin_object() {
  open('{');
  return *this;
}

JsonText& JsonText::end_object() {
  close('}');
  return *this;
}

JsonText& JsonText::begin_list() {
  open('[');
  return *this;
}

JsonText& JsonText::end_list() {
  close(']');
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  constexpr std::string_view kHex = "0123456789abcdef";
  auto plain = end_of_plain(value, 0);
  const bool escapes = plain < value.size();
  auto* const begin = room((escapes ? kLongestEscape : 1) * value.size() + 2);
  auto* at = begin;
  *at++ = '"';
  for (std::size_t from = 0;; plain = end_of_plain(value, from)) {
    at = std::copy(value.begin() + static_cast<std::ptrdiff_t>(from),
                   value.begin() + static_cast<std::ptrdiff_t>(plain), at);
    if (plain == value.size()) break;
    const auto byte = static_cast<unsigned char>(value[plain]);
    from = plain + 1;
    *at++ = '\\';
    if (const auto letter = short_escape(byte); letter != 0) {
      *at++ = letter;
    } else {
      for (const char c : {'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]}) *at++ = c;
    }
  }
  *at++ = '"';
  size_ += static_cast<std::size_t>(at - begin);
  return *this;
}

JsonText& JsonText::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

JsonText& JsonText::whole(std::uint64_t value) {
  constexpr std::size_t kDigits = 20;
  auto* const at = room(kDigits);
  size_ += static_cast<std::size_t>(std::to_chars(at, at + kDigits, value).ptr - at);
  return *this;
}

JsonText& JsonText::number(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return null();
  // Whole numbers are written out as long as a double tells them apart.
  constexpr double kExact = 9007199254740992.0;
  constexpr std::size_t kDigits = 32;
  auto* const begin = room(kDigits);
  auto* const end = begin + kDigits;
  const bool is_whole = std::nearbyint(*value) == *value && std::abs(*value) <= kExact;
  auto* last = is_whole ? std::to_chars(begin, end, static_cast<std::int64_t>(*value)).ptr
                        : write_share(begin, *value);
  if (last == nullptr) last = std::to_chars(begin, end, *value).ptr;
  size_ += static_cast<std::size_t>(last - begin);
  return *this;
}

JsonText& JsonText::null() {
  put("null");
  return *this;
}

}  // namespace onrecord
