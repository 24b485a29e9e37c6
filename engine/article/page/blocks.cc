#include "engine/article/page/blocks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onrecord {
namespace {

// Never shown as text, or only to be filled in.
bool is_skipped(Tag tag) {
  switch (tag) {
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kNoscript:
    case Tag::kTemplate:
    case Tag::kSvg:
    case Tag::kIframe:
    case Tag::kSelect:
    case Tag::kOption:
    case Tag::kTextarea:
    case Tag::kButton:
    case Tag::kHead:
      return true;
    default:
      return false;
  }
}

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::kA:
    case Tag::kImg:
    case Tag::kInline:
    case Tag::kLabel:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kTime:
      return true;
    default:
      return false;
  }
}

bool stands_apart(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter || tag == Tag::kForm;
}

bool is_hidden(const PageTree& page, std::uint32_t node) {
  if (page.nodes[node].attribute_count == 0) return false;
  if (page.has(node, Name::kHidden) || page.attribute(node, Name::kAriaHidden) == "true") return true;
  const auto style = page.attribute(node, Name::kStyle);
  const auto at = style.find("display");
  if (at == std::string_view::npos) return false;
  const auto value = style.find_first_not_of(" :", at + 7);
  return value != std::string_view::npos && style.substr(value).starts_with("none");
}

// Characters of Chinese and Japanese, which begin with bytes E3 to E9, to a word.
constexpr std::uint32_t kUnpartedPerWord = 2;
// A longer text in a cell is a paragraph.
constexpr std::uint32_t kMaxCellBytes = 200;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

// Bytes of a character that has no width: soft hyphen, zero width space and joiners, byte order mark.
std::size_t invisible(std::string_view text) {
  if (text.starts_with("\xC2\xAD")) return 2;
  for (const std::string_view one : {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E",
                                     "\xE2\x80\x8F", "\xE2\x81\xA0", "\xEF\xBB\xBF"}) {
    if (text.starts_with(one)) return one.size();
  }
  return 0;
}

constexpr std::array<std::string_view, 10> kClosers = {"\"", "'", ")", "]", "*",
                                                       "”",  "’", "»", "›", "\xC2\xA0"};
constexpr std::array<std::string_view, 6> kStops = {".", "!", "?", "…", "。", "؟"};

bool ends_with_stop(std::string_view text) {
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const auto closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      shorter = true;
    }
  }
  return std::ranges::any_of(kStops, [&](std::string_view stop) { return text.ends_with(stop); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of a blank at `i`. A no-break space is one unless it groups digits ("1 234").
std::size_t blank_at(std::string_view text, std::size_t i) {
  if (is_blank(text[i])) return 1;
  if (!text.substr(i).starts_with("\xC2\xA0")) return 0;
  const bool groups = i > 0 && i + 2 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 2]);
  return groups ? 0 : 2;
}

// Whether a row of a table holds data, not paragraphs laid out side by side.
bool is_data_row(const PageTree& page, std::uint32_t row) {
  std::size_t cells = 0;
  for (auto i = row + 1; i < page.nodes[row].end; ++i) {
    const auto tag = page.nodes[i].tag;
    if (tag == Tag::kTd || tag == Tag::kTh) {
      ++cells;
    } else if (tag == Tag::kText) {
      if (page.nodes[i].text.length() > kMaxCellBytes) return false;
    } else if (tag == Tag::kBr || !is_inline(tag)) {
      return false;
    }
  }
  return cells > 1;
}

class Collector {
 public:
  Collector(const PageTree& page, PageNames& names) : page_(page), names_(names) {}

  PageBlocks run() {
    const auto& nodes = page_.nodes;
    std::uint32_t i = 0;
    while (i < nodes.size()) {
      while (!open_.empty() && nodes[open_.back().node].end <= i) leave();
      const auto tag = nodes[i].tag;
      if (tag == Tag::kText) {
        add_text(page_.text_of(nodes[i]));
        ++i;
      } else if (is_skipped(tag)) {
        i = nodes[i].end;
      } else {
        enter(i++);
      }
    }
    while (!open_.empty()) leave();
    return std::move(out_);
  }

