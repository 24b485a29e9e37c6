#include "engine/text/token.h"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <random>
#include <string>
#include <vector>

namespace onrecord {
namespace {

const std::vector<std::string> kClitics = {"'s", "'ll", "'d"};

std::vector<Token> tokens_of(const std::string& text) {
  return tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, kClitics);
}

char letter_of(Shape shape) {
  switch (shape) {
    case Shape::kLower:
      return 'l';
    case Shape::kCapitalised:
      return 'C';
    case Shape::kInitial:
      return 'I';
    case Shape::kUpper:
      return 'U';
    case Shape::kMixed:
      return 'M';
    case Shape::kShortDigits:
      return 's';
    case Shape::kYearDigits:
      return 'y';
    case Shape::kDigits:
      return 'd';
    case Shape::kNumeral:
      return 'n';
    case Shape::kPunctuation:
      return 'p';
    case Shape::kSymbol:
      return '$';
    case Shape::kOther:
      return 'o';
  }
  return '?';
}

// "word:l , :p": tokens with their shapes, a blank where blanks stand between
// them and "·" where none do.
std::string show(const std::string& text) {
  std::string out;
  for (const auto& token : tokens_of(text)) {
    if (!out.empty()) out += token.space_before ? " " : "·";
    out += std::string(slice(text, token.span)) + ":" + letter_of(token.shape);
  }
  return out;
}

struct Case {
  std::string text;
  std::string tokens;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [text, tokens] : cases) {
    CAPTURE(text);
    CHECK(show(text) == tokens);
  }
}

TEST_CASE("words and their shapes") {
  check({
      {"", ""},
      {" \t\r\n ", ""},
      {"word Word WORD W w", "word:l Word:C WORD:U W:I w:l"},
      {"iPhone McKay wORD WoRD", "iPhone:M McKay:M wORD:M WoRD:M"},
      {"F16 x2 4bn B2B", "F16:M x2:M 4:s·bn:l B2B:M"},
      {"Müller ÉCOLE é É Ångström straße", "Müller:C ÉCOLE:U é:l É:I Ångström:C straße:l"},
      {"Москва НАТО 東京 مرحبا", "Москва:C НАТО:U 東京:l مرحبا:l"},
      {"e\u0301cole E\u0301cole", "e\u0301cole:l E\u0301cole:C"},
      {"so-called co–op", "so:l·-:p·called:l co:l·–:p·op:l"},
      {"a_b a/b a@bx.cy", "a:l·_:p·b:l a:l·/:p·b:l a:l·@:p·bx:l·.:p·cy:l"},
      {"Ⅳ ½ x² m²", "Ⅳ:o ½:$ x:l·²:$ m:l·²:$"},
  });
}

TEST_CASE("apostrophes inside words, and endings that are words") {
  check({
      {"don't Don’t O'Dray O’DRAY", "don't:l Don’t:C O'Dray:C O’DRAY:U"},
      {"Brek's Brek’s NATO’s the 's", "Brek:C·'s:p Brek:C·’s:p NATO:U·’s:p the:l ':p·s:l"},
      {"he'll He’d IT'S", "he:l·'ll:p He:C·’d:p IT:U·'S:p"},
      {"don't's rock'n'roll", "don't:l·'s:p rock'n'roll:l"},
      {"boats' 'boats", "boats:l·':p ':p·boats:l"},
      {"McKay's iPhone's", "McKay:M·'s:p iPhone:M·'s:p"},
      {"A's x's", "A:I·'s:p x:l·'s:p"},
      {"B2's Don't's", "B2:M·'s:p Don't:C·'s:p"},
      {"1990's", "1990:y·':p·s:l"},
  });
}

TEST_CASE("periods between single letters") {
  check({
      {"U.S. U.S U.K., a.m. p.m", "U.S.:U U.S:U U.K.:U·,:p a.m.:l p.m:l"},
      {"U.S.A. J.R.R. Brek", "U.S.A.:U J.R.R.:U Brek:C"},
      {"J. Brek A.B", "J:I·.:p Brek:C A.B:U"},
      {"U.S.’s end.Now B.Brek", "U.S.:U·’s:p end:l·.:p·Now:C B:I·.:p·Brek:C"},
      {"Sen. etc. Inc.", "Sen:C·.:p etc:l·.:p Inc:C·.:p"},
  });
}

