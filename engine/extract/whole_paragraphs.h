// Paragraphs that somebody says as a whole: the turns of a transcript and posts
// with their writer's handle behind them, which have no quotation marks, and
// quotations that the paragraph behind them signs.
//
// A label at the head of one paragraph proves nothing; the labels of the whole
// article decide whether it is a transcript.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/extract/language.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

struct WholeParagraph {
  Span words;  // empty where nothing of the paragraph is said
  Span speaker;
  RuleRef rule;
  bool goes_on = false;  // with the words of the one taken before; it has no speaker of its own
};

class WholeParagraphs {
 public:
  WholeParagraphs(std::span<const ReadBlock> blocks, const Language& language);

  // What the block is as a whole; nothing where it is to be read as usual.
  std::optional<WholeParagraph> at(std::size_t block) const;

 private:
  void find_turns();
  bool is_transcript() const;
  std::optional<WholeParagraph> turn_at(std::size_t block) const;
  std::optional<WholeParagraph> post_at(std::size_t block) const;
  std::optional<WholeParagraph> signed_at(std::size_t block) const;
  std::optional<WholeParagraph> said(std::size_t block, const Mention& mention, Span words) const;
  Span speaker_of(std::size_t block, const Mention& mention) const;

  std::span<const ReadBlock> blocks_;
  const Language& language_;
  std::vector<std::pair<std::size_t, const Mention*>> turns_;  // of a transcript, by block
  // By block, what signs a post, and what signs the quotation above; empty where there is none.
  std::vector<const Mention*> posts_, signatures_;
};

}  // namespace onrecord
