// What the layout rules find in one paragraph.
//
// Only this file's .cc knows how layout rules are written: that `covers` says how
// far a rule's kind reaches, and that a field like `agency: agency` names the slot
// which holds the fact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/paragraphs.h"
#include "engine/match/matcher.h"

namespace onrecord {

// How far the kind of a rule reaches.
enum class Covers : std::uint8_t {
  kParagraph,  // this paragraph alone
  kHead,       // the same, but only between title and body
  kDated,      // the same, and only beside a date of publication
  kList,       // and the teasers, labels and headlines right behind it
  kRest,       // and all that follows
  kStart,      // and all that stands before it
};

enum class FactKind : std::uint8_t { kPublisher, kAgency, kByline, kPublished, kUrl };

// Something that a paragraph says of its article.
struct Fact {
  FactKind kind = FactKind::kPublisher;
  std::string value;
  bool beside_date = false;  // to be believed only there
};

struct Evidence {
  std::optional<BlockKind> kind;
  Covers covers = Covers::kParagraph;
  std::string_view rule;  // owned by the pack
  std::vector<Fact> facts;
  std::optional<Span> dateline;  // of the article's text, from the paragraph's start
  std::string_view dateline_rule;
  bool names_url = false;    // the url itself may stand in the next paragraph
  std::string_view opening;  // "Courier" of "Courier | Politics | 3 May", where no rule knows it
};

class EvidenceReader {
 public:
  explicit EvidenceReader(const Matcher& layout);

  Evidence read(std::string_view text, const Paragraph& paragraph) const;
  // The dateline alone, from the paragraph's first words: for long paragraphs.
  Evidence read_opening(std::string_view text, const Paragraph& paragraph) const;

 private:
  struct Known {
    KindId id = 0;
    BlockKind kind = BlockKind::kBody;
  };
  enum class Wanted : std::uint8_t { kAll, kDateline };
  Evidence read(std::string_view text, const Paragraph& paragraph, Wanted wanted) const;
  const Mention* read_piece(std::string_view text, Span piece, Wanted wanted, Findings& findings,
                            Evidence& evidence) const;
  void add_facts(std::string_view text, const Findings& findings, const Mention& mention,
                 Evidence& evidence) const;
  std::optional<BlockKind> block_kind(KindId id) const;

  const Matcher& layout_;
  mutable Workspace workspace_;  // so a reader is for one thread
  std::vector<Known> kinds_;
};

// "2024-08-21", "" where the numbers are no date.
std::string iso_date(int year, int month, int day);

// The first address in `text` ("https://…"), "" where there is none.
std::string_view first_url(std::string_view text);

}  // namespace onrecord
