// What rules find: mentions, with what their slots caught.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

using KindId = std::uint16_t;
inline constexpr std::size_t kMaxKinds = 64;  // of a part
constexpr std::uint64_t bit_of(std::size_t kind) { return std::uint64_t{1} << kind; }
using RuleId = std::uint16_t;              // index into Pack::rules
inline constexpr RuleId kNoRule = 0xFFFF;  // found by the engine itself (quotation marks)
inline constexpr std::uint16_t kNoSlot = 0xFFFF;

// One slot of one match. A slot that caught a mention of an earlier stage points at it.
struct Capture {
  std::uint16_t slot = 0;     // Matcher::slot_name
  Span span;                  // in the text
  std::int32_t mention = -1;  // index into Findings::mentions, -1 where it caught plain words
  std::string_view value;  // lexicon value of the words ("USD" for "$"), "" where none; owned by the matcher
};

struct Mention {
  Span span;
  KindId kind = 0;
  RuleId rule = kNoRule;
  std::uint32_t line = 0;           // line of the rule's file that matched
  std::uint32_t first_capture = 0;  // into Findings::captures
  std::uint16_t captures = 0;
  std::uint16_t sentence = 0;  // index into Findings::sentences
};

}  // namespace onrecord
