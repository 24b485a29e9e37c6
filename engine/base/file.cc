#include "engine/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace onrecord {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  // Closes now and tells whether that worked: a full disk may show only here.
  bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const auto wrote = ::write(fd, content.data(), content.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes, ErrorKind kind) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    return fail(kind, path, errno == ENOENT ? "no such file" : "cannot be opened: " + reason(errno));
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return fail(kind, path, "cannot be read: " + reason(errno));
  if (S_ISDIR(status.st_mode)) return fail(kind, path, "is a folder, not a file");

  const auto too_large = [&] { return fail(kind, path, "larger than the limit of " + size_text(max_bytes)); };
  const auto known = S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  if (known > max_bytes) return too_large();

  std::string bytes;
  std::size_t size = 0;
  for (;;) {
    // One byte more than is known makes the read that finds the end need no second buffer.
    if (size == bytes.size()) bytes.resize(std::max<std::uint64_t>({known + 1, size * 2, 64 * 1024}));
    const auto got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(kind, path, "cannot be read: " + reason(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > max_bytes) return too_large();
  }
  bytes.resize(size);
  return bytes;
}

Result<void> write_file_whole(const std::string& path, std::string_view content) {
  namespace fs = std::filesystem;
  const auto failed = [&](const std::string& why) { return fail(ErrorKind::kOutput, path, why); };
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return failed("is a folder, not a file");

  // A link keeps pointing where it did; what it points at is replaced.
  const auto target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored).string() : path;
  // Devices and pipes (/dev/stdout) cannot be replaced, only written to.
  if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
    Descriptor device(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
    if (device.get() < 0 || !write_all(device.get(), content))
      return failed("cannot be written: " + reason(errno));
    return {};
  }

  auto name = target + ".XXXXXX";
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.get() < 0) return failed("cannot be written: " + reason(errno));
  // mkostemp makes the file private; its name's old mode, or the usual one, is wanted.
  struct stat old {};
  const auto mode = ::stat(target.c_str(), &old) == 0 ? (old.st_mode & 07777) : mode_t{0644};
  if (!write_all(file.get(), content) || ::fchmod(file.get(), mode) != 0 || !file.close() ||
      std::rename(name.c_str(), target.c_str()) != 0) {
    const auto why = reason(errno);
    ::unlink(name.c_str());
    return failed("cannot be written: " + why);
  }
  return {};
}

std::string size_text(std::uint64_t bytes) {
  if (bytes >= kMiB && bytes % kMiB == 0) return std::to_string(bytes / kMiB) + " MiB";
  if (bytes >= 1024 && bytes % 1024 == 0) return std::to_string(bytes / 1024) + " KiB";
  return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
}

}  // namespace onrecord
