#include "engine/extract/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/extract/number.h"
#include "engine/rules/keys.h"
#include "engine/rules/pattern.h"

namespace onrecord {
namespace {

constexpr std::string_view kAbsent = "none";  // in expressions: an argument left out
constexpr std::string_view kValue = "value";  // the field that stands for a mention

}  // namespace

// What an expression is worked out over.
struct FieldTable::Scope {
  const Findings& findings;
  const Mention& mention;
  std::string_view text;
  const Context& context;
};

const Value* FieldValues::find(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) return &value;
  }
  return nullptr;
}

const double* FieldValues::number(std::string_view name) const {
  const auto* value = find(name);
  return value == nullptr ? nullptr : std::get_if<double>(value);
}

std::string FieldValues::text(std::string_view name) const {
  const auto* value = find(name);
  return value == nullptr ? std::string() : to_text(*value);
}

FieldTable::FieldTable(const Matcher& matcher) : matcher_(matcher) {
  const auto& rules = matcher.pack().rules;
  rules_.resize(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].fields.empty()) continue;
    std::vector<std::string> slots;
    for (const auto& line : rules[i].match) {
      if (const auto pattern = parse_pattern(line.text)) {
        for (auto& name : slot_names(*pattern)) slots.push_back(std::move(name));
      }
    }
    auto& fields = rules_[i].fields;
    for (const auto& [name, line] : rules[i].fields) {
      const auto expression = parse_expression(line.text);
      if (!expression) continue;  // told by the reader of the pack
      check(rules[i], line, *expression);
      fields.emplace_back(name, node_of(*expression, slots));
    }
    std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    FieldValues values;
    const bool constant = std::ranges::all_of(fields, [&](const auto& field) {
      auto value = constant_of(field.second);
      if (value) values.add(field.first, std::move(*value));
      return value.has_value();
    });
    if (constant) rules_[i].constant = std::move(values);
  }
}

// A number, or a word that is no slot; nullopt for what depends on a mention.
std::optional<Value> FieldTable::constant_of(const Node& node) {
  if (node.type == Expression::Type::kNumber) return Value(node.number);
  if (node.type == Expression::Type::kName && !node.slot && !node.literal.empty()) return Value(node.literal);
  return std::nullopt;
}

// `slots`: all that the rule's patterns name.
FieldTable::Node FieldTable::node_of(const Expression& expression,
                                     const std::vector<std::string>& slots) const {
  Node node;
  node.type = expression.type;
  node.number = expression.number;
  if (node.type == Expression::Type::kCall) node.function = find_normaliser(expression.name);
  if (node.type == Expression::Type::kName) {
    const auto is_slot = [&](std::string_view name) {
      return std::find(slots.begin(), slots.end(), name) != slots.end();
    };
    std::string_view slot = expression.name;
    if (const auto dot = slot.find('.'); dot != slot.npos && is_slot(slot.substr(0, dot))) {
      node.field = slot.substr(dot + 1);
      slot = slot.substr(0, dot);
    }
    // The groups of a regex are slots too, which its pattern alone knows.
    node.slot = matcher_.slot(slot);
    if (!is_slot(slot) && slot != kAbsent) node.literal = slot;
  }
  for (const auto& argument : expression.arguments) node.arguments.push_back(node_of(argument, slots));
  return node;
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
  const Scope scope{findings, mention, text, context};
  values.reserve(rules_[mention.rule].fields.size());
  for (const auto& [name, node] : rules_[mention.rule].fields) {
    auto found = value(node, scope);
    if (!found) return std::nullopt;
    if (!std::holds_alternative<std::monostate>(*found)) values.add(name, std::move(*found));
  }
  return values;
}

std::optional<Value> FieldTable::field_of(const Findings& findings, const Mention& mention,
                                          std::string_view text, const Context& context,
                                          std::string_view name) const {
  if (mention.rule == kNoRule) return Value();
  for (const auto& [field, node] : rules_[mention.rule].fields) {
    if (field == name) return value(node, Scope{findings, mention, text, context});
  }
  return Value();
}

