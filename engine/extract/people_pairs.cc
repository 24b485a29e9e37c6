// The pairs of People: "the two men", "the latter".
#include <algorithm>

#include "engine/extract/people.h"

namespace onrecord {
std::string People::pair_words(const Phrase& speaker) const {
  const auto core = speaker.core;
  constexpr std::size_t kLongest = 3;
  if (core.empty() || core.size() > kLongest || core.back().span.end != speaker.words.end) return {};
  bool two = false;
  std::string who;
  for (const auto& unit : core) {
    if (&unit == &core.front() && in("definite-word", unit)) continue;
    if (!in("two-before-word", unit)) return {};
    const auto word = value(ids_.two_before_word, unit);
    if (word == "two") {
      two = true;
    } else {
      who = word;
    }
  }
  if (who == "first" || who == "last") return core.size() == 1 ? who : std::string();
  if (!two) return {};
  return who.empty() ? "two" : who;
}

std::optional<std::pair<std::size_t, std::size_t>> People::two_before(std::uint32_t offset,
                                                                      const Wanted& wanted) const {
  std::optional<std::size_t> second;
  int looked = 0;
  for (auto named = first_named_from(offset); named != named_.begin() && looked < kNamesLookedAt; ++looked) {
    --named;
    if (named->name.begin >= offset || named->quoted || !named->entity || !wanted(*named->entity)) continue;
    if (second && *second != *named->entity) return std::pair(*named->entity, *second);
    second = named->entity;
  }
  return std::nullopt;
}

std::size_t People::pair_of(std::size_t first, std::size_t second) {
  std::string name = found_[first].name + ", " + found_[second].name;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const auto& parts = found_[i].parts;
    const auto holds = [&](std::size_t one) {
      return !found_[one].parts.empty() &&
             std::find(parts.begin(), parts.end(), found_[one].parts.back()) != parts.end();
    };
    if (found_[i].kind == EntityKind::kGroup && holds(first) && holds(second)) return i;
  }
  Found group;
  group.kind = EntityKind::kGroup;
  const auto one = found_[first].parts;
  const auto other = found_[second].parts;
  auto* parts = std::pmr::polymorphic_allocator<NameParts::Id>(&memory_).allocate(one.size() + other.size());
  std::ranges::copy(other, std::ranges::copy(one, parts).out);
  group.parts = {parts, one.size() + other.size()};
  group.name = std::move(name);
  found_.push_back(std::move(group));
  return found_.size() - 1;
}

}  // namespace onrecord
