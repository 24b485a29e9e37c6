#include "engine/extract/people.h"

#include <algorithm>

#include "engine/text/token.h"

namespace onrecord {
namespace {

using namespace std::string_view_literals;

bool has(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Whether a quotation of some length stands around the words.
bool in_quotation(const ReadBlock& block, Span span) {
  auto piece = std::partition_point(block.pieces.begin(), block.pieces.end(),
                                    [&](const QuotedPiece& p) { return p.marks.begin <= span.begin; });
  while (piece != block.pieces.begin()) {
    --piece;
    if (piece->depth == 0) return piece->content.contains(span) && piece->content != span;
  }
  return false;
}

void add_once(std::vector<std::string>& list, std::string_view item) {
  if (!item.empty() && !has(list, item)) list.emplace_back(item);
}

}  // namespace

People::Ids::Ids(const Matcher& text)
    : name_kind(text.kind("name")),
      apposed_kind(text.kind("apposed-role")),
      name(text.slot("name").value_or(kNoSlot)),
      title(text.slot("title").value_or(kNoSlot)),
      place(text.slot("place").value_or(kNoSlot)),
      role_noun(text.vocabulary().lexicons("role-noun")),
      two_before_word(text.vocabulary().lexicons("two-before-word")),
      places{text.vocabulary().lexicons("demonym"), text.vocabulary().lexicons("country"),
             text.vocabulary().lexicons("capital")} {}

People::People(std::span<const ReadBlock> blocks, const Language& language, const Article& article)
    : blocks_(blocks),
      language_(language),
      article_(article),
      ids_(language.text()),
      parts_(language, &memory_) {
  reserve_names();
  for (const auto& block : blocks) gather(block);
  cluster();
  for (const auto& block : blocks) learn_appositions(block);
}

void People::reserve_names() {
  std::ptrdiff_t names = 0;
  for (const auto& block : blocks_) {
    names += std::ranges::count(block.findings.mentions, ids_.name_kind, &Mention::kind);
  }
  named_.reserve(static_cast<std::size_t>(names));
  found_.reserve(static_cast<std::size_t>(names));
  parts_.reserve(static_cast<std::size_t>(names));
}

void People::gather(const ReadBlock& block) {
  if (!ids_.name_kind || !block.findings.has(*ids_.name_kind)) return;
  std::optional<std::uint16_t> last_sentence;
  for (const auto& mention : block.findings.mentions) {
    if (mention.kind != *ids_.name_kind) continue;
    Named named;
    named.whole = mention.span;
    if (const auto* name = capture_of(block.findings, mention, ids_.name)) named.name = name->span;
    if (const auto* title = capture_of(block.findings, mention, ids_.title)) {
      named.title = slice(text(), title->span);
    }
    if (const auto* place = capture_of(block.findings, mention, ids_.place)) {
      named.place = country_of(slice(text(), place->span));
    }
    if (named.name.empty()) continue;
    const auto& units = block.reading.units;
    const auto unit = std::lower_bound(units.begin(), units.end(), mention.span.begin,
                                       [](const Unit& u, std::uint32_t at) { return u.span.begin < at; });
    const bool governed = unit != units.begin() && in("preposition", *std::prev(unit));
    named.quoted = in_quotation(block, mention.span);
    named.subject = !governed && !named.quoted && last_sentence != mention.sentence;
    if (!governed && !named.quoted) last_sentence = mention.sentence;
    named.words = &words_of(block, named.name);
    named_.push_back(named);
  }
}

// The country behind its name, its people's or its capital's; the words themselves where none is.
std::string_view People::country_of(std::string_view words) const {
  const auto lexicons = language_.lexicons_of(words);
  for (const std::string_view lexicon : {"demonym"sv, "country"sv, "capital"sv}) {
    if (const auto country = Language::value(lexicon, lexicons); !country.empty()) return country;
  }
  return words;
}

People::WrittenName& People::words_of(const ReadBlock& block, Span name) {
  const auto [known, is_new] = words_.try_emplace(slice(text(), name), &memory_);
  auto& words = known->second;
  if (!is_new) return words;
  const auto& tokens = block.reading.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& token) { return token.span.begin < name.begin; });
  words.capitals = first != tokens.end() && first->shape == Shape::kUpper;
  for (auto token = first; token != tokens.end() && token->span.end <= name.end; ++token) {
    if (!is_word(token->shape)) continue;
    const auto number = block.reading.words[static_cast<std::size_t>(token - tokens.begin())];
    words.parts.push_back(parts_.of(slice(text(), token->span), number));
    words.known = words.known && number != 0;
  }
  return words;
}

