#include "engine/article/page/select.h"

#include <algorithm>
#include <optional>
#include <string>

namespace onrecord {
namespace {

constexpr std::uint32_t kMinProseWords = 8;       // of a sentence that stands for itself
constexpr std::uint32_t kMinUnstoppedWords = 25;  // without a full stop
constexpr double kMaxProseLinks = 0.4;
constexpr double kAllLink = 0.8;
constexpr double kLinkLine = 0.6;  // a line of links
// Of the page's prose: what stands apart and holds so much is no sideline; less
// will do where it holds the title too.
constexpr double kNearlyAll = 0.75;
constexpr double kMost = 0.5;

class Chooser {
 public:
  Chooser(const PageTree& page, const PageBlocks& blocks, std::string_view title)
      : page_(page), all_(blocks), blocks_(blocks.blocks), title_text_(title) {}

  std::vector<ChosenBlock> run() {
    if (blocks_.empty()) return {};
    settle_aparts();
    find_teasers();
    find_container();
    find_title();
    return choose();
  }

 private:
  bool prose(const PageBlock& block) const {
    if (block.heading > 0 || block.caption || block.link_share() > kMaxProseLinks || block.cell) return false;
    return block.ends_sentence ? block.words >= kMinProseWords : block.words >= kMinUnstoppedWords;
  }
  // A sentence with a link in it, however long the link is.
  static bool linked_sentence(const PageBlock& block) {
    return block.ends_sentence && block.words >= kMinProseWords && block.letters - block.link_letters >= 20;
  }
  Tag tag(const PageBlock& block) const { return page_.nodes[block.node].tag; }
  bool in(std::uint32_t node, std::uint32_t ancestor) const {
    return ancestor <= node && node < page_.nodes[ancestor].end;
  }
  std::string_view text(const PageBlock& block) const { return slice(all_.text, block.text); }

  // An element that says that it stands apart, yet holds most of the prose, does not.
  void settle_aparts() {
    std::vector<std::uint64_t> held(all_.aparts.size());
    std::vector<std::uint32_t> titles;  // elements, in the order of the page
    std::uint64_t total = 0;
    for (const auto& block : blocks_) {
      if (block.heading == 1 && (titles.empty() || titles.back() < block.node)) titles.push_back(block.node);
      if (!prose(block)) continue;
      total += block.letters;
      if (block.apart != kNone) held[block.apart] += block.letters;
    }
    // An outer one was begun before those in it.
    for (auto i = held.size(); i-- > 0;) {
      if (const auto outer = all_.aparts[i].outer; outer != kNone) held[outer] += held[i];
    }
    apart_.resize(all_.aparts.size());
    for (std::size_t i = 0; i < apart_.size(); ++i) {
      const auto outer = all_.aparts[i].outer;
      const auto node = all_.aparts[i].node;
      const auto title = std::ranges::lower_bound(titles, node);
      const bool titled = title != titles.end() && in(*title, node);
      const bool never = page_.nodes[node].tag == Tag::kFooter || page_.nodes[node].tag == Tag::kNav;
      const auto most = (titled || !all_.aparts[i].sure ? kMost : kNearlyAll) * static_cast<double>(total);
      const bool itself = never || static_cast<double>(held[i]) <= most;
      apart_[i] = itself || (outer != kNone && apart_[outer]);
    }
    // Where nothing else is prose, names have been misread.
    const bool none_left =
        std::ranges::none_of(blocks_, [&](const auto& block) { return prose(block) && !apart(block); });
    if (!none_left) return;
    for (std::size_t i = 0; i < apart_.size(); ++i) {
      const auto tag = page_.nodes[all_.aparts[i].node].tag;
      const auto outer = all_.aparts[i].outer;
      apart_[i] = tag == Tag::kFooter || tag == Tag::kNav || (outer != kNone && apart_[outer]);
    }
  }
  bool apart(const PageBlock& block) const { return block.apart != kNone && apart_[block.apart]; }

  // A heading that is a link, and a paragraph at most before the next: another article is offered.
  void find_teasers() {
    teaser_.resize(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size();) {
      auto next = i + 1;
      std::size_t paragraphs = 0;
      for (; next < blocks_.size() && blocks_[next].heading == 0; ++next)
        paragraphs += prose(blocks_[next]) ? 1 : 0;
      const bool linked = blocks_[i].heading > 1 && blocks_[i].link_share() >= kAllLink;
      // Only between such headings: behind the last one the page's prose may go on.
      const bool closed = next < blocks_.size() && blocks_[next].link_share() >= kAllLink;
      if (linked && paragraphs <= 1 && (closed || paragraphs == 0 || next == blocks_.size())) {
        for (auto k = i; k < next; ++k) teaser_[k] = true;
      }
      i = next;
    }
  }

  double value(std::size_t i) const {
    const auto& block = blocks_[i];
    if (apart(block) || block.caption) return 0;
    if (teaser_[i]) return -10;
    if (prose(block)) return block.letters - 2.0 * block.link_letters;
    if (block.link_share() > kLinkLine) return -10.0 - 0.5 * block.link_letters;
    return block.heading > 0 || block.list_item || block.cell ? 0 : -5.0;
  }

