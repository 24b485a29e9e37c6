// Any bytes as a web archive, packed where they begin as gzip does.
#include "engine/article/formats/warc.h"

#include "tests/fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  Limits limits;
  limits.max_unpacked_bytes = kMiB;
  auto stream = ByteStream::open("-", limits, &in);
  must(stream.has_value());
  drain(*open_warc(std::move(*stream), "archive", limits));
  return 0;
}
