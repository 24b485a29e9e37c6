// What several articles say of the same things: the report.
//
// Claims join mentions over articles; findings name each difference between
// them, with a severity, a sentence for the reader and both pieces of evidence.
// Spans are bytes into the articles' texts; the JSON is made in
// engine/report/report_json.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/extract/record.h"
#include "engine/reconcile/shared_rule.h"

namespace onrecord {

enum class OriginKind { kSingle, kCopy, kRewrite, kWire };

// One reason to think that articles are not independent.
struct OriginEvidence {
  std::string type;                   // "shared_text", "credit_line", "canonical_url", …
  std::string explanation;            // for a reader
  std::vector<std::size_t> articles;  // the pair, or the one that carries the credit
  double containment = 0;             // shared_text: shared word runs / those of the shorter text
};

struct Origin {
  OriginKind kind = OriginKind::kSingle;
  std::vector<std::size_t> articles;  // indices into Report::articles
  std::vector<OriginEvidence> evidence;
};

enum class ClaimKind { kQuote, kFigure, kDate, kRanking };
enum class Status { kAgree, kDiffer, kSingle };
enum class Severity { kInfo, kLow, kMedium, kHigh };

// A piece of two texts aligned, first against second. kSame stands in both,
// kDropped in the first only, kAdded in the second only; a kDropped and the
// kAdded after it are words exchanged, which two kChanged pieces say as well.
enum class DiffKind { kSame, kChanged, kAdded, kDropped };
struct DiffPiece {
  DiffKind kind = DiffKind::kSame;
  std::string text;
};

// One place in one article where the claim is made.
struct ClaimMention {
  std::size_t article = 0;  // index into Report::articles
  Span span;                // the quote's content, the figure, the date
  std::string text;
  std::string before, after;  // the rest of the sentence on either side, for the reader
  SharedRule rule;            // the extraction rule that found it
  double confidence = 0;
  // The fields compared; those of other kinds stay empty.
  std::string quote_kind;  // "direct", …
  std::string speaker;     // resolved name
  std::string via;
  std::string value;                // a date's TIMEX3; a figure's number as text
  std::optional<double> low, high;  // figure: the interval that it allows
  std::string unit, bound, change, subject, period, dimension;
  std::string earliest, latest;
  std::string scope;  // ranking: "since 2002", as written
};

struct Finding {
  std::string type;  // DESIGN 4.4: "wording", "truncated", "value", …
  Severity severity = Severity::kInfo;
  std::string explanation;            // one sentence that stands alone
  std::vector<std::size_t> mentions;  // indices into Claim::mentions, the compared pair first
  std::vector<DiffPiece> diff;        // quotes: the first mention against the second
  std::string detail;                 // "95 against 90 percent"; the reason where not comparable
  SharedRule rule;                    // the rule that decided type and severity
};

struct Claim {
  std::string id;  // "q1", "f3", "d2", "r4": stable for the same input
  ClaimKind kind = ClaimKind::kQuote;
  std::string label;  // a short title for people
  std::string speaker;
  std::vector<ClaimMention> mentions;
  std::size_t origins = 0;  // independent ones
  Status status = Status::kSingle;
  std::vector<Finding> findings;  // worst first
};

// A place that extraction found in an article, whether a claim is made of it or not.
struct Mark {
  ClaimKind kind = ClaimKind::kQuote;
  Span span;  // a piece of the quote's content, the figure, the date
  SharedRule rule;
};

struct ReportArticle {
  Article article;  // with text: renderers show it; report_json leaves it out
  std::size_t origin = 0;
  std::size_t quotes = 0, figures = 0, dates = 0;  // how many were extracted
  std::vector<Mark> marks;                         // all of these; report_json leaves them out
};

struct Report {
  std::vector<ReportArticle> articles;  // by id
  std::vector<Origin> origins;
  std::vector<Claim> claims;  // worst finding first, then by first mention
};

// The places of the record's quotes, then figures, then dates.
std::vector<Mark> marks_of(const Record& record, RuleTable& rules);

std::string_view name_of(OriginKind kind);  // "single", "copy", "rewrite", "wire"
std::string_view name_of(ClaimKind kind);
std::string_view name_of(Status status);
std::string_view name_of(Severity severity);
std::string_view name_of(DiffKind kind);
// And back; empty where unknown.
std::optional<OriginKind> origin_kind(std::string_view name);
std::optional<ClaimKind> claim_kind(std::string_view name);
std::optional<Status> status_of(std::string_view name);
std::optional<Severity> severity_of(std::string_view name);
std::optional<DiffKind> diff_kind(std::string_view name);

}  // namespace onrecord
