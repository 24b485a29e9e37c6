#include "engine/extract/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "engine/extract/provenance.h"
#include "engine/extract/timex.h"

namespace onrecord {
namespace {

constexpr double kDefaultConfidence = 0.85;
constexpr int kQuarterLasts = 8;  // dates that may follow a quarter before "a year ago" no longer means it
constexpr std::uint32_t kTenseReach = 10;  // units on either side in which a verb's tense is looked for

// The kinds of mention that are dates. Where two cover the same words the one named first is taken.
constexpr std::array<std::string_view, 4> kKinds = {"set", "date", "time", "duration"};

struct Candidate {
  const Mention* mention = nullptr;
  std::size_t rank = 0;  // of its kind
};

// The lengths of which results are told that are no quarter's.
constexpr std::array<std::string_view, 2> kStretches = {"P6M", "P9M"};

// By kind, its rank in kKinds; kNoDate where it is none.
using DateKinds = std::vector<std::size_t>;
constexpr std::size_t kNoDate = kKinds.size();

// The dates that the text spoke of last.
struct SpokenOf {
  std::string date;
  std::string quarter;  // for a few dates, then it is forgotten
  int since_quarter = 0;

  // `names_itself`: the words alone say which date it is.
  void note(const std::string& value, bool names_itself) {
    date = value;
    const bool is_part = names_itself && value.size() == 7 && (value[5] == 'Q' || value[5] == 'H');
    if (is_part) quarter = value;
    since_quarter = is_part ? 0 : since_quarter + 1;
    if (since_quarter > kQuarterLasts) quarter.clear();
  }

  // A longer stretch than a quarter ("the nine months"): "a year earlier" is no quarter any more.
  void note_stretch(const std::string& length) {
    if (std::find(kStretches.begin(), kStretches.end(), length) == kStretches.end()) return;
    quarter.clear();
    date.clear();
  }
};

class BlockDates {
 public:
  BlockDates(const ReadBlock& block, const Language& language, const DateKinds& kinds,
             std::string_view published)
      : block_(block), language_(language), kinds_(kinds), published_(published) {}

  // Adds the dates of the block.
  void collect(SpokenOf& before, std::vector<Date>& out) const {
    for (const auto* mention : chosen()) {
      Context context;
      context.published = published_;
      context.tense = tense_at(*mention);
      context.anchor = before.date;
      context.quarter = before.quarter;
      auto date = date_of(*mention, context);
      if (!date) continue;
      if (date->type == DateType::kDate && !date->earliest.empty()) {
        before.note(date->value, context.quarter.empty() || names_itself(*mention, context, date->value));
      }
      if (date->type == DateType::kDuration) before.note_stretch(date->value);
      out.push_back(std::move(*date));
    }
  }

 private:
  std::string_view text() const { return block_.reading.text; }

  // The mentions that are dates, in text order: of those that overlap the longest.
  std::vector<const Mention*> chosen() const {
    std::vector<Candidate> candidates;
    for (const auto& mention : block_.findings.mentions) {
      const auto rank = kinds_[mention.kind];
      if (rank != kNoDate) candidates.push_back({&mention, rank});
    }
    std::vector<const Mention*> kept;
    kept.reserve(candidates.size());
    const auto keep = [&](const Candidate& candidate) { kept.push_back(candidate.mention); };
    const auto begin_of = [](const Mention* mention) { return mention->span.begin; };
    std::ranges::sort(candidates, {}, [&](const Candidate& c) { return begin_of(c.mention); });
    const auto overlap = [](const Candidate& a, const Candidate& b) {
      return a.mention->span.overlaps(b.mention->span);
    };
    if (std::ranges::adjacent_find(candidates, overlap) == candidates.end()) {
      std::ranges::for_each(candidates, keep);
      return kept;
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      const Span x = a.mention->span;
      const Span y = b.mention->span;
      return std::tuple(-std::int64_t{x.length()}, x.begin, a.rank) <
             std::tuple(-std::int64_t{y.length()}, y.begin, b.rank);
    });
    // What is kept is no shorter than the next one, so overlap shows at its ends.
    std::vector<bool> taken(block_.reading.paragraph.length());
    const auto start = block_.reading.paragraph.begin;
    for (const auto& candidate : candidates) {
      const Span span = candidate.mention->span;
      if (span.empty() || taken[span.begin - start] || taken[span.end - 1 - start]) continue;
      std::fill_n(taken.begin() + (span.begin - start), span.length(), true);
      keep(candidate);
    }
    std::ranges::sort(kept, {}, begin_of);
    return kept;
  }

