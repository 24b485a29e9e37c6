// The articles' texts, put back into a report that was read from JSON.
//
// The report's JSON leaves the texts to the extract records it was made of;
// with these a sheet shows each piece of evidence in its article, and
// annotations can quote what stands around it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/extract/record.h"
#include "engine/reconcile/report.h"

namespace onrecord {

// Gives each article of `report` the text, blocks and marks of the record with
// its id; spans become bytes. Records of other articles are passed over. Fails
// with kInput at `where`, the report's name, where an article has no record, or
// the words of a claim do not stand at their place in it.
Result<void> attach_texts(Report& report, std::vector<Record> records, std::string_view where);

}  // namespace onrecord
