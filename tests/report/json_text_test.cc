#include "engine/report/json_text.h"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <string>

namespace onrecord {
namespace {

std::string written(double value) {
  JsonText out;
  out.number(value);
  return out.take();
}

TEST_CASE("numbers are as short as they can be") {
  CHECK(written(0) == "0");
  CHECK(written(1) == "1");
  CHECK(written(-3) == "-3");
  CHECK(written(4.2e9) == "4200000000");
  CHECK(written(0.5) == "0.5");
  CHECK(written(0.95) == "0.95");
  CHECK(written(0.005) == "0.005");
  CHECK(written(0.0625) == "0.0625");
  CHECK(written(-0.5) == "-0.5");
  CHECK(written(1.6) == "1.6");
  CHECK(written(NAN) == "null");
  CHECK(written(INFINITY) == "null");
  // The short way for thousandths gives what the long one gives.
  for (int n = 1; n < 1000; ++n) {
    const double value = n / 1000.0;
    std::string expected(32, '\0');
    expected.resize(static_cast<std::size_t>(
        std::to_chars(expected.data(), expected.data() + expected.size(), value).ptr - expected.data()));
    CHECK(written(value) == expected);
    CHECK(written(std::nextafter(value, 1)) != expected);
  }
}

}  // namespace
}  // namespace onrecord