  // "A year ago" beside a quarter is that quarter of the year before, but is no
  // quarter that the text has come to speak of.
  bool names_itself(const Mention& mention, Context context, const std::string& value) const {
    context.quarter = context.anchor = {};
    const auto alone = date_of(mention, context);
    return alone && alone->value == value;
  }

  // nullopt where the words make no date (30 February).
  std::optional<Date> date_of(const Mention& mention, const Context& context) const {
    const auto fields = language_.text_fields().evaluate(block_.findings, mention, text(), context);
    if (!fields) return std::nullopt;
    Date date;
    date.value = fields->text("value");
    if (date.value.empty()) return std::nullopt;
    date.span = mention.span;
    date.type = type_of(date.value);
    date.type = date_type(fields->text("type")).value_or(date.type);
    if (date.type == DateType::kDate || date.type == DateType::kTime) {
      auto found = bounds(date.value);
      date.earliest = std::move(found.earliest);
      date.latest = std::move(found.latest);
    }
    date.rule = provenance(language_, block_.findings, mention, text());
    date.confidence = kDefaultConfidence;
    if (const auto* number = fields->number("confidence")) date.confidence = *number;
    return date;
  }

  // The tense of the verb nearest to the mention in its sentence, those before it first.
  std::string_view tense_at(const Mention& mention) const {
    const auto& units = block_.reading.units;
    const auto first = static_cast<std::uint32_t>(
        std::lower_bound(units.begin(), units.end(), mention.span.begin,
                         [](const Unit& unit, std::uint32_t at) { return unit.span.begin < at; }) -
        units.begin());
    for (std::uint32_t i = first; i > 0 && first - i < kTenseReach; --i) {
      if (sentence(i - 1) != sentence(first)) break;
      if (const auto tense = tense_of(i - 1); !tense.empty()) return tense;
    }
    for (std::uint32_t i = first + 1; i < units.size() && i - first < kTenseReach; ++i) {
      if (sentence(i) != sentence(first)) break;
      if (const auto tense = tense_of(i); !tense.empty()) return tense;
    }
    return {};
  }

  std::uint16_t sentence(std::uint32_t unit) const {
    const auto& of = block_.reading.sentence_of;
    return unit < of.size() ? of[unit] : 0xFFFF;
  }

  // "will shut" is future, whatever "shut" is.
  std::string_view tense_of(std::uint32_t unit) const {
    const auto& units = block_.reading.units;
    const auto is_in = [&](std::uint32_t i, WordClass lexicon) {
      return language_.word_classes().has(units[i], lexicon);
    };
    const auto is_future = [&](std::uint32_t i) {
      return is_in(i, "future-cue") || is_in(i, "schedule-cue");
    };
    if (is_future(unit)) return "future";
    const auto next = unit + 1;
    const bool is_infinitive = is_in(unit, "infinitive-mark") && next < units.size() && is_in(next, "verb") &&
                               !is_in(next, "past-cue");
    if (is_infinitive) return "future";
    if (!is_in(unit, "past-cue")) return "";
    // "Will be heard", "is heard": what stands before the participle tells.
    auto first = unit;
    while (first > 0 && is_in(first - 1, "be-form") && !is_in(first - 1, "past-cue")) --first;
    if (first > 0 && is_future(first - 1)) return "future";
    return first == unit ? "past" : "present";
  }

  const ReadBlock& block_;
  const Language& language_;
  const DateKinds& kinds_;
  std::string_view published_;
};

}  // namespace

void collect_dates(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  DateKinds kinds(kMaxKinds, kNoDate);
  std::uint64_t date_kinds = 0;
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    const auto kind = language.text().kind(kKinds[i]);
    if (!kind) continue;
    kinds[*kind] = i;
    date_kinds |= bit_of(*kind);
  }
  SpokenOf before;
  for (const auto& block : blocks) {
    if ((block.findings.kinds & date_kinds) == 0) continue;
    BlockDates(block, language, kinds, record.article.published).collect(before, record.dates);
  }
  // They stand in order nearly always.
  const auto before_it = [](const Date& a, const Date& b) { return a.span.begin < b.span.begin; };
  if (!std::is_sorted(record.dates.begin(), record.dates.end(), before_it))
    std::sort(record.dates.begin(), record.dates.end(), before_it);
}

}  // namespace onrecord
