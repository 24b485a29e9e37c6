// Bytes packed as a file or a server packs them, for tests.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace onrecord {

// One member of gzip; with `window` 15 zlib's format, with -15 bare deflate.
inline std::string packed(std::string_view text, int window = 15 + 16) {
  z_stream zlib{};
  deflateInit2(&zlib, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string in(text), out(deflateBound(&zlib, in.size()) + 64, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(in.data());
  zlib.avail_in = static_cast<uInt>(in.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(out.size() - zlib.avail_out);
  deflateEnd(&zlib);
  return out;
}

}  // namespace onrecord
