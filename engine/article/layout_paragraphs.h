// The paragraphs of a text with what the layout rules say of each, and whether it
// is prose: what the layout is decided by.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/article/layout_evidence.h"
#include "engine/article/paragraphs.h"

namespace onrecord {

// A sentence of more words is no label, heading or name.
inline constexpr std::uint32_t kMaxLabelWords = 8;
// Without a full stop it takes as many to be prose.
inline constexpr std::uint32_t kMinUnstoppedWords = 25;

// Whether nearly all of a paragraph is links.
inline bool is_mostly_links(const Paragraph& paragraph) { return paragraph.link_share >= 0.8; }

class ReadParagraphs {
 public:
  // Views into `text`, which must live as long.
  ReadParagraphs(std::string_view text, const Matcher& layout);

  std::size_t size() const { return paragraphs_.size(); }
  const Paragraph& paragraph(std::size_t i) const { return paragraphs_[i]; }
  const Evidence& evidence(std::size_t i) const { return evidence_[marks_[i].evidence]; }
  std::string_view content(std::size_t i) const { return slice(text_, paragraphs_[i].content); }

  // Whether it is sentences that no rule claims.
  bool prose(std::size_t i) const { return marks_[i].prose; }
  // Whether it stands above the body in a box that holds a notice.
  bool boxed(std::size_t i) const { return marks_[i].boxed; }

  // Whether a rule claims it that holds wherever a paragraph stands.
  bool named(std::size_t i) const;
  // Whether the paragraph, or one that stands with it, says when the article was published.
  bool beside_date(std::size_t i) const;
  // Whether the paragraph after it is the rest of its sentence or quotation.
  bool goes_on(std::size_t i) const { return i + 1 < size() && paragraphs_[i + 1].continues; }

  // The first prose from `i` on; size() where there is none.
  std::size_t next_prose(std::size_t i) const;
  // Letters of prose in [from, to).
  std::uint64_t prose_letters(std::size_t from, std::size_t to) const {
    return letters_[to] - letters_[from];
  }

  // Holds the long paragraphs from `i` on against the rules too.
  void read_rest(std::size_t i);

 private:
  struct Marks {
    std::uint32_t evidence = 0;  // into evidence_
    bool read = false;           // held against the rules
    bool prose = false;
    bool boxed = false;
  };

  bool may_be_notice(const Paragraph& paragraph, std::uint32_t max_words) const;
  bool looks_like_prose(std::size_t i) const;
  void keep(std::size_t i, Evidence evidence);
  void read();
  void mark_boxes();

  std::string_view text_;
  EvidenceReader reader_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Marks> marks_;            // by paragraph
  std::vector<Evidence> evidence_;      // what was found; the first is empty
  std::vector<std::uint64_t> letters_;  // of prose before each paragraph, and in all
};

// What a line looks like, without its marks.
bool is_image(std::string_view line);         // "![…](…)"
bool is_menu(std::string_view line);          // words apart by bars or wide blanks
bool is_question(std::string_view line);      // or an exclamation
bool is_signed(std::string_view line);        // a whole quotation and more: “We won.” ― Hanna Brek
bool is_introduction(std::string_view line);  // ends where something must follow: "He said:"

}  // namespace onrecord
