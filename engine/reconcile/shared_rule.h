// The rule behind one of very many mentions.
//
// A report names a few hundred rules a million times. Each mention holds a
// reference; RuleTable lets all that name the same rule hold the same one.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>

#include "engine/extract/record.h"

namespace onrecord {

class SharedRule {
 public:
  SharedRule() = default;
  // NOLINTBEGIN(google-explicit-constructor): stands wherever a rule does
  SharedRule(RuleRef rule) : rule_(std::make_shared<const RuleRef>(std::move(rule))) {}
  SharedRule(std::string id, std::string file, std::uint32_t line)
      : SharedRule(RuleRef{std::move(id), std::move(file), line}) {}
  operator const RuleRef&() const { return rule_ == nullptr ? none() : *rule_; }
  // NOLINTEND(google-explicit-constructor)

  const RuleRef& get() const { return *this; }

 private:
  friend class RuleTable;
  static const RuleRef& none();

  std::shared_ptr<const RuleRef> rule_;
};

class RuleTable {
 public:
  // The one that all who name `rule` share.
  SharedRule of(const RuleRef& rule);
  void share(SharedRule& rule);

 private:
  using Kept = std::shared_ptr<const RuleRef>;
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
    std::size_t operator()(const RuleRef& rule) const;
    std::size_t operator()(const Kept& rule) const { return (*this)(*rule); }
  };
  struct Same {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
    bool operator()(const RuleRef& a, const RuleRef& b) const;
    bool operator()(const Kept& a, const Kept& b) const { return (*this)(*a, *b); }
    bool operator()(const RuleRef& a, const Kept& b) const { return (*this)(a, *b); }
    bool operator()(const Kept& a, const RuleRef& b) const { return (*this)(*a, b); }
  };

  std::unordered_set<Kept, Hash, Same> rules_;
};

}  // namespace onrecord
