#include "cli/input_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace onrecord {
namespace {

struct NamedLimit {
  std::string_view name;
  void (*set)(Limits& limits, std::uint64_t value);
  std::uint64_t most;
};

constexpr auto kAny = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kMost32 = 1'000'000'000;  // what offsets and counts of one text can hold
constexpr std::array<NamedLimit, 7> kLimits = {
    {{"article", [](Limits& limits, std::uint64_t value) { limits.max_article_bytes = value; }, kMost32},
     {"document", [](Limits& limits, std::uint64_t value) { limits.max_document_bytes = value; }, kMost32},
     {"articles", [](Limits& limits, std::uint64_t value) { limits.max_articles = value; }, kAny},
     {"unpacked", [](Limits& limits, std::uint64_t value) { limits.max_unpacked_bytes = value; }, kAny},
     {"ratio", [](Limits& limits, std::uint64_t value) { limits.max_ratio = value; }, kAny},
     {"depth",
      [](Limits& limits, std::uint64_t value) { limits.page.max_depth = static_cast<std::uint32_t>(value); },
      kMost32},
     {"nodes",
      [](Limits& limits, std::uint64_t value) { limits.page.max_nodes = static_cast<std::uint32_t>(value); },
      kMost32}}};

// "16M" is 16 MiB: K, M and G stand for powers of 1024. 0 of what is no such number.
std::uint64_t amount(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return 0;
  const auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.empty()) return value;
  const auto power = std::string_view("KMG").find(unit);
  if (unit.size() != 1 || power == std::string_view::npos) return 0;
  const auto shift = 10 * (power + 1);
  return value > kAny >> shift ? 0 : value << shift;
}

std::string set_limit(Options& options, const std::string& text) {
  const auto equals = text.find('=');
  const auto name = std::string_view(text).substr(0, equals);
  const auto found = std::ranges::find(kLimits, name, &NamedLimit::name);
  if (found == kLimits.end()) {
    std::array<std::string_view, kLimits.size()> names;
    std::ranges::transform(kLimits, names.begin(), &NamedLimit::name);
    return "unknown limit \"" + std::string(name) + "\"" + nearest_or_all(name, names);
  }
  const auto value = equals == std::string::npos ? 0 : amount(std::string_view(text).substr(equals + 1));
  if (value == 0 || value > found->most)
    return "must be a number from 1, as in " + std::string(name) + "=100 or " + std::string(name) +
           "=16M, not \"" + text + "\"";
  found->set(options.limits, value);
  return "";
}

}  // namespace

const Option kIncludeOption{"include", "GLOB",
                            "of the files in folders, only those whose name or path matches, whatever their "
                            "ending; again for further ones",
                            [](Options& options, const std::string& value) {
                              options.filter.include.push_back(value);
                              return std::string();
                            }};
const Option kExcludeOption{"exclude", "GLOB",
                            "of the files and folders in folders, none whose name or path matches; again for "
                            "further ones",
                            [](Options& options, const std::string& value) {
                              options.filter.exclude.push_back(value);
                              return std::string();
                            }};
const Option kLimitOption{
    "limit", "NAME=N",
    "read no more of an input than this: article, document, unpacked (bytes; K, M, G), ratio, "
    "articles (of one file), depth, nodes (of a page); again for further ones",
    &set_limit};

}  // namespace onrecord
