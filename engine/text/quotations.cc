#include "engine/text/quotations.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

enum class Side { kOpen, kClose, kEither };

struct Mark {
  Span span;
  char32_t style = 0;  // '"' or '\''; what pairs with what
  Side side = Side::kEither;
  bool curly = false;  // of a pair of two marks
};

// Zero-width and bidi marks, which nobody sees.
bool is_unseen(UChar32 c) { return c > 0x7F && u_charType(c) == U_FORMAT_CHAR; }

// What is seen right before `at` and right behind it; a blank at the ends.
UChar32 before(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  auto i = static_cast<std::int32_t>(at);
  while (i > static_cast<std::int32_t>(floor)) {
    UChar32 c = 0;
    U8_PREV_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), static_cast<std::int32_t>(floor), i,
                    c);
    if (!is_unseen(c)) return c;
  }
  return ' ';
}

UChar32 after(std::string_view text, std::uint32_t at, std::uint32_t ceiling) {
  auto i = static_cast<std::int32_t>(at);
  while (i < static_cast<std::int32_t>(ceiling)) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), i, static_cast<std::int32_t>(ceiling),
                    c);
    if (!is_unseen(c)) return c;
  }
  return ' ';
}

bool is_space(UChar32 c) { return c == ' ' || c == '\n' || c == '\t' || u_isUWhiteSpace(c); }
bool is_single(UChar32 c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201A; }
bool is_double(UChar32 c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}
bool is_opening_neighbour(UChar32 c) {
  return is_space(c) || c == '(' || c == '[' || c == '-' || c == 0x2013 || c == 0x2014 || c == '*' ||
         c == '_' || c == '/' || is_double(c) || is_single(c);
}

bool is_closing_neighbour(UChar32 c) {
  return is_space(c) || c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' ||
         c == ']' || c == 0x2026 || is_double(c) || is_single(c);
}

// Whether a mark that opens in one language closes in this place: „We won“, »We won«.
bool closes_here(UChar32 left, UChar32 right) {
  return !is_opening_neighbour(left) && is_closing_neighbour(right);
}

// What a straight mark does, from what stands around it.
Side side_of(UChar32 left, UChar32 right) {
  const bool may_open = !is_space(right);
  const bool may_close = !is_space(left);
  if (may_open && is_opening_neighbour(left) && !may_close) return Side::kOpen;
  if (may_close && is_space(right)) return Side::kClose;
  if (may_open && is_opening_neighbour(left)) return is_space(left) ? Side::kOpen : Side::kEither;
  return may_close && !may_open ? Side::kClose : Side::kEither;
}

class Pairing {
 public:
  explicit Pairing(std::string_view text) : text_(text) {}

  // `next` is the first byte of the paragraph behind it.
  void paragraph(Span span, char next) {
    find_marks(span);
    open_.clear();
    curly_.clear();
    const bool goes_on = pending_ >= 0 && !marks_.empty() && marks_[0].span.begin == span.begin &&
                         marks_[0].side != Side::kClose && marks_[0].curly == pending_curly_;
    const bool runs_through = pending_ >= 0 && !goes_on && closes_first();
    if (runs_through) {
      // No mark at its head: a stray blank line cut the quotation.
      pieces_[static_cast<std::size_t>(pending_)].continues = true;
      open_.push_back(add({span.begin, span.begin}, span.begin));
      styles_.push_back(pending_style_);
      curly_.push_back(true);
    } else if (goes_on) {
      pieces_[static_cast<std::size_t>(pending_)].continues = true;
    }
    pending_ = -1;
    for (std::size_t i = next != '"' && is_stray_head(span) ? 1 : 0; i < marks_.size(); ++i) take(i);
    finish(span);
  }

