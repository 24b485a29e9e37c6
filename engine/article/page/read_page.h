// A web page → an article, with its body told from what surrounds it.
//
// The article's text is what was kept of the page, a block a paragraph, blank
// lines between; each block remembers the path of its element. What the blocks
// are by the page's structure is settled here; lay_out() then asks the pack's rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/page/tree.h"
#include "engine/base/result.h"
#include "engine/rules/pack.h"

namespace onrecord {

// The article of `html`, which must be valid UTF-8: text, blocks and what the page
// states of it, without id and path. Fails with kInput at `where`: a limit, or no
// text that could be an article's.
Result<Article> read_page(std::string_view html, const Pack& pack, const PageLimits& limits,
                          const std::string& where);

// All text of a piece of HTML that is an article's body as it stands (of a feed, of
// a field of JSON): a paragraph a block, blank lines between. Fails on a limit only.
Result<std::string> text_of_html(std::string_view html, const PageLimits& limits, const std::string& where);

}  // namespace onrecord
