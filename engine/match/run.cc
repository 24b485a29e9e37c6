#include "engine/match/run.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace onrecord {
namespace {

// How often an atom is met in so many tells how often it will be.
constexpr std::uint32_t kParagraphsLearned = 200;

}  // namespace

StageRunner::StageRunner(const CompiledRules& rules)
    : rules_(rules), machine_(rules.alphabet), surroundings_(rules.alphabet) {
  atoms_.resize(rules.atom_sets.size());
  seen_.resize(rules.alphabet.size());
  always_ = LineSet(rules.lines.size());
  for (std::uint32_t line = 0; line < rules.lines.size(); ++line) {
    if (rules.lines[line].atoms.empty()) always_.add(line);
  }
  met_.resize(rules.atom_sets.size());
  atoms_with_ = rules.atoms_with;
  skip_cells_without_atoms();
  choose_awaited();
  present_.reserve(rules.atom_sets.size());
  of_kind_.resize(rules.kind_names.size());
}

Findings StageRunner::run(const Reading& reading, const std::vector<Seed>& seeds) {
  begin(reading, seeds);
  for (const auto& stage : rules_.stages) {
    for_each_due(stage, [&](std::uint32_t line) { run_line(rules_.lines[line]); });
    for (const auto surface : stage.regexes) run_surface(rules_.surfaces[surface]);
    settle();
  }
  reading_ = nullptr;
  return std::move(out_);
}

// Forgets the paragraph before.
void StageRunner::begin(const Reading& reading, const std::vector<Seed>& seeds) {
  reading_ = &reading;
  for (auto kinds = out_.kinds; kinds != 0; kinds &= kinds - 1)
    of_kind_[static_cast<std::size_t>(std::countr_zero(kinds))].clear();
  out_ = findings.take();
  out_.mentions.clear();
  out_.captures.clear();
  out_.values.clear();
  out_.kinds = 0;
  if (paragraphs_ < kParagraphsLearned) {
    for (const auto atom : present_) ++met_[atom];
  }
  for (const auto atom : present_) atoms_[atom].count = 0;
  present_.clear();
  for (const auto cell : seen_cells_) seen_[cell] = 0;
  seen_cells_.clear();
  if (++paragraphs_ == kParagraphsLearned) learn();
  due_ = always_;
  written_.clear();
  ranges_.clear();
  // Most paragraphs have fewer mentions than half their units.
  out_.mentions.reserve(reading.units.size() / 2 + seeds.size());
  out_.captures.reserve(reading.units.size() / 2);
  const auto* const cells = reading.cells.data();
  const auto units = static_cast<std::uint32_t>(reading.cells.size());
  for (std::uint32_t i = 0; i < units; ++i) note(cells[i], i);
  writer_.begin(reading.units, reading.cells, reading.sentence_of);
  for (const auto& seed : seeds) {
    Mention mention;
    mention.span = seed.span;
    mention.kind = seed.kind;
    add(mention, units_under(reading.units, seed.span));
  }
}

// Lines wait for the atom that was met least. One that none waits for and that stands in
// most paragraphs tells little: it is not looked for any more, as if it stood everywhere.
void StageRunner::learn() {
  choose_awaited();
  const auto is_common = [&](std::uint32_t atom) {
    return met_[atom] > kParagraphsLearned / 2 && waiting_[atom].empty();
  };
  for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom) {
    if (is_common(atom)) atoms_[atom].count = Places::kMany;  // never taken back
  }
  atoms_with_ = rules_.atoms_with.without(is_common);
  skip_cells_without_atoms();
  needed_ = needed_.without(is_common);
}

// Each line waits for that one of its atoms that was met least.
void StageRunner::choose_awaited() {
  std::vector<std::vector<std::uint32_t>> lines(atoms_.size()), needed;
  for (std::uint32_t line = 0; line < rules_.lines.size(); ++line) {
    auto& others = needed.emplace_back(rules_.lines[line].atoms);
    std::ranges::stable_sort(others, {}, [&](std::uint32_t atom) { return met_[atom]; });
    if (others.empty()) continue;
    lines[others.front()].push_back(line);
    others.erase(others.begin());
  }
  waiting_ = Rows(lines);
  needed_ = Rows(needed);
}

