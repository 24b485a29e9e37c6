#include "engine/rules/rule_file.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

// "name = value" or "name {key: [line@1, line@2]; key: text@3}", one entry a line;
// blocks in brackets.
std::string show(const RawFile& file) {
  std::string out;
  for (const auto& entry : file.entries) {
    out += entry.name + "@" + std::to_string(entry.place.line);
    if (!entry.value.empty()) out += " = " + entry.value;
    for (const auto& key : entry.keys) {
      out += " {" + key.name + "@" + std::to_string(key.place.line) + ":" + std::to_string(key.place.column) +
             ":";
      for (const auto& line : key.lines) {
        out +=
            (key.block ? " [" : " ") + line.text + "@" + std::to_string(line.number) + (key.block ? "]" : "");
      }
      out += "}";
    }
    out += "\n";
  }
  return out;
}

std::string errors(const RawFile& file) {
  std::string out;
  for (const auto& error : file.errors) out += error.message() + "\n";
  return out;
}

struct Case {
  std::string content;
  std::string expected;
};

TEST_CASE("entries, keys and lines, each with its place") {
  for (const auto& [content, expected] : std::vector<Case>{
           {"", ""},
           {"\n# only a comment\n\n", ""},
           {"format: 1\npack: en\n", "format@1 = 1\npack@2 = en\n"},
           {"# head\n\nformat: 1", "format@3 = 1\n"},
           {"\xEF\xBB\xBF"
            "format: 1\n",
            "format@1 = 1\n"},
           {"format: 1\r\npack: en\r\n", "format@1 = 1\npack@2 = en\n"},
           {"rule a.b:\n  gives: money\n  match: |\n    one\n    two\n",
            "rule a.b@1 {gives@2:3: money@2} {match@3:3: [one@4] [two@5]}\n"},
           {"rule a:\n  match: |\n\n    one\n\n    two\n  gives: x\n",
            "rule a@1 {match@2:3: [one@4] [two@6]} {gives@7:3: x@7}\n"},
           {"rule a:\n  match: |\r\n    one\r\n    two\r\n", "rule a@1 {match@2:3: [one@3] [two@4]}\n"},
           {"rule a:\n  unless:\n    before: |\n      x\n    after: |\n      y\n  gives: z\n",
            "rule a@1 {unless before@3:5: [x@4]} {unless after@5:5: [y@6]} {gives@7:3: z@7}\n"},
           {"rule a:\n  # why\n  gives: x  # and so\n", "rule a@1 {gives@3:3: x@3}\n"},
           {"rule a:\n  gives: \"x y\"\n", "rule a@1 {gives@2:3: x y@2}\n"},
           {"rule a:\n  words: |\n    3 = \"three\": {x} [y] & * # ! %\n",
            "rule a@1 {words@2:3: [3 = \"three\": {x} [y] & * # ! %@3]}\n"},
           {"rule a:\n\nrule b:\n  gives: x\n", "rule a@1\nrule b@3 {gives@4:3: x@4}\n"},
       }) {
    CAPTURE(content);
    const auto file = read_rule_file("r.yaml", content);
    CHECK(errors(file) == "");
    CHECK(show(file) == expected);
  }
}

TEST_CASE("what the subset leaves out is an error with its place") {
  for (const auto& [content, expected] : std::vector<Case>{
           {"rule a:\n\tgives: x\n", "r.yaml:2:1: a tab; indent with blanks\n"},
           {"rule a:\n  match: |\n  \tx\n", "r.yaml:3:3: a tab; indent with blanks\n"},
           {"rule a:\n  gives: &b x\n", "r.yaml:2:10: anchors (&name) are not used here\n"},
           {"rule a: &b\n  gives: x\n", "r.yaml:1:9: anchors (&name) are not used here\n"},
           {"rule a:\n  gives: &b x\n  over: *b\n",
            "r.yaml:2:10: anchors (&name) are not used here\nr.yaml:3:9: aliases (*name) are not used "
            "here\n"},
           {"rule a:\n  gives: !b x\n", "r.yaml:2:10: tags (!name) are not used here\n"},
           {"rule a: {gives: x}\n", "r.yaml:1:9: { } is not used here; write one key a line\n"},
           {"rule a:\n  match: [x, y]\n",
            "r.yaml:2:10: lists in [ ] are not used here; write `key: |` and one line each\n"},
           {"rule a:\n  match:\n    - x\n    - y\n",
            "r.yaml:3:5: lists are not used here; write `key: |` and one line each\n"},
           {"rule a:\n  gives: x\n  gives: y\n", "r.yaml:3:3: the key \"gives\" stands twice\n"},
           {"rule a:\n  unless:\n    before: |\n      x\n    before: |\n      y\n",
            "r.yaml:5:5: the key \"unless before\" stands twice\n"},
           {"rule a:\n  unless:\n    before:\n      deep: x\n", "r.yaml:4:7: nested too deep\n"},
       }) {
    CAPTURE(content);
    const auto file = read_rule_file("r.yaml", "" + content);
    CHECK(errors(file) == expected);
    CHECK(file.entries.empty());
  }
}

TEST_CASE("broken YAML costs its own entry only") {
  for (const std::string broken :
       {"rule b:\n  gives: x: y\n", "rule b:\n  gives: \"x\n", "rule b:\n  gives x\n  match: |\n    y\n",
        "rule b:\n  gives: {x\n", "rule b:\n   gives: x\n  match: y\n", "rule b:\n  gives: @x\n", "rule b\n",
        "- rule b\n", "? b\n", "%b\n", "}: x\n"}) {
    CAPTURE(broken);
    const auto file = read_rule_file("r.yaml", "rule a:\n  gives: x\n" + broken + "rule c:\n  gives: z\n");
    std::string names;
    for (const auto& entry : file.entries) {
      if (entry.name == "rule a" || entry.name == "rule c") names += entry.name + " ";
    }
    CHECK(names == "rule a rule c ");
    for (const auto& error : file.errors) {
      CAPTURE(error.message());
      CHECK(error.where.starts_with("r.yaml:"));
      const auto line = std::stoi(error.where.substr(7));
      CHECK(line >= 3);
      CHECK(line <= 7);
    }
  }
}

TEST_CASE("what reading says of broken YAML") {
  const auto file = read_rule_file("r.yaml", "rule a:\n  gives: x\nrule b:\n  value: \"a\" b\n");
  REQUIRE(file.errors.size() == 1);
  CHECK(file.errors[0].where == "r.yaml:4:14");
  CHECK(
      file.errors[0].what.ends_with("; text with quotation marks, braces or colons belongs in a `|` block"));
}

TEST_CASE("any bytes in: no crash") {
  for (const std::string piece :
       {"[", "{", "- ", "a: ", "a:\n ", "\xFF", "|\n", "'", "&a *a ", "--- \n", "? ", "\t"}) {
    CAPTURE(piece);
    std::string content = "rule a:\n  gives: ";
    for (int i = 0; i < 20'000; ++i) content += piece;
    read_rule_file("r.yaml", content);
    read_rule_file("r.yaml", content.substr(18));
  }
  read_rule_file("r.yaml", std::string("a\0b: c\n", 7));
}

}  // namespace
}  // namespace onrecord
