#include "engine/extract/people.h"

#include <algorithm>

#include "engine/text/token.h"

namespace onrecord {
namespace {

std::vector<std::string> folded_parts(std::string_view name) {
  std::vector<std::string> parts;
  for (const auto& token : tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, {})) {
    if (is_word(token.shape)) parts.push_back(fold(slice(name, token.span)));
  }
  return parts;
}

bool has(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void add_once(std::vector<std::string>& list, std::string item) {
  if (!item.empty() && !has(list, item)) list.push_back(std::move(item));
}

}  // namespace

People::People(std::span<const ReadBlock> blocks, const Language& language, const Article& article)
    : blocks_(blocks), language_(language), article_(article) {
  for (const auto& block : blocks) gather(block);
  std::stable_sort(named_.begin(), named_.end(),
                   [](const Named& a, const Named& b) { return a.whole.begin < b.whole.begin; });
  cluster();
  for (const auto& block : blocks) learn_appositions(block);
}

void People::gather(const ReadBlock& block) {
  const auto& matcher = language_.text();
  const auto kind = matcher.kind("name");
  if (!kind) return;
  std::optional<std::uint16_t> last_sentence;
  for (const auto& mention : block.findings.mentions) {
    if (mention.kind != *kind) continue;
    Named named;
    named.whole = mention.span;
    if (const auto* name = capture_of(matcher, block.findings, mention, "name")) named.name = name->span;
    if (const auto* title = capture_of(matcher, block.findings, mention, "title")) {
      named.title = slice(text(), title->span);
    }
    if (const auto* place = capture_of(matcher, block.findings, mention, "place")) {
      named.place = country_of(slice(text(), place->span));
    }
    if (named.name.empty()) continue;
    const auto& units = block.reading.units;
    const auto unit = std::lower_bound(units.begin(), units.end(), mention.span.begin,
                                       [](const Unit& u, std::uint32_t at) { return u.span.begin < at; });
    const bool governed = unit != units.begin() && in("preposition", *std::prev(unit));
    named.subject = !governed && last_sentence != mention.sentence;
    if (!governed) last_sentence = mention.sentence;
    named_.push_back(named);
  }
}

// The country behind its name, its people's or its capital's; the words themselves where none is.
std::string People::country_of(std::string_view words) const {
  for (const auto lexicon : {"demonym", "country", "capital"}) {
    if (const auto country = language_.value(lexicon, words); !country.empty()) return std::string(country);
  }
  return std::string(words);
}

EntityKind People::kind_of(const Named& named, const std::vector<std::string>& parts) const {
  const auto name = slice(text(), named.name);
  for (const auto lexicon : {"country", "capital", "city", "region", "us-state", "demonym"}) {
    if (!language_.value(lexicon, name).empty() && named.title.empty()) return EntityKind::kPlace;
  }
  if (!language_.value("organisation", name).empty()) return EntityKind::kOrganization;
  for (const auto& part : parts) {
    if (!language_.value("organisation-word", part).empty()) return EntityKind::kOrganization;
  }
  if (named.title.empty() && parts.size() == 1) {
    const auto tokens = tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, {});
    if (!tokens.empty() && tokens.front().shape == Shape::kUpper) return EntityKind::kOrganization;
  }
  return EntityKind::kPerson;
}

// An entity that the parts name: the same name, or one word of a longer one, the
// last before the first.
std::optional<std::size_t> People::known(const std::vector<std::string>& parts) const {
  if (parts.empty()) return std::nullopt;
  const auto first_in = [](const Index& index, const std::string& part,
                           const auto& fits) -> std::optional<std::size_t> {
    const auto found = index.find(part);
    if (found == index.end()) return std::nullopt;
    const auto entity = std::find_if(found->second.begin(), found->second.end(), fits);
    return entity == found->second.end() ? std::nullopt : std::optional(*entity);
  };
  const auto full_name = [&](std::size_t i) {
    return found_[i].kind == EntityKind::kPerson && found_[i].parts.size() >= 2;
  };
  if (const auto same =
          first_in(by_last_part_, parts.back(), [&](std::size_t i) { return found_[i].parts == parts; })) {
    return same;
  }
  if (parts.size() > 1) {  // with or without middle names
    return first_in(by_last_part_, parts.back(),
                    [&](std::size_t i) { return full_name(i) && found_[i].parts.front() == parts.front(); });
  }
  if (const auto family = first_in(by_last_part_, parts[0], full_name)) return family;
  return first_in(by_first_part_, parts[0], full_name);  // family names stand first in some languages
}

