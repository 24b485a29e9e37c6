#include "engine/extract/fields.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/extract/number.h"
#include "engine/rules/keys.h"
#include "engine/rules/pattern.h"

namespace onrecord {
namespace {

constexpr std::string_view kAbsent = "none";  // in expressions: an argument left out

}  // namespace

// What an expression is worked out over.
struct FieldTable::Scope {
  const Findings& findings;
  const Mention& mention;
  const std::vector<std::string>& slots;
  std::string_view text;
  const Context& context;
};

FieldTable::FieldTable(const Matcher& matcher) : matcher_(matcher) {
  const auto& rules = matcher.pack().rules;
  rules_.resize(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (const auto& line : rules[i].match) {
      if (const auto pattern = parse_pattern(line.text)) {
        for (auto& name : slot_names(*pattern)) rules_[i].slots.push_back(std::move(name));
      }
    }
    for (const auto& [name, line] : rules[i].fields) {
      auto expression = parse_expression(line.text);
      if (!expression) continue;  // told by the reader of the pack
      check(rules[i], line, *expression);
      rules_[i].fields.emplace_back(name, std::move(*expression));
    }
  }
}

void FieldTable::check(const Rule& rule, const Line& line, const Expression& expression) {
  if (expression.type == Expression::Type::kCall) {
    const auto refuse = [&](std::string what) {
      const auto at = std::min(line.text.find(expression.name + "("), line.text.size());
      const Place place{rule.place.file, line.number, line.column + static_cast<std::uint32_t>(at)};
      errors_.push_back({ErrorKind::kRules, to_string(place), std::move(what)});
    };
    const auto all = all_normalisers();
    const auto info =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == expression.name; });
    const auto count = expression.arguments.size();
    if (info == all.end()) {
      std::vector<std::string_view> names;
      names.reserve(all.size());
      for (const auto& one : all) names.push_back(one.name);
      refuse("no normaliser \"" + expression.name + "\"" + suggestion(expression.name, names));
    } else if (count < info->min_arguments || count > info->max_arguments) {
      refuse("\"" + expression.name + "\" cannot take " + std::to_string(count) +
             " arguments: " + std::string(info->what));
    }
  }
  for (const auto& argument : expression.arguments) check(rule, line, argument);
}

std::optional<FieldValues> FieldTable::evaluate(const Findings& findings, const Mention& mention,
                                                std::string_view text, const Context& context) const {
  FieldValues values;
  if (mention.rule == kNoRule) return values;
  const auto& rule = rules_[mention.rule];
  const Scope scope{findings, mention, rule.slots, text, context};
  for (const auto& [name, expression] : rule.fields) {
    auto found = value(expression, scope);
    if (!found) return std::nullopt;
    if (!std::holds_alternative<std::monostate>(*found)) values.insert_or_assign(name, std::move(*found));
  }
  return values;
}

std::optional<Value> FieldTable::field_of(const Findings& findings, const Mention& mention,
                                          std::string_view text, const Context& context,
                                          std::string_view name) const {
  if (mention.rule == kNoRule) return Value();
  const auto& rule = rules_[mention.rule];
  for (const auto& [field, expression] : rule.fields) {
    if (field == name) return value(expression, Scope{findings, mention, rule.slots, text, context});
  }
  return Value();
}

