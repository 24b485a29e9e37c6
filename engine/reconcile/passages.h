// What an article quotes, in the pieces that are compared.
//
// One outlet runs five sentences of a speech together, another quotes the second
// of them: what is compared is therefore the sentence, or what an article quotes
// of one. Marked words that no rule attributed are passages as well, so that a
// remark is found in an article that leaves open who said it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/reconcile/overlap.h"
#include "engine/reconcile/profile.h"
#include "engine/reconcile/speakers.h"

namespace onrecord {

struct QuoteMention {
  std::size_t article = 0;
  std::optional<std::size_t> quote;  // index into Record::quotes; empty: found by comparing
  bool in_marks = false;
  std::vector<Span> pieces;  // its content, in text order
  Span span;                 // from the first to the last of these
  std::vector<Word> words;   // the content
  Bag said, told;            // its words, and those of the clause around it where it is mixed
  SpeakerName speaker;
  // Its places among the article's quoted passages: what stands between two
  // mentions that are not next to each other was left out.
  std::size_t first_place = 0, last_place = 0;
};

// The passages of all quotations of one article, one quotation after the other,
// then the marked words that belong to none, in text order.
std::vector<QuoteMention> passages_of(const Profile& profile, std::size_t article, const Pack& pack,
                                      WordBook& book);

// Two passages of one quotation as one; `second` comes later in the text.
void append(QuoteMention& first, const QuoteMention& second);

std::vector<Word> words_of(const Profile& profile, const SentenceWords& sentence);

}  // namespace onrecord
