#include "engine/extract/attribution.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "engine/extract/provenance.h"

namespace onrecord {
namespace {

constexpr double kDefaultConfidence = 0.8;

Span span_of(const Matcher& matcher, const Findings& findings, const Mention& mention,
             std::string_view slot) {
  const auto* capture = capture_of(matcher, findings, mention, slot);
  return capture == nullptr ? Span{} : capture->span;
}

std::string text_field(const FieldValues& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : to_text(found->second);
}

// The outermost quotation that `where` lies in, behind its opening mark; nullptr where there is none.
const QuotedPiece* quotation_at(const ReadBlock& block, std::uint32_t where) {
  auto piece = std::partition_point(block.pieces.begin(), block.pieces.end(),
                                    [&](const QuotedPiece& p) { return p.marks.begin < where; });
  while (piece != block.pieces.begin()) {
    --piece;
    if (piece->depth == 0) return where < piece->marks.end ? &*piece : nullptr;
  }
  return nullptr;
}

class BlockAttributions {
 public:
  BlockAttributions(const ReadBlock& block, const Language& language, const Context& context)
      : block_(block), language_(language), context_(context) {}

  std::vector<Attribution> run() {
    const auto kind = language_.text().kind("attribution");
    if (!kind) return {};
    for (const auto& mention : block_.findings.mentions) {
      if (mention.kind != *kind) continue;
      // "We said so" inside a quotation is its speaker's telling, not the article's.
      const auto* inside = quotation_at(block_, mention.span.begin);
      if (inside == nullptr || (!inside->closed && !inside->continues)) add(mention);
    }
    fold_channels();
    cut_at_coordinated();
    drop_embedded();
    return std::move(found_);
  }

 private:
  std::string_view text() const { return block_.reading.text; }

  void add(const Mention& mention) {
    const auto& matcher = language_.text();
    const auto fields = language_.text_fields().evaluate(block_.findings, mention, text(), context_);
    if (!fields) return;
    const auto slot = [&](std::string_view name) { return span_of(matcher, block_.findings, mention, name); };
    Attribution out;
    out.core = mention.span;
    out.speaker = slot("speaker");
    out.cue = slot("cue");
    out.via = slot("via");
    out.rule = provenance(language_, block_.findings, mention, text());
    out.confidence = kDefaultConfidence;
    if (const auto found = fields->find("confidence"); found != fields->end()) {
      if (const auto* number = std::get_if<double>(&found->second)) out.confidence = *number;
    }
    const auto how = text_field(*fields, "kind");
    out.marked_only = how == "marked";
    out.channel = how == "channel";
    for (const auto name : {"content", "content2"}) {
      if (const auto span = slot(name); !span.empty()) out.pieces.push_back(span);
    }
    const Span sentence = sentence_around(block_, mention.span.begin);
    const auto where = text_field(*fields, "content");
    if (!out.pieces.empty()) {
      out.clause = {out.pieces.front().begin, out.pieces.back().end};
      // Unquoted words before the quotation in its sentence belong to what was said.
      const Span whole = sentence_around(block_, out.clause.begin);
      if (out.pieces.front().begin < out.core.end && whole.begin < out.clause.begin &&
          out.pieces.front().begin == out.core.begin) {
        out.clause.begin = whole.begin;
      }
    } else if (where == "before") {
      out.clause = trim_clause(text(), {sentence.begin, out.core.begin});
    } else {
      const Span last = sentence_around(block_, out.core.end - 1);
      out.clause = trim_clause(text(), {out.core.end, std::max(last.end, out.core.end)});
    }
    if (out.clause.empty() || (out.marked_only && !holds_marks(out.clause))) return;
    found_.push_back(std::move(out));
  }

  bool holds_marks(Span clause) const {
    return std::any_of(block_.pieces.begin(), block_.pieces.end(), [&](const QuotedPiece& piece) {
      return piece.depth == 0 && !piece.content.empty() && clause.contains(piece.content);
    });
  }

