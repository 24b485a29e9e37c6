#include "tests/pipeline/copies.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kCutOneOf = 4, kEditOneOf = 20;

constexpr const char* kHeadlines[] = {
    "Here is all that we know so far", "What happened, and what it means for you",
    "The story everyone talks about", "Morning briefing: the one thing to read",
    "It came as a surprise to many"};
constexpr const char* kAbove[] = {"Skip to content\n\nHome | World | Money | Sport", "Share this article",
                                  "Listen to this story, four minutes"};
constexpr const char* kBelow[] = {
    "Sign up for our newsletter and never miss a story.", "© 2031 Ledger Group. All rights reserved.",
    "Read more: ten recipes for the first warm evening", "Support our work with a small gift today."};
constexpr const char* kWords[] = {"then",   "reportedly", "meanwhile", "later",
                                  "indeed", "nearly",     "there",     "again"};

std::vector<std::string> parts_of(const std::string& text, std::string_view separator) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find(separator, from), text.size());
    if (end > from) out.push_back(text.substr(from, end - from));
    from = end + separator.size();
  }
  return out;
}

// Paragraphs are parted by empty lines, or each is a line.
std::vector<std::string> paragraphs_of(const std::string& text) {
  auto out = parts_of(text, "\n\n");
  return out.size() > 3 ? out : parts_of(text, "\n");
}

}  // namespace

std::string Copyist::edited(const std::string& paragraph) {
  std::istringstream words(paragraph);
  std::string out, word;
  const auto add = [&](const std::string& one) { out += (out.empty() ? "" : " ") + one; };
  while (words >> word) {
    if (below(kEditOneOf) != 0) {
      add(word);
      continue;
    }
    switch (below(3)) {
      case 0:
        break;  // dropped
      case 1:
        add(word);
        [[fallthrough]];
      default:
        add(kWords[below(std::size(kWords))]);
    }
  }
  return out;
}

Article Copyist::copy(const Article& article, const std::string& id) {
  const auto paragraphs = paragraphs_of(article.text);
  Article out;
  out.id = out.path = id;
  out.published = article.published;
  out.text =
      std::string(kHeadlines[below(std::size(kHeadlines))]) + "\n\n" + kAbove[below(std::size(kAbove))];
  auto cuts = paragraphs.size() / 3;
  // The first paragraph is the old headline.
  for (std::size_t i = 1; i < paragraphs.size(); ++i) {
    if (cuts > 0 && below(kCutOneOf) == 0) {
      --cuts;
    } else {
      out.text += "\n\n" + edited(paragraphs[i]);
    }
  }
  for (const char* line : kBelow) {
    if (below(2) == 0) out.text += std::string("\n\n") + line;
  }
  out.text += "\n";
  return out;
}

}  // namespace onrecord
