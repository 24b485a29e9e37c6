// Copies of an article as sites make them: a new headline, paragraphs cut, the
// site's own lines around it, and light edits.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "engine/article/article.h"

namespace onrecord {

class Copyist {
 public:
  explicit Copyist(std::uint32_t seed) : engine_(seed) {}

  // A copy under that id: one paragraph in four is cut (two thirds stay at
  // least), one word in twenty exchanged, dropped or put in. Blocks are empty.
  Article copy(const Article& article, const std::string& id);

 private:
  // The same numbers on every machine, unlike the library's distributions.
  std::size_t below(std::size_t sides) { return engine_() % sides; }
  std::string edited(const std::string& paragraph);

  std::mt19937 engine_;
};

}  // namespace onrecord
