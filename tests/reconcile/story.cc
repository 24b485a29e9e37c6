#include "tests/reconcile/story.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace onrecord {

const Pack& compare_pack() {
  static const Pack pack = [] {
    const std::string path = ONRECORD_SOURCE_DIR "/rules/en/compare.yaml";
    std::ifstream file(path);
    REQUIRE(file.good());
    return parse_pack({{path, {std::istreambuf_iterator<char>(file), {}}}});
  }();
  REQUIRE(pack.errors.empty());
  return pack;
}

Told::Told(std::string id, std::string text) {
  record_.article.id = std::move(id);
  record_.article.text = std::move(text);
  record_.article.published = "2031-03-05";
  record_.article.language = "en";
  const auto& all = record_.article.text;
  const auto length = static_cast<std::uint32_t>(all.size());
  for (std::uint32_t from = 0; from < length;) {
    auto end = static_cast<std::uint32_t>(std::min<std::size_t>(all.find('\n', from), length));
    if (end > from) record_.article.blocks.push_back({BlockKind::kBody, {from, end}, "", ""});
    for (std::uint32_t first = from; first < end;) {
      const auto stop = std::min<std::size_t>(all.find(". ", first), end);
      const auto last = std::min<std::uint32_t>(static_cast<std::uint32_t>(stop) + 1, end);
      record_.sentences.push_back({first, last});
      first = last + 1;
    }
    from = end + 1;
  }
}

Span Told::find(std::string_view words) const {
  const auto at = record_.article.text.find(words);
  INFO("in ", record_.article.id, ": ", std::string(words));
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Told& Told::publisher(std::string name) {
  record_.article.publisher = std::move(name);
  return *this;
}

Told& Told::published(std::string day) {
  record_.article.published = std::move(day);
  return *this;
}

Told& Told::agency(std::string name) {
  record_.article.agency.push_back(std::move(name));
  return *this;
}

Told& Told::url(std::string address) {
  record_.article.url = std::move(address);
  return *this;
}

Told& Told::quote(QuoteKind kind, std::initializer_list<std::string_view> pieces, const std::string& speaker,
                  EntityKind who) {
  Quote quote;
  quote.kind = kind;
  for (const auto piece : pieces) quote.content.push_back(find(piece));
  if (!speaker.empty()) {
    std::size_t e = 0;
    while (e < record_.entities.size() && record_.entities[e].name != speaker) ++e;
    if (e == record_.entities.size()) record_.entities.push_back({who, speaker, {}, {}});
    quote.speaker = Speaker{quote.content.front(), e, speaker};
  }
  quote.confidence = 0.9;
  record_.quotes.push_back(std::move(quote));
  return *this;
}

Told& Told::figure(std::string_view words, double value, std::string unit, std::string dimension,
                   Bound bound) {
  Figure figure;
  figure.span = find(words);
  figure.value = value;
  figure.unit = std::move(unit);
  figure.dimension = std::move(dimension);
  figure.bound = bound;
  record_.figures.push_back(std::move(figure));
  return *this;
}

Told& Told::subject(std::string_view words) {
  record_.figures.back().subject = find(words);
  return *this;
}

Told& Told::period(std::string value) {
  record_.figures.back().period = std::move(value);
  return *this;
}

Told& Told::change(Change change) {
  record_.figures.back().change = change;
  return *this;
}

Told& Told::date(std::string_view words, std::string value, std::string earliest, std::string latest) {
  Date date;
  date.span = find(words);
  date.value = std::move(value);
  date.earliest = std::move(earliest);
  date.latest = std::move(latest);
  record_.dates.push_back(std::move(date));
  return *this;
}

}  // namespace onrecord
