#include "engine/extract/quotes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory_resource>
#include <span>
#include <utility>

#include "engine/extract/attribution.h"
#include "engine/extract/beside.h"
#include "engine/extract/marked_words.h"
#include "engine/extract/whole_paragraphs.h"

namespace onrecord {
namespace {

// A direct quotation says something by itself; a few words are a mixed one.
constexpr std::size_t kWordsOfADirectQuote = 4;
// Marked words that stand alone as a sentence, without an attribution of their own.
constexpr std::size_t kWordsOfAFloatingQuote = 5;
// How many quotes the sentence before may hold.
constexpr int kQuotesOfASentence = 6;
constexpr double kFloatingConfidence = 0.7;
// Whole quotations beside a verb of saying.
constexpr double kDirectConfidence = 0.92;
// Rules that are right so seldom name no speech.
constexpr double kHardlyTold = 0.5;
// Turns of a transcript, and posts.
constexpr double kWholeConfidence = 0.8;
// Marked words in a sentence that tells nothing of them.
constexpr std::size_t kWordsOfALeftOverQuote = 4;
constexpr double kLeftOverConfidence = 0.5;
// What takes up marked words that no rule attributes.
constexpr const char* kContinued = "engine.continued-quotation";
constexpr const char* kLeftOver = "engine.marked-words";
constexpr const char* kFloating = "engine.floating-quotation";

class QuoteCollector {
 public:
  QuoteCollector(std::span<const ReadBlock> blocks, const Language& language, Record& record)
      : blocks_(blocks), language_(language), record_(record), syntax_(language) {
    context_.published = record.article.published;
  }

  void run() {
    const WholeParagraphs whole(blocks_, language_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (const auto taken = whole.at(i)) {
        take_whole(blocks_[i], *taken);
      } else if (blocks_[i].kind == BlockKind::kBody) {
        quote_block(blocks_[i]);
      }
    }
    settle_unspoken(nullptr);
    order_by_place(record_.quotes);
  }

 private:
  // The turn of a transcript, or a post, is its speaker's as a whole.
  void take_whole(const ReadBlock& block, const WholeParagraph& whole) {
    if (whole.goes_on) {
      if (!whole.words.empty()) record_.quotes.back().content.push_back(whole.words);
    } else {
      Quote quote;
      quote.kind = QuoteKind::kDirect;
      quote.content.push_back(whole.words);
      quote.speaker = Speaker{whole.speaker, std::nullopt, {}};
      quote.rule = whole.rule;
      quote.confidence = kWholeConfidence;
      record_.quotes.push_back(std::move(quote));
      note_new_quotes();
    }
    remember(block);
  }

  // Without marks, a rule's find or a colon at its end nobody says anything in a block.
  bool is_silent(const ReadBlock& block) const {
    const auto& reading = block.reading;
    const bool opens = !reading.tokens.empty() && slice(reading.text, reading.tokens.back().span) == ":";
    const auto kind = language_.text_kinds().attribution;
    return block.pieces.empty() && !opens && !(kind && block.findings.has(*kind));
  }

  void quote_block(const ReadBlock& block) {
    if (is_silent(block)) {
      first_here_ = record_.quotes.size();
      settle_unspoken(nullptr);
      awaiting_.reset();
      remember(block);
      return;
    }
    syntax_.read(block);
    const auto& syntax = syntax_;
    auto attributions = attributions_in(block, syntax, language_, context_);
    auto beside = attributions_beside(block, syntax, attributions);
    std::move(beside.begin(), beside.end(), std::back_inserter(attributions));
    std::vector<bool> owned(block.pieces.size(), false);
    inner_.assign(block.pieces.size(), false);
    first_here_ = record_.quotes.size();
    const auto awaiting = take_awaited(block, owned, attributions);
    // Those that a rule names first; then those inside a clause.
    for (const auto& attribution : attributions) {
      if (!attribution.pieces.empty()) take_named(block, attribution, owned);
    }
    for (const auto& attribution : attributions) {
      if (attribution.pieces.empty() && !attribution.awaits) take_clause(block, syntax, attribution, owned);
    }
    note_new_quotes();
    const bool goes_on = pending_ && !block.pieces.empty() &&
                         block.pieces.front().marks.begin == block.reading.paragraph.begin;
    if (!goes_on) {
      settle_unspoken(nullptr);
    } else if (owned.front()) {
      settle_unspoken(quote_of(block.pieces.front().content));
    }
    take_floating(block, syntax, owned, goes_on);
    take_left_over(block, syntax, owned);
    awaiting_ = awaiting;
    remember(block);
  }

