#include "engine/reconcile/quote_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/reconcile/explain.h"
#include "engine/reconcile/quote_difference.h"

namespace onrecord {
namespace {

constexpr std::size_t kTouchingRun = 3, kTouchingWords = 2, kSameWords = 5;
// Below this the extraction took the speaker from the sentences around.
constexpr double kSaysWho = 0.75;
constexpr const char* kBetween = " … ";  // fragments of one article

// All that one article quotes of the remark.
struct Telling {
  std::size_t article = 0;
  std::vector<std::size_t> mentions;  // into the claim's, those in marks first choice
  bool marked = false;
  std::vector<Word> words;
  std::vector<std::size_t> breaks;  // where a further quotation begins
  std::vector<std::size_t> gaps;    // those before which the article quotes something else
  std::size_t last_place = 0;
  std::string shown;
  const SpeakerName* speaker = nullptr;
};

// Whether another quotation of the same article has all of its words: a headline
// quotes three words of what the text quotes in full.
bool repeats(const std::vector<const QuoteMention*>& mentions, std::size_t at) {
  const auto& fragment = *mentions[at];
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& other = *mentions[i];
    if (i == at || other.article != fragment.article || !other.quote ||
        other.words.size() < fragment.words.size())
      continue;
    if (other.words.size() == fragment.words.size() && i > at) continue;
    if (longest_run(fragment.words, other.words) == fragment.words.size()) return true;
  }
  return false;
}

void add(Telling& telling, std::size_t at, const QuoteMention& mention, const ClaimMention& shown) {
  telling.mentions.push_back(at);
  if (!telling.words.empty()) {
    telling.breaks.push_back(telling.words.size());
    if (mention.quote && mention.first_place > telling.last_place + 1)
      telling.gaps.push_back(telling.words.size());
  }
  telling.last_place = mention.last_place;
  for (const auto& word : mention.words) telling.words.push_back(word);
  telling.shown += (telling.shown.empty() ? "" : kBetween) + shown.text;
  if (mention.speaker.named && telling.speaker == nullptr) telling.speaker = &mention.speaker;
}

std::vector<Telling> tellings_of(const Claim& claim, const std::vector<const QuoteMention*>& mentions) {
  std::map<std::size_t, Telling> by_article;
  for (const bool want_marked : {true, false}) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const auto& mention = *mentions[i];
      if (mention.in_marks != want_marked || repeats(mentions, i)) continue;
      auto& telling = by_article[mention.article];
      if (!want_marked && telling.marked) continue;  // what is in marks speaks for the article
      telling.article = mention.article;
      telling.marked = want_marked;
      add(telling, i, mention, claim.mentions[i]);
    }
  }
  std::vector<Telling> out;
  out.reserve(by_article.size());
  for (auto& [article, telling] : by_article) out.push_back(std::move(telling));
  return out;
}

// Whether two quotations have words in common, so that they can be compared.
bool touch(const QuoteMention& a, const QuoteMention& b) {
  const auto fewest = std::min(a.words.size(), b.words.size());
  if (longest_run(a.words, b.words) >= std::min<std::size_t>(kTouchingRun, fewest)) return true;
  std::set<std::uint32_t> shared;
  for (const auto& x : a.words) {
    const bool both = x.content() && std::any_of(b.words.begin(), b.words.end(),
                                                 [&](const Word& y) { return y.sense == x.sense; });
    if (both) shared.insert(x.sense);
  }
  return shared.size() >= kTouchingWords;
}

// What of `telling` the other one tells as well: an article may quote more of a
// speech, and that is no difference. All of it where nothing touches.
Telling told_by_both(const Telling& telling, const Telling& other, const Claim& claim,
                     const std::vector<const QuoteMention*>& mentions) {
  Telling out;
  out.article = telling.article;
  out.marked = telling.marked;
  for (const auto i : telling.mentions) {
    const bool kept = std::any_of(other.mentions.begin(), other.mentions.end(),
                                  [&](std::size_t j) { return touch(*mentions[i], *mentions[j]); });
    if (kept) add(out, i, *mentions[i], claim.mentions[i]);
  }
  if (out.mentions.empty()) return telling;
  out.speaker = telling.speaker;
  return out;
}

// The fullest quotation; the first of several.
const Telling* fullest(const std::vector<Telling>& tellings) {
  const Telling* best = nullptr;
  for (const auto& telling : tellings) {
    if (telling.marked && (best == nullptr || telling.words.size() > best->words.size())) best = &telling;
  }
  return best;
}

// Those words as they stand in the text; of fragments the first one's.
std::string words_of(const std::vector<Word>& words, std::size_t from, std::size_t to,
                     std::string_view text) {
  if (from >= to) return "";
  auto last = from;
  while (last + 1 < to && in_one_passage(words[last], words[last + 1])) ++last;
  return std::string(slice(text, {words[from].span.begin, words[last].span.end}));
}

std::string why_it_weighs(std::optional<Trait> because) {
  if (because == kNegation) return "; a negation is on one side only";
  if (because == kNumberWord) return "; the numbers are not the same";
  return because == kPronoun ? "; the pronouns are not the same" : "";
}

