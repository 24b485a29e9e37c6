// Dates as formats write them → "2024-08-21" or "2024-08-21T10:15:00+02:00".
//
// What newsrooms' systems put into fields: ISO 8601 in its spellings and the dates
// of mail and feeds ("Wed, 21 Aug 2024 10:15:00 +0200"). Dates in prose are the
// rules' work.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// Whether `date` begins with a day that exists, as "2024-08-21", and has a time
// or nothing after it.
bool is_iso_date(std::string_view date);

// "" where `date` is in no form that can be read without a guess (12/03/2024).
std::string iso_date_of(std::string_view date);

}  // namespace onrecord
