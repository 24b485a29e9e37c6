#include "engine/reconcile/shared_rule.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace onrecord {

const RuleRef& SharedRule::none() {
  static const RuleRef rule;
  return rule;
}

SharedRule RuleTable::of(const RuleRef& rule) {
  SharedRule out;
  const auto known = rules_.find(rule);
  out.rule_ = known == rules_.end() ? *rules_.insert(std::make_shared<const RuleRef>(rule)).first : *known;
  return out;
}

void RuleTable::share(SharedRule& rule) {
  if (rule.rule_ != nullptr) rule.rule_ = *rules_.insert(rule.rule_).first;
}

std::size_t RuleTable::Hash::operator()(const RuleRef& rule) const {
  return std::hash<std::string_view>{}(rule.id) * 31 + rule.line;
}

bool RuleTable::Same::operator()(const RuleRef& a, const RuleRef& b) const {
  return a.line == b.line && a.id == b.id && a.file == b.file &&
         std::equal(a.also.begin(), a.also.end(), b.also.begin(), b.also.end(), *this);
}

}  // namespace onrecord
