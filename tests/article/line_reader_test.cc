#include "engine/article/line_reader.h"

#include <doctest/doctest.h>

#include <sstream>

namespace onrecord {
namespace {

// Lines with "!" for one that is too long.
std::vector<std::string> lines_of(const std::string& bytes, std::uint64_t limit) {
  std::istringstream stream(bytes);
  LineReader reader(stream, limit);
  std::vector<std::string> lines;
  std::uint64_t number = 0;
  while (const auto line = reader.next()) {
    CHECK(line->number == ++number);
    lines.push_back(line->too_long ? "!" : std::string(line->text));
  }
  return lines;
}

TEST_CASE("lines") {
  const std::string long_line(300'000, 'x');  // longer than a chunk
  using Lines = std::vector<std::string>;
  struct Case {
    std::string bytes;
    std::uint64_t limit;
    Lines lines;
  };
  for (const auto& [bytes, limit, lines] : {
           Case{"", 10, {}},
           Case{"\n", 10, {""}},
           Case{"a\nb", 10, {"a", "b"}},
           Case{"a\n\nb\n", 10, {"a", "", "b"}},
           Case{"a\r\nb", 10, {"a\r", "b"}},
           Case{"\xEF\xBB\xBF"
                "a\n\xEF\xBB\xBF",
                10,
                {"a", "\xEF\xBB\xBF"}},
           Case{"1234\n12345\n123", 4, {"1234", "!", "123"}},
           Case{"12345", 4, {"!"}},
           Case{long_line + "\n" + long_line, 400'000, {long_line, long_line}},
           Case{"a\n" + long_line + "\nb\n" + long_line, 1000, {"a", "!", "b", "!"}},
           Case{long_line + "\n", 299'999, {"!"}},
       }) {
    CAPTURE(bytes.size());
    CHECK(lines_of(bytes, limit) == lines);
  }
}

TEST_CASE("peek looks without reading; rest gives all") {
  struct Case {
    std::string bytes;
    std::optional<char> first;
  };
  for (const auto& [bytes, first] : {Case{"", {}}, Case{" \n", {}}, Case{"\n {\"a\":1}\nb", '{'},
                                     Case{"\xEF\xBB\xBF{", '{'}, Case{std::string(300'000, 'x'), 'x'}}) {
    CAPTURE(bytes.size());
    std::istringstream stream(bytes);
    LineReader reader(stream, 1'000'000);
    CHECK(reader.peek() == first);
    CHECK(reader.peek() == first);
    CHECK(reader.rest(1'000'000) == bytes);
    CHECK(reader.rest(1'000'000) == "");
  }
  std::istringstream stream("12345");
  CHECK_FALSE(LineReader(stream, 4).rest(4).has_value());
}

}  // namespace
}  // namespace onrecord
