// Numbers and days as ISO 8601 writes them.
#pragma once

#include <string>

namespace onrecord {

// With noughts in front, at least `width` long: 0007.
std::string padded(int number, int width);

// 2024-05-03
std::string iso_day(int year, int month, int day);

}  // namespace onrecord
