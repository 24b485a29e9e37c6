#include "engine/match/compiled_rules.h"

#include <algorithm>

#include "engine/match/literals.h"
#include "engine/rules/keys.h"
#include "engine/rules/pattern.h"

namespace onrecord {
namespace {

re2::RE2::Options quiet_options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(16 << 20);
  return options;
}

// Whether a kind is among those that its rules use, or that theirs use, ….
bool needs_itself(std::size_t kind, const std::vector<std::uint64_t>& uses) {
  std::uint64_t seen = uses[kind];
  for (std::uint64_t before = 0; before != seen;) {
    before = seen;
    for (std::size_t other = 0; other < uses.size(); ++other) {
      if ((seen & bit_of(other)) != 0) seen |= uses[other];
    }
  }
  return (seen & bit_of(kind)) != 0;
}

}  // namespace

CompiledRules::CompiledRules(const Pack& the_pack, Part the_part, const Vocabulary& the_vocabulary)
    : pack(the_pack),
      part(the_part),
      vocabulary(the_vocabulary),
      alphabet(kFirstClass - kFirstKind + vocabulary.class_count()) {
  name_kinds();
  compile();
  sentence_openers = alphabet.add_set(find_sentence_openers(), false);
  const auto breaks = alphabet.add_set(set_of({kBreak}), false);
  alphabet.close();
  index_atoms();
  LookAhead ahead(alphabet);
  for (auto& line : lines) ahead.add_to(line.program);
  for (auto& context : contexts) {
    if (context.before) ahead.add_to(*context.before);
    if (context.after) ahead.add_to(*context.after);
  }
  find_leads(breaks);
  order_stages();
}

void CompiledRules::name_kinds() {
  for (const auto kind : kEngineKinds) add_kind(kind);
  for (const auto& rule : pack.rules) {
    if (rule.part == part) add_kind(rule.gives);
  }
}

KindId CompiledRules::add_kind(std::string_view name) {
  if (!names.kinds.contains(name) && kind_names.size() == kMaxKinds) {
    errors.push_back(
        {ErrorKind::kRules, "", "more than 64 kinds of mention; \"" + std::string(name) + "\" is left out"});
    return 0;
  }
  const auto [found, added] =
      names.kinds.try_emplace(std::string(name), static_cast<KindId>(kind_names.size()));
  if (added) kind_names.emplace_back(name);
  return found->second;
}

void CompiledRules::refuse(const Rule& rule, const Line& line, const Error& error) {
  std::uint32_t column = 0;
  for (const char c : error.where) column = column * 10 + static_cast<std::uint32_t>(c - '0');
  auto place = place_of(rule, line.number);
  place.column = line.column + column;
  errors.push_back({ErrorKind::kRules, to_string(place), error.what});
}

std::optional<CompiledPattern> CompiledRules::compile_line(const Rule& rule, const Line& line) {
  const auto pattern = parse_pattern(line.text);
  if (!pattern) return std::nullopt;  // told by the reader of the pack
  auto compiled = compile_pattern(*pattern, pack, vocabulary, names);
  if (!compiled) {
    refuse(rule, line, compiled.error());
    return std::nullopt;
  }
  if (compiled->groups.size() + 1 > kMaxGroups) {
    refuse(rule, line, {ErrorKind::kRules, "0", "more than 30 slots"});
    return std::nullopt;
  }
  return std::move(*compiled);
}

void CompiledRules::compile() {
  contexts.resize(pack.rules.size());
  for (std::size_t id = 0; id < pack.rules.size(); ++id) {
    const Rule& rule = pack.rules[id];
    if (rule.part != part) continue;
    std::set<KindId> kinds;
    std::vector<std::pair<CompiledPattern, std::uint32_t>> compiled_lines;
    for (const auto& line : rule.match) {
      auto compiled = compile_line(rule, line);
      if (!compiled) continue;
      compiled_lines.emplace_back(std::move(*compiled), line.number);
    }
    compile_context(static_cast<RuleId>(id), kinds);
    for (const auto& name : rule.over) add_kind_named(rule, "over", name, kinds);
    for (auto& [compiled, number] : compiled_lines) {
      CompiledLine line;
      line.rule = static_cast<RuleId>(id);
      line.kind = names.kinds.at(rule.gives);
      line.number = number;
      line.program = assemble(compiled.expr, alphabet);
      line.groups = std::move(compiled.groups);
      line.longest = compiled.longest;
      line.priority = rule.priority;
      line.has_context = contexts[id].before || contexts[id].after || !contexts[id].inside.empty();
      // What the context names must be on the line's tape too.
      compiled.kinds.insert(kinds.begin(), kinds.end());
      line.tape = tape_index(compiled.kinds);
      for (const auto& atom : compiled.atoms) line.atoms.push_back(atom_index(atom));
      std::sort(line.atoms.begin(), line.atoms.end());
      line.atoms.erase(std::unique(line.atoms.begin(), line.atoms.end()), line.atoms.end());
      lines.push_back(std::move(line));
    }
    compile_surface(static_cast<RuleId>(id));
  }
  slot_names.resize(names.slots.size());
  for (const auto& [name, slot] : names.slots) slot_names[slot] = name;
  forget_unread_values();
}

