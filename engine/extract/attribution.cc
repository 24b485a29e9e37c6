#include "engine/extract/attribution.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "engine/extract/provenance.h"
#include "engine/extract/told.h"

namespace onrecord {
namespace {

constexpr double kDefaultConfidence = 0.8;

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

std::optional<Frame> frame_named(std::string_view name) {
  if (name == "clause") return Frame::kClause;
  if (name == "quoted") return Frame::kQuoted;
  if (name == "behind") return Frame::kBehind;
  if (name == "passive") return Frame::kPassive;
  if (name == "seeming") return Frame::kSeeming;
  if (name == "hearsay") return Frame::kHearsay;
  if (name == "noun") return Frame::kNoun;
  if (name == "channel") return Frame::kChannel;
  return std::nullopt;
}

class BlockAttributions {
 public:
  BlockAttributions(const ReadBlock& block, const Syntax& syntax, const Language& language,
                    const Context& context)
      : block_(block), language_(language), context_(context), syntax_(syntax) {}

  std::vector<Attribution> run() {
    const auto kind = language_.text_kinds().attribution;
    if (!kind || !block_.findings.has(*kind)) return {};
    const auto& mentions = block_.findings.mentions;
    found_.reserve(static_cast<std::size_t>(std::ranges::count(mentions, *kind, &Mention::kind)));
    for (const auto& mention : mentions) {
      if (mention.kind != *kind) continue;
      // "We said so" inside a quotation is its speaker's telling, not the article's.
      const auto* inside = quotation_at(block_, mention.span.begin);
      if (inside == nullptr || (!inside->closed && !inside->continues)) add(mention);
    }
    std::sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) {
      return a.core.begin != b.core.begin ? a.core.begin < b.core.begin : a.core.end > b.core.end;
    });
    if (found_.size() < 2) return std::move(found_);
    cut_fronted();
    keep_spoken();
    fold_citations();
    fold_channels();
    cut_at_next();
    settle_mutual();
    drop_embedded();
    return std::move(found_);
  }

 private:
  std::string_view text() const { return block_.reading.text; }

  void add(const Mention& mention) {
    const auto* fields = language_.text_fields().constant(mention.rule);
    std::optional<FieldValues> own;
    if (fields == nullptr) {
      own = language_.text_fields().evaluate(block_.findings, mention, text(), context_);
      if (!own) return;
      fields = &*own;
    }
    const auto span_of = [](const Capture* capture) { return capture == nullptr ? Span{} : capture->span; };
    const auto slot = [&](std::uint16_t id) { return span_of(capture_of(block_.findings, mention, id)); };
    const auto& slots = language_.text_slots();
    Attribution out;
    out.core = mention.span;
    out.speaker = slot(slots.speaker);
    out.cue = slot(slots.cue);
    out.via = slot(slots.via);
    out.block = &block_;
    out.mention = &mention;
    out.confidence = kDefaultConfidence;
    if (const auto* number = fields->number("confidence")) out.confidence = *number;
    const auto frame = frame_named(fields->text("kind"));
    if (frame) {
      const auto tail = std::max(slot(slots.tail).end, out.cue.end);
      if (!place(out, *frame, tail)) return;
    } else {
      std::vector<Span> contents;
      for (const auto name : {"content", "content2"}) {
        const auto span = span_of(capture_of(language_.text(), block_.findings, mention, name));
        if (!span.empty()) contents.push_back(span);
      }
      place_plainly(out, contents, fields->text("content") == "before");
      if (out.clause.empty()) return;
    }
    found_.push_back(std::move(out));
  }

  // A rule without a frame: the words are those that it caught, quotations or others, else where it says, to
  // the sentence's end.
  void place_plainly(Attribution& out, const std::vector<Span>& contents, bool before) const {
    const Span sentence = sentence_around(block_, out.core.begin);
    if (!contents.empty()) {
      out.clause = {contents.front().begin, contents.back().end};
      const auto is_quotation = [&](Span span) {
        return std::ranges::any_of(block_.pieces, [&](const QuotedPiece& p) { return p.marks == span; });
      };
      if (std::ranges::any_of(contents, is_quotation)) out.pieces = contents;
    } else if (before) {
      out.clause = trim_clause(text(), {sentence.begin, out.core.begin});
    } else {
      const Span last = sentence_around(block_, out.core.end - 1);
      out.clause = trim_clause(text(), {out.core.end, std::max(last.end, out.core.end)});
    }
  }

