#include "engine/rules/expression.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace onrecord {
namespace {

std::string show(const Expression& expression) {
  std::ostringstream out;
  const auto pair = [&](const char* sign) {
    out << '(' << show(expression.arguments[0]) << sign << show(expression.arguments[1]) << ')';
  };
  switch (expression.type) {
    case Expression::Type::kName:
      out << expression.name;
      break;
    case Expression::Type::kNumber:
      out << '#' << expression.number;
      break;
    case Expression::Type::kCall:
      out << expression.name << '[';
      for (const auto& argument : expression.arguments) out << show(argument) << ';';
      out << ']';
      break;
    case Expression::Type::kProduct:
      pair("*");
      break;
    case Expression::Type::kSum:
      pair("+");
      break;
    case Expression::Type::kDifference:
      pair("-");
      break;
    case Expression::Type::kQuotient:
      pair("/");
      break;
  }
  return out.str();
}

TEST_CASE("names, numbers, calls and arithmetic") {
  for (const auto& [text, tree] : std::vector<std::pair<std::string, std::string>>{
           {"percent", "percent"},
           {"at_least", "at_least"},
           {"day-digits", "day-digits"},
           {"n.low", "n.low"},
           {"month2", "month2"},
           {"größe", "größe"},
           {"5", "#5"},
           {"0.25", "#0.25"},
           {"2024-05", "2024-05"},
           {"none", "none"},
           {"now()", "now[]"},
           {"now( )", "now[]"},
           {"date(year, month, 3)", "date[year;month;#3;]"},
           {"a(b(c), d)", "a[b[c;];d;]"},
           {"a * b", "(a*b)"},
           {"a*b", "(a*b)"},
           {"a + b * c", "(a+(b*c))"},
           {"(a + b) * c", "((a+b)*c)"},
           {"a / b / c", "((a/b)/c)"},
           {"a - 1 - b", "((a-#1)-b)"},
           {"a -1", "(a-#1)"},
           {"number(n) * scale(s) / 2", "((number[n;]*scale[s;])/#2)"},
           {"  a  ", "a"},
       }) {
    CAPTURE(text);
    const auto parsed = parse_expression(text);
    REQUIRE(parsed);
    CHECK(show(*parsed) == tree);
  }
}

TEST_CASE("expressions that are wrong, and where") {
  struct Case {
    std::string text;
    std::string column;
    std::string what;
  };
  for (const auto& [text, column, what] : std::vector<Case>{
           {"", "0", "an expression ends too early"},
           {"a +", "3", "an expression ends too early"},
           {"date(year,", "10", "an expression ends too early"},
           {"date(year", "9", "\"(\" is never closed"},
           {"(a", "2", "\"(\" is never closed"},
           {"a b", "2", "unexpected \"b\""},
           {"a)", "1", "unexpected \")\""},
           {"date(a;b)", "7", "unexpected \";\""},
           {"date(,a)", "5", "unexpected \",\""},
           {"\"words\"", "0", "unexpected \"\"\""},
           {"* a", "0", "unexpected \"*\""},
           {".5", "0", "unexpected \".\""},
       }) {
    CAPTURE(text);
    const auto parsed = parse_expression(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().where == column);
    CHECK(parsed.error().what == what);
  }
}

TEST_CASE("very deep and very long expressions") {
  for (const std::string piece : {"(", "a(", "a+", "a", "a*(", "-"}) {
    CAPTURE(piece);
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += piece;
    const auto parsed = parse_expression(text);
    CHECK((parsed.has_value() || !parsed.error().what.empty()));
  }
}

}  // namespace
}  // namespace onrecord
