#include "engine/text/token.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

enum class Class : std::uint8_t { kBlank, kLowerLetter, kUpperLetter, kDigit, kPunctuation, kSymbol, kOther };

constexpr std::array<Class, 128> ascii_classes() {
  std::array<Class, 128> table{};
  for (int c = 0; c < 128; ++c) {
    auto& slot = table[static_cast<std::size_t>(c)];
    if (c <= ' ' || c == 127) {
      slot = Class::kBlank;
    } else if (c >= 'a' && c <= 'z') {
      slot = Class::kLowerLetter;
    } else if (c >= 'A' && c <= 'Z') {
      slot = Class::kUpperLetter;
    } else if (c >= '0' && c <= '9') {
      slot = Class::kDigit;
    } else if (c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' || c == '|' ||
               c == '~') {
      slot = Class::kSymbol;
    } else {
      slot = Class::kPunctuation;
    }
  }
  return table;
}
constexpr auto kAscii = ascii_classes();

// Bytes behind two letters or more that end their word, whatever comes then.
constexpr std::array<bool, 256> word_ends() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < kAscii.size(); ++c) {
    const auto kind = kAscii[c];
    table[c] = kind == Class::kBlank || kind == Class::kSymbol || (kind == Class::kPunctuation && c != '\'');
  }
  return table;
}
constexpr auto kEndsWord = word_ends();

Class class_of(UChar32 c) {
  if (c < 128) return kAscii[static_cast<std::size_t>(c)];
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Class::kUpperLetter;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return Class::kLowerLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return Class::kDigit;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return Class::kPunctuation;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_OTHER_NUMBER:  // ½, ²
      return Class::kSymbol;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:  // zero-width and bidi marks part nothing and mean nothing here
      return Class::kBlank;
    default:
      return Class::kOther;
  }
}

