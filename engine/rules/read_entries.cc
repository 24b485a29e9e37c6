#include "engine/rules/read_entries.h"

#include <algorithm>
#include <charconv>

#include "engine/rules/check_rule.h"
#include "engine/rules/keys.h"

namespace onrecord {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// A comma at the end, as lists have that go on in the next line, parts nothing.
std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  text = trim(text);
  const bool open = text.size() > 1 && text.ends_with(',') && !text.ends_with(",,") && !text.ends_with(" ,");
  if (open) text.remove_suffix(1);
  while (true) {
    const auto comma = text.find(", ");
    if (const auto part = trim(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 2);
  }
}

// The kind of entry whose title `name` begins with, the longest first; and what stands behind it.
const EntryInfo* entry_of(std::string_view name, std::string& rest) {
  const EntryInfo* found = nullptr;
  for (const auto& info : entry_infos()) {
    if (!name.starts_with(info.title) || name.size() <= info.title.size() + 1) continue;
    if (name[info.title.size()] != ' ') continue;
    if (found == nullptr || info.title.size() > found->title.size()) found = &info;
  }
  if (found != nullptr) rest = std::string(trim(name.substr(found->title.size() + 1)));
  return found;
}

std::string suggested_title(std::string_view name) {
  std::vector<std::string_view> titles;
  for (const auto& key : head_keys()) titles.push_back(key.name);
  for (const auto& info : entry_infos()) titles.push_back(info.title);
  // "chang rule x" is compared by two words, "ruel x" by one.
  const auto first = name.find(' ');
  const auto second = first == std::string_view::npos ? first : name.find(' ', first + 1);
  if (second != std::string_view::npos) {
    if (auto near = suggestion(name.substr(0, second), titles); !near.empty()) return near;
  }
  return suggestion(name.substr(0, first), titles);
}

const RawKey* find_raw(const RawEntry& entry, std::string_view name) {
  const auto found = std::ranges::find(entry.keys, name, &RawKey::name);
  return found == entry.keys.end() ? nullptr : &*found;
}

}  // namespace

void EntryReader::refuse(const Place& place, std::string what) {
  pack_.errors.push_back({ErrorKind::kRules, to_string(place), std::move(what)});
}

void EntryReader::read(const std::string& name, std::string_view content) {
  const auto file = read_rule_file(name, content);
  pack_.errors.insert(pack_.errors.end(), file.errors.begin(), file.errors.end());
  part_ = Part::kText;
  has_format_ = false;
  for (const auto& entry : file.entries) {
    std::string rest;
    const auto* info = entry_of(entry.name, rest);
    if (info == nullptr) {
      read_head(entry);
    } else if (!entry.value.empty()) {
      refuse(entry.place, "\"" + entry.name + "\" takes keys on the lines below, not a value");
    } else if (info->kind == EntryKind::kLexicon) {
      read_lexicon(entry, rest);
    } else if (info->kind == EntryKind::kRule) {
      read_rule(entry, rest);
    } else {
      read_change(entry, *info, rest);
    }
  }
  if (!has_format_) {
    pack_.errors.push_back({ErrorKind::kRules, name + ":1:1", "the first line must be `format: 1`"});
  }
}

void EntryReader::read_head(const RawEntry& entry) {
  const auto& title = entry.name;
  if (title == "format") {
    has_format_ = true;
    if (entry.value != "1")
      refuse(entry.place, "format \"" + entry.value + "\" is not known; this program reads 1");
  } else if (title == "pack") {
    pack_.language = entry.value;
    pack_places_.push_back(entry.place);
  } else if (title == "part") {
    read_part(entry);
  } else {
    refuse(entry.place, "unknown key \"" + title + "\"" + suggested_title(title));
  }
}

void EntryReader::read_part(const RawEntry& entry) {
  if (entry.value == "layout") {
    part_ = Part::kLayout;
  } else if (entry.value == "compare") {
    part_ = Part::kCompare;
  } else if (entry.value != "text") {
    refuse(entry.place, "part \"" + entry.value + "\" is not known; it is text, layout or compare");
  }
}

