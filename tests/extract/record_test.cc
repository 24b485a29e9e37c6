#include "engine/extract/record.h"

#include <doctest/doctest.h>

#include <string>

namespace onrecord {
namespace {

std::string ordered(std::initializer_list<std::uint32_t> begins) {
  std::vector<Quote> quotes;
  for (const auto begin : begins) {
    Quote quote;
    quote.content = {{begin, begin + 5}};
    quote.rule.id = std::to_string(quotes.size());
    quotes.push_back(quote);
  }
  order_by_place(quotes);
  std::string out;
  for (const auto& quote : quotes)
    out += std::to_string(quote.content.front().begin) + ":" + quote.rule.id + " ";
  return out;
}

TEST_CASE("quotes are put in the order of the text, and as they were where they begin at one place") {
  CHECK(ordered({}) == "");
  CHECK(ordered({1, 4, 9}) == "1:0 4:1 9:2 ");
  CHECK(ordered({9, 4, 1, 4}) == "1:2 4:1 4:3 9:0 ");
}

}  // namespace
}  // namespace onrecord
