#include "engine/match/vocabulary.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <numeric>

#include "engine/match/literals.h"

namespace onrecord {
namespace {

// Whether a token of shape `found` may stand for a form written in shape `written`.
bool allows(Shape written, Shape found) {
  switch (written) {
    case Shape::kCapitalised:
    case Shape::kInitial:
      return !is_word(found) || is_capital(found);
    case Shape::kUpper:
      return found == Shape::kUpper || found == Shape::kInitial;
    case Shape::kMixed:
      return found == Shape::kMixed || found == Shape::kUpper;
    default:
      return true;
  }
}

std::size_t forms_in(const Pack& pack) {
  std::size_t forms = 0;
  for (const auto& lexicon : pack.lexicons) {
    for (const auto& entry : lexicon.entries) forms += entry.forms.size();
  }
  return forms;
}

}  // namespace

// No node is the root of two words, and no word has the number 0: no key is 0.
std::size_t Vocabulary::Edges::place_of(std::uint64_t key) const {
  const auto mask = edges_.size() - 1;
  auto at = ((key * 0x9E3779B97F4A7C15) >> 32) & mask;
  while (edges_[at].key != 0 && edges_[at].key != key) at = (at + 1) & mask;
  return at;
}

// Most keys that are asked for are not there, which mostly shows without a look at the table.
std::uint32_t Vocabulary::Edges::find(std::uint64_t key) const {
  const auto bit = bit_of(key);
  if ((bits_[bit / 64] >> (bit % 64) & 1) == 0) return 0;
  return edges_[place_of(key)].node;
}

std::uint32_t& Vocabulary::Edges::at(std::uint64_t key) {
  if (edges_[place_of(key)].key == 0) {
    if (++taken_ * 2 > edges_.size()) {
      const auto before = std::move(edges_);
      edges_.assign(before.size() * 2, {});
      for (const auto& edge : before) {
        if (edge.key != 0) edges_[place_of(edge.key)] = edge;
      }
    }
    edges_[place_of(key)].key = key;
    const auto bit = bit_of(key);
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return edges_[place_of(key)].node;
}

Vocabulary::Vocabulary(const Pack& pack, const std::vector<std::string>& literals)
    : clitics_(clitics_of(pack)) {
  const auto forms = forms_in(pack) + literals.size();
  words_.reserve(forms / 2);  // many stand in several lexicons
  roots_.reserve(forms);
  nodes_.reserve(forms);
  forms_.reserve(forms);
  nodes_.emplace_back();
  Making making;
  making.added.reserve(forms);
  for (const auto& lexicon : pack.lexicons) {
    if (lexicon.part == Part::kCompare) {
      for (const auto& entry : lexicon.entries) {
        for (const auto& form : entry.forms) forms_.push_back(words_.add(form));
      }
      continue;
    }
    const auto id = add_lexicon(lexicon.name);
    if (!lexicon.gives.empty() && lexicon.gives != lexicon.name) by_name_[lexicon.gives].push_back(id);
    for (const auto& entry : lexicon.entries) {
      const auto value = static_cast<std::uint32_t>(values_.size());
      values_.push_back(entry.value);
      for (const auto& form : entry.forms) forms_.push_back(add(id, form, value, making));
    }
  }
  literals_ = names_.size();
  for (const auto& literal : literals) {
    const auto name = "=" + literal;
    if (by_name_.contains(name)) continue;
    const auto value = static_cast<std::uint32_t>(values_.size());
    values_.push_back(folded_.emplace_front(fold(literal)));
    add(add_lexicon(name), literal, value, making);
  }
  order_entries(making.added);
  make_classes();
  roots_.resize(words_.size() + 1);
  for (auto& root : roots_) {
    if (root.node == 0) continue;
    root.extends = nodes_[root.node].extends;
    if (nodes_[root.node].entries == 0) continue;
    root.first_class = nodes_[root.node].first_class;
    for (std::size_t shape = 0; shape < kOften; ++shape)
      root.often[shape] = class_of_[root.first_class + shape];
  }
}

LexiconId Vocabulary::add_lexicon(const std::string& name) {
  const auto id = static_cast<LexiconId>(names_.size());
  names_.push_back(name);
  by_name_[name].push_back(id);
  return id;
}

// The number of the form.
std::uint32_t Vocabulary::add(LexiconId lexicon, std::string_view form, std::uint32_t value, Making& making) {
  auto& tokens = making.tokens;
  form_tokens(form, clitics_, tokens);
  std::uint32_t number = 0, node = 0;
  if (tokens.size() != 1) number = words_.add(form);
  if (tokens.empty()) return number;
  const Entry entry{lexicon, value, static_cast<std::uint32_t>(shapes_.size())};
  for (const auto& token : tokens) {
    const auto word = words_.add(slice(form, token.span));
    if (tokens.size() == 1) number = word;
    if (roots_.size() <= word) roots_.resize(words_.size() + 1);
    const bool first = node == 0;
    auto& next = first ? roots_[word].node : edges_.at(Edges::key(node, word, token.space_before));
    if (!first) roots_[word].goes_on = true;
    nodes_[node].extends = true;
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      const auto depth = static_cast<std::uint16_t>(nodes_[node].depth + 1);
      nodes_.emplace_back();
      nodes_.back().depth = depth;
    }
    node = next;
    shapes_.push_back(token.shape);
  }
  ++nodes_[node].entries;
  making.added.push_back({node, entry});
  return number;
}

// Those of a node one behind the other, as they were added.
void Vocabulary::order_entries(const std::vector<Added>& added) {
  std::uint32_t behind = 0;
  for (auto& node : nodes_) {
    behind += node.entries;
    node.first_entry = behind;
  }
  entries_.resize(added.size());
  for (auto one = added.rbegin(); one != added.rend(); ++one)
    entries_[--nodes_[one->node].first_entry] = one->entry;
}

void Vocabulary::make_classes() {
  // Every shape alone first; then what lexicons know, in the order of nodes.
  ClassIds ids;
  for (std::size_t shape = 0; shape < kShapes; ++shape) class_id({}, static_cast<Shape>(shape), ids);
  // Most words are like others: nodes whose entries have the same lexicons and shapes share their classes.
  std::unordered_map<std::u16string, std::uint32_t> made;
  std::u16string likeness;
  for (auto& node : nodes_) {
    if (node.entries == 0) continue;
    const auto entries = entries_of(node);
    likeness.assign(1, static_cast<char16_t>(node.depth));
    for (const auto& entry : entries) {
      likeness.push_back(static_cast<char16_t>(entry.lexicon));
      for (const auto shape : shapes_of(node, entry)) likeness.push_back(static_cast<char16_t>(shape));
    }
    const auto [like, is_new] = made.try_emplace(likeness, static_cast<std::uint32_t>(class_of_.size()));
    node.first_class = like->second;
    if (!is_new) continue;
    const auto lexicons_where = [&](const auto& passes) {
      std::vector<LexiconId> found;
      for (const auto& entry : entries) {
        if (passes(shapes_of(node, entry))) found.push_back(entry.lexicon);
      }
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      return found;
    };
    if (node.depth > 1) {
      const auto shapes = shapes_of(node, entries.front());
      const auto shape = std::ranges::any_of(shapes, is_capital) ? Shape::kCapitalised : shapes.front();
      const auto some =
          lexicons_where([](auto written) { return std::ranges::none_of(written, is_capital); });
      class_of_.push_back(some.empty() ? kNoClass : class_id(some, shape, ids));
      class_of_.push_back(class_id(lexicons_where([](auto) { return true; }), shape, ids));
      continue;
    }
    class_of_.resize(class_of_.size() + kShapes, kNoClass);
    const auto written = shapes_[entries.front().shapes];
    for (std::size_t shape = 0; shape < kShapes; ++shape) {
      const auto found = static_cast<Shape>(shape);
      if (is_word(found) != is_word(written) || (!is_word(found) && found != written)) continue;
      auto lexicons = lexicons_where([&](auto shapes) { return allows(shapes.front(), found); });
      if (!lexicons.empty()) class_of_[node.first_class + shape] = class_id(std::move(lexicons), found, ids);
    }
  }
  order_classes();
  symbols_in_.resize(names_.size());
  row_words_ = literals_ / 64 + 1;
  rows_.resize(classes_.size() * row_words_);
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    for (const auto lexicon : classes_[i].lexicons) {
      symbols_in_[lexicon].push_back(symbol_of_class(i));
      if (lexicon < literals_) rows_[i * row_words_ + lexicon / 64] |= std::uint64_t{1} << (lexicon % 64);
    }
  }
}

