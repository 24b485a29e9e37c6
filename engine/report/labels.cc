#include "engine/report/labels.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace onrecord {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "4,180,000,000" of "4180000000"; what is no plain number, or short, as it is.
std::string grouped(std::string number) {
  const std::size_t first = !number.empty() && number[0] == '-' ? 1 : 0;
  std::size_t end = first;
  while (end < number.size() && is_digit(number[end])) ++end;
  const bool plain = end == number.size() ||
                     (number[end] == '.' && std::all_of(number.begin() + static_cast<std::ptrdiff_t>(end) + 1,
                                                        number.end(), is_digit));
  if (!plain || end - first < 5) return number;
  for (std::size_t at = end; at > first + 3;) number.insert(at -= 3, ",");
  return number;
}

std::string number_text(double number) {
  constexpr double kPlain = 1e15;  // above, the power of ten says more than the digits
  char digits[64];
  const auto format = std::abs(number) < kPlain ? std::chars_format::fixed : std::chars_format::general;
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number, format);
  return error == std::errc() ? grouped({digits, end}) : "";
}

std::string range_text(const ClaimMention& mention) {
  if (mention.low && mention.high) return number_text(*mention.low) + " to " + number_text(*mention.high);
  if (mention.low) return number_text(*mention.low) + " or more";
  if (mention.high) return number_text(*mention.high) + " or less";
  return "";
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string figure_reading(const ClaimMention& mention) {
  std::string reading = mention.value.empty() ? range_text(mention) : grouped(mention.value);
  if (!mention.bound.empty() && mention.bound != name_of(Bound::kExact)) {
    reading = spaced(mention.bound) + " " + reading;
  }
  return reading;
}

// The interval, where it says more than the value.
std::string figure_interval(const ClaimMention& mention) {
  if (mention.value.empty() || (mention.low && mention.low == mention.high)) return "";
  return range_text(mention);
}

std::string quote_form(const std::string& kind) {
  if (kind == name_of(QuoteKind::kDirect)) return "quoted";
  if (kind == name_of(QuoteKind::kMixed)) return "partly quoted";
  if (kind == name_of(QuoteKind::kIndirect)) return "paraphrased";
  return kind;
}

std::string date_range(const ClaimMention& mention) {
  if (mention.earliest == mention.latest) return mention.earliest == mention.value ? "" : mention.earliest;
  if (mention.earliest.empty()) return "until " + mention.latest;
  if (mention.latest.empty()) return "from " + mention.earliest;
  return mention.earliest + " to " + mention.latest;
}

struct Title {
  std::string_view type, title;
};
constexpr Title kTitles[] = {{"wording", "Different words"},       {"truncated", "Shortened"},
                             {"ellipsis", "Words dropped"},        {"splice", "Run together"},
                             {"paraphrase", "Paraphrased"},        {"speaker", "Different speaker"},
                             {"precision", "Rounded differently"}, {"bound", "Different bound"},
                             {"unit", "Different unit"},           {"period", "Different period"},
                             {"measure", "Not the same measure"},  {"scope", "Different scope"},
                             {"subject", "Different subject"},     {"granularity", "Less exact date"},
                             {"single_source", "Single source"},   {"dependent_sources", "Not independent"}};

}  // namespace

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string published_day(const Article& article) {
  return article.published.substr(0, article.published.find_first_of("T "));
}

std::string origin_letter(std::size_t index) {
  std::string letters;
  for (++index; index > 0; index = (index - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (index - 1) % 26));
  }
  return letters;
}

std::string finding_title(std::string_view type, ClaimKind kind) {
  if (type == "value") return kind == ClaimKind::kDate ? "Different date" : "Different value";
  for (const Title& one : kTitles) {
    if (one.type == type) return std::string(one.title);
  }
  return spaced(std::string(type));
}

std::string severity_title(Severity severity) {
  std::string title(name_of(severity));
  if (!title.empty()) title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

std::string status_title(Status status) {
  switch (status) {
    case Status::kAgree:
      return "Sources agree";
    case Status::kDiffer:
      return "Sources differ";
    case Status::kSingle:
      return "Single source";
  }
  return "";
}

std::string claim_kind_title(ClaimKind kind) {
  std::string title(name_of(kind));
  if (!title.empty()) title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

std::vector<Fact> facts_of(const ClaimMention& mention, ClaimKind kind) {
  std::vector<Fact> facts;
  switch (kind) {
    case ClaimKind::kQuote:
      facts = {
          {"Speaker", mention.speaker}, {"Form", quote_form(mention.quote_kind)}, {"Channel", mention.via}};
      break;
    case ClaimKind::kFigure:
      facts = {{"Reads as", figure_reading(mention)}, {"Unit", spaced(mention.unit)},
               {"Allows", figure_interval(mention)},  {"Change", mention.change},
               {"Measures", mention.subject},         {"Period", mention.period},
               {"Speaker", mention.speaker},          {"Channel", mention.via}};
      break;
    case ClaimKind::kDate:
      facts = {{"Reads as", mention.value}, {"Allows", date_range(mention)}, {"Speaker", mention.speaker}};
      break;
    case ClaimKind::kRanking:
      facts = {{"Scope", mention.scope}};
      break;
  }
  std::erase_if(facts, [](const Fact& fact) { return fact.second.empty(); });
  return facts;
}

bool is_shown(const Finding& finding) {
  return finding.type != "single_source" || finding.severity != Severity::kInfo;
}

std::vector<FindingPlace> ranked_findings(const Report& report) {
  std::vector<FindingPlace> places;
  for (std::size_t claim = 0; claim < report.claims.size(); ++claim) {
    const auto& findings = report.claims[claim].findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (is_shown(findings[i])) places.push_back({claim, i});
    }
  }
  const auto severity = [&](const FindingPlace& place) {
    return report.claims[place.claim].findings[place.finding].severity;
  };
  std::stable_sort(places.begin(), places.end(),
                   [&](const FindingPlace& a, const FindingPlace& b) { return severity(a) > severity(b); });
  return places;
}

std::array<std::size_t, 4> count_by_severity(const Report& report) {
  std::array<std::size_t, 4> counts{};
  for (const Claim& claim : report.claims) {
    for (const Finding& finding : claim.findings) {
      if (is_shown(finding)) ++counts[static_cast<std::size_t>(finding.severity)];
    }
  }
  return counts;
}

}  // namespace onrecord
