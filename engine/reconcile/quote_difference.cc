#include "engine/reconcile/quote_difference.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr double kFewShared = 0.4;  // of the shorter one's content words
constexpr std::size_t kTurningReach =
    4;  // a negation clipped this close before the kept words turns them round
constexpr std::size_t kTurningWords = 5, kTurningExchange = 4;
constexpr std::size_t kSmallWords = 2;
constexpr std::size_t kExchangedWords = 3;

struct Side {
  const std::vector<Word>& words;
  const std::vector<std::size_t>& breaks;

  bool dots_before(std::size_t at) const { return at < words.size() && words[at].has(kAfterDots); }
  bool breaks_at(std::size_t at) const { return std::find(breaks.begin(), breaks.end(), at) != breaks.end(); }
};

using Words = std::vector<const Word*>;

std::vector<std::uint32_t> with(const Words& words, Trait trait) {
  std::vector<std::uint32_t> out;
  for (const auto* word : words) {
    if (word->has(trait)) out.push_back(word->form);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool any_content(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](const Word* w) { return w->content(); });
}

// What turns a difference into a bad one, from most to least. Whole sentences
// that one side has more will hold a "not" or a number of their own.
std::optional<Trait> turned(const Words& dropped, const Words& added) {
  const bool exchanged = !dropped.empty() && !added.empty();
  if (std::max(dropped.size(), added.size()) > (exchanged ? kTurningExchange : kTurningWords))
    return std::nullopt;
  if (with(dropped, kNegation).size() != with(added, kNegation).size()) return kNegation;
  if (with(dropped, kNumberWord) != with(added, kNumberWord)) return kNumberWord;
  const auto whom = with(dropped, kPronoun), instead = with(added, kPronoun);
  if (!whom.empty() && !instead.empty() && whom != instead) return kPronoun;
  return std::nullopt;
}

// Inflections of the same words, one for one.
bool same_stems(const Words& a, const Words& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](const Word* x, const Word* y) { return x->stem == y->stem; });
}

class Judge {
 public:
  Judge(const Side& a, const Side& b, QuoteDifference& out) : a_(a), b_(b), out_(out) {}

  // Words inside, between two places where the sides agree.
  void inside(const Parting& at) {
    const auto dropped = between(a_, at.a_from, at.a_to), added = between(b_, at.b_from, at.b_to);
    if ((dropped.empty() && added.empty()) || explained(dropped, added, at)) return;
    const auto trait = turned(dropped, added);
    if (!dropped.empty() && !added.empty()) {
      exchanged(dropped, added, trait, at);
      return;
    }
    const auto& missing = dropped.empty() ? added : dropped;
    const bool openly = dropped.empty() ? a_.breaks_at(at.a_to) : b_.breaks_at(at.b_to);
    const bool dots = dropped.empty() ? a_.dots_before(at.a_to) : b_.dots_before(at.b_to);
    if (openly) {
      raise(out_.truncated, Severity::kInfo, std::nullopt, at);
    } else if (missing.size() <= kSmallWords && !any_content(missing)) {
      raise(out_.wording, trait ? Severity::kHigh : Severity::kLow, trait, at);
    } else {
      raise(out_.ellipsis, trait ? Severity::kHigh : dots ? Severity::kInfo : Severity::kLow, trait, at);
    }
  }

  // Words before the first agreement, or after the last. On one side only they
  // are a clip; a few against a few are exchanged ("You have" for "We have");
  // more on both sides were cut in two places.
  void edge(const Parting& at, bool front) {
    const auto ours = between(a_, at.a_from, at.a_to), theirs = between(b_, at.b_from, at.b_to);
    if ((ours.empty() && theirs.empty()) || explained(ours, theirs, at)) return;
    if (!ours.empty() && !theirs.empty() && std::max(ours.size(), theirs.size()) <= kExchangedWords) {
      exchanged(ours, theirs, turned(ours, theirs), at);
      return;
    }
    const bool one_sided = ours.empty() || theirs.empty();
    const auto& cut = ours.empty() ? theirs : ours;
    const bool opens =
        front && std::all_of(cut.begin(), cut.end(), [](const Word* w) { return w->has(kOpener); });
    if (one_sided && opens) return;  // "and", "well"
    if (one_sided && cut.size() == 1 && !any_content(cut) && !cut.front()->has(kNegation)) return;  // "the"
    // A clip is a bad one where it takes the negation off what is kept.
    const auto near = cut.end() - static_cast<std::ptrdiff_t>(std::min(cut.size(), kTurningReach));
    const bool turns =
        front && one_sided && std::any_of(near, cut.end(), [](const Word* w) { return w->has(kNegation); });
    raise(out_.truncated, turns ? Severity::kHigh : Severity::kInfo,
          turns ? std::optional(kNegation) : std::nullopt, at);
  }

