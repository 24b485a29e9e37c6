// What is extracted from one article: the extract record.
//
// All spans are bytes into `article.text`. Each item names the rule that found
// it. The JSON of DESIGN's contract, with code point offsets, is made from this
// in engine/report/record_json.h and read back there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/article/article.h"
#include "engine/base/span.h"

namespace onrecord {

// The rule behind an output, and the line of its file that matched.
struct RuleRef {
  std::string id;    // "speech.quote-speaker-cue"
  std::string file;  // "rules/en/speech.yaml"
  std::uint32_t line = 0;
  // Where else it comes from: what a house pack changed of the rule, words that it
  // added, and for a line that it added, the rule itself. Without `also` of their own.
  std::vector<RuleRef> also = {};
};

enum class EntityKind { kPerson, kOrganization, kPlace, kGroup };

struct Entity {
  EntityKind kind = EntityKind::kPerson;
  std::string name;                // the fullest name: "Mikhail Mishustin"
  std::vector<std::string> roles;  // "Russian prime minister", as written
  std::vector<Span> mentions;      // names, titles and pronouns, in text order
};

struct Speaker {
  Span span;                          // the words that name the speaker at the quote: "he"
  std::optional<std::size_t> entity;  // index into Record::entities
  std::string name;                   // the entity's name, else the words themselves
};

enum class QuoteKind { kDirect, kMixed, kIndirect };

struct Quote {
  QuoteKind kind = QuoteKind::kDirect;
  std::vector<Span> content;  // inside the marks, in pieces where "he said" splits them
  std::optional<Speaker> speaker;
  std::optional<Span> cue;
  std::optional<Span> via;     // the channel: "a Kremlin readout"
  std::optional<Span> clause;  // mixed: the whole reported clause around the marked words
  std::vector<Span> marked;    // indirect: its words that stand inside marks, each a mixed quote of its own
  RuleRef rule;
  double confidence = 0;  // 0 to 1: the share of such finds that are right
};

enum class Bound { kExact, kAbout, kAtLeast, kAtMost };
enum class Change { kNone, kUp, kDown };

struct Figure {
  Span span;
  std::optional<double> value;  // empty for a range, which has low and high
  std::optional<double> low, high;
  std::string unit;       // ISO 4217, "percent", "day", the counted noun; "a/b" for a rate
  std::string dimension;  // money percent count length area volume mass duration age speed …
  Bound bound = Bound::kExact;
  Change change = Change::kNone;
  std::optional<Span> subject;  // what is measured
  std::string period;           // TIMEX3 value, "" where none is said
  std::optional<Speaker> speaker;
  std::optional<std::size_t> quote;  // index into Record::quotes
  RuleRef rule;
  double confidence = 0;
};

enum class DateType { kDate, kTime, kDuration, kSet };

struct Date {
  Span span;
  DateType type = DateType::kDate;
  std::string value;             // TIMEX3: "2024-08-21", "XXXX-WXX-3", "2024-01/2024-07"
  std::string earliest, latest;  // calendar days that bound it, "" where open
  RuleRef rule;
  double confidence = 0;
};

struct Record {
  Article article;
  std::vector<Span> sentences;  // of the blocks that were read, in text order
  std::vector<Entity> entities;
  std::vector<Quote> quotes;    // by first content span
  std::vector<Figure> figures;  // by span
  std::vector<Date> dates;      // by span
};

// Puts quotes in the order of their first content spans, each moved once, for they are large; those that
// begin at one place stay in their order.
void order_by_place(std::vector<Quote>& quotes);

// The contract's words for the enumerators, and back (empty where unknown).
std::string_view name_of(EntityKind kind);
std::string_view name_of(QuoteKind kind);
std::string_view name_of(Bound bound);
std::string_view name_of(Change change);  // "" for kNone
std::string_view name_of(DateType type);
std::optional<EntityKind> entity_kind(std::string_view name);
std::optional<QuoteKind> quote_kind(std::string_view name);
std::optional<Bound> bound_of(std::string_view name);
std::optional<Change> change_of(std::string_view name);
std::optional<DateType> date_type(std::string_view name);

}  // namespace onrecord
