// Web archives (WARC) as sources of pages, record by record.
//
// Only responses that hold HTML are pages; what else an archive holds is passed
// over. The day on which a page was fetched is never taken for the day on which it
// was published.
#pragma once

#include <memory>
#include <string>

#include "engine/article/formats/byte_stream.h"
#include "engine/article/formats/source.h"
#include "engine/article/limits.h"

namespace onrecord {

std::unique_ptr<ArticleSource> open_warc(std::unique_ptr<ByteStream> bytes, std::string path,
                                         const Limits& limits);

}  // namespace onrecord
