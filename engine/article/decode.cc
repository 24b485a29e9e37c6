#include "engine/article/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Signature {
  std::string_view bytes;
  const char* name;
};

// UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
constexpr std::array<Signature, 5> kMarks = {{{"\xEF\xBB\xBF", "UTF-8"},
                                              {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                              {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                              {"\xFF\xFE", "UTF-16LE"},
                                              {"\xFE\xFF", "UTF-16BE"}}};

// Files that people drop into a folder of articles; naming them beats "full of control characters".
constexpr std::array<Signature, 9> kNotText = {{{"%PDF-", "a PDF file"},
                                                {"PK\x03\x04", "a ZIP archive or office document"},
                                                {"\x1F\x8B", "a gzip archive"},
                                                {"\x89PNG", "a PNG image"},
                                                {"\xFF\xD8\xFF", "a JPEG image"},
                                                {"GIF89a", "a GIF image"},
                                                {"\xD0\xCF\x11\xE0", "an old office document"},
                                                {"\x7F"
                                                 "ELF",
                                                 "a program"},
                                                {"{\\rtf", "an RTF document"}}};

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v') ||
         byte == 0x7F;
}

// Text may hold a stray control character, but not one in every 200 bytes.
bool full_of_controls(std::string_view bytes) {
  std::size_t controls = 0;
  const auto count = [&](std::string_view some) {
    controls += static_cast<std::size_t>(std::count_if(some.begin(), some.end(), is_control));
  };
  std::size_t i = 0;
  for (; i + eight_bytes::kSize <= bytes.size(); i += eight_bytes::kSize) {
    const auto word = eight_bytes::at(bytes.data() + i);
    if ((eight_bytes::control(word) | eight_bytes::equal(word, '\x7F')) != 0)
      count(bytes.substr(i, eight_bytes::kSize));
  }
  count(bytes.substr(i));
  return controls * 200 > bytes.size();
}

std::uint64_t characters(std::string_view utf8) {
  return static_cast<std::uint64_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

// Copies `bytes` from `from` on, which is the first broken one; valid stretches stay.
Decoded repair_utf8(std::string_view bytes, std::size_t from) {
  Decoded decoded{std::string(bytes.substr(0, from)), "UTF-8", 0, from};
  const auto length = static_cast<std::int64_t>(bytes.size());
  auto i = static_cast<std::int64_t>(from);
  while (i < length) {
    const auto begin = i;
    UChar32 point = 0;
    U8_NEXT(bytes.data(), i, length, point);
    if (point > 0) {
      decoded.text.append(bytes, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    } else {
      decoded.text += kReplacement;
      ++decoded.replaced;
    }
  }
  return decoded;
}

// Whether the bytes are UTF-8 with some damage: its sequences are so particular
// that other character sets form hardly one by chance.
bool damaged_utf8(std::string_view bytes) {
  std::int64_t sequences = 0;
  std::int64_t broken = 0;
  const auto length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < length;) {
    if (static_cast<signed char>(bytes[static_cast<std::size_t>(i)]) >= 0) {
      ++i;
      continue;
    }
    UChar32 point = 0;
    U8_NEXT(bytes.data(), i, length, point);
    ++(point > 0 ? sequences : broken);
  }
  return sequences >= broken;
}

// UTF-16 and UTF-32 without a mark show by where their NULs stand: Western text
// has them in every second byte, or in three of four. "" for anything else.
const char* wide_charset(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return "";
  std::array<std::size_t, 4> nuls{};
  for (std::size_t i = 0; i < bytes.size(); ++i) nuls[i % 4] += bytes[i] == '\0' ? 1 : 0;
  const auto quarter = bytes.size() / 4;
  const auto most = [&](std::size_t i) { return nuls[i] * 10 >= quarter * 7; };
  const auto few = [&](std::size_t i) { return nuls[i] * 50 <= quarter; };
  if (most(1) && most(2) && most(3) && few(0)) return "UTF-32LE";
  if (most(0) && most(1) && most(2) && few(3)) return "UTF-32BE";
  if (most(1) && most(3) && few(0) && few(2)) return "UTF-16LE";
  if (most(0) && most(2) && few(1) && few(3)) return "UTF-16BE";
  return "";
}

// ICU's best guess for bytes that are not UTF-8. Few bytes above ASCII are little
// to go by: a guess that is unsure, or a multi-byte one that is not quite sure,
// gives way to windows-1252, by far the commonest in news.
std::string detect(std::string_view bytes) {
  constexpr std::size_t kEnough = 64 * 1024;
  constexpr std::int32_t kUnsure = 30;
  constexpr std::int32_t kUnsureMultiByte = 60;
  const std::string fallback = "windows-1252";

  // Plain ASCII tells nothing: the sample starts where the first other byte stands.
  const auto high =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; });
  const auto begin = static_cast<std::size_t>(high - bytes.begin());
  const auto sample = bytes.substr(begin > 512 ? begin - 512 : 0, kEnough);

  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const auto* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return fallback;
  const std::string name = ucsdet_getName(match, &status);
  const auto confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) || confidence < kUnsure) return fallback;
  const bool single_byte =
      name.starts_with("windows-") || name.starts_with("ISO-8859-") || name.starts_with("KOI8");
  if (!single_byte && confidence < kUnsureMultiByte) return fallback;
  // The Web's reading too: bytes 80 to 9F are curly quotes, never control characters.
  if (name == "ISO-8859-1" || name == "UTF-8") return fallback;
  return name;
}

