#include "engine/article/wrapping.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <bit>
#include <optional>

#include "engine/base/eight_bytes.h"

namespace onrecord {
namespace {

// Widths at which people and programs wrap prose, in columns.
constexpr std::uint32_t kNarrowest = 40;
constexpr std::uint32_t kWidest = 120;
// Of so many columns one may be missing or too many.
constexpr std::uint32_t kRaggedShare = 8;
constexpr std::uint32_t kRagged = kWidest / kRaggedShare;

struct Line {
  Span span;  // without its line end
  std::uint32_t indent = 0;
  std::uint32_t width = 0;       // columns up to the last that is no blank
  std::uint32_t first_word = 0;  // columns of its first word
  bool blank = true;
  bool starts_lower = false;
  bool marked = false;  // begins with a mark of a heading, list item or table: never a wrapped line
};

// A line of more columns is no wrapped line, whatever follows.
constexpr std::uint32_t kLongest = kWidest + kRagged;

constexpr bool is_blank(UChar32 point) {
  return point == ' ' || point == '\t' || point == '\f' || point == '\v';
}

// Eight columns of plain ASCII: which are no blanks, a bit each; nothing where there are others.
std::optional<std::uint32_t> plain_columns(const char* bytes) {
  const auto word = eight_bytes::at(bytes);
  if ((word & eight_bytes::kTops) != 0) return std::nullopt;
  const auto blanks = eight_bytes::between(word, ' ', ' ') | eight_bytes::between(word, '\t', '\t') |
                      eight_bytes::between(word, '\v', '\f');
  return eight_bytes::bits(blanks ^ eight_bytes::kTops);
}

Line read_line(std::string_view text, Span span) {
  Line line;
  line.span = span;
  const auto content = slice(text, span);
  std::uint32_t column = 0;
  bool word_over = false;
  for (std::int64_t i = 0, length = static_cast<std::int64_t>(content.size()); i < length;) {
    const auto at = static_cast<std::size_t>(i);
    // Behind the first word only the width is looked for.
    if (word_over && column + eight_bytes::kSize <= kLongest && at + eight_bytes::kSize <= content.size()) {
      if (const auto words = plain_columns(content.data() + at)) {
        if (*words != 0) line.width = column + static_cast<std::uint32_t>(std::bit_width(*words));
        column += eight_bytes::kSize;
        i += eight_bytes::kSize;
        continue;
      }
    }
    UChar32 point = static_cast<unsigned char>(content[at]);
    if (point < 0x80) {
      ++i;
    } else {
      U8_NEXT_OR_FFFD(content.data(), i, length, point);
    }
    ++column;
    const bool space = point < 0x80 ? is_blank(point) : u_isUWhiteSpace(point) != 0;
    if (space) {
      if (line.blank) {
        line.indent += point == '\t' ? 4 : 1;
      } else {
        word_over = true;
      }
      continue;
    }
    if (line.blank) {
      line.starts_lower = u_islower(point) != 0;
      line.marked = point == '#' || point == '|' || point == '>' || point == 0x2022 ||
                    ((point == '-' || point == '*' || point == '+') && content.substr(at + 1, 1) == " ");
    }
    line.blank = false;
    line.width = column;
    if (!word_over) ++line.first_word;
    if (column > kLongest) break;
  }
  return line;
}

// Lines without a blank one among them: indexes into the lines, half-open.
struct Group {
  std::size_t begin = 0, end = 0;
  bool wrapped = false;
};

class Unwrapper {
 public:
  explicit Unwrapper(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      lines_.push_back(read_line(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
      begin = end + 1;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].blank) continue;
      if (i == 0 || lines_[i - 1].blank) groups_.push_back({i, i, false});
      groups_.back().end = i + 1;
    }
  }

  std::vector<Piece> pieces() {
    decide();
    std::vector<Piece> all;
    for (const auto& group : groups_) {
      for (auto i = group.begin; i < group.end; ++i) {
        const auto& line = lines_[i];
        if (i == group.begin || !group.wrapped || parts(i)) {
          all.push_back({line.span, 0, line.indent, i == group.begin});
        }
        all.back().span.end = line.span.end;
        ++all.back().lines;
      }
    }
    return all;
  }

 private:
  std::uint32_t width(const Group& group) const {
    std::uint32_t widest = 0;
    for (auto i = group.begin; i < group.end; ++i) widest = std::max(widest, lines_[i].width);
    return widest;
  }

  // Inside wrapped lines a mark or a deeper indent begins a new paragraph; but the
  // lines of a list item stand deeper than its mark.
  bool parts(std::size_t i) const {
    return lines_[i].marked || (lines_[i].indent > lines_[i - 1].indent + 1 && !lines_[i - 1].marked);
  }

  // Whether no line of the group had room for the first word of the next at `columns`.
  bool full(const Group& group, std::uint32_t columns) const {
    for (auto i = group.begin + 1; i < group.end; ++i) {
      if (!parts(i) && lines_[i - 1].width + 1 + lines_[i].first_word < columns) return false;
    }
    return true;
  }

  bool shows_wrapping(const Group& group) const {
    const auto columns = width(group);
    if (group.end - group.begin < 2 || columns < kNarrowest || columns > kWidest) return false;
    std::size_t lower = 0;
    for (auto i = group.begin + 1; i < group.end; ++i) lower += lines_[i].starts_lower ? 1 : 0;
    return lower * 4 >= group.end - group.begin - 1 && lower > 0 && full(group, columns);
  }

  // First the groups that show it themselves; where those are the rule, the
  // others of that width follow them.
  void decide() {
    std::size_t several = 0;
    std::size_t wrapped = 0;
    std::uint32_t columns = 0;
    for (auto& group : groups_) {
      several += group.end - group.begin > 1 ? 1 : 0;
      group.wrapped = shows_wrapping(group);
      if (!group.wrapped) continue;
      ++wrapped;
      columns = std::max(columns, width(group));
    }
    if (wrapped < 2 || wrapped * 2 < several) return;
    for (auto& group : groups_) {
      // Ragged lines come a few columns short of the width, or over what was seen of it.
      const auto ragged = columns / kRaggedShare;
      if (width(group) <= columns + ragged && full(group, columns - ragged)) group.wrapped = true;
    }
  }

  std::vector<Line> lines_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Piece> unwrapped(std::string_view text) { return Unwrapper(text).pieces(); }

}  // namespace onrecord
