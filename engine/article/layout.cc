#include "engine/article/layout.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/article/layout_facts.h"
#include "engine/article/layout_page.h"
#include "engine/article/layout_paragraphs.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMinTitleWords = 4;
constexpr std::uint32_t kMaxTitleWords = 32;
constexpr std::size_t kMaxTitleBytes = 1000;
constexpr std::uint32_t kMaxHeadingWords = 14;
// The body's first paragraphs, among which what belongs to the head may stand
// still: a deck looks like the body's first.
constexpr std::size_t kFirstParagraphs = 3;

// "Courier" of "Courier — news that stays".
std::string_view without_slogan(std::string_view name) {
  for (const std::string_view dash : {" — ", " – ", " - "}) name = name.substr(0, name.find(dash));
  return name;
}

class Layout {
 public:
  Layout(Article& article, const Matcher& matcher)
      : article_(article), matcher_(matcher), paragraphs_(article.text, matcher), size_(paragraphs_.size()) {
    kinds_.resize(size_);
  }

  void run() {
    find_body();
    find_tail();
    name_head();
    name_body();
    name_tail();
    join_captions();
    write_blocks();
    fill_facts();
  }

 private:
  struct Named {
    BlockKind kind = BlockKind::kBody;
    std::string_view rule;
  };

  // Whether a rule claims it that holds here, be it between title and body only.
  bool named_here(std::size_t i) const {
    if (paragraphs_.named(i) || !paragraphs_.evidence(i).kind) return paragraphs_.named(i);
    const bool head =
        title_ < i && i < begin_ + kFirstParagraphs && paragraphs_.paragraph(i).words <= kMaxLabelWords;
    return head && (paragraphs_.evidence(i).covers == Covers::kHead || paragraphs_.beside_date(i));
  }

  void take_rule(std::size_t i) { kinds_[i] = {*paragraphs_.evidence(i).kind, paragraphs_.evidence(i).rule}; }

  void find_body() {
    const auto all = paragraphs_.prose_letters(0, size_);
    std::size_t head = 0;  // nothing before it is the article's
    for (std::size_t i = 0; i < size_; ++i) {
      if (paragraphs_.evidence(i).covers == Covers::kStart && paragraphs_.prose_letters(0, i) * 4 <= all)
        head = i + 1;
    }
    begin_ = paragraphs_.next_prose(head);
    title_ = given_title();
    for (auto i = head; i < size_ && title_ == size_; ++i) {
      const auto level = paragraphs_.paragraph(i).heading;
      const bool marked = level == 1 || (level > 0 && i < begin_);
      if (marked && !outside(i) && paragraphs_.prose_letters(head, i) * 3 <= all) title_ = i;
    }
    if (title_ < size_) {
      begin_ = paragraphs_.next_prose(title_ + 1);
    } else if (begin_ == size_) {
      begin_ = head;  // no prose at all: lines are all there is
    } else {
      title_ = likely_title(head);
      if (title_ == begin_) begin_ = paragraphs_.next_prose(title_ + 1);
    }
  }

  // Of no part of the article.
  bool outside(std::size_t i) const { return paragraphs_.named(i) || paragraphs_.boxed(i); }

  // The paragraph that repeats the title which the input gave.
  std::size_t given_title() const {
    if (article_.title.empty()) return size_;
    const auto wanted = fold(article_.title);
    const auto all = paragraphs_.prose_letters(0, size_);
    for (std::size_t i = 0; i < size_ && paragraphs_.prose_letters(0, i) * 2 <= all; ++i) {
      const auto content = paragraphs_.paragraph(i).content;
      if (content.length() <= kMaxTitleBytes && fold(plain_text(article_.text, content).text) == wanted)
        return i;
    }
    return size_;
  }

  bool may_be_title(std::size_t i) const {
    const auto& p = paragraphs_.paragraph(i);
    const auto line = paragraphs_.content(i);
    if (outside(i) || p.list_item || p.letters == 0 || p.words > kMaxTitleWords || p.starts_lower)
      return false;
    if (is_mostly_links(p) || is_menu(line) || is_image(line) || is_introduction(line)) return false;
    return !p.ends_sentence || is_question(line);
  }

