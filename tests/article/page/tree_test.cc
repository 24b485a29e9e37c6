#include "engine/article/page/tree.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace onrecord {
namespace {

// The elements and texts of a page, indented by depth: "div p 'a' p 'b'" as one line each.
std::string outline(const PageTree& page) {
  std::string lines;
  PagePaths paths(page);
  for (std::uint32_t i = 1; i < page.nodes.size(); ++i) {
    const auto& node = page.nodes[i];
    if (!lines.empty()) lines += " ";
    lines += node.tag == Tag::kText ? "'" + std::string(page.text_of(node)) + "'" : paths.of(i);
    CHECK(node.parent < i);
    CHECK(node.end > i);
    CHECK(node.end <= page.nodes[node.parent].end);
  }
  return lines;
}

TEST_CASE("markup becomes a tree, repaired where it is broken") {
  struct Case {
    std::string html, tree;
  };
  for (const auto& [html, tree] : {
           Case{"<p>a<p>b", "/html /html/body /html/body/p[1] 'a' /html/body/p[2] 'b'"},
           Case{"<div><p>a</div>b", "/html /html/body /html/body/div /html/body/div/p 'a' 'b'"},
           Case{"a &amp; b&#8217;s", "/html /html/body /html/body/p 'a & b’s'"},
           Case{"<body><!-- no --><script>no</script><style>no</style>yes</body>",
                "/html /html/body /html/body/script /html/body/style 'yes'"},
           Case{"<body></b></p>x", "/html /html/body 'x'"},
           Case{"", ""},
       }) {
    CAPTURE(html);
    const auto page = parse_page(html, {}, "page");
    REQUIRE(page.has_value());
    CHECK(outline(*page) == tree);
  }
}

TEST_CASE("attributes that tell something are kept") {
  const auto page = parse_page(
      R"--(<div class="a b" id=c onclick="x()" hidden><script type="application/ld+json">{"a":1}</script>)--",
      {}, "page");
  REQUIRE(page.has_value());
  std::uint32_t div = 0, script = 0;
  for (std::uint32_t i = 0; i < page->nodes.size(); ++i) {
    if (page->nodes[i].tag == Tag::kDiv) div = i;
    if (page->nodes[i].tag == Tag::kScript) script = i;
  }
  REQUIRE(div > 0);
  REQUIRE(script > 0);
  CHECK(page->attribute(div, Name::kClass) == "a b");
  CHECK(page->attribute(div, Name::kId) == "c");
  CHECK(page->attribute(div, Name::kHref).empty());
  CHECK(page->has(div, Name::kHidden));
  CHECK_FALSE(page->has(div, Name::kStyle));
  CHECK(page->nodes[div].attribute_count == 3);
  CHECK(page->inner_text(script) == R"({"a":1})");
}

TEST_CASE("paths of what is nested deep are cut at their head") {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<div>";
  const auto page = parse_page(deep + "<p>x</p>", {}, "page");
  REQUIRE(page.has_value());
  PagePaths paths(*page);
  const auto path = paths.of(static_cast<std::uint32_t>(page->nodes.size()) - 1);
  CHECK(path.starts_with("//div/div/"));
  CHECK(path.ends_with("/div/p"));
  CHECK(static_cast<std::size_t>(std::count(path.begin(), path.end(), '/')) == PagePaths::kMaxSteps + 1);
}

TEST_CASE("limits") {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<div>";
  PageLimits limits;
  CHECK(parse_page(deep, limits, "page").has_value());
  limits.max_depth = 50;
  const auto too_deep = parse_page(deep, limits, "page");
  REQUIRE_FALSE(too_deep.has_value());
  CHECK(too_deep.error().message() == "page: nested deeper than the limit of 50 elements");
  limits = {};
  limits.max_nodes = 20;
  const auto too_many = parse_page(deep, limits, "page");
  REQUIRE_FALSE(too_many.has_value());
  CHECK(too_many.error().message() == "page: more than the limit of 20 elements and texts");
}

}  // namespace
}  // namespace onrecord
