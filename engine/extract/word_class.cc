#include "engine/extract/word_class.h"

namespace onrecord {

WordClasses::WordClasses(const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < WordClass::kNames.size(); ++i) {
    add(vocabulary, WordClass::kNames[i], std::uint64_t{1} << i);
  }
}

}  // namespace onrecord
