#include "engine/extract/record.h"

#include <algorithm>
#include <initializer_list>
#include <numeric>

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

void order_by_place(std::vector<Quote>& quotes) {
  const auto begin_of = [&](std::size_t quote) { return quotes[quote].content.front().begin; };
  std::vector<std::size_t> order(quotes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (std::ranges::is_sorted(order, {}, begin_of)) return;
  std::ranges::stable_sort(order, {}, begin_of);
  std::vector<Quote> ordered;
  ordered.reserve(quotes.size());
  for (const auto quote : order) ordered.push_back(std::move(quotes[quote]));
  quotes = std::move(ordered);
}

std::string_view name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson:
      return "person";
    case EntityKind::kOrganization:
      return "organization";
    case EntityKind::kPlace:
      return "place";
    case EntityKind::kGroup:
      return "group";
  }
  return "";
}

std::string_view name_of(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::kDirect:
      return "direct";
    case QuoteKind::kMixed:
      return "mixed";
    case QuoteKind::kIndirect:
      return "indirect";
  }
  return "";
}

std::string_view name_of(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "exact";
    case Bound::kAbout:
      return "about";
    case Bound::kAtLeast:
      return "at_least";
    case Bound::kAtMost:
      return "at_most";
  }
  return "";
}

std::string_view name_of(Change change) {
  switch (change) {
    case Change::kNone:
      return "";
    case Change::kUp:
      return "up";
    case Change::kDown:
      return "down";
  }
  return "";
}

std::string_view name_of(DateType type) {
  switch (type) {
    case DateType::kDate:
      return "DATE";
    case DateType::kTime:
      return "TIME";
    case DateType::kDuration:
      return "DURATION";
    case DateType::kSet:
      return "SET";
  }
  return "";
}

std::optional<EntityKind> entity_kind(std::string_view name) {
  return named(name,
               {EntityKind::kPerson, EntityKind::kOrganization, EntityKind::kPlace, EntityKind::kGroup});
}

std::optional<QuoteKind> quote_kind(std::string_view name) {
  return named(name, {QuoteKind::kDirect, QuoteKind::kMixed, QuoteKind::kIndirect});
}

std::optional<Bound> bound_of(std::string_view name) {
  return named(name, {Bound::kExact, Bound::kAbout, Bound::kAtLeast, Bound::kAtMost});
}

std::optional<Change> change_of(std::string_view name) {
  return named(name, {Change::kNone, Change::kUp, Change::kDown});
}

std::optional<DateType> date_type(std::string_view name) {
  return named(name, {DateType::kDate, DateType::kTime, DateType::kDuration, DateType::kSet});
}

}  // namespace onrecord
