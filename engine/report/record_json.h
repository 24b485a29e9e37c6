// The extract record as JSON (`onrecord.extract/1`), and back.
//
// Offsets in JSON are Unicode code points into `article.text`, half-open; in a
// Record they are bytes. Items are named by their place: the first quote is
// "q1", and so on for figures (f), dates (d) and entities (e).
//
// Beyond the contract's fields a record carries `sentences` ([[begin, end], …]),
// each block's `rule`, and each quote's `clause`: what is reported as a whole
// where only some of its words stand inside marks.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/extract/record.h"

namespace onrecord {

// One line, without the newline at its end.
std::string write_record(const Record& record);

// Reads one record; whatever it returns has spans inside its text, begin before
// end. An offset, type, name or reference that is wrong is an error that names
// the field: "quotes[3].content[0].end: 940 is past the text (912)". A `text`
// that does not stand at its offsets is wrong too: it tells of offsets counted
// in other units. Unknown fields are ignored. `where` goes into the error.
Result<Record> read_record(std::string_view json, std::string_view where);

}  // namespace onrecord
