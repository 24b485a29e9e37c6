#include "engine/article/page/names.h"

#include <algorithm>
#include <utility>

#include "engine/text/token.h"

namespace onrecord {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// The words of "articleBody", "article-body", "article__body": "article", "body".
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_letter(c)) {
      end_word();
      continue;
    }
    if (is_capital(c) && i > 0 && is_small(name[i - 1])) end_word();
    word += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  end_word();
  return words;
}

bool is_apart(PagePart part) { return part == PagePart::kApart || part == PagePart::kAside; }

}  // namespace

PageNames::PageNames(const Pack& pack) {
  constexpr std::pair<std::string_view, PagePart> kLexicons[] = {{"page-apart", PagePart::kApart},
                                                                 {"page-aside", PagePart::kAside},
                                                                 {"page-body", PagePart::kBody},
                                                                 {"page-caption", PagePart::kCaption},
                                                                 {"page-byline", PagePart::kByline}};
  for (const auto& [name, part] : kLexicons) {
    const auto* lexicon = pack.lexicon(name);
    if (lexicon == nullptr) continue;
    for (const auto& entry : lexicon->entries) {
      for (const auto& form : entry.forms) {
        auto words = words_of(form);
        if (words.empty()) continue;
        auto first = words.front();
        forms_[first].push_back({std::move(words), part});
      }
    }
  }
  for (auto& [first, forms] : forms_) {
    std::ranges::stable_sort(forms, std::greater<>(), [](const Form& form) { return form.words.size(); });
  }
  if (const auto* lexicon = pack.lexicon("page-wrapper")) {
    for (const auto& entry : lexicon->entries) {
      for (const auto& form : entry.forms) wrappers_[fold(form)] = true;
    }
  }
}

PagePart PageNames::of_name(std::string_view name) const {
  const auto words = words_of(name);
  auto found = PagePart::kNone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto forms = forms_.find(words[i]);
    if (forms == forms_.end()) continue;
    for (const auto& form : forms->second) {
      const bool here =
          words.size() - i >= form.words.size() &&
          std::equal(form.words.begin(), form.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i));
      if (!here) continue;
      // "article-body-comments": of several, what stands apart.
      if (found == PagePart::kNone || is_apart(form.part)) found = form.part;
      i += form.words.size() - 1;
      break;
    }
  }
  const bool of_a_whole = found == PagePart::kBody || is_apart(found);
  const bool wraps =
      of_a_whole && std::ranges::any_of(words, [&](const auto& word) { return wrappers_.contains(word); });
  return wraps ? PagePart::kNone : found;
}

PagePart PageNames::of_attribute(std::string_view value) {
  const auto [known, added] = seen_.try_emplace(std::string(value), PagePart::kNone);
  if (!added) return known->second;
  auto found = PagePart::kNone;
  while (!value.empty()) {
    const auto begin = std::min(value.find_first_not_of(" \t\r\n"), value.size());
    value.remove_prefix(begin);
    const auto end = std::min(value.find_first_of(" \t\r\n"), value.size());
    const auto part = of_name(value.substr(0, end));
    // A body is a body, whatever else its classes say of it.
    if (part == PagePart::kBody || (found != PagePart::kBody && part > found)) found = part;
    value.remove_prefix(end);
  }
  known->second = found;
  return found;
}

PagePart PageNames::part(const PageTree& page, std::uint32_t node) {
  auto found = PagePart::kNone;
  const auto& owner = page.nodes[node];
  for (std::uint32_t i = 0; i < owner.attribute_count; ++i) {
    const auto& attribute = page.attributes[owner.attributes + i];
    const bool names = attribute.name == Name::kClass || attribute.name == Name::kId ||
                       attribute.name == Name::kRole || attribute.name == Name::kItemprop;
    if (!names) continue;
    const auto part = of_attribute(slice(page.text, attribute.value));
    if (part == PagePart::kBody || (found != PagePart::kBody && part > found)) found = part;
  }
  return found;
}

}  // namespace onrecord
