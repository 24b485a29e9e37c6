// The structure of a block's sentences, as far as telling who said what needs it:
// parts of speech, noun phrases, verbs with their helpers, and a verb's subject.
//
// There is no parse. Every question is answered by walking from a token over its
// neighbours' parts of speech, never further than a fixed number of tokens, so
// that a long sentence costs no more per word than a short one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/word_class.h"
#include "engine/text/tagger.h"

namespace onrecord {

// Tokens, half-open; empty where nothing was found.
struct TokenSpan {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

class Syntax {
 public:
  explicit Syntax(const Language& language) : language_(language) {}
  Syntax(const ReadBlock& block, const Language& language) : Syntax(language) { read(block); }

  // Reads a block, which must outlive its reading, in the place of the one before.
  void read(const ReadBlock& block);

  const ReadBlock& block() const { return *block_; }
  std::size_t size() const { return tags_.size(); }
  WordTag tag(std::size_t token) const { return tags_[token]; }
  std::string_view word(std::size_t token) const { return slice(block_->reading.text, tokens()[token].span); }
  bool is(std::size_t token, std::string_view mark) const { return word(token) == mark; }
  bool spaced(std::size_t token) const { return tokens()[token].space_before; }
  // Whether its unit, which may be several words, is in a lexicon.
  bool in(std::size_t token, WordClass lexicon) const { return (classes_[token] & lexicon.bit) != 0; }
  std::size_t token_at(std::uint32_t offset) const;  // the first that ends behind it
  TokenSpan tokens_of(Span words) const;             // those that they stand in
  Span span(TokenSpan range) const {
    return {tokens()[range.begin].span.begin, tokens()[range.end - 1].span.end};
  }

  // The tokens of the sentence around `token`, widened over quotations.
  TokenSpan sentence(std::size_t token) const;
  // The quotation around a token, or the one whose mark it is; -1 where there is none.
  std::ptrdiff_t quotation(std::size_t token) const { return quotation_of_[token]; }
  TokenSpan quotation_tokens(std::ptrdiff_t piece) const {
    return quotations_[static_cast<std::size_t>(piece)];
  }
  // Whether a quotation begins with the mark at `token`.
  bool opens_quotation(std::size_t token) const {
    return token < size() && quotation(token) >= 0 && quotation_tokens(quotation(token)).begin == token;
  }

  bool is_verb(std::size_t token) const {
    return tags_[token] >= WordTag::kBase && tags_[token] <= WordTag::kGerund;
  }
  bool is_nominal(std::size_t token) const;
  bool is_auxiliary(std::size_t token) const;

  // The verb at `token` with the helpers, adverbs and negations before it.
  TokenSpan verb_group(std::size_t first, std::size_t end) const;
  // A verb that has a subject of its own: not "to say", not "saying".
  bool is_finite(TokenSpan group) const;
  bool is_passive(TokenSpan group) const;

  // Who does what the verb says; with appositions and relative clauses.
  TokenSpan subject(TokenSpan group) const;
  // Who is likely to say the marked words at `token`: the subject of the nearest verb before them in
  // their sentence, else of the first one behind.
  TokenSpan speaker_around(std::size_t token) const;
  // The whole noun phrase that ends before `end`, not reaching before `floor`; the one that begins at
  // `begin`.
  TokenSpan phrase_before(std::size_t end, std::size_t floor) const;
  TokenSpan phrase_from(std::size_t begin, std::size_t ceiling) const;
  // The same without what is attached to it.
  TokenSpan core_before(std::size_t end, std::size_t floor) const;
  TokenSpan core_from(std::size_t begin, std::size_t ceiling) const;
  // With "…, the mayor of Brask" or "…, who runs it" behind it.
  TokenSpan with_apposition(TokenSpan phrase, std::size_t ceiling) const;
  // Whether a verb with a subject of its own stands in the range, outside quotations.
  bool has_finite_verb(TokenSpan range) const;
  // The same inside quotations too.
  bool holds_verb(TokenSpan range) const;

 private:
  const std::vector<Token>& tokens() const { return block_->reading.tokens; }
  void tag_words();
  void mend_tags();
  void find_quotations();
  void find_stretches();
  bool closes_relative(std::size_t token) const;
  bool has_subject_before(std::size_t token) const;
  bool is_told_inside(TokenSpan subject, std::size_t floor) const;
  bool is_subordinate(std::size_t begin, std::size_t floor) const;
  bool is_dash(std::size_t token) const;
  TokenSpan before_dashes(std::size_t dash, std::size_t floor) const;
  TokenSpan subject_from(std::size_t end, std::size_t floor, bool shared) const;
  // Where a comma closes something put in behind the phrase.
  TokenSpan behind_comma(std::size_t comma, std::size_t floor) const;
  std::size_t before_parenthesis(std::size_t end, std::size_t floor) const;
  // Whether `token` and the next one are of one unit: "heads of state".
  bool joined(std::size_t token) const;
  std::size_t with_head(TokenSpan phrase, std::size_t floor) const;
  TokenSpan shared_subject(std::size_t end, std::size_t floor) const;
  TokenSpan caused_to(std::size_t end, std::size_t floor) const;
  bool is_parenthesis(TokenSpan segment) const;
  bool is_apposition(TokenSpan segment) const;
  bool is_reduced_clause(TokenSpan segment) const;

  // How far any walk goes: longer than the sentences that people write.
  static constexpr std::size_t kFarthest = 120;
  static constexpr std::uint32_t kBytes = 32;

  const Language& language_;
  const ReadBlock* block_ = nullptr;
  std::vector<WordTag> tags_;
  std::vector<std::uint64_t> classes_;  // by token
  // By kBytes of the paragraph, the first token of the unit that ends behind where they begin.
  std::vector<std::uint32_t> token_from_;
  std::vector<std::int32_t> quotation_of_;
  std::vector<TokenSpan> quotations_;  // by piece; empty where its tokens have no quotation
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> stretch_of_;
  std::vector<TokenSpan> stretches_;  // sentences, those that a quotation joins as one
};

}  // namespace onrecord
