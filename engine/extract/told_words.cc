#include "engine/extract/told_words.h"

#include <algorithm>

#include "engine/extract/marked_words.h"
#include "engine/extract/telling.h"

namespace onrecord {
namespace {

constexpr std::size_t kFarthest = 160;

}  // namespace

bool ToldWords::is_behind() const {
  return frame_ == Frame::kBehind || frame_ == Frame::kNoun || frame_ == Frame::kSeeming ||
         frame_ == Frame::kPassive;
}

bool ToldWords::opens_quotation(std::size_t token) const {
  return token < sentence_.end && syntax_.opens_quotation(token);
}

bool ToldWords::closes_quotation(std::size_t token) const {
  return syntax_.quotation(token) >= 0 && syntax_.quotation_tokens(syntax_.quotation(token)).end == token + 1;
}

bool ToldWords::speaks(std::size_t token) const {
  const auto marked = syntax_.quotation_tokens(syntax_.quotation(token));
  return marked.end - marked.begin >= 4;
}

bool ToldWords::tells(std::size_t token) const {
  return syntax_.is_verb(token) && (syntax_.in(token, "speech-verb") || syntax_.in(token, "tell-verb"));
}

bool ToldWords::names_work(TokenSpan marked) const {
  constexpr std::size_t kLongestTitle = 10;  // tokens, with its marks
  if (marked.begin <= sentence_.begin || marked.end - marked.begin > kLongestTitle) return false;
  const auto& block = syntax_.block();
  const Span title = block.pieces[static_cast<std::size_t>(syntax_.quotation(marked.begin))].content;
  return syntax_.tag(marked.begin - 1) != WordTag::kMark && starts_with_capital(block, title) &&
         is_title(block, title);
}

bool ToldWords::is_setting(TokenSpan marked) const {
  const auto begin = sentence_.begin;
  return tail_ < sentence_.end && names_work(marked) && syntax_.tag(begin) == WordTag::kPreposition &&
         !syntax_.has_finite_verb({begin, marked.begin});
}

std::size_t ToldWords::behind_adverbials(std::size_t at, std::size_t cue) const {
  if (at >= sentence_.end || opens_quotation(at) || syntax_.in(at, "content-opener")) return at;
  const WordTag t = syntax_.tag(at);
  // "said last week that"
  const auto begins_with_time = [&] {
    const auto time = syntax_.core_from(at, sentence_.end);
    return !time.empty() && syntax_.in(time.end - 1, "time-noun");
  };
  const bool adverbial = t == WordTag::kPreposition || t == WordTag::kAdverb || syntax_.in(at, "weekday") ||
                         (!is_behind() && (t == WordTag::kTo || syntax_.in(cue, "tell-verb"))) ||
                         begins_with_time();
  if (!adverbial) return at;
  // Up to "that", a colon or a quotation, with no verb on the way; a title (on “Harbour Hour”) only if
  // nothing else comes.
  std::optional<std::size_t> title;
  for (auto i = at; i < sentence_.end && i - at < 24; ++i) {
    if (syntax_.in(i, "content-opener")) return i;
    if (opens_quotation(i)) {
      const auto marked = syntax_.quotation_tokens(syntax_.quotation(i));
      if (t != WordTag::kPreposition || !names_work(marked)) return title.value_or(i);
      if (!title) title = i;
      i = marked.end - 1;
      continue;
    }
    if (syntax_.is(i, ":")) return title.value_or(i + 1);
    // "ends with footage of Brek saying, “…”": what is nearer tells it.
    if (starts_clause(i) || tells(i)) break;
  }
  if (title) return *title;
  if (frame_ != Frame::kClause) return at;
  // "said on Friday she would": times and places before a clause of its own.
  auto i = at;
  while (i < sentence_.end) {
    if (syntax_.tag(i) == WordTag::kPreposition && i + 1 < sentence_.end) {
      const auto phrase = syntax_.core_from(i + 1, sentence_.end);
      if (phrase.empty()) break;
      i = phrase.end;
    } else if (syntax_.in(i, "weekday") || syntax_.in(i, "time-noun")) {
      ++i;
    } else {
      const auto time = syntax_.core_from(i, sentence_.end);
      if (time.empty() || time.end - time.begin > 4 || !syntax_.in(time.end - 1, "time-noun")) break;
      i = time.end;
    }
  }
  if (i == at || i >= sentence_.end) return at;
  const auto subject = syntax_.phrase_from(i, sentence_.end);
  const bool goes_on = !subject.empty() && subject.end < sentence_.end &&
                       (starts_clause(subject.end) || syntax_.tag(subject.end) == WordTag::kAdverb);
  return goes_on ? i : at;
}

bool ToldWords::starts_clause(std::size_t token) const {
  return syntax_.quotation(token) < 0 && makes_clause(syntax_.tag(token));
}

bool ToldWords::opens_main_clause(std::size_t at, std::size_t ceiling) const {
  const auto phrase = syntax_.phrase_from(at, ceiling);
  if (phrase.empty()) return false;
  auto next = phrase.end;
  while (next < ceiling && syntax_.tag(next) == WordTag::kAdverb) ++next;
  return next < ceiling && starts_clause(next);
}

bool ToldWords::leads_to_clause(std::size_t at) const {
  if (opens_main_clause(at, sentence_.end)) return true;
  // "the owner “gave 20 crowns”"
  const auto subject = syntax_.phrase_from(at, sentence_.end).end;
  if (subject > at && opens_quotation(subject) &&
      syntax_.holds_verb(syntax_.quotation_tokens(syntax_.quotation(subject)))) {
    return true;
  }
  constexpr std::size_t kLongestAside = 12;
  for (auto i = at; i + 1 < sentence_.end && i - at < kLongestAside; ++i) {
    if (starts_clause(i) || syntax_.quotation(i) >= 0) return false;
    if (syntax_.is(i, ",")) return opens_main_clause(i + 1, sentence_.end);
  }
  return false;
}

bool ToldWords::could_be_predicate(TokenSpan words) const {
  if (syntax_.has_finite_verb(words)) return true;
  const auto subject = syntax_.phrase_from(words.begin, words.end);
  return !subject.empty() && subject.end < words.end && syntax_.tag(subject.end) == WordTag::kParticiple;
}

bool ToldWords::tells_clause(std::size_t at) const {
  for (auto i = at; i < sentence_.end && i - at < kFarthest; ++i) {
    const WordTag t = syntax_.tag(i);
    const bool apart = syntax_.quotation(i) >= 0 || t == WordTag::kMark || t == WordTag::kWh ||
                       t == WordTag::kCoordinator || syntax_.in(i, "conjunction") ||
                       syntax_.in(i, "content-opener");
    if (apart) return false;
    if (i > at && has_tense(t)) return true;
  }
  return false;
}

std::optional<TokenSpan> ToldWords::left_of(std::size_t at) const {
  auto begin = sentence_.begin;
  if (at == begin) {
    // The sentence before is a quotation that asks or exclaims; else nothing stands behind.
    if (at < 2 || !closes_quotation(at - 1) || !speaks(at - 1)) return std::nullopt;
    const auto marked = syntax_.quotation_tokens(syntax_.quotation(at - 1));
    if (syntax_.sentence(at - 1).begin != marked.begin) return std::nullopt;
    if (syntax_.is(at - 2, ".") && tail_ < sentence_.end) return std::nullopt;
    return TokenSpan{syntax_.sentence(at - 1).begin, at};
  }
  const auto last = at - 1;
  if (closes_quotation(last)) {
    if (!speaks(last)) return std::nullopt;
    const auto marked = syntax_.quotation_tokens(syntax_.quotation(last));
    if (is_setting(marked)) return std::nullopt;
    // "Her answer: “…,” she said."
    const bool apart =
        marked.begin > begin &&
        (syntax_.is(marked.begin - 1, ":") || syntax_.in(marked.begin - 1, "speech-verb") ||
         is_aside_before(syntax_, {begin, marked.begin}, marked) ||
         (marked.begin > begin + 1 && syntax_.is(marked.begin - 1, ",") && starts_clause(marked.begin - 2)));
    const bool parted = syntax_.tag(last - 1) == WordTag::kMark || marked.begin == begin;
    if (!apart && !parted) return std::nullopt;
    return TokenSpan{apart ? marked.begin : begin, at};
  }
  const bool dash = syntax_.is(last, "-") || syntax_.is(last, "—") || syntax_.is(last, "–");
  if ((!syntax_.is(last, ",") && !dash) || last == begin) return std::nullopt;
  if (closes_quotation(last - 1) && speaks(last - 1)) {
    if (is_setting(syntax_.quotation_tokens(syntax_.quotation(last - 1)))) return std::nullopt;
    return TokenSpan{begin, last};
  }
  const bool last_words = tail_ >= sentence_.end;
  // "After the vote, she said": a time is no statement.
  while (begin < last && syntax_.tag(begin) == WordTag::kCoordinator) ++begin;
  const WordTag first = syntax_.tag(begin);
  const bool opener = first == WordTag::kPreposition || first == WordTag::kGerund ||
                      first == WordTag::kParticiple ||
                      (first != WordTag::kDeterminer && syntax_.in(begin, "conjunction")) ||
                      (first == WordTag::kWh && !syntax_.in(begin, "what-word"));
  if (last_words && syntax_.in(begin, "content-opener") && syntax_.has_finite_verb({begin, last})) {
    return TokenSpan{begin, last};
  }
  if (opener) {
    // "In the end, the vote was lost, she said": another comma parts the time off.
    auto comma = begin;
    while (comma < last && !syntax_.is(comma, ",")) ++comma;
    const bool parted = comma < last && (syntax_.has_finite_verb({comma, last}) ||
                                         (last_words && could_be_clause({comma, last}, at)));
    // "About 20 boats were lost, she said": nothing else is told. "Saving them is the plan, said Brek."
    const bool only = last_words && first == WordTag::kPreposition &&
                      syntax_.has_finite_verb({begin, comma}) && !syntax_.in(begin, "conjunction");
    const bool inverted =
        at == cue_.begin && first != WordTag::kPreposition && syntax_.has_finite_verb({begin, comma});
    if (!parted && !only && !inverted) return std::nullopt;
    // … but not "After a time, when they had left, she said it was late".
    // Behind "said Brek" only a clause that Brek begins counts.
    if (at == cue_.begin ? tells_clause(tail_) : syntax_.has_finite_verb({tail_, sentence_.end}))
      return std::nullopt;
    return TokenSpan{begin, last};
  }
  if (!syntax_.has_finite_verb({begin, last}) && !could_be_clause({begin, last}, at)) return std::nullopt;
  return TokenSpan{begin, last};
}

bool ToldWords::could_be_clause(TokenSpan words, std::size_t at) const {
  constexpr std::size_t kLong = 5;
  if (words.end - words.begin < kLong || syntax_.tag(at) == WordTag::kWh) return false;
  constexpr std::size_t kSurely = 10;  // before "said Brek"
  if (at == cue_.begin && words.end - words.begin >= kSurely) return true;
  if (tail_ < sentence_.end && syntax_.has_finite_verb({tail_, sentence_.end})) return false;
  if (syntax_.tag(words.begin) == WordTag::kBase) return true;
  const auto marked = syntax_.quotation(words.begin);
  if (marked >= 0 && (at != cue_.begin || syntax_.holds_verb(syntax_.quotation_tokens(marked)))) return true;
  for (auto i = words.begin + 1; i < words.end; ++i) {
    if (syntax_.tag(i) == WordTag::kParticiple && syntax_.quotation(i) < 0) return true;
  }
  return false;
}

std::optional<TokenSpan> ToldWords::half_before(std::size_t at) const {
  auto begin = sentence_.begin;
  while (begin < at && syntax_.tag(begin) == WordTag::kCoordinator) ++begin;
  if (at < begin + 2 || !syntax_.is(at - 1, ",")) return std::nullopt;
  return TokenSpan{begin, at - 1};
}

std::optional<TokenSpan> ToldWords::front_of(std::size_t at, std::size_t marked) const {
  const auto& block = syntax_.block();
  const auto& piece = block.pieces[static_cast<std::size_t>(syntax_.quotation(marked))];
  if (starts_with_capital(block, piece.content)) return std::nullopt;
  return half_before(at);
}

std::size_t ToldWords::cut(std::size_t begin, std::size_t ceiling, bool told_first) const {
  const bool that = syntax_.in(begin, "content-opener") && !syntax_.is_verb(begin);
  const bool to = syntax_.tag(begin) == WordTag::kTo;
  // The clause has had its own verb.
  bool verb = to || is_behind() || starts_clause(begin);
  const bool under = frame_ != Frame::kChannel && (is_subordinate() || is_fronted());
  const bool inside = is_inside();
  bool relative = false;  // a clause of its own has begun in what is told
  int open = 0;
  for (auto i = begin; i < ceiling && i - begin < kFarthest; ++i) {
    if (syntax_.quotation(i) >= 0) {
      const auto marked = syntax_.quotation_tokens(syntax_.quotation(i));
      const auto last = marked.end - 1;
      if (marked.end < ceiling && i == begin && told_first && marked.end - begin >= 5) {
        // A whole quotation, and something else behind it.
        const auto next = marked.end;
        const bool stops = syntax_.is(last - 1, ",") || syntax_.is(last - 1, ".") ||
                           syntax_.is(last - 1, "?") || syntax_.is(next, ",") || syntax_.is(next, ".");
        if (stops) return marked.end;
      }
      verb = true;
      // “…,” said: the comma inside the marks ends it as one outside does.
      if (marked.end < ceiling && syntax_.is(last - 1, ",") && comma_stops(marked.end, that, to))
        return marked.end;
      i = std::max(i, last);
      continue;
    }
    if (syntax_.is(i, "(")) ++open;
    if (syntax_.is(i, ")")) open = std::max(0, open - 1);
    if (open > 0 || i == begin) continue;
    const WordTag t = syntax_.tag(i);
    // "those who support the mayor are few", "his criticism of the mayor was loud".
    if (inside && !that && starts_clause(i) && !syntax_.in(i - 1, "conjunction")) {
      auto end = i;
      while (end > begin + 1 && syntax_.tag(end - 1) == WordTag::kAdverb) --end;
      if (syntax_.is_nominal(end - 1) && !relative) return end;
    }
    if (t == WordTag::kWh || syntax_.in(i, "conjunction") || t == WordTag::kPronoun) relative = true;
    if (!that && !to && (is_behind() || (frame_ == Frame::kClause && !verb)) && ends_object(i, begin))
      return i;
    if (under && syntax_.is(i, ",") && (verb || opens_main_clause(i + 1, ceiling))) return i;
    if (i + 1 < ceiling && stops_at(i, verb, that, to)) return i;
    verb = verb || makes_clause(t);
  }
  return without_occasion(begin, ceiling);
}

// "defended the plan after the vote", "attacked her by calling the plan a waste": when and how it was told.
bool ToldWords::ends_object(std::size_t i, std::size_t begin) const {
  if (i < begin + 1 || !(syntax_.is_nominal(i - 1) || syntax_.tag(i - 1) == WordTag::kPronoun)) return false;
  if (syntax_.in(i, "by-word")) return i + 1 < sentence_.end && syntax_.tag(i + 1) == WordTag::kGerund;
  return syntax_.in(i, "adverbial-opener");
}

bool ToldWords::is_fronted() const {
  if (frame_ == Frame::kChannel) return false;
  const auto begin = sentence_.begin;
  const WordTag first = syntax_.tag(begin);
  if (first == WordTag::kGerund || first == WordTag::kParticiple) return cue_.begin == begin;
  if (!syntax_.in(begin, "conjunction") || syntax_.tag(begin + 1) == WordTag::kNumber) return false;
  for (auto i = begin; i < cue_.begin; ++i) {
    if (syntax_.is(i, ",") || syntax_.quotation(i) >= 0) return false;
  }
  return opens_main_clause(begin + 1, sentence_.end);
}

bool ToldWords::is_inside() const {
  if (frame_ == Frame::kNoun) return !syntax_.is_verb(cue_.begin);
  return frame_ == Frame::kBehind && !speaker_.empty() && syntax_.tag(speaker_.begin) == WordTag::kWh;
}

bool ToldWords::is_subordinate() const {
  const auto first = speaker_.empty() || speaker_.begin > cue_.begin ? cue_.begin : speaker_.begin;
  if (first <= sentence_.begin) return false;
  const auto before = first - 1;
  if (first > sentence_.begin + 2) {
    // "Last month, when she asked if …, he left"
    if (!syntax_.is(before - 1, ",") || syntax_.has_finite_verb({sentence_.begin, before})) return false;
    for (auto i = sentence_.begin; i < before; ++i) {
      if (syntax_.quotation(i) >= 0) return false;
    }
  }
  return (syntax_.in(before, "conjunction") || syntax_.tag(before) == WordTag::kWh ||
          syntax_.tag(before) == WordTag::kPreposition) &&
         syntax_.tag(before) != WordTag::kCoordinator;
}

// "says he met them and asked": with another tense the verb is no longer hers who says it.
bool ToldWords::in_tense_of_cue(WordTag verb) const {
  for (auto i = cue_.begin; i < cue_.end; ++i) {
    const WordTag t = syntax_.tag(i);
    if (has_tense(t)) return (t == WordTag::kPast) == (verb == WordTag::kPast);
  }
  return true;
}

bool ToldWords::stops_at(std::size_t i, bool verb, bool that, bool to) const {
  const WordTag t = syntax_.tag(i);
  // "and then left"
  auto behind = i + 1;
  while (t == WordTag::kCoordinator && behind + 1 < sentence_.end && syntax_.tag(behind) == WordTag::kAdverb)
    ++behind;
  const WordTag next = syntax_.tag(behind);
  const bool finite = has_tense(next);
  if (syntax_.is(i, ";")) return true;
  if (syntax_.is(i, "—") || syntax_.is(i, "–") ||
      (syntax_.is(i, "-") && (syntax_.is(i + 1, "-") || syntax_.is(i - 1, "-") || spaced(i)))) {
    return verb && !that;
  }
  // "calling it a waste and vowing to resist"
  if (t == WordTag::kCoordinator && next == WordTag::kGerund && !that && syntax_.is_nominal(i - 1) &&
      syntax_.tag(cue_.begin) == WordTag::kGerund) {
    return true;
  }
  if (t == WordTag::kCoordinator && !verb && !that) {
    return finite && next != WordTag::kPresent && syntax_.in(i, "joining-coordinator") &&
           in_tense_of_cue(next);
  }
  if (!verb) return false;
  if (t == WordTag::kCoordinator) {
    if (that) return false;
    if (is_behind() && syntax_.in(i, "but-word") && syntax_.is_nominal(i - 1)) return true;
    // "said A and left": a verb with no subject, back to who speaks.
    if (!finite || next == WordTag::kPresent || !syntax_.in(i, "joining-coordinator")) return false;
    return is_behind() || in_tense_of_cue(next);
  }
  return syntax_.is(i, ",") && comma_stops(i + 1, that, to);
}

bool ToldWords::is_aside() const {
  if (!speaker_.empty() && syntax_.tag(speaker_.begin) == WordTag::kWh) return true;
  if (is_in_relative()) return true;
  return cue_.begin > sentence_.begin && syntax_.is(cue_.begin - 1, ",") &&
         syntax_.tag(cue_.begin) == WordTag::kGerund;
}

bool ToldWords::is_in_relative() const {
  if (speaker_.empty() || speaker_.begin < sentence_.begin + 2 || speaker_.begin > cue_.begin) return false;
  const auto before = speaker_.begin - 1;
  return syntax_.tag(before) == WordTag::kWh && syntax_.is(before - 1, ",");
}

bool ToldWords::comma_stops(std::size_t behind, bool that, bool to) const {
  const WordTag next = syntax_.tag(behind);
  const bool finite = has_tense(next) || (next == WordTag::kModal && is_in_relative());
  if (syntax_.in(behind, "which-word")) return true;
  if (next == WordTag::kGerund) return is_behind() || to || syntax_.in(behind, "speech-verb");
  if (finite && next != WordTag::kPresent && (is_aside() || frame_ == Frame::kNoun)) return true;
  if (that) return false;
  if (next == WordTag::kWh && syntax_.in(behind, "who-word")) return true;
  if (next == WordTag::kCoordinator && behind + 1 < syntax_.size()) {
    const WordTag second = syntax_.tag(behind + 1);
    const bool turn = syntax_.in(behind, "but-word");
    if ((is_behind() || frame_ == Frame::kClause) && opens_main_clause(behind + 1, sentence_.end))
      return true;
    if (is_behind() && turn) return true;
    return second == WordTag::kPronoun || second == WordTag::kPast ||
           (turn && second == WordTag::kDeterminer);
  }
  if (finite) return true;
  if (next == WordTag::kDeterminer || next == WordTag::kPronoun) return true;
  if ((to || is_behind()) && (next == WordTag::kName || next == WordTag::kAdverb)) return true;
  return syntax_.in(behind, "conjunction") && syntax_.in(behind, "turning-conjunction");
}

bool ToldWords::spaced(std::size_t i) const {
  return i + 1 < syntax_.size() && syntax_.spaced(i) && syntax_.spaced(i + 1);
}

std::size_t ToldWords::without_occasion(std::size_t begin, std::size_t end) const {
  for (auto i = end; i > begin + 2 && end - i < 12; --i) {
    const auto t = i - 1;
    if (syntax_.quotation(t) >= 0 || syntax_.has_finite_verb({t, t + 1})) break;
    if (syntax_.tag(t) != WordTag::kPreposition || !syntax_.in(t, "occasion-preposition")) continue;
    const auto phrase = syntax_.core_from(i, end);
    if (phrase.empty()) continue;
    const auto last = phrase.end - 1;
    const bool time = is_behind() && (syntax_.in(last, "time-noun") || syntax_.in(last, "month") ||
                                      syntax_.in(last, "weekday"));
    if (time || syntax_.in(last, "occasion-noun")) return t;
  }
  return end;
}

}  // namespace onrecord
