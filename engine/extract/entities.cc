#include "engine/extract/entities.h"

#include <algorithm>
#include <map>
#include <memory_resource>

#include "engine/extract/people.h"

namespace onrecord {
namespace {

// Who a pronoun may mean, by its lexicon value. The lexicon "pronoun-reference"
// says it: `he = …` with values person-m, person-f, thing, group, self.
// Descriptions ("the company") have the values anyone and organisation besides.
enum class Reference { kNone, kMan, kWoman, kThing, kGroup, kSelf, kAnyone, kOrganisation, kUnsure };

Reference reference_of(std::string_view value) {
  if (value == "person-m") return Reference::kMan;
  if (value == "person-f") return Reference::kWoman;
  if (value == "thing") return Reference::kThing;
  if (value == "group") return Reference::kGroup;
  if (value == "anyone") return Reference::kAnyone;
  if (value == "organisation") return Reference::kOrganisation;
  return value == "self" ? Reference::kSelf : Reference::kNone;
}

// How many speakers before a pronoun may be whom it means.
constexpr int kSpeakersLookedAt = 200;

class SpeakerResolver {
 public:
  SpeakerResolver(std::span<const ReadBlock> blocks, const Language& language, Record& record)
      : language_(language), people_(blocks, language, record.article), record_(record) {}

  void run() {
    for (auto& quote : record_.quotes) {
      if (!quote.speaker) continue;
      const auto [known, is_new] = by_span_.try_emplace(quote.speaker->span, &*quote.speaker);
      if (!is_new) {
        *quote.speaker = *known->second;
        continue;
      }
      resolve(*quote.speaker);
      if (quote.speaker->entity) {
        spoken_[quote.speaker->span.begin] = {*quote.speaker->entity, quote.content.back().end};
      }
    }
    record_.entities = people_.take_entities();
  }

 private:
  std::string_view text() const { return record_.article.text; }

  void resolve(Speaker& speaker) {
    const auto words = slice(text(), speaker.span);
    const auto phrase = people_.phrase_of(speaker.span);
    if (const auto author = people_.author_of(phrase)) {
      Speaker who{*author, std::nullopt, {}};
      resolve(who);
      set(speaker, who.entity);
    }
    if (speaker.entity) return;
    if (const auto pair = people_.pair_words(phrase); !pair.empty()) {
      set(speaker, one_of_two(speaker.span, pair));
    } else if (const auto reference = reference_of(language_.value("pronoun-reference", words));
               reference != Reference::kNone) {
      set(speaker, antecedent(speaker.span, reference));
    } else if (const auto meant = people_.meant_by(phrase)) {
      set(speaker, meant);
    } else {
      // "the four-term congressman", "the statement": who was spoken of last.
      for (const auto lexicon : {"description-noun", "authored-noun"}) {
        const auto value = reference_of(people_.description(phrase, lexicon));
        if (speaker.entity || value == Reference::kNone) continue;
        const bool authored = std::string_view(lexicon) == "authored-noun";
        const auto spoke = authored ? last_speaker(speaker.span, value) : std::nullopt;
        set(speaker, spoke ? spoke : antecedent(speaker.span, value));
        if (!speaker.entity && value == Reference::kOrganisation) {
          set(speaker, antecedent(speaker.span, Reference::kUnsure));
        }
      }
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
        return kind == EntityKind::kPerson && gender != 'f' && people_.is_sure(entity);
      case Reference::kWoman:
        return kind == EntityKind::kPerson && gender != 'm' && people_.is_sure(entity);
      case Reference::kAnyone:
        return kind == EntityKind::kPerson && people_.is_sure(entity);
      case Reference::kThing:
        return kind == EntityKind::kOrganization || kind == EntityKind::kPlace;
      case Reference::kOrganisation:
        return kind == EntityKind::kOrganization;
      case Reference::kUnsure:
        return kind == EntityKind::kPerson && !people_.is_sure(entity) &&
               language_.value("month", people_.name(entity)).empty();
      case Reference::kGroup:
        return kind == EntityKind::kGroup || kind == EntityKind::kOrganization;
      default:
        return false;
    }
  }

  // "the two men", "the latter", by the values of the lexicon.
  std::optional<std::size_t> one_of_two(Span words, std::string_view which) {
    const auto reference = which == "men"     ? Reference::kMan
                           : which == "women" ? Reference::kWoman
                                              : Reference::kAnyone;
    const auto two = people_.two_before(words.begin, [&](std::size_t e) { return fits(e, reference); });
    if (!two) return std::nullopt;
    if (which == "first") return two->first;
    if (which == "last") return two->second;
    return people_.pair_of(two->first, two->second);
  }

  // Whom a pronoun means: who spoke last, else who was named last before it.
  std::optional<std::size_t> last_speaker(Span before, Reference reference) const {
    int looked = 0;
    for (auto at = spoken_.lower_bound(before.begin); at != spoken_.begin() && looked < kSpeakersLookedAt;
         ++looked) {
      --at;
      if (fits(at->second.entity, reference)) return at->second.entity;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> antecedent(Span pronoun, Reference reference) const {
    const auto fitting = [&](std::size_t e) { return fits(e, reference); };
    const auto named = people_.last_before(pronoun.begin, fitting);
    // The nearest speaker before, unless somebody else was the subject behind what that one said.
    std::optional<std::size_t> spoke;
    std::uint32_t spoke_until = 0;
    int looked = 0;
    for (auto at = spoken_.lower_bound(pronoun.begin); at != spoken_.begin() && looked < kSpeakersLookedAt;
         ++looked) {
      --at;
      if (!fitting(at->second.entity)) continue;
      spoke = at->second.entity;
      spoke_until = std::max(at->first, at->second.until);
      break;
    }
    const auto subject = people_.subject_before(pronoun.begin, fitting);
    if (subject && (!spoke || subject->second >= spoke_until)) return subject->first;
    return spoke ? spoke : named;
  }

  const Language& language_;
  People people_;
  Record& record_;
  std::pmr::monotonic_buffer_resource memory_{2048};  // of the maps
  std::pmr::map<Span, const Speaker*> by_span_{&memory_};
  struct Spoken {
    std::size_t entity = 0;
    std::uint32_t until = 0;  // where the words said end
  };
  std::pmr::map<std::uint32_t, Spoken> spoken_{&memory_};  // by where it is said who
};

}  // namespace

void collect_entities(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  SpeakerResolver(blocks, language, record).run();
}

}  // namespace onrecord
