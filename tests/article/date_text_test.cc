#include "engine/article/date_text.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("is_iso_date") {
  for (const auto* date : {"2024-08-21", "2024-02-29", "2024-08-21T10:00", "2024-08-21 10:00"}) {
    CAPTURE(date);
    CHECK(is_iso_date(date));
  }
  for (const auto* date :
       {"", "2024", "2024-08", "2024-13-01", "2024-00-10", "2024-08-32", "2023-02-29", "2024-8-21",
        "0000-01-01", "2024-08-21x", "21-08-2024", "+024-08-21", "2024-+8-21", "2024--8-21"}) {
    CAPTURE(date);
    CHECK_FALSE(is_iso_date(date));
  }
}

TEST_CASE("iso_date_of") {
  struct Case {
    std::string date, iso;
  };
  for (const auto& [date, iso] : {
           Case{"2031-03-02", "2031-03-02"},
           Case{" 2031-03-02 ", "2031-03-02"},
           Case{"2031-03-02 10:15:00", "2031-03-02T10:15:00"},
           Case{"2031-03-02T10:15Z", "2031-03-02T10:15:00Z"},
           Case{"2031-03-02T10:15:00.123456+01:00", "2031-03-02T10:15:00+01:00"},
           Case{"2031-03-02T10:15:00+0100", "2031-03-02T10:15:00+01:00"},
           Case{"20310302", "2031-03-02"},
           Case{"20310302T101500Z", "2031-03-02T10:15:00Z"},
           Case{"2031/03/02", "2031-03-02"},
           Case{"Sun, 02 Mar 2031 10:15:00 GMT", "2031-03-02T10:15:00Z"},
           Case{"Sun, 2 Mar 2031 10:15:00 -0500", "2031-03-02T10:15:00-05:00"},
           Case{"2 Mar 31 10:15 GMT", "2031-03-02T10:15:00Z"},
           Case{"", ""},
           Case{"2031", ""},
           Case{"2031-02-30", ""},
           Case{"Sun, 30 Feb 2031 10:15:00 GMT", ""},
           Case{"03/02/2031", ""},
           Case{"March 2, 2031", ""},
           Case{"None", ""},
           Case{"2031-03-02T99:99", "2031-03-02"},
           Case{"99999999", ""},
           Case{"0001-01-01T00:00:00Z", ""},
       }) {
    CAPTURE(date);
    CHECK(iso_date_of(date) == iso);
  }
}

}  // namespace
}  // namespace onrecord
