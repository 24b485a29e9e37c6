// An article made ready for comparing: its words, and what is rare in it.
//
// Everything that is asked of an article many times over (which words stand in
// which sentence, in how many sentences, which word runs it shares with others)
// is worked out once here.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/extract/record.h"
#include "engine/reconcile/words.h"

namespace onrecord {

struct SentenceWords {
  Span span;
  std::uint32_t first = 0, last = 0;  // into Profile::words, half-open
};

struct Profile {
  const Record* record = nullptr;
  std::vector<Word> words;
  std::vector<SentenceWords> sentences;
  std::vector<Span> marked;  // what stands inside quotation marks, said by whomever; in text order
  std::vector<std::pair<std::uint32_t, std::uint32_t>> counts;  // sense, sentences that have it; by sense
  std::vector<std::uint64_t> runs;   // hashes of five-word runs outside quotations; sorted, unique
  std::vector<std::uint64_t> skips;  // hashes of three content words in order, near each other; the same
  std::vector<Word> slips;           // slips of the pen outside quotations; by form, each once
  std::optional<int> day;            // published, as days since 1970

  std::string_view text() const { return record->article.text; }
  // The sentence that holds `offset`; nullptr where none does.
  const SentenceWords* sentence_at(std::uint32_t offset) const;
};

// `record` must outlive the profile.
Profile profile_of(const Record& record, WordBook& book);

// Adds the hashes of the five-word runs of `words`.
void add_runs(const std::vector<Word>& words, const WordBook& book, std::vector<std::uint64_t>& out);

// How many hashes two sorted lists share.
std::size_t shared_count(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// Days since 1970-01-01 of "2024-08-21…"; empty where it is no date.
std::optional<int> day_number(std::string_view date);

}  // namespace onrecord
