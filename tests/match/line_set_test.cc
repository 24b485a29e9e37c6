#include "engine/match/line_set.h"

#include <doctest/doctest.h>

#include <vector>

namespace onrecord {
namespace {

std::vector<std::uint32_t> lines_in(const LineSet& set, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> lines;
  set.visit(begin, end, [&](std::uint32_t line) { lines.push_back(line); });
  return lines;
}

TEST_CASE("the lines of a stage come in order, whichever way they were added") {
  using Lines = std::vector<std::uint32_t>;
  LineSet set(200);
  for (const auto line : {199U, 64U, 3U, 63U, 128U, 3U, 127U}) set.add(line);
  CHECK(lines_in(set, 0, 200) == Lines{3, 63, 64, 127, 128, 199});
  CHECK(lines_in(set, 3, 64) == Lines{3, 63});
  CHECK(lines_in(set, 4, 63) == Lines{});
  CHECK(lines_in(set, 64, 128) == Lines{64, 127});
  CHECK(lines_in(set, 65, 129) == Lines{127, 128});
  CHECK(lines_in(set, 129, 199) == Lines{});
  CHECK(lines_in(set, 5, 5) == Lines{});
  CHECK(lines_in(LineSet(0), 0, 0) == Lines{});
}

}  // namespace
}  // namespace onrecord
