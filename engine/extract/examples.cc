#include "engine/extract/examples.h"

#include <charconv>
#include <cmath>
#include <set>

#include "engine/text/quotations.h"

namespace onrecord {
namespace {

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
std::string difference(const RuleHit& found, const Example& example) {
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

std::string where(const Rule& rule, std::uint32_t line) { return position(place_of(rule, line)); }

// The hits of all rules in an example, those of its own rule told apart.
struct Hits {
  std::vector<RuleHit> own, others;
};

Hits hits_of(const Language& language, const Rule& rule, const Example& example) {
  Hits out;
  const auto& matcher = language.matcher(rule.part);
  for (auto& hit : hits_in(language, rule.part, example.text, example.published)) {
    const auto& one = matcher.rule(hit.mention.rule);
    if (one.id == rule.id) {
      out.own.push_back(std::move(hit));
    } else if (one.gives == rule.gives) {
      out.others.push_back(std::move(hit));
    }
  }
  return out;
}

// What may have taken the place of a mention that is not there: of two mentions of
// one kind that overlap only one stays.
std::string taken_by(const Language& language, const Rule& rule, const Hits& hits) {
  if (!hits.own.empty() || hits.others.empty()) return {};
  const auto& other = language.matcher(rule.part).rule(hits.others.front().mention.rule);
  return "; rule " + other.id + " (" + where(other, hits.others.front().mention.line) + ") takes \"" +
         hits.others.front().fields.back().second + "\"" +
         (other.priority != rule.priority ? ", with priority " + std::to_string(other.priority) +
                                                " against " + std::to_string(rule.priority)
                                          : "");
}

void run_example(const Language& language, const Rule& rule, const Example& example,
                 std::set<std::uint32_t>& used, ExampleReport& report) {
  ++report.examples;
  std::string reason = "nothing found";
  const auto hits = hits_of(language, rule, example);
  for (const auto& found : hits.own) {
    const auto wrong = difference(found, example);
    if (wrong.empty()) {
      used.insert(found.mention.line);
      return;
    }
    reason = wrong;
  }
  report.failures.push_back(
      {ErrorKind::kRules, where(rule, example.line),
       "example failed: " + reason + taken_by(language, rule, hits) + " (rule " + rule.id + ")"});
}

}  // namespace

std::vector<Seed> seeds_in(const Language& language, Part part, std::string_view text) {
  const auto& matcher = language.matcher(part);
  std::vector<Seed> seeds;
  for (const auto& piece :
       pair_quotations(text, std::vector{Span{0, static_cast<std::uint32_t>(text.size())}})) {
    if (piece.depth == 0) seeds.push_back({*matcher.kind("quote"), piece.marks});
  }
  return seeds;
}

std::vector<RuleHit> hits_in(const Language& language, Part part, std::string_view text,
                             std::string_view published) {
  const auto& matcher = language.matcher(part);
  const auto& table = language.fields(part);
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  const auto reading = matcher.read(text, whole);
  const auto findings = matcher.run(reading, seeds_in(language, part, text));
  Context context;
  context.published = published;
  std::vector<RuleHit> out;
  for (const auto& mention : findings.mentions) {
    if (mention.rule == kNoRule) continue;
    const auto fields = table.evaluate(findings, mention, text, context);
    if (!fields) continue;
    RuleHit hit{mention, {}};
    for (const auto& [name, value] : *fields) hit.fields.emplace_back(name, to_text(value));
    for (const auto& capture : findings.captures_of(mention)) {
      hit.fields.emplace_back(matcher.slot_name(capture.slot), slice(text, capture.span));
    }
    hit.fields.emplace_back("text", slice(text, mention.span));
    out.push_back(std::move(hit));
  }
  return out;
}

ExampleReport run_examples(const Language& language, std::string_view only) {
  ExampleReport report;
  for (const auto& rule : language.pack().rules) {
    if (rule.disabled || (!only.empty() && rule.id != only)) continue;
    ++report.rules;
    std::set<std::uint32_t> used;
    for (const auto& example : rule.finds) run_example(language, rule, example, used, report);
    for (const auto& example : rule.ignores) {
      ++report.examples;
      for (const auto& found : hits_of(language, rule, example).own) {
        report.failures.push_back({ErrorKind::kRules, where(rule, example.line),
                                   "example failed: expected nothing, got \"" + found.fields.back().second +
                                       "\" (rule " + rule.id + ")"});
        break;
      }
    }
    for (const auto& example : rule.known_misses) {
      for (const auto& found : hits_of(language, rule, example).own) {
        if (!difference(found, example).empty()) continue;
        report.passing_misses.push_back(
            {ErrorKind::kRules, where(rule, example.line),
             "a known miss that is found by now; move it to finds (rule " + rule.id + ")"});
        break;
      }
    }
    for (const auto& line : rule.match) {
      if (used.contains(line.number)) continue;
      report.unused_lines.push_back({ErrorKind::kRules, where(rule, line.number),
                                     "no example uses this line of match (rule " + rule.id + ")"});
    }
  }
  return report;
}

}  // namespace onrecord
