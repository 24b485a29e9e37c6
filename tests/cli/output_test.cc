#include "cli/output.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

std::size_t files_in(const TempFolder& folder) {
  const std::filesystem::directory_iterator entries(folder.path());
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST_CASE("a file appears whole, or the old one stays") {
  const TempFolder folder;
  const auto path = folder.write("out", "old");
  ::chmod(path.c_str(), 0640);
  {
    auto output = Output::open(path);
    REQUIRE(output.has_value());
    CHECK(output->write("half"));
    CHECK(TempFolder::content(path) == "old");
  }
  CHECK(TempFolder::content(path) == "old");
  CHECK(files_in(folder) == 1);
  {
    auto output = Output::open(path);
    REQUIRE(output.has_value());
    CHECK(output->write("new, "));
    CHECK(output->write("whole"));
    CHECK(output->commit().has_value());
  }
  CHECK(TempFolder::content(path) == "new, whole");
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(files_in(folder) == 1);
}

TEST_CASE("a link stays a link") {
  const TempFolder folder;
  const auto target = folder.write("target", "old");
  std::filesystem::create_symlink("target", folder / "link");
  auto output = Output::open(folder / "link");
  REQUIRE(output.has_value());
  output->write("new");
  REQUIRE(output->commit().has_value());
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(TempFolder::content(target) == "new");
}

TEST_CASE("what cannot be written is told") {
  const TempFolder folder;
  const auto none = Output::open(folder / "no/file");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == ErrorKind::kOutput);
  CHECK(none.error().message() == (folder / "no/file") + ": cannot be written: No such file or directory");
  const auto is_folder = Output::open(folder.path());
  REQUIRE_FALSE(is_folder.has_value());
  CHECK(is_folder.error().what == "is a folder, not a file");

  auto full = Output::open("/dev/full");
  REQUIRE(full.has_value());
  CHECK_FALSE(full->write("x"));
  const auto committed = full->commit();
  REQUIRE_FALSE(committed.has_value());
  CHECK(committed.error().message() == "/dev/full: cannot be written: No space left on device");
}

TEST_CASE("an interrupted program leaves nothing behind") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CAPTURE(signal);
    const TempFolder folder;
    const auto path = folder.write("out", "old");
    const auto child = ::fork();
    if (child == 0) {
      ::signal(signal, SIG_DFL);
      auto output = Output::open(path);
      output->write("half");
      ::raise(signal);
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(TempFolder::content(path) == "old");
    CHECK(files_in(folder) == 1);
  }
}

TEST_CASE("the program leaves an old file alone where nothing could be read") {
  const TempFolder folder;
  write_tiny_pack(folder);
  for (const std::string command : {"check", "extract", "reconcile"}) {
    CAPTURE(command);
    folder.write("out", "old");
    const auto ran = run_binary(folder, {command, "--rules", "tiny", "missing.txt", "--out", "out"});
    CHECK(ran.status == 1);
    CHECK(ran.err == "onrecord: missing.txt: no such file or folder\n");
    CHECK(ran.out.empty());
    CHECK(TempFolder::content(folder / "out") == "old");
  }
}

TEST_CASE("a reader that goes away is no error; a full disk is") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("a.txt", "It rained on March 4.\n");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"extract", "--rules", "tiny", "a.txt"},
        {"reconcile", "--rules", "tiny", "a.txt"},
        {"check", "--rules", "tiny", "a.txt"},
        {"rules", "list", "--rules", "tiny"},
        {"--help"}}) {
    CAPTURE(words);
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    ::close(ends[0]);
    const auto broken = run_binary_into(ends[1], folder, words);
    ::close(ends[1]);
    CHECK(broken.status == 0);
    CHECK(broken.err.empty());

    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    const auto failed = run_binary_into(full, folder, words);
    ::close(full);
    CHECK(failed.status == 2);
    CHECK(failed.err == "onrecord: standard output: cannot be written: No space left on device\n");
  }
}

TEST_CASE("check writes the sheet to standard output, and the summary elsewhere, for -") {
  const TempFolder folder;
  write_tiny_pack(folder);
  folder.write("a.txt", "It rained on March 4.\n");
  const auto ran =
      run_binary(folder, {"check", "--rules", "tiny", "-", "--out", "-"}, "It rained on March 4.\n");
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("<!DOCTYPE html>"));
  CHECK(ran.err.starts_with("1 article, 1 independent origin\n"));
  CHECK(ran.err.find("Claim sheet") == std::string::npos);
}

}  // namespace
}  // namespace onrecord
