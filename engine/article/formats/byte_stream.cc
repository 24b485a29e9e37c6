#include "engine/article/formats/byte_stream.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <streambuf>
#include <system_error>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kChunk = 32 * 1024;
// Windows of zlib: 15 bits; 16 more asks for a gzip header, negative for none.
constexpr int kGzip = 15 + 16;

// Reads another stream chunk by chunk and keeps the first at hand.
class HeadBuffer : public std::streambuf {
 public:
  explicit HeadBuffer(std::istream& from) : from_(from) {}

  std::string_view head() {
    if (!begun_) fill();
    return head_;
  }

 protected:
  int_type underflow() override {
    if (gptr() == egptr() && !fill()) return traits_type::eof();
    return traits_type::to_int_type(*gptr());
  }

 private:
  bool fill() {
    from_.read(chunk_.get(), kChunk);
    const auto got = from_.gcount();
    setg(chunk_.get(), chunk_.get(), chunk_.get() + got);
    if (!begun_) head_.assign(chunk_.get(), std::min<std::size_t>(static_cast<std::size_t>(got), 4096));
    begun_ = true;
    return got > 0;
  }

  std::istream& from_;
  const std::unique_ptr<char[]> chunk_ = std::make_unique_for_overwrite<char[]>(kChunk);
  std::string head_;
  bool begun_ = false;
};

class GunzipBuffer : public std::streambuf {
 public:
  GunzipBuffer(std::istream& from, const Limits& limits)
      : from_(from), limits_(limits), in_(kChunk), out_(kChunk) {
    if (inflateInit2(&zlib_, kGzip) != Z_OK) problem_ = "cannot be unpacked: not enough memory";
  }
  GunzipBuffer(const GunzipBuffer&) = delete;
  GunzipBuffer& operator=(const GunzipBuffer&) = delete;
  ~GunzipBuffer() override { inflateEnd(&zlib_); }

  const std::string& problem() const { return problem_; }

 protected:
  int_type underflow() override {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    const auto got = problem_.empty() ? unpack() : 0;
    if (got == 0) return traits_type::eof();
    setg(out_.data(), out_.data(), out_.data() + got);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::size_t unpack() {
    zlib_.next_out = reinterpret_cast<Bytef*>(out_.data());
    zlib_.avail_out = static_cast<uInt>(out_.size());
    while (zlib_.avail_out == out_.size()) {
      if (zlib_.avail_in == 0 && !read_more()) {
        if (inside_) problem_ = "breaks off: the packed file is not whole";
        return 0;
      }
      if (ended_ && !next_member()) return 0;
      const auto status = inflate(&zlib_, Z_NO_FLUSH);
      inside_ = status != Z_STREAM_END;
      ended_ = status == Z_STREAM_END;
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
        problem_ = "cannot be unpacked: " + std::string(zlib_.msg != nullptr ? zlib_.msg : "broken data");
        return 0;
      }
    }
    const auto got = out_.size() - zlib_.avail_out;
    unpacked_ += got;
    const auto used = packed_ - zlib_.avail_in;
    if (unpacked_ > limits_.max_unpacked_bytes) {
      problem_ = "unpacks to more than the limit of " + size_text(limits_.max_unpacked_bytes);
      return 0;
    }
    if (unpacked_ > kMiB && unpacked_ / std::max<std::uint64_t>(1, used) >= limits_.max_ratio) {
      problem_ =
          "unpacks to more than " + std::to_string(limits_.max_ratio) + " times its size, which no text does";
      return 0;
    }
    return got;
  }

  bool read_more() {
    from_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
    zlib_.next_in = reinterpret_cast<Bytef*>(in_.data());
    zlib_.avail_in = static_cast<uInt>(from_.gcount());
    packed_ += zlib_.avail_in;
    if (zlib_.avail_in > 0) return true;
    if (from_.bad()) problem_ = "cannot be read to its end";
    return false;
  }

  // Behind one member another may begin; what is no gzip there is padding, and ends the stream.
  bool next_member() {
    if (*zlib_.next_in != 0x1F) return false;
    inflateReset(&zlib_);
    ended_ = false;
    inside_ = true;
    return true;
  }

  std::istream& from_;
  const Limits limits_;
  z_stream zlib_{};
  std::vector<char> in_, out_;
  std::uint64_t packed_ = 0, unpacked_ = 0;
  bool inside_ = true;  // of a member
  bool ended_ = false;  // a member has just ended
  std::string problem_;
};

