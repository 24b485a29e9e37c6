#include "engine/article/detect_language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

// So much is enough nearly always; where it is not, more text than the second tells no more.
constexpr std::array<std::size_t, 2> kEnough = {600, 2048};
// A name and a date are in any language.
constexpr std::size_t kTooShort = 160;
constexpr int kMinPercent = 70;

// The first bytes, without half a code point at the end.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// "" where it is not sure.
std::string detect(std::string_view text) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints, 0,
                                 languages.data(), percents.data(), scores.data(), nullptr, &bytes,
                                 &reliable);
  if (!reliable || percents[0] < kMinPercent || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(languages[0]);
  return code == "un" ? std::string() : code;
}

}  // namespace

std::string detect_language(std::string_view text) {
  if (text.size() < kTooShort) return {};
  for (const auto bytes : kEnough) {
    if (auto code = detect(beginning(text, bytes)); !code.empty() || text.size() <= bytes) return code;
  }
  return {};
}

std::string language_name(const std::string& code) {
  std::array<UChar, 100> name{};
  UErrorCode status = U_ZERO_ERROR;
  const auto length = uloc_getDisplayLanguage(code.c_str(), "en", name.data(),
                                              static_cast<std::int32_t>(name.size()), &status);
  if (U_FAILURE(status)) return code;
  std::string text;
  for (std::int32_t i = 0; i < length; ++i) {
    if (name[static_cast<std::size_t>(i)] >= 0x80) return code;
    text += static_cast<char>(name[static_cast<std::size_t>(i)]);
  }
  return text;
}

}  // namespace onrecord
