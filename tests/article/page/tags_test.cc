#include "engine/article/page/tags.h"

#include <doctest/doctest.h>

#include <string>

namespace onrecord {
namespace {

TEST_CASE("has_endless_tag") {
  std::string words, many_tags;
  for (int i = 0; i < 3000; ++i) words += " a" + std::to_string(i);
  for (int i = 0; i < 3000; ++i) many_tags += "<p class=a id=b>x</p>";
  struct Case {
    std::string markup;
    bool endless;
  };
  for (const auto& [markup, endless] : {
           Case{"<p" + words + ">", true},
           Case{"<p" + words, true},
           Case{"x<br><p x='>'" + words + ">", true},
           Case{"<p" + words.substr(0, 5000) + ">", false},
           Case{"<p style='" + words + "'>", false},
           Case{"<p style = \"" + words + "\">", false},
           Case{"<p>" + words + "</p>", false},
           Case{"<script>if (a<b)" + words + "</script>", false},
           Case{"<STYLE>a<b" + words + "</style>", false},
           Case{"<!-- <p" + words + " -->", false},
           Case{"a < " + words, false},
           Case{many_tags, false},
           Case{"", false},
           Case{"<", false},
       }) {
    CAPTURE(markup.substr(0, 30));
    CHECK(has_endless_tag(markup) == endless);
  }
}

}  // namespace
}  // namespace onrecord
