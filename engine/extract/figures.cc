#include "engine/extract/figures.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/extract/measured.h"
#include "engine/extract/provenance.h"
#include "engine/extract/singular.h"
#include "engine/extract/timex.h"

namespace onrecord {
namespace {

constexpr double kDefaultConfidence = 0.8;
constexpr double kMost = 1e30;  // past it a number is a mistake
constexpr std::string_view kCount = "count", kPercent = "percent";
constexpr double kFew = 10;
constexpr std::string_view kUnknownYear = "XXXX";
constexpr std::string_view kNearest = "nearest";          // a unit: that of the figure beside it
constexpr std::string_view kLow = "low", kHigh = "high";  // the slots of a range's ends
constexpr int kMostDepth = 6;                             // mentions one inside another
constexpr std::uint32_t kSharingReach = 60;  // bytes between a number and the figure whose unit it shares

std::optional<double> number_field(const FieldValues& fields, std::string_view name) {
  const auto* number = fields.number(name);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool by_span(const Figure& a, const Figure& b) { return a.span < b.span; }

// They stand in order nearly always.
void sort_by_span(std::vector<Figure>& figures) {
  if (!std::is_sorted(figures.begin(), figures.end(), by_span))
    std::sort(figures.begin(), figures.end(), by_span);
}

// What is spoken in an article: the pieces of quotations and their clauses.
class Spoken {
 public:
  explicit Spoken(const std::vector<Quote>& quotes) {
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      for (const auto content : quotes[i].content) pieces_.push_back({content, i, 0});
      if (quotes[i].clause) pieces_.push_back({*quotes[i].clause, i, 0});
    }
    std::stable_sort(pieces_.begin(), pieces_.end(),
                     [](const Piece& a, const Piece& b) { return a.span.begin < b.span.begin; });
    std::uint32_t reach = 0;
    for (auto& piece : pieces_) piece.reach = reach = std::max(reach, piece.span.end);
  }

  // The quote of the shortest piece that holds `span`.
  std::optional<std::size_t> shortest_around(Span span) const {
    const Piece* shortest = nullptr;
    auto it = std::upper_bound(pieces_.begin(), pieces_.end(), span.begin,
                               [](std::uint32_t at, const Piece& piece) { return at < piece.span.begin; });
    while (it != pieces_.begin() && (--it)->reach >= span.end) {
      if (!it->span.contains(span)) continue;
      if (shortest == nullptr || it->span.length() <= shortest->span.length()) shortest = &*it;
    }
    return shortest == nullptr ? std::nullopt : std::optional(shortest->quote);
  }

 private:
  struct Piece {
    Span span;
    std::size_t quote = 0;    // index into the record's
    std::uint32_t reach = 0;  // where the last of this and the earlier pieces ends
  };
  std::vector<Piece> pieces_;  // by begin
};

class BlockFigures {
 public:
  BlockFigures(const ReadBlock& block, const Language& language, const Spoken& spoken, const Record& record)
      : block_(block),
        language_(language),
        singular_(language.singular()),
        measured_(block, language),
        spoken_(spoken),
        record_(record) {
    context_.published = record.article.published;
  }

  void collect(std::vector<Figure>& out) const {
    const auto kind = language_.text_kinds().figure;
    if (!kind || !block_.findings.has(*kind)) return;
    std::vector<Span> bare;  // those that may share the unit of another
    for (const auto& mention : block_.findings.mentions) {
      if (mention.kind != *kind) continue;
      auto figure = figure_of(mention);
      if (!figure) {
        add_ends(mention, out);
        continue;
      }
      if (figure->unit == kNearest) {
        figure->unit.clear();
        bare.push_back(figure->span);
      }
      out.push_back(std::move(*figure));
    }
    sort_by_span(out);
    for (const auto span : bare) share_unit(out, span);
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
    figure.unit = fields->text("unit");
    figure.dimension = fields->text("dimension");
    figure.bound = bound_of(fields->text("bound")).value_or(Bound::kExact);
    figure.change = change_of(fields->text("change")).value_or(Change::kNone);
    if (figure.dimension == kCount && figure.unit != kNearest) {
      const auto words = figure.unit;
      if (!count(figure) || is_name(figure, words)) return std::nullopt;
      // "One seeking to leave" counts nothing, and few stand for what they do not name.
      if (!words.empty() && figure.unit.empty() && figure.value && *figure.value < kFew) return std::nullopt;
      // "Lost 12 boats" is no fall of the number of boats.
      if (!figure.unit.empty()) figure.change = Change::kNone;
    }
    figure.confidence = number_field(*fields, "confidence").value_or(kDefaultConfidence);
    finish(mention, figure);
    return figure;
  }

