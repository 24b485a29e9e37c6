#include "engine/rules/lint.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/rules/check_rule.h"
#include "engine/rules/keys.h"
#include "engine/rules/pattern.h"

namespace onrecord {
namespace {

// A line of match with its rule, ready to be compared.
struct ParsedLine {
  const Rule* rule = nullptr;
  const Line* line = nullptr;
  Pattern pattern;
};

bool subset(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::ranges::all_of(some, [&](const auto& one) { return std::ranges::find(all, one) != all.end(); });
}

bool covers(const PatternSequence& wide, const PatternSequence& narrow);

// Whether `wide` matches wherever `narrow` does, as far as their shape tells.
bool covers(const PatternItem& wide, const PatternItem& narrow) {
  if (wide.type != narrow.type || wide.space_before != narrow.space_before || wide.text != narrow.text ||
      wide.optional != narrow.optional || wide.repeated != narrow.repeated)
    return false;
  if (!subset(narrow.choices, wide.choices) || !subset(wide.exceptions, narrow.exceptions)) return false;
  return std::ranges::all_of(narrow.alternatives, [&](const PatternSequence& one) {
    return std::ranges::any_of(wide.alternatives,
                               [&](const PatternSequence& other) { return covers(other, one); });
  });
}

bool covers(const PatternSequence& wide, const PatternSequence& narrow) {
  return wide.space_after == narrow.space_after &&
         std::ranges::equal(wide.items, narrow.items,
                            [](const PatternItem& a, const PatternItem& b) { return covers(a, b); });
}

// Whether nothing keeps `winner` from matching that does not keep `loser` too.
bool as_free(const Rule& winner, const Rule& loser) {
  const auto lines_in = [](const std::vector<Line>& some, const std::vector<Line>& all) {
    return std::ranges::all_of(some, [&](const Line& line) {
      return std::ranges::any_of(all, [&](const Line& other) { return other.text == line.text; });
    });
  };
  return lines_in(winner.before, loser.before) && lines_in(winner.after, loser.after) &&
         subset(winner.inside, loser.inside) && winner.over == loser.over;
}

// As the matcher settles overlaps of one kind: priority, then (both are as long and stand at one place) the
// id.
bool wins(const Rule& a, const Rule& b) {
  return a.priority != b.priority ? a.priority > b.priority : a.id < b.id;
}

void find_collisions(const Pack& pack, std::vector<Error>& problems) {
  // Only lines of the same shape can cover one another.
  std::map<std::tuple<Part, std::string, std::size_t>, std::vector<ParsedLine>> shapes;
  for (const auto& rule : pack.rules) {
    for (const auto& line : rule.match) {
      auto pattern = parse_pattern(line.text);
      if (!pattern) continue;
      auto& alike = shapes[{rule.part, rule.gives, pattern->root.items.size()}];
      alike.push_back({&rule, &line, std::move(*pattern)});
    }
  }
  for (const auto& [shape, lines] : shapes) {
    for (const auto& loser : lines) {
      const auto winner = std::ranges::find_if(lines, [&](const ParsedLine& one) {
        return one.rule != loser.rule && wins(*one.rule, *loser.rule) && as_free(*one.rule, *loser.rule) &&
               covers(one.pattern.root, loser.pattern.root);
      });
      if (winner == lines.end()) continue;
      auto place = place_of(*loser.rule, loser.line->number);
      place.column = loser.line->column;
      const auto other = place_of(*winner->rule, winner->line->number);
      problems.push_back({ErrorKind::kRules, to_string(place),
                          "this line of rule " + loser.rule->id + " never wins: rule " + winner->rule->id +
                              " (" + position(other) + ") finds the same and comes first by its " +
                              (winner->rule->priority > loser.rule->priority ? "priority" : "id")});
    }
  }
}

// "to / that {verb}": who writes that means one of the two, and gets the mark.
void find_lone_slashes(const Rule& rule, std::vector<Error>& problems) {
  for (const auto& line : rule.match) {
    const auto pattern = parse_pattern(line.text);
    if (!pattern) continue;
    for_each_item(pattern->root, [&](const PatternItem& item) {
      const auto written =
          std::string_view(line.text).substr(std::min<std::size_t>(item.column, line.text.size()));
      if (item.type != PatternItem::Type::kWords || item.text != "/" || !item.space_before ||
          !written.starts_with("/ ")) {
        return;
      }
      auto place = place_of(rule, line.number);
      place.column = line.column + item.column;
      problems.push_back({ErrorKind::kRules, to_string(place),
                          "\"/\" stands alone here and means the mark itself: alternatives stand in "
                          "parentheses, (a / b); where the mark is meant write \\/"});
    });
  }
}

void find_unknown_fields(const Rule& rule, std::vector<Error>& problems) {
  auto names = slots_of(rule);
  names.emplace_back("text");
  for (const auto& [name, line] : rule.fields) names.push_back(name);
  for (const auto* examples : {&rule.finds, &rule.known_misses}) {
    for (const auto& example : *examples) {
      for (const auto& [field, value] : example.expected) {
        if (std::ranges::find(names, field) != names.end()) continue;
        const std::vector<std::string_view> views(names.begin(), names.end());
        problems.push_back(
            {ErrorKind::kRules, position(place_of(rule, example.line)),
             "rule " + rule.id + " has no field or slot \"" + field + "\"" + suggestion(field, views)});
      }
    }
  }
}

}  // namespace

std::vector<Error> lint(const Pack& pack) {
  std::vector<Error> problems;
  find_collisions(pack, problems);
  for (const auto& rule : pack.rules) {
    find_lone_slashes(rule, problems);
    find_unknown_fields(rule, problems);
  }
  return problems;
}

}  // namespace onrecord