EntityKind People::kind_of(const Named& named, WrittenName& words) {
  const bool titled = !named.title.empty();
  auto& kind = words.kind[titled ? 1 : 0];
  if (!kind) kind = find_kind(slice(text(), named.name), titled, words);
  return *kind;
}

EntityKind People::find_kind(std::string_view name, bool titled, const WrittenName& words) {
  const auto& parts = words.parts;
  // No lexicon has a name with a word that none has.
  const auto& known = language_.name_words();
  const auto whole = words.known ? language_.vocabulary().words().find(name) : 0;
  if (!titled && known.is(whole, NameWords::kPlace)) return EntityKind::kPlace;
  if (known.is(whole, NameWords::kOrganisation)) return EntityKind::kOrganization;
  const auto is_organisation = [&](auto part) { return parts_.is(part, NameWords::kOrganisationWord); };
  if (std::ranges::any_of(parts, is_organisation)) return EntityKind::kOrganization;
  if (!titled && parts.size() == 1 && words.capitals) return EntityKind::kOrganization;
  // "White House", "Federal Court": words that people are not called.
  if (!titled && parts.size() > 1 && parts_.is_common(parts[0]) && parts_.is_common(parts.back())) {
    return EntityKind::kOrganization;
  }
  return EntityKind::kPerson;
}

// An entity that the parts name: the same name, or one word of a longer one, the
// last before the first.
std::optional<std::size_t> People::known(Parts parts) {
  if (parts.empty()) return std::nullopt;
  const auto first_in = [](const NameParts::Entities& entities,
                           const auto& fits) -> std::optional<std::size_t> {
    const auto entity = std::find_if(entities.begin(), entities.end(), fits);
    return entity == entities.end() ? std::nullopt : std::optional(*entity);
  };
  const auto full_name = [&](std::size_t i) {
    return found_[i].kind == EntityKind::kPerson && found_[i].parts.size() >= 2;
  };
  const auto& ending_so = parts_.last_of(parts.back());
  if (const auto same =
          first_in(ending_so, [&](std::size_t i) { return std::ranges::equal(found_[i].parts, parts); })) {
    return same;
  }
  if (parts.size() > 1) {  // with or without middle names
    return first_in(ending_so,
                    [&](std::size_t i) { return full_name(i) && found_[i].parts.front() == parts.front(); });
  }
  if (const auto family = first_in(ending_so, full_name)) return family;
  return first_in(parts_.first_of(parts[0]), full_name);  // family names stand first in some languages
}

std::size_t People::add(const Named& named, WrittenName& words) {
  Found found;
  found.name = std::string(slice(text(), named.name));
  std::replace(found.name.begin(), found.name.end(), '\n', ' ');
  found.parts = words.parts;
  found.kind = kind_of(named, words);
  if (found.kind == EntityKind::kPerson && !found.parts.empty()) {
    found.gender = parts_.gender(found.parts[0]);
  }
  if (found.kind == EntityKind::kPerson) {
    found.sure = !named.title.empty() || found.gender != '?' ||
                 (found.parts.size() > 1 && !parts_.is_common(found.parts[0]));
  }
  if (!found.parts.empty()) {
    parts_.first_of(found.parts.front()).push_back(found_.size());
    parts_.last_of(found.parts.back()).push_back(found_.size());
  }
  found_.push_back(std::move(found));
  return found_.size() - 1;
}

std::vector<People::Named>::const_iterator People::first_named_from(std::uint32_t offset) const {
  return std::partition_point(named_.begin(), named_.end(),
                              [&](const Named& named) { return named.whole.begin < offset; });
}

