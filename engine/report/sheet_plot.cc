// Figures as intervals on one scale, a row for each source.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>
#include <set>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr double kWidth = 1000;  // of the drawing, in its own units
constexpr double kHeight = 20;

// What a mention says, as a value and the interval that it allows. An end that is
// open is infinite.
struct Reading {
  const ClaimMention* mention = nullptr;
  double value = 0, low = 0, high = 0;
};

std::optional<double> number_of(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<Reading> reading_of(const ClaimMention& mention) {
  constexpr double kOpen = std::numeric_limits<double>::infinity();
  const auto value = number_of(mention.value);
  if (!value && !mention.low && !mention.high) return std::nullopt;
  Reading reading{&mention, 0, mention.low.value_or(-kOpen), mention.high.value_or(kOpen)};
  reading.value = value                         ? *value
                  : mention.low && mention.high ? (*mention.low + *mention.high) / 2
                  : mention.low                 ? *mention.low
                                                : *mention.high;
  if (!mention.low && !mention.high) reading.low = reading.high = *value;
  return reading;
}

// The readings of the claim; none where they cannot stand on one scale, or say one value.
std::vector<Reading> readings_of(const Claim& claim) {
  std::vector<Reading> readings;
  std::set<std::string> units;
  std::set<double> values;
  for (const ClaimMention& mention : claim.mentions) {
    const auto reading = reading_of(mention);
    if (!reading) continue;
    readings.push_back(*reading);
    units.insert(mention.unit);
    values.insert(reading->value);
  }
  if (units.size() != 1 || values.size() < 2) return {};
  return readings;
}

std::string coordinate(double at) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.1f", at);
  return digits;
}

std::string line(double x1, double y1, double x2, double y2, std::string_view kind) {
  return "<line class=\"" + std::string(kind) + "\" x1=\"" + coordinate(x1) + "\" y1=\"" + coordinate(y1) +
         "\" x2=\"" + coordinate(x2) + "\" y2=\"" + coordinate(y2) + "\"></line>";
}

// The interval as a bar with ends, dashed to the edge where it is open, and the value as a stroke.
std::string drawing(const Reading& reading, double low, double high) {
  const auto x = [&](double at) { return std::clamp((at - low) / (high - low), 0.0, 1.0) * kWidth; };
  const double middle = kHeight / 2, cap = kHeight / 4;
  std::string out =
      "<svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">" +
      line(0, middle, kWidth, middle, "axis");
  const bool open_low = std::isinf(reading.low), open_high = std::isinf(reading.high);
  const double from = open_low ? reading.value : reading.low, to = open_high ? reading.value : reading.high;
  if (open_low) out += line(0, middle, x(from), middle, "open");
  if (open_high) out += line(x(to), middle, kWidth, middle, "open");
  out += line(x(from), middle, x(to), middle, "span");
  if (!open_low) out += line(x(from), middle - cap, x(from), middle + cap, "cap");
  if (!open_high) out += line(x(to), middle - cap, x(to), middle + cap, "cap");
  return out + line(x(reading.value), 2, x(reading.value), kHeight - 2, "value") + "</svg>";
}

}  // namespace

std::string plot_of(const SheetIndex& sheet, const Claim& claim) {
  const auto readings = claim.kind == ClaimKind::kFigure ? readings_of(claim) : std::vector<Reading>();
  if (readings.empty()) return "";
  double low = readings.front().value, high = low;
  for (const Reading& reading : readings) {
    for (const double end : {reading.low, reading.value, reading.high}) {
      if (!std::isfinite(end)) continue;
      low = std::min(low, end);
      high = std::max(high, end);
    }
  }
  // Room on either side, so that no end hides in the edge and an open one shows.
  const double room = (high - low) * 0.08;
  std::string out = "<ul class=\"plot\" aria-label=\"Values by source\">\n";
  for (const Reading& reading : readings) {
    const ReportArticle& one = sheet.report().articles[reading.mention->article];
    out += "<li><span class=\"who\"><bdi>" + html_safe(outlet_of(one.article)) + "</bdi></span>" +
           drawing(reading, low - room, high + room) + "<span class=\"what\" dir=\"auto\">" +
           html_safe(reading.mention->text) + "</span></li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace onrecord
