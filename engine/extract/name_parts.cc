#include "engine/extract/name_parts.h"

namespace onrecord {

NameParts::Id NameParts::of(std::string_view word, std::uint32_t known_as) {
  const Id part = words_.add(word) - 1;
  if (part == parts_.size()) parts_.emplace_back(known_as, parts_.get_allocator().resource());
  return part;
}

char NameParts::gender(Id part) const {
  if (is(part, NameWords::kFemaleName)) return 'f';
  return is(part, NameWords::kMaleName) ? 'm' : '?';
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