std::size_t People::add(const Named& named) {
  Found found;
  found.name = std::string(slice(text(), named.name));
  std::replace(found.name.begin(), found.name.end(), '\n', ' ');
  found.parts = folded_parts(found.name);
  found.kind = kind_of(named, found.parts);
  if (found.kind == EntityKind::kPerson && !found.parts.empty()) {
    if (!language_.value("given-name-male", found.parts[0]).empty()) found.gender = 'm';
    if (!language_.value("given-name-female", found.parts[0]).empty()) found.gender = 'f';
  }
  if (!found.parts.empty()) {
    by_first_part_[found.parts.front()].push_back(found_.size());
    by_last_part_[found.parts.back()].push_back(found_.size());
  }
  found_.push_back(std::move(found));
  return found_.size() - 1;
}

std::vector<People::Named>::const_iterator People::first_named_from(std::uint32_t offset) const {
  return std::partition_point(named_.begin(), named_.end(),
                              [&](const Named& named) { return named.whole.begin < offset; });
}

void People::learn_role(Found& found, std::string_view title, std::string place) {
  if (title.empty()) return;
  const auto gender = language_.value("title-gender", title);
  if (!gender.empty()) found.gender = gender[0];
  const auto role = language_.value("role-noun", title);
  if (role.empty()) return;
  add_once(found.role_keys, std::string(role));
  add_once(found.places, std::move(place));
  add_once(found.roles, std::string(title));
}

void People::cluster() {
  // Longer names first, so that a headline's surname finds its full name further down.
  std::vector<std::size_t> order(named_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<std::vector<std::string>> parts;
  for (const auto& named : named_) parts.push_back(folded_parts(slice(text(), named.name)));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::min<std::size_t>(parts[a].size(), 2) > std::min<std::size_t>(parts[b].size(), 2);
  });
  for (const auto i : order) {
    auto& named = named_[i];
    auto entity = known(parts[i]);
    // "Germany" is no short form of a person, nor is an organisation.
    if (entity && found_[*entity].kind == EntityKind::kPerson && found_[*entity].parts != parts[i] &&
        kind_of(named, parts[i]) != EntityKind::kPerson) {
      entity.reset();
    }
    if (!entity) entity = add(named);
    named.entity = entity;
    auto& found = found_[*entity];
    learn_role(found, named.title, named.place);
    found.mentions.push_back(named.name);
  }
}

void People::learn_appositions(const ReadBlock& block) {
  const auto& matcher = language_.text();
  const auto kind = matcher.kind("apposed-role");
  if (!kind) return;
  for (const auto& mention : block.findings.mentions) {
    if (mention.kind != *kind) continue;
    const auto* name = capture_of(matcher, block.findings, mention, "name");
    const auto* title = capture_of(matcher, block.findings, mention, "title");
    const auto* place = capture_of(matcher, block.findings, mention, "place");
    if (name == nullptr || title == nullptr) continue;
    for (auto named = first_named_from(name->span.begin); named != named_.end(); ++named) {
      if (named->name.begin >= name->span.end) break;
      if (!named->entity || !named->name.overlaps(name->span)) continue;
      learn_role(found_[*named->entity], slice(text(), title->span),
                 place == nullptr ? std::string() : country_of(slice(text(), place->span)));
    }
  }
}

std::string People::value(std::string_view lexicon, const Unit& unit) const {
  const auto& vocabulary = language_.text().vocabulary();
  const auto& ids = vocabulary.lexicons(lexicon);
  return std::string(vocabulary.value(unit, ids));
}

bool People::in(std::string_view lexicon, const Unit& unit) const {
  const auto& vocabulary = language_.text().vocabulary();
  const auto& ids = vocabulary.lexicons(lexicon);
  return std::any_of(ids.begin(), ids.end(), [&](LexiconId id) { return vocabulary.in(unit, id); });
}

