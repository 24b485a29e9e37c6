#include "engine/article/page/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <unordered_map>

#include "engine/article/decode.h"
#include "engine/article/page/tags.h"

namespace onrecord {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool contains_folded(std::string_view text, std::string_view lower) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return std::search(text.begin(), text.end(), lower.begin(), lower.end(), same) != text.end();
}

// Takes what libxml2 tells, one event after another.
class Builder {
 public:
  Builder(PageTree& tree, const PageLimits& limits) : tree_(tree), limits_(limits) {
    tree_.nodes.push_back({Tag::kOther, 0, 0, {}, 0, 0});
    open_.push_back({0, {}});
  }

  void keep(xmlParserCtxt* parser) { parser_ = parser; }
  const std::string& problem() const { return problem_; }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (!problem_.empty()) return;
    if (open_.size() > limits_.max_depth)
      return stop("nested deeper than the limit of " + std::to_string(limits_.max_depth) + " elements");
    const auto tag = tag_for(name);
    const auto index = add(tag);
    if (!problem_.empty()) return;
    keep_script_ = false;
    auto first = static_cast<std::uint32_t>(tree_.attributes.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const auto known = attribute_of(view(attributes[0]));
      if (!known) continue;
      const auto value = view(attributes[1]);
      tree_.attributes.push_back({*known, put(value)});
      if (known == Name::kType && contains_folded(value, "ld+json")) keep_script_ = true;
    }
    auto& node = tree_.nodes[index];
    node.attributes = first;
    node.attribute_count = static_cast<std::uint32_t>(tree_.attributes.size()) - first;
    open_.push_back({index, name});
  }

  void end(const xmlChar* name) {
    if (!problem_.empty()) return;
    // libxml2 ends what it began, in its order; who ends something else ends what is inside too.
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) {
      return open.name != nullptr && view(open.name) == view(name);
    });
    if (found == open_.rend()) return;
    const auto depth = static_cast<std::size_t>(open_.rend() - found) - 1;
    while (open_.size() > depth) close();
  }

  void characters(std::string_view text) {
    if (!problem_.empty() || text.empty()) return;
    const auto parent = open_.back().node;
    const auto tag = tree_.nodes[parent].tag;
    if (tag == Tag::kStyle || (tag == Tag::kScript && !keep_script_)) return;
    auto& last = tree_.nodes.back();
    if (last.tag == Tag::kText && last.parent == parent && last.text.end == tree_.text.size()) {
      last.text.end = put(text).end;
      return;
    }
    const auto index = add(Tag::kText);
    if (!problem_.empty()) return;
    tree_.nodes[index].text = put(text);
    tree_.nodes[index].end = index + 1;
  }

  void finish() {
    while (!open_.empty()) close();
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    const xmlChar* name = nullptr;  // of libxml2's own dictionary
  };

  void stop(std::string problem) {
    problem_ = std::move(problem);
    xmlStopParser(parser_);
  }

  Tag tag_for(const xmlChar* name) {
    // libxml2 gives one name one address, so that most are found without a comparison.
    const auto [known, added] = seen_.try_emplace(name, Tag::kOther);
    if (added) known->second = tag_of(view(name));
    return known->second;
  }

  std::uint32_t add(Tag tag) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    if (index >= limits_.max_nodes) {
      stop("more than the limit of " + std::to_string(limits_.max_nodes) + " elements and texts");
      return 0;
    }
    tree_.nodes.push_back({tag, open_.back().node, index + 1, {}, 0, 0});
    return index;
  }

  Span put(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(tree_.text.size());
    if (first_broken(text) == std::string_view::npos) {
      tree_.text += text;
    } else {
      // References can name what is no character.
      std::string mended(text);
      mend_utf8(mended);
      tree_.text += mended;
    }
    return {begin, static_cast<std::uint32_t>(tree_.text.size())};
  }

  void close() {
    tree_.nodes[open_.back().node].end = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
  }

  PageTree& tree_;
  const PageLimits& limits_;
  xmlParserCtxt* parser_ = nullptr;
  std::vector<Open> open_;
  std::unordered_map<const xmlChar*, Tag> seen_;
  bool keep_script_ = false;
  std::string problem_;
};

Builder& builder(void* context) { return *static_cast<Builder*>(context); }

