// The noun phrases of Syntax.
#include <algorithm>

#include "engine/extract/syntax.h"

namespace onrecord {

TokenSpan Syntax::core_before(std::size_t end, std::size_t floor) const {
  TokenSpan out{end, end};
  if (end <= floor) return out;
  const auto last = end - 1;
  if (tags_[last] == WordTag::kPronoun) return {last, end};
  if (tags_[last] == WordTag::kDeterminer) return {last, end};  // "those", "some", "all"
  bool head = false;
  for (auto i = end; i > floor && end - i < kFarthest; --i) {
    const auto t = i - 1;
    const WordTag tag = tags_[t];
    if (quotation_of_[t] >= 0 && quotation_of_[t] != quotation_of_[last]) {
      // A nickname in marks: Eddie “The Eel” Brask.
      const auto marked = quotation_tokens(quotation_of_[t]);
      if (!head || marked.end - marked.begin > 6 || marked.begin <= floor ||
          tags_[marked.begin - 1] != WordTag::kName || tags_[i] != WordTag::kName) {
        break;
      }
      i = marked.begin + 1;
      continue;
    }
    if (is_nominal(t)) {
      head = true;
      out.begin = t;
    } else if (!head && tag == WordTag::kMark && is(t, ".") && t > floor && tags_[t - 1] == WordTag::kName) {
      continue;  // "Brask Inc. said"
    } else if (!head) {
      break;
    } else if (is_determiner(tag)) {
      out.begin = t;
      break;
    } else if (tag == WordTag::kGenitive ||
               (in(t, "clitic") && tag != WordTag::kModal && t > floor && is_nominal(t - 1))) {
      out.begin = t;
    } else if (is(t, "-") || is(t, "&") || is(t, "$") || is(t, "/") || is(t, "’") || is(t, "'")) {
      if (t == floor ||
          !(is_nominal(t - 1) || is_verb(t - 1) || tags_[t - 1] == WordTag::kAdverb || is(t, "$")))
        break;
      out.begin = t;
      if (!is(t, "$") && !is_nominal(t - 1)) out.begin = --i - 1;
    } else if (is(t, ".") && tags_[t + 1] == WordTag::kName && t > floor &&
               is_capital(tokens()[t - 1].shape)) {
      continue;
    } else if ((tag == WordTag::kGerund || tag == WordTag::kParticiple) && t > floor &&
               (is_determiner(tags_[t - 1]) || tags_[t - 1] == WordTag::kAdjective ||
                tags_[t - 1] == WordTag::kGenitive)) {
      out.begin = t;
    } else if (tag == WordTag::kAdverb && t > floor && is_determiner(tags_[t - 1])) {
      out.begin = t;
    } else {
      break;
    }
  }
  // "all the members", "both sides"
  if (!out.empty() && out.begin > floor && tags_[out.begin] == WordTag::kDeterminer &&
      tags_[out.begin - 1] == WordTag::kDeterminer) {
    --out.begin;
  }
  return out;
}

TokenSpan Syntax::core_from(std::size_t begin, std::size_t ceiling) const {
  TokenSpan out{begin, begin};
  if (begin >= ceiling) return out;
  if (tags_[begin] == WordTag::kPronoun) return {begin, begin + 1};
  auto i = begin;
  while (i < ceiling && (is_determiner(tags_[i]) || (tags_[i] == WordTag::kAdverb && i > begin))) ++i;
  if (i > begin && tags_[begin] == WordTag::kDeterminer) out.end = begin + 1;
  for (; i < ceiling && i - begin < kFarthest; ++i) {
    const WordTag tag = tags_[i];
    if (i > begin && is_determiner(tags_[i - 1]) && quotation_of_[i] >= 0 && quotation_of_[begin] < 0) {
      // the “Old Crow”
      constexpr std::size_t kLongestTitle = 12;
      const auto marked = quotation_tokens(quotation_of_[i]);
      if (marked.end - marked.begin > kLongestTitle || marked.end > ceiling) break;
      out.end = marked.end;
      i = marked.end - 1;
    } else if (is_nominal(i)) {
      out.end = i + 1;
    } else if (tag == WordTag::kGenitive || in(i, "clitic")) {
      if (i == begin || !is_nominal(i - 1) || tag == WordTag::kModal) break;
      while (i + 1 < ceiling && tags_[i + 1] == WordTag::kAdverb) ++i;
    } else if (is(i, "-") || is(i, "&") || is(i, "$") || is(i, "/")) {
      if (i + 1 >= ceiling || tokens()[i + 1].space_before != tokens()[i].space_before) break;
      if (!is(i, "$") && !is_nominal(i + 1)) out.end = ++i + 1;
    } else if (is(i, ".") && i > begin && is_capital(tokens()[i - 1].shape) && i + 1 < ceiling &&
               tags_[i + 1] == WordTag::kName) {
      continue;
    } else if ((tag == WordTag::kGerund || tag == WordTag::kParticiple) && i + 1 < ceiling &&
               is_nominal(i + 1) &&
               (i == begin || is_determiner(tags_[i - 1]) || tags_[i - 1] == WordTag::kAdjective)) {
      continue;
    } else {
      break;
    }
  }
  return out;
}

bool Syntax::joined(std::size_t token) const {
  const auto& units = block_->reading.units;
  const auto next = std::partition_point(units.begin(), units.end(),
                                         [&](const Unit& unit) { return unit.first_token <= token; });
  if (next == units.begin()) return false;
  const auto& unit = *std::prev(next);
  return token + 1 < unit.first_token + unit.tokens;
}

TokenSpan Syntax::phrase_before(std::size_t end, std::size_t floor) const {
  auto out = core_before(end, floor);
  if (out.empty() || tags_[out.begin] == WordTag::kPronoun) return out;
  // "the head of the board": what a preposition attaches belongs to it.
  const auto attached = [&](std::size_t t) {
    return in(t, "attaching-preposition") || (tags_[t] == WordTag::kPreposition && joined(t));
  };
  while (out.begin > floor + 1 && end - out.begin < kFarthest && attached(out.begin - 1)) {
    if (in(out.end - 1, "weekday") && !in(out.begin - 1, "genitive-preposition")) break;
    const auto left = core_before(out.begin - 1, floor);
    if (left.empty() || tags_[left.begin] == WordTag::kPronoun) break;
    out.begin = left.begin;
  }
  // "voters in Brask and around the country"
  if (out.begin > floor + 3 && in(out.begin - 1, "attaching-preposition") &&
      tags_[out.begin - 2] == WordTag::kCoordinator) {
    const auto left = core_before(out.begin - 2, floor);
    if (!left.empty() && left.begin > floor + 1 && in(left.begin - 1, "attaching-preposition")) {
      const auto head = core_before(left.begin - 1, floor);
      if (!head.empty() && tags_[head.begin] != WordTag::kPronoun) out.begin = head.begin;
    }
  }
  // "the mayor and her deputy", where both stand at the head of a clause.
  if (out.begin > floor + 1 && tags_[out.begin - 1] == WordTag::kCoordinator) {
    auto left = core_before(out.begin - 1, floor);
    if (left.empty() && is(out.begin - 2, ",")) left = core_before(out.begin - 2, floor);
    while (!left.empty() && left.begin > floor + 1 && in(left.begin - 1, "attaching-preposition")) {
      const auto more = core_before(left.begin - 1, floor);
      if (more.empty()) break;
      left.begin = more.begin;
    }
    while (!left.empty() && left.begin > floor + 1 && is(left.begin - 1, ",")) {
      const auto more = core_before(left.begin - 1, floor);
      if (more.empty()) break;
      left.begin = more.begin;
    }
    const bool opens = !left.empty() &&
                       (left.begin == floor || tags_[left.begin - 1] == WordTag::kMark ||
                        tags_[left.begin - 1] == WordTag::kCoordinator || in(left.begin - 1, "conjunction"));
    if (opens) out.begin = left.begin;
  }
  return out;
}

TokenSpan Syntax::phrase_from(std::size_t begin, std::size_t ceiling) const {
  auto out = core_from(begin, ceiling);
  if (out.empty() || tags_[begin] == WordTag::kPronoun) return out;
  while (out.end + 1 < ceiling && out.end - begin < kFarthest) {
    const bool attached = in(out.end, "attaching-preposition");
    const bool joined = tags_[out.end] == WordTag::kCoordinator;
    if (!attached && !joined) break;
    const auto more = core_from(out.end + 1, ceiling);
    if (more.empty() || (attached && in(more.begin, "weekday"))) break;
    // "and she added": the second one is another clause's subject.
    if (joined && (tags_[more.begin] == WordTag::kPronoun || (more.end < ceiling && is_verb(more.end))))
      break;
    out.end = more.end;
  }
  return out;
}

TokenSpan Syntax::with_apposition(TokenSpan phrase, std::size_t ceiling) const {
  if (phrase.empty() || phrase.end + 2 >= ceiling) return phrase;
  auto i = phrase.end;
  if (is(i, "(")) {
    constexpr std::size_t kLongestParenthesis = 12;
    for (auto j = i; j < ceiling && j - i < kLongestParenthesis; ++j) {
      if (is(j, ")")) {
        phrase.end = i = j + 1;
        break;
      }
    }
  }
  if (i + 1 >= ceiling || !is(i, ",")) return phrase;
  auto end = i + 1;
  while (end < ceiling && !is(end, ",") && !is(end, ";") && end - i < kFarthest) {
    // "author of “We Won”": marked words inside it belong to it.
    const bool opens = quotation_of_[end] >= 0;
    constexpr std::size_t kLongestTitle = 14;
    if (opens && end == i + 1) break;
    const bool title = opens && !is(end - 1, ".") && is_capital(tokens()[end + 1].shape) &&
                       quotation_tokens(quotation_of_[end]).end - end <= kLongestTitle;
    if (opens && !title && quotation_tokens(quotation_of_[end]).end - end > 5) break;
    end = opens ? std::min(quotation_tokens(quotation_of_[end]).end, ceiling) : end + 1;
  }
  if (end == ceiling && end > i + 1 && tags_[end - 1] == WordTag::kMark) --end;
  if (is_apposition({i + 1, end})) phrase.end = end;
  return phrase;
}

}  // namespace onrecord
