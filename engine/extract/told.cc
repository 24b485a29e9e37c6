#include "engine/extract/told.h"

#include "engine/extract/channel.h"
#include "engine/extract/telling.h"
#include "engine/extract/told_of_subject.h"
#include "engine/extract/told_words.h"

namespace onrecord {
namespace {

class Teller {
 public:
  Teller(const Syntax& syntax, TokenSpan core, std::size_t tail, Frame frame)
      : syntax_(syntax), core_(core), tail_(tail), frame_(frame), sentence_(syntax.sentence(core.begin)) {
    while (sentence_.end > tail_ && ends(sentence_.end - 1)) --sentence_.end;
    // "expected to": the last word begins what is told.
    if (frame_ != Frame::kChannel && core_.end > core_.begin + 1 &&
        syntax_.tag(core_.end - 1) == WordTag::kTo) {
      if (tail_ == core_.end) --tail_;
      --core_.end;
    }
  }

  std::optional<Told> run() {
    if (frame_ == Frame::kChannel) return told_by_channel(syntax_, core_, tail_, sentence_);
    if (frame_ == Frame::kHearsay) return told_by_hearsay(syntax_, core_, tail_, sentence_);
    if (frame_ == Frame::kNoun) return told_as_thing();
    const auto group = syntax_.verb_group(core_.begin, core_.end);
    if (!is_telling(syntax_, core_, group, tail_, sentence_) &&
        !is_before_that(syntax_, core_, tail_, sentence_)) {
      const bool thing =
          syntax_.in(core_.begin, "cue-thing") && tail_ < sentence_.end &&
          (frame_ == Frame::kBehind || (frame_ == Frame::kClause && syntax_.in(tail_, "content-opener")));
      return thing ? told_as_thing() : std::nullopt;
    }
    out_.cue = {group.begin, tail_};
    const bool passive = syntax_.is_passive(group) && !syntax_.in(core_.begin, "tweet-verb");
    if (frame_ == Frame::kSeeming) return told_of_subject(syntax_, frame_, group, out_.cue, sentence_);
    if (frame_ == Frame::kPassive || passive) {
      if (!passive || frame_ == Frame::kQuoted) return std::nullopt;
      return told_in_passive(syntax_, frame_, group, out_.cue, sentence_);
    }
    // "A letter written by her": a participle, no verb of its own.
    if (syntax_.tag(core_.begin) == WordTag::kParticiple && group.begin == core_.begin &&
        tail_ < sentence_.end && syntax_.in(tail_, "by-word")) {
      return asked_by(group);
    }
    out_.speaker = syntax_.subject(group);
    if (is_half_noun(syntax_, core_, group, out_.speaker)) return std::nullopt;
    if (!words().is_behind() && ends_paragraph(syntax_, core_, tail_)) {
      if (group.begin == sentence_.begin) out_.speaker = syntax_.phrase_from(tail_, sentence_.end);
      out_.awaits = true;
      return out_;
    }
    // “…,” she said of him: the marked words are told.
    if (frame_ == Frame::kBehind && !out_.speaker.empty() && out_.speaker.end <= group.begin &&
        adjoins(group) && follows_quotation(out_.speaker.begin)) {
      return clause(group);
    }
    if (frame_ == Frame::kBehind) {
      if (!syntax_.is_finite(group) && out_.speaker.empty() && group.begin > sentence_.begin)
        return std::nullopt;
      return behind(tail_) ? std::optional(out_) : std::nullopt;
    }
    const auto told = clause(group);
    if (told && frame_ == Frame::kQuoted && !is_marked(*told)) return std::nullopt;
    return told;
  }

 private:
  ToldWords words() const { return {syntax_, frame_, sentence_, tail_, out_.speaker, out_.cue}; }

  // What is told begins or ends with marked words right beside the cue.
  bool is_marked(const Told& told) const {
    if (told.clause.end <= out_.cue.begin)
      return words().closes_quotation(told.clause.end - 1) || told.awaits;
    return words().opens_quotation(told.clause.begin) && words().speaks(told.clause.begin);
  }

  bool ends(std::size_t token) const {
    return syntax_.tag(token) == WordTag::kMark && syntax_.quotation(token) < 0 && !syntax_.is(token, ")") &&
           !syntax_.is(token, "%") && !syntax_.is(token, "$");
  }

  // Whether a quotation that its comma leaves open ends right before `at`.
  bool follows_quotation(std::size_t at) const {
    if (at <= sentence_.begin || !words().closes_quotation(at - 1) || !words().speaks(at - 1)) return false;
    return syntax_.tag(at - 2) == WordTag::kMark;
  }

