// The words that an article's names are made of, each by a number and with what is
// known of it, so that names are compared without their letters.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/extract/language.h"

namespace onrecord {

class NameParts {
 public:
  using Id = std::uint32_t;
  using Entities = std::vector<std::size_t>;

  explicit NameParts(const Language& language) : language_(language) {}

  // The number of a word (folded); a new one where it was not met before.
  Id of(std::string folded);

  // Whether text writes the word small: it is part of a person's name only where the whole is one.
  bool is_common(Id part);
  bool is_in(Id part, std::string_view lexicon) const;
  char gender(Id part) const;  // of a given name: m, f or ?

  // The entities whose names begin and end with it, in the order in which they were found.
  Entities& first_of(Id part) { return parts_[part].first_of; }
  Entities& last_of(Id part) { return parts_[part].last_of; }

 private:
  struct Part {
    std::string_view text;  // of numbers_
    std::span<const Language::LexiconValue> lexicons;
    std::optional<bool> common;  // empty: not looked at yet
    Entities first_of, last_of;
  };

  const Language& language_;
  std::unordered_map<std::string, Id> numbers_;
  std::vector<Part> parts_;
};

}  // namespace onrecord
