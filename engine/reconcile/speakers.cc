#include "engine/reconcile/speakers.h"

#include <algorithm>

#include "engine/text/token.h"

namespace onrecord {

SpeakerName speaker_name(const Record& record, const std::optional<Speaker>& speaker, const Pack& pack,
                         WordBook& book) {
  SpeakerName out;
  if (!speaker) return out;
  out.shown = speaker->name;
  const Span whole{0, static_cast<std::uint32_t>(out.shown.size())};
  for (const auto& word : book.read(out.shown, whole)) {
    if (word.has(kStop) || word.has(kPronoun)) continue;
    if (!pack.value_in("speaker-title", slice(out.shown, word.span)).empty()) continue;
    out.words.push_back(word.sense);
    out.named = out.named || word.has(kName);
  }
  if (speaker->entity && *speaker->entity < record.entities.size()) {
    out.person = record.entities[*speaker->entity].kind == EntityKind::kPerson;
  }
  out.surely = out.named && out.words.size() > 1;
  return out;
}

SameSpeaker same_speaker(const SpeakerName& a, const SpeakerName& b) {
  if (a.words.empty() || b.words.empty()) return SameSpeaker::kMaybe;
  // People share the last name; of bodies any shared word may be the name.
  if (a.words.back() == b.words.back()) return SameSpeaker::kYes;
  const auto& fewer = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& more = a.words.size() <= b.words.size() ? b.words : a.words;
  const auto known = [&](std::uint32_t word) {
    return std::find(more.begin(), more.end(), word) != more.end();
  };
  if (std::all_of(fewer.begin(), fewer.end(), known)) return SameSpeaker::kYes;
  if (!a.named || !b.named) return SameSpeaker::kMaybe;
  if (!(a.person && b.person) && std::any_of(fewer.begin(), fewer.end(), known)) return SameSpeaker::kMaybe;
  return SameSpeaker::kNo;
}

}  // namespace onrecord