void People::learn_role(Found& found, std::string_view title, std::string_view place) {
  if (title.empty()) return;
  const auto gender = language_.value("title-gender", title);
  if (!gender.empty()) found.gender = gender[0];
  found.sure = found.sure || found.kind == EntityKind::kPerson;
  auto role = language_.value("role-noun", title);
  // "House Speaker": the last word names the role.
  if (const auto blank = title.rfind(' '); role.empty() && blank != std::string_view::npos) {
    role = language_.value("role-noun", title.substr(blank + 1));
  }
  if (role.empty()) return;
  if (!has(found.role_keys, role)) {
    by_role_[std::string(role)].push_back(static_cast<std::size_t>(&found - found_.data()));
  }
  add_once(found.role_keys, role);
  add_once(found.places, place);
  add_once(found.roles, title);
}

void People::cluster() {
  // Longer names first, so that a headline's surname finds its full name further down.
  std::vector<std::size_t> order, single;
  order.reserve(named_.size());
  for (std::size_t i = 0; i < named_.size(); ++i) {
    (named_[i].words->parts.size() > 1 ? order : single).push_back(i);
  }
  std::stable_partition(single.begin(), single.end(),
                        [&](std::size_t i) { return !named_[i].words->parts.empty(); });
  order.insert(order.end(), single.begin(), single.end());
  for (const auto i : order) {
    auto& named = named_[i];
    const auto& parts = named.words->parts;
    auto entity = known(parts);
    // "Ohio Democrat": whoever that is has another name.
    if (!entity && named.title.empty() && parts.size() > 1 && parts_.is(parts.back(), NameWords::kMember)) {
      continue;
    }
    // "Foreign", "Leaving": a word that only its place writes large names nobody new.
    if (!entity && named.title.empty() && parts.size() == 1 && parts_.is_common(parts[0]) &&
        kind_of(named, *named.words) == EntityKind::kPerson) {
      continue;
    }
    // "Germany" is no short form of a person, nor is an organisation.
    if (entity && found_[*entity].kind == EntityKind::kPerson &&
        !std::ranges::equal(found_[*entity].parts, parts) &&
        kind_of(named, *named.words) != EntityKind::kPerson) {
      entity.reset();
    }
    if (!entity) entity = add(named, *named.words);
    named.entity = entity;
    auto& found = found_[*entity];
    learn_role(found, named.title, named.place);
    ++found.names;
  }
  for (auto& found : found_) found.mentions.reserve(static_cast<std::size_t>(found.names));
  for (const auto& named : named_) {
    if (named.entity) found_[*named.entity].mentions.push_back(named.name);
  }
}

void People::learn_appositions(const ReadBlock& block) {
  if (!ids_.apposed_kind || !block.findings.has(*ids_.apposed_kind)) return;
  for (const auto& mention : block.findings.mentions) {
    if (mention.kind != *ids_.apposed_kind) continue;
    const auto* name = capture_of(block.findings, mention, ids_.name);
    const auto* title = capture_of(block.findings, mention, ids_.title);
    const auto* place = capture_of(block.findings, mention, ids_.place);
    if (name == nullptr || title == nullptr) continue;
    for (auto named = first_named_from(name->span.begin); named != named_.end(); ++named) {
      if (named->name.begin >= name->span.end) break;
      if (!named->entity || !named->name.overlaps(name->span)) continue;
      learn_role(found_[*named->entity], slice(text(), title->span),
                 place == nullptr ? std::string_view() : country_of(slice(text(), place->span)));
    }
  }
}

std::string_view People::value(std::span<const LexiconId> lexicons, const Unit& unit) const {
  return language_.vocabulary().value(unit, lexicons);
}

bool People::in(WordClass lexicon, const Unit& unit) const {
  return language_.word_classes().has(unit, lexicon);
}

People::Phrase People::phrase_of(Span words) const {
  const auto* block = block_of(words);
  return {words, block, block == nullptr ? std::span<const Unit>() : core_of(*block, words)};
}

const ReadBlock* People::block_of(Span span) const {
  const auto block = std::partition_point(
      blocks_.begin(), blocks_.end(), [&](const ReadBlock& b) { return b.reading.paragraph.end < span.end; });
  return block != blocks_.end() && block->reading.paragraph.contains(span) ? &*block : nullptr;
}

