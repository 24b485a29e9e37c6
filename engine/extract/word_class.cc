#include "engine/extract/word_class.h"

namespace onrecord {

WordClasses::WordClasses(const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < WordClass::kNames.size(); ++i) {
    for (const auto lexicon : vocabulary.lexicons(WordClass::kNames[i])) {
      for (const auto symbol : vocabulary.symbols_in(lexicon)) {
        const auto index = symbol_index(symbol);
        if (index == kNoIndex) continue;
        if (index >= masks_.size()) masks_.resize(index + 1);
        masks_[index] |= std::uint64_t{1} << i;
      }
    }
  }
}

}  // namespace onrecord
