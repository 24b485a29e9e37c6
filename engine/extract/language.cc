#include "engine/extract/language.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/match/literals.h"
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
      vocabulary_(pack_, literals_of(pack_)),
      text_(pack_, Part::kText, vocabulary_),
      layout_(pack_, Part::kLayout, vocabulary_),
      text_kinds_{text_.kind("attribution"), text_.kind("figure")},
      text_slots_{text_.slot("speaker").value_or(kNoSlot), text_.slot("cue").value_or(kNoSlot),
                  text_.slot("via").value_or(kNoSlot), text_.slot("tail").value_or(kNoSlot)},
      tagger_(vocabulary_.words(), tag_lines(pack_, "word-tags"), tag_lines(pack_, "ending-tags"),
              tag_lines(pack_, "tag-contexts")),
      word_classes_(vocabulary_),
      measure_words_(vocabulary_),
      name_words_(vocabulary_.words().size()),
      singular_(pack_),
      text_fields_(text_),
      layout_fields_(layout_) {
  struct Found {
    std::uint32_t number = 0;
    LexiconValue value;
  };
  std::vector<Found> found;
  const auto& words = vocabulary_.words();
  const auto* form_number = vocabulary_.forms().data();
  found.reserve(vocabulary_.forms().size());
  std::vector<const Lexicon*> last_in(words.size() + 1);  // by number of word
  for (const auto& lexicon : pack_.lexicons) {
    const auto said = NameWords::said_by(lexicon.name);
    for (const auto& entry : lexicon.entries) {
      for (const auto& form : entry.forms) {
        const auto number = *form_number++;
        if (said != 0 && !entry.value.empty()) name_words_.add(number, said);
        // The first entry of a word has it.
        if (std::exchange(last_in[number], &lexicon) != &lexicon)
          found.push_back({number, {lexicon.name, entry.value}});
        if (entry.line < kChangedLines) continue;
        added_[fold(form)].push_back({entry.value, place_of(lexicon, entry.line)});
      }
    }
  }
  // The values of a word one behind the other, in the order of the lexicons.
  ends_.resize(words.size() + 1);
  for (const auto& one : found) ++ends_[one.number];
  std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  values_.resize(found.size());
  for (auto one = found.rbegin(); one != found.rend(); ++one) values_[--ends_[one->number]] = one->value;
  for (const auto& one : found) ++ends_[one.number];
}

std::string_view Language::value(std::string_view lexicon, std::span<const LexiconValue> lexicons) {
  for (const auto& known : lexicons) {
    if (known.lexicon == lexicon) return known.value;
  }
  return {};
}

bool Language::knows_words_of(std::string_view text) const {
  constexpr std::size_t kLookedAt = 600;
  constexpr std::size_t kFewest = 40;
  constexpr double kShare = 0.8;
  const Span beginning{0, static_cast<std::uint32_t>(std::min(text.size(), kLookedAt))};
  std::size_t words = 0, known = 0;
  for (const auto& token : tokenize(text, beginning, vocabulary_.clitics())) {
    if (token.shape != Shape::kLower) continue;
    ++words;
    known += tagger_.knows(slice(text, token.span)) ? 1 : 0;
  }
  return words >= kFewest && static_cast<double>(known) >= kShare * static_cast<double>(words);
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
