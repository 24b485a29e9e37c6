#include "engine/extract/name_parts.h"

#include <utility>

namespace onrecord {

NameParts::Id NameParts::of(std::string folded) {
  const auto [known, is_new] = numbers_.try_emplace(std::move(folded), static_cast<Id>(parts_.size()));
  if (is_new) {
    auto& part = parts_.emplace_back();
    part.text = known->first;
    part.lexicons = language_.lexicons_of(part.text);
  }
  return known->second;
}

bool NameParts::is_in(Id part, std::string_view lexicon) const {
  return !Language::value(lexicon, parts_[part].lexicons).empty();
}

char NameParts::gender(Id part) const {
  if (is_in(part, "given-name-female")) return 'f';
  return is_in(part, "given-name-male") ? 'm' : '?';
}

bool NameParts::is_common(Id part) {
  auto& common = parts_[part].common;
  if (!common) {
    const auto tag = language_.tagger().first_tag(parts_[part].text);
    common = gender(part) == '?' && tag && *tag != WordTag::kName;
  }
  return *common;
}

}  // namespace onrecord
