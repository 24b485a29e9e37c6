// Lines of a pack, a bit each, in their order.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

class LineSet {
 public:
  LineSet() = default;
  explicit LineSet(std::size_t lines) : words_(lines / kBits + 1) {}

  void add(std::uint32_t line) { words_[line / kBits] |= std::uint64_t{1} << (line % kBits); }

  // Those in [begin, end), in order.
  template <typename Visit>
  void visit(std::uint32_t begin, std::uint32_t end, const Visit& visit) const {
    for (auto word = begin / kBits; word * kBits < end; ++word) {
      const auto first = word * kBits;
      auto lines = words_[word];
      if (first < begin) lines &= ~std::uint64_t{0} << (begin - first);
      if (end - first < kBits) lines &= ~(~std::uint64_t{0} << (end - first));
      for (; lines != 0; lines &= lines - 1)
        visit(first + static_cast<std::uint32_t>(std::countr_zero(lines)));
    }
  }

 private:
  static constexpr std::uint32_t kBits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace onrecord
