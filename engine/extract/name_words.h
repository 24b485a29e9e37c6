// What the pack says of the words of names, as bits of one number by word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord {

class NameWords {
 public:
  enum Word : std::uint8_t {
    kPlace = 1U << 0,
    kOrganisation = 1U << 1,
    kOrganisationWord = 1U << 2,  // of which one makes a name an organisation's
    kMember = 1U << 3,
    kFemaleName = 1U << 4,
    kMaleName = 1U << 5,
  };

  // `words`: how many the vocabulary has.
  explicit NameWords(std::size_t words) : masks_(words + 1) {}

  // What a lexicon says of its words; 0 for those that names are not asked for.
  static std::uint8_t said_by(std::string_view lexicon);
  void add(std::uint32_t word, std::uint8_t bits) { masks_[word] |= bits; }

  // By the number of the word in the vocabulary; 0: none knows it.
  bool is(std::uint32_t word, Word what) const { return (masks_[word] & what) != 0; }

 private:
  std::vector<std::uint8_t> masks_;
};

}  // namespace onrecord
