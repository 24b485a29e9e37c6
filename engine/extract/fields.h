// The fields of a mention: its rule's expressions, worked out over what its
// slots caught.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/normalisers.h"
#include "engine/match/matcher.h"
#include "engine/rules/expression.h"

namespace onrecord {

using FieldValues = std::map<std::string, Value, std::less<>>;

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

  // One field of a mention, without the work for the others; monostate where its
  // rule does not fill it.
  std::optional<Value> field_of(const Findings& findings, const Mention& mention, std::string_view text,
                                const Context& context, std::string_view name) const;

 private:
  struct RuleFields {
    std::vector<std::string> slots;  // all that its patterns name
    std::vector<std::pair<std::string, Expression>> fields;
  };
  struct Scope;

  void check(const Rule& rule, const Line& line, const Expression& expression);
  std::optional<Value> value(const Expression& expression, const Scope& scope) const;
  Argument argument(const Expression& expression, const Scope& scope, std::vector<std::string>& keep,
                    bool& ok) const;

  const Matcher& matcher_;
  std::vector<RuleFields> rules_;  // by RuleId
  std::vector<Error> errors_;
};

// As examples and people write it: "4200000000", "2024-05-03", "" for none.
std::string to_text(const Value& value);

}  // namespace onrecord
