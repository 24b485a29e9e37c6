// The arguments of one call of a normaliser, read as what it asks for.
//
// An argument that is absent gives nothing; one that is there but cannot be read
// marks the call as failed, and the call then has no value.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/extract/normalisers.h"
#include "engine/extract/timex.h"

namespace onrecord {

inline constexpr std::size_t kMostWords = 16;  // number words of one call

// A lexicon's number: plain decimal, never grouped, so that 1.234 is what it says.
std::optional<double> lexicon_number(std::string_view value);

class Call {
 public:
  Call(const Context& context, std::span<const Argument> arguments);

  const Context& context() const { return context_; }
  const DateReference& reference() const { return reference_; }
  std::size_t size() const { return arguments_.size(); }
  bool failed() const { return failed_; }
  bool has(std::size_t i) const;

  // The code, or where there is none the words.
  std::string_view word(std::size_t i) const;
  bool is_vague(std::size_t i) const;

  // Number words in a row ("3 100 20") are composed.
  std::optional<double> number(std::size_t i);
  // The same one by one: {3, 100, 20}; empty where absent.
  std::vector<double> numbers(std::size_t i);
  std::optional<int> integer(std::size_t i);
  std::optional<TimeUnit> unit(std::size_t i);
  Direction direction(std::size_t i);
  // The value of a date mention, or a literal one; "" where absent.
  std::string_view timex(std::size_t i) const;
  bool has_timex(std::size_t i) const { return i < arguments_.size() && !arguments_[i].timex.empty(); }
  // A year in digits, as a date mention, or in two digits ('89).
  SaidYear year(std::size_t i);

  // The call's value; none where an argument could not be read.
  Value done(const TimexValue& value) const;
  Value done(std::optional<double> value) const;

 private:
  std::nullopt_t fail() {
    failed_ = true;
    return std::nullopt;
  }

  const Context& context_;
  std::span<const Argument> arguments_;
  DateReference reference_;
  bool failed_ = false;
};

}  // namespace onrecord
