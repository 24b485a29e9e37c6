#include "engine/base/iso.h"

namespace onrecord {

std::string padded(int number, int width) {
  auto text = std::to_string(number);
  const std::size_t sign = number < 0 ? 1 : 0;
  const auto wanted = static_cast<std::size_t>(width);
  if (text.size() < wanted) text.insert(sign, wanted - text.size(), '0');
  return text;
}

std::string iso_day(int year, int month, int day) {
  return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2);
}

}  // namespace onrecord