 private:
  // An open element and what it and those around it are.
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t block = 0;  // the nearest element that parts the text
    std::uint32_t apart = kNone;
    std::uint8_t heading = 0;
    bool link = false, strong = false, list_item = false, quotation = false, cell = false, caption = false,
         byline = false;
  };

  void enter(std::uint32_t node) {
    Open open = open_.empty() ? Open{} : open_.back();
    const auto tag = page_.nodes[node].tag;
    open.node = node;
    if (tag == Tag::kBr) return line_break();
    if (row_ != kNone && (tag == Tag::kTd || tag == Tag::kTh)) {
      next_cell_ = true;
    } else if (!is_inline(tag)) {
      flush();
      open.block = node;
      if (tag == Tag::kTr && is_data_row(page_, node)) row_ = node;
    }
    if (tag == Tag::kA && !page_.attribute(node, Name::kHref).empty()) open.link = true;
    if (tag == Tag::kStrong) open.strong = true;
    if (tag >= Tag::kH1 && tag <= Tag::kH6)
      open.heading = static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1);
    if (tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt) open.list_item = true;
    if (tag == Tag::kBlockquote) open.quotation = true;
    if (tag == Tag::kTd || tag == Tag::kTh) open.cell = true;
    if (tag == Tag::kFigcaption || tag == Tag::kCaption || tag == Tag::kFigure) open.caption = true;
    read_names(node, tag, open);
    open_.push_back(open);
  }

  void read_names(std::uint32_t node, Tag tag, Open& open) {
    // The whole page, and single texts: their names tell of something else.
    const bool page = tag == Tag::kHtml || tag == Tag::kBody || tag == Tag::kTr || tag == Tag::kTbody;
    bool apart = stands_apart(tag);
    bool sure = apart && tag != Tag::kAside && tag != Tag::kForm;
    if (page_.nodes[node].attribute_count > 0) {
      const auto part = page ? PagePart::kNone : names_.part(page_, node);
      if (part == PagePart::kBody) {
        out_.body_nodes.push_back(node);
        apart = false;
      }
      sure = sure || part == PagePart::kApart;
      apart = apart || sure || part == PagePart::kAside || (!page && is_hidden(page_, node));
      if (part == PagePart::kCaption) open.caption = true;
      if (part == PagePart::kByline) open.byline = true;
    }
    if (!apart) return;
    out_.aparts.push_back({node, open.apart, sure});
    open.apart = static_cast<std::uint32_t>(out_.aparts.size() - 1);
  }

  void leave() {
    const auto node = open_.back().node;
    if (node == row_) row_ = kNone;
    if (row_ == kNone && !is_inline(page_.nodes[node].tag)) flush();
    open_.pop_back();
  }

  // Two line breaks part paragraphs, and one does behind a full stop.
  void line_break() {
    if (begin_ == out_.text.size()) return;
    if (broken_ || ends_with_stop(std::string_view(out_.text).substr(begin_))) return flush();
    broken_ = true;
    gap_ = true;
  }

  void add_text(std::string_view text) {
    const Open& open = open_.back();
    for (std::size_t i = 0; i < text.size();) {
      if (const auto blank = blank_at(text, i); blank > 0) {
        gap_ = true;
        i += blank;
        continue;
      }
      const auto special = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) >= 0xC2; };
      if (const auto none = special(i) ? invisible(text.substr(i)) : 0; none > 0) {
        i += none;
        continue;
      }
      auto end = i + 1;
      while (end < text.size() && blank_at(text, end) == 0 &&
             (!special(end) || invisible(text.substr(end)) == 0))
        ++end;
      start_piece(open);
      add_piece(text.substr(i, end - i), open);
      i = end;
    }
  }

  void start_piece(const Open& open) {
    const bool first = begin_ == out_.text.size();
    if (first) {
      block_ = PageBlock{};
      block_.node = open.block;
      strong_letters_ = unparted_ = 0;
    } else if (next_cell_) {
      out_.text += '\t';
    } else if (gap_) {
      out_.text += ' ';
    }
    if (first || gap_ || next_cell_) ++block_.words;
    gap_ = broken_ = next_cell_ = false;
  }

  void add_piece(std::string_view piece, const Open& open) {
    const auto letters = static_cast<std::uint32_t>(
        std::ranges::count_if(piece, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    out_.text += piece;
    block_.letters += letters;
    unparted_ += static_cast<std::uint32_t>(std::ranges::count_if(piece, [](char c) {
      return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9;
    }));
    if (open.link) block_.link_letters += letters;
    if (open.strong) strong_letters_ += letters;
    // What the whole block is, the first text in it says. It stands apart where all of it does.
    if (block_.letters == letters) {
      block_.heading = open.heading;
      block_.list_item = open.list_item;
      block_.quotation = open.quotation;
      block_.cell = open.cell;
      block_.caption = open.caption;
      block_.byline = open.byline;
      block_.apart = open.apart;
    } else if (open.apart == kNone) {
      block_.apart = kNone;
    }
  }

  void flush() {
    const auto end = static_cast<std::uint32_t>(out_.text.size());
    gap_ = broken_ = next_cell_ = false;
    if (begin_ == end) return;
    block_.text = {begin_, end};
    block_.words += unparted_ / kUnpartedPerWord;
    block_.emphasised = strong_letters_ * 10 >= block_.letters * 9;
    block_.ends_sentence = ends_with_stop(slice(out_.text, block_.text));
    out_.blocks.push_back(block_);
    begin_ = end;
  }

  const PageTree& page_;
  PageNames& names_;
  PageBlocks out_;
  std::vector<Open> open_;
  PageBlock block_;  // that is being read
  std::uint32_t begin_ = 0;
  std::uint32_t strong_letters_ = 0;
  std::uint32_t unparted_ = 0;  // characters of Chinese and Japanese, whose words no blank parts
  bool gap_ = false;            // a blank stands before what comes
  bool broken_ = false;         // a line break does
  std::uint32_t row_ = kNone;   // the row of data that is open
  bool next_cell_ = false;      // what comes is in another cell of it
};

}  // namespace

PageBlocks blocks_of(const PageTree& page, PageNames& names) { return Collector(page, names).run(); }

}  // namespace onrecord
