#include "engine/match/matcher.h"

#include <algorithm>
#include <mutex>

#include "engine/match/compiled_rules.h"
#include "engine/match/run.h"

namespace onrecord {

// Runners that no workspace has, for the next one.
class Matcher::Idle {
 public:
  std::unique_ptr<StageRunner> take() {
    const std::lock_guard lock(mutex_);
    if (runners_.empty()) return nullptr;
    auto runner = std::move(runners_.back());
    runners_.pop_back();
    return runner;
  }
  void add(std::unique_ptr<StageRunner> runner) {
    const std::lock_guard lock(mutex_);
    runners_.push_back(std::move(runner));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<StageRunner>> runners_;
};

Workspace::Workspace(const Matcher& matcher) : matcher_(matcher), runner_(matcher.idle_->take()) {
  if (runner_ == nullptr) runner_ = std::make_unique<StageRunner>(*matcher.rules_);
}
Workspace::~Workspace() { matcher_.idle_->add(std::move(runner_)); }

void Workspace::take_back(Reading&& reading) { runner_->readings.add(std::move(reading)); }
void Workspace::take_back(Findings&& findings) { runner_->findings.add(std::move(findings)); }

Matcher::Matcher(const Pack& pack, Part part, const Vocabulary& vocabulary)
    : rules_(std::make_unique<CompiledRules>(pack, part, vocabulary)), idle_(std::make_unique<Idle>()) {}
Matcher::~Matcher() = default;

const std::vector<Error>& Matcher::errors() const { return rules_->errors; }
const Pack& Matcher::pack() const { return rules_->pack; }
const Vocabulary& Matcher::vocabulary() const { return rules_->vocabulary; }

std::optional<KindId> Matcher::kind(std::string_view name) const {
  const auto found = rules_->names.kinds.find(name);
  return found == rules_->names.kinds.end() ? std::nullopt : std::optional(found->second);
}
std::string_view Matcher::kind_name(KindId kind) const { return rules_->kind_names[kind]; }
std::string_view Matcher::slot_name(std::uint16_t slot) const { return rules_->slot_names[slot]; }
std::optional<std::uint16_t> Matcher::slot(std::string_view name) const {
  const auto found = rules_->names.slots.find(name);
  return found == rules_->names.slots.end() ? std::nullopt : std::optional(found->second);
}
const Rule& Matcher::rule(RuleId id) const { return rules_->pack.rules[id]; }

Reading Matcher::read(std::string_view text, Span paragraph) const {
  std::vector<std::uint8_t> hints;
  return read_into({}, text, paragraph, hints);
}

Reading Matcher::read(std::string_view text, Span paragraph, Workspace& workspace) const {
  auto& runner = *workspace.runner_;
  return read_into(runner.readings.take(), text, paragraph, runner.hints);
}

Reading Matcher::read_into(Reading reading, std::string_view text, Span paragraph,
                           std::vector<std::uint8_t>& hints) const {
  reading.text = text;
  reading.paragraph = paragraph;
  tokenize(text, paragraph, rules_->vocabulary.clitics(), reading.tokens);
  rules_->vocabulary.read(text, reading.tokens, reading.units, reading.words);
  hints.assign(reading.tokens.size(), kNoHint);
  auto* const hint = hints.data();
  const auto& alphabet = rules_->alphabet;
  reading.cells.resize(reading.units.size());
  auto* cell = reading.cells.data();
  const auto openers = alphabet.sets().of(rules_->sentence_openers);
  for (const auto& unit : reading.units) {
    *cell = alphabet.cell(unit.symbol);
    if (openers.has(*cell++)) hint[unit.first_token] |= kOpener;
    for (std::uint32_t i = 1; i < unit.tokens; ++i) hint[unit.first_token + i] |= kAbbreviated;
  }
  // The layout part sees a paragraph as one: its {start} and {end} are the paragraph's.
  auto& ranges = reading.sentence_tokens;
  if (rules_->part == Part::kText) {
    split_sentences(text, reading.tokens, hints, ranges);
  } else {
    ranges.assign(reading.tokens.empty() ? 0 : 1, {0, static_cast<std::uint32_t>(reading.tokens.size())});
  }
  reading.sentences.clear();
  reading.sentences.reserve(ranges.size());
  reading.sentence_of.resize(reading.units.size());
  std::size_t unit = 0;
  for (const auto& range : ranges) {
    const auto index = static_cast<std::uint16_t>(reading.sentences.size());
    reading.sentences.push_back(
        {reading.tokens[range.begin].span.begin, reading.tokens[range.end - 1].span.end});
    for (; unit < reading.units.size() && reading.units[unit].first_token < range.end; ++unit) {
      reading.sentence_of[unit] = index;
    }
  }
  return reading;
}

Findings Matcher::run(const Reading& reading, const std::vector<Seed>& seeds) const {
  Workspace workspace(*this);
  return run(reading, seeds, workspace);
}

Findings Matcher::run(const Reading& reading, const std::vector<Seed>& seeds, Workspace& workspace) const {
  return workspace.runner_->run(reading, seeds);
}

const Capture* capture_of(const Findings& findings, const Mention& mention, std::uint16_t slot) {
  for (const auto& capture : findings.captures_of(mention)) {
    if (capture.slot == slot) return &capture;
  }
  return nullptr;
}

const Capture* capture_of(const Matcher& matcher, const Findings& findings, const Mention& mention,
                          std::string_view slot) {
  for (const auto& capture : findings.captures_of(mention)) {
    if (matcher.slot_name(capture.slot) == slot) return &capture;
  }
  return nullptr;
}

}  // namespace onrecord
