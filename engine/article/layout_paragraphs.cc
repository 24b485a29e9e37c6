#include "engine/article/layout_paragraphs.h"

#include <algorithm>
#include <utility>

namespace onrecord {
namespace {

// Among the body's paragraphs, calls and teasers are short; longer ones are not
// held against the rules, which is what the time goes for.
constexpr std::uint32_t kMaxNoticeWords = 30;
// Others are longer: in the text's last paragraphs, behind a notice, and wherever
// one covers the rest.
constexpr std::size_t kLastParagraphs = 4;
constexpr std::uint32_t kMaxTailWords = 150;
// Of so many long paragraphs at the head the first words are looked at, for a dateline.
constexpr std::size_t kOpenings = 3;
// A sentence of fewer words is a label or a call more often than the body's first.
constexpr std::uint32_t kMinProseWords = 5;

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

bool is_notice(const Evidence& evidence) {
  return evidence.kind == BlockKind::kBoilerplate || evidence.kind == BlockKind::kRelated;
}

}  // namespace

bool is_image(std::string_view line) { return line.starts_with("!["); }

bool is_menu(std::string_view line) {
  std::size_t gaps = 0;
  for (const std::string_view gap : {"  ", " | ", "\t"}) {
    for (auto at = line.find(gap); at != std::string_view::npos; at = line.find(gap, at)) {
      at = std::min(line.find_first_not_of(" \t", at + gap.size()), line.size());
      ++gaps;
    }
  }
  return gaps >= 2;
}

bool is_question(std::string_view line) {
  const auto at = line.find_last_of("?!.");
  // A closing mark may follow.
  return at != std::string_view::npos && line[at] != '.' && line.size() - at <= 4;
}

bool is_signed(std::string_view line) {
  if (!line.starts_with('"') && !line.starts_with("“")) return false;
  for (const std::string_view end : {".\"", ".”", "!\"", "!”", "?\"", "?”"}) {
    const auto at = line.find(end);
    if (at != std::string_view::npos && at + end.size() < line.size()) return true;
  }
  return false;
}

bool is_introduction(std::string_view line) {
  return std::ranges::any_of(std::initializer_list<std::string_view>{":", ",", ";", "-", "–", "—"},
                             [&](std::string_view mark) { return line.ends_with(mark); });
}

ReadParagraphs::ReadParagraphs(std::string_view text, const Matcher& layout) : text_(text), reader_(layout) {
  read();
  mark_boxes();
  letters_.push_back(0);
  for (std::size_t i = 0; i < size(); ++i) {
    letters_.push_back(letters_.back() + (prose(i) ? paragraph(i).letters : 0));
  }
}

bool ReadParagraphs::named(std::size_t i) const {
  const auto& found = evidence(i);
  return found.kind.has_value() && found.covers != Covers::kHead && found.covers != Covers::kDated;
}

bool ReadParagraphs::beside_date(std::size_t i) const {
  const auto dated = [&](std::size_t at) {
    const auto& facts = evidence(at).facts;
    return std::ranges::any_of(facts, [](const Fact& fact) { return fact.kind == FactKind::kPublished; });
  };
  const bool above = i + 1 < size() && !paragraph(i + 1).after_blank && dated(i + 1);
  return dated(i) || above || (i > 0 && dated(i - 1));
}

std::size_t ReadParagraphs::next_prose(std::size_t i) const {
  while (i < size() && !prose(i)) ++i;
  return i;
}

void ReadParagraphs::read_rest(std::size_t i) {
  for (; i < size(); ++i) {
    if (!marks_[i].read && paragraph(i).words <= kMaxTailWords) keep(i, reader_.read(text_, paragraph(i)));
  }
}

// Whether a paragraph is worth the rules: not where it is long, or a sentence
// that quotes someone.
bool ReadParagraphs::may_be_notice(const Paragraph& paragraph, std::uint32_t max_words) const {
  if (paragraph.words > max_words) return false;
  if (!paragraph.ends_sentence || paragraph.words <= kMaxLabelWords) return true;
  const auto line = slice(text_, paragraph.content);
  return !has(line, "\"") && !has(line, "“");
}

bool ReadParagraphs::looks_like_prose(std::size_t i) const {
  const auto& p = paragraph(i);
  if (named(i) || p.heading > 0 || is_mostly_links(p) || p.letters == 0 || is_image(content(i))) return false;
  if (p.continues || goes_on(i)) return true;
  if (p.list_item) return false;
  if (p.ends_sentence) return p.words >= kMinProseWords;
  return p.words >= kMinUnstoppedWords || (is_introduction(content(i)) && p.words >= kMinProseWords);
}

void ReadParagraphs::keep(std::size_t i, Evidence evidence) {
  if (!evidence.kind && !evidence.dateline && evidence.opening.empty()) return;
  marks_[i].evidence = static_cast<std::uint32_t>(evidence_.size());
  evidence_.push_back(std::move(evidence));
}

void ReadParagraphs::read() {
  paragraphs_ = paragraphs(text_);
  marks_.resize(size());
  evidence_.emplace_back();
  std::size_t openings = 0;
  bool after_notice = false;  // they come in groups
  for (std::size_t i = 0; i < size(); ++i) {
    const bool near_notices = i + kLastParagraphs >= size() || after_notice;
    after_notice = false;
    if (may_be_notice(paragraph(i), near_notices ? kMaxTailWords : kMaxNoticeWords)) {
      keep(i, reader_.read(text_, paragraph(i)));
      marks_[i].read = true;
      after_notice = is_notice(evidence(i));
    } else if (openings < kOpenings) {
      ++openings;
      keep(i, reader_.read_opening(text_, paragraph(i)));
    }
  }
  for (std::size_t i = 0; i < size(); ++i) marks_[i].prose = looks_like_prose(i);
}

// Lines that stand together above the body are a box: where a good part of it is
// an appeal or a notice, all of it is. (Only where blank lines part paragraphs.)
void ReadParagraphs::mark_boxes() {
  std::size_t all = 0, apart = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    all += prose(i) ? 1 : 0;
    apart += prose(i) && paragraph(i).after_blank ? 1 : 0;
  }
  if (apart * 2 < all) return;
  for (std::size_t first = 0; first < size();) {
    auto last = first;
    std::uint64_t letters = 0, notice = 0;
    bool any_prose = false;
    do {
      any_prose = any_prose || prose(last);
      letters += paragraph(last).letters;
      if (named(last) && evidence(last).kind == BlockKind::kBoilerplate) notice += paragraph(last).letters;
    } while (++last < size() && !paragraph(last).after_blank);
    const bool box = last - first >= 2 && notice > 0 && notice * 5 >= letters;
    if (!box && any_prose) return;  // the body begins
    for (; box && first < last; ++first) {
      marks_[first].prose = false;
      marks_[first].boxed = true;
    }
    first = last;
  }
}

}  // namespace onrecord
