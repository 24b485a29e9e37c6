#include "engine/article/input_list.h"

#include <doctest/doctest.h>

#include "tests/base/temp_folder.h"

namespace onrecord {
namespace {

// Paths and places as the test wrote them: without the folder's own name.
std::vector<std::string> below(const TempFolder& folder, std::vector<std::string> paths) {
  for (auto& path : paths) {
    if (path.starts_with(folder.path() + "/")) path.erase(0, folder.path().size() + 1);
  }
  return paths;
}

TEST_CASE("list_inputs") {
  const TempFolder folder;
  for (const auto* name : {"b.txt", "a.md", "c.TXT", "feed.jsonl", "feed.ndjson", "note.text", "photo.png",
                           "plain", ".hidden.txt", "deep/z.txt", "deep/a/y.txt", "deep/.git/x.txt",
                           "logs/one.log", "logs/two.log", "[odd].txt"}) {
    folder.write(name, "text");
  }
  std::filesystem::create_directory(folder / "empty");
  std::filesystem::create_directory_symlink("..", folder / "deep/circle");
  std::filesystem::create_symlink("b.txt", folder / "again.txt");
  std::filesystem::create_symlink("nowhere", folder / "dangling.txt");

  using Names = std::vector<std::string>;
  struct Case {
    Names names, paths, errors;
  };
  const Names everything = {"[odd].txt",  "a.md",       "again.txt",   "c.TXT",    "deep/a/y.txt",
                            "deep/z.txt", "feed.jsonl", "feed.ndjson", "note.text"};
  const std::string no_articles =
      "folder without articles (.txt .md .html .json .jsonl .xml .rss .atom .warc, also with .gz)";
  for (const auto& [names, paths, errors] : {
           Case{{"b.txt", "a.md"}, {"b.txt", "a.md"}, {}},            // the user's order
           Case{{"plain", "photo.png"}, {"plain", "photo.png"}, {}},  // named itself: taken
           Case{{"deep"}, {"deep/a/y.txt", "deep/z.txt"}, {}},
           Case{{"deep/"}, {"deep/a/y.txt", "deep/z.txt"}, {}},
           Case{{"b.txt", "again.txt", "deep/../b.txt", "b.txt"}, {"b.txt"}, {}},  // one file
           Case{{"deep/z.txt", "b.txt", "deep/circle/b.txt", "deep/circle/deep/z.txt", "deep/a/../z.txt"},
                {"deep/z.txt", "b.txt"},
                {}},  // through a folder that is a link
           Case{{"none.txt", "b.txt"}, {"b.txt"}, {"none.txt: no such file or folder"}},
           Case{{"dangling.txt"}, {}, {"dangling.txt: no such file or folder"}},
           Case{{"b.txt/below"}, {}, {"b.txt/below: no such file or folder"}},
           Case{{"empty", "logs"}, {}, {"empty: " + no_articles, "logs: " + no_articles}},
           Case{{"feed.*"}, {"feed.jsonl", "feed.ndjson"}, {}},
           Case{{"p*"}, {}, {"p*: no article matches"}},                // only known names
           Case{{"logs/*.log"}, {"logs/one.log", "logs/two.log"}, {}},  // unless the glob says so
           Case{{"dee?"}, {"deep/a/y.txt", "deep/z.txt"}, {}},
           Case{{"[odd].txt"}, {"[odd].txt"}, {}},  // a name before a glob
           Case{{"[ab].*"}, {"a.md", "b.txt"}, {}},
           Case{{"x[", "*.xyz"}, {}, {"x[: no article matches", "*.xyz: no article matches"}},
       }) {
    CAPTURE(names[0]);
    Names full;
    for (const auto& name : names) full.push_back(folder / name);
    const auto list = list_inputs(full);
    CHECK(below(folder, list.paths) == paths);
    Names told;
    for (const auto& error : list.errors) {
      CHECK(error.kind == ErrorKind::kInput);
      told.push_back(error.message());
    }
    CHECK(below(folder, told) == errors);
  }
  CHECK(below(folder, list_inputs({folder.path()}).paths) == everything);
}

TEST_CASE("include and exclude") {
  const TempFolder folder;
  for (const auto* name : {"a.html", "b.html", "c.txt", "d.log", "deep/e.html", "old/f.html"})
    folder.write(name, "text");
  using Names = std::vector<std::string>;
  struct Case {
    Names include, exclude, paths;
  };
  for (const auto& [include, exclude, paths] : {
           Case{{}, {}, {"a.html", "b.html", "c.txt", "deep/e.html", "old/f.html"}},
           Case{{"*.html"}, {}, {"a.html", "b.html", "deep/e.html", "old/f.html"}},
           Case{{"*.log", "c.*"}, {}, {"c.txt", "d.log"}},
           Case{{"*/deep/*"}, {}, {"deep/e.html"}},
           Case{{}, {"old", "b.*"}, {"a.html", "c.txt", "deep/e.html"}},
           Case{{"*.html"}, {"*/old/*"}, {"a.html", "b.html", "deep/e.html"}},
       }) {
    const InputFilter filter{include, exclude};
    CHECK(below(folder, list_inputs({folder.path()}, filter).paths) == paths);
    // What is named itself is taken whatever is filtered.
    CHECK(below(folder, list_inputs({folder / "old/f.html"}, filter).paths) == Names{"old/f.html"});
  }
  const InputFilter globbed{{}, {"a.*"}};
  CHECK(below(folder, list_inputs({folder / "*.html"}, globbed).paths) == Names{"b.html"});
  const InputFilter nothing{{"*.pdf"}, {}};
  const auto none = list_inputs({folder.path()}, nothing);
  REQUIRE(none.errors.size() == 1);
  CHECK(none.errors[0].what == "folder without articles (as --include and --exclude ask for)");
}

TEST_CASE("standard input is listed once; an empty name is an error") {
  const auto list = list_inputs({"-", "", "-"});
  CHECK(list.paths == std::vector<std::string>{"-"});
  REQUIRE(list.errors.size() == 1);
  CHECK(list.errors[0].message() == "an empty name is no path");
}

TEST_CASE("names of articles") {
  for (const auto* name : {"a.txt", "a.TEXT", "x/y.md", "a.jsonl", "a.NdJson", "a.b.txt", "a.html",
                           "a.HTM.gz", "a.json", "a.xml", "a.warc.gz", "a.jsonl.gz"}) {
    CAPTURE(name);
    CHECK(has_article_name(name));
  }
  for (const auto* name : {"a", "txt", ".txt", "a.txt/b", "a.png", "a.gz", "a.txt.bak", ""}) {
    CAPTURE(name);
    CHECK_FALSE(has_article_name(name));
  }
}

}  // namespace
}  // namespace onrecord