// nullopt: a normaliser made nothing of its arguments. monostate: an optional
// slot caught nothing.
std::optional<Value> FieldTable::value(const Expression& expression, const Scope& scope) const {
  std::vector<std::string> keep;
  bool ok = true;
  switch (expression.type) {
    case Expression::Type::kNumber:
      return Value(expression.number);
    case Expression::Type::kName: {
      keep.reserve(2);
      const auto found = argument(expression, scope, keep, ok);
      if (!ok) return std::nullopt;
      if (found.number) return Value(*found.number);
      if (!found.timex.empty()) return Value(std::string(found.timex));
      if (!found.value.empty()) return Value(std::string(found.value));
      return found.text.empty() ? Value() : Value(std::string(found.text));
    }
    case Expression::Type::kCall: {
      const auto function = find_normaliser(expression.name);
      if (function == nullptr) return std::nullopt;
      keep.reserve(expression.arguments.size() * 2);
      std::vector<Argument> arguments;
      for (const auto& inner : expression.arguments) arguments.push_back(argument(inner, scope, keep, ok));
      if (!ok) return std::nullopt;
      auto result = function(scope.context, arguments);
      if (std::holds_alternative<std::monostate>(result)) return std::nullopt;
      return result;
    }
    default:
      break;
  }
  const auto left = value(expression.arguments[0], scope);
  const auto right = value(expression.arguments[1], scope);
  if (!left || !right) return std::nullopt;
  const auto* a = std::get_if<double>(&*left);
  const auto* b = std::get_if<double>(&*right);
  // An optional factor or term that caught nothing changes nothing.
  if (a == nullptr) return std::nullopt;
  if (b == nullptr) return std::holds_alternative<std::monostate>(*right) ? left : std::nullopt;
  double result = 0;
  if (expression.type == Expression::Type::kProduct) result = *a * *b;
  if (expression.type == Expression::Type::kSum) result = *a + *b;
  if (expression.type == Expression::Type::kDifference) result = *a - *b;
  if (expression.type == Expression::Type::kQuotient) result = *b == 0 ? NAN : *a / *b;
  if (!std::isfinite(result)) return std::nullopt;
  return Value(tidy(result));
}

Argument FieldTable::argument(const Expression& expression, const Scope& scope,
                              std::vector<std::string>& keep, bool& ok) const {
  Argument out;
  if (expression.type != Expression::Type::kName) {
    const auto inner = value(expression, scope);
    if (!inner) {
      ok = false;
    } else if (const auto* number = std::get_if<double>(&*inner)) {
      out.number = *number;
      keep.push_back(to_text(*inner));
      out.value = out.text = keep.back();
    } else if (const auto* text = std::get_if<std::string>(&*inner)) {
      keep.push_back(*text);
      out.value = out.text = out.timex = keep.back();
    }
    return out;
  }
  const auto is_slot = [&](std::string_view name) {
    return std::find(scope.slots.begin(), scope.slots.end(), name) != scope.slots.end();
  };
  std::string_view slot = expression.name;
  std::string_view field = "value";
  bool is_own = false;  // the field is named: only it is wanted, not the words
  if (const auto dot = slot.find('.'); dot != slot.npos && is_slot(slot.substr(0, dot))) {
    field = slot.substr(dot + 1);
    slot = slot.substr(0, dot);
    is_own = true;
  }
  const auto* capture = capture_of(matcher_, scope.findings, scope.mention, slot);
  if (capture == nullptr) {
    if (!is_slot(slot) && slot != kAbsent) out.value = out.text = slot;  // a literal
    return out;
  }
  if (!is_own) {
    out.text = slice(scope.text, capture->span);
    out.value = capture->value;
  }
  if (capture->mention < 0) return out;
  const auto& inner = scope.findings.mentions[static_cast<std::size_t>(capture->mention)];
  const auto found = field_of(scope.findings, inner, scope.text, scope.context, field);
  if (!found) {
    ok = false;
  } else if (const auto* number = std::get_if<double>(&*found)) {
    out.number = *number;
    if (is_own) {
      keep.push_back(to_text(*found));
      out.value = out.text = keep.back();
    }
  } else if (const auto* words = std::get_if<std::string>(&*found)) {
    keep.push_back(*words);
    out.timex = keep.back();
    if (is_own) out.value = out.text = keep.back();
  }
  return out;
}

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* number = std::get_if<double>(&value);
  if (number == nullptr) return {};
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15g", *number);
  return buffer;
}

}  // namespace onrecord