// The words at which two wordings part, and why that weighs.
std::string detail_of(const Judged& judged, bool few_shared, const Telling& full, std::string_view text_a,
                      const Telling& other, std::string_view text_b) {
  if (few_shared) {
    return "few words in common: two translations of one remark, perhaps; less certain" +
           why_it_weighs(judged.because);
  }
  const auto ours = words_of(full.words, judged.where.a_from, judged.where.a_to, text_a);
  const auto theirs = words_of(other.words, judged.where.b_from, judged.where.b_to, text_b);
  std::string out;
  if (!ours.empty() && !theirs.empty()) {
    out = in_marks(ours) + " against " + in_marks(theirs);
  } else {
    out = (theirs.empty() ? "left out: " : "only there: ") + in_marks(theirs.empty() ? ours : theirs);
  }
  return out + why_it_weighs(judged.because);
}

// Where the word at `at` stands in what is shown of the telling.
Span focus_of(const Telling& telling, std::size_t from, std::size_t to, std::string_view text) {
  to = std::clamp(to, from + 1, std::max(from + 1, telling.words.size()));
  const auto words = words_of(telling.words, from, std::min(to, telling.words.size()), text);
  const auto at = words.empty() ? std::string::npos : telling.shown.find(words);
  if (at == std::string::npos) return {0, 0};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// The words of `whole` that run on over a gap of `parts`: the one before it and the
// one behind, as an index of the latter into `whole`.
std::optional<std::size_t> run_together(const std::vector<Step>& steps, bool parts_first,
                                        const Telling& parts, const Telling& whole) {
  std::vector<std::size_t> facing(parts.words.size() + 1, kNoWord);
  for (const auto& step : steps) {
    const auto of_parts = parts_first ? step.a : step.b, of_whole = parts_first ? step.b : step.a;
    if (of_parts != kNoWord) facing[of_parts] = of_whole;
  }
  for (const auto gap : parts.gaps) {
    const auto before = facing[gap - 1], behind = facing[gap];
    if (before == kNoWord || behind != before + 1 || whole.words[behind].has(kAfterDots)) continue;
    if (std::find(whole.breaks.begin(), whole.breaks.end(), behind) == whole.breaks.end()) return behind;
  }
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Claim& claim, const std::vector<Profile>& profiles, const WordBook& book,
             std::vector<Finding>& out)
      : claim_(claim), profiles_(profiles), book_(book), out_(out) {}

  void wording(const Telling& full, const Telling& other) {
    const auto found = difference(full.words, full.breaks, other.words, other.breaks);
    const auto& a = profiles_[full.article].record->article;
    const auto& b = profiles_[other.article].record->article;
    const auto outlets = outlets_of(a, b);
    const auto add = [&](const std::optional<Judged>& judged, std::string_view type, std::string_view verb) {
      if (!judged) return;
      const auto& at = judged->where;
      Finding finding;
      finding.type = type;
      finding.severity = judged->severity;
      finding.explanation = outlets.first + " quotes " + who(full) + " as saying " +
                            in_marks(full.shown, focus_of(full, at.a_from, at.a_to, a.text)) + "; " +
                            outlets.second + " " + std::string(verb) + " " +
                            in_marks(other.shown, focus_of(other, at.b_from, at.b_to, b.text)) +
                            (type == "wording" ? " instead." : ".");
      finding.mentions = places(full, other);
      finding.diff = diff_pieces(found.steps, full.words, a.text, other.words, b.text);
      finding.detail = detail_of(*judged, found.few_words_shared, full, a.text, other, b.text);
      finding.rule = rule_of(type, judged->because, book_);
      add_or_extend(std::move(finding), other);
    };
    add(found.wording, "wording", "has");
    const bool more = found.ellipsis && found.ellipsis->where.a_from == found.ellipsis->where.a_to;
    add(found.ellipsis, "ellipsis",
        more ? "has more words in the middle:" : "leaves words out of the middle:");
    add(found.truncated, "truncated", "quotes only a part of it or cuts it elsewhere:");
    if (const auto at = run_together(found.steps, true, full, other)) splice(full, other, *at);
    if (const auto at = run_together(found.steps, false, other, full)) splice(other, full, *at);
  }

  // What `parts` quotes apart, `whole` quotes as one; at `at` it runs on.
  void splice(const Telling& parts, const Telling& whole, std::size_t at) {
    const auto& a = profiles_[parts.article].record->article;
    const auto& b = profiles_[whole.article].record->article;
    const auto outlets = outlets_of(a, b);
    Finding finding;
    finding.type = "splice";
    finding.severity = Severity::kMedium;
    finding.explanation = outlets.first + " quotes " + who(parts) + " as saying " + in_marks(parts.shown) +
                          ", with other words between; " + outlets.second + " runs it together: " +
                          in_marks(whole.shown, focus_of(whole, at - 1, at + 1, b.text)) + ".";
    finding.mentions = places(parts, whole);
    finding.detail = "run together at " + in_marks(words_of(whole.words, at - 1, at + 1, b.text));
    finding.rule = SharedRule("compare.splice", "", 0);
    add_or_extend(std::move(finding), whole);
  }

  void paraphrase(const Telling& full, const Telling& other) {
    const auto outlets =
        outlets_of(profiles_[full.article].record->article, profiles_[other.article].record->article);
    Finding finding;
    finding.type = "paraphrase";
    finding.explanation = outlets.first + " quotes " + who(full) + " as saying " + in_marks(full.shown) +
                          "; " + outlets.second + " gives it in its own words: " + in_marks(other.shown) +
                          ".";
    finding.mentions = places(full, other);
    finding.rule = SharedRule("compare.paraphrase", "", 0);
    add_or_extend(std::move(finding), other);
  }

  // Two mentions of the same words, by their places in the claim.
  void speaker(std::size_t i, const QuoteMention& first, std::size_t j, const QuoteMention& other) {
    const auto outlets =
        outlets_of(profiles_[first.article].record->article, profiles_[other.article].record->article);
    const bool persons = first.speaker.person && other.speaker.person;
    Finding finding;
    finding.type = "speaker";
    const bool told = std::min(claim_.mentions[i].confidence, claim_.mentions[j].confidence) >= kSaysWho;
    finding.severity = !told ? Severity::kLow : persons ? Severity::kHigh : Severity::kMedium;
    finding.explanation = outlets.first + " gives the words " + in_marks(claim_.mentions[i].text) + " to " +
                          first.speaker.shown + "; " + outlets.second + " gives them to " +
                          other.speaker.shown + ".";
    finding.mentions = {i, j};
    finding.detail = !told      ? "less certain: not each of the texts says at the words who speaks"
                     : !persons ? "a body and a person may speak for each other"
                                : "";
    finding.rule = SharedRule("compare.speaker", "", 0);
    out_.push_back(std::move(finding));
  }

 private:
  std::string who(const Telling& telling) const {
    if (telling.speaker != nullptr) return telling.speaker->shown;
    return claim_.speaker.empty() ? "an unnamed speaker" : claim_.speaker;
  }

  static std::vector<std::size_t> places(const Telling& a, const Telling& b) {
    std::vector<std::size_t> out{a.mentions.front(), b.mentions.front()};
    for (const auto* telling : {&a, &b})
      out.insert(out.end(), telling->mentions.begin() + 1, telling->mentions.end());
    return out;
  }

  // Articles that have the very same words make one finding, not one each.
  void add_or_extend(Finding finding, const Telling& other) {
    std::string key = finding.type;
    for (const auto& word : other.words) key += " " + std::to_string(word.form);
    const auto [known, fresh] = by_words_.try_emplace(key, out_.size());
    if (fresh) {
      out_.push_back(std::move(finding));
    } else {
      auto& places = out_[known->second].mentions;
      places.insert(places.end(), other.mentions.begin(), other.mentions.end());
    }
  }

  const Claim& claim_;
  const std::vector<Profile>& profiles_;
  const WordBook& book_;
  std::vector<Finding>& out_;
  std::map<std::string, std::size_t> by_words_;
};