  // “…,” the tall, bespectacled diplomat said: all between the quotation and the verb is the speaker.
  void widen_speaker(TokenSpan group) {
    if (out_.speaker.empty() || out_.speaker.begin > group.begin) return;
    constexpr std::size_t kLongest = 24;
    for (auto i = out_.speaker.begin; i > sentence_.begin && out_.speaker.begin - i < kLongest; --i) {
      if (syntax_.quotation(i - 1) < 0) continue;
      if (i < out_.speaker.begin && follows_quotation(i) && syntax_.phrase_from(i, group.begin).end > i &&
          !syntax_.has_finite_verb({i, group.begin})) {
        out_.speaker.begin = i;
      }
      return;
    }
  }

  std::optional<Told> clause(TokenSpan group) {
    widen_speaker(group);
    const bool finite = syntax_.is_finite(group);
    // "…, who was there, told the board": whom it tells stands behind it, not who.
    const bool told_to =
        group.begin > 0 && syntax_.in(core_.begin, "tell-verb") && !words().closes_quotation(group.begin - 1);
    // "…," said the mayor.
    const bool alone = group.begin > 0 && !told_to &&
                       (group.begin == sentence_.begin || syntax_.is(group.begin - 1, ",") ||
                        syntax_.is(group.begin - 1, "-") || syntax_.is(group.begin - 1, "—") ||
                        words().closes_quotation(group.begin - 1));
    if (finite && group.begin == sentence_.begin && heads_quotation()) return out_;
    if (finite && alone && tail_ < sentence_.end) {
      if (const auto who = speaker_behind(group); !who.empty()) {
        out_.speaker = who;
        return around(group.begin, who.end) ? std::optional(out_) : std::nullopt;
      }
    }
    const auto at = out_.speaker.empty() || out_.speaker.begin > group.begin || !adjoins(group)
                        ? group.begin
                        : out_.speaker.begin;
    return around(at, tail_) ? std::optional(out_) : std::nullopt;
  }

  // "…, said the mayor": who stands behind the verb and says what is before it; empty where the verb tells
  // what stands behind it.
  TokenSpan speaker_behind(TokenSpan group) const {
    const auto who = syntax_.phrase_from(tail_, sentence_.end);
    const bool quoted = words().closes_quotation(group.begin - 1);
    if (who.empty() || syntax_.in(who.begin, "object-pronoun") ||
        words().opens_main_clause(tail_, sentence_.end))
      return {};
    if (!out_.speaker.empty()) {
      if (follows_quotation(out_.speaker.begin)) return {};
      // "Brek, a supporter of the plan, said those seeking her help were late"
      const bool clause_of_pronoun = syntax_.tag(tail_) == WordTag::kPronoun && tail_ + 1 < sentence_.end;
      if (!quoted && adjoins(group) && (clause_of_pronoun || words().tells_clause(tail_))) return {};
    }
    const auto whole = syntax_.with_apposition(who, sentence_.end);
    if (quoted || splits_clause(group.begin, whole.end)) return whole;
    if (!words().left_of(group.begin)) return {};
    // "It was lost in the hall, said a member": the hall says nothing.
    const bool inner = out_.speaker.begin > sentence_.begin + 1 && !holds_comma(out_.speaker) &&
                       syntax_.in(core_.begin, "speech-verb") && !syntax_.in(core_.begin, "tell-verb");
    return out_.speaker.empty() || named(who) || inner ? whole : TokenSpan{};
  }

  // "Part of the plan, said Brek, is lost": only half of a clause stands before the verb, at `verb`.
  bool splits_clause(std::size_t verb, std::size_t speaker_end) const {
    return speaker_end + 1 < sentence_.end && syntax_.is(speaker_end, ",") &&
           words().starts_clause(speaker_end + 1) && !syntax_.has_finite_verb({sentence_.begin, verb});
  }

  // "Toll, who won, reiterated"
  bool holds_comma(TokenSpan words) const {
    for (auto i = words.begin; i < words.end; ++i) {
      if (syntax_.is(i, ",")) return true;
    }
    return false;
  }

  // "Asked by Brek whether it was lost, the mayor left."
  std::optional<Told> asked_by(TokenSpan group) {
    if (group.begin != sentence_.begin || !syntax_.in(core_.begin, "tell-verb")) return std::nullopt;
    out_.speaker = syntax_.phrase_from(tail_ + 1, sentence_.end);
    if (out_.speaker.empty() || !behind(out_.speaker.end)) return std::nullopt;
    return out_;
  }

