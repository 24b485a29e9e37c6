#include "engine/extract/quotes.h"

#include <algorithm>
#include <utility>

#include "engine/extract/attribution.h"

namespace onrecord {
namespace {

// A direct quotation says something by itself; a few words are a mixed one.
constexpr std::size_t kWordsOfADirectQuote = 4;
// Marked words that stand alone as a sentence, without an attribution of their own.
constexpr std::size_t kWordsOfAFloatingQuote = 5;
constexpr double kFloatingConfidence = 0.7;
// What takes up marked words that no rule attributes.
constexpr const char* kContinued = "engine.continued-quotation";
constexpr const char* kFloating = "engine.floating-quotation";

std::size_t words_in(const ReadBlock& block, Span span) {
  return static_cast<std::size_t>(
      std::count_if(block.reading.tokens.begin(), block.reading.tokens.end(),
                    [&](const Token& token) { return span.contains(token.span) && is_word(token.shape); }));
}

bool starts_with_capital(const ReadBlock& block, Span span) {
  for (const auto& token : block.reading.tokens) {
    if (span.contains(token.span) && is_word(token.shape)) return is_capital(token.shape);
  }
  return false;
}

Quote quote_from(const Attribution& attribution) {
  Quote quote;
  if (!attribution.speaker.empty()) quote.speaker = Speaker{attribution.speaker, std::nullopt, {}};
  if (!attribution.cue.empty()) quote.cue = attribution.cue;
  if (!attribution.via.empty()) quote.via = attribution.via;
  quote.rule = attribution.rule;
  quote.confidence = attribution.confidence;
  return quote;
}

class QuoteCollector {
 public:
  QuoteCollector(std::span<const ReadBlock> blocks, const Language& language, Record& record)
      : blocks_(blocks), language_(language), record_(record) {
    context_.published = record.article.published;
  }

  void run() {
    for (const auto& block : blocks_) {
      if (block.kind != BlockKind::kBody) continue;
      quote_block(block);
    }
    settle_unspoken(nullptr);
    std::stable_sort(record_.quotes.begin(), record_.quotes.end(), [](const Quote& a, const Quote& b) {
      return a.content.front().begin < b.content.front().begin;
    });
  }

 private:
  void quote_block(const ReadBlock& block) {
    const auto attributions = attributions_in(block, language_, context_);
    std::vector<bool> owned(block.pieces.size(), false);
    // Those that a rule names first; then those inside a clause.
    for (const auto& attribution : attributions) {
      if (!attribution.pieces.empty()) take_named(block, attribution, owned);
    }
    for (const auto& attribution : attributions) {
      if (attribution.pieces.empty()) take_clause(block, attribution, owned);
    }
    const bool goes_on = pending_ && !block.pieces.empty() &&
                         block.pieces.front().marks.begin == block.reading.paragraph.begin;
    if (!goes_on) {
      settle_unspoken(nullptr);
    } else if (owned.front()) {
      settle_unspoken(quote_of(block.pieces.front().content));
    }
    take_floating(block, owned, goes_on);
    remember(block);
  }

  const Quote* quote_of(Span content) const {
    const auto found = std::find_if(record_.quotes.begin(), record_.quotes.end(), [&](const Quote& quote) {
      return std::find(quote.content.begin(), quote.content.end(), content) != quote.content.end();
    });
    return found == record_.quotes.end() ? nullptr : &*found;
  }

  void take_named(const ReadBlock& block, const Attribution& attribution, std::vector<bool>& owned) {
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      const auto& piece = block.pieces[i];
      if (piece.depth > 0 || owned[i]) continue;
      for (const auto span : attribution.pieces) {
        if (span == piece.marks) named.push_back(i);
      }
    }
    if (named.empty()) return;
    const auto& text = block.reading.text;
    // Words said before the marked ones, in the same sentence: the lead of a mixed quotation.
    const bool lead = attribution.clause.begin < block.pieces[named.front()].marks.begin;
    const bool one_sentence =
        named.size() == 2 && !starts_with_capital(block, block.pieces[named[1]].content);
    Quote quote = quote_from(attribution);
    for (std::size_t i = 0; i < named.size(); ++i) {
      const auto& piece = block.pieces[named[i]];
      owned[named[i]] = true;
      quote.content.push_back(piece.content);
      if (i + 1 < named.size() && one_sentence) continue;
      quote.kind = kind_of(block, quote.content, lead && i == 0);
      if (quote.kind == QuoteKind::kMixed && lead) quote.clause = trim_clause(text, attribution.clause);
      record_.quotes.push_back(quote);
      quote.content.clear();
      quote.clause.reset();
    }
    if (!lead) return;
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      if (!owned[i] && block.pieces[i].depth == 0 && attribution.clause.contains(block.pieces[i].marks)) {
        add_mixed(block, attribution, i, owned);
      }
    }
  }

  static QuoteKind kind_of(const ReadBlock& block, const std::vector<Span>& content, bool lead) {
    std::size_t words = 0;
    for (const auto span : content) words += words_in(block, span);
    const bool capital = starts_with_capital(block, content.front());
    if (lead && !capital) return QuoteKind::kMixed;
    return words >= kWordsOfADirectQuote || (capital && !lead) ? QuoteKind::kDirect : QuoteKind::kMixed;
  }

