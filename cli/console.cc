#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "engine/report/escape.h"

namespace onrecord {
namespace {

// In one call, so that lines of several processes do not mix.
void put(std::string_view text) {
  while (!text.empty()) {
    const auto wrote = ::write(STDERR_FILENO, text.data(), text.size());
    if (wrote <= 0) return;  // there is no place left to complain
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

}  // namespace

Console::Console(bool quiet) : has_bar_(!quiet && terminal_columns(STDERR_FILENO) > 0) {}

void Console::line(std::string_view lead, const Error& error) {
  clear_bar();
  put(std::string(lead) + terminal_safe(error.message()) + "\n");
}

void Console::text(std::string_view lines) {
  clear_bar();
  put(lines);
}

void Console::show_bar(std::string_view text, bool now) {
  if (!has_bar_) return;
  const auto time = std::chrono::steady_clock::now();
  if (!now && time - last_ < std::chrono::milliseconds(100)) return;
  last_ = time;
  shown_ = true;
  put("\r\x1b[K" + std::string(text));
}

void Console::clear_bar() {
  if (shown_) put("\r\x1b[K");
  shown_ = false;
}

std::size_t terminal_columns(int descriptor) {
  if (::isatty(descriptor) == 0) return 0;
  constexpr std::size_t kUsual = 80;
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

bool wants_colour(int descriptor) {
  const char* terminal = std::getenv("TERM");
  const char* no_colour = std::getenv("NO_COLOR");
  return ::isatty(descriptor) != 0 && (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

}  // namespace onrecord
