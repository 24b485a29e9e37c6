#include "engine/rules/pattern.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

std::string show(const PatternSequence& sequence);

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& item : list) out += (out.empty() ? "" : "/") + item;
  return out;
}

// One item: "_" a blank before it, "word" words, {slot:a/b-c+} a slot with its
// choices and exceptions, (a|b) and [a|b] groups, "..." a gap, < and > marks.
std::string show(const PatternItem& item) {
  std::string out = item.space_before ? "_" : "";
  switch (item.type) {
    case PatternItem::Type::kWords:
      return out + "\"" + item.text + "\"";
    case PatternItem::Type::kSlot:
      out += "{" + item.slot + ":" + joined(item.choices);
      if (!item.exceptions.empty()) out += "-" + joined(item.exceptions);
      return out + (item.repeated ? "+}" : "}");
    case PatternItem::Type::kGroup: {
      std::string inner;
      for (const auto& alternative : item.alternatives)
        inner += (inner.empty() ? "" : "|") + show(alternative);
      return out + (item.optional ? "[" : "(") + inner + (item.optional ? "]" : ")");
    }
    case PatternItem::Type::kGap:
      return out + "...";
    case PatternItem::Type::kMark:
      return out + item.text;
  }
  return out;
}

std::string show(const PatternSequence& sequence) {
  std::string out;
  for (const auto& item : sequence.items) out += show(item);
  return out + (sequence.space_after ? "_" : "");
}

TEST_CASE("each construct as a tree") {
  struct Case {
    std::string pattern;
    std::string tree;
  };
  for (const auto& [pattern, tree] : std::vector<Case>{
           {"last week", "\"last\"_\"week\""},
           {"  last   week  ", "\"last\"_\"week\""},
           {"5%, so-called", "\"5%,\"_\"so-called\""},
           {"{day: weekday}", "{day:weekday}"},
           {"{weekday}", "{weekday:weekday}"},
           {"{day: monday / weekday}", "{day:monday/weekday}"},
           {"{monday / weekday}", "{:monday/weekday}"},
           {"{day:weekday}", "{day:weekday}"},
           {"{ day :  weekday  /  x }", "{day:weekday/x}"},
           {"{x: and/or}", "{x:and/or}"},
           {"{x: last week / y}", "{x:last week/y}"},
           {"{x: word+}", "{x:word+}"},
           {"{x: word +}", "{x:word+}"},
           {"{word+}", "{word:word+}"},
           {"{x: word except cue}", "{x:word-cue}"},
           {"{x: word / y except cue / lower z +}", "{x:word/y-cue/lower z+}"},
           {"{+}", "{+:+}"},
           {"{x}{y} {z}", "{x:x}{y:y}_{z:z}"},
           {"a[b]c", "\"a\"[\"b\"]\"c\""},
           {"a [b] c", "\"a\"_[\"b\"]_\"c\""},
           {"a[ b] c", "\"a\"_[_\"b\"]_\"c\""},
           {"a [b ]c", "\"a\"_[\"b\"_]\"c\""},
           {"a[ ]c", "\"a\"[_\"\"]\"c\""},
           {"a[- / ]c", "\"a\"[\"-\"_|_\"\"]\"c\""},
           {"a[ / -]c", "\"a\"[_\"\"|_\"-\"]\"c\""},
           {"[a / b c]", "[\"a\"_|_\"b\"_\"c\"]"},
           {"(a / b)", "(\"a\"_|_\"b\")"},
           {"( a / b )", "_(_\"a\"_|_\"b\"_)"},
           {"(a/b)", "(\"a/b\")"},
           {"(a [b / (c / d)])", "(\"a\"_[\"b\"_|_(\"c\"_|_\"d\")])"},
           {"a ... b", "\"a\"_..._\"b\""},
           {"a...b", "\"a\"...\"b\""},
           {"...", "..."},
           {"rose <{n}> x", "\"rose\"_<{n:n}>_\"x\""},
           {"\\{a\\} \\[ \\( \\< \\\\ \\... \\/", "\"{a}\"_\"[\"_\"(\"_\"<\"_\"\\\"_\"...\"_\"/\""},
           {"a / b", "\"a\"_\"/\"_\"b\""},
           {"“naïve” £5", "\"“naïve”\"_\"£5\""},
       }) {
    CAPTURE(pattern);
    const auto parsed = parse_pattern(pattern);
    REQUIRE(parsed);
    CHECK(show(parsed->root) == tree);
  }
}

TEST_CASE("patterns that are wrong, and where") {
  struct Case {
    std::string pattern;
    std::string column;
    std::string what;
  };
  for (const auto& [pattern, column, what] : std::vector<Case>{
           {"", "0", "an empty pattern"},
           {"   ", "0", "an empty pattern"},
           {"a {b", "2", "\"{\" is never closed"},
           {"a [b", "2", "\"[\" is never closed"},
           {"a (b", "2", "\"(\" is never closed"},
           {"a [b (c]", "7", "\"]\" closes nothing"},
           {"a b]", "3", "\"]\" closes nothing"},
           {"a b) c", "3", "\")\" closes nothing"},
           {"a }", "2", "\"}\" closes nothing"},
           {"a {}", "2", "an empty slot"},
           {"a {x:}", "2", "an empty slot"},
           {"a {x: b / }", "2", "an empty slot"},
           {"a []", "2", "an empty alternative"},
           {"a ()", "2", "an empty alternative"},
           {"a (b [])", "5", "an empty alternative"},
           {"a {x: / b}", "2", "an empty slot"},
           {"a {:}", "2", "an empty slot"},
           {"a <b", "0", "\"<\" is never closed"},
           {"a >b", "2", "\"<\" and \">\" come once each, in this order"},
           {"<a> <b>", "4", "\"<\" and \">\" come once each, in this order"},
           {"<<a>>", "1", "\"<\" and \">\" come once each, in this order"},
       }) {
    CAPTURE(pattern);
    const auto parsed = parse_pattern(pattern);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().where == column);
    CHECK(parsed.error().what == what);
  }
}

TEST_CASE("columns of items lead back to the pattern") {
  const auto parsed = parse_pattern("last [x {day: weekday}] ... <y>");
  REQUIRE(parsed);
  std::string columns;
  for_each_item(parsed->root, [&](const PatternItem& item) { columns += std::to_string(item.column) + " "; });
  CHECK(columns == "0 5 6 8 24 28 29 30 ");
}

TEST_CASE("names of slots") {
  for (const auto& [pattern, names] : std::vector<std::pair<std::string, std::string>>{
           {"a b", ""},
           {"{a} {b: c} {d / e}", "a/b"},
           {"[{a} (x / {b: y})] {a: z}", "a/b/a"},
       }) {
    CAPTURE(pattern);
    CHECK(joined(slot_names(*parse_pattern(pattern))) == names);
  }
}

TEST_CASE("very deep and very long patterns") {
  for (const std::string piece : {"[", "(", "[a ", "{", "\\", "<", "...", "a ", "[a] "}) {
    CAPTURE(piece);
    std::string pattern;
    for (int i = 0; i < 100'000; ++i) pattern += piece;
    const auto parsed = parse_pattern(pattern);
    CHECK((parsed.has_value() || !parsed.error().what.empty()));
  }
}

}  // namespace
}  // namespace onrecord