void StageRunner::skip_cells_without_atoms() {
  for (Cell cell = 0; cell < seen_.size(); ++cell) {
    if (atoms_with_[cell].empty()) seen_[cell] = kSeenEnough;
  }
}

// The cell stands at a unit: so do its atoms, and lines that wait for one of them may be
// due. One that stands in many places is not counted further.
void StageRunner::note_atoms(Cell cell, std::uint32_t unit) {
  if (seen_[cell]++ == 0) seen_cells_.push_back(cell);
  auto* const all = atoms_.data();
  for (const auto atom : atoms_with_[cell]) {
    auto& places = all[atom];
    const bool known = places.count > 0;
    places.add(unit);
    if (known) continue;
    present_.push_back(atom);
    for (const auto line : waiting_[atom]) due_.add(line);
  }
}

void StageRunner::add(Mention mention, UnitRange units) {
  note(cell_of_kind(mention.kind), units.begin);
  mention.sentence = units.begin < reading_->sentence_of.size() ? reading_->sentence_of[units.begin] : 0;
  ranges_.push_back(units);
  out_.kinds |= bit_of(mention.kind);
  of_kind_[mention.kind].push_back(static_cast<std::uint32_t>(out_.mentions.size()));
  out_.mentions.push_back(mention);
}

bool StageRunner::has_atoms(std::uint32_t line) const {
  return std::ranges::all_of(needed_[line], [&](std::uint32_t atom) { return atoms_[atom].count > 0; });
}

// The tape on which mentions of these kinds stand as one cell each. All kinds
// are complete when a line first asks for them.
const Tape& StageRunner::tape(std::uint64_t kinds) {
  kinds &= out_.kinds;
  if (kinds == 0) return writer_.plain();
  const auto known = std::find(written_.begin(), written_.end(), kinds);
  const auto index = static_cast<std::size_t>(known - written_.begin());
  if (known != written_.end()) return tapes_[index];
  written_.push_back(kinds);
  if (tapes_.size() < written_.size()) tapes_.emplace_back();
  choose_for_tape(kinds);
  writer_.write(chosen_, ranges_, out_.mentions, tapes_[index]);
  return tapes_[index];
}

// The mentions for a tape, in text order and without overlap.
void StageRunner::choose_for_tape(std::uint64_t kinds) {
  chosen_.clear();
  for (auto left = kinds; left != 0; left &= left - 1) {
    const auto& mentions = of_kind_[static_cast<std::size_t>(std::countr_zero(left))];
    chosen_.insert(chosen_.end(), mentions.begin(), mentions.end());
  }
  const auto& mentions = out_.mentions;
  if (!std::has_single_bit(kinds)) {  // those of one kind are in order
    std::sort(chosen_.begin(), chosen_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto x = mentions[a].span.begin;
      const auto y = mentions[b].span.begin;
      return x != y ? x < y : a < b;
    });
  }
  for (std::size_t i = 1; i < chosen_.size(); ++i) {
    if (!mentions[chosen_[i - 1]].span.overlaps(mentions[chosen_[i]].span)) continue;
    keep_longest();
    return;
  }
}

// Where kinds overlap, the longer is written; of equals, that of the later stage.
void StageRunner::keep_longest() {
  const auto& mentions = out_.mentions;
  std::sort(chosen_.begin(), chosen_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Span x = mentions[a].span;
    const Span y = mentions[b].span;
    return x.length() != y.length() ? x.length() > y.length() : x != y ? x < y : a > b;
  });
  taken_.clear();
  std::erase_if(chosen_, [&](std::uint32_t mention) { return !taken_.add(mentions[mention].span); });
  std::sort(chosen_.begin(), chosen_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return mentions[a].span.begin < mentions[b].span.begin;
  });
}

void StageRunner::run_line(const CompiledLine& line) {
  const Tape& on = tape(rules_.tapes[line.tape]);
  if (line.begins_with_break) {
    run_from_breaks(line, on);
  } else if (line.lead && atoms_[*line.lead].few()) {
    run_from_lead(line, on);
  } else {
    find_windows(line, on);
    std::size_t at = 0;
    for (const auto& window : windows_) at = run_window(line, on, window, std::max(at, window.from));
  }
}