// The phrase that is the speaker itself: up to a comma, a preposition, or "and".
std::span<const Unit> People::core_of(const ReadBlock& block, Span speaker) const {
  const auto& units = block.reading.units;
  const auto first = std::lower_bound(units.begin(), units.end(), speaker.begin,
                                      [](const Unit& u, std::uint32_t at) { return u.span.begin < at; });
  auto end = first;
  while (end != units.end() && end->span.begin < speaker.end && slice(text(), end->span) != "," &&
         slice(text(), end->span) != "(" && (end == first || !in("preposition", *end)) &&
         !in("coordinator", *end)) {
    ++end;
  }
  return {first, end};
}

// "the Ohio Democrat": no name, for all its capitals.
bool People::is_description(std::span<const Unit> core) const {
  return core.size() > 1 && in("definite-word", core.front()) && in("member-noun", core.back());
}

std::string_view People::description(const Phrase& speaker, std::string_view lexicon) const {
  const auto core = speaker.core;
  if (core.size() < 2 || !in("definite-word", core.front())) return {};
  return language_.value(lexicon, slice(text(), core.back().span));
}

std::optional<std::size_t> People::meant_by(const Phrase& phrase) {
  const auto* block = phrase.block;
  if (block == nullptr) return std::nullopt;
  const auto core_units = phrase.core;
  const Span speaker = phrase.words;
  const auto& units = block->reading.units;
  const auto first = units.begin() + (core_units.data() - units.data());
  const auto end = first + static_cast<std::ptrdiff_t>(core_units.size());
  const auto last = std::lower_bound(first, units.end(), speaker.end,
                                     [](const Unit& u, std::uint32_t at) { return u.span.begin < at; });
  if (end != last && in("coordinator", *end)) {
    Named several;
    several.name = several.whole = speaker;
    auto& words = words_of(*block, speaker);
    if (const auto entity = known(words.parts)) return entity;
    const auto entity = add(several, words);
    found_[entity].kind = EntityKind::kGroup;
    return entity;
  }
  if (end == first) return std::nullopt;
  if (const auto apposed = named_behind(*block, core_units, speaker)) return apposed;
  if (is_description(core_units)) return by_role(core_units, speaker.begin);
  const Span core{first->span.begin, std::prev(end)->span.end};
  const Span head = std::prev(end)->span;
  auto named = first_named_from(core.begin);
  if (named != named_.begin()) --named;  // it may begin before, with its title
  for (; named != named_.end() && named->whole.begin < core.end; ++named) {
    if (named->entity && named->name.overlaps(head) && core.contains(named->name)) return named->entity;
  }
  return by_role({first, end}, speaker.begin);
}

// "the mayor's lawyer, Hanna Brek": a role, and the name put in behind it.
std::optional<std::size_t> People::named_behind(const ReadBlock& block, std::span<const Unit> core,
                                                Span speaker) const {
  const auto& units = block.reading.units;
  const auto comma = static_cast<std::size_t>(core.data() - units.data()) + core.size();
  if (core.empty() || comma + 1 >= units.size() || slice(text(), units[comma].span) != ",")
    return std::nullopt;
  if (!in("role-noun", core.back()) && !in("description-noun", core.back())) return std::nullopt;
  const auto named = first_named_from(units[comma + 1].span.begin);
  if (named == named_.end() || named->whole.begin != units[comma + 1].span.begin) return std::nullopt;
  if (!speaker.contains(named->name) || !named->entity) return std::nullopt;
  return found_[*named->entity].kind == EntityKind::kPerson ? named->entity : std::nullopt;
}

bool People::is_genitive(const Unit& unit) const {
  const auto words = slice(text(), unit.span);
  return in("clitic", unit) || words == "'" || words == "’";
}

