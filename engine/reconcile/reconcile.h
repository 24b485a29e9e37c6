// Records in, one report out.
//
// Finds which articles depend on each other, joins what several of them say of
// the same remark, figure or event into claims, and names every difference with
// a severity and an explanation. It says where sources disagree, never who is
// right; articles that copy each other count once. The report depends on the
// records alone, not on their order.
#pragma once

#include <vector>

#include "engine/extract/record.h"
#include "engine/reconcile/report.h"
#include "engine/rules/pack.h"

namespace onrecord {

Report reconcile(std::vector<Record> records, const Pack& pack);

}  // namespace onrecord
