#include "engine/match/tape.h"

#include <algorithm>

#include "engine/match/compile.h"

namespace onrecord {

std::span<const TapeItem> Tape::items_in(std::size_t begin, std::size_t end) const {
  const auto before = [](const TapeItem& item, std::size_t at) { return item.at < at; };
  const auto first = std::lower_bound(items.begin(), items.end(), begin, before);
  const auto last = std::lower_bound(first, items.end(), end, before);
  return {first, last};
}

Tape write_tape(std::span<const Unit> units, std::span<const std::uint16_t> sentence_of,
                std::span<const Mention> all_mentions, std::span<const std::uint32_t> mentions) {
  Tape tape;
  tape.text.reserve(units.size() * 4 + 8);
  tape.items.reserve(units.size() + 4);
  const auto write_break = [&](std::uint32_t unit) {
    tape.items.push_back({static_cast<std::uint32_t>(tape.text.size()), {}, -1, unit, kBreak, false});
    append_symbol(tape.text, kBreak);
  };
  std::size_t next_mention = 0;
  bool space = false;
  for (std::uint32_t i = 0; i < units.size();) {
    space = false;
    if (i == 0 || sentence_of[i] != sentence_of[i - 1]) {
      write_break(i);
    } else if (units[i].space_before) {
      space = true;
      tape.text += ' ';
    }
    while (next_mention < mentions.size() &&
           all_mentions[mentions[next_mention]].span.end <= units[i].span.begin) {
      ++next_mention;
    }
    const auto at = static_cast<std::uint32_t>(tape.text.size());
    if (next_mention < mentions.size() && all_mentions[mentions[next_mention]].span.overlaps(units[i].span)) {
      const auto index = mentions[next_mention++];
      const Mention& mention = all_mentions[index];
      tape.items.push_back(
          {at, mention.span, static_cast<std::int32_t>(index), i, kFirstKind + mention.kind, space});
      append_symbol(tape.text, kFirstKind + mention.kind);
      while (i < units.size() && units[i].span.begin < mention.span.end) ++i;
      // A break that the mention covers is gone; one right behind it stays.
      continue;
    }
    tape.items.push_back({at, units[i].span, -1, i, units[i].symbol, space});
    append_symbol(tape.text, units[i].symbol);
    ++i;
  }
  write_break(static_cast<std::uint32_t>(units.size()));
  return tape;
}

}  // namespace onrecord
