// The options that say what is read, and how much of it: --include, --exclude, --limit.
#pragma once

#include "cli/options.h"

namespace onrecord {

extern const Option kIncludeOption, kExcludeOption, kLimitOption;

}  // namespace onrecord
