#include "engine/match/run.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "engine/match/tape.h"

namespace onrecord {
namespace {

// Spans that do not overlap, by position.
class Taken {
 public:
  // Adds `span` where it is free; whether it was.
  bool add(Span span) {
    const auto next = std::lower_bound(spans_.begin(), spans_.end(), span);
    if (next != spans_.end() && next->overlaps(span)) return false;
    if (next != spans_.begin() && std::prev(next)->overlaps(span)) return false;
    spans_.insert(next, span);
    return true;
  }
  void clear() { spans_.clear(); }

 private:
  std::vector<Span> spans_;  // sorted
};

class Run {
 public:
  Run(const CompiledRules& rules, const Reading& reading) : rules_(rules), reading_(reading) {
    atoms_.resize(rules.atom_sets.size());
    chain_.reserve(reading.units.size() * 4);
    tapes_.resize(rules.tapes.size());
    spans_.resize(rules.kind_names.size());
  }

  Findings run(const std::vector<Seed>& seeds) {
    for (std::uint32_t i = 0; i < reading_.units.size(); ++i) note(reading_.units[i].symbol, i);
    for (const auto& seed : seeds) {
      Mention mention;
      mention.span = seed.span;
      mention.kind = seed.kind;
      add(mention);
    }
    for (const auto& stage : rules_.stages) run_stage(stage);
    return std::move(out_);
  }

 private:
  struct Candidate {
    Mention mention;  // its captures are those of pool_
    std::int32_t priority = 0;
  };

  // The symbol stands at a unit: so do its atoms.
  void note(char32_t symbol, std::uint32_t unit) {
    for (const auto atom : rules_.atoms_with(symbol)) {
      auto& places = atoms_[atom];
      if (places.count++ == 0) present_.push_back(atom);
      chain_.push_back({unit, places.last});
      places.last = static_cast<std::int32_t>(chain_.size()) - 1;
    }
  }

  // The units at which an atom stands, in text order.
  std::vector<std::uint32_t> places_of(std::uint32_t atom) const {
    std::vector<std::uint32_t> found(atoms_[atom].count);
    auto place = atoms_[atom].last;
    for (auto unit = found.rbegin(); unit != found.rend(); ++unit) {
      *unit = chain_[static_cast<std::size_t>(place)].unit;
      place = chain_[static_cast<std::size_t>(place)].before;
    }
    if (!std::is_sorted(found.begin(), found.end())) std::sort(found.begin(), found.end());
    return found;
  }

  void add(Mention mention) {
    const auto& units = reading_.units;
    const auto unit = std::partition_point(units.begin(), units.end(),
                                           [&](const Unit& u) { return u.span.end <= mention.span.begin; });
    note(kFirstKind + mention.kind, static_cast<std::uint32_t>(unit - units.begin()));
    const auto sentence =
        std::upper_bound(reading_.sentences.begin(), reading_.sentences.end(), mention.span.begin,
                         [](std::uint32_t at, Span s) { return at < s.begin; });
    mention.sentence =
        static_cast<std::uint16_t>(std::max<std::ptrdiff_t>(0, sentence - reading_.sentences.begin() - 1));
    spans_[mention.kind].push_back(mention.span);
    out_.mentions.push_back(mention);
  }

  void run_stage(const Stage& stage) {
    std::vector<std::uint32_t> due = stage.always;
    for (const auto atom : present_) {
      for (const auto line : stage.by_atom[atom]) {
        const auto& atoms = rules_.lines[line].atoms;
        if (std::all_of(atoms.begin(), atoms.end(), [&](std::uint32_t a) { return atoms_[a].count > 0; })) {
          due.push_back(line);
        }
      }
    }
    if (due.empty() && stage.regexes.empty()) return;
    std::sort(due.begin(), due.end());
    candidates_.clear();
    pool_.clear();
    for (const auto line : due) run_line(rules_.lines[line]);
    for (const auto surface : stage.regexes) run_surface(rules_.surfaces[surface]);
    settle();
  }

