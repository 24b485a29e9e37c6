#include "engine/rules/pack.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "engine/base/file.h"
#include "engine/rules/expression.h"
#include "engine/rules/keys.h"
#include "engine/rules/pattern.h"
#include "engine/rules/rule_file.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(", ");
    if (const auto part = trim(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 2);
  }
}

class PackReader {
 public:
  explicit PackReader(Pack& pack) : pack_(pack) {}

  void read(const std::string& name, std::string_view content) {
    const auto file = read_rule_file(name, content);
    pack_.errors.insert(pack_.errors.end(), file.errors.begin(), file.errors.end());
    part_ = Part::kText;
    bool has_format = false;
    for (const auto& entry : file.entries) {
      const auto& title = entry.name;
      if (title == "format") {
        has_format = true;
        if (entry.value != "1")
          refuse(entry.place, "format \"" + entry.value + "\" is not known; this program reads 1");
      } else if (title == "pack") {
        pack_.language = entry.value;
      } else if (title == "part") {
        read_part(entry);
      } else if (title.starts_with("lexicon ")) {
        read_lexicon(entry, title.substr(8));
      } else if (title.starts_with("rule ")) {
        read_rule(entry, title.substr(5));
      } else {
        static constexpr std::string_view kTitles[] = {"format", "pack", "part", "lexicon", "rule"};
        const auto word = std::string_view(title).substr(0, title.find(' '));
        refuse(entry.place, "unknown key \"" + title + "\"" + suggestion(word, kTitles));
      }
    }
    if (!has_format)
      pack_.errors.push_back({ErrorKind::kRules, name + ":1:1", "the first line must be `format: 1`"});
  }

  void finish() {
    std::sort(pack_.lexicons.begin(), pack_.lexicons.end(),
              [](const Lexicon& a, const Lexicon& b) { return a.name < b.name; });
    std::sort(pack_.rules.begin(), pack_.rules.end(),
              [](const Rule& a, const Rule& b) { return a.id < b.id; });
  }

 private:
  void refuse(const Place& place, std::string what) {
    pack_.errors.push_back({ErrorKind::kRules, to_string(place), std::move(what)});
  }

  void read_part(const RawEntry& entry) {
    if (entry.value == "layout") {
      part_ = Part::kLayout;
    } else if (entry.value == "compare") {
      part_ = Part::kCompare;
    } else if (entry.value != "text") {
      refuse(entry.place, "part \"" + entry.value + "\" is not known; it is text, layout or compare");
    }
  }

  // Whether the key is known and has the form that it must have.
  bool known(const RawKey& key, const KeyInfo* info) {
    if (info->form == KeyForm::kBlock && !key.block) {
      refuse(key.place, "needs its text under \"" + key.name + ": |\" (the | is missing)");
      return false;
    }
    if (info->form == KeyForm::kPlain && key.block) {
      refuse(key.place, "\"" + key.name + "\" takes its value on the same line, without |");
      return false;
    }
    return true;
  }

  void read_lexicon(const RawEntry& entry, const std::string& name) {
    if (const auto* other = find_lexicon(name)) {
      refuse(entry.place, "lexicon " + name + " stands twice; first at " + to_string(other->place));
      return;
    }
    Lexicon lexicon;
    lexicon.name = name;
    lexicon.part = part_;
    lexicon.place = entry.place;
    for (const auto& key : entry.keys) {
      const auto* info = find_key(lexicon_keys(), key.name);
      if (info == nullptr) {
        refuse(key.place, "unknown key \"" + key.name + "\"" + suggestion(key.name, lexicon_keys()));
        continue;
      }
      if (!known(key, info)) continue;
      if (key.name == "gives") lexicon.gives = key.text();
      if (key.name != "words") continue;
      for (const auto& line : key.lines) read_words(line, lexicon);
    }
    if (lexicon.entries.empty()) {
      refuse(entry.place, "lexicon " + name + " has no words");
      return;
    }
    pack_.lexicons.push_back(std::move(lexicon));
  }

  static void read_words(const Line& line, Lexicon& lexicon) {
    const std::string_view text = trim(line.text);
    if (text.empty() || text.starts_with("# ")) return;
    if (const auto equals = text.find(" = "); equals != std::string_view::npos) {
      lexicon.entries.push_back(
          {std::string(trim(text.substr(0, equals))), split_commas(text.substr(equals + 3)), line.number});
    } else if (const auto colon = text.find(": "); colon != std::string_view::npos) {
      Entry entry{std::string(trim(text.substr(0, colon))), {}, line.number};
      entry.forms = split_commas(text.substr(colon + 2));
      entry.forms.insert(entry.forms.begin(), entry.value);
      lexicon.entries.push_back(std::move(entry));
    } else {
      for (auto& form : split_commas(text)) lexicon.entries.push_back({form, {form}, line.number});
    }
  }

  void read_rule(const RawEntry& entry, const std::string& id) {
    if (const auto* other = find_rule(id)) {
      refuse(entry.place, "rule " + id + " stands twice; first at " + to_string(other->place));
      return;
    }
    const auto errors = pack_.errors.size();
    Rule rule;
    rule.id = id;
    rule.part = part_;
    rule.place = entry.place;
    for (const auto& key : entry.keys) read_rule_key(key, rule);
    check_rule(rule);
    if (pack_.errors.size() == errors) pack_.rules.push_back(std::move(rule));
  }

