#include "engine/match/tape.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace onrecord {
namespace {

// Most stretches between mentions are short: they are copied in eights, past their end
// where need be, without a call. Behind each of a tape's rows is room for that.
constexpr std::size_t kAtOnce = 8;

// Each number gets `more`.
void copy(const std::uint32_t* from, std::size_t size, std::uint32_t* to, std::uint32_t more = 0) {
  for (std::size_t i = 0; i < size; i += kAtOnce) {
    std::array<std::uint32_t, kAtOnce> some;
    std::memcpy(some.data(), from + i, sizeof some);
    for (auto& one : some) one += more;
    std::memcpy(to + i, some.data(), sizeof some);
  }
}

}  // namespace

UnitRange units_under(std::span<const Unit> units, Span span) {
  const auto first = std::partition_point(units.begin(), units.end(),
                                          [&](const Unit& unit) { return unit.span.end <= span.begin; });
  auto last = first;
  while (last != units.end() && last->span.begin < span.end) ++last;
  return {static_cast<std::uint32_t>(first - units.begin()),
          static_cast<std::uint32_t>(last - units.begin())};
}

Tape::Room Tape::room(std::size_t most_cells, std::size_t units) {
  const auto row = most_cells + kAtOnce;
  const auto size = 2 * row + units + kAtOnce;
  if (room_.size() < size) room_.resize(size);
  return {room_.data(), room_.data() + row, room_.data() + 2 * row};
}

void Tape::show(const Room& room, std::size_t written, std::size_t units) {
  cells = {room.cells, written};
  refs = {room.refs, written};
  cell_of = {room.cell_of, units};
}

void TapeWriter::begin(std::span<const Unit> units, std::span<const Cell> cells,
                       std::span<const std::uint16_t> sentence_of) {
  // As long as it can get: a break or a blank before each unit, and one break behind.
  const auto room = plain_.room(units.size() * 2 + 1, units.size());
  openers_.clear();
  std::uint32_t at = 0;
  std::int32_t sentence = -1;
  const auto size = static_cast<std::uint32_t>(units.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    // Written over where no gap stands.
    room.cells[at] = kBlankCell;
    room.refs[at] = i;
    if (sentence_of[i] != sentence) {
      sentence = sentence_of[i];
      openers_.push_back(i);
      room.cells[at++] = kBreakCell;
    } else {
      at += units[i].space_before ? 1 : 0;
    }
    room.cells[at] = cells[i];
    room.refs[at] = i;
    room.cell_of[i] = at++;
  }
  room.cells[at] = kBreakCell;
  room.refs[at++] = size;
  plain_.show(room, at, size);
}

void TapeWriter::write(std::span<const std::uint32_t> mentions, std::span<const UnitRange> ranges,
                       std::span<const Mention> all, Tape& tape) const {
  const auto units = plain_.cell_of.size();
  const auto room = tape.room(plain_.cells.size(), units);
  std::size_t from = 0;
  std::size_t at = 0;
  std::uint32_t unit = 0;  // the next without a place on this tape
  const auto place_to = [&](std::uint32_t end) {
    if (unit >= end) return;
    const auto more = static_cast<std::uint32_t>(at) - static_cast<std::uint32_t>(from);
    copy(plain_.cell_of.data() + unit, end - unit, room.cell_of + unit, more);
    unit = end;
  };
  const auto copy_to = [&](std::size_t end) {
    copy(plain_.cells.data() + from, end - from, room.cells + at);
    copy(plain_.refs.data() + from, end - from, room.refs + at);
    at += end - from;
  };
  for (const auto mention : mentions) {
    const auto [begin, end] = ranges[mention];
    // Two mentions may share a unit that neither covers whole: the first has it.
    if (begin == end || plain_.cell_of[begin] < from) continue;
    place_to(begin);
    copy_to(plain_.cell_of[begin]);
    for (; unit < end; ++unit) room.cell_of[unit] = static_cast<std::uint32_t>(at);
    room.cells[at] = cell_of_kind(all[mention].kind);
    room.refs[at++] = Tape::kMention + mention;
    from = plain_.cell_of[end - 1] + 1;
  }
  place_to(static_cast<std::uint32_t>(units));
  copy_to(plain_.cells.size());
  tape.show(room, at, units);
}

}  // namespace onrecord
