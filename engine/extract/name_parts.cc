#include "engine/extract/name_parts.h"

namespace onrecord {

NameParts::Id NameParts::of(std::string_view word, std::uint32_t known_as) {
  const Id part = words_.add(word) - 1;
  if (part == parts_.size()) {
    parts_.emplace_back(known_as, parts_.get_allocator().resource()).lexicons =
        language_.lexicons_of(known_as);
  }
  return part;
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
    const auto tag = language_.tagger().first_tag(parts_[part].known_as);
    common = gender(part) == '?' && tag && *tag != WordTag::kName;
  }
  return *common;
}

}  // namespace onrecord
