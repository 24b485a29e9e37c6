#include "engine/article/layout_page.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/article/layout_facts.h"
#include "engine/article/layout_paragraphs.h"

namespace onrecord {
namespace {

// The body's first paragraphs, among which datelines and dates of publication stand.
constexpr std::size_t kFirstParagraphs = 3;

class PageLayout {
 public:
  PageLayout(Article& article, const Matcher& layout)
      : article_(article), layout_(layout), paragraphs_(article.text, layout) {}

  void run() {
    match_paragraphs();
    name_blocks();
    fill_facts();
    split_datelines();
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // A block is one paragraph unless something in it looks like two; then no rule is asked.
  void match_paragraphs() {
    std::size_t i = 0;
    for (const auto& block : article_.blocks) {
      while (i < paragraphs_.size() && paragraphs_.paragraph(i).span.begin < block.span.begin) ++i;
      const bool same = i < paragraphs_.size() && paragraphs_.paragraph(i).span == block.span;
      of_block_.push_back(same ? i : kNone);
    }
    first_body_ = article_.blocks.size();
    for (std::size_t b = 0; b < article_.blocks.size() && first_body_ == article_.blocks.size(); ++b) {
      if (article_.blocks[b].kind == BlockKind::kBody && of_block_[b] != kNone &&
          paragraphs_.prose(of_block_[b]))
        first_body_ = b;
    }
  }

  std::uint64_t body_letters(std::size_t from, std::size_t to) const {
    std::uint64_t letters = 0;
    for (auto b = from; b < to; ++b) {
      if (article_.blocks[b].kind == BlockKind::kBody) letters += article_.blocks[b].span.length();
    }
    return letters;
  }

  bool holds_here(std::size_t b, std::size_t paragraph) const {
    const auto& evidence = paragraphs_.evidence(paragraph);
    if (!evidence.kind) return false;
    switch (evidence.covers) {
      case Covers::kHead:
        return b < first_body_;
      case Covers::kDated:
        return b < first_body_ && paragraphs_.beside_date(paragraph);
      default:
        return true;
    }
  }

  void name_blocks() {
    auto& blocks = article_.blocks;
    bool list = false;  // behind a rule that covers a list
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const auto paragraph = of_block_[b];
      if (blocks[b].kind == BlockKind::kTitle || paragraph == kNone) continue;
      if (!holds_here(b, paragraph)) {
        list = list && !paragraphs_.prose(paragraph);
        if (list && blocks[b].kind == BlockKind::kBody) blocks[b].kind = BlockKind::kRelated;
        continue;
      }
      const auto& evidence = paragraphs_.evidence(paragraph);
      const bool rest =
          evidence.covers == Covers::kRest && body_letters(b, blocks.size()) * 2 <= body_letters(0, b);
      list = evidence.covers == Covers::kList || evidence.covers == Covers::kRest;
      for (auto at = b; at < (rest ? blocks.size() : b + 1); ++at) {
        blocks[at].kind = *evidence.kind;
        blocks[at].rule = std::string(evidence.rule);
      }
      if (rest) break;
    }
  }

  void fill_facts() {
    FactSheet facts;
    for (std::size_t b = 0; b < article_.blocks.size(); ++b) {
      if (of_block_[b] == kNone || article_.blocks[b].kind == BlockKind::kRelated) continue;
      const auto& evidence = paragraphs_.evidence(of_block_[b]);
      const bool used =
          evidence.kind == article_.blocks[b].kind || (!evidence.kind && b < first_body_ + kFirstParagraphs);
      if (!used) continue;
      for (const auto& fact : evidence.facts) {
        if (fact.kind == FactKind::kPublished && b >= first_body_ + kFirstParagraphs) continue;
        if (fact.beside_date && !paragraphs_.beside_date(of_block_[b])) continue;
        facts.add(fact);
      }
    }
    facts.fill(article_);
    if (article_.language.empty()) article_.language = layout_.pack().language;
  }

  void split_datelines() {
    auto& blocks = article_.blocks;
    std::size_t body = 0;
    for (std::size_t b = 0; b < blocks.size() && body < kFirstParagraphs; ++b) {
      if (blocks[b].kind != BlockKind::kBody) continue;
      ++body;
      if (of_block_[b] == kNone) continue;
      const auto& evidence = paragraphs_.evidence(of_block_[b]);
      if (!evidence.dateline) continue;
      Block dateline{BlockKind::kDateline,
                     {blocks[b].span.begin, evidence.dateline->end},
                     std::string(evidence.dateline_rule),
                     blocks[b].path};
      const auto rest = article_.text.find_first_not_of(" \t\n", evidence.dateline->end);
      blocks[b].span.begin = static_cast<std::uint32_t>(std::min<std::size_t>(rest, blocks[b].span.end));
      if (blocks[b].span.empty()) {
        blocks[b] = std::move(dateline);
      } else {
        blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(b), std::move(dateline));
      }
      return;
    }
  }

  Article& article_;
  const Matcher& layout_;
  ReadParagraphs paragraphs_;
  std::vector<std::size_t> of_block_;  // the paragraph of each block
  std::size_t first_body_ = 0;
};

}  // namespace

void lay_out_page(Article& article, const Matcher& layout) { PageLayout(article, layout).run(); }

}  // namespace onrecord
