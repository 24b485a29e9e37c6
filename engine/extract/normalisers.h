// The functions that rules call by name to make values of what they caught.
//
// A field such as `value: date(year, month, day)` names one of these; each is a
// pure function of its arguments and of what is known around the match. No word
// of a language comes in: lexicons turn words into the codes below. An optional
// slot that caught nothing is an absent argument, and every function copes; an
// argument that is there but makes no sense gives no value, and the rule then
// does not match.
//
// Codes that lexicons give:
//   numbers     plain decimals: 3, 100, 1000000, 0.5; X for a vague one ("several")
//   month       1 to 12                weekday   1 (Monday) to 7
//   season      SP SU FA WI            part      MO MI AF EV NI DT (part of a day)
//   direction   last this next, or signed steps (-2: the one before last)
//   unit        second minute hour day week weekend month quarter half season
//               year decade century millennium
//   half of day am pm                  zone      Z or +02:00
//   era         bc ad                  reference PAST_REF PRESENT_REF FUTURE_REF
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace onrecord {

// One argument of a call; all empty where its slot caught nothing.
struct Argument {
  std::string_view text;         // the words as written
  std::string_view value;        // their lexicon value, or the literal of the expression
  std::optional<double> number;  // of a number mention
  std::string_view timex;        // TIMEX3 value of a date mention
};

// monostate: there is no value, so the rule does not match.
using Value = std::variant<std::monostate, double, std::string>;

// What is known around the match; "" where unknown.
struct Context {
  std::string_view published = {};  // of the article: "2024-08-21", or with a time
  std::string_view tense = {};      // of the verb nearby: "past", "future"
  std::string_view anchor = {};     // TIMEX3 value of the date the text spoke of last
  std::string_view quarter = {};    // of the quarter or half year that it speaks of
};

using Normaliser = Value (*)(const Context&, std::span<const Argument>);

struct NormaliserInfo {
  std::string_view name;
  std::size_t min_arguments = 0;
  std::size_t max_arguments = 0;
  std::string_view what;  // one line: arguments, then meaning
  Normaliser function = nullptr;
};

// nullptr where there is none of that name. Calls with fewer or more arguments
// than its info allows give monostate.
Normaliser find_normaliser(std::string_view name);
// All, by name.
std::vector<NormaliserInfo> all_normalisers();

}  // namespace onrecord
