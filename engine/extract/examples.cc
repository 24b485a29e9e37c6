#include "engine/extract/examples.h"

#include <charconv>
#include <cmath>
#include <set>

#include "engine/text/quotations.h"

namespace onrecord {
namespace {

// A mention that the rule left, as examples see it.
struct Found {
  Mention mention;
  std::vector<std::pair<std::string, std::string>> fields;  // and slots, and "text"
};

std::vector<Found> mentions_of(const Language& language, const Rule& rule, const Example& example) {
  const bool layout = rule.part == Part::kLayout;
  const auto& matcher = layout ? language.layout() : language.text();
  const auto& table = layout ? language.layout_fields() : language.text_fields();
  const Span whole{0, static_cast<std::uint32_t>(example.text.size())};
  const auto reading = matcher.read(example.text, whole);
  std::vector<Seed> seeds;
  for (const auto& piece : pair_quotations(example.text, std::vector{whole})) {
    if (piece.depth == 0) seeds.push_back({*matcher.kind("quote"), piece.marks});
  }
  const auto findings = matcher.run(reading, seeds);
  Context context;
  context.published = example.published;
  std::vector<Found> out;
  for (const auto& mention : findings.mentions) {
    if (mention.rule == kNoRule || matcher.rule(mention.rule).id != rule.id) continue;
    const auto fields = table.evaluate(findings, mention, example.text, context);
    if (!fields) continue;
    Found found{mention, {}};
    for (const auto& [name, value] : *fields) found.fields.emplace_back(name, to_text(value));
    for (const auto& capture : findings.captures_of(mention)) {
      found.fields.emplace_back(matcher.slot_name(capture.slot), slice(example.text, capture.span));
    }
    found.fields.emplace_back("text", slice(example.text, mention.span));
    out.push_back(std::move(found));
  }
  return out;
}

bool same_value(std::string_view expected, std::string_view got) {
  if (expected == got) return true;
  double a = 0;
  double b = 0;
  const auto whole = [](std::string_view text, double& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
  };
  return whole(expected, a) && whole(got, b) && std::abs(a - b) <= 1e-9 * std::abs(a);
}

// "" where the mention is as expected, else what differs.
std::string difference(const Found& found, const Example& example) {
  for (const auto& [field, expected] : example.expected) {
    std::string_view got;
    bool there = false;
    for (const auto& [name, value] : found.fields) {
      if (name != field) continue;
      there = true;
      got = value;
      break;
    }
    if (!there || !same_value(expected, got)) {
      std::string what = "expected ";
      what.append(field).append(" \"").append(expected).append("\", got ");
      return there ? what.append("\"").append(got).append("\"") : what.append("none");
    }
  }
  return {};
}

void run_example(const Language& language, const Rule& rule, const Example& example,
                 std::set<std::uint32_t>& used, ExampleReport& report) {
  ++report.examples;
  std::string reason = "nothing found";
  for (const auto& found : mentions_of(language, rule, example)) {
    const auto wrong = difference(found, example);
    if (wrong.empty()) {
      used.insert(found.mention.line);
      return;
    }
    reason = wrong;
  }
  report.failures.push_back({ErrorKind::kRules, rule.place.file + ":" + std::to_string(example.line),
                             "example failed: " + reason + " (rule " + rule.id + ")"});
}

}  // namespace

ExampleReport run_examples(const Language& language, std::string_view only) {
  ExampleReport report;
  for (const auto& rule : language.pack().rules) {
    if (!only.empty() && rule.id != only) continue;
    ++report.rules;
    std::set<std::uint32_t> used;
    for (const auto& example : rule.finds) run_example(language, rule, example, used, report);
    for (const auto& example : rule.ignores) {
      ++report.examples;
      for (const auto& found : mentions_of(language, rule, example)) {
        report.failures.push_back({ErrorKind::kRules, rule.place.file + ":" + std::to_string(example.line),
                                   "example failed: expected nothing, got \"" + found.fields.back().second +
                                       "\" (rule " + rule.id + ")"});
        break;
      }
    }
    for (const auto& example : rule.known_misses) {
      for (const auto& found : mentions_of(language, rule, example)) {
        if (!difference(found, example).empty()) continue;
        report.passing_misses.push_back(
            {ErrorKind::kRules, rule.place.file + ":" + std::to_string(example.line),
             "a known miss that is found by now; move it to finds (rule " + rule.id + ")"});
        break;
      }
    }
    for (const auto& line : rule.match) {
      if (used.contains(line.number)) continue;
      report.unused_lines.push_back({ErrorKind::kRules, rule.place.file + ":" + std::to_string(line.number),
                                     "no example uses this line of match (rule " + rule.id + ")"});
    }
  }
  return report;
}

}  // namespace onrecord