// What a slot caught: the mention's own value before its words' code, and that before its words.
std::optional<Value> FieldTable::value_of_name(const Node& node, const Scope& scope) const {
  const auto text_or_none = [](std::string_view text) {
    return text.empty() ? Value() : Value(std::string(text));
  };
  const auto* capture = node.slot ? capture_of(scope.findings, scope.mention, *node.slot) : nullptr;
  if (capture == nullptr) return text_or_none(node.literal);
  if (capture->mention >= 0) {
    auto found = field_in(node, *capture, scope);
    if (!found || std::holds_alternative<double>(*found)) return found;
    if (const auto* text = std::get_if<std::string>(&*found); text != nullptr && !text->empty()) return found;
  }
  if (!node.field.empty()) return Value();
  return text_or_none(capture->value.empty() ? slice(scope.text, capture->span) : capture->value);
}

// The field that a name asks of the mention in its slot.
std::optional<Value> FieldTable::field_in(const Node& node, const Capture& capture,
                                          const Scope& scope) const {
  const auto& inner = scope.findings.mentions[static_cast<std::size_t>(capture.mention)];
  return field_of(scope.findings, inner, scope.text, scope.context,
                  node.field.empty() ? kValue : std::string_view(node.field));
}

// nullopt: a normaliser made nothing of its arguments. monostate: an optional
// slot caught nothing.
std::optional<Value> FieldTable::value(const Node& node, const Scope& scope) const {
  switch (node.type) {
    case Expression::Type::kNumber:
      return Value(node.number);
    case Expression::Type::kName:
      return value_of_name(node, scope);
    case Expression::Type::kCall: {
      if (node.function == nullptr) return std::nullopt;
      Kept kept;
      bool ok = true;
      std::vector<Argument> arguments;
      arguments.reserve(node.arguments.size());
      for (const auto& inner : node.arguments) arguments.push_back(argument(inner, scope, kept, ok));
      if (!ok) return std::nullopt;
      auto result = node.function(scope.context, arguments);
      if (std::holds_alternative<std::monostate>(result)) return std::nullopt;
      return result;
    }
    default:
      break;
  }
  const auto left = value(node.arguments[0], scope);
  const auto right = value(node.arguments[1], scope);
  if (!left || !right) return std::nullopt;
  const auto* a = std::get_if<double>(&*left);
  const auto* b = std::get_if<double>(&*right);
  // An optional factor or term that caught nothing changes nothing.
  if (a == nullptr) return std::nullopt;
  if (b == nullptr) return std::holds_alternative<std::monostate>(*right) ? left : std::nullopt;
  double result = 0;
  if (node.type == Expression::Type::kProduct) result = *a * *b;
  if (node.type == Expression::Type::kSum) result = *a + *b;
  if (node.type == Expression::Type::kDifference) result = *a - *b;
  if (node.type == Expression::Type::kQuotient) result = *b == 0 ? NAN : *a / *b;
  if (!std::isfinite(result)) return std::nullopt;
  return Value(tidy(result));
}

Argument FieldTable::argument(const Node& node, const Scope& scope, Kept& kept, bool& ok) const {
  Argument out;
  const auto keep = [&](std::string text) -> std::string_view {
    kept.push_front(std::move(text));
    return kept.front();
  };
  if (node.type != Expression::Type::kName) {
    auto inner = value(node, scope);
    if (!inner) {
      ok = false;
    } else if (const auto* number = std::get_if<double>(&*inner)) {
      out.number = *number;
      out.value = out.text = keep(to_text(*inner));
    } else if (auto* text = std::get_if<std::string>(&*inner)) {
      out.value = out.text = out.timex = keep(std::move(*text));
    }
    return out;
  }
  const auto* capture = node.slot ? capture_of(scope.findings, scope.mention, *node.slot) : nullptr;
  if (capture == nullptr) {
    out.value = out.text = node.literal;
    return out;
  }
  const bool is_own = !node.field.empty();  // the field is named: only it is wanted, not the words
  if (!is_own) {
    out.text = slice(scope.text, capture->span);
    out.value = capture->value;
  }
  if (capture->mention < 0) return out;
  auto found = field_in(node, *capture, scope);
  if (!found) {
    ok = false;
  } else if (const auto* number = std::get_if<double>(&*found)) {
    out.number = *number;
    if (is_own) out.value = out.text = keep(to_text(*found));
  } else if (auto* words = std::get_if<std::string>(&*found)) {
    out.timex = keep(std::move(*words));
    if (is_own) out.value = out.text = out.timex;
  }
  return out;
}

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* number = std::get_if<double>(&value);
  if (number == nullptr) return {};
  std::array<char, 40> buffer{};
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number, std::chars_format::general, 15);
  return {buffer.data(), written.ptr};
}

}  // namespace onrecord