  // What is known of a figure by its place: its rule, subject, period and speaker.
  void finish(const Mention& mention, Figure& figure) const {
    figure.rule = provenance(language_, block_.findings, mention, text());
    const bool has_noun = figure.dimension == kCount && !figure.unit.empty() && figure.unit != kNearest;
    // "A 48-page report": the noun in it is its unit, and what it measures stands behind.
    const auto written = slice(text(), figure.span);
    const bool is_compound =
        written.find('-') != std::string_view::npos && written.find(' ') == std::string_view::npos;
    figure.subject = measured_.subject_of(figure.span, has_noun, is_compound);
    figure.period = period_of(figure.span);
    attribute(figure);
    drop_full_stop(figure.span);
  }

  // "44 percent to 37 percent": what looks like a range and falls is two figures.
  void add_ends(const Mention& mention, std::vector<Figure>& out) const {
    const auto unit = field(mention, "unit"), dimension = field(mention, "dimension");
    const auto* name = std::get_if<std::string>(&unit);
    const auto* of = std::get_if<std::string>(&dimension);
    const Mention* range = range_in(mention);
    if (range == nullptr || name == nullptr || of == nullptr || *of == kCount) return;
    for (const auto end : {kLow, kHigh}) {
      const auto* capture = capture_of(language_.text(), block_.findings, *range, end);
      if (capture->mention < 0) return;
      const auto value = field(block_.findings.mentions[static_cast<std::size_t>(capture->mention)], "value");
      const auto* number = std::get_if<double>(&value);
      if (number == nullptr || !(std::fabs(*number) <= kMost)) return;
      Figure figure;
      figure.span = mention.span;
      figure.value = *number;
      figure.unit = *name;
      figure.dimension = *of;
      figure.confidence = kDefaultConfidence;
      finish(mention, figure);
      figure.span = end == kLow ? capture->span : Span{capture->span.begin, figure.span.end};
      out.push_back(std::move(figure));
    }
  }

  // The mention, or the one inside of it, that caught both ends of a range.
  const Mention* range_in(const Mention& mention) const {
    const Mention* at = &mention;
    for (int depth = 0; depth < kMostDepth; ++depth) {
      const auto caught = [&](std::string_view slot) {
        return capture_of(language_.text(), block_.findings, *at, slot) != nullptr;
      };
      if (caught(kLow) && caught(kHigh)) return at;
      const Mention* inner = nullptr;
      for (const auto& capture : block_.findings.captures_of(*at)) {
        if (capture.mention >= 0)
          inner = &block_.findings.mentions[static_cast<std::size_t>(capture.mention)];
      }
      if (inner == nullptr) return nullptr;
      at = inner;
    }
    return nullptr;
  }

  // One field of a mention; monostate where it has none.
  Value field(const Mention& mention, std::string_view name) const {
    auto found = language_.text_fields().field_of(block_.findings, mention, text(), context_, name);
    return found ? std::move(*found) : Value();
  }

  // A unit that is abbreviated ("bn.") takes the full stop of its sentence with it.
  void drop_full_stop(Span& span) const {
    if (span.end == sentence_of(span.begin).end && slice(text(), span).ends_with('.')) --span.end;
  }

  // A number in words and what it counts, both with a capital: "the Four Seasons".
  // At the head of a sentence all numbers have one; there the words behind tell:
  // "Nine Elms Lane", "Five Eyes allies". `words` are all that follow the number.
  bool is_name(const Figure& figure, std::string_view words) const {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (figure.unit.empty() || !is_upper(text()[figure.span.begin]) || !is_upper(words[0])) return false;
    const auto head = figure.unit.find_last_of(" -") + 1;
    if (head > 0) return !singular_.of(words.substr(0, words.find_first_of(" -"))).empty();
    if (sentence_of(figure.span.begin).begin < figure.span.begin) return true;
    const auto next = words.find_first_of(" -");
    return next != words.npos && next + 1 < words.size() && is_upper(words[next + 1]);
  }

  // Of the words behind a number those that are counted, in the singular; the
  // words behind them are no part of the figure. False where the number only
  // names what follows it: "the 486 chip".
  bool count(Figure& figure) const {
    const auto words = figure.unit;
    if (words.empty()) return true;
    const auto at = figure.span.end - static_cast<std::uint32_t>(words.size());
    const bool is_behind = slice(text(), figure.span).ends_with(words);
    const auto counted = singular_.counted_noun(words, figure.value == 1.0, [&](std::size_t offset) {
      const auto place = at + static_cast<std::uint32_t>(offset);
      return is_behind && (offset == 0 ? measured_.is_participle(place) : measured_.is_acting_verb(place));
    });
    figure.unit = counted.unit;
    if (!is_behind) return true;
    figure.span.end -= static_cast<std::uint32_t>(words.size() - counted.length);
    while (figure.span.end > figure.span.begin && text()[figure.span.end - 1] == ' ') --figure.span.end;
    const bool is_single = !counted.is_plural && figure.value && *figure.value >= 2;
    const bool is_compound = at > 0 && text()[at - 1] != ' ';
    if (!is_single || is_compound || measured_.is_same_plural(at)) return true;
    return !is_plain_digits(slice(text(), {figure.span.begin, at}));
  }