// The matches that begin at a place of their lead.
void StageRunner::run_from_lead(const CompiledLine& line, const Tape& on) {
  std::size_t at = 0;
  machine_.search(line.program, on.cells, 0, on.cells.size());
  for (const auto unit : atoms_[*line.lead].in_order()) {
    // A mention at the paragraph's end may cover no unit: it is on no tape.
    if (unit == on.cell_of.size() || on.cell_of[unit] < at || !machine_.begins_at(on.cell_of[unit])) continue;
    at = take_match(line, on);
  }
}

// The matches that begin before a sentence, or behind the last.
void StageRunner::run_from_breaks(const CompiledLine& line, const Tape& on) {
  std::size_t at = 0;
  machine_.search(line.program, on.cells, 0, on.cells.size());
  const auto begin_at = [&](std::size_t cell) {
    if (cell >= at && machine_.begins_at(cell)) at = take_match(line, on);
  };
  for (const auto unit : writer_.openers()) {
    // Not where a mention covers it.
    if (on.cell_of[unit] > 0) begin_at(on.cell_of[unit] - 1);
  }
  begin_at(on.cells.size() - 1);
}

// Where on the tape the line may match: around each place of its rarest atom as
// far as its longest match could reach.
void StageRunner::find_windows(const CompiledLine& line, const Tape& on) {
  windows_.clear();
  Places* rarest = nullptr;
  for (const auto atom : line.atoms) {
    if (rarest == nullptr || atoms_[atom].count < rarest->count) rarest = &atoms_[atom];
  }
  const auto size = on.cells.size();
  if (line.longest == 0 || rarest == nullptr || !rarest->few()) {
    windows_.push_back({0, size, size});
    return;
  }
  const std::size_t reach = 2 * std::size_t{line.longest} + 2;  // with the gaps between
  for (const auto unit : rarest->in_order()) {
    // Behind the cell; a mention at the paragraph's end may cover no unit.
    const auto place = unit < on.cell_of.size() ? on.cell_of[unit] + std::size_t{1} : size;
    const auto from = place > reach ? place - reach : 0;
    const auto to = std::min(place + reach, size);
    if (!windows_.empty() && from <= windows_.back().to) {
      windows_.back().to = std::max(windows_.back().to, to);
      windows_.back().behind = place;
    } else {
      windows_.push_back({from, to, place});
    }
  }
}

// All matches in the window that begin at `at` or behind it; gives where the search stopped.
std::size_t StageRunner::run_window(const CompiledLine& line, const Tape& on, const Window& window,
                                    std::size_t at) {
  machine_.search(line.program, on.cells, at, window.to);
  while (machine_.next(at, window.behind)) at = take_match(line, on);
  return at;
}

// Takes what the machine found, unless its surroundings hold it off; gives where the search goes on.
std::size_t StageRunner::take_match(const CompiledLine& line, const Tape& on) {
  const auto begin = machine_.begin();
  const auto end = machine_.end();
  if (!line.has_context || !held_off(line, on)) take(line, on);
  // The break that ends this match begins the next.
  return end > begin + 1 && on.cells[end - 1] == kBreakCell ? end - 1 : std::max(end, begin + 1);
}

bool StageRunner::held_off(const CompiledLine& line, const Tape& on) {
  const auto& context = rules_.contexts[line.rule];
  return held_off_before(context, on) || held_off_after(context, on);
}

// A blank may stand between. It is not part of the program, for where one stands
// the program could begin nearly anywhere.
bool StageRunner::held_off_before(const Surroundings& context, const Tape& on) {
  if (!context.before) return false;
  const auto at = machine_.begin();
  const bool blank = at > 0 && on.cells[at - 1] == kBlankCell;
  return surroundings_.stands_before(*context.before, on.cells, at) ||
         (blank && surroundings_.stands_before(*context.before, on.cells, at - 1));
}

bool StageRunner::held_off_after(const Surroundings& context, const Tape& on) {
  if (!context.after) return false;
  const auto at = machine_.end();
  const auto size = on.cells.size();
  const bool blank = at < size && on.cells[at] == kBlankCell;
  return surroundings_.stands_at(*context.after, on.cells, at, size) ||
         (blank && surroundings_.stands_at(*context.after, on.cells, at + 1, size));
}

