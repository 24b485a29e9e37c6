// The report as JSON (`onrecord.report/1`), and back.
//
// The JSON leaves the articles' texts out but holds all that a claim sheet
// shows: the words of each mention, the rest of its sentence, the rules.
//
// Offsets in JSON are code points. In a Report they are bytes as long as its
// article has its text; a report that was read back has none, and its spans
// then hold code points. Writing tells the two apart by the text, so that
// write(read(json)) == json.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/reconcile/report.h"

namespace onrecord {

// Pretty-printed with one space, with a newline at its end. Article ids must
// differ: mentions name their article by it.
std::string write_report(const Report& report);

// The same, piece by piece: the report of a large run does not fit into one string.
using ReportSink = std::function<void(std::string_view piece)>;
void write_report(const Report& report, const ReportSink& sink);

// Reads a report; every index in what it returns lies in its list. What is
// wrong is an error that names the field: "claims[2].findings[0].mentions[1]:
// 5 is past the mentions (3)". Unknown fields are ignored. `where` goes into
// the error.
Result<Report> read_report(std::string_view json, std::string_view where);

}  // namespace onrecord