std::optional<Span> People::author_of(const Phrase& speaker) const {
  const auto core = speaker.core;
  if (core.empty() || !in("authored-noun", core.back())) return std::nullopt;
  for (auto i = core.size() - 1; i > 0; --i) {
    if (is_genitive(core[i])) return Span{core.front().span.begin, core[i - 1].span.end};
  }
  if (in("possessive-determiner", core.front())) return core.front().span;
  const auto& units = speaker.block->reading.units;
  const auto next = static_cast<std::size_t>(core.data() - units.data()) + core.size();
  if (next + 1 >= units.size() || units[next + 1].span.end > speaker.words.end) return std::nullopt;
  if (!in("author-preposition", units[next])) return std::nullopt;
  return Span{units[next + 1].span.begin, speaker.words.end};
}

// "the Russian premier": whose role the last word names, and whose country goes
// with it; of several the one named last before.
std::optional<std::size_t> People::by_role(std::span<const Unit> core, std::uint32_t before) const {
  if (!in("role-noun", core.back()) || in("indefinite-article", core.front())) return std::nullopt;
  const auto role = value(ids_.role_noun, core.back());
  std::string place;
  for (const auto& unit : core) {
    for (const auto& lexicons : ids_.places) {
      if (const auto found = value(lexicons.get(), unit); !found.empty()) place = found;
    }
  }
  std::optional<std::size_t> best;
  std::tuple<int, std::uint32_t> best_score;
  const auto consider = [&](const std::string& key, int worth) {
    const auto bearers = by_role_.find(key);
    if (bearers == by_role_.end()) return;
    for (const auto i : bearers->second) {
      const auto& found = found_[i];
      if (found.kind != EntityKind::kPerson) continue;
      int score = worth;
      if (!place.empty() && !found.places.empty()) {
        if (!has(found.places, place)) continue;
        score += 1;
      }
      // Mentions of names are in text order here: those added for speakers come later and lower.
      std::uint32_t recent = 0;
      constexpr std::size_t kLooked = 64;
      const auto& spans = found.mentions;
      const auto next = std::partition_point(spans.begin(), spans.begin() + found.names,
                                             [&](Span span) { return span.begin < before; });
      if (next != spans.begin()) recent = std::prev(next)->begin + 1;
      const auto names = static_cast<std::size_t>(found.names);
      const auto from = spans.size() > names + kLooked ? spans.size() - kLooked : names;
      for (auto m = from; m < spans.size(); ++m) {
        if (spans[m].begin < before) recent = std::max(recent, spans[m].begin + 1);
      }
      if (const std::tuple candidate(score, recent); !best || candidate > best_score) {
        best = i;
        best_score = candidate;
      }
    }
  };
  consider(std::string(role), 4);
  // A general word ("leader") stands for several roles.
  for (const auto& [key, bearers] : by_role_) {
    if (key != role && language_.value("general-role", key) == role) consider(key, 3);
  }
  return best;
}

std::optional<std::size_t> People::last_before(std::uint32_t offset, const Wanted& wanted) const {
  int looked = 0;
  for (auto named = first_named_from(offset); named != named_.begin() && looked < kNamesLookedAt; ++looked) {
    --named;
    if (named->name.begin < offset && !named->quoted && named->entity && wanted(*named->entity))
      return named->entity;
  }
  return std::nullopt;
}

std::optional<std::pair<std::size_t, std::uint32_t>> People::subject_before(std::uint32_t offset,
                                                                            const Wanted& wanted) const {
  int looked = 0;
  for (auto named = first_named_from(offset); named != named_.begin() && looked < kNamesLookedAt; ++looked) {
    --named;
    if (named->name.begin < offset && named->subject && named->entity && wanted(*named->entity)) {
      return std::pair(*named->entity, named->name.begin);
    }
  }
  return std::nullopt;
}

std::vector<Entity> People::take_entities() {
  std::vector<Entity> out;
  out.reserve(found_.size());
  for (auto& found : found_) {
    auto& entity = out.emplace_back();
    entity.kind = found.kind;
    entity.name = std::move(found.name);
    entity.roles = std::move(found.roles);
    entity.mentions = std::move(found.mentions);
    std::sort(entity.mentions.begin(), entity.mentions.end());
    entity.mentions.erase(std::unique(entity.mentions.begin(), entity.mentions.end()), entity.mentions.end());
  }
  return out;
}

}  // namespace onrecord