  // The element whose blocks are worth most together.
  void find_container() {
    const auto& nodes = page_.nodes;
    std::vector<double> before(blocks_.size() + 1);  // the worth of all blocks before each
    for (std::size_t i = 0; i < blocks_.size(); ++i) before[i + 1] = before[i] + value(i);
    // The first block at or behind each element.
    std::vector<std::uint32_t> first(nodes.size() + 1);
    // Blocks are in the order of their texts; so are their elements but for texts that go on behind an inner
    // block, which belong to the element begun before.
    std::vector<std::uint32_t> starts(blocks_.size());
    std::uint32_t highest = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) starts[i] = highest = std::max(highest, blocks_[i].node);
    std::uint32_t block = 0;
    for (std::uint32_t i = 0; i <= nodes.size(); ++i) {
      while (block < blocks_.size() && starts[block] < i) ++block;
      first[i] = block;
    }
    double best = 0;
    container_ = 0;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag == Tag::kText || first[i] == first[nodes[i].end]) continue;
      const auto worth = before[first[nodes[i].end]] - before[first[i]];
      if (worth >= best && worth > 0) {
        best = worth;
        container_ = i;
      }
    }
    // An element that says it is the body, and is nearly all of it.
    for (const auto node : all_.body_nodes) {
      if (!in(node, container_) || node == container_) continue;
      const auto worth = before[first[nodes[node].end]] - before[first[node]];
      if (worth >= 0.7 * best) container_ = node;
    }
    begin_ = first[container_];
    end_ = first[nodes[container_].end];
  }

  void find_title() {
    title_ = blocks_.size();
    for (std::size_t i = 0; i < end_; ++i) {
      const auto& block = blocks_[i];
      if (block.heading == 1 && block.words > 1 && (title_ == blocks_.size() || text(block) == title_text_))
        title_ = i;
    }
    for (std::size_t i = 0; i < end_ && title_ == blocks_.size(); ++i) {
      if (text(blocks_[i]) == title_text_) title_ = i;
    }
  }

  bool body_prose(std::size_t i) const { return prose(blocks_[i]) && !apart(blocks_[i]) && !teaser_[i]; }

  std::vector<ChosenBlock> choose() {
    std::vector<ChosenBlock> chosen;
    if (title_ < begin_) chosen.push_back({title_, BlockKind::kTitle});
    auto last = end_;
    while (last > begin_ && !body_prose(last - 1)) --last;
    auto start = begin_;
    while (start < last && !body_prose(start)) ++start;
    for (auto i = begin_; i < end_; ++i) {
      if (i == title_) {
        chosen.push_back({i, BlockKind::kTitle});
      } else if (const auto kind = kind_of(i, start, last)) {
        chosen.push_back({i, *kind});
      }
    }
    return chosen;
  }

  // Of the block `i`; the prose begins with block `start` and ends before `last`.
  std::optional<BlockKind> kind_of(std::size_t i, std::size_t start, std::size_t last) const {
    const auto& block = blocks_[i];
    if (apart(block)) return std::nullopt;
    if (block.caption) return BlockKind::kCaption;
    if (teaser_[i]) return BlockKind::kRelated;
    if (prose(block) || block.quotation) return BlockKind::kBody;
    const bool between = start <= i && i < last;
    if (block.link_share() > kLinkLine) {
      return between && linked_sentence(block) ? BlockKind::kBody : BlockKind::kRelated;
    }
    if (block.heading > 0) return between || i < start ? BlockKind::kHeading : BlockKind::kBoilerplate;
    if (between || block.cell) return BlockKind::kBody;
    // At the edges, paragraphs and lists that stand with the prose are of it.
    if (start < last && stands_with(block, blocks_[i < start ? start : last - 1])) return BlockKind::kBody;
    return i < start ? BlockKind::kByline : BlockKind::kBoilerplate;
  }

  bool stands_with(const PageBlock& block, const PageBlock& other) const {
    if (tag(other) != Tag::kP || block.byline) return false;
    const auto parent = page_.nodes[other.node].parent;
    const auto up = page_.nodes[block.node].parent;
    if (tag(block) == Tag::kP) return up == parent;
    return tag(block) == Tag::kLi && page_.nodes[up].parent == parent;
  }

  const PageTree& page_;
  const PageBlocks& all_;
  const std::vector<PageBlock>& blocks_;
  std::string_view title_text_;
  std::vector<bool> apart_;
  std::vector<bool> teaser_;  // by block
  std::uint32_t container_ = 0;
  std::size_t begin_ = 0, end_ = 0;  // the container's blocks
  std::size_t title_ = 0;            // blocks_.size() where there is none
};

}  // namespace

std::vector<ChosenBlock> choose_blocks(const PageTree& page, const PageBlocks& blocks,
                                       std::string_view title) {
  return Chooser(page, blocks, title).run();
}

}  // namespace onrecord
