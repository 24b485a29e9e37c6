// What stands around a figure or a date: the words that say what it is about.
#pragma once

#include <vector>

#include "engine/reconcile/profile.h"

namespace onrecord {

// Words of the same sentence, at most `reach` content words to either side of
// `span`, those of `span` left out. All of the sentence where reach is large.
std::vector<Word> words_near(const Profile& profile, Span span, std::size_t reach);

// The rest of the sentence around `span`, for the reader.
struct RestOfSentence {
  std::string before, after;
};
RestOfSentence rest_of_sentence(const Record& record, Span span);

}  // namespace onrecord