  std::vector<QuotedPiece> pieces() {
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const QuotedPiece& a, const QuotedPiece& b) {
      return a.marks.begin != b.marks.begin ? a.marks.begin < b.marks.begin : a.marks.end > b.marks.end;
    });
    return std::move(pieces_);
  }

 private:
  void find_marks(Span span) {
    marks_.clear();
    const auto ceiling = span.end;
    for (auto i = span.begin; i < ceiling;) {
      i = next_lead(i, ceiling);
      if (i == ceiling) break;
      auto at = static_cast<std::int32_t>(i);
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text_.data()), at,
                      static_cast<std::int32_t>(ceiling), c);
      auto next = static_cast<std::uint32_t>(at);
      const Span mark{i, next};
      const int times = times_typed(c, mark, ceiling);
      if (times == 3) {
        next = double_and_single(c, mark, span);
      } else if (times == 2) {
        // Two apostrophes, or two backticks, for a double mark.
        next += next - i;
        double_mark('"', {i, next}, span);
      } else if (is_double(c)) {
        double_mark(c, mark, span);
      } else if (is_single(c)) {
        single_mark(c, mark, span);
      }
      i = next;
    }
    pair_singles(span);
  }

  // Where the next byte stands that can begin a quotation mark, or `ceiling`.
  std::uint32_t next_lead(std::uint32_t i, std::uint32_t ceiling) const {
    // With its bits, " and ' are one (and # and &, which are none).
    constexpr auto kBits = eight_bytes::kEach * ('"' ^ '\'');
    const auto leads = [](std::uint64_t word) {
      return eight_bytes::equal(word | kBits, '"' | '\'') | eight_bytes::equal(word, '`') |
             (word & eight_bytes::kTops);
    };
    return static_cast<std::uint32_t>(eight_bytes::find(text_.substr(0, ceiling), i, leads));
  }

  // How often the straight or curly single mark `c` stands there, four times at most; 0 for other marks.
  int times_typed(UChar32 c, Span mark, std::uint32_t ceiling) const {
    if (c != '\'' && c != '`' && c != 0x2018 && c != 0x2019) return 0;
    const auto same = slice(text_, mark);
    if (text_.substr(0, mark.begin).ends_with(same)) return 0;
    constexpr int kMost = 4;
    int times = 1;
    auto rest = text_.substr(mark.end, ceiling - mark.end);
    for (; times < kMost && rest.starts_with(same); ++times) rest.remove_prefix(same.size());
    return times;
  }

  // ''She told me 'never,''' he said: of three single marks two are a double one, the outer. Returns what
  // stands behind the three, the first of which is `mark`.
  std::uint32_t double_and_single(UChar32 c, Span mark, Span span) {
    const auto width = mark.length();
    const auto end = mark.begin + 3 * width;
    if (is_space(before(text_, mark.begin, span.begin))) {
      double_mark('"', {mark.begin, end - width}, span);
      single_mark(c, {end - width, end}, span);
    } else {
      single_mark(c, mark, span);
      double_mark('"', {mark.end, end}, span);
    }
    return end;
  }

  void double_mark(UChar32 c, Span at, Span span) {
    const UChar32 left = before(text_, at.begin, span.begin);
    const UChar32 right = after(text_, at.end, span.end);
    Side side = side_of(left, right);
    if (c == 0x201D || c == 0xBB)
      side = is_space(left) && !is_closing_neighbour(right) ? Side::kOpen : Side::kClose;
    // Nothing is open at a paragraph's head: the mark was typed the wrong way round.
    if (c == 0x201D && at.begin == span.begin && pending_ < 0 && is_space(right)) side = Side::kOpen;
    if (c == 0xAB || c == 0x201C) side = closes_here(left, right) ? Side::kClose : Side::kOpen;
    if (c == 0x201E) side = Side::kOpen;
    // Inches: 6", unless it may close what is open; 5'10" in any case.
    if (c == '"' && u_isdigit(left) &&
        ((side == Side::kClose && doubles_ % 2 == 0) || behind_feet(at.begin, span))) {
      return;
    }
    ++doubles_;
    marks_.push_back({at, '"', side, c != '"'});
  }

  // Whether one or two digits before `at` stand behind a digit and an apostrophe.
  bool behind_feet(std::uint32_t at, Span span) const {
    const auto digit_before = [&](std::uint32_t offset) {
      return offset > span.begin && text_[offset - 1] >= '0' && text_[offset - 1] <= '9';
    };
    for (int digits = 0; digits < 2 && digit_before(at); ++digits) --at;
    const auto ahead = text_.substr(span.begin, at - span.begin);
    const std::uint32_t mark = ahead.ends_with('\'') ? 1 : ahead.ends_with("’") ? 3 : 0;
    return mark > 0 && digit_before(at - mark);
  }

  void single_mark(UChar32 c, Span at, Span span) {
    const UChar32 left = before(text_, at.begin, span.begin);
    const UChar32 right = after(text_, at.end, span.end);
    if (u_isalnum(left) && u_isalnum(right)) return;  // an apostrophe
    Mark mark{at, '\'', Side::kEither};
    if (c == 0x2018 || c == 0x201A) {
      mark.side = c == 0x2018 && closes_here(left, right) ? Side::kClose : Side::kOpen;
    } else if (is_opening_neighbour(left) && !is_space(right) && !u_isdigit(right)) {
      mark.side = c == 0x2019 && !is_double(left) ? Side::kClose : Side::kOpen;
      if (mark.side == Side::kClose) return;  // ’tis
    } else if (!is_space(left) && !u_isalnum(right)) {
      mark.side = Side::kClose;
    } else {
      return;
    }
    marks_.push_back(mark);
  }

  // Single marks stand only in pairs: an opening one that finds no closing one,
  // and closing ones without an opening one (a plural's apostrophe), are dropped.
  // The closing one is the last candidate before the next opening one that has
  // punctuation inside it, else the first.
  void pair_singles(Span span) {
    std::vector<bool> keep(marks_.size(), true);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].style != '\'') continue;
      keep[i] = false;
      if (marks_[i].side != Side::kOpen) continue;
      std::size_t close = marks_.size();
      for (std::size_t j = i + 1; j < marks_.size(); ++j) {
        if (marks_[j].style != '\'') continue;
        if (marks_[j].side == Side::kOpen) break;
        const UChar32 inside = before(text_, marks_[j].span.begin, span.begin);
        const UChar32 behind = after(text_, marks_[j].span.end, span.end);
        const bool sure = u_ispunct(inside) || (u_ispunct(behind) && behind != '-');
        if (close == marks_.size() || sure) close = j;
        if (sure) break;
        // "the ministers' plan": an s before the mark and a word behind it.
        if (!(inside == 's' && is_space(behind))) break;
      }
      if (close == marks_.size()) continue;
      keep[i] = keep[close] = true;
      for (std::size_t j = i + 1; j < close; ++j) {
        if (marks_[j].style == '\'') keep[j] = false;
      }
      i = close;
    }
    std::size_t out = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (keep[i]) marks_[out++] = marks_[i];
    }
    marks_.resize(out);
  }

  // A straight mark at the head of a paragraph that is not closed there, where others are curly, and that the
  // next paragraph does not take up: it shows an excerpt from elsewhere.
  bool is_stray_head(Span span) const {
    if (marks_.empty() || marks_[0].style != '"' || marks_[0].curly || marks_[0].span.begin != span.begin)
      return false;
    int open = 0;
    bool curly = false;
    for (std::size_t i = 1; i < marks_.size(); ++i) {
      if (marks_[i].style != '"') continue;
      open += marks_[i].side == Side::kOpen ? 1 : -1;
      // “B” and "C: what closes more than is open closes the one at the head.
      if (!marks_[i].curly || open < 0) return false;
      curly = true;
    }
    return curly;
  }

  // Whether the first double mark of the paragraph closes something.
  bool closes_first() const {
    for (const auto& mark : marks_) {
      if (mark.style == static_cast<char32_t>(pending_style_)) return mark.side == Side::kClose;
    }
    return false;
  }

  std::size_t add(Span mark, std::uint32_t content_begin) {
    QuotedPiece piece;
    piece.marks = mark;
    piece.content = {content_begin, content_begin};
    piece.depth = static_cast<int>(open_.size());
    piece.closed = false;
    pieces_.push_back(piece);
    return pieces_.size() - 1;
  }

  // Whether the opening mark `i` stands inside a quotation of its own style: both are closed behind it.
  bool nests(std::size_t i) const {
    constexpr std::size_t kLookedAt = 64;
    if (!marks_[i].curly) return false;
    int open = 2;
    for (std::size_t j = i + 1; j < marks_.size() && j - i < kLookedAt && open > 0; ++j) {
      if (marks_[j].style != marks_[i].style) continue;
      open += marks_[j].side == Side::kOpen ? 1 : -1;
    }
    // "A “B” C: the outer one, of another look, may go on in the next paragraph.
    return open == 0 || (open == 1 && !curly_.back());
  }

  void take(std::size_t i) {
    const Mark& mark = marks_[i];
    const bool anywhere = std::find(styles_.begin(), styles_.end(), mark.style) != styles_.end();
    if (mark.side == Side::kOpen || (mark.side == Side::kEither && !anywhere)) {
      // Another opening mark of one style that does not nest is a slip; the first one counts.
      if (anywhere && !(styles_.back() == mark.style && nests(i))) return;
      open_.push_back(add(mark.span, mark.span.end));
      styles_.push_back(mark.style);
      curly_.push_back(mark.curly);
      return;
    }
    if (!anywhere) return;
    while (styles_.back() != mark.style) close({mark.span.begin, mark.span.begin}, false);
    close(mark.span, true);
  }

  void close(Span mark, bool closed) {
    auto& piece = pieces_[open_.back()];
    piece.content.end = mark.begin;
    piece.marks.end = mark.end;
    piece.closed = closed;
    open_.pop_back();
    styles_.pop_back();
    curly_.pop_back();
  }

  // What is still open at the paragraph's end: an outer quotation may go on in
  // the next paragraph.
  void finish(Span span) {
    while (!open_.empty()) {
      if (open_.size() == 1) {
        pending_ = static_cast<std::ptrdiff_t>(open_.back());
        pending_style_ = styles_.back();
        pending_curly_ = curly_.back();
      }
      close({span.end, span.end}, false);
    }
    doubles_ = 0;
  }

  std::string_view text_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> open_;
  std::vector<char32_t> styles_;
  std::vector<bool> curly_;  // of the open ones
  std::vector<QuotedPiece> pieces_;
  std::ptrdiff_t pending_ = -1;  // the piece that the paragraph before left open
  char32_t pending_style_ = 0;
  bool pending_curly_ = false;
  int doubles_ = 0;  // double marks of this paragraph
};

}  // namespace

std::vector<QuotedPiece> pair_quotations(std::string_view text, std::span<const Span> paragraphs) {
  Pairing pairing(text);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool last = i + 1 == paragraphs.size() || paragraphs[i + 1].begin >= text.size();
    pairing.paragraph(paragraphs[i], last ? ' ' : text[paragraphs[i + 1].begin]);
  }
  return pairing.pieces();
}

}  // namespace onrecord
