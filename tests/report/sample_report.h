// A report on an invented story, for the tests of every renderer: a harbour
// strike told by five outlets of which three share one wire text.
#pragma once

#include "engine/reconcile/report.h"

namespace onrecord {

Report sample_report();

}  // namespace onrecord
