// JSON Lines and JSON documents as sources of articles.
#pragma once

#include <memory>
#include <string>

#include "engine/article/formats/byte_stream.h"
#include "engine/article/formats/source.h"
#include "engine/article/limits.h"

namespace onrecord {

// Reads `bytes` line by line, so that a file of any size costs no more than its
// longest line. `sure` says that it is JSON Lines by its name; else a first line
// that is no whole object makes one document of it all, up to that limit.
std::unique_ptr<ArticleSource> open_json_lines(std::unique_ptr<ByteStream> bytes, std::string path, bool sure,
                                               const Limits& limits);

// The articles of a text that is one JSON document, decoded.
std::unique_ptr<ArticleSource> open_json_document(const std::string& text, const std::string& path,
                                                  const Limits& limits);

}  // namespace onrecord
