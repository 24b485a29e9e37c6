// The English rules of the tree, made ready once for all tests.
#pragma once

#include "engine/extract/language.h"

namespace onrecord {

const Language& shipped_english();

}  // namespace onrecord
