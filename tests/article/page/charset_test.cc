#include "engine/article/page/charset.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("charset_in_page") {
  struct Case {
    std::string bytes, charset;
  };
  for (const auto& [bytes, charset] : {
           Case{"<meta charset=utf-8>", "utf-8"},
           Case{"<html><META CharSet = 'ISO-8859-1' >", "iso-8859-1"},
           Case{"<meta http-equiv=content-type content=\"text/html; charset=koi8-r\">", "koi8-r"},
           Case{"<meta name=x content=y><meta charset=\"gbk\"/>", "gbk"},
           Case{"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>", "iso-8859-2"},
           Case{"<p>charset=gbk</p>", ""},
           Case{"<meta charset=", ""},
           Case{"<meta charset", ""},
           Case{"", ""},
           Case{std::string(5000, ' ') + "<meta charset=gbk>", ""},
       }) {
    CAPTURE(bytes.substr(0, 80));
    CHECK(charset_in_page(bytes) == charset);
  }
}

TEST_CASE("charset_in_media_type") {
  CHECK(charset_in_media_type("text/html; charset=UTF-8") == "utf-8");
  CHECK(charset_in_media_type("text/html;charset=\"windows-1251\"") == "windows-1251");
  CHECK(charset_in_media_type("text/html").empty());
}

}  // namespace
}  // namespace onrecord