// Through ICU into UTF-8, chunk by chunk, counting what became U+FFFD.
Result<Decoded> convert(std::string_view bytes, const std::string& charset, const std::string& where) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status))
    return fail(ErrorKind::kInput, where, "character set " + charset + " is not known here");

  Decoded decoded{{}, charset, 0, 0};
  std::array<UChar, 4096> units;
  std::array<std::int32_t, 4096> offsets;  // of each unit's bytes, counted from the chunk
  std::string utf8;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::uint32_t lead = 0;  // a surrogate whose second half comes with the next chunk
  do {
    const char* const chunk = source;
    auto* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, offsets.data(), true,
                   &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
      return fail(ErrorKind::kInput, where, "not text: no valid " + charset);
    }
    for (const auto* unit = units.data(); unit != target; ++unit) {
      std::uint32_t point = *unit;
      if (U16_IS_LEAD(point)) {
        lead = point;
        continue;
      }
      if (U16_IS_TRAIL(point)) point = static_cast<std::uint32_t>(U16_GET_SUPPLEMENTARY(lead, point));
      if (point == 0) point = 0xFFFD;
      if (point == 0xFFFD && decoded.replaced++ == 0) {
        decoded.first_replaced = static_cast<std::uint64_t>(
            chunk - bytes.data() + offsets[static_cast<std::size_t>(unit - units.data())]);
      }
      std::array<char, U8_MAX_LENGTH> buffer;
      std::size_t length = 0;
      U8_APPEND_UNSAFE(buffer.data(), length, point);
      decoded.text.append(buffer.data(), length);
    }
  } while (source != end || status == U_BUFFER_OVERFLOW_ERROR);
  return decoded;
}

// The character set that a declared name stands for on the Web; "" where ICU knows
// none, or where it says only what has been tried (UTF-8).
std::string web_charset(std::string declared) {
  for (auto& c : declared) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  constexpr std::array<std::pair<std::string_view, const char*>, 12> kWider = {
      {{"iso-8859-1", "windows-1252"},
       {"iso8859-1", "windows-1252"},
       {"latin1", "windows-1252"},
       {"latin-1", "windows-1252"},
       {"us-ascii", "windows-1252"},
       {"ascii", "windows-1252"},
       {"iso-8859-9", "windows-1254"},
       {"gb2312", "GB18030"},
       {"gbk", "GB18030"},
       {"shift_jis", "windows-31j"},
       {"ks_c_5601-1987", "windows-949"},
       {"euc-kr", "windows-949"}}};
  for (const auto& [name, wider] : kWider) {
    if (declared == name) return wider;
  }
  if (declared.empty() || declared.starts_with("utf")) return "";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(declared.c_str(), &status),
                                                                     &ucnv_close);
  return U_FAILURE(status) ? "" : declared;
}