// Whether the key is known and has the form that it must have.
bool EntryReader::usable(const RawKey& key, const EntryInfo& entry) {
  const auto* info = find_key(entry.keys, key.name);
  if (info == nullptr && entry.takes_fields) info = find_key(field_keys(), key.name);
  if (info == nullptr) {
    auto near = suggestion(key.name, entry.keys);
    if (near.empty() && entry.takes_fields) near = suggestion(key.name, field_keys());
    refuse(key.place, "unknown key \"" + key.name + "\"" + near);
    return false;
  }
  if (info->form == KeyForm::kBlock && !key.block) {
    const auto name = key.name.substr(key.name.starts_with("unless ")       ? 7
                                      : key.name.starts_with("add unless ") ? 11
                                                                            : 0);
    refuse(key.place, "needs its text under \"" + name + ": |\" (the | is missing)");
    return false;
  }
  if (info->form == KeyForm::kPlain && key.block) {
    refuse(key.place, "\"" + key.name + "\" takes its value on the same line, without |");
    return false;
  }
  return true;
}

void EntryReader::read_lexicon(const RawEntry& entry, const std::string& name) {
  const auto other = std::ranges::find(pack_.lexicons, name, &Lexicon::name);
  if (other != pack_.lexicons.end()) {
    refuse(entry.place, "lexicon " + name + " stands twice; first at " + to_string(other->place) +
                            "; to add words to that, write `change lexicon " + name + ":`");
    return;
  }
  Lexicon lexicon;
  lexicon.name = name;
  lexicon.part = part_;
  lexicon.place = entry.place;
  for (const auto& key : entry.keys) {
    if (!usable(key, entry_info(EntryKind::kLexicon))) continue;
    if (key.name == "gives") lexicon.gives = key.text();
    if (key.name == "words") read_words(key, lexicon.entries);
  }
  if (lexicon.entries.empty()) {
    refuse(entry.place, "lexicon " + name + " has no words");
    return;
  }
  pack_.lexicons.push_back(std::move(lexicon));
}

void EntryReader::read_words(const RawKey& key, std::vector<Entry>& entries) {
  for (const auto& line : key.lines) {
    const std::string_view text = trim(line.text);
    if (text.empty() || text.starts_with("# ")) continue;
    if (const auto equals = text.find(" = "); equals != std::string_view::npos) {
      entries.push_back(
          {std::string(trim(text.substr(0, equals))), split_commas(text.substr(equals + 3)), line.number});
    } else if (const auto colon = text.find(": "); colon != std::string_view::npos) {
      Entry entry{std::string(trim(text.substr(0, colon))), {}, line.number};
      entry.forms = split_commas(text.substr(colon + 2));
      entry.forms.insert(entry.forms.begin(), entry.value);
      entries.push_back(std::move(entry));
    } else {
      for (auto& form : split_commas(text)) entries.push_back({form, {form}, line.number});
    }
  }
}

void EntryReader::read_rule(const RawEntry& entry, const std::string& id) {
  const auto other = std::ranges::find(pack_.rules, id, &Rule::id);
  if (other != pack_.rules.end()) {
    refuse(entry.place, "rule " + id + " stands twice; first at " + to_string(other->place) +
                            "; to alter that, write `change rule " + id + ":`");
    return;
  }
  const auto errors = pack_.errors.size();
  Rule rule;
  rule.id = id;
  rule.part = part_;
  rule.place = entry.place;
  for (const auto& key : entry.keys) read_rule_key(key, rule);
  check_rule(rule, pack_.errors);
  if (pack_.errors.size() == errors) pack_.rules.push_back(std::move(rule));
}