// The value of what a slot caught is looked up only where a field asks for it, or where
// words were added to lexicons: then it tells by which of them a rule matched.
void CompiledRules::forget_unread_values() {
  const bool has_additions = std::ranges::any_of(pack.lexicons, [](const Lexicon& lexicon) {
    return std::ranges::any_of(lexicon.entries,
                               [](const Entry& entry) { return entry.line >= kChangedLines; });
  });
  if (has_additions) return;
  for (auto& line : lines) {
    for (auto& group : line.groups) {
      const auto reads = [&](const auto& field) {
        return field.second.text.find(slot_names[group.slot]) != std::string::npos;
      };
      if (std::ranges::none_of(pack.rules[line.rule].fields, reads)) group.lexicons.clear();
    }
  }
}

Symbols CompiledRules::find_sentence_openers() const {
  std::vector<char32_t> openers;
  for (const auto lexicon : vocabulary.lexicons("sentence-opener")) {
    const auto& symbols = vocabulary.symbols_in(lexicon);
    openers.insert(openers.end(), symbols.begin(), symbols.end());
  }
  std::sort(openers.begin(), openers.end());
  openers.erase(std::unique(openers.begin(), openers.end()), openers.end());
  return set_of(std::move(openers));
}

void CompiledRules::index_atoms() {
  std::vector<std::vector<std::uint16_t>> of_cells(alphabet.size());
  for (std::size_t atom = 0; atom < atom_sets.size(); ++atom) {
    for (const auto symbol : *atom_sets[atom]) {
      auto& atoms = of_cells[alphabet.cell(symbol)];
      if (atoms.empty() || atoms.back() != atom) atoms.push_back(static_cast<std::uint16_t>(atom));
    }
  }
  atoms_with = Rows(of_cells);
}

void CompiledRules::find_leads(std::uint32_t breaks) {
  std::vector<std::uint32_t> sets(atom_sets.size());
  for (const auto& [set, atom] : atom_ids_) sets[atom] = set;
  for (auto& line : lines) {
    line.begins_with_break = line.program.opening[0] == breaks;
    const auto leads = [&](std::uint32_t atom) {
      return alphabet.covers(sets[atom], line.program.opening[0]);
    };
    const auto lead = std::find_if(line.atoms.begin(), line.atoms.end(), leads);
    if (lead != line.atoms.end()) line.lead = *lead;
  }
}

void CompiledRules::compile_context(RuleId id, std::set<KindId>& kinds) {
  const Rule& rule = pack.rules[id];
  auto& context = contexts[id];
  // All lines of one side are one program: they are asked together.
  const auto join = [&](const std::vector<Line>& patterns) {
    std::vector<Expr> lines_of_side;
    for (const auto& line : patterns) {
      auto compiled = compile_line(rule, line);
      if (!compiled) continue;
      kinds.insert(compiled->kinds.begin(), compiled->kinds.end());
      lines_of_side.push_back(std::move(compiled->expr));
    }
    return lines_of_side;
  };
  if (auto before = join(rule.before); !before.empty()) {
    context.before = assemble(either(std::move(before)), alphabet, true);
  }
  if (auto after = join(rule.after); !after.empty()) {
    context.after = assemble(either(std::move(after)), alphabet);
  }
  std::set<KindId> inside;
  for (const auto& name : rule.inside) add_kind_named(rule, "unless inside", name, inside);
  context.inside.assign(inside.begin(), inside.end());
}

void CompiledRules::add_kind_named(const Rule& rule, std::string_view key, const std::string& name,
                                   std::set<KindId>& kinds) {
  if (const auto kind = names.kinds.find(name); kind != names.kinds.end()) {
    kinds.insert(kind->second);
    return;
  }
  std::vector<std::string_view> known(kind_names.begin(), kind_names.end());
  errors.push_back({ErrorKind::kRules, to_string(rule.place),
                    std::string(key) + ": no rule gives \"" + name + "\"" + suggestion(name, known)});
}

