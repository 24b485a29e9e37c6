// Whether two names of speakers can be the same person or body.
//
// "Mr Vance", "Vance" and "Council leader Dana Vance" are one; "Dana Vance" and
// "Northern Post" are not; "he" and "officials" may be anyone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/extract/record.h"
#include "engine/reconcile/words.h"

namespace onrecord {

struct SpeakerName {
  std::string shown;                 // for the reader
  std::vector<std::uint32_t> words;  // forms of the words that name, titles left out
  bool person = false;
  bool named = false;  // by a name, not "he" or "the officials"
  // By two words of a name at least: a single one may be any word that opens a sentence.
  bool surely = false;
};

enum class SameSpeaker { kYes, kMaybe, kNo };

SpeakerName speaker_name(const Record& record, const std::optional<Speaker>& speaker, const Pack& pack,
                         WordBook& book);
SameSpeaker same_speaker(const SpeakerName& a, const SpeakerName& b);

}  // namespace onrecord
