#include "engine/match/tape.h"

#include <algorithm>

namespace onrecord {

UnitRange units_under(std::span<const Unit> units, Span span) {
  const auto first = std::partition_point(units.begin(), units.end(),
                                          [&](const Unit& unit) { return unit.span.end <= span.begin; });
  auto last = first;
  while (last != units.end() && last->span.begin < span.end) ++last;
  return {static_cast<std::uint32_t>(first - units.begin()),
          static_cast<std::uint32_t>(last - units.begin())};
}

void TapeWriter::begin(std::span<const Unit> units, std::span<const Cell> cells,
                       std::span<const std::uint16_t> sentence_of) {
  // As long as it can get: a break or a blank before each unit, and one break behind.
  plain_.cells.resize(units.size() * 2 + 1);
  plain_.refs.resize(units.size() * 2 + 1);
  plain_.cell_of.resize(units.size());
  std::size_t at = 0;
  const auto put = [&](Cell cell, std::uint32_t unit) {
    plain_.cells[at] = cell;
    plain_.refs[at++] = unit;
  };
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (i == 0 || sentence_of[i] != sentence_of[i - 1]) {
      put(kBreakCell, i);
    } else if (units[i].space_before) {
      put(kBlankCell, i);
    }
    plain_.cell_of[i] = static_cast<std::uint32_t>(at);
    put(cells[i], i);
  }
  put(kBreakCell, static_cast<std::uint32_t>(units.size()));
  plain_.cells.resize(at);
  plain_.refs.resize(at);
}

void TapeWriter::write(std::span<const std::uint32_t> mentions, std::span<const UnitRange> ranges,
                       std::span<const Mention> all, Tape& tape) const {
  tape.cells.resize(plain_.cells.size());
  tape.refs.resize(plain_.cells.size());
  tape.cell_of.resize(plain_.cell_of.size());
  std::size_t from = 0;
  std::size_t at = 0;
  std::uint32_t unit = 0;  // the next without a place on this tape
  const auto place_to = [&](std::uint32_t end) {
    for (; unit < end; ++unit)
      tape.cell_of[unit] = static_cast<std::uint32_t>(plain_.cell_of[unit] + at - from);
  };
  const auto copy_to = [&](std::size_t end) {
    std::copy(plain_.cells.data() + from, plain_.cells.data() + end, tape.cells.data() + at);
    std::copy(plain_.refs.data() + from, plain_.refs.data() + end, tape.refs.data() + at);
    at += end - from;
  };
  for (const auto mention : mentions) {
    const auto [begin, end] = ranges[mention];
    // Two mentions may share a unit that neither covers whole: the first has it.
    if (begin == end || plain_.cell_of[begin] < from) continue;
    place_to(begin);
    copy_to(plain_.cell_of[begin]);
    for (; unit < end; ++unit) tape.cell_of[unit] = static_cast<std::uint32_t>(at);
    tape.cells[at] = cell_of_kind(all[mention].kind);
    tape.refs[at++] = Tape::kMention + mention;
    from = plain_.cell_of[end - 1] + 1;
  }
  place_to(static_cast<std::uint32_t>(plain_.cell_of.size()));
  copy_to(plain_.cells.size());
  tape.cells.resize(at);
  tape.refs.resize(at);
}

}  // namespace onrecord
