// How large an input may be. Each limit has an error of its own, and costs its input only.
#pragma once

#include <cstdint>

#include "engine/article/page/tree.h"
#include "engine/base/file.h"

namespace onrecord {

struct Limits {
  std::uint64_t max_article_bytes = 8 * kMiB;    // of a text or page, or of a line of JSON Lines; unpacked
  std::uint64_t max_document_bytes = 64 * kMiB;  // of a JSON document or a feed, which are held whole
  std::uint64_t max_broken_lines = 100;          // in a row, then the rest of the file is left
  std::uint64_t max_articles = 10'000'000;       // of one file
  std::uint64_t max_unpacked_bytes = 1024 * 1024 * kMiB;  // of one compressed file
  std::uint64_t max_ratio = 200;                          // of unpacked to packed bytes, from a mebibyte on
  PageLimits page;
};

}  // namespace onrecord