  // Digits that are written as in names: neither grouped nor with a decimal, a hedge or a scale.
  static bool is_plain_digits(std::string_view number) {
    number.remove_suffix(number.ends_with(' ') ? 1 : 0);
    return number.find_first_not_of("0123456789") == number.npos;
  }

  // "From 2.4 million to 3.9 million boats": a number without a unit has that of
  // the nearest figure in its sentence, shares left out.
  void share_unit(std::vector<Figure>& figures, Span span) const {
    const Span sentence = sentence_of(span.begin);
    const auto begins_before = [](const Figure& figure, std::uint32_t at) { return figure.span.begin < at; };
    auto& bare = *std::lower_bound(figures.begin(), figures.end(), span.begin, begins_before);
    const auto from = std::max(sentence.begin, span.begin - std::min(span.begin, kSharingReach));
    const auto until = std::min(sentence.end, span.begin + kSharingReach + 1);
    const Figure* nearest = nullptr;
    std::uint32_t distance = 0;
    for (auto it = std::lower_bound(figures.begin(), figures.end(), from, begins_before);
         it != figures.end() && it->span.begin < until; ++it) {
      const auto& other = *it;
      if (other.unit.empty() || other.dimension == kPercent || !sentence.contains(other.span)) continue;
      const auto away =
          other.span.begin > span.begin ? other.span.begin - span.begin : span.begin - other.span.begin;
      if (nearest != nullptr && away >= distance) continue;
      nearest = &other;
      distance = away;
    }
    if (nearest == nullptr) return;
    bare.dimension = nearest->dimension;
    bare.unit = nearest->unit;
  }

  // The date in the figure's sentence that is nearest to it; "" where nobody knows when that was.
  std::string period_of(Span figure) const {
    const Span sentence = sentence_of(figure.begin);
    const Date* nearest = nullptr;
    std::uint32_t distance = 0;
    auto first = std::lower_bound(record_.dates.begin(), record_.dates.end(), sentence.begin,
                                  [](const Date& date, std::uint32_t at) { return date.span.begin < at; });
    for (; first != record_.dates.end() && first->span.begin < sentence.end; ++first) {
      const auto& date = *first;
      if (!sentence.contains(date.span) || date.span.overlaps(figure)) continue;
      if (date.type != DateType::kDate || measured_.is_time_of_speech(date.span)) continue;
      if (date.earliest.empty() && !date.value.starts_with(kUnknownYear)) continue;
      const auto away =
          date.span.begin >= figure.end ? date.span.begin - figure.end : figure.begin - date.span.end;
      if (nearest != nullptr && away >= distance) continue;
      nearest = &date;
      distance = away;
    }
    return nearest == nullptr || nearest->earliest.empty() ? std::string() : nearest->value;
  }

  Span sentence_of(std::uint32_t offset) const {
    const auto& sentences = block_.reading.sentences;
    const auto next = std::upper_bound(sentences.begin(), sentences.end(), offset,
                                       [](std::uint32_t at, Span sentence) { return at < sentence.begin; });
    if (next == sentences.begin() || offset >= std::prev(next)->end) return block_.reading.paragraph;
    return *std::prev(next);
  }

  // Whose figure it is: the shortest quotation or reported clause that holds it.
  void attribute(Figure& figure) const {
    figure.quote = spoken_.shortest_around(figure.span);
    if (figure.quote) figure.speaker = record_.quotes[*figure.quote].speaker;
  }

  const ReadBlock& block_;
  const Language& language_;
  const Singular& singular_;
  const Measured measured_;
  const Spoken& spoken_;
  const Record& record_;
  Context context_;
};

}  // namespace

void collect_figures(std::span<const ReadBlock> blocks, const Language& language, Record& record) {
  const Spoken spoken(record.quotes);
  std::vector<Figure> found;
  for (const auto& block : blocks) {
    found.clear();
    BlockFigures(block, language, spoken, record).collect(found);
    std::move(found.begin(), found.end(), std::back_inserter(record.figures));
  }
  sort_by_span(record.figures);
}

}  // namespace onrecord
