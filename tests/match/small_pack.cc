#include "tests/match/small_pack.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "engine/match/literals.h"
#include "engine/rules/pattern.h"
#include "engine/text/quotations.h"

namespace onrecord {
namespace {

Span whole(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

std::string indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    out += "    " + std::string(lines.substr(0, end)) + "\n";
    if (end == std::string_view::npos) break;
    lines.remove_prefix(end + 1);
  }
  return out;
}

std::string joined(const Matcher& matcher, const Findings& findings, std::string_view kind,
                   const std::function<std::string(const Mention&)>& show) {
  std::string out;
  const auto wanted = matcher.kind(kind);
  for (const auto& mention : findings.mentions) {
    if (mention.kind != wanted) continue;
    if (!out.empty()) out += " | ";
    out += show(mention);
  }
  return out;
}

}  // namespace

std::string rule_text(std::string_view id, std::string_view gives, std::string_view match,
                      std::string_view more) {
  return "rule " + std::string(id) + ":\n  gives: " + std::string(gives) + "\n  match: |\n" +
         indented(match) + std::string(more) + "  finds: |\n    not run here\n";
}

std::string rule_text(std::string_view match, std::string_view more) {
  return rule_text("test.rule", "hit", match, more);
}

std::string field_of_slots(std::string_view match) {
  std::string sum;
  while (!match.empty()) {
    const auto end = std::min(match.find('\n'), match.size());
    if (const auto pattern = parse_pattern(match.substr(0, end))) {
      for (const auto& slot : slot_names(*pattern)) sum += (sum.empty() ? "" : " + ") + slot;
    }
    match.remove_prefix(std::min(end + 1, match.size()));
  }
  return sum.empty() ? "" : "  value: " + sum + "\n";
}

SmallPack::SmallPack(std::string_view body, Part part)
    : pack_(parse_pack({{"small.yaml", "format: 1\npack: xx\n" + std::string(body)}})),
      vocabulary_(std::make_unique<Vocabulary>(pack_, literals_of(pack_))),
      matcher_(std::make_unique<Matcher>(pack_, part, *vocabulary_)) {}

std::string SmallPack::errors() const {
  std::string out;
  for (const auto* errors : {&pack_.errors, &matcher_->errors()}) {
    for (const auto& error : *errors) out += error.message() + "\n";
  }
  return out;
}

Findings SmallPack::run(std::string_view text) const {
  std::vector<Seed> seeds;
  for (const auto& piece : pair_quotations(text, std::vector{whole(text)})) {
    if (piece.depth == 0 && !piece.content.empty()) seeds.push_back({*matcher_->kind("quote"), piece.marks});
  }
  return matcher_->run(matcher_->read(text, whole(text)), seeds);
}

std::string SmallPack::find(std::string_view text, std::string_view kind) const {
  const auto findings = run(text);
  return joined(*matcher_, findings, kind,
                [&](const Mention& mention) { return std::string(slice(text, mention.span)); });
}

std::string SmallPack::slots(std::string_view text, std::string_view kind) const {
  const auto findings = run(text);
  return joined(*matcher_, findings, kind, [&](const Mention& mention) {
    std::string out;
    for (const auto& capture : findings.captures_of(mention)) {
      if (!out.empty()) out += ' ';
      out += std::string(matcher_->slot_name(capture.slot)) + "=" + std::string(slice(text, capture.span));
      if (!capture.value.empty()) out += "(" + std::string(capture.value) + ")";
    }
    return out;
  });
}

std::string SmallPack::rules(std::string_view text, std::string_view kind) const {
  const auto findings = run(text);
  return joined(*matcher_, findings, kind, [&](const Mention& mention) {
    return mention.rule == kNoRule ? std::string("-")
                                   : matcher_->rule(mention.rule).id + ":" + std::to_string(mention.line);
  });
}

}  // namespace onrecord
