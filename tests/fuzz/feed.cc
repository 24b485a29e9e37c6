// Any bytes as RSS, Atom or NewsML-G2.
#include "engine/article/formats/feed.h"

#include "tests/fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  drain(*open_xml(std::string(reinterpret_cast<const char*>(data), size), "feed", {}));
  return 0;
}