// The class of a set of lexicons and a shape; a new one where there is none.
std::uint32_t Vocabulary::class_id(std::vector<LexiconId> lexicons, Shape shape, ClassIds& ids) {
  const auto of_shapes = ids.try_emplace(std::move(lexicons)).first;
  auto& id = of_shapes->second[static_cast<std::size_t>(shape)];
  if (id == 0) {
    classes_.push_back({of_shapes->first, shape});
    id = static_cast<std::uint32_t>(classes_.size());
  }
  return id - 1;
}

// Numbers the classes by shape, so that those of a shape are one range, which its
// plain class begins.
void Vocabulary::order_classes() {
  std::vector<std::uint32_t> order(classes_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return classes_[a].shape < classes_[b].shape; });
  std::vector<Class> ordered;
  std::vector<std::uint32_t> number(classes_.size());
  for (const auto old : order) {
    number[old] = static_cast<std::uint32_t>(ordered.size());
    ordered.push_back(std::move(classes_[old]));
  }
  classes_ = std::move(ordered);
  for (std::size_t shape = 0; shape < kShapes; ++shape) first_of_shape_[shape] = number[shape];
  first_of_shape_[kShapes] = static_cast<std::uint32_t>(classes_.size());
  for (auto& id : class_of_) {
    if (id != kNoClass) id = number[id];
  }
}