  bool place(Attribution& out, Frame frame, std::uint32_t tail) const {
    const auto core = syntax_.tokens_of(out.cue);
    const auto told = told_by(syntax_, core, syntax_.tokens_of({out.cue.begin, tail}).end, frame);
    if (!told) return false;
    const auto span = [&](TokenSpan range) { return range.empty() ? Span{} : syntax_.span(range); };
    out.speaker = span(told->speaker);
    out.cue = out.core = span(told->cue);
    out.clause = span(told->clause);
    out.awaits = told->awaits;
    if (out.awaits) return true;
    if (syntax_.quotation(told->clause.begin) < 0 || syntax_.quotation(told->clause.end - 1) < 0) {
      out.clause = trim_clause(text(), out.clause);
    }
    out.rest = span(told->rest);
    out.trailing = told->trailing;
    out.channel = frame == Frame::kChannel;
    out.says = frame == Frame::kClause;
    if (out.channel) out.core.end = std::max(out.core.end, out.speaker.end);
    return !out.clause.empty();
  }

  // "Citing a letter, the council said A": the letter is the channel of what is said there.
  void fold_citations() {
    std::vector<bool> folded(found_.size(), false);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto& citing = found_[i];
      if (citing.cue.empty() || !syntax_.in(syntax_.token_at(citing.cue.begin), "citing-word")) continue;
      for (const auto j : {i - 1, i + 1}) {
        if (j >= found_.size() || !found_[j].says || found_[j].speaker.empty() || folded[j]) continue;
        if (!citing.speaker.empty() && found_[j].speaker != citing.speaker) continue;
        found_[j].via = citing.clause;
        folded[i] = true;
        const Span rest = found_[j].clause;
        if (rest.contains(citing.cue)) found_[j].clause = trim_clause(text(), {rest.begin, citing.cue.begin});
        break;
      }
    }
    erase(folded);
  }

  // A channel names the way by which the sentence's other attributions came; alone it
  // is an attribution itself.
  void fold_channels() {
    std::vector<Span> folded;
    for (const auto& channel : found_) {
      if (!channel.channel) continue;
      const Span sentence = sentence_around(block_, channel.core.begin);
      auto other = std::partition_point(found_.begin(), found_.end(),
                                        [&](const Attribution& a) { return a.core.begin < sentence.begin; });
      for (; other != found_.end() && other->core.begin < sentence.end; ++other) {
        // "A praised the “brave” plan, according to B": B is the channel of what is marked.
        if (other->speaker.empty() || other->channel) continue;
        if (!other->says && !holds_marks(other->clause)) continue;
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

  bool holds_marks(Span clause) const {
    return std::any_of(block_.pieces.begin(), block_.pieces.end(),
                       [&](const QuotedPiece& piece) { return clause.contains(piece.marks); });
  }

  // "X said A was ready and stressed that": it was X that stressed, where A is a place.
  void share_speaker(const Attribution& first, Attribution& second) const {
    const auto told = syntax_.token_at(first.clause.begin);
    const auto inner = syntax_.token_at(second.speaker.begin);
    if (!first.says || !second.says || second.speaker.empty() || inner < told || inner > told + 1) return;
    if (!syntax_.in(inner, "place") || !coordinator_before(second.core.begin)) return;
    second.speaker = first.speaker;
  }

  // A whole quotation.
  bool is_spoken(Span clause) const {
    const auto* piece = quotation_at(block_, clause.begin + 1);
    return piece != nullptr && piece->marks.begin <= clause.begin && piece->marks.end >= clause.end &&
           syntax_.token_at(piece->marks.end) - syntax_.token_at(piece->marks.begin) > 5;
  }

  // Of an attribution inside another's clause leaves the whole quotation that it
  // tells, if it does; false where it tells none.
  bool keeps_own_words(Attribution& inner) const {
    if (!inner.says || inner.speaker.empty() || !is_spoken(inner.clause)) return false;
    const Span marks = quotation_at(block_, inner.clause.begin + 1)->marks;
    inner.inner = true;
    inner.pieces = {marks};
    inner.clause = marks;
    inner.rest = {};
    return true;
  }

  // "“A,” X said, but B, Y said": what X says aloud is X's alone.
  void keep_spoken() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto first = found_[i];
      if (!first.says || first.speaker.empty() || !first.rest.empty() || first.clause.end > first.core.begin)
        continue;
      if (!is_spoken(first.clause)) continue;
      const Span own{first.clause.begin, std::max(first.core.end, first.speaker.end)};
      constexpr std::size_t kNear = 8;
      for (std::size_t j = i - std::min(i, kNear); j < std::min(found_.size(), i + kNear); ++j) {
        auto& clause = found_[j].clause;
        if (j == i || !clause.contains(first.clause) || clause == first.clause) continue;
        if (clause.begin < own.begin) {
          clause = trim_clause(text(), {clause.begin, own.begin});
        } else if (clause.end > own.end) {
          clause = trim_clause(text(), {own.end, clause.end});
        }
      }
    }
  }

  // "Asked about A, X said B": what was asked ends before X's telling.
  void cut_fronted() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      auto& first = found_[i];
      if (first.clause.begin < first.cue.end) continue;
      const auto cue = syntax_.token_at(first.cue.begin);
      const bool fronted = first.speaker.empty() && cue <= syntax_.sentence(cue).begin + 1;
      // "After a film showing A, X said B"
      const bool attached =
          cue > 0 && syntax_.tag(cue) == WordTag::kGerund && syntax_.tag(cue - 1) != WordTag::kMark;
      if (!fronted && !attached) continue;
      for (auto j = i + 1; j < found_.size() && found_[j].core.begin < first.clause.end; ++j) {
        const auto& second = found_[j];
        const auto speaks =
            second.speaker.empty() ? second.core.begin : std::min(second.core.begin, second.speaker.begin);
        const auto next = syntax_.token_at(speaks);
        if (speaks <= first.clause.begin || next == 0) continue;
        const bool dash = syntax_.is(next - 1, "―") || syntax_.is(next - 1, "—") || syntax_.is(next - 1, "–");
        if (!dash && !syntax_.is(next - 1, ",")) continue;
        first.clause = trim_clause(text(), {first.clause.begin, speaks});
        break;
      }
    }
  }

  // Whether the words could be a clause, which has a verb.
  bool is_clause(Span words) const {
    return syntax_.has_finite_verb({syntax_.token_at(words.begin), syntax_.token_at(words.end)});
  }

  // "X said A, and Y said B", "X said A, Y said": what X said ends before Y's telling.
  void cut_at_next() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      auto& first = found_[i];
      if (i + 1 < found_.size()) share_speaker(first, found_[i + 1]);
      auto& told = first.rest.empty() ? first.clause : first.rest;
      if (told.begin < first.cue.end) continue;
      for (auto j = i + 1; j < found_.size() && found_[j].core.begin < told.end; ++j) {
        const auto& second = found_[j];
        if (second.core.begin <= told.begin) continue;
        // "X said A, Y said.": all of it is Y's, with what X said inside.
        if (second.trailing && second.clause.begin <= first.core.begin && second.speaker.begin > told.begin &&
            second.speaker.begin < told.end) {
          told = trim_clause(text(), {told.begin, second.speaker.begin});
          break;
        }
        const auto from = second.speaker.empty() || second.speaker.begin > second.core.begin ||
                                  second.speaker.begin < told.begin
                              ? second.core.begin
                              : second.speaker.begin;
        const bool own = second.speaker.begin > told.begin && second.speaker.begin < second.core.begin;
        // "X slammed the plan, and Y said, “B”": no stance holds what somebody else says aloud.
        if (own && !first.says && second.says && is_spoken(second.clause)) {
          told = trim_clause(text(), {told.begin, second.speaker.begin});
          break;
        }
        if (!own && second.speaker != first.speaker) continue;
        if (const auto end = coordinator_before(from);
            end && *end > told.begin && (!first.says || is_clause({told.begin, *end}))) {
          told = trim_clause(text(), {told.begin, *end});
          break;
        }
      }
    }
  }

  // Where the coordinator or semicolon right before `offset` begins.
  std::optional<std::uint32_t> coordinator_before(std::uint32_t offset) const {
    const auto next = syntax_.token_at(offset);
    if (next == 0 || next >= syntax_.size()) return std::nullopt;
    if (syntax_.is(next - 1, ";") || syntax_.tag(next - 1) == WordTag::kCoordinator) {
      return block_.reading.tokens[next - 1].span.begin;
    }
    return std::nullopt;
  }

  // Two that each lie in what the other tells, or share a cue: the less sure one is no attribution.
  void settle_mutual() {
    const auto tells = [&](const Attribution& a, Span cue) {
      return a.clause.contains(cue) || (!a.rest.empty() && a.rest.contains(cue));
    };
    std::vector<bool> lost(found_.size(), false);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto reach = std::max(found_[i].clause.end, found_[i].rest.end);
      for (auto j = i + 1; j < found_.size() && !lost[i] && found_[j].core.begin < reach; ++j) {
        const auto& first = found_[i];
        const auto& second = found_[j];
        if (lost[j] || first.cue.empty() || second.cue.empty()) continue;
        const bool mutual = tells(first, second.cue) && tells(second, first.cue);
        if (!mutual && !first.cue.overlaps(second.cue)) continue;
        const bool outer = second.trailing && first.confidence == second.confidence;
        lost[first.confidence < second.confidence || outer ? i : j] = true;
      }
    }
    erase(lost);
  }

  // Those that are marked.
  void erase(const std::vector<bool>& marked) {
    std::size_t next = 0;
    std::erase_if(found_, [&](const Attribution&) { return marked[next++]; });
  }

  // The outermost attribution counts: one whose cue stands in what another tells is left out.
  void drop_embedded() {
    struct Stretch {
      Span span;
      std::size_t owner = 0;
    };
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      for (const auto span : {found_[i].clause, found_[i].rest}) {
        if (!span.empty()) stretches.push_back({span, i});
      }
    }
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch& a, const Stretch& b) { return a.span.begin < b.span.begin; });
    std::vector<bool> dropped(found_.size(), false);
    std::vector<std::uint32_t> reach(found_.size(), std::numeric_limits<std::uint32_t>::max());
    std::size_t next = 0;
    // The two that reach furthest, of different owners: one's own words do not embed it.
    Stretch furthest, second;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto cue = found_[i].cue.empty() ? found_[i].core : found_[i].cue;
      for (; next < stretches.size() && stretches[next].span.begin <= cue.begin; ++next) {
        auto stretch = stretches[next];
        stretch.span.end = std::min(stretch.span.end, reach[stretch.owner]);
        if (stretch.span.end > furthest.span.end) {
          if (stretch.owner != furthest.owner) second = furthest;
          furthest = stretch;
        } else if (stretch.span.end > second.span.end && stretch.owner != furthest.owner) {
          second = stretch;
        }
      }
      const auto& around = furthest.owner == i ? second : furthest;
      const bool embedded = !around.span.empty() && around.span.end >= cue.end && around.owner != i;
      // "She said he expects A, but he said B": what he expects ends with what she said.
      if (embedded) reach[i] = around.span.end;
      // "She said that he told them, “A”": the marked words are his.
      dropped[i] = embedded && !keeps_own_words(found_[i]);
    }
    erase(dropped);
  }

  const ReadBlock& block_;
  const Language& language_;
  const Context& context_;
  const Syntax& syntax_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> attributions_in(const ReadBlock& block, const Syntax& syntax,
                                         const Language& language, const Context& context) {
  return BlockAttributions(block, syntax, language, context).run();
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
    if (c >= 'a' && c <= 'z') return false;
    return u_isUWhiteSpace(c) || c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' ||
           c == '-' || c == 0x2013 || c == 0x2014;
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto begin = static_cast<std::int32_t>(span.begin);
  auto end = static_cast<std::int32_t>(span.end);
  // "(He said it was late.)": what opens outside closes outside.
  const auto lone = [&](char other) {
    const Span rest{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return slice(text, rest).find(other) == std::string_view::npos;
  };
  std::optional<bool> opens_alone, closes_alone;
  while (begin < end) {
    auto next = begin;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, next, end, c);
    if (c == '(' && !opens_alone) opens_alone = lone(')');
    if (!trimmed(c) && (c != '(' || !*opens_alone)) break;
    begin = next;
  }
  while (end > begin) {
    auto next = end;
    UChar32 c = 0;
    U8_PREV_OR_FFFD(bytes, begin, next, c);
    if (c == ')' && !closes_alone) closes_alone = lone('(');
    if (!trimmed(c) && (c != ')' || !*closes_alone)) break;
    end = next;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Quote quote_from(const Attribution& attribution, const Language& language) {
  Quote quote;
  if (!attribution.speaker.empty()) quote.speaker = Speaker{attribution.speaker, std::nullopt, {}};
  if (!attribution.cue.empty()) quote.cue = attribution.cue;
  if (!attribution.via.empty()) quote.via = attribution.via;
  if (attribution.mention == nullptr) {
    quote.rule.id = attribution.engine_rule;
  } else {
    const auto& block = *attribution.block;
    quote.rule = provenance(language, block.findings, *attribution.mention, block.reading.text);
  }
  quote.confidence = attribution.confidence;
  return quote;
}

}  // namespace onrecord