bool is_letter(Class c) { return c == Class::kLowerLetter || c == Class::kUpperLetter; }
bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_thousands_blank(UChar32 c) { return c == 0xA0 || c == 0x202F || c == 0x2009; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span range, const std::vector<std::string>& clitics,
            std::vector<Token>& tokens)
      : text_(text.substr(0, range.end)),
        at_(range.begin),
        end_(range.end),
        clitics_(clitics),
        tokens_(tokens) {
    tokens_.clear();
    tokens_.reserve(range.length() / 4 + 4);
  }

  void run() {
    bool space = false;
    while (at_ < end_) {
      std::uint32_t next = at_;
      const UChar32 c = read(next);
      const Class kind = class_of(c);
      if (kind == Class::kBlank) {
        space = true;
        at_ = next;
        continue;
      }
      if (is_plain_letter(c) && plain_word(space)) continue;
      const auto first = tokens_.size();
      if (is_letter(kind)) {
        word();
      } else if (kind == Class::kDigit) {
        number();
      } else {
        const Shape shape = kind == Class::kPunctuation ? Shape::kPunctuation
                            : kind == Class::kSymbol    ? Shape::kSymbol
                                                        : Shape::kOther;
        if (is_double_mark(at_, space)) ++next;
        tokens_.push_back({{at_, next}, shape, false});
        at_ = next;
      }
      tokens_[first].space_before = space;
      space = false;
    }
  }

 private:
  // The code point at `offset`, which moves behind it.
  UChar32 read(std::uint32_t& offset) const {
    const auto byte = static_cast<unsigned char>(text_[offset]);
    if (byte < 0x80) {
      ++offset;
      return byte;
    }
    std::int32_t i = static_cast<std::int32_t>(offset);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text_.data()), i, static_cast<std::int32_t>(end_),
                    c);
    offset = static_cast<std::uint32_t>(i);
    return c;
  }

  // Whether two single marks are a double one: ''We won,'' she said. Of three, those that open are '' and ',
  // those that close ' and ''.
  bool is_double_mark(std::uint32_t offset, bool space) const {
    const char c = text_[offset];
    if ((c != '\'' && c != '`') || offset + 1 >= end_ || text_[offset + 1] != c) return false;
    const bool three = offset + 2 < end_ && text_[offset + 2] == c;
    return !three || space || tokens_.empty();
  }

  Class class_at(std::uint32_t offset) const {
    return offset < end_ ? class_of(read(offset)) : Class::kBlank;
  }

  static bool is_plain_letter(UChar32 c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  // Most words are small letters, or a capital and small letters: takes one, and the blank behind it, and
  // whether one stood there is told by `space`; false where this is none.
  bool plain_word(bool& space) {
    const auto begin = at_;
    const bool capital = text_[begin] <= 'Z';
    const auto end = eight_bytes::end_of_small_letters(text_, begin + (capital ? 1 : 0));
    const bool blank = end < text_.size() && text_[end] == ' ';
    if (end < begin + 2 && (capital || !blank)) return false;
    if (!blank && end < text_.size() && !kEndsWord[static_cast<unsigned char>(text_[end])]) return false;
    tokens_.push_back(
        {{begin, static_cast<std::uint32_t>(end)}, capital ? Shape::kCapitalised : Shape::kLower, space});
    at_ = static_cast<std::uint32_t>(end) + (blank ? 1 : 0);
    space = blank;
    return true;
  }

  void word() {
    const std::uint32_t begin = at_;
    std::uint32_t letters = 0;
    std::uint32_t capitals = 0;
    bool first_capital = false;
    bool later_capital = false;
    bool digits = false;
    bool after_digit_or_join = false;
    std::uint32_t offset = at_;
    std::uint32_t last_apostrophe = 0;
    while (offset < end_) {
      // Most of a word is plain small letters.
      const auto run = offset;
      offset = static_cast<std::uint32_t>(eight_bytes::end_of_small_letters(text_, offset));
      if (offset > run) {
        letters += offset - run;
        after_digit_or_join = false;
        continue;
      }
      std::uint32_t next = offset;
      const UChar32 c = read(next);
      const Class kind = class_of(c);
      if (is_letter(kind)) {
        const bool capital = kind == Class::kUpperLetter;
        if (letters == 0) first_capital = capital;
        if (letters > 0 && capital && !after_digit_or_join) later_capital = true;
        ++letters;
        capitals += capital;
        after_digit_or_join = false;
      } else if (kind == Class::kDigit) {
        digits = true;
        after_digit_or_join = true;
      } else if (is_apostrophe(c) && is_letter(class_at(next))) {
        last_apostrophe = offset;
        after_digit_or_join = true;
      } else if (c == '.' && single_letters(begin, offset) && inner_period(next)) {
        after_digit_or_join = true;
      } else {
        break;
      }
      offset = next;
    }
    Shape shape = Shape::kLower;
    if (digits) {
      shape = Shape::kMixed;
    } else if (capitals == letters && letters > 1) {
      shape = Shape::kUpper;
    } else if (first_capital) {
      shape = later_capital ? Shape::kMixed : letters == 1 ? Shape::kInitial : Shape::kCapitalised;
    } else if (capitals > 0) {
      shape = Shape::kMixed;
    }
    at_ = offset;
    if (last_apostrophe > begin && is_clitic({last_apostrophe, offset})) {
      tokens_.push_back({{begin, last_apostrophe}, shape_without(begin, last_apostrophe, shape), false});
      tokens_.push_back({{last_apostrophe, offset}, Shape::kPunctuation, false});
      return;
    }
    tokens_.push_back({{begin, offset}, shape, false});
  }

  // Whether [begin, end) is letters and periods in turn, ending in a letter: "U", "U.S".
  bool single_letters(std::uint32_t begin, std::uint32_t end) const {
    bool letter = true;
    for (auto i = begin; i < end; ++i) {
      const Class kind = kAscii[static_cast<unsigned char>(text_[i]) & 0x7F];
      if (static_cast<unsigned char>(text_[i]) >= 0x80 || (letter ? !is_letter(kind) : text_[i] != '.'))
        return false;
      letter = !letter;
    }
    return !letter;
  }

  // Whether the period before `offset` belongs to the word: a letter follows
  // that stands alone ("U.S."), or this is the last of several.
  bool inner_period(std::uint32_t offset) const {
    if (offset >= end_) return offset >= at_ + 3;
    if (is_letter(class_at(offset))) {
      std::uint32_t next = offset;
      read(next);
      return next >= end_ || text_[next] == '.' ||
             (!is_letter(class_at(next)) && class_at(next) != Class::kDigit);
    }
    return offset >= at_ + 4 && class_at(offset) != Class::kDigit;
  }

  bool is_clitic(Span ending) const {
    fold(slice(text_, ending), folded_);
    for (const auto& clitic : clitics_) {
      if (clitic == folded_) return true;
    }
    return false;
  }

  // The shape of a word whose ending is cut off: "NATO's", "U.S.'s" and "A's" are
  // capitals but for it.
  Shape shape_without(std::uint32_t begin, std::uint32_t end, Shape whole) const {
    bool capitals = true;
    std::uint32_t letters = 0;
    for (auto offset = begin; offset < end;) {
      const UChar32 c = read(offset);
      if (c == '.') continue;
      capitals = class_of(c) == Class::kUpperLetter && capitals;
      ++letters;
    }
    if (!capitals) return whole;
    return letters > 1 ? Shape::kUpper : Shape::kInitial;
  }

  void number() {
    const std::uint32_t begin = at_;
    std::uint32_t offset = at_;
    bool separators = false;
    bool ascii = true;
    while (offset < end_) {
      std::uint32_t next = offset;
      const UChar32 c = read(next);
      const Class kind = class_of(c);
      if (kind == Class::kDigit) {
        ascii = ascii && c < 128;
        offset = next;
        continue;
      }
      const bool joins = (c == '.' || c == ',') && class_at(next) == Class::kDigit;
      if (!joins && !(is_thousands_blank(c) && three_digits(next))) break;
      separators = true;
      offset = next;
    }
    at_ = offset;
    tokens_.push_back(
        {{begin, offset}, separators ? Shape::kNumeral : digits_shape(begin, offset, ascii), false});
  }

  bool three_digits(std::uint32_t offset) const {
    for (int i = 0; i < 3; ++i, ++offset) {
      if (offset >= end_ || text_[offset] < '0' || text_[offset] > '9') return false;
    }
    return class_at(offset) != Class::kDigit;
  }

  Shape digits_shape(std::uint32_t begin, std::uint32_t end, bool ascii) const {
    if (!ascii) return Shape::kDigits;
    const auto length = end - begin;
    if (length <= 2) {
      const int value = length == 1 ? text_[begin] - '0' : (text_[begin] - '0') * 10 + text_[begin + 1] - '0';
      return value >= 1 && value <= 31 ? Shape::kShortDigits : Shape::kDigits;
    }
    if (length == 4 && (text_[begin] == '1' || text_[begin] == '2')) return Shape::kYearDigits;
    return Shape::kDigits;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  const std::vector<std::string>& clitics_;
  std::vector<Token>& tokens_;
  mutable std::string folded_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, Span range, const std::vector<std::string>& clitics) {
  std::vector<Token> tokens;
  tokenize(text, range, clitics, tokens);
  return tokens;
}

void tokenize(std::string_view text, Span range, const std::vector<std::string>& clitics,
              std::vector<Token>& out) {
  Tokenizer(text, range, clitics, out).run();
}

std::vector<Token> form_tokens(std::string_view form, const std::vector<std::string>& clitics) {
  std::vector<Token> tokens;
  form_tokens(form, clitics, tokens);
  return tokens;
}

void form_tokens(std::string_view form, const std::vector<std::string>& clitics, std::vector<Token>& out) {
  const Span whole{0, static_cast<std::uint32_t>(form.size())};
  // A curly apostrophe takes more bytes than a straight one.
  constexpr std::size_t kMoreBytes = std::string_view("’").size() - 1;
  const bool could_be = std::any_of(clitics.begin(), clitics.end(), [&](const std::string& clitic) {
    return form.size() <= clitic.size() + kMoreBytes;
  });
  if (could_be && std::find(clitics.begin(), clitics.end(), fold(form)) != clitics.end())
    out.assign(1, {whole, Shape::kPunctuation, false});
  else
    tokenize(form, whole, clitics, out);
}

void fold(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < word.size();) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte));
      ++i;
      continue;
    }
    // Most that is not ASCII is a mark of U+2000 to U+203F, which has no case.
    if (word.substr(i).starts_with("\xE2\x80") && i + 2 < word.size() && U8_IS_TRAIL(word[i + 2])) {
      const auto mark = word.substr(i, 3);
      out += mark == "‘" || mark == "’" ? std::string_view("'") : mark;
      i += mark.size();
      continue;
    }
    auto at = static_cast<std::int32_t>(i);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(word.data()), at,
                    static_cast<std::int32_t>(word.size()), c);
    i = static_cast<std::size_t>(at);
    c = is_apostrophe(c) || c == 0x2018 ? '\'' : u_foldCase(c, U_FOLD_CASE_DEFAULT);
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    UBool error = 0;
    U8_APPEND(bytes.data(), length, U8_MAX_LENGTH, c, error);
    if (!error) out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
}

std::string fold(std::string_view word) {
  std::string out;
  fold(word, out);
  return out;
}

std::optional<TitleWords> title_words(std::span<const Token> tokens) {
  constexpr std::uint32_t kShortWord = 4;  // bytes; "of", "the" and "from" stay small in titles
  TitleWords out;
  for (const auto& token : tokens) {
    if (!is_word(token.shape)) continue;
    ++out.words;
    if (is_capital(token.shape)) {
      ++out.capitals;
    } else if (token.span.length() > kShortWord) {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace onrecord
