#include "engine/article/formats/byte_stream.h"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/article/formats/packed.h"

namespace onrecord {
namespace {

Result<std::string> all_of(const std::string& bytes, Limits limits = {}, std::uint64_t most = 1024 * kMiB) {
  std::istringstream in(bytes);
  auto stream = ByteStream::open("-", limits, &in);
  REQUIRE(stream.has_value());
  return (*stream)->rest(most, "in");
}

TEST_CASE("bytes as they are, and unpacked") {
  const std::string long_text(3'000'000, 'x');
  for (const std::string& text :
       {std::string("The dam held."), std::string(), std::string(1, '\0'), long_text}) {
    CHECK(all_of(text).value() == text);
    Limits limits;
    limits.max_ratio = 10'000;
    CHECK(all_of(packed(text), limits).value() == text);
  }
  CHECK(all_of(packed("one ") + packed("") + packed("two")).value() == "one two");
  // Padding behind the last member is no text.
  CHECK(all_of(packed("one") + std::string(512, '\0')).value() == "one");
}

TEST_CASE("the head can be seen before and after reading") {
  std::istringstream in(packed("The dam held."));
  auto stream = ByteStream::open("-", {}, &in);
  REQUIRE(stream.has_value());
  CHECK((*stream)->head() == "The dam held.");
  CHECK((*stream)->rest(100, "in").value() == "The dam held.");
  CHECK((*stream)->head() == "The dam held.");
}

TEST_CASE("what cannot be read says why") {
  const auto whole = packed("The dam held, and it rained all day long on the mill and on the ferry.");
  Limits small;
  small.max_unpacked_bytes = 1000;
  struct Case {
    std::string bytes;
    Limits limits;
    std::uint64_t most;
    std::string what;
  };
  for (const auto& [bytes, limits, most, what] : {
           Case{whole.substr(0, whole.size() / 2), {}, kMiB, "breaks off: the packed file is not whole"},
           Case{"\x1F\x8B\x08garbage of some length", {}, kMiB, "cannot be unpacked: "},
           Case{packed(std::string(5000, 'x')), small, kMiB, "unpacks to more than the limit of 1000 bytes"},
           Case{packed(std::string(50'000'000, '\0')),
                {},
                100 * kMiB,
                "unpacks to more than 200 times its size, which no text does"},
           Case{"too long", {}, 3, "larger than the limit of 3 bytes"},
       }) {
    CAPTURE(what);
    const auto read = all_of(bytes, limits, most);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().where == "in");
    CHECK(read.error().what.starts_with(what));
  }
  CHECK(ByteStream::open("-", {}, nullptr).error().what == "there is no standard input to read");
  CHECK(ByteStream::open("/nowhere/at/all", {}, nullptr).error().what ==
        "cannot be opened: No such file or directory");
}

TEST_CASE("unpacked") {
  const std::string text = "The dam held.";
  CHECK(unpacked(text, "", 100) == text);
  CHECK(unpacked(text, "identity", 100) == text);
  CHECK(unpacked(packed(text), "gzip", 100) == text);
  CHECK(unpacked(packed(text, 15), "deflate", 100) == text);
  CHECK(unpacked(packed(text, -15), "deflate", 100) == text);
  CHECK_FALSE(unpacked(text, "br", 100).has_value());
  CHECK_FALSE(unpacked(text, "gzip", 100).has_value());
  CHECK_FALSE(unpacked(packed(text).substr(0, 20), "gzip", 100).has_value());
  CHECK_FALSE(unpacked(packed(std::string(1'000'000, 'x')), "gzip", 1000).has_value());
  CHECK_FALSE(unpacked("", "gzip", 100).has_value());
}

}  // namespace
}  // namespace onrecord