  // "She said:", and her words in the paragraphs behind. What the block itself leaves open for the next is
  // returned.
  std::optional<Attribution> take_awaited(const ReadBlock& block, std::vector<bool>& owned,
                                          const std::vector<Attribution>& attributions) {
    std::optional<Attribution> next;
    for (const auto& attribution : attributions) {
      if (attribution.awaits) next = attribution;
    }
    const bool opens =
        !block.pieces.empty() && block.pieces.front().marks.begin == block.reading.paragraph.begin;
    if (!awaiting_ || !opens) return next;
    const auto& piece = block.pieces.front();
    // An attribution of its own wins.
    const bool own =
        std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& attribution) {
          return attribution.clause.overlaps(piece.content) || attribution.rest.overlaps(piece.content);
        });
    if (own || piece.content.empty()) return next;
    owned.front() = true;
    Quote quote = quote_from(*awaiting_, language_);
    quote.kind = QuoteKind::kDirect;
    quote.content.push_back(piece.content);
    record_.quotes.push_back(std::move(quote));
    return next;
  }

  // Marked words that nothing else takes up and that are too long for a name or a
  // title: whoever the sentence speaks of says them, else who spoke before.
  void take_left_over(const ReadBlock& block, const Syntax& syntax, std::vector<bool>& owned) {
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      const auto& piece = block.pieces[i];
      if (owned[i] || piece.depth > 0 || piece.content.empty() || !piece.closed) continue;
      if (words_in(block, piece.content) < kWordsOfALeftOverQuote || is_title(block, piece.content)) continue;
      const auto token = syntax.token_at(piece.marks.begin);
      if (token >= syntax.size()) continue;
      const auto speaker = syntax.speaker_around(token);
      Quote* before = speaker.empty() ? speaker_before(block, piece.marks.begin, false) : nullptr;
      if (speaker.empty() && (before == nullptr || !before->speaker)) continue;
      owned[i] = true;
      auto quote =
          taken_up(piece.content, kLeftOver,
                   speaker.empty() ? before->speaker : Speaker{syntax.span(speaker), std::nullopt, {}});
      quote.kind = kind_of(block, quote.content, true);
      quote.confidence = kLeftOverConfidence;
      record_.quotes.push_back(std::move(quote));
      note_new_quotes();
    }
  }

  // Enters the quotes that were added since the last call into by_end_.
  void note_new_quotes() {
    for (; noted_ < record_.quotes.size(); ++noted_) {
      by_end_.emplace(record_.quotes[noted_].content.back().end, noted_);
    }
  }

  Quote* quote_of(Span content) {
    const auto first = record_.quotes.begin() + static_cast<std::ptrdiff_t>(first_here_);
    const auto found = std::find_if(first, record_.quotes.end(), [&](const Quote& quote) {
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
    Quote quote = quote_from(attribution, language_);
    for (std::size_t i = 0; i < named.size(); ++i) {
      const auto& piece = block.pieces[named[i]];
      owned[named[i]] = true;
      inner_[named[i]] = attribution.inner;
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
    Quote quote = quote_from(attribution, language_);
    quote.content.push_back(piece.content);
    const Span clause = trim_clause(block.reading.text, attribution.clause);
    const bool whole = clause.begin >= piece.marks.begin && clause.end <= piece.marks.end;
    const bool sentence =
        starts_with_capital(block, piece.content) && words_in(block, piece.content) > kWordsOfADirectQuote;
    quote.kind = whole || sentence ? QuoteKind::kDirect : QuoteKind::kMixed;
    if (whole && attribution.says) quote.confidence = std::max(quote.confidence, kDirectConfidence);
    if (!whole && clause.contains(piece.content)) quote.clause = clause;
    record_.quotes.push_back(std::move(quote));
  }

  // Osmara's “Harbour Hour”, a film titled “The Long Way”: a title is nobody's words.
  static bool is_work(const ReadBlock& block, const Syntax& syntax, const QuotedPiece& piece) {
    const auto mark = syntax.token_at(piece.marks.begin);
    if (mark == 0 || words_in(block, piece.content) < 2 || !is_title(block, piece.content)) return false;
    return syntax.tag(mark - 1) == WordTag::kGenitive || syntax.in(mark - 1, "titled-work");
  }

  // The quotations inside what is told: each is a quote of its own. Where other words
  // stand around them, the whole is one as well.
  void take_clause(const ReadBlock& block, const Syntax& syntax, const Attribution& attribution,
                   std::vector<bool>& owned) {
    const auto& text = block.reading.text;
    std::array parts = {attribution.clause, attribution.rest};
    const auto none = std::remove_if(parts.begin(), parts.end(), [](Span span) { return span.empty(); });
    const std::span<const Span> told(parts.begin(), none);
    std::vector<std::size_t> marked;
    std::array<bool, parts.size()> are_whole{};
    const auto whole = std::span(are_whole).first(told.size());
    for (std::size_t t = 0; t < told.size(); ++t) {
      auto i = first_piece_from(block, told[t].begin);
      for (; i < block.pieces.size() && block.pieces[i].marks.begin < told[t].end; ++i) {
        const auto& piece = block.pieces[i];
        if (piece.depth > 0 || piece.content.empty() || !told[t].contains(piece.content)) continue;
        if (owned[i] && !inner_[i]) return;
        marked.push_back(i);
        const Span left{told[t].begin, std::max(told[t].begin, piece.marks.begin)};
        const Span right{std::min(told[t].end, piece.marks.end), told[t].end};
        whole[t] = whole[t] || (trim_clause(text, left).empty() && trim_clause(text, right).empty());
      }
    }
    if (marked.empty()) {
      take_unmarked(block, attribution, told, {});
      return;
    }
    const bool all = std::all_of(whole.begin(), whole.end(), [](bool is) { return is; });
    if (all && told.size() == 2) {
      Quote quote = quote_from(attribution, language_);
      for (const auto i : marked) {
        owned[i] = true;
        quote.content.push_back(block.pieces[i].content);
      }
      quote.kind = kind_of(block, quote.content, false);
      if (attribution.says) quote.confidence = std::max(quote.confidence, kDirectConfidence);
      record_.quotes.push_back(std::move(quote));
      return;
    }
    for (const auto i : marked) {
      if (inner_[i]) continue;
      // “Good” in what somebody only thinks or does: the teller's word as well.
      const bool word = attribution.confidence <= kHardlyTold && !all &&
                        words_in(block, block.pieces[i].content) < kWordsOfADirectQuote;
      owned[i] = true;
      if (!word && !is_work(block, syntax, block.pieces[i])) add_mixed(block, attribution, i, owned);
    }
    // "If it is lost, she said, “we will leave”": told as well is what leads up to the marks.
    const bool led = told.size() == 2 && whole.back() &&
                     block.pieces[marked.front()].marks.begin >= told.back().begin &&
                     !(words_in(block, told.front()) == 1 &&
                       syntax.tag(syntax.token_at(told.front().begin)) == WordTag::kWh);
    if (led || std::none_of(whole.begin(), whole.end(), [](bool is) { return is; })) {
      take_unmarked(block, attribution, told, marked);
    }
  }

  void take_unmarked(const ReadBlock& block, const Attribution& attribution, std::span<const Span> told,
                     std::span<const std::size_t> marked) {
    Quote quote = quote_from(attribution, language_);
    quote.kind = QuoteKind::kIndirect;
    for (const auto span : told) {
      if (const auto words = trim_clause(block.reading.text, span); !words.empty())
        quote.content.push_back(words);
    }
    if (quote.content.empty()) return;
    for (const auto i : marked) quote.marked.push_back(block.pieces[i].content);
    record_.quotes.push_back(std::move(quote));
  }

  // Marked sentences that no attribution covers go on with the speaker before them.
  void take_floating(const ReadBlock& block, const Syntax& syntax, std::vector<bool>& owned,
                     bool block_goes_on) {
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      const auto& piece = block.pieces[i];
      if (owned[i] || piece.depth > 0 || piece.content.empty()) continue;
      const bool goes_on = i == 0 && block_goes_on;
      const Span sentence = sentence_around(block, piece.marks.begin);
      const bool apart = sentence.begin == piece.marks.begin &&
                         trim_clause(block.reading.text, {piece.marks.end, sentence.end}).empty();
      // Right behind "…," she said. even a word goes on with it.
      const bool split = apart && split_before(block, piece) != nullptr;
      const bool alone =
          apart && (split || piece.continues || words_in(block, piece.content) >= kWordsOfAFloatingQuote);
      if (!goes_on && !alone) continue;
      owned[i] = true;
      if (goes_on && !piece.continues) settle_unspoken(nullptr);
      Quote* before = split ? split_before(block, piece) : speaker_before(block, piece.marks.begin, goes_on);
      const bool here = before != nullptr && block.reading.paragraph.contains(before->content.back());
      if (piece.continues && !here && (!goes_on || !unspoken_.empty())) {
        unspoken_.push_back(
            {piece.content, before == nullptr ? std::nullopt : std::optional(index_of(*before))});
        continue;
      }
      if (!here && !goes_on && apart) {
        // "Brek agreed. “We lost it.”"
        if (const auto speaker = subject_before(block, syntax, piece.marks.begin); !speaker.empty()) {
          record_.quotes.push_back(taken_up(piece.content, kFloating, Speaker{speaker, std::nullopt, {}}));
          note_new_quotes();
          continue;
        }
      }
      if (before == nullptr || (!here && !goes_on && is_apart(block, piece.content, *before))) continue;
      const bool adjoins = here || goes_on || told_until(*before) > last_sentence_;
      go_on(index_of(*before), piece.content, goes_on ? kContinued : kFloating, adjoins);
    }
  }

  // Of whom the sentence before `offset` in the same paragraph speaks; empty where there is none.
  static Span subject_before(const ReadBlock& block, const Syntax& syntax, std::uint32_t offset) {
    const auto token = syntax.token_at(offset);
    if (token == 0 || offset == block.reading.paragraph.begin || syntax.quotation(token - 1) >= 0) return {};
    const auto who = syntax.speaker_around(token - 1);
    return who.empty() ? Span{} : syntax.span(who);
  }

  static std::uint32_t told_until(const Quote& quote) {
    return std::max(quote.content.back().end, quote.cue ? quote.cue->end : 0);
  }

  // In a paragraph of its own: a heading, or words of the quotation before that are printed once more.
  bool is_apart(const ReadBlock& block, Span content, const Quote& before) const {
    const auto words = slice(record_.article.text, content);
    const auto repeats = [&](Span said) {
      return slice(record_.article.text, said).find(words) != std::string_view::npos;
    };
    return is_title(block, content) || std::any_of(before.content.begin(), before.content.end(), repeats);
  }

  std::size_t index_of(const Quote& quote) const {
    return static_cast<std::size_t>(&quote - record_.quotes.data());
  }

  // A quotation behind another one of its speaker: one quote with it where it `adjoins`.
  void go_on(std::size_t before, Span content, const char* rule, bool adjoins) {
    auto& quote = record_.quotes[before];
    if (quote.kind == QuoteKind::kDirect && adjoins) {
      quote.content.push_back(content);
      by_end_.emplace(content.end, before);
      return;
    }
    auto next = taken_up(content, rule, quote.speaker);
    next.via = quote.via;
    record_.quotes.push_back(std::move(next));
    note_new_quotes();
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

  // Gives the parts of a quotation that waited for its last one to whom that one's attribution names;
  // where it has none, to who spoke before.
  void settle_unspoken(Quote* last) {
    const auto waiting = std::exchange(unspoken_, {});
    if (last != nullptr && last->speaker) {
      auto at = last->content.begin();
      for (const auto& [content, before] : waiting) at = std::next(last->content.insert(at, content));
      return;
    }
    for (const auto& [content, before] : waiting) {
      if (before) go_on(*before, content, kFloating, true);
    }
  }

  // "A," she said. "B.": the quotation that its attribution splits, if the sentence before `piece` ends with
  // one.
  Quote* split_before(const ReadBlock& block, const QuotedPiece& piece) {
    const auto& sentences = block.reading.sentences;
    auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                         [&](Span s) { return s.begin < piece.marks.begin; });
    if (sentence == sentences.begin()) return nullptr;
    const Span said = *std::prev(sentence);
    int looked = 0;
    for (auto at = by_end_.upper_bound(said.end); at != by_end_.begin() && looked < kQuotesOfASentence;
         ++looked) {
      --at;
      auto& quote = record_.quotes[at->second];
      if (!block.reading.paragraph.contains(quote.content.back())) return nullptr;
      if (quote.kind != QuoteKind::kDirect || !quote.cue || quote.content.back().end != at->first) continue;
      if (said.contains(*quote.cue) && quote.cue->begin >= quote.content.back().end) return &quote;
    }
    return nullptr;
  }

  // The quote that speaks last before `offset`, in this block or the one read before it.
  Quote* speaker_before(const ReadBlock& block, std::uint32_t offset, bool goes_on) {
    for (auto at = by_end_.upper_bound(offset); at != by_end_.begin();) {
      --at;
      auto& quote = record_.quotes[at->second];
      const Span last = quote.content.back();
      const bool here = block.reading.paragraph.contains(last);
      if (!here && !previous_.contains(last)) return nullptr;
      if (last.end != at->first || !quote.speaker) continue;
      // A signature ends what it stands under.
      if (!quote.cue && !quote.rule.file.empty() && quote.speaker->span.begin >= last.end) return nullptr;
      if (!here && !goes_on && quote.kind == QuoteKind::kIndirect) continue;
      return &quote;
    }
    return nullptr;
  }

  void remember(const ReadBlock& block) {
    previous_ = block.reading.paragraph;
    last_sentence_ = block.reading.sentences.empty() ? previous_.begin : block.reading.sentences.back().begin;
    pending_ = std::any_of(block.pieces.begin(), block.pieces.end(),
                           [](const QuotedPiece& piece) { return piece.continues; });
  }

  std::span<const ReadBlock> blocks_;
  const Language& language_;
  Record& record_;
  Context context_;
  Syntax syntax_;                                               // of the block at hand
  std::pmr::monotonic_buffer_resource memory_{2048};            // of the map
  std::pmr::map<std::uint32_t, std::size_t> by_end_{&memory_};  // quotes by where their words end
  std::size_t noted_ = 0;                                       // how many of them are there
  std::size_t first_here_ = 0;                                  // the first quote of the block at hand
  std::vector<bool> inner_;              // its pieces that somebody else tells inside what is told
  std::optional<Attribution> awaiting_;  // "She said:" at the end of the paragraph before
  Span previous_;                        // the paragraph before
  std::uint32_t last_sentence_ = 0;      // where its last sentence begins
  bool pending_ = false;                 // its last quotation goes on in this one
  // Parts of it that wait for the speaker; each with the quote before.
  std::vector<std::pair<Span, std::optional<std::size_t>>> unspoken_;
};

}  // namespace

void collect_quotes(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  QuoteCollector(blocks, language, record).run();
}

}  // namespace onrecord