  void add_mixed(const ReadBlock& block, const Attribution& attribution, std::size_t index,
                 std::vector<bool>& owned) {
    const auto& piece = block.pieces[index];
    owned[index] = true;
    Quote quote = quote_from(attribution);
    quote.content.push_back(piece.content);
    const Span clause = trim_clause(block.reading.text, attribution.clause);
    const bool whole = clause.begin >= piece.marks.begin && clause.end <= piece.marks.end;
    const bool sentence =
        starts_with_capital(block, piece.content) && words_in(block, piece.content) > kWordsOfADirectQuote;
    quote.kind = whole || sentence ? QuoteKind::kDirect : QuoteKind::kMixed;
    if (!whole) quote.clause = clause;
    record_.quotes.push_back(std::move(quote));
  }

  void take_clause(const ReadBlock& block, const Attribution& attribution, std::vector<bool>& owned) {
    bool marked = false;
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      const auto& piece = block.pieces[i];
      if (piece.depth > 0 || piece.content.empty() || !attribution.clause.overlaps(piece.content)) continue;
      if (!attribution.clause.contains(piece.content)) continue;
      marked = true;
      if (!owned[i]) add_mixed(block, attribution, i, owned);
    }
    if (marked || attribution.marked_only) return;
    const Span clause = trim_clause(block.reading.text, attribution.clause);
    if (words_in(block, clause) < 2) return;
    Quote quote = quote_from(attribution);
    quote.kind = QuoteKind::kIndirect;
    quote.content.push_back(clause);
    record_.quotes.push_back(std::move(quote));
  }

  // Marked sentences that no attribution covers go on with the speaker before them.
  void take_floating(const ReadBlock& block, const std::vector<bool>& owned, bool block_goes_on) {
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      const auto& piece = block.pieces[i];
      if (owned[i] || piece.depth > 0 || piece.content.empty()) continue;
      const bool goes_on = i == 0 && block_goes_on;
      const Span sentence = sentence_around(block, piece.marks.begin);
      const bool alone = sentence.begin == piece.marks.begin &&
                         trim_clause(block.reading.text, {piece.marks.end, sentence.end}).empty() &&
                         (piece.continues || words_in(block, piece.content) >= kWordsOfAFloatingQuote);
      if (!goes_on && !alone) continue;
      if (goes_on && !piece.continues) settle_unspoken(nullptr);
      Quote* before = speaker_before(block, piece.marks.begin, goes_on);
      const bool here = before != nullptr && block.reading.paragraph.contains(before->content.back());
      if (piece.continues && !here && (!goes_on || !unspoken_.empty())) {
        unspoken_.push_back({piece.content, before == nullptr ? std::nullopt : before->speaker});
        continue;
      }
      if (before == nullptr) continue;
      if (only_attribution_between(block, *before, piece)) {
        before->content.push_back(piece.content);
        continue;
      }
      auto quote = taken_up(piece.content, goes_on ? kContinued : kFloating, before->speaker);
      quote.via = before->via;
      record_.quotes.push_back(std::move(quote));
    }
  }

  static Quote taken_up(Span content, const char* rule, const std::optional<Speaker>& speaker) {
    Quote quote;
    quote.kind = QuoteKind::kDirect;
    quote.content.push_back(content);
    quote.speaker = speaker;
    quote.rule = {rule, "", 0};
    quote.confidence = kFloatingConfidence;
    return quote;
  }

  // Gives the parts of a quotation that waited for its last one to whom that
  // one's attribution names; where it has none, to who spoke before.
  void settle_unspoken(const Quote* last) {
    const auto named = last == nullptr ? std::nullopt : last->speaker;
    for (const auto& [content, before] : std::exchange(unspoken_, {})) {
      const auto& speaker = named ? named : before;
      if (speaker) record_.quotes.push_back(taken_up(content, named ? kContinued : kFloating, speaker));
    }
  }

  // "A," she said. "B.": one quotation that its attribution splits.
  static bool only_attribution_between(const ReadBlock& block, const Quote& before,
                                       const QuotedPiece& piece) {
    if (before.kind != QuoteKind::kDirect || !before.cue ||
        !block.reading.paragraph.contains(before.content.back())) {
      return false;
    }
    const Span gap{before.content.back().end, piece.marks.begin};
    const Span sentence = sentence_around(block, before.content.back().end);
    return gap.contains(*before.cue) &&
           trim_clause(block.reading.text, {sentence.end, piece.marks.begin}).empty();
  }

  // The quote that speaks last before `offset`, in this block or the one read before it.
  Quote* speaker_before(const ReadBlock& block, std::uint32_t offset, bool goes_on) {
    Quote* nearest = nullptr;
    for (auto& quote : record_.quotes) {
      const Span last = quote.content.back();
      if (last.end > offset || !quote.speaker) continue;
      const bool here = block.reading.paragraph.contains(last);
      if (!here && !previous_.contains(last)) continue;
      if (!here && !goes_on && quote.kind == QuoteKind::kIndirect) continue;
      if (nearest == nullptr || nearest->content.back().end <= last.end) nearest = &quote;
    }
    return nearest;
  }

  void remember(const ReadBlock& block) {
    previous_ = block.reading.paragraph;
    pending_ = std::any_of(block.pieces.begin(), block.pieces.end(),
                           [](const QuotedPiece& piece) { return piece.continues; });
  }

  std::span<const ReadBlock> blocks_;
  const Language& language_;
  Record& record_;
  Context context_;
  Span previous_;         // the paragraph before
  bool pending_ = false;  // its last quotation goes on in this one
  // Parts of it that wait for the speaker; each with who spoke before.
  std::vector<std::pair<Span, std::optional<Speaker>>> unspoken_;
};

}  // namespace

void collect_quotes(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  QuoteCollector(blocks, language, record).run();
}

}  // namespace onrecord