  // The first line above the body that stands for itself, else the longest.
  std::size_t likely_title(std::size_t head) const {
    auto longest = size_;
    for (auto i = head; i < begin_; ++i) {
      if (!may_be_title(i)) continue;
      const auto words = paragraphs_.paragraph(i).words;
      const auto line = paragraphs_.content(i);
      const bool slogan = i == 0 && without_slogan(line).size() * 2 < line.size();
      if (words >= kMinTitleWords && paragraphs_.paragraph(i).after_blank && !slogan) return i;
      if (longest == size_ || words > paragraphs_.paragraph(longest).words) longest = i;
    }
    if (longest < size_) return longest;
    // A question looks like a sentence.
    const bool question = paragraphs_.next_prose(begin_ + 1) == begin_ + 1 && begin_ + 1 < size_ &&
                          may_be_title(begin_) && !paragraphs_.goes_on(begin_) &&
                          paragraphs_.paragraph(begin_).words < kMinUnstoppedWords;
    return question ? begin_ : size_;
  }

  // Where a notice reaches to the end. One that would take more prose than it
  // leaves stands in the middle, and takes its own list only.
  void find_tail() {
    end_ = begin_;
    for (; end_ < size_; ++end_) {
      if (!paragraphs_.named(end_) || paragraphs_.evidence(end_).covers != Covers::kRest) continue;
      if (paragraphs_.prose_letters(end_, size_) <= paragraphs_.prose_letters(begin_, end_)) break;
    }
    paragraphs_.read_rest(end_);
  }

  void name_head() {
    for (std::size_t i = 0; i < begin_; ++i) {
      if (i == title_) {
        kinds_[i].kind = BlockKind::kTitle;
      } else if (named_here(i)) {
        take_rule(i);
      } else if (paragraphs_.boxed(i) || (title_ < size_ && i < title_)) {
        kinds_[i].kind = BlockKind::kBoilerplate;
      } else {
        kinds_[i].kind = kind_of_head_line(i);
      }
    }
  }

  BlockKind kind_of_head_line(std::size_t i) const {
    const auto& p = paragraphs_.paragraph(i);
    if (is_image(paragraphs_.content(i))) return BlockKind::kCaption;
    if (p.letters == 0 || is_menu(paragraphs_.content(i)) || is_mostly_links(p))
      return BlockKind::kBoilerplate;
    return p.ends_sentence ? BlockKind::kBody : BlockKind::kHeading;
  }

  void name_body() {
    auto last_prose = end_;
    while (last_prose > begin_ && !paragraphs_.prose(last_prose - 1)) --last_prose;
    const bool any_prose = last_prose > begin_;
    bool list = false;  // behind a rule that covers a list
    for (auto i = begin_; i < end_; ++i) {
      if (named_here(i)) {
        take_rule(i);
        const auto covers = paragraphs_.evidence(i).covers;
        list = covers == Covers::kList || covers == Covers::kRest ||
               (list && kinds_[i].kind == BlockKind::kRelated);
      } else if (list && (!paragraphs_.prose(i) || paragraphs_.paragraph(i).ends_clipped)) {
        kinds_[i].kind = BlockKind::kRelated;
      } else {
        list = false;
        const bool body = paragraphs_.prose(i) || (!any_prose && paragraphs_.paragraph(i).words > 0);
        kinds_[i].kind = body ? BlockKind::kBody : kind_of_line(i, i >= last_prose);
      }
    }
  }

  // A line of the body that is no prose.
  BlockKind kind_of_line(std::size_t i, bool after_prose) const {
    const auto& p = paragraphs_.paragraph(i);
    const auto line = paragraphs_.content(i);
    if (is_image(line)) return BlockKind::kCaption;
    if (p.words == 0) return BlockKind::kBoilerplate;
    if (p.heading > 0) return after_prose ? BlockKind::kBoilerplate : BlockKind::kHeading;
    if (is_mostly_links(p) && !p.ends_sentence) return BlockKind::kRelated;
    if (is_menu(line)) return BlockKind::kBoilerplate;
    if (p.list_item || p.ends_sentence || is_introduction(line) || is_signed(line)) return BlockKind::kBody;
    if (after_prose) return p.words <= kMaxLabelWords ? BlockKind::kBoilerplate : BlockKind::kBody;
    return p.words <= kMaxHeadingWords && !p.starts_lower ? BlockKind::kHeading : BlockKind::kBody;
  }

  void name_tail() {
    Named last;  // what the paragraphs without a rule of their own belong to
    for (auto i = end_; i < size_; ++i) {
      if (!paragraphs_.named(i)) {
        kinds_[i] = last;
        continue;
      }
      take_rule(i);
      if (paragraphs_.evidence(i).covers != Covers::kParagraph) last = kinds_[i];
    }
  }

