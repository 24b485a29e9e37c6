#include "engine/report/linked_data.h"

#include <algorithm>
#include <cstdio>

#include "engine/report/escape.h"

namespace onrecord {
namespace {

// As a part of a URN: all but letters, digits and a few marks as %XX.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain = "-._~/";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
      continue;
    }
    char code[4];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += code;
  }
  return out;
}

}  // namespace

std::string article_iri(const Article& article) {
  return is_web_link(article.url) ? article.url : "urn:onrecord:article:" + percent_encoded(article.id);
}

std::string claim_iri(const Claim& claim) { return "urn:onrecord:claim:" + percent_encoded(claim.id); }

std::string mention_iri(const Claim& claim, std::size_t mention) {
  return claim_iri(claim) + ":" + std::to_string(mention + 1);
}

std::string dump_linked_data(const Json& json) {
  const std::string plain = dump_json(json, 1);
  std::string out;
  out.reserve(plain.size() + 1);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t length = std::max<std::size_t>(code_point_length(plain, at), 1);
    const std::string_view one = std::string_view(plain).substr(at, length);
    // A line feed alone stands between the texts as well.
    const bool markup = one == "<" || one == ">" || one == "&";
    const unsigned point = markup ? static_cast<unsigned>(one[0]) : one == "\n" ? 0 : acting_code_point(one);
    if (point != 0) {
      char code[16];
      std::snprintf(code, sizeof code, "\\u%04x", point);
      out += code;
    } else {
      out += one;
    }
    at += length;
  }
  return out + "\n";
}

}  // namespace onrecord
