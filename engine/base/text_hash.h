// The hash of texts for containers that are asked with views, without a copy.
#pragma once

#include <functional>
#include <string_view>

namespace onrecord {

struct TextHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace onrecord
