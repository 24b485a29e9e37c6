#include "engine/reconcile/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace onrecord {
namespace {

// Bytes left when an ending goes: the first, a longer one, and any after it.
constexpr std::size_t kShortestStem = 3, kShortEnding = 3, kLongStem = 5;

// Letters without their accents: outlets differ in whether they write them.
std::string without_accents(const std::string& word) {
  if (std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; })) return word;
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return word;
  const auto apart = nfd->normalize(icu::UnicodeString::fromUTF8(word), status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    if (u_charType(apart.char32At(i)) != U_NON_SPACING_MARK) kept.append(apart.char32At(i));
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

// "f.b.i." to "fbi", "1,234" to "1234"; the rest as it is.
std::string without_separators(std::string word, char separator) {
  word.erase(std::remove(word.begin(), word.end(), separator), word.end());
  return word;
}

// Marks house-style forms that are meant in capitals only: "US", not "us".
constexpr std::string_view kInCapitals = "^";

bool is_acronym(std::string_view written) {
  return written.size() > 1 &&
         std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::any_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Where the last `count` code points of `span` begin.
std::uint32_t back_by(std::string_view text, Span span, std::size_t count) {
  auto at = span.end;
  while (at > span.begin && count > 0) {
    if ((text[--at] & 0xC0) != 0x80) --count;
  }
  return at;
}

bool is_possessive(std::string_view ending) { return ending.front() == '\''; }

std::string comparison_form(std::string_view text, const Token& token) {
  std::string word = without_accents(fold(slice(text, token.span)));
  if (is_word(token.shape)) return without_separators(std::move(word), '.');
  if (is_number(token.shape)) return without_separators(std::move(word), ',');
  return word;
}

}  // namespace

WordBook::WordBook(const Pack& pack) : slips_(pack) {
  if (const auto* endings = pack.lexicon("word-ending")) {
    for (const auto& entry : endings->entries)
      endings_.insert(endings_.end(), entry.forms.begin(), entry.forms.end());
    std::sort(endings_.begin(), endings_.end(), [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
  }
  if (const auto* contractions = pack.lexicon("contraction")) {
    for (const auto& entry : contractions->entries) {
      for (const auto& form : entry.forms) {
        contractions_.emplace_back(fold(form), fold(entry.value));
      }
    }
  }
  if (const auto* styles = pack.lexicon("house-style")) {
    for (const auto& entry : styles->entries) {
      for (const auto& form : entry.forms) add_style(form, entry.value);
      add_style(entry.value, entry.value);
    }
  }
  add_traits(pack, "stop-word", kStop);
  add_traits(pack, "common-word", kCommon);
  add_traits(pack, "negation", kNegation);
  add_traits(pack, "pronoun", kPronoun);
  add_traits(pack, "quantity-word", kNumberWord);
  add_traits(pack, "opener", kOpener);
  add_traits(pack, "ranking", kRanking);
  add_traits(pack, "since-when", kSinceWhen);
  add_traits(pack, "of-all-time", kOfAllTime);
  add_traits(pack, "span-of-time", kSpanOfTime);
  if (const auto* groups = pack.lexicon("same-meaning")) {
    for (const auto& entry : groups->entries) {
      for (const auto& form : entry.forms)
        groups_.emplace(stem(without_accents(fold(form))), "=" + entry.value);
    }
  }
  for (const auto& [joined, value] : house_style_) add_phrase(joined);
}

void WordBook::add_style(const std::string& form, const std::string& value) {
  std::string joined;
  std::size_t words = 0;
  for (const auto& token : tokenize(form, {0, static_cast<std::uint32_t>(form.size())}, {})) {
    joined += (words++ ? " " : "") + comparison_form(form, token);
  }
  if (words == 1 && is_acronym(form)) joined.insert(0, kInCapitals);
  house_style_.emplace(joined, fold(value));
}

void WordBook::add_phrase(const std::string& joined) {
  std::vector<std::uint32_t> words;
  for (std::size_t from = 0; from < joined.size();) {
    const auto blank = std::min(joined.find(' ', from), joined.size());
    words.push_back(intern(std::string_view(joined).substr(from, blank - from)));
    from = blank + 1;
  }
  if (words.size() == 1) return;
  auto& phrases = phrases_[words.front()];
  phrases.push_back({std::move(words), known_as(joined)});
  std::stable_sort(phrases.begin(), phrases.end(),
                   [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}

void WordBook::add_traits(const Pack& pack, std::string_view lexicon, Trait trait) {
  const auto* words = pack.lexicon(lexicon);
  if (words == nullptr) return;
  places_.emplace_back(trait, words->place);
  for (const auto& entry : words->entries) {
    for (const auto& form : entry.forms) traits_[fold(form)] |= trait;
  }
}

const Place* WordBook::place_of(Trait trait) const {
  for (const auto& [known, place] : places_) {
    if (known == trait) return &place;
  }
  return nullptr;
}

std::uint32_t WordBook::intern(std::string_view text) {
  if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  const auto id = static_cast<std::uint32_t>(hashes_.size());
  ids_.emplace(text, id);
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a: std::hash may differ between libraries
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  hashes_.push_back(hash);
  return id;
}

// Endings go one after the other ("relationships", "relationship", "relation");
// after the first only from long words, so that a lawyer is no law.
std::string WordBook::stem(std::string_view folded) const {
  for (bool first = true, again = true; again;) {
    again = false;
    for (const auto& ending : endings_) {
      const auto least = !first                         ? kLongStem
                         : ending.size() > kShortEnding ? kShortestStem + 1
                                                        : kShortestStem;
      if (folded.size() < ending.size() + least || !folded.ends_with(ending)) continue;
      folded.remove_suffix(ending.size());
      again = true;
      // "Quint's" is all of "Quint".
      first = first && is_possessive(ending);
      break;
    }
  }
  // "planned" leaves "plann".
  if (folded.size() > kShortestStem && folded.back() == folded[folded.size() - 2]) folded.remove_suffix(1);
  return std::string(folded);
}

WordBook::Known WordBook::known_as(const std::string& plain) {
  const auto style = house_style_.find(plain);
  const auto& folded = style == house_style_.end() ? plain : style->second;
  Known known;
  known.plain = intern(plain);
  known.form = intern(folded);
  const bool number = !folded.empty() && folded[0] >= '0' && folded[0] <= '9';
  const std::string root = number ? folded : stem(folded);
  const auto group = groups_.find(root);
  known.stem = intern("~" + root);
  known.sense = group == groups_.end() ? known.stem : intern(group->second);
  if (const auto traits = traits_.find(folded); traits != traits_.end()) known.traits = traits->second;
  if (number) known.traits |= kNumberWord;
  if (!meant(folded).empty()) known.traits |= kSlip;
  known.opens_style = phrases_.count(known.plain) > 0;
  return known;
}

std::string WordBook::meant(std::string_view written) const {
  const auto folded = fold(written);
  if (slips_.known(stem(folded))) return "";
  for (auto& word : slips_.meant(folded)) {
    if (stem(word) != stem(folded)) return std::move(word);
  }
  return "";
}

// Most tokens have been read before: nothing is made of these again.
const WordBook::Reading& WordBook::reading_of(std::string_view text, const Token& token) {
  const auto written = slice(text, token.span);
  if (const auto known = readings_.find(written); known != readings_.end()) return known->second;
  Reading reading;
  auto form = comparison_form(text, token);
  reading.counts =
      is_word(token.shape) || is_number(token.shape) || house_style_.find(form) != house_style_.end();
  if (reading.counts) {
    if (is_acronym(written)) {
      const auto style = house_style_.find(std::string(kInCapitals) + form);
      if (style != house_style_.end()) form = style->second;
    }
    const auto ending = std::find_if(contractions_.begin(), contractions_.end(), [&](const auto& c) {
      return form.size() > c.first.size() && form.ends_with(c.first);
    });
    if (ending != contractions_.end()) {
      form.resize(form.size() - ending->first.size());
      reading.second = known_as(ending->second);
      reading.ending = code_points(ending->first);
    }
    reading.word = known_as(form);
  }
  return readings_.emplace(written, reading).first->second;
}

// The longest house style of several words that begins at `at`; nullptr where none does.
const WordBook::Phrase* WordBook::phrase_at(const std::vector<std::pair<Known, Word>>& pieces,
                                            std::size_t at) const {
  if (!pieces[at].first.opens_style) return nullptr;
  for (const auto& phrase : phrases_.at(pieces[at].first.plain)) {
    if (phrase.words.size() > pieces.size() - at) continue;
    const bool here =
        std::equal(phrase.words.begin(), phrase.words.end(), pieces.begin() + static_cast<std::ptrdiff_t>(at),
                   [](std::uint32_t word, const auto& piece) { return word == piece.first.plain; });
    if (here) return &phrase;
  }
  return nullptr;
}

std::vector<Word> WordBook::read(std::string_view text, Span span, bool starts_sentence) {
  std::vector<std::pair<Known, Word>> pieces;
  int brackets = 0;
  unsigned dots = 0;
  const auto tokens = tokenize(text, span, {});
  pieces.reserve(tokens.size());
  for (const auto& token : tokens) {
    const auto& reading = reading_of(text, token);
    if (!is_word(token.shape) && !is_number(token.shape)) {
      const auto written = slice(text, token.span);
      if (written == "[" || written == "(") ++brackets;
      if ((written == "]" || written == ")") && brackets > 0) --brackets;
      dots = written == "…" ? 2 : written == "." ? dots + 1 : dots;
    }
    if (!reading.counts) continue;
    std::uint16_t traits = 0;
    if (brackets > 0) traits |= kInserted;
    if (dots >= 2) traits |= kAfterDots;
    if (is_capital(token.shape) && !(starts_sentence && pieces.empty())) traits |= kName;
    dots = 0;
    const auto add = [&](const Known& known, Span at) {
      pieces.push_back({known, {at, known.form, known.stem, known.sense, traits}});
    };
    const auto cut = reading.ending > 0 ? back_by(text, token.span, reading.ending) : token.span.end;
    add(reading.word, {token.span.begin, cut});
    traits &= static_cast<std::uint16_t>(~kAfterDots);
    if (reading.ending > 0) add(reading.second, {cut, token.span.end});
  }
  std::vector<Word> words;
  words.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size();) {
    const auto* phrase = phrase_at(pieces, i);
    const auto& means = phrase != nullptr ? phrase->means : pieces[i].first;
    const auto taken = phrase != nullptr ? phrase->words.size() : 1;
    words.push_back({{pieces[i].second.span.begin, pieces[i + taken - 1].second.span.end},
                     means.form,
                     means.stem,
                     means.sense,
                     static_cast<std::uint16_t>(means.traits | pieces[i].second.traits)});
    i += taken;
  }
  return words;
}

}  // namespace onrecord
