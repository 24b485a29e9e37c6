#include "engine/extract/entities.h"

#include <algorithm>
#include <map>

#include "engine/extract/people.h"

namespace onrecord {
namespace {

// Who a pronoun may mean, by its lexicon value. The lexicon "pronoun-reference"
// says it: `he = …` with values person-m, person-f, thing, group, self.
enum class Reference { kNone, kMan, kWoman, kThing, kGroup, kSelf };

Reference reference_of(std::string_view value) {
  if (value == "person-m") return Reference::kMan;
  if (value == "person-f") return Reference::kWoman;
  if (value == "thing") return Reference::kThing;
  if (value == "group") return Reference::kGroup;
  return value == "self" ? Reference::kSelf : Reference::kNone;
}

class SpeakerResolver {
 public:
  SpeakerResolver(std::span<const ReadBlock> blocks, const Language& language, Record& record)
      : language_(language), people_(blocks, language, record.article), record_(record) {}

  void run() {
    for (std::size_t i = 0; i < record_.quotes.size(); ++i) {
      auto& quote = record_.quotes[i];
      if (!quote.speaker) continue;
      if (const auto known = by_span_.find(quote.speaker->span); known != by_span_.end()) {
        *quote.speaker = known->second;
      } else {
        resolve(*quote.speaker, i);
        by_span_.emplace(quote.speaker->span, *quote.speaker);
      }
    }
    record_.entities = people_.entities();
  }

 private:
  std::string_view text() const { return record_.article.text; }

  void resolve(Speaker& speaker, std::size_t quote) {
    const auto words = slice(text(), speaker.span);
    if (const auto reference = reference_of(language_.value("pronoun-reference", words));
        reference != Reference::kNone) {
      set(speaker, antecedent(speaker.span, reference, quote));
    } else {
      set(speaker, people_.meant_by(speaker.span));
    }
    if (speaker.name.empty()) speaker.name = std::string(words);
  }

  void set(Speaker& speaker, std::optional<std::size_t> entity) {
    if (!entity) return;
    speaker.entity = entity;
    speaker.name = people_.name(*entity);
    people_.add_mention(*entity, speaker.span);
  }

  bool fits(std::size_t entity, Reference reference) const {
    const auto kind = people_.kind(entity);
    const char gender = people_.gender(entity);
    switch (reference) {
      case Reference::kMan:
        return kind == EntityKind::kPerson && gender != 'f';
      case Reference::kWoman:
        return kind == EntityKind::kPerson && gender != 'm';
      case Reference::kThing:
        return kind == EntityKind::kOrganization || kind == EntityKind::kPlace;
      case Reference::kGroup:
        return kind == EntityKind::kGroup || kind == EntityKind::kOrganization;
      default:
        return false;
    }
  }

  // Whom a pronoun means: who spoke last, else who was named last before it.
  std::optional<std::size_t> antecedent(Span pronoun, Reference reference, std::size_t quote) const {
    const auto named = people_.last_before(pronoun.begin, [&](std::size_t e) { return fits(e, reference); });
    // The nearest speaker before, unless somebody else was the subject in between.
    std::optional<std::size_t> spoke;
    std::uint32_t spoke_at = 0;
    for (std::size_t i = 0; i < record_.quotes.size(); ++i) {
      const auto& other = record_.quotes[i];
      if (i == quote || !other.speaker || !other.speaker->entity) continue;
      if (other.speaker->span.end > pronoun.begin || other.speaker->span.begin < spoke_at) continue;
      if (!fits(*other.speaker->entity, reference)) continue;
      spoke = other.speaker->entity;
      spoke_at = other.speaker->span.begin;
    }
    const auto subject =
        people_.subject_before(pronoun.begin, [&](std::size_t e) { return fits(e, reference); });
    if (subject && (!spoke || subject->second > spoke_at)) return subject->first;
    return spoke ? spoke : named;
  }

  const Language& language_;
  People people_;
  Record& record_;
  std::map<Span, Speaker> by_span_;
};

}  // namespace

void collect_entities(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  SpeakerResolver(blocks, language, record).run();
}

}  // namespace onrecord
