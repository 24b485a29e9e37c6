#include "engine/rules/changes.h"

#include <algorithm>
#include <cstdio>

#include "engine/text/token.h"

namespace onrecord {
namespace {

class Changer {
 public:
  explicit Changer(Pack& pack) : pack_(pack) {}

  void apply(const RequestedChange& change) {
    if (change.kind == EntryKind::kChangeLexicon) {
      change_lexicon(change);
    } else {
      change_rule(change);
    }
  }

 private:
  void warn(const Place& place, std::string what) {
    pack_.warnings.push_back({ErrorKind::kRules, to_string(place), std::move(what)});
  }
  void warn_line(const RequestedChange& change, std::uint32_t line, std::string what) {
    warn({change.place.file, line, 5}, std::move(what));
  }

  void change_lexicon(const RequestedChange& change) {
    const auto found = std::ranges::find(pack_.lexicons, change.target, &Lexicon::name);
    if (found == pack_.lexicons.end()) {
      std::vector<std::string_view> names;
      for (const auto& lexicon : pack_.lexicons) names.push_back(lexicon.name);
      warn(change.place, "no lexicon \"" + change.target + "\" to change" + suggestion(change.target, names));
      return;
    }
    auto& lexicon = *found;
    lexicon.changes.push_back({change.place, change.because});
    const auto base = static_cast<std::uint32_t>(lexicon.changes.size()) * kChangedLines;
    for (const auto& entry : change.remove_words) remove_words(change, entry, lexicon);
    for (auto entry : change.add_words) {
      for (const auto& form : entry.forms) tell_if_there(change, entry, form, lexicon);
      entry.line += base;
      lexicon.entries.push_back(std::move(entry));
    }
  }

  void tell_if_there(const RequestedChange& change, const Entry& added, const std::string& form,
                     const Lexicon& lexicon) {
    for (const auto& entry : lexicon.entries) {
      if (entry.value != added.value || std::ranges::find(entry.forms, form) == entry.forms.end()) continue;
      warn_line(change, added.line,
                "\"" + form + "\" is in lexicon " + lexicon.name + " already (" +
                    position(place_of(lexicon, entry.line)) + "); take it out here");
      return;
    }
  }

  void remove_words(const RequestedChange& change, const Entry& removed, Lexicon& lexicon) {
    for (const auto& form : removed.forms) {
      std::size_t gone = 0;
      for (auto& entry : lexicon.entries) {
        if (removed.value != form && entry.value != removed.value) continue;
        gone += std::erase(entry.forms, form);
      }
      if (gone > 0) continue;
      std::vector<std::string_view> forms;
      for (const auto& entry : lexicon.entries)
        forms.insert(forms.end(), entry.forms.begin(), entry.forms.end());
      warn_line(
          change, removed.line,
          "no word \"" + form + "\" in lexicon " + lexicon.name + " to take away" + suggestion(form, forms));
    }
    std::erase_if(lexicon.entries, [](const Entry& entry) { return entry.forms.empty(); });
  }

  void change_rule(const RequestedChange& change) {
    const auto* found = pack_.rule_or_successor(change.target);
    const std::string doing = change.kind == EntryKind::kDisableRule ? " to disable" : " to change";
    if (found == nullptr) {
      std::vector<std::string_view> ids;
      for (const auto& rule : pack_.rules) ids.push_back(rule.id);
      warn(change.place, "no rule \"" + change.target + "\"" + doing + suggestion(change.target, ids));
      return;
    }
    auto& rule = pack_.rules[static_cast<std::size_t>(found - pack_.rules.data())];
    if (rule.id != change.target) {
      warn(change.place, "rule " + change.target + " is called " + rule.id + " by now (" +
                             position(rule.place) + "); the change was made to it");
    }
    if (change.seen.empty()) {
      pack_.hints.push_back({ErrorKind::kRules, to_string(change.place),
                             "write `seen: " + rule.seen + "` under it, and you will be told when rule " +
                                 rule.id + " is altered"});
    } else if (change.seen != rule.seen) {
      warn(change.seen_place, "rule " + rule.id + " (" + position(rule.place) +
                                  ") was altered since this was written; look whether it still fits, then "
                                  "write `seen: " +
                                  rule.seen + "`");
    }
    if (rule.disabled) {
      warn(change.place,
           "rule " + rule.id + " is disabled already, at " + position(rule.changes.back().place));
      return;
    }
    rule.changes.push_back({change.place, change.because});
    if (change.kind == EntryKind::kDisableRule) {
      disable(rule);
    } else {
      extend(change, rule);
    }
  }

