// The normalisers that make TIMEX3 values. What each takes and gives says the
// registry in normalisers.cc.
#pragma once

#include "engine/extract/call.h"

namespace onrecord::functions {

Value ago(Call& c);
Value century(Call& c);
Value date(Call& c);
Value day_of_month(Call& c);
Value day_range(Call& c);
Value decade(Call& c);
Value duration(Call& c);
Value earlier(Call& c);
Value every_date(Call& c);
Value every_weekday(Call& c);
Value from_now(Call& c);
Value half(Call& c);
Value holiday(Call& c);
Value later(Call& c);
Value month(Call& c);
Value month_day(Call& c);
Value month_range(Call& c);
Value month_year(Call& c);
Value nth_weekday(Call& c);
Value part_of_day(Call& c);
Value quarter(Call& c);
Value range(Call& c);
Value reference(Call& c);
Value relative(Call& c);
Value same(Call& c);
Value same_in_year(Call& c);
Value season(Call& c);
Value set(Call& c);
Value short_year(Call& c);
Value time(Call& c);
Value weekday(Call& c);
Value weekday_part(Call& c);
Value year(Call& c);

}  // namespace onrecord::functions