TEST_CASE("numbers") {
  check({
      {"1 31 32 0 00 07", "1:s 31:s 32:d 0:d 00:d 07:s"},
      {"1000 1999 2024 2999 3000 0999", "1000:y 1999:y 2024:y 2999:y 3000:d 0999:d"},
      {"123 12345 123456789", "123:d 12345:d 123456789:d"},
      {"1,234 1,234.5 2.5 1.234.567", "1,234:n 1,234.5:n 2.5:n 1.234.567:n"},
      {"5. 5, 5.", "5:s·.:p 5:s·,:p 5:s·.:p"},
      {"1,2 3.4.2024", "1,2:n 3.4.2024:n"},
      {"4.2bn €5m 10% 5kg", "4.2:n·bn:l €:$·5:s·m:l 10:s·%:p 5:s·kg:l"},
      {"-5 5-7 5–7", "-:p·5:s 5:s·-:p·7:s 5:s·–:p·7:s"},
      // Blanks that keep thousands together; a plain blank does not.
      {"1\u00A0234\u00A0567 x", "1\u00A0234\u00A0567:n x:l"},
      {"1\u202F234 12\u2009500", "1\u202F234:n 12\u2009500:n"},
      {"1 234", "1:s 234:d"},
      {"1\u00A023 5\u00A0kg 1\u00A02345", "1:s 23:s 5:s kg:l 1:s 2345:y"},
      {"٣ ٤٥ 1٣", "٣:d ٤٥:d 1٣:d"},
      {"3rd 21st 1990s", "3:s·rd:l 21:s·st:l 1990:y·s:l"},
  });
}

TEST_CASE("marks, symbols and all else are one token each, two single marks one") {
  check({
      {"“So,” (she)", "“:p·So:C·,:p·”:p (:p·she:l·):p"},
      {"$ + < = > ^ ` | ~ £ € °", "$:$ +:$ <:$ =:$ >:$ ^:$ `:$ |:$ ~:$ £:$ €:$ °:$"},
      {"% & * # @ \\ {}", "%:p &:p *:p #:p @:p \\:p {:p·}:p"},
      {"''So,'' ``so''", "'':p·So:C·,:p·'':p ``:$·so:l·'':p"},
      {"'So' '''so,'''", "':p·So:C·':p '':p·':p·so:l·,:p·':p·'':p"},
      {"...…", ".:p·.:p·.:p·…:p"},
      {"😀👍🏽", "😀:$·👍:$·🏽:$"},
      {"a\u200Bb \u2066c\u2069", "a:l b:l c:l"},  // marks that do not show part words
      {"\uE000\U000F0000", "\uE000:o·\U000F0000:o"},
      {"a\x01"
       "b",
       "a:l b:l"},
  });
}

TEST_CASE("only the range is read") {
  const std::string text = "one two’s three";
  const auto tokens = tokenize(text, {1, 7}, kClitics);
  REQUIRE(tokens.size() == 2);
  CHECK(slice(text, tokens[0].span) == "ne");
  CHECK_FALSE(tokens[0].space_before);
  CHECK(slice(text, tokens[1].span) == "two");
  CHECK(tokenize(text, {4, 4}, kClitics).empty());
}

std::string utf8(UChar32 c) {
  std::uint8_t bytes[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  return std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

TEST_CASE("tokens cover in order all that is no blank") {
  const std::string likely = "aZ09 .,'\"-$%\n\t";
  const std::vector<UChar32> odd = {0xA0,   0x301,  0x2019, 0x2018, 0x201C,  0x201D, 0x2009,
                                    0x202F, 0x200B, 0x2026, 0x6771, 0x1F600, 0xE000, 0x10FFFF,
                                    0x660,  0xC9,   0xDF,   0xFFFD, 0x2BC,   0xFEFF};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) {
      const auto pick = random() % 10;
      UChar32 c = likely[random() % likely.size()];
      if (pick >= 6) c = odd[random() % odd.size()];
      if (pick == 9) c = static_cast<UChar32>(random() % 0x110000);
      if (c >= 0xD800 && c <= 0xDFFF) c = 'x';
      text += utf8(c);
    }
    CAPTURE(text);
    std::uint32_t last = 0;
    const auto blank_between = [&](std::uint32_t from, std::uint32_t to) {
      bool blank = true;
      for (auto at = static_cast<std::int32_t>(from); at < static_cast<std::int32_t>(to);) {
        UChar32 c = 0;
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at,
                static_cast<std::int32_t>(text.size()), c);
        const auto type = u_charType(c);
        blank = blank && c >= 0 && (u_isUWhiteSpace(c) || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR);
      }
      return blank;
    };
    for (const auto& token : tokens_of(text)) {
      CHECK(token.span.begin >= last);
      CHECK(token.span.end > token.span.begin);
      CHECK(blank_between(last, token.span.begin));
      CHECK(token.space_before == (token.span.begin > last));
      last = token.span.end;
    }
    CHECK(blank_between(last, static_cast<std::uint32_t>(text.size())));
  }
}

TEST_CASE("words are compared folded") {
  for (const auto& [word, folded] : std::vector<std::pair<const char*, const char*>>{
           {"", ""},
           {"Word", "word"},
           {"don’t", "don't"},
           {"‘Tis", "'tis"},
           {"O\u02BCDray", "o'dray"},
           {"ÉCOLE", "école"},
           {"МОСКВА", "москва"},
           {"Ünal 1,234", "ünal 1,234"},
           {"“so”", "“so”"},
           {"😀", "😀"},
       }) {
    CAPTURE(word);
    CHECK(fold(word) == folded);
  }
  std::string out = "left over";
  fold("New", out);
  CHECK(out == "new");
}

}  // namespace
}  // namespace onrecord
