// HTML → the elements and texts of a page, small and flat.
//
// libxml2 reads the markup and repairs it as it goes; what it tells becomes one
// vector in the order of the page, so that a subtree is a stretch of it and no
// depth of nesting costs stack. Only attributes that tell something are kept;
// scripts (but for JSON-LD), styles and comments are not. libxml2 stays in the .cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/page/html_names.h"
#include "engine/base/result.h"
#include "engine/base/span.h"

namespace onrecord {

struct PageLimits {
  std::uint32_t max_depth = 1000;       // of elements in elements
  std::uint32_t max_nodes = 1'000'000;  // elements and texts
};

struct PageNode {
  Tag tag = Tag::kText;
  std::uint32_t parent = 0;      // the root is its own
  std::uint32_t end = 0;         // its subtree is [its own index, end)
  Span text;                     // kText: of PageTree::text
  std::uint32_t attributes = 0;  // the first of them
  std::uint32_t attribute_count = 0;
};

struct PageTree {
  struct Attribute {
    Name name = Name::kClass;
    Span value;  // of text
  };

  std::vector<PageNode> nodes;  // in the order of the page; the first is the root, of Tag::kOther
  std::vector<Attribute> attributes;
  std::string text;  // of all texts and attributes

  std::string_view text_of(const PageNode& node) const { return slice(text, node.text); }
  // The value of an attribute, "" where there is none.
  std::string_view attribute(std::uint32_t node, Name name) const;
  bool has(std::uint32_t node, Name name) const;
  // All text under a node, in one.
  std::string inner_text(std::uint32_t node) const;
};

// Where the elements of a page stand: "/html/body/div[2]/p[3]", an XPath. Of what is
// nested deeper than kMaxSteps the last steps, behind "//".
class PagePaths {
 public:
  static constexpr std::size_t kMaxSteps = 60;

  // Keeps `page`, which must outlive this.
  explicit PagePaths(const PageTree& page);
  std::string of(std::uint32_t node);

 private:
  struct Step {
    std::uint32_t place = 0;  // among the siblings of its name, from 1
    bool alone = false;       // of its name
  };
  void number(std::uint32_t parent);

  const PageTree& page_;
  std::vector<Step> steps_;  // by node
  std::vector<bool> read_;   // by parent
};

// The page of `html`, which must be valid UTF-8; a fragment of a page does too.
// Fails with kInput at `where` where it goes over a limit (named).
Result<PageTree> parse_page(std::string_view html, const PageLimits& limits, const std::string& where);

}  // namespace onrecord
