// Standard error: one line an error, and a bar while the work goes on.
//
// The bar is there only where standard error is a terminal. It is taken away
// before each line and at the end, so that nothing of it stays. Control
// characters of inputs are shown, not obeyed.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace onrecord {

class Console {
 public:
  explicit Console(bool quiet = false);
  ~Console() { clear_bar(); }
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void error(const Error& error) { line("onrecord: ", error); }
  void warning(const Error& warning) { line("onrecord: warning: ", warning); }

  // Lines of our own, as they are.
  void text(std::string_view lines);

  bool has_bar() const { return has_bar_; }
  // Puts `text` where the bar stands. Most calls do nothing: it changes ten times a
  // second at the most, and `now` at once.
  void show_bar(std::string_view text, bool now = false);
  void clear_bar();

 private:
  void line(std::string_view lead, const Error& error);

  bool has_bar_ = false;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_{};
};

// The columns of the terminal behind this file descriptor; 0 where it is none.
std::size_t terminal_columns(int descriptor);
// Whether it is a terminal that wants colour (NO_COLOR, TERM=dumb).
bool wants_colour(int descriptor);

}  // namespace onrecord
