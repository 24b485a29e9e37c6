#include "engine/article/decode.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <vector>

namespace onrecord {
namespace {

using namespace std::string_literals;

// `utf8` in another character set.
std::string encoded(const std::string& utf8, const char* charset) {
  std::vector<char> bytes(utf8.size() * 5 + 16);
  UErrorCode status = U_ZERO_ERROR;
  const auto length = ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                   utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  const std::string found(bytes.data(), static_cast<std::size_t>(length));
  REQUIRE(found.find('\x1A') == std::string::npos);  // a character that the set does not have
  return found;
}

TEST_CASE("decode gives valid UTF-8 with LF") {
  struct Case {
    std::string name, bytes, text, charset;
    std::uint64_t replaced, first;
  };
  for (const auto& [name, bytes, text, charset, replaced, first] : {
           Case{"plain", "The dam holds.\n\n“Yes,” she said.\n", "The dam holds.\n\n“Yes,” she said.\n",
                "UTF-8", 0, 0},
           Case{"no last line end, tabs, form feed", "a\tb\fc", "a\tb\fc", "UTF-8", 0, 0},
           Case{"a character beyond 16 bits", "\U0001F30A wave", "\U0001F30A wave", "UTF-8", 0, 0},
           Case{"byte order mark",
                "\xEF\xBB\xBF"
                "dam",
                "dam", "UTF-8", 0, 0},
           Case{"CRLF", "one\r\ntwo\r\n", "one\ntwo\n", "UTF-8", 0, 0},
           Case{"CR", "one\rtwo\r", "one\ntwo\n", "UTF-8", 0, 0},
           Case{"mixed line ends", "a\r\r\nb\n\rc", "a\n\nb\n\nc", "UTF-8", 0, 0},
           Case{"windows-1252 with curly quotes",
                "\x93It cost \xA3"
                "5,\x94 she said.",
                "“It cost £5,” she said.", "windows-1252", 0, 0},
           Case{"one accent only", "The caf\xE9 is shut.", "The café is shut.", "windows-1252", 0, 0},
           Case{"broken byte between good ones", "“Yes,” \xFF she said – twice.",
                "“Yes,” \uFFFD she said – twice.", "UTF-8", 1, 11},
           Case{"cut in a character", "“Yes” – she said\xE2\x80", "“Yes” – she said\uFFFD", "UTF-8", 1, 22},
           Case{"broken behind a byte order mark", "\xEF\xBB\xBF“a” – \xFF b", "“a” – \uFFFD b", "UTF-8", 1,
                15},
           Case{"surrogates are no UTF-8", "“a” – “b” \xED\xA0\x80 c", "“a” – “b” \uFFFD\uFFFD\uFFFD c",
                "UTF-8", 3, 20},
           Case{"overlong form", "“a” – “b” \xC0\xAF c", "“a” – “b” \uFFFD\uFFFD c", "UTF-8", 2, 20},
           Case{"a stray NUL in much text", std::string(300, 'a') + "\0"s + "b",
                std::string(300, 'a') + "\uFFFD"
                                        "b",
                "UTF-8", 1, 300},
           Case{"UTF-16LE with mark",
                "\xFF\xFE"
                "a\0\x1C\x20"s,
                "a“", "UTF-16LE", 0, 0},
           Case{"UTF-16BE with mark", "\xFE\xFF\0a\x20\x1C"s, "a“", "UTF-16BE", 0, 0},
           Case{"UTF-32LE with mark", "\xFF\xFE\0\0a\0\0\0\x0A\xF3\x01\0"s, "a\U0001F30A", "UTF-32LE", 0, 0},
           Case{"UTF-16LE, half a pair",
                "\xFF\xFE"
                "a\0b\0c\0d\0e\0\x00\xD8"
                "f\0g\0h\0"s,
                "abcde\uFFFD"
                "fgh",
                "UTF-16LE", 1, 12},
       }) {
    CAPTURE(name);
    const auto decoded = decode(bytes, "page.txt");
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == text);
    CHECK(decoded->charset == charset);
    CHECK(decoded->replaced == replaced);
    CHECK(decoded->first_replaced == first);
    CHECK(decoded->warning().empty() == (replaced == 0));
  }
}

TEST_CASE("decode finds character sets without a mark") {
  const std::string german =
      "Die Brücke über den Fluss wird für drei Jahre gesperrt, sagte der Bürgermeister. „Wir können nicht "
      "länger "
      "warten“, fügte er hinzu. Größere Schäden fürchten auch die Händler auf der anderen Seite.\n";
  const std::string russian =
      "Мост через реку закроют на три года, сказал мэр города. Больше ждать нельзя, добавил он. "
      "Торговцы на другом берегу опасаются больших убытков.\n";
  const std::string greek =
      "Η γέφυρα πάνω από το ποτάμι θα κλείσει για τρία χρόνια, είπε ο δήμαρχος. Οι έμποροι στην άλλη όχθη "
      "φοβούνται "
      "μεγάλες ζημιές και ζητούν βοήθεια από την κυβέρνηση.\n";
  const std::string japanese =
      "市長は橋を三年間閉鎖すると述べた。「これ以上待つことはできない」と付け加えた。商店主たちは損失を心配し"
      "ている。\n";
  struct Case {
    const std::string* text;
    const char* charset;
    std::string reported;
  };
  for (const auto& [text, charset, reported] : {
           Case{&german, "windows-1252", "windows-1252"},
           Case{&german, "UTF-16LE", "UTF-16LE"},
           Case{&german, "UTF-16BE", "UTF-16BE"},
           Case{&german, "UTF-32LE", "UTF-32LE"},
           Case{&german, "UTF-32BE", "UTF-32BE"},
           Case{&russian, "windows-1251", "windows-1251"},
           Case{&russian, "KOI8-R", "KOI8-R"},
           Case{&greek, "ISO-8859-7", "ISO-8859-7"},
           Case{&japanese, "Shift_JIS", "Shift_JIS"},
           Case{&japanese, "EUC-JP", "EUC-JP"},
       }) {
    CAPTURE(reported);
    const auto decoded = decode(encoded(*text, charset), "page.txt");
    REQUIRE(decoded.has_value());
    CHECK(decoded->charset == reported);
    CHECK(decoded->text == *text);
    CHECK(decoded->replaced == 0);
  }
}

TEST_CASE("decode refuses what is no text") {
  std::string random;
  for (std::uint32_t i = 0, x = 1; i < 5000; ++i)
    random += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  struct Case {
    std::string name, bytes, what;
  };
  for (const auto& [name, bytes, what] : {
           Case{"nothing", "", "empty file"},
           Case{"blanks", " \r\n\t\n", "empty file"},
           Case{"only a mark", "\xEF\xBB\xBF", "empty file"},
           Case{"only a wide mark", "\xFF\xFE", "empty file"},
           Case{"PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "not text: a PDF file"},
           Case{"ZIP", "PK\x03\x04\x14\0\x06\0"s, "not text: a ZIP archive or office document"},
           Case{"PNG", "\x89PNG\r\n\x1A\n\0\0"s, "not text: a PNG image"},
           Case{"gzip", "\x1F\x8B\x08\0\0"s, "not text: a gzip archive"},
           Case{"NULs", "ab\0cd\0ef\0gh"s, "not text: full of NULs or control characters"},
           Case{"all NUL", std::string(64, '\0'), "not text: full of NULs or control characters"},
           Case{"control characters", "a\x01\x02\x03\x04 b", "not text: full of control characters"},
           Case{"noise", random, "not text: full of NULs or control characters"},
       }) {
    CAPTURE(name);
    const auto decoded = decode(bytes, "page.txt");
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error().kind == ErrorKind::kInput);
    CHECK(decoded.error().where == "page.txt");
    CHECK(decoded.error().what == what);
  }
}

TEST_CASE("a warning names the place and the character set") {
  const auto decoded = decode("“Yes” – \xFF and “no” \xFE – again", "page.txt");
  REQUIRE(decoded.has_value());
  CHECK(decoded->warning() == "2 broken places (first at byte 14) became U+FFFD; read as UTF-8");
}

TEST_CASE("first_broken finds the byte wherever it stands in its eight") {
  for (std::size_t at = 0; at < 40; ++at) {
    for (const char bad : {'\0', '\xFF', '\x80', '\xC2'}) {
      CAPTURE(at);
      auto text = std::string(40, 'a');
      CHECK(first_broken(text) == std::string::npos);
      text[at] = bad;
      CHECK(first_broken(text) == at);
    }
  }
  CHECK(first_broken("“–\U0001F30A” and \x7F") == std::string::npos);
  CHECK(first_broken("1234567“") == std::string::npos);
}

TEST_CASE("a control character is seen wherever it stands") {
  for (std::size_t place = 0; place < 20; ++place) {
    for (const char c : {'\x01', '\x08', '\x0E', '\x1F', '\x7F'}) {
      std::string text(20, 'a');
      text[place] = c;
      CAPTURE(place);
      CHECK_FALSE(decode(text, "a.txt"));
    }
    for (const char c : {'\t', '\n', '\v', '\f', '\r', ' ', '~'}) {
      std::string text(20, 'a');
      text[place] = c;
      CAPTURE(place);
      CHECK(decode(text, "a.txt"));
    }
  }
}

}  // namespace
}  // namespace onrecord