// Made where it stays: what is copied as soon as it is written has to wait for it.
void StageRunner::take(const CompiledLine& line, const Tape& on) {
  const auto first_capture = out_.captures.size();
  const auto matched = source(on, machine_.begin(), machine_.end());
  auto whole = matched;
  for (std::size_t i = 0; i < line.groups.size(); ++i) {
    const auto from = machine_.mark(2 * i);
    const auto to = machine_.mark(2 * i + 1);
    if (from == Machine::kNowhere || to == Machine::kNowhere || from >= to) continue;
    const bool all = from == machine_.begin() && to == machine_.end();
    const auto inner = all ? matched : source(on, from, to);
    if (inner.span.empty()) continue;
    if (line.groups[i].is_span) {
      whole = inner;
    } else {
      catch_slot(line.groups[i], inner.span, on, from, to);
    }
  }
  if (whole.span.empty() || (line.has_context && lies_inside(whole.span, line.rule))) return;
  auto& candidate = candidates_.emplace_back();
  candidate.mention.span = whole.span;
  candidate.units = whole.units;
  candidate.mention.kind = line.kind;
  candidate.mention.rule = line.rule;
  candidate.mention.line = line.number;
  candidate.mention.first_capture = static_cast<std::uint32_t>(first_capture);
  candidate.mention.captures = static_cast<std::uint16_t>(out_.captures.size() - first_capture);
  candidate.priority = line.priority;
}

Span StageRunner::span_of(std::uint32_t ref) const {
  return (ref & Tape::kMention) != 0 ? out_.mentions[ref - Tape::kMention].span : reading_->units[ref].span;
}

// The text under cells of a tape; empty where there are only gaps.
StageRunner::Stretch StageRunner::source(const Tape& on, std::size_t begin, std::size_t end) const {
  while (begin < end && Tape::is_gap(on.cells[begin])) ++begin;
  while (begin < end && Tape::is_gap(on.cells[end - 1])) --end;
  if (begin == end) return {};
  const auto first = on.refs[begin];
  const auto last = on.refs[end - 1];
  return {{span_of(first).begin, span_of(last).end},
          {(first & Tape::kMention) != 0 ? ranges_[first - Tape::kMention].begin : first,
           (last & Tape::kMention) != 0 ? ranges_[last - Tape::kMention].end : last + 1}};
}

void StageRunner::catch_slot(const SlotGroup& group, Span span, const Tape& on, std::size_t begin,
                             std::size_t end) {
  auto& capture = out_.captures.emplace_back();
  capture.slot = group.slot;
  capture.span = span;
  if (end == begin + 1 && (on.refs[begin] & Tape::kMention) != 0) {
    capture.mention = static_cast<std::int32_t>(on.refs[begin] - Tape::kMention);
  }
  if (!group.lexicons.empty()) capture.value = value_of(group.lexicons, on, begin, end);
}

// The lexicon values of the units, with blanks between.
std::string_view StageRunner::value_of(const std::vector<LexiconId>& lexicons, const Tape& on,
                                       std::size_t begin, std::size_t end) {
  const auto value_at = [&](std::size_t cell) -> std::string_view {
    if (Tape::is_gap(on.cells[cell]) || (on.refs[cell] & Tape::kMention) != 0) return {};
    return rules_.vocabulary.value(reading_->units[on.refs[cell]], lexicons);
  };
  if (end == begin + 1) return value_at(begin);
  std::string joined;
  std::string_view only;
  std::size_t found = 0;
  for (auto i = begin; i < end; ++i) {
    const auto value = value_at(i);
    if (value.empty()) continue;
    only = value;
    if (found++ > 0) joined += ' ';
    joined += value;
  }
  if (found <= 1) return only;
  out_.values.push_front(std::move(joined));
  return out_.values.front();
}

