#include "tests/rules/shipped_english.h"

#include <cstdlib>
#include <string>

namespace onrecord {

const Language& shipped_english() {
  static const Language language([] {
    auto pack = read_pack(ONRECORD_SOURCE_DIR "/rules/en");
    if (!pack) std::abort();
    return std::move(*pack);
  }());
  return language;
}

}  // namespace onrecord
