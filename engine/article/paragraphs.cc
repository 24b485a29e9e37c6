#include "engine/article/paragraphs.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "engine/article/wrapping.h"
#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

// The code point at `i`, which moves behind it.
UChar32 next_point(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) {
    ++i;
    return byte;
  }
  auto at = static_cast<std::int64_t>(i);
  UChar32 point = 0;
  U8_NEXT_OR_FFFD(text.data(), at, static_cast<std::int64_t>(text.size()), point);
  i = static_cast<std::size_t>(at);
  return point;
}

UChar32 previous_point(std::string_view text, std::size_t& i) {
  auto at = static_cast<std::int32_t>(i);
  UChar32 point = 0;
  U8_PREV_OR_FFFD(text.data(), 0, at, point);
  i = static_cast<std::size_t>(at);
  return point;
}

// ICU's properties with a short way for ASCII, which most of the text is.
bool is_space(UChar32 point) {
  return point < 0x80 ? point == ' ' || (point >= '\t' && point <= '\r') : u_isUWhiteSpace(point) != 0;
}
bool is_lower(UChar32 point) { return point < 0x80 ? point >= 'a' && point <= 'z' : u_islower(point) != 0; }
bool is_upper(UChar32 point) { return point < 0x80 ? point >= 'A' && point <= 'Z' : u_isupper(point) != 0; }
bool is_letter(UChar32 point) {
  return point < 0x80 ? is_lower(point) || is_upper(point) : u_isalpha(point) != 0;
}
bool is_numeral(UChar32 point) { return point < 0x80 ? point >= '0' && point <= '9' : u_isdigit(point) != 0; }

