// onrecord rules explain: what rules find in a text, and how near one came that finds nothing.
#include <algorithm>
#include <filesystem>

#include "cli/rules_command.h"
#include "cli/session.h"
#include "engine/base/file.h"
#include "engine/extract/examples.h"
#include "engine/report/escape.h"
#include "engine/rules/pattern.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

constexpr std::string_view kProbe = "~probe";

// The beginnings of a rule's lines, as rules of a kind of their own: of those that
// match at one place the longest stays, which is how far the rule came.
struct Probe {
  std::string id;
  const Line* line = nullptr;
  std::string found;  // the pattern up to there
  std::string next;   // the part that did not match; "" for the whole line
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<Probe> probes_of(const Rule& rule) {
  std::vector<Probe> probes;
  for (const auto& line : rule.match) {
    const auto pattern = parse_pattern(line.text);
    if (!pattern) continue;
    // Without < and >, which come in pairs.
    std::string text(trimmed(line.text));
    std::vector<std::size_t> begins;
    for (const auto& item : pattern->root.items) {
      if (item.type == PatternItem::Type::kMark) {
        text[item.column] = ' ';
      } else {
        begins.push_back(item.column);
      }
    }
    begins.push_back(text.size());
    for (std::size_t i = 1; i < begins.size(); ++i) {
      Probe probe;
      probe.id = std::string(kProbe) + std::to_string(probes.size());
      probe.line = &line;
      probe.found = std::string(trimmed(std::string_view(text).substr(0, begins[i])));
      if (i + 1 < begins.size()) {
        probe.next =
            std::string(trimmed(std::string_view(text).substr(begins[i], begins[i + 1] - begins[i])));
      }
      probes.push_back(std::move(probe));
    }
  }
  return probes;
}

Pack with_probes(const Pack& pack, const Rule& rule, const std::vector<Probe>& probes) {
  Pack out = pack;
  for (const auto& probe : probes) {
    Rule one;
    one.id = probe.id;
    one.gives = kProbe;
    one.part = rule.part;
    one.match = {{probe.found, probe.line->number, probe.line->column}};
    one.over = rule.over;
    one.place = rule.place;
    out.rules.push_back(std::move(one));
  }
  std::ranges::sort(out.rules, {}, &Rule::id);
  return out;
}

const Matcher& matcher_of(const Language& language, Part part) {
  return part == Part::kLayout ? language.layout() : language.text();
}

std::string line_of(const Place& place) { return place.file + ":" + std::to_string(place.line); }

// The word that stands behind a stretch of text; "" at the end.
std::string next_word(std::string_view text, std::uint32_t end) {
  const Span rest{end, static_cast<std::uint32_t>(text.size())};
  const auto tokens = tokenize(text, rest, {});
  return tokens.empty() ? std::string() : std::string(slice(text, tokens.front().span));
}

// How near a rule came that found nothing.
struct NearMiss {
  const Probe* probe = nullptr;
  std::string words, next_word;
};

NearMiss nearest_miss(const Language& language, const Rule& rule, const std::vector<Probe>& probes,
                      std::string_view text, std::string_view published) {
  const Language probing(with_probes(language.pack(), rule, probes));
  NearMiss nearest;
  std::size_t longest = 0;
  for (const auto& hit : hits_in(probing, rule.part, text, published)) {
    const auto& id = matcher_of(probing, rule.part).rule(hit.mention.rule).id;
    const auto probe = std::ranges::find(probes, id, &Probe::id);
    if (probe == probes.end() || hit.mention.span.length() <= longest) continue;
    longest = hit.mention.span.length();
    nearest = {&*probe, std::string(slice(text, hit.mention.span)), next_word(text, hit.mention.span.end)};
  }
  return nearest;
}

std::string why(const NearMiss& miss, const Rule& rule, const std::vector<RuleHit>& others,
                const Matcher& matcher) {
  if (miss.probe == nullptr) return "no line of it begins to match";
  const auto place = line_of(place_of(rule, miss.probe->line->number));
  if (!miss.probe->next.empty()) {
    return "found " + miss.probe->found + " (\"" + miss.words + "\"); " +
           (miss.next_word.empty() ? "the text ends" : "the next word \"" + miss.next_word + "\" is not") +
           (miss.next_word.empty() ? " where " + miss.probe->next + " should stand"
                                   : " " + miss.probe->next) +
           " (" + place + ")";
  }
  for (const auto& other : others) {
    const auto& taker = matcher.rule(other.mention.rule);
    if (taker.gives != rule.gives) continue;
    return "its line " + place + " matches \"" + miss.words + "\", but rule " + taker.id + " takes \"" +
           other.fields.back().second + "\"";
  }
  return "its line " + place + " matches \"" + miss.words +
         "\", but `unless` forbids it or a field makes no sense of it";
}

RulesJson hit_json(const Rule& rule, const RuleHit& hit, std::string_view text) {
  auto json = place_json(place_of(rule, hit.mention.line));
  json["rule"] = rule.id;
  json["gives"] = rule.gives;
  json["text"] = slice(text, hit.mention.span);
  for (const auto& [name, value] : hit.fields) {
    if (name != "text") json["fields"][name] = value;
  }
  return json;
}

Result<std::string> text_of(const std::string& argument) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(argument, ignored)) return argument;
  return read_file(argument, 8 * kMiB);
}

