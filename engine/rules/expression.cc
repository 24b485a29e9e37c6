#include "engine/rules/expression.h"

#include <charconv>

namespace onrecord {
namespace {

// Keeps the tree, which is walked by recursion, shallow.
constexpr std::size_t kLongest = 1000;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_(text) {}

  Result<Expression> run() {
    auto expression = sum();
    if (expression && !skip_blanks()) return expression;
    if (!expression) return expression;
    return wrong(std::string("unexpected \"") + text_[at_] + "\"");
  }

 private:
  tl::unexpected<Error> wrong(std::string what) const {
    return fail(ErrorKind::kRules, std::to_string(at_), std::move(what));
  }

  // Moves to the next character that is no blank; whether there is one.
  bool skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size();
  }

  Result<Expression> sum() {
    return chain(&ExpressionParser::product, '+', Expression::Type::kSum, '-', Expression::Type::kDifference);
  }
  Result<Expression> product() {
    return chain(&ExpressionParser::atom, '*', Expression::Type::kProduct, '/', Expression::Type::kQuotient);
  }

  Result<Expression> chain(Result<Expression> (ExpressionParser::*part)(), char first,
                           Expression::Type first_type, char second, Expression::Type second_type) {
    auto left = (this->*part)();
    while (left && skip_blanks() && (text_[at_] == first || text_[at_] == second)) {
      const auto type = text_[at_++] == first ? first_type : second_type;
      auto right = (this->*part)();
      if (!right) return right;
      Expression joined;
      joined.type = type;
      joined.arguments.push_back(std::move(*left));
      joined.arguments.push_back(std::move(*right));
      left = std::move(joined);
    }
    return left;
  }

  Result<Expression> atom() {
    if (!skip_blanks()) return wrong("an expression ends too early");
    if (text_[at_] == '(') {
      ++at_;
      auto inner = sum();
      if (!inner) return inner;
      if (!skip_blanks() || text_[at_] != ')') return wrong("\"(\" is never closed");
      ++at_;
      return inner;
    }
    const auto begin = at_;
    while (at_ < text_.size() && (is_name_character(text_[at_]) || (text_[at_] == '.' && at_ > begin))) ++at_;
    const auto name = text_.substr(begin, at_ - begin);
    if (name.empty()) return wrong(std::string("unexpected \"") + text_[at_] + "\"");
    Expression out;
    out.name = std::string(name);
    if (at_ < text_.size() && text_[at_] == '(') return call(std::move(out));
    double number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size()) {
      out.type = Expression::Type::kNumber;
      out.number = number;
    }
    return out;
  }

  Result<Expression> call(Expression out) {
    out.type = Expression::Type::kCall;
    ++at_;
    if (skip_blanks() && text_[at_] == ')') {
      ++at_;
      return out;
    }
    while (true) {
      auto argument = sum();
      if (!argument) return argument;
      out.arguments.push_back(std::move(*argument));
      if (!skip_blanks()) return wrong("\"(\" is never closed");
      const char c = text_[at_++];
      if (c == ')') return out;
      if (c != ',') return wrong(std::string("unexpected \"") + c + "\"");
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Expression> parse_expression(std::string_view text) {
  if (text.size() > kLongest)
    return fail(ErrorKind::kRules, "0", "an expression of more than 1000 characters");
  return ExpressionParser(text).run();
}

}  // namespace onrecord