Span trimmed(std::string_view text, Span span) {
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  for (auto next = begin; begin < end && is_space(next_point(text, next)); begin = next) {
  }
  for (auto previous = end; begin < end && is_space(previous_point(text, previous)); end = previous) {
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The length of a list mark at the start of `text`, with its blank; 0 where there is none.
std::size_t list_mark(std::string_view text) {
  std::size_t length = 0;
  for (const std::string_view bullet : {"-", "*", "+", "•", "·", "▪", "●", "◦", "■", "►"}) {
    if (text.starts_with(bullet)) length = bullet.size();
  }
  if (length == 0) {
    while (length < text.size() && length < 3 && is_numeral(static_cast<unsigned char>(text[length])))
      ++length;
    if (length == 0 || length == text.size() || (text[length] != '.' && text[length] != ')')) return 0;
    ++length;
  }
  return length < text.size() && (text[length] == ' ' || text[length] == '\t') ? length + 1 : 0;
}

std::uint8_t heading_mark(std::string_view text) {
  const auto level = std::min(text.find_first_not_of('#'), text.size());
  return level >= 1 && level <= 6 && level < text.size() && text[level] == ' '
             ? static_cast<std::uint8_t>(level)
             : 0;
}

// Strips the marks around a paragraph, noting which there were.
void read_marks(std::string_view text, Paragraph& paragraph) {
  auto& content = paragraph.content;
  content = paragraph.span;
  while (content.begin + 1 < content.end && text[content.begin] == '>' && text[content.begin + 1] == ' ') {
    content = trimmed(text, {content.begin + 2, content.end});
  }
  paragraph.heading = heading_mark(slice(text, content));
  if (paragraph.heading > 0) {
    content = trimmed(text, {content.begin + paragraph.heading, content.end});
    while (content.end > content.begin && text[content.end - 1] == '#') --content.end;
    content = trimmed(text, content);
  } else if (const auto length = list_mark(slice(text, content)); length > 0) {
    paragraph.list_item = true;
    content = trimmed(text, {content.begin + static_cast<std::uint32_t>(length), content.end});
  }
  for (const std::string_view mark : {"**", "__"}) {
    const auto inside = slice(text, content);
    if (inside.size() <= 2 * mark.size() || !inside.starts_with(mark) || !inside.ends_with(mark)) continue;
    if (inside.find(mark, mark.size()) != inside.size() - mark.size()) continue;
    paragraph.emphasised = true;
    content = {content.begin + 2, content.end - 2};
  }
}

// Closing quotation marks, brackets and Markdown's marks may follow a sentence's end.
bool may_follow_end(UChar32 point) {
  if (point == '"' || point == '\'' || point == '*' || point == '_' || point == ')' || point == ']')
    return true;
  const auto type = u_charType(point);
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

void read_end(std::string_view content, Paragraph& paragraph) {
  auto end = content.size();
  while (end > 0) {
    auto before = end;
    const auto point = previous_point(content, before);
    if (!may_follow_end(point) && !is_space(point)) {
      paragraph.ends_sentence = u_hasBinaryProperty(point, UCHAR_S_TERM) || point == 0x2026;
      paragraph.ends_clipped = point == 0x2026 || content.substr(0, end).ends_with("...");
      return;
    }
    end = before;
  }
}

// Where the link that begins at `i` ends: "[text](target)", "<https://…>" and bare
// addresses; 0 where none begins.
std::size_t link_at(std::string_view content, std::size_t i) {
  const auto rest = content.substr(i);
  if (rest[0] == '[') {
    const auto close = rest.find("](");
    return close == std::string_view::npos ? 0 : i + std::min(rest.find(')', close), rest.size());
  }
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
    return i + std::min(rest.find_first_of(" \t\n>"), rest.size());
  }
  return 0;
}

// Whether a link may stand in it.
bool may_link(std::string_view content) {
  return content.find('[') != std::string_view::npos || content.find("://") != std::string_view::npos ||
         content.find("www.") != std::string_view::npos;
}

// What read_letters counts. A word is what stands between blanks and has a letter or
// a digit.
class LetterCount {
 public:
  void read(std::string_view content) {
    links_ = may_link(content);
    for (std::size_t i = 0; i < content.size();) {
      if (!links_ && i + eight_bytes::kSize <= content.size()) {
        const auto word = eight_bytes::at(content.data() + i);
        if ((word & eight_bytes::kTops) == 0) {
          add_ascii(word);
          i += eight_bytes::kSize;
          continue;
        }
      }
      add_point(content, i);
    }
  }

  std::uint32_t words = 0, lower = 0, upper = 0, letters = 0, linked = 0;

 private:
  void add_ascii(std::uint64_t word) {
    const auto small = eight_bytes::small_letters(word);
    const auto large = eight_bytes::large_letters(word);
    const auto small_count = static_cast<std::uint32_t>(eight_bytes::count(small));
    const auto large_count = static_cast<std::uint32_t>(eight_bytes::count(large));
    lower += small_count;
    upper += large_count;
    letters += small_count + large_count;
    const auto blanks = eight_bytes::bits(eight_bytes::blanks(word));
    auto of_words = eight_bytes::bits(small | large | eight_bytes::digits(word));
    while (of_words != 0) {
      const auto first = std::countr_zero(of_words);
      in_word_ = in_word_ && (blanks & ((1U << first) - 1)) == 0;
      if (!in_word_) ++words;
      in_word_ = true;
      const auto behind = blanks >> first;
      if (behind == 0) return;
      in_word_ = false;
      const auto next = first + std::countr_zero(behind);
      of_words = of_words >> next << next;
    }
    in_word_ = in_word_ && blanks == 0;
  }

  void add_point(std::string_view content, std::size_t& i) {
    if (links_ && !in_word_ && i >= link_end_) link_end_ = std::max(link_end_, link_at(content, i));
    const auto at = i;
    const auto point = next_point(content, i);
    if (is_space(point)) {
      in_word_ = false;
      return;
    }
    const bool letter = is_letter(point);
    if (!letter && !is_numeral(point)) return;
    if (!in_word_) ++words;
    in_word_ = true;
    if (!letter) return;
    ++letters;
    linked += at < link_end_ ? 1 : 0;
    lower += is_lower(point) ? 1 : 0;
    upper += is_upper(point) ? 1 : 0;
  }

  bool links_ = false;
  bool in_word_ = false;
  std::size_t link_end_ = 0;  // letters before it are a link's
};

// Counts words and letters.
void read_letters(std::string_view content, Paragraph& paragraph) {
  LetterCount count;
  count.read(content);
  paragraph.words = count.words;
  paragraph.letters = count.letters;
  paragraph.all_caps = count.lower == 0 && count.upper >= 2;
  if (count.letters > 0) paragraph.link_share = static_cast<double>(count.linked) / count.letters;
  if (content.empty()) return;
  // "iPhone" is a name, not the middle of a sentence.
  std::size_t at = 0;
  const bool lower = is_lower(next_point(content, at));
  paragraph.starts_lower = lower && (at == content.size() || !is_upper(next_point(content, at)));
}

// Where double quotation marks stand: open ones at the end of a text, and
// whether a text closes one that it did not open.
struct QuoteState {
  bool open = false;
  std::optional<bool> first_closes;  // empty where there are no marks
};

// Where the next byte stands that may be a quotation mark, or the end.
std::size_t next_mark(std::string_view content, std::size_t i) {
  return eight_bytes::find(content, i, [](std::uint64_t word) {
    return eight_bytes::equal(word, '"') | eight_bytes::equal(word, '\'') | eight_bytes::equal(word, '`') |
           (word & eight_bytes::kTops);
  });
}

QuoteState quote_state(std::string_view content, bool open) {
  QuoteState state{open, {}};
  UChar32 before = ' ';
  for (std::size_t i = 0; i < content.size();) {
    const auto run = i;
    i = next_mark(content, i);
    if (i > run) before = static_cast<unsigned char>(content[i - 1]);
    if (i == content.size()) break;
    const auto point = next_point(content, i);
    const bool doubled =
        (point == '\'' || point == '`') && i < content.size() && content[i] == static_cast<char>(point);
    if (doubled) ++i;
    auto after_at = i;
    const auto after = i < content.size() ? next_point(content, after_at) : ' ';
    std::optional<bool> opens;
    if (point == 0x201E || point == 0xAB || (doubled && point == '`')) {
      opens = true;
    } else if (point == 0x201C) {
      opens = !state.open || is_space(before);  // German closes with it
    } else if (point == 0x201D || point == 0xBB) {
      opens = false;
    } else if ((point == '"' && !(is_numeral(before) && !state.open)) || doubled) {
      opens = (is_space(before) || before == '(' || before == '[' || before == 0x2014) && !is_space(after);
    }
    if (opens) {
      state.open = *opens;
      if (!state.first_closes) state.first_closes = !*opens;
    }
    before = point;
  }
  return state;
}

// Below this many words a paragraph without a full stop is a label or a heading
// more often than the first half of a sentence.
constexpr std::uint32_t kRunningWords = 6;

void find_continuations(std::string_view text, std::vector<Paragraph>& all) {
  bool open = false;  // a quotation is open at the end of the paragraph before
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& paragraph = all[i];
    const auto content = slice(text, paragraph.content);
    const bool plain = paragraph.heading == 0 && !paragraph.list_item;
    if (i > 0 && plain && all[i - 1].heading == 0) {
      const auto& before = all[i - 1];
      const auto last = text[before.content.end - 1];
      const bool broken_off = !before.ends_sentence && last != ':';
      const bool running = before.words >= kRunningWords || last == ',' || open || before.continues;
      const bool mid_sentence = broken_off && running && paragraph.starts_lower;
      // A quotation over several paragraphs opens each anew; one that a stray line
      // end parted is closed without having been opened.
      const bool mid_quotation = open && quote_state(content, true).first_closes == true;
      paragraph.continues = mid_sentence || mid_quotation;
    }
    open = quote_state(content, paragraph.continues && open).open;
  }
}

}  // namespace

