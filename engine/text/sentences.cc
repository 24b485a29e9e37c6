#include "engine/text/sentences.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace onrecord {
namespace {

UChar32 first_code_point(std::string_view text, Span span) {
  const auto byte = static_cast<unsigned char>(text[span.begin]);
  if (byte < 0x80) return byte;
  std::int32_t at = static_cast<std::int32_t>(span.begin);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, static_cast<std::int32_t>(span.end),
                  c);
  return c;
}

bool ends_sentences(UChar32 c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?';
  return c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM);
}

bool closes(UChar32 c) {
  const auto type = u_charType(c);
  return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

bool opens(UChar32 c) {
  const auto type = u_charType(c);
  return c == '"' || c == '\'' || type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION ||
         type == U_DASH_PUNCTUATION || c == 0x2022;
}

bool is_double_mark(UChar32 c) { return c == '"' || c == 0x201C || c == 0x201D; }

// Whether a quotation of some words begins at `at`: Brek Inc. “We won.”, not Sen. “Bob” Brek.
bool quotes_at(std::string_view text, std::span<const Token> tokens, std::uint32_t at) {
  constexpr std::uint32_t kNickname = 4;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  if (at + kNickname >= size || !is_double_mark(first_code_point(text, tokens[at].span))) return false;
  if (tokens[at + 1].space_before || !is_capital(tokens[at + 1].shape)) return false;
  for (auto i = at + 2; i <= at + kNickname; ++i) {
    if (is_double_mark(first_code_point(text, tokens[i].span))) return false;
  }
  return true;
}

}  // namespace

void split_sentences(std::string_view text, std::span<const Token> tokens,
                     std::span<const std::uint8_t> hints, std::vector<TokenRange>& sentences) {
  constexpr std::size_t kMostParagraphs = 8;  // have no more
  sentences.clear();
  sentences.reserve(kMostParagraphs);
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (i - begin == kLongestSentence) {
      sentences.push_back({begin, i});
      begin = i;
    }
    const Token& token = tokens[i];
    // "U.S." is one token that ends in a period of its own.
    const bool dotted = is_word(token.shape) && text[token.span.end - 1] == '.';
    if (!dotted &&
        (token.shape != Shape::kPunctuation || !ends_sentences(first_code_point(text, token.span)))) {
      continue;
    }
    std::uint32_t next = i + 1;
    while (next < size && !tokens[next].space_before && !is_word(tokens[next].shape) &&
           !is_number(tokens[next].shape)) {
      const UChar32 c = first_code_point(text, tokens[next].span);
      if (!closes(c) && !ends_sentences(c)) break;
      ++next;
    }
    if (next == size) break;
    const Token& after = tokens[next];
    if (!after.space_before) continue;
    const bool opener = is_capital(after.shape) && (hints[next] & kOpener) != 0;
    const bool period = text[token.span.end - 1] == '.';
    const bool abbreviated = dotted || (hints[i] & kAbbreviated) != 0;
    const bool initial = period && !dotted && i > begin && !token.space_before &&
                         tokens[i - 1].shape == Shape::kInitial && next == i + 1;
    if ((abbreviated || initial) && !opener && !quotes_at(text, tokens, next)) continue;
    const bool starts =
        is_capital(after.shape) || is_number(after.shape) ||
        (!is_word(after.shape) && opens(first_code_point(text, after.span))) ||
        (is_word(after.shape) && !u_hasBinaryProperty(first_code_point(text, after.span), UCHAR_CASED));
    if (!starts) continue;
    sentences.push_back({begin, next});
    begin = next;
    i = next - 1;
  }
  if (begin < size) sentences.push_back({begin, size});
}

}  // namespace onrecord