// The class of several tokens that a lexicon writes as one.
std::uint32_t Vocabulary::class_for(const Node& node, std::span<const Token> tokens) const {
  if (node.entries == 0) return kNoClass;
  const auto* const classes = class_of_.data() + node.first_class;
  if (classes[0] == classes[1]) return classes[0];
  bool capitals = false;
  for (const auto& entry : entries_of(node)) {
    const auto shapes = shapes_of(node, entry);
    bool passes = true;
    for (std::size_t i = 0; passes && i < tokens.size(); ++i) passes = allows(shapes[i], tokens[i].shape);
    if (passes && std::ranges::any_of(shapes, is_capital)) capitals = true;
  }
  return classes[capitals ? 1 : 0];
}

// The symbol of a token that no lexicon knows: its shape's class, or for marks
// the mark itself, with the many quotation marks and dashes told alike.
char32_t Vocabulary::plain_symbol(std::string_view text, const Token& token) const {
  if (token.shape == Shape::kPunctuation || token.shape == Shape::kSymbol) {
    std::int32_t at = static_cast<std::int32_t>(token.span.begin);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at,
                    static_cast<std::int32_t>(text.size()), c);
    switch (c) {
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0xAB:
      case 0xBB:
        return '"';
      case 0x2018:
      case 0x2019:
      case 0x201A:
        return '\'';
      case 0x2010:
      case 0x2011:
        return '-';
      case 0x2014:
      case 0x2015:
        return 0x2013;  // a dash is a dash
      default:
        if (c < 0xE000 || (c > 0xF8FF && c < 0xF0000)) return static_cast<char32_t>(c);
    }
  }
  return symbol_of_class(first_of_shape_[static_cast<std::size_t>(token.shape)]);
}

