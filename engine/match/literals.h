// The words that patterns name themselves ("between"), which the vocabulary must know.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/pack.h"

namespace onrecord {

// Kinds that the engine finds itself, for rules to use.
inline constexpr std::array<std::string_view, 1> kEngineKinds = {"quote"};

// Stands before a name that a slot takes away: `except lower NAME`.
inline constexpr std::string_view kLowerOnly = "lower ";

// The word endings that are tokens of their own ("'s"), folded.
std::vector<std::string> clitics_of(const Pack& pack);

// Of all patterns of a pack; sorted.
std::vector<std::string> literals_of(const Pack& pack);

// The words of a form, as they stand in a text.
std::vector<std::string> words_of(std::string_view form, const std::vector<std::string>& clitics);

}  // namespace onrecord
