// The words around an attribution that can have been told: where they stand, and
// where they end.
//
// All is decided over one sentence, from the parts of speech beside its commas,
// coordinators and quotation marks; the frame says what kind of words to expect.
#pragma once

#include <optional>

#include "engine/extract/syntax.h"
#include "engine/extract/told.h"

namespace onrecord {

class ToldWords {
 public:
  // `sentence` ends before its last mark; words behind `tail` are no part of the cue.
  ToldWords(const Syntax& syntax, Frame frame, TokenSpan sentence, std::size_t tail, TokenSpan speaker,
            TokenSpan cue)
      : syntax_(syntax), frame_(frame), sentence_(sentence), tail_(tail), speaker_(speaker), cue_(cue) {}

  // What is told can be a thing, with no verb of its own.
  bool is_behind() const;
  // Whether a quotation of the sentence begins, or one ends, with the mark at `token`.
  bool opens_quotation(std::size_t token) const;
  bool closes_quotation(std::size_t token) const;
  // A quotation that could be a statement of its own, and no name or word in marks.
  bool speaks(std::size_t token) const;
  bool tells(std::size_t token) const;  // a verb that does
  // Behind the addressee, times and places that begin at `at`, as far as words of the cue's verb, which
  // begins at `cue`, may stand behind them: "said on Friday that".
  std::size_t behind_adverbials(std::size_t at, std::size_t cue) const;
  // A verb right behind, or a relative clause: what stands before is its subject.
  bool starts_clause(std::size_t token) const;
  // A noun phrase with its verb right behind.
  bool opens_main_clause(std::size_t at, std::size_t ceiling) const;
  // The same behind asides: "win or lose, he stays".
  bool leads_to_clause(std::size_t at) const;
  // Whether a verb stands in the words, or a participle behind a noun that may be one: "the boats sold well".
  bool could_be_predicate(TokenSpan words) const;
  // A verb with a subject of its own from `at` on, before anything that could open a clause beside it.
  bool tells_clause(std::size_t at) const;
  // The words before `at` in its sentence, if they can have been told: behind them a comma or a closing mark.
  std::optional<TokenSpan> left_of(std::size_t at) const;
  // "The plan, she said, would fail": the words before are only half of a clause.
  std::optional<TokenSpan> half_before(std::size_t at) const;
  // The same where a quotation at `marked` goes on with it, in small letters.
  std::optional<TokenSpan> front_of(std::size_t at, std::size_t marked) const;
  // Where what is told ends: [begin, ceiling) or less. `told_first`: what is told begins at `begin`.
  std::size_t cut(std::size_t begin, std::size_t ceiling, bool told_first) const;

 private:
  // A verb that looks like a participle, where the sentence tells nothing else: "It broke up in May, she
  // said."
  bool could_be_clause(TokenSpan words, std::size_t at) const;
  // “Harbour Hour”: what is written large between marks, right behind a word.
  bool names_work(TokenSpan marked) const;
  // "On “Harbour Hour,” she said that": a title behind a preposition is where it was said.
  bool is_setting(TokenSpan marked) const;
  // "Citing …, the council said", "As she began to talk of …, he left": so does what opens the sentence.
  bool is_fronted() const;
  // Whether what is told is part of a subject, whose verb comes behind it.
  bool is_inside() const;
  // "As she warned of …, the others left": a comma ends the clause that she is in.
  bool is_subordinate() const;
  // Whether a verb stands in the tense in which it is told.
  bool in_tense_of_cue(WordTag verb) const;
  // Whether the object of a word of stance, which began at `begin`, has ended before token `i`.
  bool ends_object(std::size_t i, std::size_t begin) const;
  // Whether what is told ends before token `i`; `verb`: it has had its verb; `that`, `to`: it began so.
  bool stops_at(std::size_t i, bool verb, bool that, bool to) const;
  // "Brek, saying that …, left", "the mayor, who said that …, left".
  bool is_aside() const;
  // "The plan, which she said will fail, was dropped."
  bool is_in_relative() const;
  // Whether a comma ends what is told where `next` stands behind it.
  bool comma_stops(std::size_t behind, bool that, bool to) const;
  bool spaced(std::size_t i) const;
  // "… in a statement on Friday": where it was said is no part of it.
  std::size_t without_occasion(std::size_t begin, std::size_t end) const;

  const Syntax& syntax_;
  Frame frame_;
  TokenSpan sentence_;
  std::size_t tail_;
  TokenSpan speaker_, cue_;
};

}  // namespace onrecord
