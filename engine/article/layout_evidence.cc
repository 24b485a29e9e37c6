#include "engine/article/layout_evidence.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "engine/base/eight_bytes.h"
#include "engine/base/iso.h"

namespace onrecord {
namespace {

struct Field {
  std::string_view name;
  FactKind kind;
};
constexpr std::array kFields{
    Field{"publisher", FactKind::kPublisher},
    Field{"agency", FactKind::kAgency},
    Field{"byline", FactKind::kByline},
    Field{"published", FactKind::kPublished},
    Field{"url", FactKind::kUrl},
};

constexpr std::array kBlockKinds{
    BlockKind::kTitle,   BlockKind::kHeading, BlockKind::kByline,      BlockKind::kDateline,
    BlockKind::kCaption, BlockKind::kRelated, BlockKind::kBoilerplate,
};

// A line of more words is prose, not a row of labels with bars between them.
constexpr std::uint32_t kMaxRowWords = 40;

// A dateline is at an end by then.
constexpr std::uint32_t kOpeningBytes = 120;

Covers covers_of(const Rule& rule) {
  for (const auto& [name, line] : rule.fields) {
    if (name != "covers") continue;
    if (line.text == "head") return Covers::kHead;
    if (line.text == "dated") return Covers::kDated;
    if (line.text == "list") return Covers::kList;
    if (line.text == "rest") return Covers::kRest;
    if (line.text == "start") return Covers::kStart;
  }
  return Covers::kParagraph;
}

bool is_marked_up(std::string_view text) {
  return eight_bytes::find(text, 0, [](std::uint64_t word) {
           return eight_bytes::equal(word, '*') | eight_bytes::equal(word, '_') |
                  eight_bytes::equal(word, '[') | eight_bytes::equal(word, '<') |
                  eight_bytes::equal(word, '\n');
         }) < text.size();
}

// Without blanks and lone marks of emphasis around it.
Span bared(std::string_view text, Span span) {
  constexpr std::string_view kAround = " \t\n*_";
  while (!span.empty() && kAround.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (!span.empty() && kAround.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

// "a | b · c" in pieces; the whole where nothing parts it.
std::vector<Span> row_pieces(std::string_view text, Span whole) {
  constexpr std::array<std::string_view, 3> kBars = {" | ", " · ", " • "};
  const auto row = text.substr(0, whole.end);
  const auto stands = [&](std::string_view bar) {
    return slice(text, whole).find(bar.substr(1)) != row.npos;
  };
  if (std::none_of(kBars.begin(), kBars.end(), stands)) return {whole};
  std::vector<Span> pieces;
  auto begin = whole.begin;
  for (auto blank = row.find(' ', begin); blank != row.npos; blank = row.find(' ', blank + 1)) {
    const auto rest = row.substr(blank);
    for (const auto bar : kBars) {
      if (!rest.starts_with(bar)) continue;
      pieces.push_back(bared(text, {begin, static_cast<std::uint32_t>(blank)}));
      begin = static_cast<std::uint32_t>(blank + bar.size() - 1);
      blank = begin - 1;
      break;
    }
  }
  pieces.push_back(bared(text, {begin, whole.end}));
  std::erase_if(pieces, [](Span piece) { return piece.empty(); });
  return pieces;
}

int number_of(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
}

}  // namespace

std::string iso_date(int year, int month, int day) {
  using std::chrono::year_month_day;
  const auto part = [](int number) { return static_cast<unsigned>(std::max(number, 0)); };
  const year_month_day date{std::chrono::year(year), std::chrono::month(part(month)),
                            std::chrono::day(part(day))};
  if (year < 1000 || year > 2999 || !date.ok()) return {};
  return iso_day(year, month, day);
}

std::string_view first_url(std::string_view text) {
  auto begin = std::min(text.find("https://"), text.find("http://"));
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  text = text.substr(0, text.find_first_of(" \t\n>)\"|"));
  while (!text.empty() && (text.back() == '.' || text.back() == ',')) text.remove_suffix(1);
  return text;
}

EvidenceReader::EvidenceReader(const Matcher& layout) : layout_(layout), workspace_(layout) {
  for (const auto kind : kBlockKinds) {
    if (const auto id = layout.kind(name_of(kind))) kinds_.push_back({*id, kind});
  }
}

std::optional<BlockKind> EvidenceReader::block_kind(KindId id) const {
  const auto found =
      std::find_if(kinds_.begin(), kinds_.end(), [&](const Known& known) { return known.id == id; });
  return found == kinds_.end() ? std::nullopt : std::optional(found->kind);
}

Evidence EvidenceReader::read(std::string_view text, const Paragraph& paragraph) const {
  return read(text, paragraph, Wanted::kAll);
}

Evidence EvidenceReader::read(std::string_view text, const Paragraph& paragraph, Wanted wanted) const {
  Evidence evidence;
  PlainText plain;
  const bool marked = is_marked_up(slice(text, paragraph.content));
  if (marked) plain = plain_text(text, paragraph.content);
  const std::string_view seen = marked ? std::string_view(plain.text) : text;
  const Span whole =
      bared(seen, marked ? Span{0, static_cast<std::uint32_t>(seen.size())} : paragraph.content);
  if (whole.empty()) return evidence;

  auto pieces = std::vector<Span>{whole};
  if (paragraph.words <= kMaxRowWords) pieces = row_pieces(seen, whole);
  int best_priority = 0;
  Span best;
  for (const auto piece : pieces) {
    Findings findings;
    const auto* mention = read_piece(seen, piece, wanted, findings, evidence);
    if (mention == nullptr) {
      if (piece == pieces.front() && pieces.size() > 1) {
        evidence.opening = slice(text, marked ? plain.to_source(piece) : piece);
      }
      continue;
    }
    const auto& rule = layout_.rule(mention->rule);
    const bool better = !evidence.kind || rule.priority > best_priority ||
                        (rule.priority == best_priority && mention->span.length() > best.length());
    if (!better) continue;
    evidence.kind = block_kind(mention->kind);
    evidence.covers = covers_of(rule);
    evidence.rule = rule.id;
    best_priority = rule.priority;
    best = mention->span;
  }
  if (evidence.dateline && marked) evidence.dateline = plain.to_source(*evidence.dateline);
  if (evidence.dateline) evidence.dateline->begin = paragraph.content.begin;
  return evidence;
}

Evidence EvidenceReader::read_opening(std::string_view text, const Paragraph& paragraph) const {
  auto opening = paragraph;
  if (opening.content.length() > kOpeningBytes) {
    const auto cut = text.find_last_of(" \n", opening.content.begin + kOpeningBytes);
    if (cut == std::string_view::npos || cut <= opening.content.begin) return {};
    opening.content.end = static_cast<std::uint32_t>(cut);
  }
  return read(text, opening, Wanted::kDateline);
}

// The mention that says most of the piece; nullptr where there is none. Facts
// are taken from all mentions.
const Mention* EvidenceReader::read_piece(std::string_view text, Span piece, Wanted wanted,
                                          Findings& findings, Evidence& evidence) const {
  text = text.substr(0, piece.end);
  auto reading = layout_.read(text, piece, workspace_);
  findings = layout_.run(reading, {}, workspace_);
  workspace_.take_back(std::move(reading));
  const Mention* best = nullptr;
  const auto rank = [&](const Mention& mention) {
    return std::pair(layout_.rule(mention.rule).priority, mention.span.length());
  };
  for (const auto& mention : findings.mentions) {
    const auto kind = block_kind(mention.kind);
    const bool dateline = kind == BlockKind::kDateline;
    if (!kind || (wanted == Wanted::kDateline && !dateline)) continue;
    add_facts(text, findings, mention, evidence);
    if (dateline) {
      evidence.dateline = mention.span;
      evidence.dateline_rule = layout_.rule(mention.rule).id;
      continue;
    }
    if (best == nullptr || rank(mention) > rank(*best)) best = &mention;
  }
  return best;
}

void EvidenceReader::add_facts(std::string_view text, const Findings& findings, const Mention& mention,
                               Evidence& evidence) const {
  const auto number = [&](std::string_view slot) {
    const auto* capture = capture_of(layout_, findings, mention, slot);
    if (capture == nullptr) return 0;
    return number_of(capture->value.empty() ? slice(text, capture->span) : capture->value);
  };
  const auto& rule = layout_.rule(mention.rule);
  for (const auto& entry : rule.fields) {
    const auto field =
        std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.name == entry.first; });
    if (field == kFields.end()) continue;
    if (field->kind == FactKind::kUrl) {
      evidence.names_url = true;
      if (const auto url = first_url(text.substr(mention.span.begin)); !url.empty()) {
        evidence.facts.push_back({field->kind, std::string(url), false});
        continue;
      }
    }
    if (field->kind == FactKind::kPublished) {
      auto date = iso_date(number("year"), number("month"), number("day"));
      if (!date.empty()) evidence.facts.push_back({field->kind, std::move(date), false});
      continue;
    }
    for (const auto& capture : findings.captures_of(mention)) {
      if (layout_.slot_name(capture.slot) != entry.second.text) continue;
      const auto value = capture.value.empty() ? slice(text, capture.span) : capture.value;
      evidence.facts.push_back({field->kind, std::string(value), covers_of(rule) == Covers::kDated});
    }
  }
}

}  // namespace onrecord