class OpenStream : public ByteStream {
 public:
  explicit OpenStream(std::istream* from) : raw_(*from), raw_stream_(&raw_) {}
  OpenStream(std::unique_ptr<std::ifstream> file)
      : file_(std::move(file)), raw_(*file_), raw_stream_(&raw_) {}

  void unpack(const Limits& limits) {
    gunzip_ = std::make_unique<GunzipBuffer>(raw_stream_, limits);
    gunzip_stream_ = std::make_unique<std::istream>(gunzip_.get());
    unpacked_ = std::make_unique<HeadBuffer>(*gunzip_stream_);
    unpacked_stream_ = std::make_unique<std::istream>(unpacked_.get());
  }

  std::string_view head() override { return unpacked_ ? unpacked_->head() : raw_.head(); }
  std::istream& stream() override { return unpacked_stream_ ? *unpacked_stream_ : raw_stream_; }
  std::string problem() override {
    if (gunzip_ && !gunzip_->problem().empty()) return gunzip_->problem();
    return file_ && file_->bad() ? "cannot be read to its end" : "";
  }

 private:
  std::unique_ptr<std::ifstream> file_;
  HeadBuffer raw_;
  std::istream raw_stream_;
  std::unique_ptr<GunzipBuffer> gunzip_;
  std::unique_ptr<std::istream> gunzip_stream_;
  std::unique_ptr<HeadBuffer> unpacked_;
  std::unique_ptr<std::istream> unpacked_stream_;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> ByteStream::open(const std::string& path, const Limits& limits,
                                                     std::istream* standard_input) {
  std::unique_ptr<OpenStream> opened;
  if (path == "-") {
    if (standard_input == nullptr) return fail(ErrorKind::kInput, path, "there is no standard input to read");
    opened = std::make_unique<OpenStream>(standard_input);
  } else {
    errno = 0;
    auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file)
      return fail(ErrorKind::kInput, path, "cannot be opened: " + std::generic_category().message(errno));
    opened = std::make_unique<OpenStream>(std::move(file));
  }
  if (opened->head().starts_with("\x1F\x8B")) opened->unpack(limits);
  return opened;
}

Result<std::string> ByteStream::rest(std::uint64_t max_bytes, const std::string& where) {
  std::string all;
  const auto chunk = std::make_unique_for_overwrite<char[]>(kChunk);
  while (stream().read(chunk.get(), kChunk) || stream().gcount() > 0) {
    all.append(chunk.get(), static_cast<std::size_t>(stream().gcount()));
    if (all.size() > max_bytes)
      return fail(ErrorKind::kInput, where, "larger than the limit of " + size_text(max_bytes));
  }
  if (const auto why = problem(); !why.empty()) return fail(ErrorKind::kInput, where, why);
  return all;
}

std::optional<std::string> unpacked(std::string_view packed, std::string_view coding,
                                    std::uint64_t max_bytes) {
  if (coding.empty() || coding == "identity") return std::string(packed);
  if (coding != "gzip" && coding != "x-gzip" && coding != "deflate") return std::nullopt;
  // "deflate" is zlib's format by the standard, and bare in what some servers send.
  const bool bare =
      coding == "deflate" && !packed.empty() && (static_cast<unsigned char>(packed[0]) & 0x0F) != 8;
  z_stream zlib{};
  if (inflateInit2(&zlib, coding == "deflate" ? (bare ? -15 : 15) : kGzip) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&zlib, &inflateEnd);
  std::string in(packed), out;
  std::vector<char> chunk(kChunk);
  zlib.next_in = reinterpret_cast<Bytef*>(in.data());
  zlib.avail_in = static_cast<uInt>(in.size());
  for (int status = Z_OK; status != Z_STREAM_END;) {
    zlib.next_out = reinterpret_cast<Bytef*>(chunk.data());
    zlib.avail_out = static_cast<uInt>(chunk.size());
    status = inflate(&zlib, Z_NO_FLUSH);
    out.append(chunk.data(), chunk.size() - zlib.avail_out);
    if ((status != Z_OK && status != Z_STREAM_END) || out.size() > max_bytes) return std::nullopt;
  }
  return out;
}

}  // namespace onrecord
