#include "engine/text/tagger.h"

#include <algorithm>
#include <map>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, kWordTags> kNames = {
    "mark",        "noun",     "plural", "name",       "pronoun",     "possessive", "determiner",
    "adjective",   "number",   "adverb", "particle",   "preposition", "to",         "base",
    "present",     "singular", "past",   "participle", "gerund",      "modal",      "wh",
    "coordinator", "genitive", "there",  "other",      "edge"};

std::optional<WordTag> tag_named(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<WordTag>(found - kNames.begin());
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Classes of words of which the pack may know a name: only these may be one where a capital says so.
bool is_open(WordTag tag) {
  return tag == WordTag::kNoun || tag == WordTag::kPlural || tag == WordTag::kName ||
         tag == WordTag::kAdjective || tag == WordTag::kAdverb ||
         (tag >= WordTag::kBase && tag <= WordTag::kGerund);
}

// A context as its line says it: for one word or for all words of certain tags.
struct Context {
  std::string key;  // the word, or the tags
  bool for_word = false;
  WordTag before = WordTag::kEdge, after = WordTag::kEdge;
  bool has_before = false, has_after = false;
  WordTag chosen = WordTag::kNoun;
};

std::optional<Context> parse_context(std::string_view value, std::string_view form) {
  Context out;
  const auto chosen = tag_named(value);
  if (!chosen) return std::nullopt;
  out.chosen = *chosen;
  for (auto parts = words_of(form); !parts.empty();) {
    const auto part = parts.front();
    if ((part == "behind" || part == "before") && parts.size() > 1) {
      const auto tag = tag_named(parts[1]);
      if (!tag) return std::nullopt;
      (part == "behind" ? out.before : out.after) = *tag;
      (part == "behind" ? out.has_before : out.has_after) = true;
      parts.erase(parts.begin(), parts.begin() + 2);
      continue;
    }
    if (out.has_before || out.has_after || out.for_word) return std::nullopt;
    if (part.size() > 2 && part.front() == '"' && part.back() == '"') {
      out.key = std::string(part.substr(1, part.size() - 2));
      out.for_word = true;
    } else {
      if (!tag_named(part)) return std::nullopt;
      out.key += (out.key.empty() ? "" : " ") + std::string(part);
    }
    parts.erase(parts.begin());
  }
  if (out.key.empty() || !(out.has_before || out.has_after)) return std::nullopt;
  return out;
}

// The more a context asks, the surer it is: a word before its tags, both sides before one.
int sureness(const Context& context) {
  return (context.for_word ? 4 : 0) + (context.has_before ? 2 : 0) + (context.has_after ? 1 : 0);
}

}  // namespace

std::string_view name_of(WordTag tag) { return kNames[static_cast<std::size_t>(tag)]; }

Tagger::Tagger(const WordTable& table, std::span<const TagLine> words, std::span<const TagLine> endings,
               std::span<const TagLine> contexts)
    : table_(table) {
  std::vector<Context> parsed;
  for (const auto& line : contexts) {
    for (const auto& form : line.forms) {
      if (auto context = parse_context(line.value, form)) {
        parsed.push_back(std::move(*context));
      } else {
        errors_.emplace_back(line.line, "\"" + std::string(line.value) + " = " + form + "\" is no context");
      }
    }
  }
  std::stable_sort(parsed.begin(), parsed.end(),
                   [](const Context& a, const Context& b) { return sureness(a) < sureness(b); });
  std::map<std::string, std::vector<const Context*>, std::less<>> by_tags, by_word;
  for (const auto& context : parsed) (context.for_word ? by_word : by_tags)[context.key].push_back(&context);

  std::map<std::string, std::int32_t, std::less<>> row_of;
  const auto row_for = [&](std::string_view tags, WordTag first, const std::string& word) -> std::int32_t {
    const auto own = by_word.find(word);
    const auto general = by_tags.find(tags);
    if (own == by_word.end() && general == by_tags.end()) return kOneTag;
    const auto key = own == by_word.end() ? std::string(tags) : "\"" + word;
    if (const auto made = row_of.find(key); made != row_of.end()) return made->second;
    Row row;
    for (auto& line : row) line.fill(first);
    const auto apply = [&](const std::vector<const Context*>& list) {
      for (const auto* context : list) {
        for (std::size_t before = 0; before < kWordTags; ++before) {
          if (context->has_before && before != static_cast<std::size_t>(context->before)) continue;
          for (std::size_t after = 0; after < kWordTags; ++after) {
            if (context->has_after && after != static_cast<std::size_t>(context->after)) continue;
            row[after][before] = context->chosen;
          }
        }
      }
    };
    if (general != by_tags.end()) apply(general->second);
    if (own != by_word.end()) apply(own->second);
    rows_.push_back(row);
    row_of.emplace(key, static_cast<std::int32_t>(rows_.size()) - 1);
    return static_cast<std::int32_t>(rows_.size()) - 1;
  };
  const auto fill = [&](std::span<const TagLine> lines, const auto& number_of, std::vector<Word>& known) {
    for (const auto& line : lines) {
      const auto tags = words_of(line.value);
      const bool tags_known = !tags.empty() && std::all_of(tags.begin(), tags.end(), [](auto tag) {
        return tag_named(tag).has_value();
      });
      if (!tags_known) {
        errors_.emplace_back(line.line, "\"" + std::string(line.value) + "\" is no list of tags");
        continue;
      }
      const WordTag first = *tag_named(tags.front());
      for (const auto& form : line.forms) {
        // The first line that has a word holds.
        auto& word = known[number_of(form)];
        if (word.row == kUnknown)
          word = {first, tags.size() < 2 ? kOneTag : row_for(line.value, first, form)};
      }
    }
  };
  for (const auto& line : endings) {
    for (const auto& form : line.forms) ending_table_.add(form);
  }
  const Word unknown{WordTag::kNoun, kUnknown};
  words_.assign(table.size() + 1, unknown);
  endings_.assign(ending_table_.size() + 1, unknown);
  fill(
      words, [&](std::string_view form) { return table_.find(form); }, words_);
  fill(
      endings, [&](std::string_view form) { return ending_table_.find(form); }, endings_);
}

