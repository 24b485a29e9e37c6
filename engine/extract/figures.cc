#include "engine/extract/figures.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/extract/measured.h"
#include "engine/extract/singular.h"
#include "engine/extract/timex.h"

namespace onrecord {
namespace {

constexpr double kDefaultConfidence = 0.8;
constexpr double kMost = 1e30;  // past it a number is a mistake
constexpr std::string_view kCount = "count", kPercent = "percent";
constexpr std::uint32_t kSharingReach = 60;  // bytes between a number and the figure whose unit it shares

std::optional<double> number_field(const FieldValues& fields, std::string_view name) {
  const auto found = fields.find(name);
  if (found == fields.end()) return std::nullopt;
  const auto* number = std::get_if<double>(&found->second);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::string text_field(const FieldValues& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : to_text(found->second);
}

class BlockFigures {
 public:
  BlockFigures(const ReadBlock& block, const Language& language, const Singular& singular,
               const MeasureWords& words, const Record& record)
      : block_(block),
        language_(language),
        singular_(singular),
        measured_(block, language, words),
        record_(record) {
    context_.published = record.article.published;
  }

  void collect(std::vector<Figure>& out) const {
    const auto kind = language_.text().kind("figure");
    if (!kind) return;
    for (const auto& mention : block_.findings.mentions) {
      if (mention.kind != *kind) continue;
      if (auto figure = figure_of(mention)) out.push_back(std::move(*figure));
    }
    share_units(out);
  }

 private:
  std::string_view text() const { return block_.reading.text; }

  // nullopt where the words make no sense together (a range that falls).
  std::optional<Figure> figure_of(const Mention& mention) const {
    const auto fields = language_.text_fields().evaluate(block_.findings, mention, text(), context_);
    if (!fields) return std::nullopt;
    Figure figure;
    figure.span = mention.span;
    figure.value = number_field(*fields, "value");
    figure.low = number_field(*fields, "low");
    figure.high = number_field(*fields, "high");
    for (const auto& number : {figure.value, figure.low, figure.high}) {
      if (number && !(std::fabs(*number) <= kMost)) return std::nullopt;
    }
    const bool is_range = figure.low && figure.high && *figure.low < *figure.high;
    if (figure.value ? figure.low || figure.high : !is_range) return std::nullopt;
    figure.unit = text_field(*fields, "unit");
    figure.dimension = text_field(*fields, "dimension");
    figure.bound = bound_of(text_field(*fields, "bound")).value_or(Bound::kExact);
    figure.change = change_of(text_field(*fields, "change")).value_or(Change::kNone);
    if (figure.dimension == kCount) {
      if (is_name(figure)) return std::nullopt;
      count(figure);
      // "Lost 12 boats" is no fall of the number of boats.
      if (!figure.unit.empty()) figure.change = Change::kNone;
    }
    drop_full_stop(figure.span);
    const Rule& rule = language_.text().rule(mention.rule);
    figure.rule = {rule.id, rule.place.file, mention.line};
    figure.confidence = number_field(*fields, "confidence").value_or(kDefaultConfidence);
    figure.subject = measured_.subject_of(figure.span, figure.dimension == kCount && !figure.unit.empty());
    figure.period = period_of(figure.span);
    attribute(figure);
    return figure;
  }

  // A unit that is abbreviated ("bn.") takes the full stop of its sentence with it.
  void drop_full_stop(Span& span) const {
    if (span.end == sentence_of(span.begin).end && slice(text(), span).ends_with('.')) --span.end;
  }

  // A number in words and what it counts, both with a capital: "the Four Seasons".
  bool is_name(const Figure& figure) const {
    const auto first = text()[figure.span.begin];
    return first >= 'A' && first <= 'Z' && !figure.unit.empty() && figure.unit[0] >= 'A' &&
           figure.unit[0] <= 'Z';
  }

  // Of the words behind a number those that are counted, in the singular; the
  // words behind them are no part of the figure.
  void count(Figure& figure) const {
    const auto words = figure.unit;
    const auto at = figure.span.end - static_cast<std::uint32_t>(words.size());
    const bool is_behind = slice(text(), figure.span).ends_with(words);
    const auto counted = singular_.counted_noun(words, figure.value == 1.0, [&](std::size_t offset) {
      return is_behind && measured_.is_acting_verb(at + static_cast<std::uint32_t>(offset));
    });
    figure.unit = counted.unit;
    if (is_behind) figure.span.end -= static_cast<std::uint32_t>(words.size() - counted.length);
  }

  // "From 2.4 million to 3.9 million boats": a number without a unit has that of
  // the nearest figure in its sentence, shares left out.
  void share_units(std::vector<Figure>& figures) const {
    for (auto& bare : figures) {
      if (!bare.unit.empty()) continue;
      const Span sentence = sentence_of(bare.span.begin);
      const Figure* nearest = nullptr;
      std::uint32_t distance = 0;
      for (const auto& other : figures) {
        if (other.unit.empty() || other.dimension == kPercent || !sentence.contains(other.span)) continue;
        const auto away = other.span.begin > bare.span.begin ? other.span.begin - bare.span.begin
                                                             : bare.span.begin - other.span.begin;
        if (away > kSharingReach || (nearest != nullptr && away >= distance)) continue;
        nearest = &other;
        distance = away;
      }
      if (nearest == nullptr) continue;
      bare.dimension = nearest->dimension;
      bare.unit = nearest->unit;
    }
  }

  // The date in the figure's sentence that is nearest to it.
  std::string period_of(Span figure) const {
    const Span sentence = sentence_of(figure.begin);
    const Date* nearest = nullptr;
    std::uint32_t distance = 0;
    for (const auto& date : record_.dates) {
      if (!sentence.contains(date.span) || date.span.overlaps(figure)) continue;
      if (date.type != DateType::kDate || date.earliest.empty() || measured_.is_time_of_speech(date.span))
        continue;
      const auto away =
          date.span.begin >= figure.end ? date.span.begin - figure.end : figure.begin - date.span.end;
      if (nearest != nullptr && away >= distance) continue;
      nearest = &date;
      distance = away;
    }
    return nearest == nullptr ? std::string() : nearest->value;
  }

  Span sentence_of(std::uint32_t offset) const {
    for (const auto& sentence : block_.reading.sentences) {
      if (sentence.begin <= offset && offset < sentence.end) return sentence;
    }
    return block_.reading.paragraph;
  }

  // Whose figure it is: the shortest quotation or reported clause that holds it.
  void attribute(Figure& figure) const {
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < record_.quotes.size(); ++i) {
      const auto& quote = record_.quotes[i];
      const auto consider = [&](Span span) {
        if (!span.contains(figure.span) || (figure.quote && span.length() >= length)) return;
        figure.quote = i;
        length = span.length();
      };
      for (const auto content : quote.content) consider(content);
      if (quote.clause) consider(*quote.clause);
    }
    if (figure.quote) figure.speaker = record_.quotes[*figure.quote].speaker;
  }

  const ReadBlock& block_;
  const Language& language_;
  const Singular& singular_;
  const Measured measured_;
  const Record& record_;
  Context context_;
};

}  // namespace

void collect_figures(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  const Singular singular(language.pack());
  const MeasureWords words(language.text().vocabulary());
  for (const auto& block : blocks) {
    std::vector<Figure> found;
    BlockFigures(block, language, singular, words, record).collect(found);
    std::move(found.begin(), found.end(), std::back_inserter(record.figures));
  }
  std::sort(record.figures.begin(), record.figures.end(),
            [](const Figure& a, const Figure& b) { return a.span < b.span; });
}

}  // namespace onrecord
