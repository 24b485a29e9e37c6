// A rule pack made ready to run: text in, mentions out.
//
// Rules run in stages, each behind those that give the kinds of mention that it
// uses. Within a stage only those lines run whose atoms (compile.h) are present
// in the sentence. Overlaps within a kind are settled by priority, length,
// position and rule id, so that the same text always gives the same mentions.
// A matcher is immutable once made; many threads may use one.
#pragma once

#include <forward_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/mention.h"
#include "engine/match/vocabulary.h"
#include "engine/rules/pack.h"
#include "engine/text/sentences.h"

namespace onrecord {

class CompiledRules;
class Inspection;

// A paragraph as tokens, units and sentences: what rules read.
struct Reading {
  std::string_view text;  // the article's
  Span paragraph;
  std::vector<Token> tokens;
  std::vector<std::uint32_t> words;  // by token, the number of its word in the vocabulary
  std::vector<Unit> units;
  std::vector<std::uint32_t> cells;  // by unit, what the matcher's rules tell apart
  std::vector<Span> sentences;
  std::vector<TokenRange> sentence_tokens;  // by sentence; every token is in one
  std::vector<std::uint16_t> sentence_of;   // by unit

  std::size_t room() const { return tokens.capacity(); }  // what it has memory for
};

// What rules found in one paragraph. Views point into the matcher and into `values`.
struct Findings {
  std::vector<Mention> mentions;  // by stage, there by kind, there in text order
  std::vector<Capture> captures;  // those too of matches that gave way to others
  std::forward_list<std::string> values;
  std::uint64_t kinds = 0;  // bit_of each of which there is a mention

  bool has(KindId kind) const { return (kinds & bit_of(kind)) != 0; }
  std::size_t room() const { return captures.capacity(); }  // what it has memory for
  std::span<const Capture> captures_of(const Mention& mention) const {
    return {captures.data() + mention.first_capture, mention.captures};
  }
};

// A span that the caller found without rules, for a kind that rules use ("quote").
// Those of one run stand in text order.
struct Seed {
  KindId kind = 0;
  Span span;
};

class Matcher;
class StageRunner;

// The memory of runs, to be used again from paragraph to paragraph, and left to the
// next workspace. For one thread at a time; its matcher must outlive it.
class Workspace {
 public:
  explicit Workspace(const Matcher& matcher);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // The memory of what is no longer needed, for what is read next.
  void take_back(Reading&& reading);
  void take_back(Findings&& findings);

 private:
  friend class Matcher;
  const Matcher& matcher_;
  std::unique_ptr<StageRunner> runner_;
};

class Matcher {
 public:
  // Compiles the rules of one part. What is wrong is told in errors() and left out.
  // `vocabulary` is that of the pack; both must outlive it.
  Matcher(const Pack& pack, Part part, const Vocabulary& vocabulary);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  const std::vector<Error>& errors() const;
  const Pack& pack() const;
  const Vocabulary& vocabulary() const;

  // Ids by name. A kind that no rule gives or uses has none.
  std::optional<KindId> kind(std::string_view name) const;
  std::string_view kind_name(KindId kind) const;
  std::string_view slot_name(std::uint16_t slot) const;
  std::optional<std::uint16_t> slot(std::string_view name) const;
  const Rule& rule(RuleId id) const;  // as in pack().rules

  // `workspace` is one of this matcher.
  Reading read(std::string_view text, Span paragraph, Workspace& workspace) const;
  Findings run(const Reading& reading, const std::vector<Seed>& seeds, Workspace& workspace) const;
  // The same without one, or with one of its own.
  Reading read(std::string_view text, Span paragraph) const;
  Findings run(const Reading& reading, const std::vector<Seed>& seeds) const;

 private:
  friend class Workspace;
  friend class Inspection;
  class Idle;
  Reading read_into(Reading reading, std::string_view text, Span paragraph,
                    std::vector<std::uint8_t>& hints) const;

  std::unique_ptr<CompiledRules> rules_;
  std::unique_ptr<Idle> idle_;
};

// The capture of a slot; nullptr where it caught nothing.
const Capture* capture_of(const Findings& findings, const Mention& mention, std::uint16_t slot);
// The same by its name.
const Capture* capture_of(const Matcher& matcher, const Findings& findings, const Mention& mention,
                          std::string_view slot);

}  // namespace onrecord