Tagger::Word Tagger::by_ending(std::string_view word) const {
  constexpr std::size_t kLongestEnding = 4;
  const auto folded = fold(word);
  for (auto size = std::min(kLongestEnding, folded.size()); size > 0; --size) {
    const auto number = ending_table_.find(std::string_view(folded).substr(folded.size() - size));
    if (endings_[number].row != kUnknown) return endings_[number];
  }
  return {};
}

Tagger::Word Tagger::word_of(std::string_view text, const Token& token, bool first,
                             std::uint32_t number) const {
  if (is_number(token.shape)) return {WordTag::kNumber, kOneTag};
  const auto word = slice(text, token.span);
  const bool clitic =
      !is_word(token.shape) && ((word.starts_with("'") && word.size() > 1 && word[1] != '\'') ||
                                (word.starts_with("’") && word.size() > std::string_view("’").size()));
  if (!is_word(token.shape) && !clitic) return {WordTag::kMark, kOneTag};
  const Word* known = find(number);
  if (is_capital(token.shape) && !first) {
    return known == nullptr || is_open(known->first) ? Word{WordTag::kName, kOneTag} : *known;
  }
  if (known != nullptr) return *known;
  return is_capital(token.shape) ? Word{WordTag::kName, kOneTag} : by_ending(word);
}

bool Tagger::is_title_case(std::span<const Token> sentence, std::span<const std::uint32_t> numbers) const {
  constexpr std::size_t kFewest = 4;  // fewer words could be a name
  const auto found = title_words(sentence);
  if (!found || found->capitals < kFewest) return false;
  // A word that is no name by its class shows it; not the first, whose capital says nothing.
  bool first = true;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_capital(sentence[i].shape)) continue;
    const Word* known = first ? nullptr : find(numbers[i]);
    first = false;
    if (known != nullptr && (!is_open(known->first) || has_tense(known->first))) return true;
  }
  return false;
}

void Tagger::tag(std::string_view text, std::span<const Token> sentence, std::vector<WordTag>& out) const {
  std::vector<std::uint32_t> numbers;
  table_.find(text, sentence, numbers);
  tag(text, sentence, numbers, out);
}

void Tagger::tag(std::string_view text, std::span<const Token> sentence,
                 std::span<const std::uint32_t> numbers, std::vector<WordTag>& out) const {
  if (sentence.empty()) return;
  const bool title = is_title_case(sentence, numbers);
  bool first = true;  // a capital says nothing here
  const auto next_word = [&](std::size_t i) {
    // Most are words written small, and known.
    if (sentence[i].shape == Shape::kLower) {
      first = title;
      if (const auto* known = find(numbers[i])) return *known;
      return by_ending(slice(text, sentence[i].span));
    }
    const auto word = word_of(text, sentence[i], first, numbers[i]);
    if (word.first != WordTag::kMark) {
      first = title;
    } else if (!first) {
      const auto mark = slice(text, sentence[i].span);
      first = mark == "\"" || mark == "“" || mark == ":";
    }
    return word;
  };
  // Some words are looked up before the first of them is told, so that their rows come from memory meanwhile.
  constexpr std::size_t kAhead = 16;
  std::array<Word, kAhead + 1> words;
  words[0] = next_word(0);
  WordTag before = WordTag::kEdge;
  const auto told = out.size();
  out.resize(told + sentence.size());
  auto* tag = out.data() + told;
  for (std::size_t begin = 0; begin < sentence.size(); begin += kAhead) {
    const auto size = std::min(kAhead, sentence.size() - begin);
    for (std::size_t i = 0; i < size; ++i) {
      const auto next = begin + i + 1;
      words[i + 1] = next < sentence.size() ? next_word(next) : Word{WordTag::kEdge, kOneTag};
      if (words[i].row >= 0) __builtin_prefetch(tags_of(words[i], words[i + 1]).data());
    }
    for (std::size_t i = 0; i < size; ++i) {
      before = words[i].row < 0 ? words[i].first
                                : tags_of(words[i], words[i + 1])[static_cast<std::size_t>(before)];
      *tag++ = before;
    }
    words[0] = words[size];
  }
}

}  // namespace onrecord
