#include "engine/extract/syntax.h"

#include <algorithm>

namespace onrecord {

TokenSpan Syntax::sentence(std::size_t token) const {
  constexpr std::size_t kReach = 4 * kFarthest + 1;
  const auto& stretch = stretches_[stretch_of_[token]];
  return {std::max(stretch.begin, token - std::min(token, kReach)), std::min(stretch.end, token + kReach)};
}

bool Syntax::is_nominal(std::size_t token) const {
  const WordTag t = tags_[token];
  return t == WordTag::kNoun || t == WordTag::kPlural || t == WordTag::kName || t == WordTag::kAdjective ||
         t == WordTag::kNumber;
}

bool Syntax::is_auxiliary(std::size_t token) const {
  return tags_[token] == WordTag::kModal || in(token, "be-form") || in(token, "have-form") ||
         in(token, "do-form") || in(token, "clitic-auxiliary");
}

TokenSpan Syntax::verb_group(std::size_t first, std::size_t end) const {
  TokenSpan out{first, end};
  constexpr std::size_t kMostHelpers = 6;
  for (std::size_t i = first; i > 0 && first - i < kMostHelpers; --i) {
    const auto before = i - 1;
    if (quotation_of_[before] >= 0 || sentence_of_[before] != sentence_of_[first]) break;
    // "have both said"
    const bool floating = in(before, "floating-determiner") && before > 0 && is_auxiliary(before - 1);
    const bool short_is = tags_[before] == WordTag::kSingular && in(before, "clitic");
    if (short_is || floating || is_auxiliary(before) || in(before, "negation-word") ||
        (is(before, "'") && i < first)) {
      out.begin = before;
    } else if (tags_[before] != WordTag::kAdverb) {
      break;
    } else if (before > 0 && !in(before, "sentence-adverb")) {
      out.begin = before;
    } else if (in(before, "adverb")) {
      out.begin = before;
    }
  }
  return out;
}

bool Syntax::is_finite(TokenSpan group) const {
  const WordTag t = tags_[group.begin];
  for (auto i = group.begin; i < group.end; ++i) {
    const WordTag helper = tags_[i];
    if (helper == WordTag::kAdverb || in(i, "negation-word")) continue;
    if (helper == WordTag::kGerund) return false;
    if (helper == WordTag::kBase) return group.begin == 0 || has_subject_before(group.begin);
    return true;
  }
  return t != WordTag::kGerund;
}

// "they say", but not "to say", "let him say", "stand with them, not leave".
bool Syntax::has_subject_before(std::size_t token) const {
  const WordTag before = tags_[token - 1];
  return before == WordTag::kPronoun || before == WordTag::kWh || is_nominal(token - 1);
}

bool Syntax::is_passive(TokenSpan group) const {
  if (group.empty() ||
      (tags_[group.end - 1] != WordTag::kParticiple && tags_[group.end - 1] != WordTag::kPast))
    return false;
  for (auto i = group.end - 1; i > group.begin; --i) {
    if (in(i - 1, "be-form")) return true;
    if (is_auxiliary(i - 1)) return false;
  }
  return false;
}

bool Syntax::has_finite_verb(TokenSpan range) const {
  for (auto i = range.begin; i < range.end; ++i) {
    if (quotation_of_[i] >= 0) continue;
    if (makes_clause(tags_[i])) return true;
  }
  return false;
}

bool Syntax::holds_verb(TokenSpan range) const {
  return std::any_of(tags_.begin() + static_cast<std::ptrdiff_t>(range.begin),
                     tags_.begin() + static_cast<std::ptrdiff_t>(range.end), makes_clause);
}

// "a board founded in May": a participle that looks like a past tense is the only verb.
bool Syntax::is_reduced_clause(TokenSpan segment) const {
  if (segment.empty() || !is_determiner(tags_[segment.begin])) return false;
  bool reduced = false;
  for (auto i = segment.begin; i < segment.end; ++i) {
    if (quotation_of_[i] >= 0 || !makes_clause(tags_[i])) continue;
    const bool governs = tags_[i] == WordTag::kPast && i > segment.begin && is_nominal(i - 1) &&
                         i + 1 < segment.end && tags_[i + 1] == WordTag::kPreposition;
    if (reduced || !governs) return false;
    reduced = true;
  }
  return reduced;
}

bool Syntax::is_apposition(TokenSpan segment) const {
  if (segment.empty()) return false;
  const WordTag t = tags_[segment.begin];
  if (t == WordTag::kWh) return true;
  if (has_finite_verb(segment)) {
    // "a bill that cuts taxes": a relative clause inside.
    const bool relative = std::any_of(tags_.begin() + static_cast<std::ptrdiff_t>(segment.begin),
                                      tags_.begin() + static_cast<std::ptrdiff_t>(segment.end),
                                      [](WordTag tag) { return tag == WordTag::kWh; });
    if (!relative) return false;
  }
  return is_nominal(segment.begin) || is_determiner(t) ||
         (t == WordTag::kAdverb && segment.end - segment.begin > 1 && is_nominal(segment.begin + 1));
}

bool Syntax::is_parenthesis(TokenSpan segment) const {
  if (segment.empty()) return true;
  if (is_apposition(segment)) return true;
  const WordTag t = tags_[segment.begin];
  if (t == WordTag::kPreposition || t == WordTag::kGerund || t == WordTag::kParticiple ||
      t == WordTag::kAdverb || t == WordTag::kTo)
    return true;
  return !has_finite_verb(segment);
}

// The comma closes something put in: "Brek, a doctor at the clinic, said".
TokenSpan Syntax::behind_comma(std::size_t comma, std::size_t floor) const {
  std::size_t end = comma;
  bool belongs = true;  // all segments so far are part of the phrase
  for (std::size_t i = comma; i > floor && comma - i < kFarthest; --i) {
    const auto t = i - 1;
    if (quotation_of_[t] >= 0) {
      const auto marked = quotation_tokens(quotation_of_[t]);
      if (marked.begin <= floor) return {};
      i = marked.begin + 1;
      continue;
    }
    if (is(t, ";") || is(t, ":")) return {};
    if (!is(t, ",")) continue;
    const TokenSpan segment{i, end};
    const bool apposed = is_apposition(segment) || is_reduced_clause(segment);
    if (!apposed && !is_parenthesis(segment)) return shared_subject(comma, floor);
    belongs = belongs && apposed;
    const auto head = phrase_before(before_parenthesis(t, floor), floor);
    // "around Dec. 1, 2017, said": a date is nobody.
    if (!head.empty() && tags_[head.end - 1] != WordTag::kNumber) {
      // A list or a chain of asides: go on while what stands before is an aside, too.
      auto first = head;
      while (first.begin > floor + 1 && is(first.begin - 1, ",") && tags_[first.begin] != WordTag::kPronoun) {
        const auto further = phrase_before(first.begin - 1, floor);
        if (further.empty() || tags_[further.begin] == WordTag::kPronoun) break;
        const bool opens =
            further.begin == floor || is(further.begin - 1, ",") || quotation_of_[further.begin - 1] >= 0 ||
            tags_[further.begin - 1] == WordTag::kCoordinator || in(further.begin - 1, "conjunction");
        if (!opens) break;
        first = further;
      }
      return {first.begin, belongs ? comma : t};
    }
    end = t;
  }
  if (const auto found = shared_subject(comma, floor); !found.empty()) return found;
  return phrase_before(before_parenthesis(comma, floor), floor);
}

// "She lost the vote and said": the subject of the verb before.
TokenSpan Syntax::shared_subject(std::size_t end, std::size_t floor) const {
  TokenSpan inner;  // of a clause that begins with "that" or "which"
  const bool parted = end > floor && (is(end - 1, ",") || (end < size() && is(end, ",")));
  for (std::size_t i = end; i > floor && end - i < kFarthest; --i) {
    const auto t = i - 1;
    if (quotation_of_[t] >= 0) {
      const auto marked = quotation_tokens(quotation_of_[t]);
      if (marked.begin <= floor) return inner;
      i = marked.begin + 1;
      continue;
    }
    if (!makes_clause(tags_[t])) continue;
    const auto group = verb_group(t, t + 1);
    i = group.begin + 1;
    if (group.begin <= floor) return inner;
    const auto found = subject_from(group.begin, floor, false);
    if (!found.empty() && tags_[found.begin] != WordTag::kWh) {
      // "She denied that the plan was lost, adding": the plan adds nothing.
      const bool under = is_told_inside(found, floor) ||
                         (found.begin > floor && tags_[found.begin - 1] == WordTag::kWh) ||
                         (parted && is_subordinate(found.begin, floor));
      if (!under) return found;
      if (inner.empty()) inner = found;
      continue;
    }
    if (found.empty() && tags_[group.begin - 1] != WordTag::kCoordinator && !is(group.begin - 1, ","))
      continue;
  }
  return inner;
}

// "She said that he", "she said he": the subject of what is told.
bool Syntax::is_told_inside(TokenSpan subject, std::size_t floor) const {
  // "told the Herald that boats": no determiner of several.
  if (in(subject.begin, "content-opener") && subject.end - subject.begin > 1 &&
      tags_[subject.end - 1] == WordTag::kPlural) {
    return true;
  }
  if (subject.begin <= floor) return false;
  const auto before = subject.begin - 1;
  return (in(before, "content-opener") && tags_[before] != WordTag::kDeterminer) ||
         (is_verb(before) && (in(before, "speech-verb") || in(before, "opinion-verb")));
}

// Whether a subject that begins at `begin` is that of a clause inside another: "because she", "when she".
bool Syntax::is_subordinate(std::size_t begin, std::size_t floor) const {
  if (begin <= floor) return false;
  const auto before = begin - 1;
  return tags_[before] == WordTag::kWh ||
         (tags_[before] != WordTag::kCoordinator && in(before, "conjunction") &&
          tags_[before] != WordTag::kDeterminer && tags_[before] != WordTag::kAdverb);
}

// Where a short parenthesis that ends at `end` begins; `end` where there is none.
std::size_t Syntax::before_parenthesis(std::size_t end, std::size_t floor) const {
  if (end <= floor || !is(end - 1, ")")) return end;
  constexpr std::size_t kLongestParenthesis = 12;
  for (auto i = end - 1; i > floor && end - i < kLongestParenthesis; --i) {
    if (is(i - 1, "(")) return i - 1;
  }
  return end;
}

// "a study that appeared in the journal", "the bill released by the council": the noun that a
// phrase standing in a relative clause or behind a participle belongs to.
std::size_t Syntax::with_head(TokenSpan phrase, std::size_t floor) const {
  constexpr int kDeepest = 3;
  auto begin = phrase.begin;
  // "released this year"
  const bool time = in(phrase.end - 1, "time-noun") || in(phrase.end - 1, "weekday");
  for (int depth = 0; depth < kDeepest; ++depth) {
    auto v = begin;
    while (v > floor && !in(v - 1, "content-opener") &&
           (tags_[v - 1] == WordTag::kPreposition || tags_[v - 1] == WordTag::kAdverb ||
            tags_[v - 1] == WordTag::kTo || tags_[v - 1] == WordTag::kParticle)) {
      --v;
    }
    if (v <= floor || !is_verb(v - 1) || quotation_of_[v - 1] >= 0) return begin;
    const auto group = verb_group(v - 1, v);
    const bool governed = v < begin || (time && depth == 0);
    auto head_end = group.begin;
    if (head_end > floor && tags_[head_end - 1] == WordTag::kWh) {
      --head_end;
    } else {
      const WordTag verb = tags_[v - 1];
      const bool reduced =
          group.begin == v - 1 &&
          (verb == WordTag::kParticiple || verb == WordTag::kGerund || (verb == WordTag::kPast && governed));
      if (!reduced) return begin;
    }
    const auto head = phrase_before(head_end, floor);
    if (head.empty() || tags_[head.begin] == WordTag::kPronoun) return begin;
    begin = head.begin;
  }
  return begin;
}

bool Syntax::is_dash(std::size_t token) const {
  if (is(token, "—") || is(token, "–") || is(token, "―")) return true;
  if (!is(token, "-")) return false;
  const bool doubled = (token > 0 && is(token - 1, "-")) || (token + 1 < size() && is(token + 1, "-"));
  return doubled || (spaced(token) && token + 1 < size() && spaced(token + 1));
}

// "The mayor — who has been ill — said": whom the dashes stand behind.
TokenSpan Syntax::before_dashes(std::size_t dash, std::size_t floor) const {
  auto i = dash;
  while (i > floor && is_dash(i - 1)) --i;
  constexpr std::size_t kLongestAside = 40;
  for (auto j = i; j > floor && i - j < kLongestAside; --j) {
    if (!is_dash(j - 1)) continue;
    auto open = j - 1;
    while (open > floor && is_dash(open - 1)) --open;
    return phrase_before(open, floor);
  }
  return {};
}

TokenSpan Syntax::subject_from(std::size_t end, std::size_t floor, bool shared) const {
  std::size_t i = end;
  while (i > floor && tags_[i - 1] == WordTag::kAdverb) --i;
  // "The mayor and her deputy both said"
  if (i > floor + 1 && tags_[i - 1] == WordTag::kDeterminer && is_nominal(i - 2)) --i;
  const auto closed = i;
  i = before_parenthesis(i, floor);
  if (i <= floor) return {};
  const auto t = i - 1;
  // "the members have both said": told of the subject before it.
  if (tags_[t] == WordTag::kDeterminer && in(t, "floating-determiner") && t > floor) {
    const auto all = phrase_before(before_parenthesis(t, floor), floor);
    if (!all.empty()) return {with_head(all, floor), i};
  }
  if (tags_[t] == WordTag::kWh) return in(t, "time-wh") ? TokenSpan{} : TokenSpan{t, i};
  if (is(t, ",")) return behind_comma(t, floor);
  if (is_dash(t)) return before_dashes(t, floor);
  if (tags_[t] == WordTag::kCoordinator) return shared ? shared_subject(t, floor) : TokenSpan{};
  if (quotation_of_[t] >= 0)
    return shared ? shared_subject(quotation_tokens(quotation_of_[t]).begin, floor) : TokenSpan{};
  // "the voters polled said"
  if ((tags_[t] == WordTag::kParticiple || tags_[t] == WordTag::kPast) && t > floor &&
      (is_nominal(t - 1) || tags_[t - 1] == WordTag::kDeterminer)) {
    const auto whom = phrase_before(t, floor);
    if (!whom.empty()) return {with_head(whom, floor), i};
  }
  auto out = phrase_before(i, floor);
  if (out.empty()) return out;
  // "the mayor last week said"; a time alone says nothing.
  if (in(out.end - 1, "time-noun")) {
    const bool told =
        out.begin > floor && (is_nominal(out.begin - 1) || tags_[out.begin - 1] == WordTag::kPronoun);
    if (told) return phrase_before(out.begin, floor);
    // "a study released last week": the time belongs to what was released.
    const auto head = with_head(out, floor);
    return head < out.begin ? TokenSpan{head, out.end} : TokenSpan{};
  }
  // "the mayor on Friday said", "the mayor in a letter said": the time is no subject.
  if (out.begin > floor + 1 && tags_[out.begin - 1] == WordTag::kPreposition &&
      (in(out.end - 1, "weekday") || in(out.end - 1, "occasion-noun") || in(out.begin, "month"))) {
    return phrase_before(out.begin - 1, floor);
  }
  // "the mayor later Friday said"
  if (out.end - out.begin == 1 && in(out.begin, "weekday") && out.begin > floor) {
    return subject_from(out.begin, floor, shared);
  }
  if (in(out.end - 1, "weekday") && out.end - out.begin > 1) --out.end;
  if (out.end == i) out.end = closed;
  if (tags_[out.begin] != WordTag::kPronoun) out.begin = with_head(out, floor);
  return out;
}

// "The vote forced the mayor of Brask to say": of whom the "to" at `end` tells; empty where nothing made
// anybody.
TokenSpan Syntax::caused_to(std::size_t end, std::size_t floor) const {
  constexpr std::size_t kLongest = 12;
  const WordTag head = end > floor ? tags_[end - 1] : WordTag::kMark;
  if (head != WordTag::kPronoun && (head == WordTag::kAdjective || !is_nominal(end - 1))) return {};
  for (auto i = end; i > floor && end - i < kLongest; --i) {
    const auto before = i - 1;
    if (in(before, "causing-verb")) return {i, end};
    if (is_verb(before) || tags_[before] == WordTag::kMark || quotation_of_[before] >= 0) break;
  }
  return {};
}

TokenSpan Syntax::subject(TokenSpan group) const {
  auto floor = sentence(group.begin).begin;
  // A quotation before it is another's words.
  for (auto i = group.begin; i > floor && group.begin - i < kFarthest; --i) {
    if (quotation_of_[i - 1] < 0) continue;
    const auto marked = quotation_tokens(quotation_of_[i - 1]);
    if (marked.end - marked.begin > 8) {
      if (is_finite(group) && tags_[group.begin - 1] != WordTag::kCoordinator && !is(group.begin - 1, ","))
        floor = i;
      break;
    }
    i = marked.begin + 1;
  }
  if (group.begin <= floor) return {};
  if (!is_finite(group)) {
    const auto before = group.begin - 1;
    // "a letter urging"; but not "sent a letter this week urging".
    if (is_nominal(before) && tags_[group.begin] == WordTag::kGerund && !in(before, "time-noun") &&
        !in(before, "weekday")) {
      // "footage of Brek saying", "with one of her ads saying"
      const auto near = core_before(group.begin, floor);
      if (near.begin > floor && in(near.begin - 1, "holding-preposition")) {
        const bool with = !in(near.begin - 1, "genitive-preposition");
        if (with || tags_[near.end - 1] == WordTag::kName) return near;
      }
      const auto head = phrase_before(group.begin, floor);
      // "put out a statement saying": whoever put it out says it.
      auto verb = head.begin;
      while (verb > floor && (tags_[verb - 1] == WordTag::kParticle || tags_[verb - 1] == WordTag::kAdverb))
        --verb;
      if (verb > floor && is_verb(verb - 1) && tags_[verb - 1] != WordTag::kGerund &&
          quotation_of_[verb - 1] < 0) {
        const auto maker = subject(verb_group(verb - 1, verb));
        if (!maker.empty() && tags_[maker.begin] != WordTag::kWh) return maker;
      }
      return head;
    }
    if (tags_[before] == WordTag::kTo) {
      if (const auto caused = caused_to(before, floor); !caused.empty()) return caused;
    }
    return shared_subject(group.begin, floor);
  }
  return subject_from(group.begin, floor, true);
}

TokenSpan Syntax::speaker_around(std::size_t token) const {
  const auto whole = sentence(token);
  const auto finite = [&](std::size_t t) { return quotation_of_[t] < 0 && has_tense(tags_[t]); };
  const auto subject_at = [&](std::size_t t) -> TokenSpan {
    const auto found = subject(verb_group(t, t + 1));
    if (found.empty()) return {};
    const WordTag head = tags_[found.begin];
    if (head == WordTag::kWh || in(found.begin, "thing-pronoun")) return {};
    return head == WordTag::kPronoun || tags_[found.end - 1] == WordTag::kName ||
                   is_capital(tokens()[found.end - 1].shape)
               ? found
               : TokenSpan{};
  };
  for (auto t = token; t > whole.begin && token - t < kFarthest; --t) {
    if (!finite(t - 1)) continue;
    if (const auto found = subject_at(t - 1); !found.empty()) return found;
  }
  for (auto t = token; t < whole.end && t - token < kFarthest; ++t) {
    if (!finite(t)) continue;
    if (const auto found = subject_at(t); !found.empty()) return found;
  }
  return {};
}

}  // namespace onrecord
