// Which articles tell the same story, so that only those are compared.
//
// An article is known by the words that are frequent in it and rare elsewhere.
// Two articles of one story share several of them and are published within days
// of each other; what they quote may tell it too. Candidates come from an index
// of these words, never from all pairs, so that the work grows with the number
// of articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/extract/record.h"
#include "engine/reconcile/words.h"

namespace onrecord {

// What is kept of every article until the stories are known: little, for there
// may be many.
struct Sketch {
  struct Term {
    std::uint32_t sense = 0;
    std::uint16_t times = 0;
    bool name = false;     // written with a capital somewhere
    bool telling = false;  // no word of every story, no number
  };
  std::vector<Term> terms;          // by sense
  std::vector<std::uint64_t> said;  // hashes of five-word runs inside quotations; sorted, unique
  std::optional<int> day;           // published, as days since 1970
};

Sketch sketch_of(const Record& record, WordBook& book);

// Pairs (first < second) of indices into `sketches`, in order.
std::vector<std::pair<std::size_t, std::size_t>> same_story(std::vector<Sketch> sketches,
                                                            const WordBook& book);

}  // namespace onrecord