Result<Decoded> decode_marked(std::string& bytes, const std::string& where, const std::string& declared,
                              std::size_t& mark_bytes) {
  for (const auto& [signature, what] : kNotText) {
    if (bytes.starts_with(signature)) return fail(ErrorKind::kInput, where, std::string("not text: ") + what);
  }
  for (const auto& [mark, name] : kMarks) {
    if (!bytes.starts_with(mark)) continue;
    mark_bytes = mark.size();
    if (name != std::string_view("UTF-8"))
      return convert(std::string_view(bytes).substr(mark.size()), name, where);
    bytes.erase(0, mark.size());
    break;
  }

  const auto broken = first_broken(bytes);
  if (broken == std::string::npos) {
    if (full_of_controls(bytes))
      return fail(ErrorKind::kInput, where, "not text: full of control characters");
    return Decoded{std::move(bytes), "UTF-8", 0, 0};
  }
  if (const std::string wide = wide_charset(bytes); !wide.empty()) return convert(bytes, wide, where);
  if (full_of_controls(bytes))
    return fail(ErrorKind::kInput, where, "not text: full of NULs or control characters");
  if (const auto charset = web_charset(declared); !charset.empty()) return convert(bytes, charset, where);
  if (damaged_utf8(bytes)) return repair_utf8(bytes, broken);
  return convert(bytes, detect(bytes), where);
}

}  // namespace

std::string Decoded::warning() const {
  if (replaced == 0) return "";
  return std::to_string(replaced) + (replaced == 1 ? " broken place" : " broken places") +
         " (first at byte " + std::to_string(first_replaced) + ") became U+FFFD; read as " + charset;
}

std::size_t first_broken(std::string_view text) {
  const auto length = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < length) {
    // Eight plain ASCII bytes at a time: none has its high bit set and, subtracting
    // one from each, none was NUL.
    constexpr auto kSize = static_cast<std::int64_t>(eight_bytes::kSize);
    if (i + kSize <= length) {
      const auto eight = eight_bytes::at(text.data() + i);
      if (((eight | (eight - eight_bytes::kEach)) & eight_bytes::kTops) == 0) {
        i += kSize;
        continue;
      }
    }
    const auto begin = i;
    UChar32 point = 0;
    U8_NEXT(text.data(), i, length, point);
    if (point <= 0) return static_cast<std::size_t>(begin);
  }
  return std::string_view::npos;
}

void mend_utf8(std::string& text) {
  const auto broken = first_broken(text);
  if (broken != std::string::npos) text = repair_utf8(text, broken).text;
}

void unify_line_ends(std::string& text) {
  auto read = text.find('\r');
  if (read == std::string::npos) return;
  auto write = read;
  for (; read < text.size(); ++read) {
    if (text[read] != '\r') {
      text[write++] = text[read];
    } else if (read + 1 == text.size() || text[read + 1] != '\n') {
      text[write++] = '\n';
    }
  }
  text.resize(write);
}

Result<Decoded> decode(std::string bytes, const std::string& where, const std::string& declared) {
  // Spans are 32 bits wide; what became U+FFFD may be three times as long.
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max() / 4) {
    return fail(ErrorKind::kInput, where, "larger than one text can be");
  }
  std::size_t mark_bytes = 0;
  auto decoded = decode_marked(bytes, where, declared, mark_bytes);
  if (!decoded) return decoded;
  decoded->first_replaced += decoded->replaced > 0 ? mark_bytes : 0;
  if (blank(decoded->text)) return fail(ErrorKind::kInput, where, "empty file");
  // UTF-16 that holds no text shows by what it became.
  if (decoded->replaced > 0 && decoded->replaced * 4 > characters(decoded->text)) {
    return fail(ErrorKind::kInput, where, "not text: no valid " + decoded->charset);
  }
  unify_line_ends(decoded->text);
  return decoded;
}

}  // namespace onrecord
