#include "engine/extract/language.h"

#include "engine/text/token.h"

namespace onrecord {

Language::Language(Pack pack)
    : pack_(std::move(pack)),
      text_(pack_, Part::kText),
      layout_(pack_, Part::kLayout),
      text_fields_(text_),
      layout_fields_(layout_) {
  for (const auto& lexicon : pack_.lexicons) {
    auto& values = values_[lexicon.name];
    for (const auto& entry : lexicon.entries) {
      for (const auto& form : entry.forms) values.try_emplace(fold(form), entry.value);
    }
  }
}

std::string_view Language::value(std::string_view lexicon, std::string_view word) const {
  const auto found = values_.find(lexicon);
  if (found == values_.end()) return {};
  const auto entry = found->second.find(fold(word));
  return entry == found->second.end() ? std::string_view() : entry->second;
}

std::vector<Error> Language::errors() const {
  auto errors = pack_.errors;
  // Both field tables check all rules of the pack: one of them tells.
  for (const auto* more : {&text_.errors(), &layout_.errors(), &text_fields_.errors()}) {
    errors.insert(errors.end(), more->begin(), more->end());
  }
  return errors;
}

}  // namespace onrecord
