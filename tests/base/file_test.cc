#include "engine/base/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/base/temp_folder.h"

namespace onrecord {
namespace {

std::size_t files_in(const TempFolder& folder) {
  const std::filesystem::directory_iterator entries(folder.path());
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST_CASE("read_file gives the bytes as they are") {
  const TempFolder folder;
  for (const std::string& bytes :
       {std::string(), std::string("a\r\nb"), std::string("\0\xFF\n", 3), std::string(300'000, 'x')}) {
    CAPTURE(bytes.size());
    const auto read = read_file(folder.write("file", bytes));
    REQUIRE(read.has_value());
    CHECK(*read == bytes);
  }
}

TEST_CASE("read_file says what is wrong, and of what kind") {
  const TempFolder folder;
  folder.write("twelve", "twelve bytes");
  struct Case {
    std::string path;
    std::uint64_t limit;
    std::string what;  // "" where it reads
  };
  for (const auto& [path, limit, what] : {
           Case{folder / "twelve", 12, ""},
           Case{folder / "twelve", 11, "larger than the limit of 11 bytes"},
           Case{folder / "twelve", 0, "larger than the limit of 0 bytes"},
           Case{folder / "none", 99, "no such file"},
           Case{folder.path(), 99, "is a folder, not a file"},
           Case{folder / "twelve/below", 99, "cannot be opened: Not a directory"},
           Case{"", 99, "no such file"},
           Case{"/dev/zero", 4096, "larger than the limit of 4 KiB"},
       }) {
    CAPTURE(path);
    const auto read = read_file(path, limit, ErrorKind::kRules);
    REQUIRE(read.has_value() == what.empty());
    if (read) continue;
    CHECK(read.error().kind == ErrorKind::kRules);
    CHECK(read.error().where == path);
    CHECK(read.error().what == what);
  }
}

TEST_CASE("write_file_whole replaces a file in one step and leaves nothing else") {
  const TempFolder folder;
  const auto path = folder.write("sheet.html", "old");
  ::chmod(path.c_str(), 0600);
  const std::string large(200'000, 'y');
  REQUIRE(write_file_whole(path, large).has_value());
  CHECK(TempFolder::content(path) == large);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  REQUIRE(write_file_whole(folder / "new", "").has_value());
  CHECK(TempFolder::content(folder / "new").empty());
  CHECK(files_in(folder) == 2);
}

TEST_CASE("write_file_whole follows a link and keeps it") {
  const TempFolder folder;
  folder.write("target", "old");
  std::filesystem::create_symlink("target", folder / "link");
  REQUIRE(write_file_whole(folder / "link", "new").has_value());
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(TempFolder::content(folder / "target") == "new");
}

TEST_CASE("write_file_whole fails without a trace") {
  const TempFolder folder;
  const auto file = folder.write("file", "kept");
  struct Case {
    std::string path, what;
  };
  for (const auto& [path, what] : {
           Case{folder.path(), "is a folder, not a file"},
           Case{folder / "none/sheet.html", "cannot be written: No such file or directory"},
           Case{file + "/below", "cannot be written: Not a directory"},
           Case{"/dev/full", "cannot be written: No space left on device"},
       }) {
    CAPTURE(path);
    const auto written = write_file_whole(path, "text");
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().kind == ErrorKind::kOutput);
    CHECK(written.error().where == path);
    CHECK(written.error().what == what);
  }
  CHECK(TempFolder::content(file) == "kept");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("size_text") {
  CHECK(size_text(64 * kMiB) == "64 MiB");
  CHECK(size_text(2048) == "2 KiB");
  CHECK(size_text(1500) == "1500 bytes");
  CHECK(size_text(1) == "1 byte");
}

}  // namespace
}  // namespace onrecord
