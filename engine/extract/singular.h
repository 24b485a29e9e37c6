// The counted noun of a figure, in the singular and with superlatives in their
// base form.
//
// How a language makes them is the pack's knowledge: lexicons "irregular-plural"
// (singular = plurals), "plural-ending" (what takes the place of the ending = the
// ending), "no-plural" (words that only look like one) and "superlative".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/rules/pack.h"

namespace onrecord {

class Singular {
 public:
  explicit Singular(const Pack& pack);

  // The singular of a plural, "" for words that are none.
  std::string of(std::string_view word) const;

  // What is counted in the words that follow a number. In "police officers
  // walked home" that is "police officer", the first 15 bytes; in "largest boats"
  // it is "large boat". Where there is no
  // plural, `is_verb` says of a word's offset whether the noun ends before it; no
  // unit where that is the first.
  struct Counted {
    std::string unit;
    std::size_t length = 0;  // bytes of `text` up to its end
    bool is_plural = false;  // whether a plural is among its words
  };
  Counted counted_noun(std::string_view text, bool is_one,
                       const std::function<bool(std::size_t)>& is_verb) const;

 private:
  std::unordered_map<std::string, std::string>
      irregular_;  // folded plural → singular; "" for no-plural words
  std::unordered_map<std::string, std::string> superlatives_;  // folded → base form
  std::vector<std::pair<std::string, std::string>> endings_;   // ending, what takes its place; longest first
};

}  // namespace onrecord
