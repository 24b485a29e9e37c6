// Article → record: who said what, with which figures and when.
#pragma once

#include "engine/article/article.h"
#include "engine/extract/language.h"
#include "engine/extract/record.h"

namespace onrecord {

// `article` has its blocks (engine/article/layout.h); only titles, headings and
// body are read. Pure: the same article and language give the same record.
Record extract(Article article, const Language& language);

}  // namespace onrecord