ExitCode explain(const Options& options, Console& console) {
  if (options.arguments.size() != 1) {
    return wrong(console, {ErrorKind::kOptions, "rules explain", "needs one TEXT or FILE"});
  }
  const auto loaded = rules_for(options, {});
  if (!loaded) return wrong(console, loaded.error());
  const auto& language = **loaded;
  const auto code = tell(console, language.pack(), language.errors());
  const auto text = text_of(options.arguments.front());
  if (!text) return wrong(console, text.error());
  const auto* only = options.rule.empty() ? nullptr : language.pack().rule_or_successor(options.rule);

  std::vector<std::vector<std::string>> rows;
  auto hits_json = RulesJson::array();
  std::vector<RuleHit> others;
  for (const auto part : {Part::kLayout, Part::kText}) {
    if (only != nullptr && only->part != part) continue;
    for (auto& hit : hits_in(language, part, *text, options.published)) {
      const auto& rule = matcher_of(language, part).rule(hit.mention.rule);
      if (only != nullptr && &rule != only) {
        others.push_back(std::move(hit));
        continue;
      }
      std::string fields;
      for (const auto& [name, value] : hit.fields) {
        if (name == "text" || name == "<>") continue;
        if (!fields.empty()) fields += ", ";
        fields += name;
        fields += ' ';
        fields += value;
      }
      rows.push_back({rule.id, line_of(place_of(rule, hit.mention.line)),
                      "[" + terminal_safe(hit.fields.back().second) + "]", terminal_safe(fields)});
      hits_json.push_back(hit_json(rule, hit, *text));
    }
  }
  RulesJson json = {{"hits", std::move(hits_json)}, {"miss", nullptr}};
  auto out = table(std::move(rows));
  if (only != nullptr && out.empty()) {
    const auto probes = probes_of(*only);
    const auto miss = nearest_miss(language, *only, probes, *text, options.published);
    const auto reason = only->disabled ? "it is disabled, at " + line_of(only->changes.back().place)
                                       : why(miss, *only, others, matcher_of(language, only->part));
    json["miss"] = reason;
    out = "rule " + only->id + " finds nothing: " + terminal_safe(reason) + "\n";
  }
  if (wants_json(options)) return print_json(console, json, code);
  return print_all(console, out, code);
}

}  // namespace

const RulesCommand kRulesExplain{"explain", "TEXT|FILE", &explain};

}  // namespace onrecord
