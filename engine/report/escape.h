// Text of articles made harmless for each output that could run or obey it.
//
// Nothing is dropped silently: what a reader could not see, or what would turn
// the page or the terminal round, is written as a visible code ("[U+202E]").
// Ill-formed UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// For HTML, as text and inside double-quoted attributes alike.
std::string html_safe(std::string_view text);

// For a terminal: no control character but the newlines of our own.
std::string terminal_safe(std::string_view text);

// For Markdown, in the middle of a line or at its beginning: no character of it
// marks anything up, as HTML neither. On one line.
std::string markdown_safe(std::string_view text);

// Whether `url` is an address of the web that may become a link: http or https
// with a host, and no character in it that an address cannot have.
bool is_web_link(std::string_view url);

// The code point that is all of `bytes`, where it is a control or reorders the
// text around it; 0 where it is neither. All of these lie below U+10000.
unsigned acting_code_point(std::string_view bytes);

// The bytes of the code point that begins at `at`: 1 to 4, 0 where the bytes
// there are no well-formed UTF-8.
std::size_t code_point_length(std::string_view text, std::size_t at);

}  // namespace onrecord
