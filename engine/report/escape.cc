#include "engine/report/escape.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace onrecord {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::uint32_t value_of(std::string_view point) {
  const auto lead = static_cast<unsigned char>(point[0]);
  if (point.size() == 1) return lead;
  std::uint32_t value = lead & (0xFFu >> (point.size() + 1));
  for (const char byte : point.substr(1)) value = value << 6 | (static_cast<unsigned char>(byte) & 0x3Fu);
  return value;
}

// Controls, and the characters that reorder the text around them.
bool acts(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x061C || point == 0x200E ||
         point == 0x200F || point == 0x2028 || point == 0x2029 || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

std::string code_of(std::uint32_t point) {
  char code[16];
  std::snprintf(code, sizeof code, "[U+%04X]", static_cast<unsigned>(point));
  return code;
}

// Means nothing in any output: most of every text, copied in runs.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == ',' ||
         c == '.';
}

// `text` with each character but the plain passed through `write(point, bytes, out)`.
template <typename Write>
std::string rewritten(std::string_view text, Write write) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    const std::size_t length = code_point_length(text, at);
    if (length == 0) {
      out += kReplacement;
      ++at;
      continue;
    }
    const std::string_view bytes = text.substr(at, length);
    write(value_of(bytes), bytes, out);
    at += length;
  }
  return out;
}

bool is_blank(std::uint32_t point) { return point == '\n' || point == '\t' || point == '\r'; }

}  // namespace

std::size_t code_point_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF5 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  // Overlong forms, surrogates, and what lies past U+10FFFF.
  const unsigned second = byte(1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second > 0x8F)) {
    return 0;
  }
  return length;
}

unsigned acting_code_point(std::string_view bytes) {
  if (bytes.empty() || code_point_length(bytes, 0) != bytes.size()) return 0;
  const std::uint32_t point = value_of(bytes);
  return acts(point) ? point : 0;
}

std::string html_safe(std::string_view text) {
  return rewritten(text, [](std::uint32_t point, std::string_view bytes, std::string& out) {
    switch (point) {
      case '&':
        out += "&amp;";
        return;
      case '<':
        out += "&lt;";
        return;
      case '>':
        out += "&gt;";
        return;
      case '"':
        out += "&quot;";
        return;
      case '\'':
        out += "&#39;";
        return;
      default:
        break;
    }
    if (is_blank(point)) {
      out += ' ';
    } else if (acts(point)) {
      out += code_of(point);
    } else {
      out += bytes;
    }
  });
}

std::string terminal_safe(std::string_view text) {
  return rewritten(text, [](std::uint32_t point, std::string_view bytes, std::string& out) {
    if (is_blank(point)) {
      out += ' ';
    } else if (acts(point)) {
      out += code_of(point);
    } else {
      out += bytes;
    }
  });
}

std::string markdown_safe(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_[]~$";
  constexpr std::string_view kFirst = "#+->=";  // these make a heading, a list, a quotation
  std::string out = rewritten(text, [&](std::uint32_t point, std::string_view bytes, std::string& safe) {
    if (point == '<') {
      safe += "&lt;";
    } else if (point == '&') {
      safe += "&amp;";
    } else if (is_blank(point)) {
      safe += ' ';
    } else if (acts(point)) {
      const std::string code = code_of(point);
      safe += "\\" + code.substr(0, code.size() - 1) + "\\]";
    } else {
      if (point < 0x80 && kMarks.find(static_cast<char>(point)) != std::string_view::npos) safe += '\\';
      safe += bytes;
    }
  });
  const auto first = out.find_first_not_of(' ');
  if (first == std::string::npos) return out;
  // A number with a stop or bracket begins a list as well.
  const auto behind = out.find_first_not_of("0123456789", first);
  if (kFirst.find(out[first]) != std::string_view::npos) {
    out.insert(first, 1, '\\');
  } else if (behind != std::string::npos && behind > first && (out[behind] == '.' || out[behind] == ')')) {
    out.insert(behind, 1, '\\');
  }
  return out;
}

bool is_web_link(std::string_view url) {
  const auto begins = [&](std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  };
  if (!begins("http://") && !begins("https://")) return false;
  const char host = url[url.find("://") + 3];
  if (host == '/' || host == '?' || host == '#') return false;
  constexpr std::string_view kNever = " \"<>`\\";
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t length = code_point_length(url, at);
    if (length == 0 || kNever.find(url[at]) != std::string_view::npos ||
        acts(value_of(url.substr(at, length)))) {
      return false;
    }
    at += length;
  }
  return true;
}

}  // namespace onrecord
