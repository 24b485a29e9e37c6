#include "engine/rules/rule_file.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "engine/rules/keys.h"

namespace onrecord {
namespace {

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  for (auto& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

// Whether some entry has a block of that name.
bool takes_block(std::string_view name) {
  return std::ranges::any_of(entry_infos(), [&](const EntryInfo& entry) {
    return std::ranges::any_of(entry.keys, [&](const KeyInfo& key) {
      return key.form == KeyForm::kBlock && (key.name == name || key.name.ends_with(" " + std::string(name)));
    });
  });
}

bool is_blank(std::string_view line) { return line.find_first_not_of(' ') == std::string_view::npos; }

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// The lines of the block whose `key: |` is line `at`: those that are blank or
// stand deeper than the key. Half-open, by number.
struct Body {
  std::size_t begin = 0, end = 0;
  std::size_t indent = 0;  // of its first line
};
Body body_of(const std::vector<std::string_view>& lines, std::size_t at) {
  Body body{at + 1, at + 1, 0};
  const auto key = indent_of(lines[at]);
  for (auto i = body.begin; i < lines.size() && (is_blank(lines[i]) || indent_of(lines[i]) > key); ++i) {
    if (is_blank(lines[i])) continue;
    if (body.indent == 0) body.indent = indent_of(lines[i]);
    body.end = i + 1;
  }
  return body;
}

// The lines as YAML, with blocks emptied whose text needs no parser. They are nine
// tenths of a file of rules, and YAML's parser takes longer than all the rest.
std::string without_blocks(const std::vector<std::string_view>& lines) {
  std::string yaml;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    yaml.append(lines[i]).append(1, '\n');
    const auto colon = lines[i].find(':');
    if (indent_of(lines[i]) == 0 || colon == std::string_view::npos || lines[i].substr(colon) != ": |")
      continue;
    const auto body = body_of(lines, i);
    // A line less deep than the first is an error, which YAML tells.
    const bool straight =
        std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(body.begin),
                    lines.begin() + static_cast<std::ptrdiff_t>(body.end),
                    [&](std::string_view line) { return is_blank(line) || indent_of(line) >= body.indent; });
    if (!straight) continue;
    yaml.append(body.end - body.begin, '\n');
    i = body.end - 1;
  }
  return yaml;
}

// Turns yaml-cpp's events for one top-level entry into a RawEntry.
class EntryHandler : public YAML::EventHandler {
 public:
  // `lines` must outlive it.
  EntryHandler(std::string file, std::uint32_t first_line, const std::vector<std::string_view>& lines)
      : file_(std::move(file)), first_line_(first_line), lines_(lines) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { scalar(mark, ""); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "aliases (*name) are not used here");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (anchor != 0) refuse(mark, "anchors (&name) are not used here");
    if (!tag.empty() && tag != "?" && tag != "!") refuse(mark, "tags (!name) are not used here");
    scalar(mark, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    refuse(mark, style == YAML::EmitterStyle::Flow
                     ? "lists in [ ] are not used here; write `key: |` and one line each"
                     : "lists are not used here; write `key: |` and one line each");
    ++ignored_depth_;
  }
  void OnSequenceEnd() override { --ignored_depth_; }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    if (anchor != 0) refuse(mark, "anchors (&name) are not used here");
    if (style == YAML::EmitterStyle::Flow) refuse(mark, "{ } is not used here; write one key a line");
    if (ignored_depth_ > 0) return;
    ++depth_;
    if (depth_ == 3) level_two_map(mark);
    if (depth_ > 3) refuse(mark, "nested too deep");
    key_.reset();
  }
  void OnMapEnd() override {
    if (ignored_depth_ > 0) return;
    --depth_;
    key_.reset();
    group_.clear();
  }

  RawEntry entry;
  std::vector<Error> errors;

 private:
  Place place(const YAML::Mark& mark) const {
    return {file_, first_line_ + static_cast<std::uint32_t>(mark.line),
            static_cast<std::uint32_t>(mark.column) + 1};
  }

  void refuse(const YAML::Mark& mark, std::string what) {
    errors.push_back({ErrorKind::kRules, to_string(place(mark)), std::move(what)});
  }

  bool is_block(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(mark.line);
    return line < lines_.size() && static_cast<std::size_t>(mark.column) < lines_[line].size() &&
           lines_[line][static_cast<std::size_t>(mark.column)] == '|';
  }

  // `unless:` holds a map of its own: its keys become "unless before", ….
  void level_two_map(const YAML::Mark& mark) {
    if (entry.keys.empty()) {
      refuse(mark, "a map where a name was expected");
      return;
    }
    group_ = entry.keys.back().name + " ";
    entry.keys.pop_back();
  }

  void scalar(const YAML::Mark& mark, const std::string& value) {
    if (ignored_depth_ > 0) return;
    if (depth_ <= 1) {
      top_scalar(mark, value);
      return;
    }
    if (!key_) {
      key_ = value;
      const auto name = group_ + value;
      const bool twice = std::any_of(entry.keys.begin(), entry.keys.end(),
                                     [&](const RawKey& key) { return key.name == name; });
      if (twice) refuse(mark, "the key \"" + name + "\" stands twice");
      entry.keys.push_back({name, place(mark), false, {}});
      return;
    }
    auto& key = entry.keys.back();
    key.block = is_block(mark);
    if (!key.block) {
      key.lines.push_back({value, place(mark).line, place(mark).column});
    } else {
      const auto body = body_of(lines_, static_cast<std::size_t>(mark.line));
      for (auto i = body.begin; i < body.end; ++i) {
        if (is_blank(lines_[i])) continue;
        key.lines.push_back({std::string(lines_[i].substr(body.indent)),
                             first_line_ + static_cast<std::uint32_t>(i),
                             static_cast<std::uint32_t>(body.indent) + 1});
      }
    }
    key_.reset();
  }

