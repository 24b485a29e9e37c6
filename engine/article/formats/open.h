// The name and first bytes of an input → how it is read.
#pragma once

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "engine/article/formats/source.h"
#include "engine/article/limits.h"
#include "engine/rules/pack.h"

namespace onrecord {

enum class Format : std::uint8_t {
  kUnknown,  // the first bytes decide
  kText,
  kMarkdown,
  kPage,
  kJson,
  kJsonLines,
  kXml,
  kWarc,
};

// By the ending, in any case, and the one before where the last is ".gz".
Format format_of_name(std::string_view path);
// kText where nothing tells more.
Format format_of_bytes(std::string_view head);

// What the input at `path` holds; "-" is `standard_input`. Failures are what the
// source gives.
std::unique_ptr<ArticleSource> open_source(const std::string& path, const Limits& limits,
                                           std::istream* standard_input);

// The article of a page, with what is to be warned of. Fails with kInput at its id.
Result<Article> read_raw_page(RawPage page, const Pack& pack, const PageLimits& limits,
                              std::vector<Error>& warnings);

}  // namespace onrecord