std::optional<std::size_t> People::meant_by(Span speaker) {
  const auto block = std::find_if(blocks_.begin(), blocks_.end(),
                                  [&](const ReadBlock& b) { return b.reading.paragraph.contains(speaker); });
  if (block == blocks_.end()) return std::nullopt;
  const auto& units = block->reading.units;
  const auto first = std::lower_bound(units.begin(), units.end(), speaker.begin,
                                      [](const Unit& u, std::uint32_t at) { return u.span.begin < at; });
  const auto last = std::lower_bound(first, units.end(), speaker.end,
                                     [](const Unit& u, std::uint32_t at) { return u.span.begin < at; });
  // The phrase that is the speaker itself: up to a comma, a preposition, or "and".
  auto end = first;
  while (end != last && slice(text(), end->span) != "," && (end == first || !in("preposition", *end)) &&
         !in("coordinator", *end)) {
    ++end;
  }
  if (end != last && in("coordinator", *end)) {
    Named several;
    several.name = several.whole = speaker;
    const auto parts = folded_parts(slice(text(), speaker));
    if (const auto entity = known(parts)) return entity;
    const auto entity = add(several);
    found_[entity].kind = EntityKind::kGroup;
    return entity;
  }
  if (end == first) return std::nullopt;
  const Span core{first->span.begin, std::prev(end)->span.end};
  const Span head = std::prev(end)->span;
  auto named = first_named_from(core.begin);
  if (named != named_.begin()) --named;  // it may begin before, with its title
  for (; named != named_.end() && named->whole.begin < core.end; ++named) {
    if (named->entity && named->name.overlaps(head) && core.contains(named->name)) return named->entity;
  }
  return by_role({first, end}, speaker.begin);
}

// "the Russian premier": whose role the last word names, and whose country goes
// with it; of several the one named last before.
std::optional<std::size_t> People::by_role(std::span<const Unit> core, std::uint32_t before) const {
  const auto role = value("role-noun", core.back());
  if (role.empty() || in("indefinite-article", core.front())) return std::nullopt;
  std::string place;
  for (const auto& unit : core) {
    for (const auto lexicon : {"demonym", "country", "capital"}) {
      if (auto found = value(lexicon, unit); !found.empty()) place = found;
    }
  }
  std::optional<std::size_t> best;
  std::tuple<int, std::uint32_t> best_score;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const auto& found = found_[i];
    if (found.kind != EntityKind::kPerson) continue;
    int score = has(found.role_keys, role) ? 4 : 0;
    // A general word ("leader") stands for several roles.
    for (const auto& key : found.role_keys) {
      if (score == 0 && language_.value("general-role", key) == role) score = 3;
    }
    if (score == 0) continue;
    if (!place.empty() && !found.places.empty()) {
      if (!has(found.places, place)) continue;
      score += 1;
    }
    std::uint32_t recent = 0;
    for (const auto span : found.mentions) {
      if (span.begin < before) recent = std::max(recent, span.begin + 1);
    }
    if (const std::tuple candidate(score, recent); !best || candidate > best_score) {
      best = i;
      best_score = candidate;
    }
  }
  return best;
}

std::optional<std::size_t> People::last_before(std::uint32_t offset, const Wanted& wanted) const {
  for (auto named = first_named_from(offset); named != named_.begin();) {
    --named;
    if (named->name.begin < offset && named->entity && wanted(*named->entity)) return named->entity;
  }
  return std::nullopt;
}

std::optional<std::pair<std::size_t, std::uint32_t>> People::subject_before(std::uint32_t offset,
                                                                            const Wanted& wanted) const {
  for (auto named = first_named_from(offset); named != named_.begin();) {
    --named;
    if (named->name.begin < offset && named->subject && named->entity && wanted(*named->entity)) {
      return std::pair(*named->entity, named->name.begin);
    }
  }
  return std::nullopt;
}

std::vector<Entity> People::entities() const {
  std::vector<Entity> out;
  for (const auto& found : found_) {
    Entity entity;
    entity.kind = found.kind;
    entity.name = found.name;
    entity.roles = found.roles;
    entity.mentions = found.mentions;
    std::sort(entity.mentions.begin(), entity.mentions.end());
    entity.mentions.erase(std::unique(entity.mentions.begin(), entity.mentions.end()), entity.mentions.end());
    out.push_back(std::move(entity));
  }
  return out;
}

}  // namespace onrecord