void Vocabulary::read(std::string_view text, std::span<const Token> tokens, std::vector<Unit>& units,
                      std::vector<std::uint32_t>& words) const {
  words_.find(text, tokens, words);
  if (units.size() < tokens.size()) units.resize(tokens.size());
  constexpr std::size_t kAhead = 6;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  const auto* const roots = roots_.data();
  const auto* const numbers = words.data();
  auto* unit = units.data();
  for (std::uint32_t i = 0; i < size;) {
    if (i + kAhead < size) __builtin_prefetch(roots + numbers[i + kAhead]);
    const auto& token = tokens[i];
    const auto& root = roots[numbers[i]];
    Hit hit;
    hit.class_id = token.shape < static_cast<Shape>(kOften)
                       ? root.often[static_cast<std::size_t>(token.shape)]
                   : root.first_class == kNoClasses
                       ? kNoClass
                       : class_of_[root.first_class + static_cast<std::size_t>(token.shape)];
    if (hit.class_id != kNoClass) hit.node = root.node;
    if (root.extends && i + 1 < size && roots[numbers[i + 1]].goes_on) extend(hit, i, tokens, words);
    unit->span = {token.span.begin, tokens[i + hit.tokens - 1].span.end};
    unit->symbol = hit.class_id == kNoClass ? plain_symbol(text, token) : symbol_of_class(hit.class_id);
    unit->node = hit.node;
    unit->first_token = i;
    unit->tokens = hit.tokens;
    unit->space_before = token.space_before;
    ++unit;
    i += hit.tokens;
  }
  units.resize(static_cast<std::size_t>(unit - units.data()));
}

// The longest words that begin with the token `first` and that a lexicon writes as one, where there are any.
void Vocabulary::extend(Hit& hit, std::uint32_t first, std::span<const Token> tokens,
                        std::span<const std::uint32_t> words) const {
  auto node = roots_[words[first]].node;
  for (auto end = first + 1; end < tokens.size() && roots_[words[end]].goes_on;) {
    node = edges_.find(Edges::key(node, words[end], tokens[end].space_before));
    ++end;
    if (node == 0) return;
    if (const auto found = class_for(nodes_[node], tokens.subspan(first, end - first)); found != kNoClass)
      hit = {found, node, static_cast<std::uint16_t>(end - first)};
    if (!nodes_[node].extends) return;
  }
}

const std::vector<LexiconId>& Vocabulary::lexicons(std::string_view name) const {
  static const std::vector<LexiconId> none;
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? none : found->second;
}

std::vector<std::string_view> Vocabulary::lexicons_of(const Unit& unit) const {
  std::vector<std::string_view> names;
  const auto id = class_behind(unit.symbol);
  if (id >= classes_.size()) return names;
  for (const auto lexicon : classes_[id].lexicons) {
    if (!names_[lexicon].starts_with('=')) names.push_back(names_[lexicon]);
  }
  return names;
}

std::optional<Shape> Vocabulary::shape_of(const Unit& unit) const {
  const auto id = class_behind(unit.symbol);
  return id < classes_.size() ? std::optional(classes_[id].shape) : std::nullopt;
}

std::string_view Vocabulary::value(const Unit& unit, std::span<const LexiconId> lexicons) const {
  if (unit.node == 0) return {};
  for (const auto& entry : entries_of(nodes_[unit.node])) {
    if (std::find(lexicons.begin(), lexicons.end(), entry.lexicon) != lexicons.end() &&
        in(unit, entry.lexicon)) {
      return values_[entry.value];
    }
  }
  return {};
}

std::vector<char32_t> Vocabulary::symbols(bool (*wanted)(Shape)) const {
  std::vector<char32_t> found;
  for (std::size_t shape = 0; shape < kShapes; ++shape) {
    if (!wanted(static_cast<Shape>(shape))) continue;
    for (auto i = first_of_shape_[shape]; i < first_of_shape_[shape + 1]; ++i)
      found.push_back(symbol_of_class(i));
  }
  return found;
}

}  // namespace onrecord
