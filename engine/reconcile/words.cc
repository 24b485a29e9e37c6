#include "engine/reconcile/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "engine/text/token.h"

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

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
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

WordBook::WordBook(const Pack& pack) {
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
}

void WordBook::add_style(const std::string& form, const std::string& value) {
  std::string joined;
  std::size_t words = 0;
  for (const auto& token : tokenize(form, {0, static_cast<std::uint32_t>(form.size())}, {})) {
    joined += (words++ ? " " : "") + comparison_form(form, token);
  }
  if (words == 1 && is_acronym(form)) joined.insert(0, kInCapitals);
  house_style_.emplace(joined, fold(value));
  longest_style_ = std::max(longest_style_, words);
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
  const auto [it, fresh] = ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(hashes_.size()));
  if (fresh) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a: std::hash may differ between libraries
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hashes_.push_back(hash);
  }
  return it->second;
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

const WordBook::Known& WordBook::look_up(const std::string& folded) {
  const auto found = known_.find(folded);
  if (found != known_.end()) return found->second;
  Known known;
  known.form = intern(folded);
  const bool number = !folded.empty() && folded[0] >= '0' && folded[0] <= '9';
  const std::string root = number ? folded : stem(folded);
  const auto group = groups_.find(root);
  known.stem = intern("~" + root);
  known.sense = group == groups_.end() ? known.stem : intern(group->second);
  if (const auto traits = traits_.find(folded); traits != traits_.end()) known.traits = traits->second;
  if (number) known.traits |= kNumberWord;
  return known_.emplace(folded, known).first->second;
}

std::vector<Word> WordBook::read(std::string_view text, Span span, bool starts_sentence) {
  struct Piece {
    std::string form;
    Span span;
    std::uint16_t traits;
  };
  std::vector<Piece> pieces;
  int brackets = 0;
  unsigned dots = 0;
  for (const auto& token : tokenize(text, span, {})) {
    const auto written = slice(text, token.span);
    if (!is_word(token.shape) && !is_number(token.shape)) {
      if (written == "[" || written == "(") ++brackets;
      if ((written == "]" || written == ")") && brackets > 0) --brackets;
      dots = written == "…" ? 2 : written == "." ? dots + 1 : dots;
      if (house_style_.find(comparison_form(text, token)) == house_style_.end()) continue;
    }
    std::uint16_t traits = 0;
    if (brackets > 0) traits |= kInserted;
    if (dots >= 2) traits |= kAfterDots;
    if (is_capital(token.shape) && !(starts_sentence && pieces.empty())) traits |= kName;
    auto form = comparison_form(text, token);
    if (is_acronym(written)) {
      const auto style = house_style_.find(std::string(kInCapitals) + form);
      if (style != house_style_.end()) form = style->second;
    }
    dots = 0;
    const auto ending = std::find_if(contractions_.begin(), contractions_.end(), [&](const auto& c) {
      return form.size() > c.first.size() && form.ends_with(c.first);
    });
    if (ending == contractions_.end()) {
      pieces.push_back({std::move(form), token.span, traits});
      continue;
    }
    const auto cut = back_by(text, token.span, code_points(ending->first));
    form.resize(form.size() - ending->first.size());
    pieces.push_back({std::move(form), {token.span.begin, cut}, traits});
    pieces.push_back(
        {ending->second, {cut, token.span.end}, static_cast<std::uint16_t>(traits & ~kAfterDots)});
  }
  std::vector<Word> words;
  words.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t taken = 1;
    std::string form = pieces[i].form, joined;
    for (std::size_t n = 1; n <= longest_style_ && i + n <= pieces.size(); ++n) {
      joined += (n > 1 ? " " : "") + pieces[i + n - 1].form;
      if (const auto style = house_style_.find(joined); style != house_style_.end()) {
        form = style->second;
        taken = n;
      }
    }
    const auto& known = look_up(form);
    words.push_back({{pieces[i].span.begin, pieces[i + taken - 1].span.end},
                     known.form,
                     known.stem,
                     known.sense,
                     static_cast<std::uint16_t>(known.traits | pieces[i].traits)});
    i += taken;
  }
  return words;
}

}  // namespace onrecord
