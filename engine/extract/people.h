// The named ones of an article: persons, organisations, places, and whom a later
// surname or title means.
//
// Names come from mentions of kind name; full ones first, then single words that
// repeat a part of them ("Li" for "Li Qiang"). Roles come from titles and
// appositions, compared by their lexicon value, so that "the premier" finds whom
// the text called prime minister.
#pragma once

#include <array>
#include <functional>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/extract/language.h"
#include "engine/extract/name_parts.h"
#include "engine/extract/read_block.h"
#include "engine/extract/record.h"

namespace onrecord {

class People {
 public:
  using Wanted = std::function<bool(std::size_t entity)>;

  People(std::span<const ReadBlock> blocks, const Language& language, const Article& article);

  // A speaker's words, and those of them that are the speaker itself: up to a comma, a preposition, or "and".
  struct Phrase {
    Span words;
    const ReadBlock* block = nullptr;  // that holds them; none: outside of what is read
    std::span<const Unit> core;
  };
  Phrase phrase_of(Span words) const;

  // Whom the words mean: by name, by role, or a group of several.
  std::optional<std::size_t> meant_by(const Phrase& phrase);
  // The lexicon value of the head of a definite phrase ("the four-term congressman"); "" for others.
  std::string_view description(const Phrase& speaker, std::string_view lexicon) const;

  // How a phrase speaks of two named before: "two", "men", "women", "first", "last"; "" for others.
  std::string pair_words(const Phrase& speaker) const;

  // Who wrote or said what the speaker's words name: "his letter", "Brek's letter", "a letter by Brek".
  std::optional<Span> author_of(const Phrase& speaker) const;

  // Who was last named before `offset`, of those wanted.
  std::optional<std::size_t> last_before(std::uint32_t offset, const Wanted& wanted) const;
  // Who was last named first in a sentence before `offset`, and where.
  std::optional<std::pair<std::size_t, std::uint32_t>> subject_before(std::uint32_t offset,
                                                                      const Wanted& wanted) const;

  // The two who were named last before `offset`, in the order of those mentions.
  std::optional<std::pair<std::size_t, std::size_t>> two_before(std::uint32_t offset,
                                                                const Wanted& wanted) const;
  // The group of two, known as such from now on.
  std::size_t pair_of(std::size_t first, std::size_t second);

  const std::string& name(std::size_t entity) const { return found_[entity].name; }
  EntityKind kind(std::size_t entity) const { return found_[entity].kind; }
  // Whether the text shows it to be a person: a name of several words, a title, a given name.
  bool is_sure(std::size_t entity) const { return found_[entity].sure; }
  char gender(std::size_t entity) const { return found_[entity].gender; }  // m, f or ?
  void add_mention(std::size_t entity, Span span) { found_[entity].mentions.push_back(span); }

  // Gives away the entities in the order of their indices, with mentions sorted: the last thing to ask.
  std::vector<Entity> take_entities();

 private:
  using Parts = std::span<const NameParts::Id>;

  struct Found {
    EntityKind kind = EntityKind::kPerson;
    char gender = '?';
    bool sure = false;
    std::string name;
    Parts parts;                         // of the name
    std::vector<std::string> roles;      // as written
    std::vector<std::string> role_keys;  // by lexicon
    std::vector<std::string> places;     // countries that go with the roles
    std::vector<Span> mentions;          // names in text order, then those of speakers
    std::ptrdiff_t names = 0;            // how many of them are names
  };
  // The words of a name as they are compared.
  struct WrittenName {
    explicit WrittenName(std::pmr::memory_resource* memory) : parts(memory) {}

    std::pmr::vector<NameParts::Id> parts;          // without marks
    bool capitals = false;                          // the first is all capitals
    bool known = true;                              // the vocabulary has them all
    std::array<std::optional<EntityKind>, 2> kind;  // without and with a title; empty: not looked at yet
  };

  struct Named {
    Span name, whole;
    std::string_view title;
    std::string_view place;  // the country
    bool subject = false;
    bool quoted = false;  // stands inside a quotation
    std::optional<std::size_t> entity;
    WrittenName* words = nullptr;
  };

  // By id, for the words around every name and speaker are held against them.
  struct Ids {
    explicit Ids(const Matcher& text);

    using Lexicons = const std::vector<LexiconId>&;
    std::optional<KindId> name_kind, apposed_kind;
    std::uint16_t name, title, place;  // slots
    Lexicons role_noun, two_before_word;
    std::array<std::reference_wrapper<const std::vector<LexiconId>>, 3> places;
  };

  // How many names before a word may be whom it means.
  static constexpr int kNamesLookedAt = 400;

  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  void reserve_names();
  void gather(const ReadBlock& block);
  std::vector<Named>::const_iterator first_named_from(std::uint32_t offset) const;
  void cluster();
  void learn_appositions(const ReadBlock& block);
  std::optional<std::size_t> known(Parts parts);
  std::size_t add(const Named& named, WrittenName& words);
  void learn_role(Found& found, std::string_view title, std::string_view place);
  WrittenName& words_of(const ReadBlock& block, Span name);
  EntityKind kind_of(const Named& named, WrittenName& words);
  EntityKind find_kind(std::string_view name, bool titled, const WrittenName& words);
  const ReadBlock* block_of(Span span) const;
  std::span<const Unit> core_of(const ReadBlock& block, Span speaker) const;
  std::optional<std::size_t> by_role(std::span<const Unit> core, std::uint32_t before) const;
  std::optional<std::size_t> named_behind(const ReadBlock& block, std::span<const Unit> core,
                                          Span speaker) const;
  bool is_genitive(const Unit& unit) const;
  bool is_description(std::span<const Unit> core) const;
  std::string_view country_of(std::string_view words) const;
  std::string_view value(std::span<const LexiconId> lexicons, const Unit& unit) const;
  bool in(WordClass lexicon, const Unit& unit) const;
  std::string_view text() const { return article_.text; }

  std::span<const ReadBlock> blocks_;
  const Language& language_;
  const Article& article_;
  const Ids ids_;
  std::vector<Found> found_;
  std::vector<Named> named_;                                                // in text order
  std::pmr::monotonic_buffer_resource memory_{4096};                        // of what stands below
  std::pmr::unordered_map<std::string_view, WrittenName> words_{&memory_};  // by name as written
  NameParts parts_;
  Index by_role_;  // persons, by the lexicon values of their roles
};

}  // namespace onrecord