  const Tape& tape(std::size_t index) {
    auto& tape = tapes_[index];
    if (!tape) {
      const auto kinds = rules_.tapes[index];
      std::vector<std::uint32_t> chosen;
      for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
        if ((kinds & bit_of(out_.mentions[i].kind)) != 0) chosen.push_back(i);
      }
      // Where kinds overlap, the longer is written; of equals, that of the later stage.
      std::sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Span x = out_.mentions[a].span;
        const Span y = out_.mentions[b].span;
        return x.length() != y.length() ? x.length() > y.length() : x != y ? x < y : a > b;
      });
      std::vector<std::uint32_t> kept;
      Taken taken;
      for (const auto mention : chosen) {
        if (taken.add(out_.mentions[mention].span)) kept.push_back(mention);
      }
      std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
        return out_.mentions[a].span.begin < out_.mentions[b].span.begin;
      });
      tape = write_tape(reading_.units, reading_.sentence_of, out_.mentions, kept);
    }
    return *tape;
  }

  void run_line(const CompiledLine& line) {
    const Tape& on = tape(line.tape);
    if (!line.lone.empty()) {
      run_lone(line, on);
      return;
    }
    const re2::RE2& regex = line.regex->get();
    if (!regex.ok()) return;
    std::size_t at = 0;
    for (const auto& [from, to] : windows(line, on)) at = run_window(line, on, regex, std::max(at, from), to);
  }

  // Where on the tape the line may match, in bytes: around each place of its
  // rarest atom as far as its longest match could reach.
  std::vector<std::pair<std::size_t, std::size_t>> windows(const CompiledLine& line, const Tape& on) const {
    if (line.longest == 0 || line.atoms.empty()) return {{0, on.text.size()}};
    const auto rarest = *std::min_element(
        line.atoms.begin(), line.atoms.end(),
        [&](std::uint32_t a, std::uint32_t b) { return atoms_[a].count < atoms_[b].count; });
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto unit : places_of(rarest)) {
      const auto item =
          static_cast<std::size_t>(std::partition_point(on.items.begin(), on.items.end(),
                                                        [&](const TapeItem& i) { return i.unit <= unit; }) -
                                   on.items.begin());
      // `item` is the first one behind the place; a break before the unit has the unit's number too.
      const auto first = item > line.longest + 1 ? item - line.longest - 1 : 0;
      const auto last = std::min(item + line.longest, on.items.size());
      const std::size_t from = on.items[first].at;
      const std::size_t to = last < on.items.size() ? on.items[last].at : on.text.size();
      if (!found.empty() && from <= found.back().second) {
        found.back().second = std::max(found.back().second, to);
      } else {
        found.emplace_back(from, to);
      }
    }
    return found;
  }

  // All matches in bytes [at, to) of the tape; gives where the search stopped.
  std::size_t run_window(const CompiledLine& line, const Tape& on, const re2::RE2& regex, std::size_t at,
                         std::size_t to) {
    std::array<re2::StringPiece, kMaxGroups> groups;
    const int count = static_cast<int>(line.groups.size()) + 1;
    while (at < to && regex.Match(on.text, at, to, re2::RE2::UNANCHORED, groups.data(), count)) {
      const auto begin = static_cast<std::size_t>(groups[0].data() - on.text.data());
      const auto end = begin + groups[0].size();
      if (!held_off(line, on.text, begin, end)) take(line, on, groups.data(), begin, end);
      at = std::max(end, at + 1);
      // The break that ends this match begins the next.
      if (end > begin + 1 && on.text[end - 1] == kBreak) at = end - 1;
      while (at < on.text.size() && (static_cast<unsigned char>(on.text[at]) & 0xC0) == 0x80) ++at;
    }
    return at;
  }

  // A pattern that is one slot: the items that are in it, or runs of them with
  // blanks or hyphens between.
  void run_lone(const CompiledLine& line, const Tape& on) {
    const auto holds = [&](const TapeItem& item) {
      const auto index = symbol_index(item.symbol);
      if (index == kNoIndex) return std::binary_search(line.lone.begin(), line.lone.end(), item.symbol);
      return index < line.in_lone.size() && line.in_lone[index];
    };
    const auto& items = on.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!holds(items[i])) continue;
      std::size_t last = i;
      while (line.lone_repeats) {
        if (last + 1 < items.size() && items[last + 1].space_before && holds(items[last + 1])) {
          ++last;
        } else if (last + 2 < items.size() && is_joint(items[last + 1]) && !items[last + 2].space_before &&
                   holds(items[last + 2])) {
          last += 2;
        } else {
          break;
        }
      }
      const std::size_t end =
          last + 1 < items.size() ? items[last + 1].at - items[last + 1].space_before : on.text.size();
      if (!held_off(line, on.text, items[i].at, end)) take_lone(line, {items.data() + i, last + 1 - i});
      i = last;
    }
  }

  bool is_joint(const TapeItem& item) const {
    return !item.space_before && !item.span.empty() && slice(reading_.text, item.span) == "-";
  }

  void take_lone(const CompiledLine& line, std::span<const TapeItem> items) {
    Candidate candidate = candidate_of(line, source(items));
    if (!line.groups.empty()) keep(candidate, capture(line.groups[0], items));
    propose(candidate);
  }

  Candidate candidate_of(const CompiledLine& line, Span span) const {
    Candidate candidate;
    candidate.mention.span = span;
    candidate.mention.kind = line.kind;
    candidate.mention.rule = line.rule;
    candidate.mention.line = line.number;
    candidate.mention.first_capture = static_cast<std::uint32_t>(pool_.size());
    candidate.priority = rules_.pack.rules[line.rule].priority;
    return candidate;
  }

  void keep(Candidate& candidate, const Capture& capture) {
    pool_.push_back(capture);
    ++candidate.mention.captures;
  }

  Capture capture(const SlotGroup& group, std::span<const TapeItem> items) {
    Capture capture;
    capture.slot = group.slot;
    capture.span = source(items);
    if (items.size() == 1) capture.mention = items[0].mention;
    capture.value = value_of(items, group.lexicons);
    return capture;
  }

  bool held_off(const CompiledLine& line, const std::string& text, std::size_t begin, std::size_t end) const {
    const auto& context = rules_.contexts[line.rule];
    const auto matches = [](const std::unique_ptr<LazyRegex>& regex, re2::StringPiece piece) {
      return regex != nullptr && re2::RE2::PartialMatch(piece, regex->get());
    };
    return matches(context.before, re2::StringPiece(text.data(), begin)) ||
           matches(context.after, re2::StringPiece(text.data() + end, text.size() - end));
  }

  // The text under bytes of the tape.
  static Span source(std::span<const TapeItem> items) {
    Span span;
    for (const auto& item : items) {
      if (item.span.empty()) continue;
      if (span.empty()) span.begin = item.span.begin;
      span.end = item.span.end;
    }
    return span;
  }

  void take(const CompiledLine& line, const Tape& on, const re2::StringPiece* groups, std::size_t begin,
            std::size_t end) {
    Candidate candidate = candidate_of(line, source(on.items_in(begin, end)));
    for (std::size_t i = 0; i < line.groups.size(); ++i) {
      const auto& group = groups[i + 1];
      if (group.data() == nullptr || group.empty()) continue;
      const auto from = static_cast<std::size_t>(group.data() - on.text.data());
      const auto caught = capture(line.groups[i], on.items_in(from, from + group.size()));
      if (caught.span.empty()) continue;
      if (rules_.slot_names[caught.slot] == kSpanSlot) {
        candidate.mention.span = caught.span;
      } else {
        keep(candidate, caught);
      }
    }
    propose(candidate);
  }

  // The lexicon values of the units, with blanks between.
  std::string_view value_of(std::span<const TapeItem> items, const std::vector<LexiconId>& lexicons) {
    if (lexicons.empty()) return {};
    std::string joined;
    std::string_view only;
    std::size_t found = 0;
    for (const auto& item : items) {
      if (item.span.empty() || item.mention >= 0) continue;
      const auto value = rules_.vocabulary.value(reading_.units[item.unit], lexicons);
      if (value.empty()) continue;
      only = value;
      if (found++ > 0) joined += ' ';
      joined += value;
    }
    if (found <= 1) return only;
    out_.values.push_back(std::move(joined));
    return out_.values.back();
  }

  void run_surface(const SurfaceLine& line) {
    const auto paragraph = slice(reading_.text, reading_.paragraph);
    std::array<re2::StringPiece, kMaxGroups> groups;
    const int count = static_cast<int>(line.slots.size()) + 1;
    std::size_t at = 0;
    const re2::StringPiece piece(paragraph.data(), paragraph.size());
    const auto span_of = [&](const re2::StringPiece& group) {
      const auto from =
          reading_.paragraph.begin + static_cast<std::uint32_t>(group.data() - paragraph.data());
      return Span{from, from + static_cast<std::uint32_t>(group.size())};
    };
    while (at < paragraph.size() &&
           line.regex->Match(piece, at, piece.size(), re2::RE2::UNANCHORED, groups.data(), count)) {
      Candidate candidate;
      candidate.mention.span = span_of(groups[0]);
      candidate.mention.kind = line.kind;
      candidate.mention.rule = line.rule;
      candidate.mention.line = line.number;
      candidate.mention.first_capture = static_cast<std::uint32_t>(pool_.size());
      candidate.priority = rules_.pack.rules[line.rule].priority;
      for (std::size_t i = 0; i < line.slots.size(); ++i) {
        if (line.slots[i] == kNoSlot || groups[i + 1].empty()) continue;
        Capture capture;
        capture.slot = line.slots[i];
        capture.span = span_of(groups[i + 1]);
        keep(candidate, capture);
      }
      at = std::max(static_cast<std::size_t>(candidate.mention.span.end - reading_.paragraph.begin), at + 1);
      propose(candidate);
    }
  }

  void propose(const Candidate& candidate) {
    const Span span = candidate.mention.span;
    if (span.empty()) return;
    for (const KindId kind : rules_.contexts[candidate.mention.rule].inside) {
      if (lies_in(span, spans_[kind])) return;
    }
    candidates_.push_back(candidate);
  }

  // Whether one of `spans`, which stand in order and do not overlap, holds `span`.
  static bool lies_in(Span span, const std::vector<Span>& spans) {
    const auto behind = std::upper_bound(spans.begin(), spans.end(), span.begin,
                                         [](std::uint32_t at, Span other) { return at < other.begin; });
    return behind != spans.begin() && std::prev(behind)->contains(span);
  }

  // Of candidates of one kind that overlap, one stays: by priority, length,
  // position, rule, line.
  void settle() {
    std::vector<std::uint32_t> order(candidates_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [&](std::uint32_t i) {
      const auto& c = candidates_[i];
      return std::tuple(c.mention.kind, -c.priority, -std::int64_t{c.mention.span.length()},
                        c.mention.span.begin, c.mention.rule, c.mention.line, i);
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    std::vector<std::uint32_t> kept;
    Taken taken;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto& mention = candidates_[order[i]].mention;
      if (i == 0 || candidates_[order[i - 1]].mention.kind != mention.kind) taken.clear();
      if (taken.add(mention.span)) kept.push_back(order[i]);
    }
    std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto& x = candidates_[a].mention;
      const auto& y = candidates_[b].mention;
      return std::tuple(x.span.begin, x.kind, a) < std::tuple(y.span.begin, y.kind, b);
    });
    for (const auto i : kept) {
      auto& mention = candidates_[i].mention;
      const auto first = pool_.begin() + mention.first_capture;
      mention.first_capture = static_cast<std::uint32_t>(out_.captures.size());
      out_.captures.insert(out_.captures.end(), first, first + mention.captures);
      add(mention);
    }
  }

  const CompiledRules& rules_;
  const Reading& reading_;
  Findings out_;
  std::vector<std::vector<Span>> spans_;  // of out_.mentions, by kind
  struct Places {
    std::uint32_t count = 0;
    std::int32_t last = -1;  // in chain_
  };
  struct Place {
    std::uint32_t unit = 0;
    std::int32_t before = -1;  // the same atom's place before, in chain_
  };
  std::vector<Places> atoms_;           // where each stands
  std::vector<Place> chain_;            // one list for all, so that a paragraph costs few allocations
  std::vector<std::uint32_t> present_;  // the atoms that stand anywhere
  std::vector<std::optional<Tape>> tapes_;
  std::vector<Candidate> candidates_;
  std::vector<Capture> pool_;  // of the stage's candidates
};

}  // namespace

Findings run_stages(const CompiledRules& rules, const Reading& reading, const std::vector<Seed>& seeds) {
  return Run(rules, reading).run(seeds);
}

}  // namespace onrecord
