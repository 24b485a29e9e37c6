#include "engine/article/layout_facts.h"

#include <algorithm>

#include "engine/text/token.h"

namespace onrecord {
namespace {

// The number that `text` begins with, which is taken off; 0 where its digits are
// fewer or more.
int take_number(std::string_view& text, std::size_t min_digits, std::size_t max_digits) {
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits < min_digits || digits > max_digits) return 0;
  int number = 0;
  for (const char digit : text.substr(0, digits)) number = number * 10 + (digit - '0');
  text.remove_prefix(digits);
  return number;
}

// "example.org" of "https://www.example.org/a".
std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

// Names that differ only in case are one; the form with lower case is kept, for
// headlines and bylines may be all capitals.
void add_name(std::vector<std::string>& names, const std::string& name) {
  const auto folded = fold(name);
  for (auto& known : names) {
    if (fold(known) != folded) continue;
    known = std::max(known, name);  // lower case sorts behind capitals
    return;
  }
  names.push_back(name);
}

// A name and the same with more behind it ("Courier", "Courier Media Ltd"): the shorter.
std::string publisher_of(const std::string& masthead, const std::vector<std::string>& named) {
  if (masthead.empty()) return named.empty() ? std::string() : named.front();
  const auto folded = fold(masthead);
  for (const auto& name : named) {
    if (folded.starts_with(fold(name) + " ")) return name;
  }
  return masthead;
}

}  // namespace

void FactSheet::add(const Fact& fact) {
  if (fact.value.empty()) return;
  switch (fact.kind) {
    case FactKind::kPublisher:
      return add_name(publishers, fact.value);
    case FactKind::kAgency:
      return add_name(agencies, fact.value);
    case FactKind::kByline:
      return add_name(bylines, fact.value);
    case FactKind::kPublished:
      published.push_back(fact.value);
      return;
    case FactKind::kUrl:
      urls.push_back(fact.value);
      return;
  }
}

void FactSheet::fill(Article& article) const {
  const auto set = [](std::string& field, const std::string& value) {
    if (field.empty()) field = value;
  };
  set(article.title, title);
  if (!urls.empty()) set(article.url, urls.front());
  auto publisher = publisher_of(masthead, publishers);
  if (publisher.empty()) publisher = host_of(article.url);
  set(article.publisher, publisher);
  if (article.agency.empty()) article.agency = agencies;
  if (article.byline.empty()) {
    article.byline = bylines;
    // An agency in the place of the author is no author.
    std::erase_if(article.byline, [&](const std::string& name) {
      return std::any_of(article.agency.begin(), article.agency.end(),
                         [&](const std::string& agency) { return fold(agency) == fold(name); });
    });
  }
  if (!published.empty()) set(article.published, published.front());
  set(article.published, date_in_url(article.url));
}

std::string date_in_url(std::string_view url) {
  for (auto at = url.find_first_of("/-_"); at != std::string_view::npos;
       at = url.find_first_of("/-_", at + 1)) {
    auto rest = url.substr(at + 1);
    const auto year = take_number(rest, 4, 4);
    if (!rest.starts_with('/') && !rest.starts_with('-')) continue;
    rest.remove_prefix(1);
    const auto month = take_number(rest, 1, 2);
    if (!rest.starts_with('/') && !rest.starts_with('-')) continue;
    rest.remove_prefix(1);
    auto date = iso_date(year, month, take_number(rest, 1, 2));
    if (!date.empty()) return date;
  }
  return {};
}

}  // namespace onrecord
