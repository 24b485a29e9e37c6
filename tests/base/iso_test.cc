#include "engine/base/iso.h"

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <vector>

namespace onrecord {
namespace {

TEST_CASE("numbers and days as ISO 8601 writes them") {
  for (const auto& [number, width, text] : std::vector<std::tuple<int, int, std::string>>{
           {7, 2, "07"}, {0, 2, "00"}, {31, 2, "31"}, {123, 2, "123"}, {84, 4, "0084"}, {-5, 4, "-005"}}) {
    CHECK(padded(number, width) == text);
  }
  CHECK(iso_day(2024, 5, 3) == "2024-05-03");
  CHECK(iso_day(987, 12, 31) == "0987-12-31");
}

}  // namespace
}  // namespace onrecord
