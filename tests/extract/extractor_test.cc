#include "engine/extract/extractor.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/extract/reading.h"

namespace onrecord {
namespace {

std::string times(const std::string& piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// Every span lies in the text at whole characters, every list is in order, every
// reference leads somewhere.
void check_sound(const Record& record) {
  const auto& text = record.article.text;
  const auto whole = [&](std::uint32_t at) {
    return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
  };
  const auto sound = [&](Span span) { CHECK((!span.empty() && whole(span.begin) && whole(span.end))); };
  const auto speaker = [&](const std::optional<Speaker>& one) {
    if (!one) return;
    sound(one->span);
    CHECK_FALSE(one->name.empty());
    if (one->entity) CHECK(*one->entity < record.entities.size());
  };
  std::uint32_t last = 0;
  for (const auto& quote : record.quotes) {
    REQUIRE_FALSE(quote.content.empty());
    CHECK(quote.content.front().begin >= last);
    last = quote.content.front().begin;
    for (const auto span : quote.content) sound(span);
    for (const auto& span : {quote.cue, quote.via, quote.clause}) {
      if (span) sound(*span);
    }
    speaker(quote.speaker);
    CHECK_FALSE(quote.rule.id.empty());
    CHECK(quote.confidence > 0);
    CHECK(quote.confidence <= 1);
  }
  last = 0;
  for (const auto& figure : record.figures) {
    CHECK(figure.span.begin >= last);
    last = figure.span.begin;
    sound(figure.span);
    CHECK((figure.value || figure.low || figure.high));
    if (figure.subject) sound(*figure.subject);
    speaker(figure.speaker);
    if (figure.quote) CHECK(*figure.quote < record.quotes.size());
  }
  last = 0;
  for (const auto& date : record.dates) {
    CHECK(date.span.begin >= last);
    last = date.span.begin;
    sound(date.span);
    CHECK_FALSE(date.value.empty());
  }
  for (const auto& entity : record.entities) {
    CHECK_FALSE(entity.name.empty());
    for (const auto span : entity.mentions) sound(span);
  }
  for (const auto span : record.sentences) sound(span);
}

// All that a record says, for comparing.
std::string show(const Record& record) {
  std::string out;
  const auto words = [&](Span span) {
    return std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
  };
  for (const auto& quote : record.quotes) {
    out += std::string(name_of(quote.kind)) + " ";
    for (const auto span : quote.content) out += words(span);
    if (quote.speaker) out += quote.speaker->name + " ";
    if (quote.cue) out += words(*quote.cue);
    if (quote.via) out += words(*quote.via);
    out += quote.rule.id + ":" + std::to_string(quote.rule.line) + "\n";
  }
  for (const auto& figure : record.figures) {
    out += words(figure.span) + std::to_string(figure.value.value_or(-1)) + " " + figure.unit + " " +
           figure.rule.id + "\n";
  }
  for (const auto& date : record.dates) out += words(date.span) + date.value + " " + date.rule.id + "\n";
  for (const auto& entity : record.entities)
    out += entity.name + " " + std::to_string(entity.mentions.size()) + "\n";
  return out;
}

const std::string kStory =
    "French Prime Minister Olaf Dray said on Monday that 240 boats were lost off Brask.\n"
    "“We lost £4.2m in two days,” he said. “It was the worst storm since 1987.\n"
    "“Nobody had seen it coming.”\n"
    "According to a council readout, 12% of the harbour will close by 3 June 2024. “The ‘old rules’ stay,” "
    "Mayor Hanna Brek told reporters, and Ada Orrin said she would “think about it”.\n";

TEST_CASE("a story gives quotes, figures, dates and entities, all sound") {
  const auto record = extract(body(kStory), english());
  check_sound(record);
  CHECK(record.quotes.size() >= 6);
  CHECK(record.figures.size() >= 3);
  CHECK(record.dates.size() >= 2);
  CHECK(record.entities.size() >= 3);
  CHECK(record.sentences.size() >= 6);
}

TEST_CASE("nothing in, nothing out") {
  for (const auto& text :
       {std::string(), std::string(" "), std::string("\n\n"), std::string("."), std::string("“")}) {
    const auto record = extract(body(text), english());
    CHECK(record.article.text == text);
    CHECK(show(record) == "");
  }
  Article none;
  none.text = kStory;  // without blocks
  CHECK(show(extract(std::move(none), english())) == "");
}

TEST_CASE("the same article gives the same record") {
  const auto once = show(extract(body(kStory), english()));
  CHECK(once == show(extract(body(kStory), english())));
  const Language another(*read_pack(ONRECORD_SOURCE_DIR "/rules/en"));
  CHECK(once == show(extract(body(kStory), another)));
  // Nor does it matter what was read before.
  extract(body(times("“So,” he said. ", 50)), english());
  CHECK(once == show(extract(body(kStory), english())));
}

TEST_CASE("a language without rules finds nothing") {
  const Language empty(parse_pack({{"e.yaml", "format: 1\npack: xx\n"}}));
  CHECK(show(extract(body(kStory), empty)) == "");
}

TEST_CASE("texts cut and mixed at random are read") {
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at < kStory.size();) {
    std::size_t next = at + 1;
    while (next < kStory.size() && (kStory[next] & 0xC0) == 0x80) ++next;
    pieces.push_back(kStory.substr(at, next - at));
    at = next;
  }
  for (const char* odd :
       {"😀",  "\u200B", "\u0301", "\u00A0", "東",     "\uE000",         "\U000F0000", "«", "»", "‘",
        "\t", "\x01",   "'",      "\"",     " said ", " according to ", "1,000,000",  "$", "%", "Mr "}) {
    pieces.push_back(odd);
  }
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const auto length = random() % 400;
    for (std::size_t i = 0; i < length;) {
      // Runs of the story's own characters, so that words come out.
      auto from = random() % pieces.size();
      for (auto run = random() % 12 + 1; run > 0 && i < length; --run, ++i)
        text += pieces[from++ % pieces.size()];
    }
    CAPTURE(text);
    check_sound(extract(body(text), english()));
  }
}

TEST_CASE("hostile articles are read to their end") {
  for (const auto& text : {
           times("“a” ", 10'000),
           times("\"a 1\" ", 5'000),
           times("“", 10'000),
           times("“So it goes on and on.\n", 500),
           times("“We won it,” he said. ", 400),
           times("Ada Brek said he won. ", 400),
           times("$5 million, 12%, ", 400),
           times("said ", 5'000),
           times("Word ", 5'000),
           times("a", 50'000),
           times("A", 50'000),
           times("1", 50'000),
           times("1,000", 10'000),
           times("A.", 20'000),
           times("a-", 10'000),
           times("x’", 10'000),
           times("é", 20'000),
           times("\n", 10'000),
       }) {
    CAPTURE(text.substr(0, 24));
    const auto record = extract(body(text), english());
    CHECK(record.article.text.size() == text.size());
  }
}

}  // namespace
}  // namespace onrecord
