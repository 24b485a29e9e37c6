// Parts of speech of tokens, by a table that is learned and can be read.
//
// A word has the tags that it had in labelled text, the most frequent first; a
// word not seen has those of its ending. Which one is meant is looked up by the
// tag before it and the first tag of the word behind it. One lookup of the word
// and one of its place: nothing is allocated for a token. The words and tables
// come from the pack (rules/learn_tags.py makes them); no word stands here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/token.h"
#include "engine/text/word_table.h"

namespace onrecord {

enum class WordTag : std::uint8_t {
  kMark,  // punctuation and symbols
  kNoun,
  kPlural,
  kName,
  kPronoun,
  kPossessive,
  kDeterminer,
  kAdjective,
  kNumber,
  kAdverb,
  kParticle,
  kPreposition,
  kTo,
  kBase,
  kPresent,
  kSingular,
  kPast,
  kParticiple,
  kGerund,
  kModal,
  kWh,
  kCoordinator,
  kGenitive,
  kThere,
  kOther,
  kEdge,  // before and behind a sentence; no token has it
};
inline constexpr std::size_t kWordTags = 26;

std::string_view name_of(WordTag tag);

// A verb that can have a subject of its own.
constexpr bool has_tense(WordTag tag) {
  return tag == WordTag::kPast || tag == WordTag::kPresent || tag == WordTag::kSingular;
}
// The same, or its helper ("would").
constexpr bool makes_clause(WordTag tag) { return has_tense(tag) || tag == WordTag::kModal; }

// The mayor, her mayor.
constexpr bool is_determiner(WordTag tag) {
  return tag == WordTag::kDeterminer || tag == WordTag::kPossessive;
}

// One line of a table: `value = form, form`.
struct TagLine {
  std::string_view value;
  std::span<const std::string> forms;
  std::uint32_t line = 0;
};

class Tagger {
 public:
  // `words`: tags = words; `endings`: tags = last letters; `contexts`: tag =
  // `"word" behind TAG before TAG` or `TAG TAG behind TAG`, either side alone or both.
  // `table` must hold all of these words, and outlive the tagger.
  Tagger(const WordTable& table, std::span<const TagLine> words, std::span<const TagLine> endings,
         std::span<const TagLine> contexts);

  // Lines that name no tag or do not parse: line and reason. They are left out.
  const std::vector<std::pair<std::uint32_t, std::string>>& errors() const { return errors_; }

  // The tag that a word, by its number in the table, has most often; nothing where it is not known.
  std::optional<WordTag> first_tag(std::uint32_t number) const {
    const auto* known = find(number);
    return known == nullptr ? std::nullopt : std::optional(known->first);
  }

  bool knows(std::string_view word) const { return find(table_.find(word)) != nullptr; }

  // The tag of each token of one sentence, appended to `out`.
  void tag(std::string_view text, std::span<const Token> sentence, std::vector<WordTag>& out) const;

  // The same tags, with the number in the table of each token's word.
  void tag(std::string_view text, std::span<const Token> sentence, std::span<const std::uint32_t> numbers,
           std::vector<WordTag>& out) const;

 private:
  using Tags = std::array<WordTag, kWordTags>;  // by the tag before
  using Row = std::array<Tags, kWordTags>;      // by the first tag behind
  struct Word {
    WordTag first = WordTag::kNoun;
    std::int32_t row = kOneTag;  // into rows_
  };
  static constexpr std::int32_t kOneTag = -1;   // its first always holds
  static constexpr std::int32_t kUnknown = -2;  // it is no word of the tables

  // Nothing where the word is not known.
  const Word* find(std::uint32_t number) const {
    return words_[number].row == kUnknown ? nullptr : &words_[number];
  }
  // "Harbour Vote Is Lost by Two Votes": where nearly all words have a capital, it says nothing.
  bool is_title_case(std::span<const Token> sentence, std::span<const std::uint32_t> numbers) const;
  Word word_of(std::string_view text, const Token& token, bool first, std::uint32_t number) const;
  Word by_ending(std::string_view word) const;
  // Of a word with a row, those that it has before `behind`.
  const Tags& tags_of(const Word& word, const Word& behind) const {
    return rows_[static_cast<std::size_t>(word.row)][static_cast<std::size_t>(behind.first)];
  }

  const WordTable& table_;
  std::vector<Word> words_;  // by number in the table
  WordTable ending_table_;
  std::vector<Word> endings_;  // by number there
  std::vector<Row> rows_;
  std::vector<std::pair<std::uint32_t, std::string>> errors_;
};

}  // namespace onrecord
