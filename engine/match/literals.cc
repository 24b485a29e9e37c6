#include "engine/match/literals.h"

#include <algorithm>
#include <set>

#include "engine/match/compile.h"
#include "engine/rules/pattern.h"
#include "engine/text/token.h"

namespace onrecord {
namespace {

using Type = PatternItem::Type;

// What a slot of the part's rules may name.
std::set<std::string_view> names_of(const Pack& pack, Part part) {
  std::set<std::string_view> names(kEngineKinds.begin(), kEngineKinds.end());
  for (const auto& rule : pack.rules) {
    if (rule.part == part) names.insert(rule.gives);
  }
  for (const auto& lexicon : pack.lexicons) names.insert({lexicon.name, lexicon.gives});
  return names;
}

class Collector {
 public:
  Collector(const std::set<std::string_view>& names, const std::vector<std::string>& clitics,
            std::vector<std::string>& out)
      : names_(names), clitics_(clitics), out_(out) {}

  void add(const PatternItem& item) {
    if (item.type == Type::kWords) add_words(item.text);
    if (item.type != Type::kSlot) return;
    for (const auto& choice : item.choices) {
      if (!is_name(choice) && choice != item.slot) add_words(choice);
    }
    for (std::string_view choice : item.exceptions) {
      if (choice.starts_with(kLowerOnly)) choice.remove_prefix(kLowerOnly.size());
      if (!is_name(choice)) add_words(choice);
    }
  }

 private:
  bool is_name(std::string_view choice) const { return is_builtin(choice) || names_.contains(choice); }

  void add_words(std::string_view text) {
    for (const auto& word : words_of(text, clitics_)) {
      // Marks are their own symbols, unless a lexicon has them.
      const auto token = tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, {}).front();
      if (is_word(token.shape) || is_number(token.shape) || word.size() > 4) out_.push_back(word);
    }
  }

  const std::set<std::string_view>& names_;
  const std::vector<std::string>& clitics_;
  std::vector<std::string>& out_;
};

}  // namespace

std::vector<std::string> clitics_of(const Pack& pack) {
  std::vector<std::string> clitics;
  if (const auto* lexicon = pack.lexicon("clitic")) {
    for (const auto& entry : lexicon->entries) clitics.push_back(fold(entry.value));
  }
  return clitics;
}

std::vector<std::string> words_of(std::string_view form, const std::vector<std::string>& clitics) {
  std::vector<std::string> words;
  for (const auto& token : form_tokens(form, clitics)) words.emplace_back(slice(form, token.span));
  return words;
}

std::vector<std::string> literals_of(const Pack& pack) {
  const auto clitics = clitics_of(pack);
  std::vector<std::string> literals;
  for (const Part part : {Part::kText, Part::kLayout}) {
    const auto names = names_of(pack, part);
    Collector collector(names, clitics, literals);
    for (const auto& rule : pack.rules) {
      if (rule.part != part) continue;
      for (const auto* block : {&rule.match, &rule.before, &rule.after}) {
        for (const auto& line : *block) {
          const auto pattern = parse_pattern(line.text);
          if (pattern) for_each_item(pattern->root, [&](const PatternItem& item) { collector.add(item); });
        }
      }
    }
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return literals;
}

}  // namespace onrecord
