// The stories of fixtures/: their golden files, byte for byte, and how much of
// what people labelled in them is found.
//
// `./dev goldens` writes the golden files again; `git diff fixtures/` is the review.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/file.h"
#include "engine/pipeline.h"
#include "engine/report/record_json.h"
#include "engine/report/report_json.h"
#include "engine/report/sheet_html.h"

namespace onrecord {
namespace {

const std::vector<std::string> kStories{"earthquake", "results", "trade-talks", "vote"};

const Language& english() {
  static const Language language(*read_pack("rules/en"));
  return language;
}

std::string content(const std::string& path) {
  const auto bytes = read_file(path);
  REQUIRE_MESSAGE(bytes, path);
  return *bytes;
}

std::string extracted(const std::string& story) {
  Watcher watcher;
  std::string lines;
  const auto tally =
      extract_all({"fixtures/" + story + "/articles"}, english(), {}, watcher, [&](std::string_view line) {
        lines += line;
        return true;
      });
  CHECK(tally.failed == 0);
  return lines;
}

// Without quotation marks and stops at the ends, blanks as one.
std::string plain(std::string_view text) {
  static const std::string kMarks = " \t\r\n\"',.!?:;";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // “ ” ‘ ’ are E2 80 98 to E2 80 9D.
    if (text.substr(i).starts_with("\xE2\x80") && i + 2 < text.size() && text[i + 2] >= '\x98' &&
        text[i + 2] <= '\x9D') {
      out += '"';
      i += 2;
    } else {
      out += text[i] == '\n' ? ' ' : text[i];
    }
  }
  const auto first = out.find_first_not_of(kMarks);
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(kMarks) - first + 1);
}

// Article by its short name: the id without folder and extension.
std::string stem(const std::string& id) {
  auto name = id.substr(id.rfind('/') + 1);
  for (const std::string ending : {".txt", ".md"}) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return name;
}

TEST_CASE("the stories give their golden files") {
  for (const auto& story : kStories) {
    CAPTURE(story);
    const auto folder = "fixtures/" + story;
    // Compared as wholes: a difference is read in git, not here.
    CHECK((extracted(story) == content(folder + "/golden/extract.jsonl")));
    Watcher watcher;
    Tally tally;
    const auto report = reconcile_all({folder + "/articles"}, english(), {}, watcher, tally);
    CHECK((write_report(report) == content(folder + "/golden/report.json")));
    CHECK((sheet_html(report) == content(folder + "/golden/sheet.html")));
  }
}

// A story's records by the short names of their articles.
std::map<std::string, nlohmann::json> records_of(const std::string& story) {
  std::map<std::string, nlohmann::json> records;
  const auto lines = extracted(story);
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = lines.find('\n', at);
    auto record = nlohmann::json::parse(lines.substr(at, end - at));
    const auto name = stem(record["article"]["id"]);
    records[name] = std::move(record);
    at = end + 1;
  }
  return records;
}

// Whether a label has one of the quote's pieces, and its speaker.
bool is_labelled(const nlohmann::json& quote, const nlohmann::json& labels) {
  const auto name = quote["speaker"].is_null() ? "" : quote["speaker"]["name"].get<std::string>();
  return std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
    const auto want = plain(label["text"].template get<std::string>());
    const auto speaker = label["speaker"].is_string() ? label["speaker"].template get<std::string>() : "";
    if (name.find(speaker.substr(speaker.rfind(' ') + 1)) == std::string::npos) return false;
    return std::any_of(quote["content"].begin(), quote["content"].end(), [&](const auto& piece) {
      const auto text = plain(piece["text"].template get<std::string>());
      return text.find(want) != std::string::npos || want.find(text) != std::string::npos;
    });
  });
}

TEST_CASE("confidence means something: of quotes given 0.9 or more, nine in ten are right") {
  struct Band {
    double from = 0;
    int quotes = 0, right = 0;
  };
  std::vector<Band> bands{{0.9}, {0.8}, {0.7}, {0.5}, {0}};
  for (const auto& story : kStories) {
    auto records = records_of(story);
    const auto expected = nlohmann::json::parse(content("fixtures/" + story + "/expected.json"));
    for (const auto& [article, labels] : expected["quotes"].items()) {
      for (const auto& quote : records[article]["quotes"]) {
        auto& band = *std::find_if(bands.begin(), bands.end(), [&](const Band& b) {
          return quote["confidence"].get<double>() >= b.from;
        });
        ++band.quotes;
        band.right += is_labelled(quote, labels);
      }
    }
  }
  std::string table;
  for (const auto& band : bands) {
    table += "from " + std::to_string(band.from).substr(0, 3) + ": " + std::to_string(band.right) + " of " +
             std::to_string(band.quotes) + " right\n";
  }
  MESSAGE(table);
  CHECK(bands.front().quotes > 50);
  CHECK(bands.front().right * 10 >= bands.front().quotes * 9);
}

TEST_CASE("most of the labelled quotations of the stories are found, and their speakers") {
  std::size_t labelled = 0;
  std::size_t found = 0;
  std::size_t named = 0;
  for (const auto& story : kStories) {
    auto records = records_of(story);
    const auto expected = nlohmann::json::parse(content("fixtures/" + story + "/expected.json"));
    for (const auto& [article, quotes] : expected["quotes"].items()) {
      for (const auto& label : quotes) {
        ++labelled;
        const auto want = plain(label["text"].get<std::string>());
        const auto speaker =
            label["speaker"].is_string() ? label["speaker"].get<std::string>() : std::string();
        bool is_found = false;
        bool is_named = false;
        for (const auto& quote : records[article]["quotes"]) {
          const bool said =
              std::any_of(quote["content"].begin(), quote["content"].end(), [&](const auto& piece) {
                const auto text = plain(piece["text"].template get<std::string>());
                return text == want || (label["kind"] == "indirect" && text.find(want) != std::string::npos);
              });
          if (!said) continue;
          is_found = true;
          const auto name = quote["speaker"].is_null() ? "" : quote["speaker"]["name"].get<std::string>();
          is_named = is_named || name.find(speaker.substr(speaker.rfind(' ') + 1)) != std::string::npos;
        }
        found += is_found;
        named += is_named;
      }
    }
  }
  // What was reached; a change of the rules must not lose it.
  CAPTURE(found);
  CAPTURE(named);
  CHECK(labelled == 215);
  CHECK(found >= 172);
  CHECK(named >= 158);
}

}  // namespace
}  // namespace onrecord
