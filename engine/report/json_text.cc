#include "engine/report/json_text.h"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace onrecord {
namespace {

// Whether one of eight bytes needs an escape: it is a quotation mark, a backslash
// or below a blank. The bytes are looked at together, as one number.
bool any_escaped(const char* bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kTops = 0x8080808080808080;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto any_zero = [](std::uint64_t x) { return (x - kEach) & ~x & kTops; };
  const auto below_blank = (word - kEach * 0x20) & ~word & kTops;
  return (any_zero(word ^ (kEach * '"')) | any_zero(word ^ (kEach * '\\')) | below_blank) != 0;
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

void JsonText::next() {
  if (comma_) out_ += ',';
  comma_ = true;
}

JsonText& JsonText::begin_object() {
  next();
  out_ += '{';
  comma_ = false;
  return *this;
}

JsonText& JsonText::end_object() {
  out_ += '}';
  comma_ = true;
  return *this;
}

JsonText& JsonText::begin_list() {
  next();
  out_ += '[';
  comma_ = false;
  return *this;
}

JsonText& JsonText::end_list() {
  out_ += ']';
  comma_ = true;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  next();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  comma_ = false;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  constexpr std::string_view kHex = "0123456789abcdef";
  next();
  out_ += '"';
  std::size_t kept = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    while (i + 8 <= value.size() && !any_escaped(value.data() + i)) i += 8;
    if (i == value.size()) break;
    const auto byte = static_cast<unsigned char>(value[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out_.append(value, kept, i - kept);
    kept = i + 1;
    switch (byte) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      case '\b':
        out_ += "\\b";
        break;
      case '\f':
        out_ += "\\f";
        break;
      default:
        out_ += "\\u00";
        out_ += kHex[byte >> 4];
        out_ += kHex[byte & 15];
    }
  }
  out_.append(value, kept);
  out_ += '"';
  return *this;
}

JsonText& JsonText::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

JsonText& JsonText::whole(std::uint64_t value) {
  next();
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonText& JsonText::number(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return null();
  next();
  // Whole numbers are written out as long as a double tells them apart.
  constexpr double kExact = 9007199254740992.0;
  std::array<char, 32> digits{};
  auto* const begin = digits.data();
  auto* const end = begin + digits.size();
  const bool is_whole = std::nearbyint(*value) == *value && std::abs(*value) <= kExact;
  const auto last = is_whole ? std::to_chars(begin, end, static_cast<std::int64_t>(*value)).ptr
                             : std::to_chars(begin, end, *value).ptr;
  out_.append(begin, last);
  return *this;
}

JsonText& JsonText::null() {
  next();
  out_ += "null";
  return *this;
}

}  // namespace onrecord