  void top_scalar(const YAML::Mark& mark, const std::string& value) {
    if (entry.name.empty()) {
      entry.name = value;
      entry.place = place(mark);
    } else {
      entry.value = value;
    }
  }

  std::string file_;
  std::uint32_t first_line_;
  const std::vector<std::string_view>& lines_;
  int depth_ = 0;
  int ignored_depth_ = 0;
  std::optional<std::string> key_;
  std::string group_;
};

// What YAML's own complaint means in a file of rules.
std::string explain(const std::vector<std::string_view>& lines, std::uint32_t first_line,
                    const YAML::Exception& error, Place& place) {
  const auto at = std::min(lines.size() - 1, static_cast<std::size_t>(std::max(error.mark.line, 0)));
  // The last line up to there that looks like `  key: …`.
  for (auto index = at + 1; index-- > 0;) {
    const auto line = lines[index];
    const auto indent = line.find_first_not_of(' ');
    const auto colon = line.find(':');
    if (indent == std::string_view::npos || indent == 0 || colon == std::string_view::npos) continue;
    auto name = line.substr(indent, colon - indent);
    if (indent > 2 && !name.starts_with("before") && !name.starts_with("after")) continue;
    if (!takes_block(name)) continue;
    const auto rest = line.substr(std::min(line.find_first_not_of(' ', colon + 1), line.size()));
    if (!rest.starts_with('|')) {
      place.line = first_line + static_cast<std::uint32_t>(index);
      place.column = static_cast<std::uint32_t>(indent) + 1;
      return "needs its text under \"" + std::string(name) + ": |\" (the | is missing)";
    }
    if (rest != "|" && rest[1] != '-' && rest[1] != '+' && rest[1] != ' ') break;
    if (rest.find_first_not_of(" |-+") != std::string_view::npos) {
      place.line = first_line + static_cast<std::uint32_t>(index);
      place.column = static_cast<std::uint32_t>(rest.data() - line.data()) + 1;
      return "nothing may stand behind \"" + std::string(name) + ": |\"; begin on the next line";
    }
    if (index < at && !lines[at].empty()) {
      place.line = first_line + static_cast<std::uint32_t>(at);
      place.column =
          static_cast<std::uint32_t>(std::min(lines[at].find_first_not_of(' '), lines[at].size())) + 1;
      return "this line is neither a key nor part of \"" + std::string(name) +
             ": |\"; indent it like the lines of that block";
    }
    break;
  }
  if (error.msg.starts_with("the referenced anchor")) {
    return "aliases (*name) are not used here";
  }
  return error.msg + "; text with quotation marks, braces or colons belongs in a `|` block";
}

void read_entry(const std::string& name, std::uint32_t first_line, std::string_view piece, RawFile& out) {
  if (const auto tab = piece.find('\t'); tab != std::string_view::npos) {
    const auto before = piece.substr(0, tab);
    const auto line = first_line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const auto start = before.rfind('\n');
    const auto column =
        static_cast<std::uint32_t>(tab - (start == std::string_view::npos ? 0 : start + 1)) + 1;
    if (before.substr(start == std::string_view::npos ? 0 : start + 1).find_first_not_of(" \t") ==
        std::string_view::npos) {
      out.errors.push_back(
          {ErrorKind::kRules, to_string(Place{name, line, column}), "a tab; indent with blanks"});
      return;
    }
  }
  const auto lines = split_lines(piece);
  EntryHandler handler(name, first_line, lines);
  try {
    std::istringstream stream(without_blocks(lines));
    YAML::Parser parser(stream);
    parser.HandleNextDocument(handler);
  } catch (const YAML::Exception& error) {
    Place place{name, first_line + static_cast<std::uint32_t>(std::max(error.mark.line, 0)),
                static_cast<std::uint32_t>(std::max(error.mark.column, 0)) + 1};
    auto what = explain(lines, first_line, error, place);
    out.errors.push_back({ErrorKind::kRules, to_string(place), std::move(what)});
    return;
  }
  if (!handler.errors.empty()) {
    out.errors.insert(out.errors.end(), handler.errors.begin(), handler.errors.end());
    return;
  }
  out.entries.push_back(std::move(handler.entry));
}

}  // namespace

std::string RawKey::text() const {
  std::string joined;
  for (const auto& line : lines) {
    if (!joined.empty()) joined += ' ';
    joined += line.text;
  }
  return joined;
}

RawFile read_rule_file(const std::string& name, std::string_view content) {
  RawFile out;
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  std::uint32_t line = 1;
  std::uint32_t first_line = 1;
  std::size_t piece = std::string_view::npos;
  for (std::size_t at = 0; at < content.size();) {
    const auto end = std::min(content.find('\n', at), content.size());
    const char first = content[at];
    if (at != end && first != ' ' && first != '#' && first != '\r' && first != '\t') {
      if (piece != std::string_view::npos)
        read_entry(name, first_line, content.substr(piece, at - piece), out);
      piece = at;
      first_line = line;
    }
    at = end + 1;
    ++line;
  }
  if (piece != std::string_view::npos) read_entry(name, first_line, content.substr(piece), out);
  return out;
}

}  // namespace onrecord