void on_characters(void* context, const xmlChar* text, int length) {
  builder(context).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

}  // namespace

std::string_view PageTree::attribute(std::uint32_t node, Name name) const {
  const auto& owner = nodes[node];
  for (std::uint32_t i = 0; i < owner.attribute_count; ++i) {
    if (attributes[owner.attributes + i].name == name)
      return slice(text, attributes[owner.attributes + i].value);
  }
  return {};
}

bool PageTree::has(std::uint32_t node, Name name) const {
  const auto& owner = nodes[node];
  for (std::uint32_t i = 0; i < owner.attribute_count; ++i) {
    if (attributes[owner.attributes + i].name == name) return true;
  }
  return false;
}

std::string PageTree::inner_text(std::uint32_t node) const {
  std::string all;
  for (auto i = node; i < nodes[node].end; ++i) {
    if (nodes[i].tag == Tag::kText) all += text_of(nodes[i]);
  }
  return all;
}

PagePaths::PagePaths(const PageTree& page)
    : page_(page), steps_(page.nodes.size()), read_(page.nodes.size()) {}

// Numbers the children of `parent`: each among those of its name, and how many there are.
void PagePaths::number(std::uint32_t parent) {
  if (read_[parent]) return;
  read_[parent] = true;
  const auto& nodes = page_.nodes;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::kUl) + 1> alike{};
  std::uint32_t elements = 0;
  const auto end = nodes[parent].end;
  for (auto i = parent + 1; i < end; i = nodes[i].end) {
    if (nodes[i].tag == Tag::kText) continue;
    ++elements;
    const auto among = ++alike[static_cast<std::size_t>(nodes[i].tag)];
    steps_[i].place = nodes[i].tag == Tag::kOther ? elements : among;
  }
  for (auto i = parent + 1; i < end; i = nodes[i].end)
    steps_[i].alone = nodes[i].tag != Tag::kOther && alike[static_cast<std::size_t>(nodes[i].tag)] == 1;
}

std::string PagePaths::of(std::uint32_t node) {
  std::vector<std::uint32_t> steps;
  for (; node != 0 && steps.size() <= kMaxSteps; node = page_.nodes[node].parent) {
    if (page_.nodes[node].tag == Tag::kText) continue;
    number(page_.nodes[node].parent);
    steps.push_back(node);
  }
  std::string path;
  if (steps.size() > kMaxSteps) {
    steps.pop_back();
    path = "/";  // "//": somewhere below
  }
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const auto name = name_of(page_.nodes[*step].tag);
    path += "/" + std::string(name.empty() ? "*" : name);
    if (!steps_[*step].alone) path += "[" + std::to_string(steps_[*step].place) + "]";
  }
  return path;
}

Result<PageTree> parse_page(std::string_view html, const PageLimits& limits, const std::string& where) {
  static const bool ready = (xmlInitParser(), true);  // before threads use it
  PageTree tree;
  if (!ready || html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return fail(ErrorKind::kInput, where, "larger than one page can be");
  if (has_endless_tag(html)) {
    return fail(ErrorKind::kInput, where,
                "an element has more than the limit of " + std::to_string(kMaxAttributes) + " attributes");
  }
  tree.text.reserve(html.size() / 2);
  Builder builder_of_tree(tree, limits);

  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(htmlNewParserCtxt(),
                                                                              &htmlFreeParserCtxt);
  if (parser == nullptr) return fail(ErrorKind::kInput, where, "not enough memory for the page");
  htmlSAXHandler events{};
  events.startElement = [](void* context, const xmlChar* name, const xmlChar** attributes) {
    builder(context).start(name, attributes);
  };
  events.endElement = [](void* context, const xmlChar* name) { builder(context).end(name); };
  events.characters = &on_characters;
  events.ignorableWhitespace = &on_characters;
  events.cdataBlock = &on_characters;
  *parser->sax = events;
  parser->userData = &builder_of_tree;
  builder_of_tree.keep(parser.get());
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                           HTML_PARSE_IGNORE_ENC;
  htmlCtxtReadMemory(parser.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", kOptions);
  if (!builder_of_tree.problem().empty()) return fail(ErrorKind::kInput, where, builder_of_tree.problem());
  builder_of_tree.finish();
  return tree;
}

}  // namespace onrecord
