// A rule pack made ready for work: its matchers and field tables.
//
// Made once, then shared by all threads.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/extract/fields.h"
#include "engine/extract/measure_words.h"
#include "engine/extract/name_words.h"
#include "engine/extract/singular.h"
#include "engine/extract/word_class.h"
#include "engine/match/matcher.h"
#include "engine/rules/pack.h"
#include "engine/text/tagger.h"

namespace onrecord {

class Language {
 public:
  explicit Language(Pack pack);
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  const Pack& pack() const { return pack_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const Matcher& text() const { return text_; }
  const Matcher& layout() const { return layout_; }
  const Matcher& matcher(Part part) const { return part == Part::kLayout ? layout_ : text_; }
  // Kinds that every paragraph is asked for; empty where no rule gives them.
  struct TextKinds {
    std::optional<KindId> attribution, figure;
  };
  const TextKinds& text_kinds() const { return text_kinds_; }
  // Slots that every attribution is asked for; kNoSlot where no rule has them.
  struct TextSlots {
    std::uint16_t speaker, cue, via, tail;
  };
  const TextSlots& text_slots() const { return text_slots_; }
  const Tagger& tagger() const { return tagger_; }
  const WordClasses& word_classes() const { return word_classes_; }
  const MeasureWords& measure_words() const { return measure_words_; }
  const NameWords& name_words() const { return name_words_; }
  const Singular& singular() const { return singular_; }
  const FieldTable& text_fields() const { return text_fields_; }
  const FieldTable& layout_fields() const { return layout_fields_; }
  const FieldTable& fields(Part part) const { return part == Part::kLayout ? layout_fields_ : text_fields_; }

  struct LexiconValue {
    std::string_view lexicon, value;  // of the pack
  };
  // The lexicons that hold `word` (compared folded), and its value in each: for
  // those who ask several for it.
  std::span<const LexiconValue> lexicons_of(std::string_view word) const {
    return lexicons_of(vocabulary_.words().find(word));
  }
  // The same by the number of the word in the vocabulary; 0: none knows it.
  std::span<const LexiconValue> lexicons_of(std::uint32_t number) const {
    if (number == 0) return {};
    return {values_.data() + ends_[number - 1], values_.data() + ends_[number]};
  }
  // The value in one of them, "" where it has none.
  static std::string_view value(std::string_view lexicon, std::span<const LexiconValue> lexicons);
  std::string_view value(std::string_view lexicon, std::string_view word) const {
    return value(lexicon, lexicons_of(word));
  }

  // Whether nearly all words at the beginning of `text` are known, so that it is
  // in this language; false where it is short or says little.
  bool knows_words_of(std::string_view text) const;

  // A word that a house pack added to a lexicon.
  struct AddedWord {
    std::string_view value;
    Place place;
  };
  // Those of that form (folded); none where no pack added it.
  std::span<const AddedWord> added_words(const std::string& folded) const;
  bool has_added_words() const { return !added_.empty(); }

  // What is wrong with the rules and was left out: reading, compiling, fields.
  std::vector<Error> errors() const;

 private:
  Pack pack_;
  Vocabulary vocabulary_;
  Matcher text_;
  Matcher layout_;
  TextKinds text_kinds_;
  TextSlots text_slots_;
  Tagger tagger_;
  WordClasses word_classes_;
  MeasureWords measure_words_;
  NameWords name_words_;
  Singular singular_;
  FieldTable text_fields_;
  FieldTable layout_fields_;
  std::vector<LexiconValue> values_;                     // of all words
  std::vector<std::uint32_t> ends_;                      // by number of word, where its values end
  std::map<std::string, std::vector<AddedWord>> added_;  // by folded form
};

}  // namespace onrecord