std::vector<Paragraph> paragraphs(std::string_view text) {
  std::vector<Paragraph> all;
  for (const auto& piece : unwrapped(text)) {
    Paragraph paragraph;
    paragraph.span = trimmed(text, piece.span);
    if (paragraph.span.empty()) continue;
    paragraph.lines = piece.lines;
    paragraph.after_blank = piece.after_blank;
    paragraph.indented = piece.indent >= 2;
    read_marks(text, paragraph);
    if (paragraph.content.empty()) paragraph.content = paragraph.span;
    read_letters(slice(text, paragraph.content), paragraph);
    read_end(slice(text, paragraph.content), paragraph);
    all.push_back(paragraph);
  }
  find_continuations(text, all);
  return all;
}

Span PlainText::to_source(Span span) const {
  if (span.empty()) return {source.front(), source.back()};
  // The end is behind the last byte, not before the next: a mark may stand between.
  return {source[span.begin], source[span.end - 1] + 1};
}

PlainText plain_text(std::string_view text, Span span) {
  PlainText plain;
  const auto keep = [&](std::size_t at) {
    plain.text += text[at] == '\n' ? ' ' : text[at];
    plain.source.push_back(static_cast<std::uint32_t>(at));
  };
  std::size_t target_begin = 0, target_end = 0;  // "](…)" of the link that is open
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const auto rest = text.substr(i, span.end - i);
    if (i == target_begin && target_end > 0) {
      i = target_end - 1;
      target_begin = target_end = 0;
    } else if (rest.starts_with("**") || rest.starts_with("__")) {
      ++i;
    } else if (rest[0] == '[' && target_end == 0) {
      const auto close = rest.find(']');
      const bool link = close != std::string_view::npos && close + 1 < rest.size() && rest[close + 1] == '(';
      const auto end = link ? rest.find(')', close) : std::string_view::npos;
      if (end == std::string_view::npos) {
        keep(i);
      } else {
        target_begin = i + close;
        target_end = i + end + 1;
      }
    } else if (rest.starts_with("<http")) {
      const auto end = i + std::min(rest.find('>'), rest.size());
      for (++i; i < end; ++i) keep(i);
    } else {
      keep(i);
    }
  }
  plain.source.push_back(span.end);
  return plain;
}

}  // namespace onrecord