// Whether both quote the same words, so that only one can have said them.
bool same_passage(const QuoteMention& a, const QuoteMention& b) {
  const auto fewest = std::min(a.words.size(), b.words.size());
  return fewest >= kSameWords && 4 * longest_run(a.words, b.words) >= 3 * fewest;
}

// One finding for every two names that the same words are given to. A name that
// the extraction may have got wrong raises no alarm.
void speakers(const std::vector<const QuoteMention*>& mentions, Comparison& comparison) {
  std::set<std::pair<std::string, std::string>> told;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& a = *mentions[i];
    if (!a.speaker.surely || !a.in_marks) continue;
    for (std::size_t j = i + 1; j < mentions.size(); ++j) {
      const auto& b = *mentions[j];
      if (!b.speaker.surely || !b.in_marks || a.article == b.article) continue;
      if (told.count({a.speaker.shown, b.speaker.shown}) > 0 ||
          same_speaker(a.speaker, b.speaker) != SameSpeaker::kNo)
        continue;
      if (!same_passage(a, b)) continue;
      told.insert({a.speaker.shown, b.speaker.shown});
      comparison.speaker(i, a, j, b);
    }
  }
}

}  // namespace

std::vector<Finding> quote_findings(const Claim& claim, const std::vector<const QuoteMention*>& mentions,
                                    const std::vector<Profile>& profiles, const WordBook& book) {
  std::vector<Finding> out;
  const auto tellings = tellings_of(claim, mentions);
  Comparison comparison(claim, profiles, book, out);
  if (const auto* full = fullest(tellings)) {
    for (const auto& other : tellings) {
      if (&other == full) continue;
      if (other.marked) {
        comparison.wording(told_by_both(*full, other, claim, mentions),
                           told_by_both(other, *full, claim, mentions));
      } else {
        comparison.paraphrase(*full, other);
      }
    }
  }
  speakers(mentions, comparison);
  return out;
}

}  // namespace onrecord
