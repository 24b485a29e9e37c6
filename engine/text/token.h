// Tokens over UTF-8 news text.
//
// A token is a word, a number, or one other character; blanks are none. ICU's
// character properties decide what a letter is; its word breaker is not used,
// for it keeps "4.2bn" and "€5m" together, which rules must see apart, and it
// reads 70 MB/s where this reads several hundred. No word of a language stands
// here: endings that are tokens of their own ("'s") come from the pack.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

enum class Shape : std::uint8_t {
  kLower,        // word
  kCapitalised,  // Word
  kInitial,      // one capital letter
  kUpper,        // WORD, U.S.
  kMixed,        // iPhone, McKay, F16
  kShortDigits,  // 1 to 31, one or two digits: could be a day
  kYearDigits,   // 1000 to 2999, four plain digits: could be a year
  kDigits,       // any other run of digits
  kNumeral,      // with separators: 1,234.5
  kPunctuation,  // one character: , . ( “ -
  kSymbol,       // one character: $ % + °
  kOther,        // one character of no other kind
};

struct Token {
  Span span;
  Shape shape = Shape::kOther;
  bool space_before = false;  // blanks stand between it and the token before
};

inline bool is_word(Shape shape) { return shape <= Shape::kMixed; }
inline bool is_capital(Shape shape) { return shape >= Shape::kCapitalised && shape <= Shape::kMixed; }
inline bool is_number(Shape shape) { return shape >= Shape::kShortDigits && shape <= Shape::kNumeral; }

// The tokens of `range` in order. `clitics` are word endings that become tokens
// of their own ("'s"), with a straight apostrophe; curly ones match too.
// Letters with inner apostrophes or periods between single letters ("don't",
// "U.S.") are one word; digits with separators before three digits or a
// decimal point ("1,234.5", "1 234" with a no-break space) are one number.
std::vector<Token> tokenize(std::string_view text, Span range, const std::vector<std::string>& clitics);
// The same into `out`, which is cleared first.
void tokenize(std::string_view text, Span range, const std::vector<std::string>& clitics,
              std::vector<Token>& out);

// The tokens of a form as a lexicon or a pattern writes it: the same, but a clitic
// alone is one token.
std::vector<Token> form_tokens(std::string_view form, const std::vector<std::string>& clitics);
void form_tokens(std::string_view form, const std::vector<std::string>& clitics, std::vector<Token>& out);

// The form under which words are compared: lower case, straight apostrophes.
// Appends to `out`, which is cleared first.
void fold(std::string_view word, std::string& out);
std::string fold(std::string_view word);

// Of tokens written as titles are, where only short words are small: how many are words, and how many of
// these have a capital. Nothing where a longer word is small.
struct TitleWords {
  std::size_t words = 0, capitals = 0;
};
std::optional<TitleWords> title_words(std::span<const Token> tokens);

}  // namespace onrecord