  // Nothing faces anything: numbers may still be told apart.
  void all_other(const Parting& at) {
    const auto ours = with(between(a_, at.a_from, at.a_to), kNumberWord);
    const auto theirs = with(between(b_, at.b_from, at.b_to), kNumberWord);
    const bool numbers = !ours.empty() && !theirs.empty() && ours != theirs;
    raise(out_.wording, numbers ? Severity::kHigh : Severity::kLow,
          numbers ? std::optional(kNumberWord) : std::nullopt, at);
  }

 private:
  // Without what editors put into the words in brackets.
  static Words between(const Side& side, std::size_t from, std::size_t to) {
    Words out;
    for (; from < to; ++from) {
      if (!side.words[from].has(kInserted)) out.push_back(&side.words[from]);
    }
    return out;
  }

  // Whether one side has the editor's words in brackets for a few of the other.
  bool explained(const Words& ours, const Words& theirs, const Parting& at) const {
    const bool in_ours = ours.empty() && at.a_from < at.a_to,
               in_theirs = theirs.empty() && at.b_from < at.b_to;
    return (in_ours && theirs.size() <= kExchangedWords) || (in_theirs && ours.size() <= kExchangedWords);
  }

  void exchanged(const Words& dropped, const Words& added, std::optional<Trait> trait, const Parting& at) {
    const bool small = same_stems(dropped, added) || (!any_content(dropped) && !any_content(added));
    raise(out_.wording, trait ? Severity::kHigh : small ? Severity::kLow : Severity::kMedium, trait, at);
  }

  void raise(std::optional<Judged>& judged, Severity severity, std::optional<Trait> because,
             const Parting& at) {
    if (judged && judged->severity >= severity) return;
    judged = Judged{severity, because, at};
  }

  const Side& a_;
  const Side& b_;
  QuoteDifference& out_;
};

// Whether so few words are the same that the two are different renderings.
bool few_shared(const std::vector<Step>& steps, const Side& a, const Side& b) {
  const auto contents = [](const Side& s) {
    return std::count_if(s.words.begin(), s.words.end(), [](const Word& w) { return w.content(); });
  };
  const auto alike = std::count_if(steps.begin(), steps.end(), [&](const Step& s) {
    return s.a != kNoWord && s.b != kNoWord && a.words[s.a].form == b.words[s.b].form &&
           a.words[s.a].content();
  });
  return static_cast<double>(alike) < kFewShared * static_cast<double>(std::min(contents(a), contents(b)));
}

}  // namespace

QuoteDifference difference(const std::vector<Word>& words_a, const std::vector<std::size_t>& breaks_a,
                           const std::vector<Word>& words_b, const std::vector<std::size_t>& breaks_b) {
  const Side a{words_a, breaks_a}, b{words_b, breaks_b};
  QuoteDifference out;
  out.steps = align(a.words, b.words);
  out.few_words_shared = few_shared(out.steps, a, b);
  Judge judge(a, b, out);

  const auto meet = [&](const Step& s) {
    return s.a != kNoWord && s.b != kNoWord && a.words[s.a].sense == b.words[s.b].sense;
  };
  const auto first = std::find_if(out.steps.begin(), out.steps.end(), meet);
  if (out.few_words_shared || first == out.steps.end()) {
    judge.all_other({0, a.words.size(), 0, b.words.size()});
  } else {
    const auto last = std::find_if(out.steps.rbegin(), out.steps.rend(), meet).base();
    Parting at{first->a, first->a, first->b, first->b};
    for (auto step = first; step != last; ++step) {
      if (!meet(*step) || a.words[step->a].form != b.words[step->b].form) continue;
      at.a_to = step->a;
      at.b_to = step->b;
      if (at.a_from < at.a_to || at.b_from < at.b_to) judge.inside(at);
      at = {step->a + 1, step->a + 1, step->b + 1, step->b + 1};
    }
    at.a_to = (last - 1)->a + 1;
    at.b_to = (last - 1)->b + 1;
    if (at.a_from < at.a_to && at.b_from < at.b_to) judge.inside(at);
    judge.edge({0, first->a, 0, first->b}, true);
    judge.edge({at.a_to, a.words.size(), at.b_to, b.words.size()}, false);
  }
  return out;
}

}  // namespace onrecord
