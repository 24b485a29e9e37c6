// The words that an article's names are made of, each by a number and with what is
// known of it, so that names are compared without their letters.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/extract/language.h"
#include "engine/text/word_table.h"

namespace onrecord {

class NameParts {
 public:
  using Id = std::uint32_t;
  using Entities = std::pmr::vector<std::size_t>;

  // `memory` must outlive it.
  NameParts(const Language& language, std::pmr::memory_resource* memory)
      : language_(language), parts_(memory) {}

  // Makes room for so many words more.
  void reserve(std::size_t words) {
    words_.reserve(words);
    parts_.reserve(parts_.size() + words);
  }

  // The number of a word as it stands in a text; a new one where it was not met before.
  // `known_as`: its number in the vocabulary.
  Id of(std::string_view word, std::uint32_t known_as);

  // Whether text writes the word small: it is part of a person's name only where the whole is one.
  bool is_common(Id part);
  bool is(Id part, NameWords::Word what) const {
    return language_.name_words().is(parts_[part].known_as, what);
  }
  char gender(Id part) const;  // of a given name: m, f or ?

  // The entities whose names begin and end with it, in the order in which they were found.
  Entities& first_of(Id part) { return parts_[part].first_of; }
  Entities& last_of(Id part) { return parts_[part].last_of; }

 private:
  struct Part {
    Part(std::uint32_t number, std::pmr::memory_resource* memory)
        : known_as(number), first_of(memory), last_of(memory) {}

    std::uint32_t known_as;
    std::optional<bool> common;  // empty: not looked at yet
    Entities first_of, last_of;
  };

  const Language& language_;
  WordTable words_;
  std::pmr::vector<Part> parts_;  // by Id, one less than the word's number
};

}  // namespace onrecord