  // Said Brek, who was there: “…”
  bool heads_quotation() {
    const auto who = syntax_.phrase_from(tail_, sentence_.end);
    if (who.empty() || !named(who)) return false;
    const auto whole = syntax_.with_apposition(who, sentence_.end);
    for (auto at = who.end; at <= whole.end && at + 1 < sentence_.end; ++at) {
      if (!syntax_.is(at, ",") && !syntax_.is(at, ":")) continue;
      if (!words().opens_quotation(at + 1) || !words().speaks(at + 1)) continue;
      out_.speaker = {who.begin, at};
      out_.clause = {at + 1, words().cut(at + 1, sentence_.end, true)};
      return true;
    }
    return false;
  }

  bool named(TokenSpan phrase) const {
    const auto core = syntax_.core_from(phrase.begin, phrase.end);
    return syntax_.tag(phrase.begin) == WordTag::kName || syntax_.tag(phrase.begin) == WordTag::kPronoun ||
           (!core.empty() && syntax_.tag(core.end - 1) == WordTag::kName);
  }

  // Whether only a comma, an aside or an adverb stands between the speaker and the verb.
  bool adjoins(TokenSpan group) const {
    return !syntax_.has_finite_verb({out_.speaker.end, group.begin}) && out_.speaker.end <= group.begin;
  }

  bool around(std::size_t at, std::size_t behind_at) {
    auto left = words().left_of(at);
    // "…, who said": a relative clause tells what stands behind.
    const bool relative = !out_.speaker.empty() && syntax_.tag(out_.speaker.begin) == WordTag::kWh;
    if (relative) left.reset();
    // "…, she said, adding", "she called it “dear,” adding": the words before are the other verb's.
    if (left && !syntax_.is_finite({core_.begin, core_.end}) &&
        !(words().opens_quotation(left->begin) && words().closes_quotation(left->end - 1))) {
      left.reset();
    }
    const bool quoted = left && words().closes_quotation(left->end - 1);
    const bool tells_somebody = syntax_.in(core_.begin, "tell-verb");
    // "“…,” she told “Dray Tonight”": a name in marks.
    if (quoted && tells_somebody && words().opens_quotation(behind_at)) {
      const auto named = syntax_.quotation_tokens(syntax_.quotation(behind_at));
      if (named.end - named.begin <= 6) behind_at = std::min(named.end, sentence_.end);
    }
    // "Instead, she told the Herald, it was late": whom she told stands between the commas, too.
    if (tells_somebody && !quoted && at > sentence_.begin && syntax_.is(at - 1, ",") &&
        syntax_.is_finite(out_.cue)) {
      const auto whom = syntax_.phrase_from(behind_at, sentence_.end);
      const bool ends = !whom.empty() && whom.end + 1 < sentence_.end && syntax_.is(whom.end, ",");
      if (ends && !syntax_.in(whom.end + 1, "content-opener")) behind_at = whom.end;
    }
    const bool rest = behind_at < sentence_.end;
    if (!rest) {
      if (!left) return antecedent();
      out_.clause = *left;
      out_.trailing = true;
      return true;
    }
    if (syntax_.is(behind_at, ",")) {
      const auto next = behind_at + 1;
      if (next >= sentence_.end) return false;
      if (words().opens_quotation(next)) {
        // "If it is lost, she said, “we will leave.”"
        std::optional<TokenSpan> front;
        if (quoted) {
          front = left;
        } else if (syntax_.is_finite(out_.cue)) {
          front = words().front_of(at, next);
        }
        if (front) {
          out_.clause = *front;
          out_.rest = {next, words().cut(next, sentence_.end, false)};
          return true;
        }
        return behind(next);
      }
      const WordTag t = syntax_.tag(next);
      // "“A,” she said, and “B”"
      if (quoted && t == WordTag::kCoordinator && words().opens_quotation(next + 1)) {
        out_.clause = *left;
        out_.rest = {next + 1, words().cut(next + 1, sentence_.end, false)};
        return true;
      }
      const auto half = left || relative ? left : words().half_before(at);
      if (!half) {
        // "As the Herald noted, it was lost."
        return behind_with_aside(next) || antecedent() || (words().leads_to_clause(next) && behind(next));
      }
      out_.clause = *half;
      if (quoted && goes_on_behind(next)) return true;
      const bool aside = t == WordTag::kGerund || t == WordTag::kPreposition || t == WordTag::kWh ||
                         t == WordTag::kDeterminer || t == WordTag::kName || t == WordTag::kParticiple ||
                         (t == WordTag::kCoordinator && !words().starts_clause(next + 1)) ||
                         syntax_.in(next, "conjunction");
      if (!quoted && (!left || !aside || syntax_.in(next, "content-opener")))
        out_.rest = {next, words().cut(next, sentence_.end, false)};
      if (!left && !words().could_be_predicate(out_.rest)) return false;
      out_.trailing = out_.rest.empty() && !quoted;
      return true;
    }
    if (left) {
      const WordTag t = syntax_.tag(behind_at);
      if (syntax_.is(behind_at, ";")) {
        out_.clause = *left;
        out_.trailing = true;
        return true;
      }
      // A comma or a question mark inside the marks: it goes on with who says it.
      const bool closed = quoted && left->end >= 2 &&
                          (syntax_.is(left->end - 2, ",") || syntax_.is(left->end - 2, "?") ||
                           syntax_.is(left->end - 2, "!"));
      const bool tail = closed || t == WordTag::kPreposition || t == WordTag::kAdverb ||
                        t == WordTag::kGerund || t == WordTag::kWh || syntax_.in(behind_at, "weekday") ||
                        syntax_.in(behind_at, "conjunction") || tells_somebody || t == WordTag::kMark ||
                        !syntax_.has_finite_verb({behind_at, sentence_.end});
      // "Days before the vote, the council said on Friday that": told is what stands behind.
      const auto opener = quoted ? behind_at : words().behind_adverbials(behind_at, core_.begin);
      // "“…,” said a man that she knew"
      const bool inverted = quoted && !out_.speaker.empty() && out_.speaker.begin >= out_.cue.end;
      const bool told = syntax_.is(behind_at, ":") || words().opens_quotation(behind_at) ||
                        (opener < sentence_.end && syntax_.in(opener, "content-opener") && !inverted);
      const bool both = quoted && words().opens_quotation(left->begin) &&
                        words().opens_quotation(behind_at) && words().speaks(behind_at);
      // "The letters show, she said on Friday, that"
      if (both || (told && syntax_.is_verb(left->end - 1) && opener < sentence_.end)) {
        const auto from = both ? behind_at : opener;
        out_.clause = *left;
        out_.rest = {from, words().cut(from, sentence_.end, false)};
        return true;
      }
      // "Once at the hall, she told him he was late", "To shouts of “Water first!” she said the vote was
      // lost"
      const bool led = !words().opens_quotation(left->begin) && words().tells_clause(behind_at);
      if (tail && !told && !led) {
        out_.clause = *left;
        out_.trailing = true;
        if (quoted) goes_on_behind(behind_at);
        return true;
      }
    }
    return behind(behind_at);
  }