  static void disable(Rule& rule) {
    rule.disabled = true;
    for (auto* lines : {&rule.match, &rule.regex, &rule.before, &rule.after}) lines->clear();
    for (auto* examples : {&rule.finds, &rule.ignores, &rule.known_misses}) examples->clear();
    rule.fields.clear();
    rule.over.clear();
    rule.inside.clear();
  }

  void extend(const RequestedChange& change, Rule& rule) {
    if (!change.match.empty() && rule.match.empty()) {
      warn_line(
          change, change.match.front().number,
          "rule " + rule.id + " has `regex: |`, to which no patterns can be added; write a rule of your own");
    }
    const auto base = static_cast<std::uint32_t>(rule.changes.size()) * kChangedLines;
    const auto add_lines = [&](const std::vector<Line>& lines, std::vector<Line>& to) {
      for (auto line : lines) {
        line.number += base;
        to.push_back(std::move(line));
      }
    };
    const auto add_examples = [&](const std::vector<Example>& examples, std::vector<Example>& to) {
      for (auto example : examples) {
        example.line += base;
        to.push_back(std::move(example));
      }
    };
    if (change.priority) rule.priority = *change.priority;
    if (!rule.match.empty()) add_lines(change.match, rule.match);
    add_lines(change.before, rule.before);
    add_lines(change.after, rule.after);
    rule.inside.insert(rule.inside.end(), change.inside.begin(), change.inside.end());
    for (const auto& line : change.remove_examples) remove_example(change, line, rule);
    add_examples(change.finds, rule.finds);
    add_examples(change.ignores, rule.ignores);
  }

  void remove_example(const RequestedChange& change, const Line& line, Rule& rule) {
    std::size_t gone = 0;
    for (auto* examples : {&rule.finds, &rule.ignores, &rule.known_misses}) {
      gone += std::erase_if(*examples, [&](const Example& example) { return example.text == line.text; });
    }
    if (gone == 0) warn_line(change, line.number, "rule " + rule.id + " has no such example to take away");
  }

  Pack& pack_;
};

}  // namespace

std::string fingerprint(const Rule& rule) {
  // FNV-1a, 64 bits: the same on every machine and in every version.
  std::uint64_t hash = 0xCBF29CE484222325U;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    hash = (hash ^ 0xFFU) * 0x100000001B3U;  // no byte of UTF-8: parts what stands side by side
  };
  const auto add_lines = [&](std::string_view name, const std::vector<Line>& lines) {
    add(name);
    for (const auto& line : lines) add(line.text);
  };
  const auto add_names = [&](std::string_view name, const std::vector<std::string>& names) {
    add(name);
    for (const auto& one : names) add(one);
  };
  add(rule.gives);
  add(std::to_string(rule.priority));
  add_lines("match", rule.match);
  add_lines("regex", rule.regex);
  add_lines("before", rule.before);
  add_lines("after", rule.after);
  add_names("over", rule.over);
  add_names("inside", rule.inside);
  for (const auto& [name, line] : rule.fields) {
    add(name);
    add(line.text);
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return {digits, 6};
}

void apply_changes(const std::vector<RequestedChange>& changes, Pack& pack) {
  for (auto& rule : pack.rules) rule.seen = fingerprint(rule);
  Changer changer(pack);
  for (const auto& change : changes) changer.apply(change);
}

}  // namespace onrecord