void EntryReader::read_rule_key(const RawKey& key, Rule& rule) {
  if (!usable(key, entry_info(EntryKind::kRule))) return;
  const auto& name = key.name;
  if (find_key(field_keys(), name) != nullptr) {
    const auto column = key.lines.empty() ? key.place.column : key.lines.front().column;
    rule.fields.emplace_back(name, Line{key.text(), key.place.line, column});
  }
  if (name == "gives") rule.gives = key.text();
  if (name == "over") rule.over = split_commas(key.text());
  if (name == "priority") read_priority(key, rule.priority);
  if (name == "match") rule.match = key.lines;
  if (name == "regex") rule.regex = key.lines;
  if (name == "unless before") rule.before = key.lines;
  if (name == "unless after") rule.after = key.lines;
  if (name == "unless inside") rule.inside = split_commas(key.text());
  if (name == "finds") read_examples(key, rule.finds);
  if (name == "ignores") read_examples(key, rule.ignores);
  if (name == "known misses") read_examples(key, rule.known_misses);
  if (name == "replaces") rule.replaces = split_commas(key.text());
  if (name == "notes") rule.notes = key.text();
}

bool EntryReader::read_priority(const RawKey& key, int& priority) {
  const auto text = key.text();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), priority);
  if (error == std::errc() && end == text.data() + text.size()) return true;
  refuse(key.place, "priority \"" + text + "\" is no whole number");
  return false;
}

void EntryReader::read_examples(const RawKey& key, std::vector<Example>& out) {
  for (const auto& line : key.lines) {
    Example example;
    example.line = line.number;
    std::string_view text = trim(line.text);
    if (text.starts_with("[") && text.size() > 12 && text[5] == '-') {
      const auto close = text.find(']');
      if (close != std::string_view::npos) {
        example.published = std::string(text.substr(1, close - 1));
        text = trim(text.substr(close + 1));
      }
    }
    if (const auto arrow = text.rfind(" => "); arrow != std::string_view::npos) {
      for (const auto& pair : split_commas(text.substr(arrow + 4))) {
        const auto blank = pair.find(' ');
        example.expected.emplace_back(pair.substr(0, blank),
                                      blank == std::string::npos ? std::string() : pair.substr(blank + 1));
      }
      text = trim(text.substr(0, arrow));
    }
    example.text = std::string(text);
    out.push_back(std::move(example));
  }
}

void EntryReader::read_change(const RawEntry& entry, const EntryInfo& info, const std::string& target) {
  const auto errors = pack_.errors.size();
  RequestedChange change;
  change.kind = info.kind;
  change.target = target;
  change.place = entry.place;
  for (const auto& key : entry.keys) {
    if (!usable(key, info)) continue;
    const auto& name = key.name;
    if (name == "because") change.because = key.text();
    if (name == "seen") {
      change.seen = key.text();
      change.seen_place = key.place;
    }
    if (int priority = 0; name == "priority" && read_priority(key, priority)) change.priority = priority;
    if (name == "add match") change.match = key.lines;
    if (name == "add unless before") change.before = key.lines;
    if (name == "add unless after") change.after = key.lines;
    if (name == "add unless inside") change.inside = split_commas(key.text());
    if (name == "add finds") read_examples(key, change.finds);
    if (name == "add ignores") read_examples(key, change.ignores);
    if (name == "remove examples") change.remove_examples = key.lines;
    if (name == "add words") read_words(key, change.add_words);
    if (name == "remove words") read_words(key, change.remove_words);
  }
  if (change.because.empty()) {
    refuse(entry.place, "\"" + entry.name + "\" does not say why; add `because: …`");
  }
  const bool empty = std::ranges::all_of(
      entry.keys, [](const RawKey& key) { return key.name == "because" || key.name == "seen"; });
  if (empty && info.kind != EntryKind::kDisableRule) {
    refuse(entry.place, "\"" + entry.name + "\" changes nothing");
  }
  check_patterns(entry.place.file, change.match, pack_.errors);
  check_context(entry.place.file, change.before, pack_.errors);
  check_context(entry.place.file, change.after, pack_.errors);
  if (const auto* added = find_raw(entry, "add match"); added != nullptr && change.finds.empty()) {
    refuse(added->place, "further patterns need an example each; write `add finds: |`");
  }
  if (pack_.errors.size() == errors) changes_.push_back(std::move(change));
}

}  // namespace onrecord
