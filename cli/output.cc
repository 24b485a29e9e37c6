#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace onrecord {
namespace {

namespace fs = std::filesystem;

// The file to remove where the program is interrupted: at a fixed place, for a
// signal handler may not allocate.
std::array<char, 4096> unfinished{};

void remove_unfinished(int signal) {
  if (unfinished[0] != '\0') ::unlink(unfinished.data());
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

void set_unfinished(const std::string& path) {
  unfinished[0] = '\0';
  if (path.empty() || path.size() >= unfinished.size()) return;
  path.copy(unfinished.data() + 1, path.size() - 1, 1);
  unfinished[path.size()] = '\0';
  unfinished[0] = path[0];  // last: the handler sees all of the name, or none
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (::signal(signal, &remove_unfinished) == SIG_IGN) ::signal(signal, SIG_IGN);  // as under nohup
  }
}

tl::unexpected<Error> failed(const std::string& path, int error) {
  return fail(ErrorKind::kOutput, path == "-" ? "standard output" : path,
              "cannot be written: " + std::generic_category().message(error));
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(path, STDOUT_FILENO);
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return fail(ErrorKind::kOutput, path, "is a folder, not a file");

  // A link keeps pointing where it did; what it points at is replaced.
  const auto target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored).string() : path;
  // Devices and pipes (/dev/stdout) cannot be replaced, only written to.
  if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
    const int device = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (device < 0) return failed(path, errno);
    return Output(path, device);
  }
  auto temporary = target + ".XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return failed(path, errno);
  Output output(path, file);
  output.temporary_ = temporary;
  output.target_ = target;
  set_unfinished(temporary);
  return output;
}

Output::Output(Output&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      target_(std::move(other.target_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_) {}

Output::~Output() {
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    set_unfinished("");
  }
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

bool Output::write(std::string_view text) {
  while (error_ == 0 && !text.empty()) {
    const auto wrote = ::write(descriptor_, text.data(), text.size());
    if (wrote >= 0) {
      text.remove_prefix(static_cast<std::size_t>(wrote));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

Result<void> Output::commit() {
  if (error_ == EPIPE) return {};  // the reader has seen enough
  if (error_ != 0) return failed(path_, error_);
  if (temporary_.empty()) return {};

  // mkostemp makes the file private; its name's old mode, or the usual one, is wanted.
  struct stat old {};
  const auto mode = ::stat(target_.c_str(), &old) == 0 ? (old.st_mode & 07777) : mode_t{0644};
  if (::fchmod(descriptor_, mode) != 0) return failed(path_, errno);
  // A full disk may show only here.
  if (::close(std::exchange(descriptor_, -1)) != 0) return failed(path_, errno);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return failed(path_, errno);
  temporary_.clear();
  set_unfinished("");
  return {};
}

Result<void> print(std::string_view text) {
  auto output = Output::open("-");
  output->write(text);
  return output->commit();
}

}  // namespace onrecord