  // "“…,” she said, pointing at the hall, “…”"
  bool goes_on_behind(std::size_t at) {
    for (auto i = at; i + 1 < sentence_.end && i - at < 25 && !words().tells(i); ++i) {
      if (!syntax_.is(i, ",") || !words().opens_quotation(i + 1) || syntax_.is_verb(i - 1)) continue;
      out_.rest = {i + 1, words().cut(i + 1, sentence_.end, false)};
      return true;
    }
    return false;
  }

  // "the plan that she opposes", "the plan, which she opposes,": told is what her clause belongs to.
  bool antecedent() {
    if (out_.speaker.empty() || out_.speaker.end > out_.cue.begin || out_.speaker.begin < sentence_.begin + 2)
      return false;
    const auto before = out_.speaker.begin - 1;
    const bool relative = syntax_.tag(before) == WordTag::kWh || syntax_.in(before, "content-opener");
    if (relative && syntax_.is(before - 1, ",")) {
      if (!syntax_.in(before, "which-word") && !syntax_.in(before, "who-word")) return false;
      out_.clause = {before, before + 1};
      return true;
    }
    if (!relative && !syntax_.is_nominal(before)) return false;
    out_.clause = syntax_.phrase_before(relative ? before : before + 1, sentence_.begin);
    return !out_.clause.empty() && syntax_.is_nominal(out_.clause.end - 1);
  }

  // "She said, without a smile, that …"
  bool behind_with_aside(std::size_t at) {
    for (auto i = at; i < sentence_.end && i - at < 30 && !words().tells(i); ++i) {
      if ((syntax_.is(i, ",") || syntax_.is(i, ":")) && i + 1 < sentence_.end) {
        const auto next = i + 1;
        if (words().opens_quotation(next) || syntax_.in(next, "content-opener")) return behind(next);
      }
    }
    return false;
  }