  void read_rule_key(const RawKey& key, Rule& rule) {
    const auto* info = find_key(rule_keys(), key.name);
    if (info == nullptr) {
      info = find_key(field_keys(), key.name);
      if (info == nullptr) {
        auto near = suggestion(key.name, rule_keys());
        if (near.empty()) near = suggestion(key.name, field_keys());
        refuse(key.place, "unknown key \"" + key.name + "\"" + near);
        return;
      }
      if (known(key, info)) rule.fields.emplace_back(key.name, Line{key.text(), key.place.line});
      return;
    }
    if (!known(key, info)) return;
    const auto& name = key.name;
    if (name == "gives") rule.gives = key.text();
    if (name == "over") rule.over = split_commas(key.text());
    if (name == "priority") read_priority(key, rule);
    if (name == "match") rule.match = key.lines;
    if (name == "regex") rule.regex = key.lines;
    if (name == "unless before") rule.before = key.lines;
    if (name == "unless after") rule.after = key.lines;
    if (name == "unless inside") rule.inside = split_commas(key.text());
    if (name == "finds") read_examples(key, rule.finds);
    if (name == "ignores") read_examples(key, rule.ignores);
    if (name == "known misses") read_examples(key, rule.known_misses);
    if (name == "notes") rule.notes = key.text();
  }

  void read_priority(const RawKey& key, Rule& rule) {
    const auto text = key.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rule.priority);
    if (error != std::errc() || end != text.data() + text.size()) {
      refuse(key.place, "priority \"" + text + "\" is no whole number");
    }
  }

  static void read_examples(const RawKey& key, std::vector<Example>& out) {
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

  // The patterns of `lines` must parse; adds their slots to `slots`.
  void check_patterns(const Rule& rule, const std::vector<Line>& lines, std::set<std::string>& slots) {
    for (const auto& line : lines) {
      auto pattern = parse_pattern(line.text);
      if (!pattern) {
        const auto column = static_cast<std::uint32_t>(std::stoul(pattern.error().where)) + 5;
        refuse({rule.place.file, line.number, column},
               pattern.error().what + " in `" + std::string(trim(line.text)) + "`");
        continue;
      }
      for (auto& name : slot_names(*pattern)) slots.insert(std::move(name));
    }
  }

  void check_rule(const Rule& rule) {
    if (rule.gives.empty()) refuse(rule.place, "rule " + rule.id + " does not say what it gives");
    if (rule.match.empty() == rule.regex.empty()) {
      refuse(rule.place, "rule " + rule.id + " needs either `match: |` or `regex: |`");
    }
    if (rule.finds.empty()) refuse(rule.place, "rule " + rule.id + " has no example; add `finds: |`");
    std::set<std::string> slots;
    check_patterns(rule, rule.match, slots);
    std::set<std::string> unused;
    check_patterns(rule, rule.before, unused);
    check_patterns(rule, rule.after, unused);
    for (const auto& [name, line] : rule.fields) {
      if (auto expression = parse_expression(line.text); !expression) {
        refuse({rule.place.file, line.number, 3},
               name + ": " + expression.error().what + " in `" + line.text + "`");
      }
    }
  }

  const Lexicon* find_lexicon(std::string_view name) const {
    const auto found = std::find_if(pack_.lexicons.begin(), pack_.lexicons.end(),
                                    [&](const Lexicon& lexicon) { return lexicon.name == name; });
    return found == pack_.lexicons.end() ? nullptr : &*found;
  }
  const Rule* find_rule(std::string_view id) const {
    const auto found =
        std::find_if(pack_.rules.begin(), pack_.rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == pack_.rules.end() ? nullptr : &*found;
  }

  Pack& pack_;
  Part part_ = Part::kText;
};

}  // namespace

std::string to_string(const Place& place) {
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

const Lexicon* Pack::lexicon(std::string_view name) const {
  const auto found =
      std::lower_bound(lexicons.begin(), lexicons.end(), name,
                       [](const Lexicon& lexicon, std::string_view key) { return lexicon.name < key; });
  return found == lexicons.end() || found->name != name ? nullptr : &*found;
}

const Rule* Pack::rule(std::string_view id) const {
  const auto found = std::lower_bound(rules.begin(), rules.end(), id,
                                      [](const Rule& rule, std::string_view key) { return rule.id < key; });
  return found == rules.end() || found->id != id ? nullptr : &*found;
}

std::string_view Pack::value_in(std::string_view lexicon_name, std::string_view word) const {
  const auto* found = lexicon(lexicon_name);
  if (found == nullptr) return {};
  const auto wanted = fold(word);
  for (const auto& entry : found->entries) {
    for (const auto& form : entry.forms) {
      if (fold(form) == wanted) return entry.value;
    }
  }
  return {};
}

Pack parse_pack(const std::vector<std::pair<std::string, std::string>>& files) {
  Pack pack;
  PackReader reader(pack);
  for (const auto& [name, content] : files) reader.read(name, content);
  reader.finish();
  return pack;
}

Result<Pack> read_pack(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return fail(ErrorKind::kRules, folder, "no such folder of rules");
  std::vector<std::string> paths;
  for (auto it = fs::recursive_directory_iterator(folder, error); !error && it != fs::end(it);
       it.increment(error)) {
    if (it->is_regular_file() && it->path().extension() == ".yaml") paths.push_back(it->path().string());
  }
  if (error) return fail(ErrorKind::kRules, folder, "cannot be read: " + error.message());
  if (paths.empty()) return fail(ErrorKind::kRules, folder, "holds no rule file (*.yaml)");
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<Error> unread;
  for (const auto& path : paths) {
    auto content = read_file(path);
    if (content) {
      files.emplace_back(path, std::move(*content));
    } else {
      unread.push_back(content.error());
    }
  }
  auto pack = parse_pack(files);
  pack.errors.insert(pack.errors.begin(), unread.begin(), unread.end());
  return pack;
}

}  // namespace onrecord
