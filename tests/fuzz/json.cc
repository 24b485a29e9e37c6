// Any bytes as JSON Lines (or what its first line makes of it) and as one document.
#include "engine/article/formats/json_article.h"
#include "engine/article/formats/json_source.h"
#include "tests/fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::istringstream in(bytes);
  auto stream = ByteStream::open("-", {}, &in);
  must(stream.has_value());
  drain(*open_json_lines(std::move(*stream), "-", false, {}));
  if (auto decoded = decode(bytes, "doc")) drain(*open_json_document(decoded->text, "doc", {}));
  return 0;
}
