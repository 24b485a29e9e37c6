#include "engine/extract/whole_paragraphs.h"

#include <algorithm>

#include "engine/extract/attribution.h"
#include "engine/extract/provenance.h"

namespace onrecord {
namespace {

// Of a label, in bytes; and how many paragraphs a turn may have.
constexpr std::uint32_t kShortestName = 3;
constexpr std::size_t kParagraphsOfATurn = 6;

const Mention* first_of(const ReadBlock& block, std::optional<KindId> kind) {
  if (!kind || !block.findings.has(*kind)) return nullptr;
  const auto& mentions = block.findings.mentions;
  const auto found =
      std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.kind == *kind; });
  return found == mentions.end() ? nullptr : &*found;
}

// The first of the kind in each block, nullptr where it has none; empty where none has.
std::vector<const Mention*> firsts_of(std::span<const ReadBlock> blocks, std::optional<KindId> kind) {
  std::vector<const Mention*> firsts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* first = first_of(blocks[i], kind);
    if (first == nullptr) continue;
    firsts.resize(blocks.size(), nullptr);
    firsts[i] = first;
  }
  return firsts;
}

Span without_blanks(std::string_view text, Span span) {
  while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
  while (span.end > span.begin && text[span.end - 1] == ' ') --span.end;
  return span;
}

bool opens(const ReadBlock& block, const Mention* mention) {
  return mention != nullptr && mention->span.begin == block.reading.paragraph.begin;
}

bool fills(const ReadBlock& block, const Mention* mention) {
  return opens(block, mention) &&
         trim_clause(block.reading.text, {mention->span.end, block.reading.paragraph.end}).empty();
}

// The words of a paragraph that is one quotation; empty where it is none.
Span only_quotation(const ReadBlock& block) {
  const auto paragraph = block.reading.paragraph;
  if (block.pieces.empty() || block.pieces.front().marks.begin != paragraph.begin) return {};
  const auto& piece = block.pieces.front();
  return trim_clause(block.reading.text, {piece.marks.end, paragraph.end}).empty() ? piece.content : Span{};
}

}  // namespace

WholeParagraphs::WholeParagraphs(std::span<const ReadBlock> blocks, const Language& language)
    : blocks_(blocks), language_(language) {
  find_turns();
  posts_ = firsts_of(blocks, language.text().kind("signed-post"));
  signatures_ = firsts_of(blocks, language.text().kind("signature-line"));
}

void WholeParagraphs::find_turns() {
  const auto kind = language_.text().kind("turn");
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const auto& block = blocks_[i];
    const auto* turn = block.kind == BlockKind::kBody ? first_of(block, kind) : nullptr;
    if (turn == nullptr) continue;
    // Marked words have rules of their own.
    const bool marked =
        !block.pieces.empty() &&
        trim_clause(block.reading.text, {turn->span.end, block.pieces[0].marks.begin}).empty();
    if (!marked) turns_.emplace_back(i, turn);
  }
  if (!is_transcript()) turns_.clear();
}

Span WholeParagraphs::speaker_of(std::size_t block, const Mention& mention) const {
  const auto* who = capture_of(blocks_[block].findings, mention, language_.text_slots().speaker);
  return who == nullptr ? Span{} : who->span;
}

// Names speak by turns: one comes back, or they are written large. A list of heads does neither, and in an
// interview of "Q" and "A" nobody is named.
bool WholeParagraphs::is_transcript() const {
  std::vector<std::string_view> names;
  std::size_t large = 0;
  for (const auto& [index, turn] : turns_) {
    const auto& block = blocks_[index];
    const auto* who = capture_of(block.findings, *turn, language_.text_slots().speaker);
    if (who == nullptr || who->mention < 0 || who->span.length() < kShortestName) continue;
    names.push_back(slice(block.reading.text, who->span));
    const auto& tokens = block.reading.tokens;
    const auto last = std::partition_point(tokens.begin(), tokens.end(),
                                           [&](const Token& t) { return t.span.end < who->span.end; });
    if (last != tokens.end() && last->shape == Shape::kUpper) ++large;
  }
  std::sort(names.begin(), names.end());
  return large > 1 || std::adjacent_find(names.begin(), names.end()) != names.end();
}

std::optional<WholeParagraph> WholeParagraphs::at(std::size_t block) const {
  if (auto post = post_at(block)) return post;
  if (auto quotation = signed_at(block)) return quotation;
  return blocks_[block].kind == BlockKind::kBody ? turn_at(block) : std::nullopt;
}

std::optional<WholeParagraph> WholeParagraphs::said(std::size_t block, const Mention& mention,
                                                    Span words) const {
  const auto& of = blocks_[block];
  WholeParagraph out;
  out.words = without_blanks(of.reading.text, words);
  out.speaker = speaker_of(block, mention);
  if (out.words.empty() || out.speaker.empty()) return std::nullopt;
  out.rule = provenance(language_, of.findings, mention, of.reading.text);
  return out;
}

// A turn begins here, or goes on before the next one does.
std::optional<WholeParagraph> WholeParagraphs::turn_at(std::size_t block) const {
  if (turns_.empty() || block < turns_.front().first) return std::nullopt;
  const auto next = std::upper_bound(turns_.begin(), turns_.end(), block,
                                     [](std::size_t at, const auto& turn) { return at < turn.first; });
  const auto& [begins, label] = *std::prev(next);
  const auto& reading = blocks_[block].reading;
  if (begins == block) return said(block, *label, {label->span.end, reading.paragraph.end});
  if (next == turns_.end() || next->first - begins > kParagraphsOfATurn) return std::nullopt;
  if (!said(begins, *label, {label->span.end, blocks_[begins].reading.paragraph.end})) return std::nullopt;
  WholeParagraph out;
  out.goes_on = true;
  const Span words = without_blanks(reading.text, reading.paragraph);
  // "(Laughter.)" is nobody's.
  if (!slice(reading.text, words).starts_with('(')) out.words = words;
  return out;
}

// "The harbour is ours! — Hanna Brek (@hbrek)", in one paragraph or in two.
std::optional<WholeParagraph> WholeParagraphs::post_at(std::size_t block) const {
  if (posts_.empty()) return std::nullopt;
  const auto* post = posts_[block];
  const auto paragraph = blocks_[block].reading.paragraph;
  const auto behind = block + 1;
  if (post == nullptr) {
    if (behind >= blocks_.size() || !opens(blocks_[behind], posts_[behind])) return std::nullopt;
    return said(behind, *posts_[behind], paragraph);
  }
  if (!opens(blocks_[block], post)) return said(block, *post, {paragraph.begin, post->span.begin});
  WholeParagraph signature;
  signature.goes_on = true;
  return signature;
}

// “The harbour is ours!” in one paragraph, and "– Hanna Brek" in the next.
std::optional<WholeParagraph> WholeParagraphs::signed_at(std::size_t block) const {
  if (signatures_.empty()) return std::nullopt;
  const auto signs = [&](std::size_t i) {
    return i > 0 && i < blocks_.size() && fills(blocks_[i], signatures_[i]) &&
           !only_quotation(blocks_[i - 1]).empty();
  };
  if (signs(block + 1)) return said(block + 1, *signatures_[block + 1], only_quotation(blocks_[block]));
  if (!signs(block)) return std::nullopt;
  WholeParagraph signature;
  signature.goes_on = true;
  return signature;
}

}  // namespace onrecord
