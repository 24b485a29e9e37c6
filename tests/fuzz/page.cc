// Any bytes as a web page: character set, tree, blocks, metadata, layout.
#include "tests/fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  read_page_of({std::string(reinterpret_cast<const char*>(data), size), "", "page", "page", ""});
  return 0;
}