  // What stands behind the cue, the addressee and times left out.
  bool behind(std::size_t at) {
    if (at >= sentence_.end) return antecedent();
    if (!words().is_behind() && syntax_.in(core_.begin, "tell-verb") && !words().opens_quotation(at)) {
      const auto addressee = syntax_.phrase_from(at, sentence_.end);
      if (!addressee.empty() && addressee.end < sentence_.end && !words().starts_clause(addressee.end))
        at = addressee.end;
    }
    at = words().behind_adverbials(at, core_.begin);
    while (at < sentence_.end && (syntax_.is(at, ",") || syntax_.is(at, ":"))) ++at;
    if (at >= sentence_.end) return antecedent();
    out_.clause = {at, words().cut(at, sentence_.end, true)};
    take_relative();
    return !out_.clause.empty();
  }

  // "a plan that she says will fail", "the plan, which she called a waste": the word before her stands for
  // part of what she says.
  void take_relative() {
    if (out_.clause.empty() || out_.speaker.empty() || out_.speaker.end > out_.cue.begin ||
        out_.speaker.begin < sentence_.begin + 1 || tail_ != core_.end)
      return;
    const auto before = out_.speaker.begin - 1;
    if (syntax_.tag(before) != WordTag::kWh && !syntax_.in(before, "content-opener")) return;
    auto first = out_.clause.begin;
    while (first + 1 < out_.clause.end && syntax_.tag(first) == WordTag::kAdverb) ++first;
    const bool of_subject = words().starts_clause(first) && !syntax_.in(before, "time-wh");
    const bool of_object =
        before > sentence_.begin && (syntax_.in(before, "what-word") ||
                                     (syntax_.in(before, "which-word") && syntax_.is(before - 1, ",")));
    if (!of_subject && !of_object) return;
    out_.rest = out_.clause;
    out_.clause = {before, before + 1};
  }

  // "the mayor's attacks on", "his claim that": whose it is says it.
  std::optional<Told> told_as_thing() {
    if (!syntax_.is_nominal(core_.begin)) return std::nullopt;
    auto first = core_.begin;
    constexpr std::size_t kMostBetween = 3;
    while (first > sentence_.begin && core_.begin - first < kMostBetween &&
           (syntax_.tag(first - 1) == WordTag::kAdjective || syntax_.tag(first - 1) == WordTag::kAdverb ||
            syntax_.tag(first - 1) == WordTag::kNoun)) {
      --first;
    }
    out_.cue = {core_.begin, tail_};
    if (first > sentence_.begin) {
      const auto before = first - 1;
      if (syntax_.tag(before) == WordTag::kPossessive) {
        out_.speaker = {before, first};
        out_.cue.begin = first;
      } else if (syntax_.tag(before) == WordTag::kGenitive) {
        out_.speaker = syntax_.core_before(before, sentence_.begin);
        out_.cue.begin = before;
      } else if (syntax_.tag(before) == WordTag::kDeterminer) {
        out_.cue.begin = before;
      }
    }
    // "made the claim that", "responded with criticism of": the verb's subject says it.
    auto before = first;
    if (before > sentence_.begin &&
        (syntax_.tag(before - 1) == WordTag::kDeterminer || syntax_.tag(before - 1) == WordTag::kPossessive))
      --before;
    if (before > sentence_.begin && syntax_.tag(before - 1) == WordTag::kPreposition) --before;
    if (before > sentence_.begin && syntax_.is_verb(before - 1) && syntax_.quotation(before - 1) < 0) {
      const auto group = syntax_.verb_group(before - 1, before);
      if (const auto subject = syntax_.subject(group); !subject.empty()) {
        out_.speaker = subject;
        out_.cue.begin = group.begin;
      }
    }
    frame_ = Frame::kNoun;
    if (tail_ >= sentence_.end) return std::nullopt;
    const bool opened =
        tail_ > core_.end || syntax_.tag(tail_) == WordTag::kTo || syntax_.in(tail_, "content-opener");
    return opened && !is_relative(tail_) && behind(tail_) ? std::optional(out_) : std::nullopt;
  }

  // "a plan that she said would cost jobs": a clause that lacks what the noun before it is.
  bool is_relative(std::size_t that) const {
    if (!syntax_.in(that, "content-opener")) return false;
    auto at = syntax_.phrase_from(that + 1, sentence_.end).end;
    while (at < sentence_.end && syntax_.is_auxiliary(at)) ++at;
    return at + 1 < sentence_.end && words().tells(at) && words().starts_clause(at + 1);
  }

  const Syntax& syntax_;
  TokenSpan core_;
  std::size_t tail_;
  Frame frame_;
  TokenSpan sentence_;
  Told out_;
};

}  // namespace

std::optional<Told> told_by(const Syntax& syntax, TokenSpan core, std::size_t tail, Frame frame) {
  return Teller(syntax, core, tail, frame).run();
}

}  // namespace onrecord