  // A line without a full stop that stands with the lines of a caption, or behind
  // those of a byline, and apart from the prose, is a picture's too.
  void join_captions() {
    for (std::size_t i = 0; i < end_; ++i) {
      if (kinds_[i].kind != BlockKind::kHeading || paragraphs_.paragraph(i).heading > 0) continue;
      const bool stands_above = i + 1 < end_ && !paragraphs_.paragraph(i + 1).after_blank;
      const bool stands_below = i > 0 && !paragraphs_.paragraph(i).after_blank;
      const bool above = stands_above && kinds_[i + 1].kind == BlockKind::kCaption;
      const bool below =
          stands_below && !stands_above && paragraphs_.paragraph(i).words > kMaxLabelWords &&
          (kinds_[i - 1].kind == BlockKind::kCaption || kinds_[i - 1].kind == BlockKind::kByline);
      if (above || below) kinds_[i].kind = BlockKind::kCaption;
    }
  }

  void write_blocks() {
    auto& blocks = article_.blocks;
    std::size_t body = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const auto [kind, rule] = kinds_[i];
      auto span = paragraphs_.paragraph(i).span;
      const auto& dateline = paragraphs_.evidence(i).dateline;
      if (kind == BlockKind::kBody && body++ < kFirstParagraphs && dateline) {
        blocks.push_back({BlockKind::kDateline,
                          {span.begin, dateline->end},
                          std::string(paragraphs_.evidence(i).dateline_rule),
                          ""});
        const auto rest = article_.text.find_first_not_of(" \t\n", dateline->end);
        span.begin = static_cast<std::uint32_t>(std::min<std::size_t>(rest, span.end));
        dateline_ = i;
        if (span.empty()) continue;
      }
      const bool goes_on = kind == BlockKind::kBody && paragraphs_.paragraph(i).continues &&
                           !blocks.empty() && blocks.back().kind == BlockKind::kBody;
      if (goes_on) {
        blocks.back().span.end = span.end;
      } else {
        blocks.push_back({kind, span, std::string(rule), ""});
      }
    }
  }

  void fill_facts() {
    FactSheet facts;
    for (std::size_t i = 0; i < size_; ++i) {
      const auto& evidence = paragraphs_.evidence(i);
      const bool used = evidence.kind == kinds_[i].kind || (i == dateline_ && !evidence.kind);
      if (!used || kinds_[i].kind == BlockKind::kRelated) continue;
      for (const auto& fact : evidence.facts) {
        // A date among the body's paragraphs is that of a section.
        if (fact.kind == FactKind::kPublished && i >= begin_ + kFirstParagraphs) continue;
        if (fact.beside_date && !(i > title_ && paragraphs_.beside_date(i))) continue;
        facts.add(fact);
      }
      if (evidence.names_url && i + 1 < size_) {
        facts.add({FactKind::kUrl, std::string(first_url(paragraphs_.content(i + 1))), false});
      }
    }
    if (title_ < size_) facts.title = plain_text(article_.text, paragraphs_.paragraph(title_).content).text;
    facts.masthead = masthead();
    facts.fill(article_);
    if (article_.language.empty()) article_.language = matcher_.pack().language;
  }

  // The outlet's name, where the page opens with it.
  std::string masthead() const {
    if (title_ == size_) return {};
    for (std::size_t i = 0; i < title_; ++i) {
      const auto& evidence = paragraphs_.evidence(i);
      if (evidence.opening.empty() && paragraphs_.named(i)) continue;
      const auto name = evidence.opening.empty() ? paragraphs_.content(i) : evidence.opening;
      const auto& p = paragraphs_.paragraph(i);
      const bool line = !p.ends_sentence && !p.starts_lower && p.letters > 0 && p.words <= kMaxTitleWords;
      return line ? std::string(without_slogan(name)) : std::string();
    }
    return {};
  }

  Article& article_;
  const Matcher& matcher_;
  ReadParagraphs paragraphs_;
  const std::size_t size_;
  std::vector<Named> kinds_;         // by paragraph
  std::size_t begin_ = 0, end_ = 0;  // of the body
  std::size_t title_ = 0;            // size_ where there is none
  std::size_t dateline_ = static_cast<std::size_t>(-1);
};

}  // namespace

void lay_out(Article& article, const Matcher& layout) {
  if (!article.blocks.empty()) return lay_out_page(article, layout);
  Layout(article, layout).run();
}

}  // namespace onrecord
