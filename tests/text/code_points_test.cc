#include "engine/text/code_points.h"

#include <doctest/doctest.h>

#include <string>

using onrecord::CodePoints;

namespace {

// The definition, counted from the start each time.
std::uint32_t counted(const std::string& text, std::uint32_t byte) {
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < byte && at < text.size(); ++at) points += (text[at] & 0xC0) != 0x80;
  return points;
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("offsets in bytes and in code points lead to each other") {
  const std::string one_stride(64, 'a');
  for (const std::string& text :
       {std::string(), std::string("a"), std::string("plain words"), std::string("é"),
        std::string("“We won”"), std::string("a😀b"), one_stride, one_stride + "é", one_stride.substr(1) + "é",
        one_stride + "😀" + one_stride, repeated("é", 32), repeated("😀", 16), repeated("日本 x", 100),
        repeated("a", 127) + "€" + repeated("b", 65)}) {
    CAPTURE(text);
    const CodePoints points(text);
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::uint32_t length = counted(text, size);
    for (std::uint32_t byte = 0; byte <= size; ++byte) {
      CAPTURE(byte);
      CHECK(points.from_byte(byte) == counted(text, byte));
      const bool begins = byte == size || (text[byte] & 0xC0) != 0x80;
      if (begins) CHECK(points.to_byte(points.from_byte(byte)) == byte);
    }
    CHECK(points.from_byte(size + 9) == length);
    CHECK(points.to_byte(length) == size);
    CHECK(points.to_byte(length + 9) == size);
  }
}

TEST_CASE("spans are converted at both ends") {
  const std::string text = "He said “yes”.";
  const CodePoints points(text);
  const onrecord::Span bytes{11, 14}, in_points{9, 12};
  CHECK(onrecord::slice(text, bytes) == "yes");
  CHECK(points.from_bytes(bytes) == in_points);
  CHECK(points.to_bytes(in_points) == bytes);
}