void CompiledRules::compile_surface(RuleId id) {
  const Rule& rule = pack.rules[id];
  for (const auto& line : rule.regex) {
    SurfaceLine surface;
    surface.rule = id;
    surface.kind = names.kinds.at(rule.gives);
    surface.number = line.number;
    const auto text = line.text.substr(line.text.find_first_not_of(' '));
    surface.regex = std::make_unique<re2::RE2>(text, quiet_options());
    if (!surface.regex->ok() || surface.regex->NumberOfCapturingGroups() + 1 > kMaxGroups) {
      refuse(rule, line,
             {ErrorKind::kRules, "0", surface.regex->ok() ? "more than 30 groups" : surface.regex->error()});
      continue;
    }
    const auto count = static_cast<std::size_t>(surface.regex->NumberOfCapturingGroups());
    surface.slots.assign(count, kNoSlot);
    for (const auto& [number, name] : surface.regex->CapturingGroupNames()) {
      const auto slot =
          names.slots.try_emplace(name, static_cast<std::uint16_t>(names.slots.size())).first->second;
      surface.slots[static_cast<std::size_t>(number) - 1] = slot;
    }
    surfaces.push_back(std::move(surface));
  }
}

std::size_t CompiledRules::tape_index(const std::set<KindId>& kinds) {
  std::uint64_t bits = 0;
  for (const auto kind : kinds) bits |= bit_of(kind);
  const auto found = std::find(tapes.begin(), tapes.end(), bits);
  if (found != tapes.end()) return static_cast<std::size_t>(found - tapes.begin());
  tapes.push_back(bits);
  return tapes.size() - 1;
}

std::uint32_t CompiledRules::atom_index(const Symbols& symbols) {
  const auto [found, added] =
      atom_ids_.try_emplace(alphabet.add_set(symbols, false), static_cast<std::uint32_t>(atom_sets.size()));
  if (added) atom_sets.push_back(symbols);
  return found->second;
}

// A kind's stage comes behind those of all kinds that its rules use.
void CompiledRules::order_stages() {
  std::vector<std::uint64_t> uses(kind_names.size(), 0);
  for (const auto& line : lines) uses[line.kind] |= tapes[line.tape];
  for (std::size_t id = 0; id < pack.rules.size(); ++id) {
    if (pack.rules[id].part != part) continue;
    auto& used = uses[names.kinds.at(pack.rules[id].gives)];
    for (const auto kind : contexts[id].inside) used |= bit_of(kind);
  }
  std::set<KindId> circular;
  for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
    if (!needs_itself(kind, uses)) continue;
    circular.insert(static_cast<KindId>(kind));
    const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(), [&](const Rule& r) {
      return r.part == part && r.gives == kind_names[kind];
    });
    errors.push_back({ErrorKind::kRules, to_string(rule->place),
                      "the rules that give \"" + kind_names[kind] + "\" need themselves"});
  }
  std::erase_if(lines, [&](const CompiledLine& line) { return circular.contains(line.kind); });
  for (const KindId kind : circular) uses[kind] = 0;
  std::vector<std::size_t> stage_of_kind(kind_names.size(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
      for (std::size_t other = 0; other < kind_names.size(); ++other) {
        if ((uses[kind] & bit_of(other)) == 0 || stage_of_kind[kind] > stage_of_kind[other]) continue;
        stage_of_kind[kind] = stage_of_kind[other] + 1;
        changed = true;
      }
    }
  }
  stages.resize(*std::max_element(stage_of_kind.begin(), stage_of_kind.end()) + 1);
  for (auto& line : lines) line.stage = stage_of_kind[line.kind];
  std::stable_sort(lines.begin(), lines.end(), [](const CompiledLine& a, const CompiledLine& b) {
    return a.stage != b.stage ? a.stage < b.stage : a.kind < b.kind;
  });
  for (std::uint32_t line = 0; line < lines.size(); ++line) stages[lines[line].stage].end_line = line + 1;
  std::uint32_t behind = 0;
  for (auto& stage : stages) {
    stage.first_line = behind;
    behind = stage.end_line = std::max(stage.end_line, behind);
  }
  for (std::uint32_t i = 0; i < surfaces.size(); ++i)
    stages[stage_of_kind[surfaces[i].kind]].regexes.push_back(i);
}

}  // namespace onrecord
