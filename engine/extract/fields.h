// The fields of a mention: its rule's expressions, worked out over what its
// slots caught.
#pragma once

#include <cstdint>
#include <forward_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/extract/normalisers.h"
#include "engine/match/matcher.h"
#include "engine/rules/expression.h"

namespace onrecord {

// The fields that a mention has, in the order of their names, which the table keeps.
class FieldValues {
 public:
  using Field = std::pair<std::string_view, Value>;

  void reserve(std::size_t fields) { fields_.reserve(fields); }
  void add(std::string_view name, Value value) { fields_.emplace_back(name, std::move(value)); }
  // nullptr where it has none of that name.
  const Value* find(std::string_view name) const;
  const double* number(std::string_view name) const;
  std::string text(std::string_view name) const;  // as to_text gives it; "" where it has none

  bool empty() const { return fields_.empty(); }
  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

class FieldTable {
 public:
  // Parses the expressions of all rules of the matcher's pack. Calls of normalisers
  // that do not exist are told in errors().
  explicit FieldTable(const Matcher& matcher);

  const std::vector<Error>& errors() const { return errors_; }

  // The fields of a mention, those of optional slots that caught nothing left
  // out; nullopt where a normaliser found no sense in its words (30 February):
  // then the mention is none.
  std::optional<FieldValues> evaluate(const Findings& findings, const Mention& mention, std::string_view text,
                                      const Context& context) const;

  // The fields of all mentions of a rule, where its expressions ask for no slot; else nullptr.
  const FieldValues* constant(RuleId rule) const {
    return rule != kNoRule && rules_[rule].constant ? &*rules_[rule].constant : nullptr;
  }

  // One field of a mention, without the work for the others; monostate where its
  // rule does not fill it.
  std::optional<Value> field_of(const Findings& findings, const Mention& mention, std::string_view text,
                                const Context& context, std::string_view name) const;

 private:
  // An expression with its names looked up.
  struct Node {
    Expression::Type type = Expression::Type::kName;
    double number = 0;
    Normaliser function = nullptr;      // kCall
    std::optional<std::uint16_t> slot;  // kName
    std::string field;                  // of the mention in the slot, where it is named
    std::string literal;                // a name that is no slot of the rule, where it caught nothing
    std::vector<Node> arguments;
  };
  struct RuleFields {
    std::vector<std::pair<std::string, Node>> fields;  // by name
    std::optional<FieldValues> constant;
  };
  struct Scope;
  using Kept = std::forward_list<std::string>;  // what arguments point at

  void check(const Rule& rule, const Line& line, const Expression& expression);
  static std::optional<Value> constant_of(const Node& node);
  Node node_of(const Expression& expression, const std::vector<std::string>& slots) const;
  std::optional<Value> value(const Node& node, const Scope& scope) const;
  std::optional<Value> value_of_name(const Node& node, const Scope& scope) const;
  std::optional<Value> field_in(const Node& node, const Capture& capture, const Scope& scope) const;
  Argument argument(const Node& node, const Scope& scope, Kept& kept, bool& ok) const;

  const Matcher& matcher_;
  std::vector<RuleFields> rules_;  // by RuleId
  std::vector<Error> errors_;
};

// As examples and people write it: "4200000000", "2024-05-03", "" for none.
std::string to_text(const Value& value);

}  // namespace onrecord
