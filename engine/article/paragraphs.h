// Text → paragraphs, and what can be seen of each without knowing a language.
//
// Blank lines part paragraphs; so do line ends, unless the lines are one
// paragraph wrapped at a width. Marks of Markdown are recognised, for pages saved
// as text carry them. What a paragraph is for (body, byline, notice) is decided
// elsewhere, by these facts and the pack's rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace onrecord {

struct Paragraph {
  Span span;     // without outer blanks
  Span content;  // without the marks of a heading, list item or block quotation, and outer asterisks
  std::uint32_t lines = 1;
  std::uint32_t words = 0;     // blank-separated, with a letter or digit in them
  std::uint32_t letters = 0;   // code points that are letters
  std::uint8_t heading = 0;    // level of the heading mark: "## " is 2; 0 where there is none
  bool list_item = false;      // "- ", "* ", "• ", "1. "
  bool indented = false;       // by two blanks or a tab, or more
  bool emphasised = false;     // all of it in ** **
  bool all_caps = false;       // two letters or more, none lower case
  bool starts_lower = false;   // first letter is lower case, before any mark
  bool ends_sentence = false;  // . ! ? … and their like, before closing quotes and brackets
  bool ends_clipped = false;   // … or ...: a sentence, or a teaser cut short
  bool after_blank = false;    // a blank line (or the text's start) stands before it
  double link_share = 0;       // 0 to 1: the share of its letters that are links
  // It goes on, in the middle of a sentence or of a quotation, where the paragraph
  // before broke off: to be read as one with it.
  bool continues = false;
};

// The paragraphs of `text` in order; empty where there is only blank space.
std::vector<Paragraph> paragraphs(std::string_view text);

// A paragraph as a reader of the page would see it: without Markdown's marks,
// line ends become spaces. "By [AFP](#)" reads "By AFP".
struct PlainText {
  std::string text;
  std::vector<std::uint32_t> source;  // for each byte and for the end: its offset in the article

  Span to_source(Span span) const;  // the article's bytes behind `span` of text; whole for an empty one
};
PlainText plain_text(std::string_view text, Span span);

}  // namespace onrecord