void StageRunner::run_surface(const SurfaceLine& line) {
  const auto paragraph = slice(reading_->text, reading_->paragraph);
  std::array<re2::StringPiece, kMaxGroups> groups;
  const int count = static_cast<int>(line.slots.size()) + 1;
  std::size_t at = 0;
  const re2::StringPiece piece(paragraph.data(), paragraph.size());
  const auto span_of = [&](const re2::StringPiece& group) {
    const auto from = reading_->paragraph.begin + static_cast<std::uint32_t>(group.data() - paragraph.data());
    return Span{from, from + static_cast<std::uint32_t>(group.size())};
  };
  while (at < paragraph.size() &&
         line.regex->Match(piece, at, piece.size(), re2::RE2::UNANCHORED, groups.data(), count)) {
    const auto span = span_of(groups[0]);
    at = std::max(static_cast<std::size_t>(span.end - reading_->paragraph.begin), at + 1);
    if (span.empty() || lies_inside(span, line.rule)) continue;
    auto& candidate = candidates_.emplace_back();
    candidate.mention.span = span;
    candidate.units = units_under(reading_->units, span);
    candidate.mention.kind = line.kind;
    candidate.mention.rule = line.rule;
    candidate.mention.line = line.number;
    candidate.mention.first_capture = static_cast<std::uint32_t>(out_.captures.size());
    candidate.priority = rules_.pack.rules[line.rule].priority;
    for (std::size_t i = 0; i < line.slots.size(); ++i) {
      if (line.slots[i] == kNoSlot || groups[i + 1].empty()) continue;
      auto& capture = out_.captures.emplace_back();
      capture.slot = line.slots[i];
      capture.span = span_of(groups[i + 1]);
      ++candidate.mention.captures;
    }
  }
}

// Whether it lies in a mention that the rule names as "unless inside".
bool StageRunner::lies_inside(Span span, RuleId rule) const {
  return std::ranges::any_of(rules_.contexts[rule].inside, [&](KindId kind) { return lies_in(span, kind); });
}

// Whether a mention of that kind holds `span`.
bool StageRunner::lies_in(Span span, KindId kind) const {
  const auto& mentions = of_kind_[kind];
  const auto behind = std::upper_bound(
      mentions.begin(), mentions.end(), span.begin,
      [&](std::uint32_t at, std::uint32_t other) { return at < out_.mentions[other].span.begin; });
  return behind != mentions.begin() && out_.mentions[*std::prev(behind)].span.contains(span);
}

// Makes mentions of the candidates, by kind and there in text order. Of those of one
// kind that overlap, one stays.
void StageRunner::settle() {
  const auto kind_of = [](const Candidate& candidate) { return candidate.mention.kind; };
  // As their lines stand, but that those of `regex:` come behind all others.
  if (!std::ranges::is_sorted(candidates_, {}, kind_of)) std::ranges::stable_sort(candidates_, {}, kind_of);
  for (auto begin = candidates_.begin(); begin != candidates_.end();) {
    bool apart = true;
    auto end = begin + 1;
    for (; end != candidates_.end() && kind_of(*end) == kind_of(*begin); ++end)
      apart = apart && std::prev(end)->mention.span.end <= end->mention.span.begin;
    const auto behind = apart ? end : drop_overlaps(begin, end);
    for (; begin != behind; ++begin) add(begin->mention, begin->units);
    begin = end;
  }
  candidates_.clear();
}

// Puts candidates of one kind in text order, without those that another overlaps and
// outranks: by priority, length, position, rule, line. Gives the end of those that stay.
StageRunner::Candidates StageRunner::drop_overlaps(Candidates begin, Candidates end) {
  std::sort(begin, end, [](const Candidate& a, const Candidate& b) {
    return a.mention.span.begin < b.mention.span.begin;
  });
  find_contested(begin, end);
  if (contested_.empty()) return end;
  const auto rank = [](const Candidate& c) {
    return std::tuple(-c.priority, -std::int64_t{c.mention.span.length()}, c.mention.span.begin,
                      c.mention.rule, c.mention.line);
  };
  std::sort(contested_.begin(), contested_.end(),
            [&](Candidates a, Candidates b) { return rank(*a) < rank(*b); });
  taken_.clear();
  for (const auto candidate : contested_) {
    if (!taken_.add(candidate->mention.span)) candidate->mention.span = {};
  }
  return std::remove_if(begin, end, [](const Candidate& c) { return c.mention.span.empty(); });
}

// Those in text order that others overlap.
void StageRunner::find_contested(Candidates begin, Candidates end) {
  contested_.clear();
  std::uint32_t behind = 0;  // all before
  bool contested = true;     // the one before
  for (auto candidate = begin; candidate != end; ++candidate) {
    const Span span = candidate->mention.span;
    const bool overlaps = span.begin < behind;
    if (overlaps && !contested) contested_.push_back(std::prev(candidate));
    if (overlaps) contested_.push_back(candidate);
    behind = std::max(behind, span.end);
    contested = overlaps;
  }
}

}  // namespace onrecord
