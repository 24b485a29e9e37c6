// Quotes as tables of tests write them.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "engine/extract/extractor.h"
#include "tests/extract/reading.h"

namespace onrecord {

// "direct <We won,> speaker cue via": one quote a line, "-" for what is not there.
inline std::string show(const Record& record) {
  std::string out;
  const auto words = [&](const std::optional<Span>& span) {
    return span ? std::string(slice(record.article.text, *span)) : std::string("-");
  };
  for (const auto& quote : record.quotes) {
    out += std::string(name_of(quote.kind)) + " ";
    for (const auto span : quote.content) out += "<" + words(span) + ">";
    out += " | " + (quote.speaker ? words(quote.speaker->span) : "-");
    out += " | " + words(quote.cue);
    if (quote.via) out += " | " + words(quote.via);
    out += "\n";
  }
  return out;
}

struct QuoteCase {
  std::string text;
  std::string quotes;
};

inline void check(const std::vector<QuoteCase>& cases) {
  for (const auto& [text, quotes] : cases) {
    CAPTURE(text);
    CHECK(show(extract(body(text), english())) == quotes);
  }
}

}  // namespace onrecord
