#include "engine/reconcile/report.h"

#include <initializer_list>

namespace onrecord {
namespace {

// The enumerator among `all` whose name is `name`.
template <typename Enum>
std::optional<Enum> named(std::string_view name, std::initializer_list<Enum> all) {
  for (const Enum one : all) {
    if (name_of(one) == name) return one;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Mark> marks_of(const Record& record, RuleTable& rules) {
  std::vector<Mark> marks;
  marks.reserve(record.quotes.size() + record.figures.size() + record.dates.size());
  for (const auto& quote : record.quotes) {
    for (const Span piece : quote.content) marks.push_back({ClaimKind::kQuote, piece, rules.of(quote.rule)});
  }
  for (const auto& figure : record.figures)
    marks.push_back({ClaimKind::kFigure, figure.span, rules.of(figure.rule)});
  for (const auto& date : record.dates) marks.push_back({ClaimKind::kDate, date.span, rules.of(date.rule)});
  return marks;
}

std::string_view name_of(OriginKind kind) {
  switch (kind) {
    case OriginKind::kSingle:
      return "single";
    case OriginKind::kCopy:
      return "copy";
    case OriginKind::kRewrite:
      return "rewrite";
    case OriginKind::kWire:
      return "wire";
  }
  return "";
}

std::string_view name_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kQuote:
      return "quote";
    case ClaimKind::kFigure:
      return "figure";
    case ClaimKind::kDate:
      return "date";
    case ClaimKind::kRanking:
      return "ranking";
  }
  return "";
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::kAgree:
      return "agree";
    case Status::kDiffer:
      return "differ";
    case Status::kSingle:
      return "single";
  }
  return "";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kLow:
      return "low";
    case Severity::kMedium:
      return "medium";
    case Severity::kHigh:
      return "high";
  }
  return "";
}

std::string_view name_of(DiffKind kind) {
  switch (kind) {
    case DiffKind::kSame:
      return "same";
    case DiffKind::kChanged:
      return "changed";
    case DiffKind::kAdded:
      return "added";
    case DiffKind::kDropped:
      return "dropped";
  }
  return "";
}

std::optional<OriginKind> origin_kind(std::string_view name) {
  return named(name, {OriginKind::kSingle, OriginKind::kCopy, OriginKind::kRewrite, OriginKind::kWire});
}

std::optional<ClaimKind> claim_kind(std::string_view name) {
  return named(name, {ClaimKind::kQuote, ClaimKind::kFigure, ClaimKind::kDate, ClaimKind::kRanking});
}

std::optional<Status> status_of(std::string_view name) {
  return named(name, {Status::kAgree, Status::kDiffer, Status::kSingle});
}

std::optional<Severity> severity_of(std::string_view name) {
  return named(name, {Severity::kInfo, Severity::kLow, Severity::kMedium, Severity::kHigh});
}

std::optional<DiffKind> diff_kind(std::string_view name) {
  return named(name, {DiffKind::kSame, DiffKind::kChanged, DiffKind::kAdded, DiffKind::kDropped});
}

}  // namespace onrecord
