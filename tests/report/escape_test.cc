#include "engine/report/escape.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

using namespace onrecord;

TEST_CASE("text becomes harmless in HTML and in a terminal") {
  struct Case {
    std::string text, html, terminal;
  };
  for (const auto& [text, html, terminal] : {
           Case{"plain “words” é 日本 😀", "plain “words” é 日本 😀", "plain “words” é 日本 😀"},
           Case{"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;",
                "<script>alert('x')</script>"},
           Case{"\" onload=\"x & y", "&quot; onload=&quot;x &amp; y", "\" onload=\"x & y"},
           Case{"&lt;", "&amp;lt;", "&lt;"},
           Case{"two\nlines\tand\r\n", "two lines and  ", "two lines and  "},
           Case{"\x1b[31mred\x07", "[U+001B][31mred[U+0007]", "[U+001B][31mred[U+0007]"},
           Case{std::string("a\0b", 3), "a[U+0000]b", "a[U+0000]b"},
           Case{"\x7f\u0085\u009b", "[U+007F][U+0085][U+009B]", "[U+007F][U+0085][U+009B]"},
           Case{"pay \u202e001\u202c now", "pay [U+202E]001[U+202C] now", "pay [U+202E]001[U+202C] now"},
           Case{"\u2066\u2069\u200e\u200f\u061c", "[U+2066][U+2069][U+200E][U+200F][U+061C]",
                "[U+2066][U+2069][U+200E][U+200F][U+061C]"},
           Case{"\u2028\u2029", "[U+2028][U+2029]", "[U+2028][U+2029]"},
           // Joiners shape letters and emoji; they stay.
           Case{"\u200d\u200c", "\u200d\u200c", "\u200d\u200c"},
           // Ill-formed: cut short, overlong "<", a surrogate, past U+10FFFF, a stray tail.
           Case{"a\xC3", "a\uFFFD", "a\uFFFD"},
           Case{"\xC0\xBC", "\uFFFD\uFFFD", "\uFFFD\uFFFD"},
           Case{"\xE0\x80\xBC", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},
           Case{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},
           Case{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD\uFFFD"},
           Case{"\x80<", "\uFFFD&lt;", "\uFFFD<"},
           Case{"\xE2<b>", "\uFFFD&lt;b&gt;", "\uFFFD<b>"},
           Case{"", "", ""},
       }) {
    CAPTURE(text);
    CHECK(html_safe(text) == html);
    CHECK(terminal_safe(text) == terminal);
  }
}

TEST_CASE("only addresses of the web become links") {
  for (const auto& [url, expected] : std::initializer_list<std::pair<std::string, bool>>{
           {"https://coast.example/a?b=c&d=e#f", true},
           {"http://coast.example", true},
           {"HTTPS://Coast.example/it's", true},
           {"https://münze.example/ä", true},
           {"javascript:alert(1)", false},
           {"JavaScript://coast.example/%0aalert(1)", false},
           {" https://coast.example", false},
           {"https://coast.example/a b", false},
           {"https://coast.example/\"onclick=x", false},
           {"https://coast.example/<b>", false},
           {"https://coast.example/\n", false},
           {"https://coast.example/\u202egpj.exe", false},
           {"https://coast.example/\xC3", false},
           {"https:\\\\coast.example", false},
           {"data:text/html,https://coast.example", false},
           {"//coast.example", false},
           {"ftp://coast.example", false},
           {"https://", false},
           {"https:///path", false},
           {"http", false},
           {"", false},
       }) {
    CAPTURE(url);
    CHECK(is_web_link(url) == expected);
  }
}

TEST_CASE("text becomes harmless in Markdown") {
  for (const auto& [text, safe] : std::initializer_list<std::pair<std::string, std::string>>{
           {"It's 3.5 - or so (they say)", "It's 3.5 - or so (they say)"},
           {"[x](javascript:y) ![z](w)", "\\[x\\](javascript:y) !\\[z\\](w)"},
           {"<script>a & b</script>", "&lt;script>a &amp; b&lt;/script>"},
           {"*a* _b_ `c` ~d~ \\e $f$", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\\\e \\$f\\$"},
           {"# not a heading", "\\# not a heading"},
           {"- not a list", "\\- not a list"},
           {"  > not a quotation", "  \\> not a quotation"},
           {"7. not a list", "7\\. not a list"},
           {"12) not a list", "12\\) not a list"},
           {"two\n\n# lines", "two  # lines"},
           {"\u202e!", "\\[U+202E\\]!"},
           {"", ""},
       }) {
    CAPTURE(text);
    CHECK(markdown_safe(text) == safe);
  }
}
