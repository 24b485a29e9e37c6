// NewsML-G2: news items, alone or packed in a message.
#pragma once

#include <memory>
#include <string>

#include "engine/article/formats/source.h"
#include "engine/article/formats/xml.h"
#include "engine/article/limits.h"

namespace onrecord {

// The items of `document`, whose root is a newsItem or a newsMessage. An item that
// was canceled or is withheld is left out, with a warning.
std::unique_ptr<ArticleSource> open_newsml(const XmlDocument& document, const std::string& path,
                                           const Limits& limits);

}  // namespace onrecord
