#include "engine/extract/language.h"

#include "engine/text/token.h"

namespace onrecord {
namespace {

std::vector<TagLine> tag_lines(const Pack& pack, std::string_view name) {
  std::vector<TagLine> lines;
  const auto* lexicon = pack.lexicon(name);
  if (lexicon == nullptr) return lines;
  for (const auto& entry : lexicon->entries) lines.push_back({entry.value, entry.forms, entry.line});
  return lines;
}

}  // namespace

Language::Language(Pack pack)
    : pack_(std::move(pack)),
      text_(pack_, Part::kText),
      layout_(pack_, Part::kLayout),
      tagger_(tag_lines(pack_, "word-tags"), tag_lines(pack_, "ending-tags"),
              tag_lines(pack_, "tag-contexts")),
      word_classes_(text_.vocabulary()),
      measure_words_(text_.vocabulary()),
      singular_(pack_),
      text_fields_(text_),
      layout_fields_(layout_) {
  for (const auto& lexicon : pack_.lexicons) {
    for (const auto& entry : lexicon.entries) {
      for (const auto& form : entry.forms) {
        auto folded = fold(form);
        const auto number = words_.add(folded);
        if (number > values_.size()) values_.emplace_back();
        auto& values = values_[number - 1];
        // The first entry of a word has it.
        if (values.empty() || values.back().lexicon != lexicon.name)
          values.push_back({lexicon.name, entry.value});
        if (entry.line < kChangedLines) continue;
        added_[std::move(folded)].push_back({entry.value, place_of(lexicon, entry.line)});
      }
    }
  }
}

std::string_view Language::value(std::string_view lexicon, std::string_view word) const {
  const auto number = words_.find(word);
  if (number == 0) return {};
  for (const auto& known : values_[number - 1]) {
    if (known.lexicon == lexicon) return known.value;
  }
  return {};
}

std::span<const Language::AddedWord> Language::added_words(const std::string& folded) const {
  const auto found = added_.find(folded);
  return found == added_.end() ? std::span<const AddedWord>() : found->second;
}

std::vector<Error> Language::errors() const {
  auto errors = pack_.errors;
  // Both field tables check all rules of the pack: one of them tells.
  for (const auto* more : {&text_.errors(), &layout_.errors(), &text_fields_.errors()}) {
    errors.insert(errors.end(), more->begin(), more->end());
  }
  const auto* tags = pack_.lexicon("word-tags");
  for (const auto& [line, what] : tagger_.errors()) {
    errors.push_back({ErrorKind::kRules, tags->place.file + ":" + std::to_string(line), what});
  }
  return errors;
}

}  // namespace onrecord
