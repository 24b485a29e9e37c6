// A source whose articles are all at hand: of a document, a feed, one text.
#pragma once

#include <memory>
#include <vector>

#include "engine/article/formats/source.h"

namespace onrecord {

std::unique_ptr<ArticleSource> open_list(std::vector<Found> found, const std::vector<Error>& warnings = {});

}  // namespace onrecord