  // A channel names the way by which the sentence's other attributions came; alone it
  // is an attribution itself.
  void fold_channels() {
    std::sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) {
      return a.core.begin != b.core.begin ? a.core.begin < b.core.begin : a.core.end > b.core.end;
    });
    std::vector<Span> folded;
    for (const auto& channel : found_) {
      if (!channel.channel) continue;
      const Span sentence = sentence_around(block_, channel.core.begin);
      auto other = std::partition_point(found_.begin(), found_.end(),
                                        [&](const Attribution& a) { return a.core.begin < sentence.begin; });
      for (; other != found_.end() && other->core.begin < sentence.end; ++other) {
        if (other->channel) continue;
        if (folded.empty() || folded.back() != channel.core) folded.push_back(channel.core);
        if (other->via.empty()) other->via = channel.speaker;
        if (other->clause.overlaps(channel.core) && other->clause.begin < channel.core.begin) {
          other->clause = trim_clause(text(), {other->clause.begin, channel.core.begin});
        }
      }
    }
    std::erase_if(found_, [&](const Attribution& a) {
      return a.channel && std::binary_search(folded.begin(), folded.end(), a.core);
    });
  }

  // "X said A, and Y said B": what X said ends before "and".
  void cut_at_coordinated() {
    for (auto& first : found_) {
      if (!first.pieces.empty() || first.clause.begin < first.core.end) continue;
      for (const auto& second : found_) {
        if (second.core.begin <= first.clause.begin) continue;
        if (second.core.begin >= first.clause.end) break;
        if (const auto end = coordinator_before(second.core.begin)) {
          first.clause = trim_clause(text(), {first.clause.begin, std::max(*end, first.clause.begin)});
        }
      }
    }
  }

  // Where the coordinator or semicolon right before `offset` begins.
  std::optional<std::uint32_t> coordinator_before(std::uint32_t offset) const {
    const auto& units = block_.reading.units;
    const auto next =
        std::lower_bound(units.begin(), units.end(), offset,
                         [](const Unit& unit, std::uint32_t at) { return unit.span.begin < at; });
    if (next == units.begin()) return std::nullopt;
    const auto& unit = *std::prev(next);
    if (slice(text(), unit.span) == ";") return unit.span.begin;
    for (const auto id : language_.text().vocabulary().lexicons("coordinator")) {
      if (language_.text().vocabulary().in(unit, id)) return unit.span.begin;
    }
    return std::nullopt;
  }

  // The outermost attribution counts; one that names its own quotation stays.
  void drop_embedded() {
    std::vector<Attribution> kept;
    Span outer;  // the clause that reaches furthest so far
    for (const auto& inner : found_) {
      if (inner.pieces.empty() && outer.contains(inner.core)) continue;
      if (inner.pieces.empty() && inner.clause.end > outer.end) outer = inner.clause;
      kept.push_back(inner);
    }
    found_ = std::move(kept);
  }

  const ReadBlock& block_;
  const Language& language_;
  const Context& context_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> attributions_in(const ReadBlock& block, const Language& language,
                                         const Context& context) {
  return BlockAttributions(block, language, context).run();
}

Span sentence_around(const ReadBlock& block, std::uint32_t offset) {
  const auto& sentences = block.reading.sentences;
  const auto at = [&](std::uint32_t where) {
    auto next = std::upper_bound(sentences.begin(), sentences.end(), where,
                                 [](std::uint32_t value, Span sentence) { return value < sentence.begin; });
    return next == sentences.begin() ? block.reading.paragraph : *std::prev(next);
  };
  Span span = at(offset);
  if (const auto* quotation = quotation_at(block, span.begin)) span.begin = at(quotation->marks.begin).begin;
  if (const auto* quotation = quotation_at(block, span.end)) span.end = at(quotation->marks.end - 1).end;
  return span;
}

Span trim_clause(std::string_view text, Span span) {
  const auto trimmed = [](UChar32 c) {
    return u_isUWhiteSpace(c) || c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' ||
           c == '-' || c == 0x2013 || c == 0x2014;
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto begin = static_cast<std::int32_t>(span.begin);
  auto end = static_cast<std::int32_t>(span.end);
  while (begin < end) {
    auto next = begin;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, next, end, c);
    if (!trimmed(c)) break;
    begin = next;
  }
  while (end > begin) {
    auto next = end;
    UChar32 c = 0;
    U8_PREV_OR_FFFD(bytes, begin, next, c);
    if (!trimmed(c)) break;
    end = next;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace onrecord
